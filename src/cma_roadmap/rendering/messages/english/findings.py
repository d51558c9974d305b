"""English for findings: what a person should know, check, or cannot do."""

from __future__ import annotations

FINDINGS = {
    "doubt.disputed": (
        "{what}: we use {value} ({publisher}). Other sources say {others}. Check with the body."
    ),
    "doubt.low": "{what}: {value} comes from a weak source ({publisher}). Check with the body.",
    "doubt.low_disputed": (
        "{what}: we use {value} ({publisher}), but the source is weak and others say {others}. "
        "Check with the body."
    ),
    "doubt.unknown": "{what}: not found. Looked at: {publisher}. Ask the body.",
    "doubt.unknown_disputed": (
        "{what}: not found from the body itself ({publisher}). Others say {others}. Ask the body."
    ),
    "finding.assumed": "We assume {value} for this: {what}. No source gives a figure.",
    "finding.diploma_assumed": (
        "You did not say if you have a high-school diploma or GED, so the plan takes it that you "
        "do. Most schools ask for one. If you have none, set diploma: {{kind: none}} in your "
        "profile."
    ),
    "finding.clearances_vary": (
        "Each clinical site has its own list of shots, tests and checks. Ask your school for "
        "theirs. If you have shot records or blood tests that show you are immune, list the dates "
        "under clearances in your profile."
    ),
    "finding.card_lapses": (
        "{card}: yours holds until {day}, but it is needed until {needed}. The plan has a new one."
    ),
    "finding.too_early": (
        "{card}: yours of {day} is too old for {needed}, as far as we assume. Ask your school; the "
        "plan has a new one."
    ),
    "finding.repeat_clearance": (
        "{card} holds for {term} only, and your externship is longer: plan to repeat it."
    ),
    "finding.window_unsure": (
        "The plan sits the exam after {day}. If {body} counts its time limit to the exam and not "
        "to the application, that is too late: ask first, or study for a shorter time."
    ),
    "finding.renew_now": (
        "Time is short: the last safe day to send in your renewal was {day}. Renew now."
    ),
    "finding.lapsed": (
        "Your {credential} ran out on {day}. What {body} says of that: {text} Ask {body} about a "
        "way back before you pay for anything else."
    ),
    "finding.lapsed_unknown": (
        "Your {credential} ran out on {day}. No way back was found: ask {body} about one before "
        "you pay for anything else."
    ),
    "finding.may_have_lapsed": (
        "Your {credential} may have run out on {day}: {body} does not say on which day a term "
        "ends. Ask now."
    ),
    "finding.pathway_not_held": ("On the day you would apply, this pathway is not met: {pathway}."),
    "finding.pace_capped": (
        "You have {weekly} hours a week; the program runs at about {usual}. It goes no faster."
    ),
    "finding.pace_unknown": (
        "The hours of this program are not known, so your hours a week change only the externship."
    ),
    "finding.little_time_to_choose": (
        "The start you asked for leaves {days} days to choose a program and enroll."
    ),
    "finding.start_is_past": (
        "The start you asked for, {day}, is past, so training starts today. If you are in school "
        "now, list it under training in your profile instead."
    ),
    "finding.long_break": (
        "Your profile has a break of more than a year, from {start} to {end}: no school and no "
        "study in all that time. If that is not what you meant, mend it under availability."
    ),
    "finding.intake": "When the school takes newcomers: {text}. Ask for the day.",
    "finding.term_days_assumed": (
        "The school takes newcomers in its {terms}. The first day of a term is our guess: once you "
        "know it, add --start and the day."
    ),
    "finding.start_unused": (
        "This road has no training ahead, so the start you asked for, {day}, changes nothing."
    ),
    "finding.no_early_sitting": (
        "You asked to sit early, but how early this body lets students sit was not found. The plan "
        "waits until training is complete."
    ),
    "finding.cannot_tell": "We cannot tell from what you said: {clause}",
    "finding.clause_fails": "{pathway}: not met. {clause} {reason}",
    "finding.accreditation_assumed": (
        "This plan takes it that your program is accredited by {wanted}. Check the program itself, "
        "not only the school, before you pay: without it this road is closed."
    ),
    "finding.accreditation_seen": (
        "{accreditor} accreditation of this program was seen {seen}. Check with {accreditor} that "
        "it will hold on {day}, when you would graduate."
    ),
    "finding.accreditation_old": (
        "{accreditor} accreditation of this program was last seen {seen}. You would graduate on "
        "{day}, about {years} years later: ask {accreditor} before you pay."
    ),
    "finding.accreditation_undated": (
        "{accreditor} accreditation of this program was seen on a page that shows no date. Check "
        "with {accreditor} that it will hold on {day}, when you would graduate."
    ),
    "finding.program_closes": (
        "{program} shuts the usual way to the {credential}, {pathway}. What is left is {left}, and "
        "whether you would fit that cannot be told: ask before you pay. To plan that way, add "
        "--pathway {id}."
    ),
    "finding.hours_enough": "{body} asks for {needed} {which}; this program reports {have}.",
    "finding.hours_short": (
        "{body} asks for {needed} {which}; this program reports {have}. That is too few."
    ),
    "finding.hours_unknown": (
        "{body} asks for {needed} {which}. Those of this program are not known: ask the school "
        "before you pay."
    ),
    "finding.hours_not_told": (
        "{body} asks for {which}, but how many was not found. This program reports {have}."
    ),
    "hours.clock": "clock hours in all",
    "hours.academic": "class hours",
    "hours.externship": "externship hours",
    "finding.pathway_status": "Will this pathway stay open? {status}",
    "finding.where": "Where the exam is given: {places}.",
    "finding.pathway_fact": "{label}: {text}",
    "finding.bar": "{text}",
    "finding.finish_by_missed": (
        "The earliest day of certification is {certified}. That is {late} days after {day}. What "
        "takes the time: {chain}."
    ),
    "finding.no_exam": "{body} gives no exam of its own: it registers you on your papers.",
    "finding.retake": "If you fail: wait {wait} before the next try; {attempts} attempts in all.",
    "finding.retake_no_cap": "If you fail: wait {wait} before the next try. No limit was found.",
    "finding.retake_wait_unknown": (
        "If you fail: how long to wait was not found; {attempts} attempts in all."
    ),
    "finding.retake_wait_unknown_no_cap": (
        "If you fail: neither the wait nor a limit on attempts was found."
    ),
    "finding.expiry_day_unknown": (
        "{body} does not say on which day a term ends. The plan takes the earliest likely day."
    ),
    "finding.no_grace_known": (
        "No time for a late renewal is known for {body}: do not count on any."
    ),
    "finding.in_grace": "Your credential ran out on {day}. You can renew late until {until}.",
    "finding.limit_broken": (
        "These steps cannot all keep their limits: {chain}. What breaks: {tie}, at most {limit}."
    ),
    "finding.date_impossible": (
        "A fixed day cannot hold: {chain}. It would have to be {needed} or later, not {allowed} "
        "({tie})."
    ),
    "finding.pin_unknown": (
        "Your profile pins {pin}, which is no step of this plan. Like it: {near}"
    ),
    "finding.cost_incomplete": (
        "The totals are at least this much. No price was found for all of: {steps}."
    ),
    "finding.earlier_window": (
        "Two time limits meet here: {first}, to {day}, and {second}, to {later}. The earlier one "
        "counts: {day}."
    ),
    "finding.no_route": (
        "Of {programs} programs, {fit} fit what you asked for, and none of these leads there."
    ),
    "finding.route_unpriced": (
        "{count} of the programs that fit have no price of their own on record: they were left out."
    ),
    "finding.over_budget": (
        "The plan is likely to cost {likely} up to the certificate. That is {short} more than your "
        "budget of {limit}."
    ),
    "finding.may_pass_budget": (
        "Your budget of {limit} covers the likely cost, but not the highest, which is {high}."
    ),
    "finding.over_month": (
        "Your limit is {limit} a month. {month} is likely to cost {likely}; months over the limit "
        "in all: {count}."
    ),
    "finding.may_pass_month": (
        "Your limit of {limit} a month covers the likely cost, but not the highest: {high} in the "
        "dearest month."
    ),
    "finding.paid_by_the_month": (
        "Tuition is planned in equal parts, one for each month of school, because you gave a limit "
        "a month. Many schools ask for a term or for all of it at once: ask yours."
    ),
    "finding.route_guessed": (
        "{count} of the programs that fit tell no length of their own. They come second to those "
        "that do, though their usual length may be shorter."
    ),
    "finding.cheaper_without_school": (
        "Without a school it takes until {day}, and is likely to cost {cost} in place of {likely}. "
        "To see that road, add --program none."
    ),
    "finding.slower_pace": (
        "At the school's own pace no road keeps your limit a month, so this one is planned at "
        "{hours} hours a week."
    ),
    "finding.about_money": "A note on this person's own money is left out.",
    "finding.usual_books": (
        "The school tells no price of books. A budget is checked with the usual {amount} for them; "
        "the totals, and what is due in a month, leave it out."
    ),
    "finding.aid_counted": (
        "You count on {amount} from others. As far as it comes in time, it comes off what you have "
        "to pay, and off no price."
    ),
}
