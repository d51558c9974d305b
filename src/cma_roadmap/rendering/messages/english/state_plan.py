"""English for what a state asks for inside a plan, and for a move from one state to another."""

from __future__ import annotations

_TITLES = {
    "title.state_step": "{title}",
    "title.state_marked": "{state}: {title}",
    "title.state_check": "{title} (find out if yours counts)",
    "title.state_ready": "May work in {state}",
    "title.state_ready_as": "May work in {state}: {way}",
    "title.state_open": "Work in {state} is open: no state paper comes first",
    "title.state_exam_again": "Pass the exam again: {credential}",
    "title.state_exam_until": "Last day to apply in {state} with the exam you passed",
    "title.move": "Move to {state}",
    "cost.state_fee": "State fee",
}

_WORDS = {
    "word.text": "{text}",
    "word.state_tasks": "Needed only for: {tasks}. ",
    "word.state_doubt": " This comes from a weak source: ask {agency}.",
    "fact.state_fee": "state fee",
    "fact.state_hours": "hours that the state asks for",
    "fact.state_lasts": "how long the permit lasts",
    "fact.state_renewable": "whether the permit can be renewed",
    "fact.state_exam_age": "how old the exam may be",
    "fact.state_every": "how often to renew with the state",
    "tie.state_order": "order of the state's steps",
    "tie.state_pace": "one training after the other",
    "tie.state_move": "you move first",
    "tie.state_exam_age": "how old the exam may be by the state's rule",
    "tie.state_permit": "the permit must not end before the exam is passed",
}

_RULES = {
    "finding.state_not_recorded": (
        "Nothing is recorded of {state}. Ask its health department or medical board what you need."
    ),
    "finding.state_none_recorded": (
        "No rule for medical assistants was found for {state}; last looked into on {checked}. That "
        "is no proof that there is none: ask {agency}."
    ),
    "finding.state_required": (
        "Before a first job in {state}: {required}{also}{doubt} "
        "All about it: cma-roadmap states show {letters}"
    ),
    "finding.state_route": (
        "{state} has more than one way in. The plan takes this one: {route}. The others: {others}."
    ),
    "finding.state_older": (
        "These are the rules of {state} on {day}. Its steps were written down on {checked}, for "
        "the rules of that day."
    ),
    "finding.state_done_already": (
        "If you have done some of this for {state} already, put the day under pins in your "
        "profile, such as {step}: 2026-01-31. The plan then takes it as done."
    ),
    "finding.state_rule": "{tasks}{rule}{doubt}",
    "finding.state_condition": "{state}: {title}. {tasks}{rule}{doubt}",
    "finding.state_hours_met": (
        "The rule names {hours} hours of training; yours has {known}, as far as we know."
    ),
    "finding.state_hours_short": (
        "The rule names {hours} hours of training; yours has {known}. Read the rule: not every way "
        "in may ask for the hours. Ask {agency} before you count on it."
    ),
    "finding.state_hours_unknown": (
        "The rule names {hours} hours of training. How many yours has is not known: put "
        "clock_hours under training in your profile, or ask your school."
    ),
    "finding.state_age_unsaid": (
        "{state} sets a least age of {years}. Put born: YYYY-MM in your profile, and the plan "
        "checks it."
    ),
    "finding.state_length_unknown": (
        "How long this takes was not found: the plan counts one day. Ask who trains you."
    ),
    "finding.state_in_school": (
        "Your school may teach what {state} asks for here, and then it takes no extra time: "
        "{steps}. Ask before you enroll."
    ),
    "finding.state_no_wait": (
        "How long the state takes to answer was not found, so the plan counts one day for each of "
        "these: {steps}. Apply early, and do not promise an employer a day."
    ),
    "finding.state_not_taken": (
        "{credential} does not count in {state} for this: {title}. These count: {taken}."
    ),
    "finding.state_accepts": "{state} takes {name}. What for: {purpose}",
    "finding.state_accepts_partly": (
        "{state} takes {name}, but only with more or only from some. What for: {purpose}"
    ),
    "finding.state_accepts_no": "{state} does not take {name}. What for: {purpose}",
    "finding.state_cannot_tell": (
        "{state} lists no certificate by name for this: {steps}. Ask {agency} if {credential} "
        "counts."
    ),
    "finding.state_exam_too_old": (
        "{state} takes an exam that is at most {limit} old when you apply. Yours counts from "
        "{day}, when {credential} was given to you, so it was good until {last}. You must pass an "
        "exam again. If you passed one later, say so when you apply."
    ),
    "finding.state_exam_will_be_old": (
        "{state} takes an exam that is at most {limit} old when you apply. Yours of {day} would be "
        "good until {last}, and you would apply later than that: you would have to pass it again."
    ),
    "finding.state_exam_sooner": (
        "Ask {agency} if you may apply before you move: by {last} your exam still counts."
    ),
    "finding.state_permit_once": "You get this once: it cannot be renewed.",
    "finding.state_permit_ends_first": (
        "This permit lasts {lasts}: to {ends}. The exam, as planned, is passed on {passed}. In "
        "between you may not work on it. Sit the exam sooner, or apply to the state later."
    ),
    "finding.state_renewal": "{state}: {title}. {rule}",
    "finding.state_renewal_counted": (
        "We count these days from the day you would be on the state's list. Ask {agency} for your "
        "own last day."
    ),
}

_MOVES = {
    "finding.move_past": (
        "The day of your move, {day}, is past, so the plan takes it that you live in {state} now."
    ),
    "finding.move_nowhere": (
        "You are in {state} already, so the move changes nothing: the plan leaves it out."
    ),
    "finding.move_from_unsaid": (
        "You did not say in which state you are now, so the plan cannot tell what ends when you "
        "move to {state}. Add --state."
    ),
    "finding.move_uncertified": (
        "You move on {day}, before you are certified on {certified}. {credential} is a national "
        "certificate: the road to it goes on. Ask your school if you can finish from afar."
    ),
    "finding.move_holds": (
        "What holds: {credential} is a national certificate. In {state} it stays in force until "
        "{valid}."
    ),
    "finding.move_holds_renewed": (
        "What holds: {credential} is a national certificate, but it runs out before you move "
        "unless you renew it by {due}. Then it is in force in {state} until {valid}."
    ),
    "finding.move_run_out": (
        "The plan shows {credential} only to {last}. By the day you move to {state} it will have "
        "run out, unless you renew each time. To see all renewals up to the move: "
        "--horizon {cycles}"
    ),
    "finding.move_run_out_far": (
        "The plan shows {credential} only to {last}. By the day you move to {state} it will have "
        "run out, unless you renew it each time: {cycles} terms, more than a plan can show."
    ),
    "finding.move_ends": (
        "What ends: {way} is a paper of {here} alone. It does not let you work in {there}."
    ),
    "finding.move_trained": (
        "Your training by the rules of {here} need not count in {there}. Keep the papers and show "
        "them."
    ),
    "finding.move_too_soon": (
        "You leave {here} before all that it asks for would be done. The plan leaves out what "
        "would come after you move."
    ),
    "finding.move_redo": (
        "What is to be done anew in {state}: {steps}. Ask {agency} what you can send in before you "
        "move."
    ),
}

STATE_PLAN_PHRASES: dict[str, str] = {**_TITLES, **_WORDS, **_RULES, **_MOVES}
