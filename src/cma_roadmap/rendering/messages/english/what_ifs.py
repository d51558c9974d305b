"""English for what could happen: exams failed, steps that begin late, cards that run out."""

from __future__ import annotations

WHAT_IF_PHRASES: dict[str, str] = {
    # steps
    "title.sit_failed": "Sit the {body} exam, attempt {number}: you fail",
    "title.sit_again": "Sit the {body} exam, attempt {number}: you pass",
    "title.result_failed": "Result of attempt {number}: not passed",
    "title.result_again": "Result of attempt {number}: passed",
    "title.apply_again": "Apply to {body} again, for attempt {number}",
    "title.retake_pay": "Pay {body} for attempt {number} and book it",
    "title.approval_again": "Wait for approval of attempt {number}",
    "title.window_again": "Time to sit attempt {number}",
    "title.visit_again": "{name}: once more",
    "title.dose_again": "{name}: {dose}, once more",
    "cost.retake": "Retake fee",
    "cost.exam_fee_again": "Exam fee, paid again: {candidate}",
    "fact.next_wait": "wait before the next attempt",
    "fact.retake_fee": "retake fee",
    "fact.full_exam_fee": "whether each attempt costs the full exam fee",
    "tie.failed": "you learn that you did not pass",
    "tie.retake_wait": "wait between attempts",
    # the head
    "view.title.what_if": "What if? Your road to {credential}",
    "view.head.what-if": "What if",
    "view.head.without": "Without it",
    "view.head.left": "Attempts left",
    "what-if.failed_once": "you fail the exam the first time",
    "what-if.failed": "you fail the exam the first {count} times",
    "what-if.delay": "“{title}” begins {late} late",
    "what-if.lapse": "your {card} has run out on the day it is needed",
    # what it changes
    "finding.what_if": "Without this what-if: {effect}{cost}.",
    "what-if.without": "{effect}{cost}",
    "effect.later": "certified on {day}, {sooner} sooner",
    "effect.same": "certified on {day} all the same",
    "effect.never": "certified on {day}",
    "effect.cost": ", and it costs {amount} less",
    "effect.cost_at_least": ", and it costs at least {amount} less",
    "effect.cost_unknown": ", and it costs less (how much is not known)",
    "effect.cost_same": ", and it costs the same",
    "effect.moved": "{title} ({day}, not {was})",
    "finding.what_if_moved": (
        "To keep all limits, the plan moves steps that do not come after what goes wrong: {steps}. "
        "If you have done one by then, ask if it still counts."
    ),
    # failing
    "finding.retake_new_application": (
        "You pay {body} the full exam fee for each attempt. So the plan takes it that each one "
        "needs a new application, with its own time for approval and its own time to sit, and that "
        "you send it as soon as you have the result."
    ),
    "finding.retake_same_application": (
        "{body} asks for a retake fee of its own. So the plan takes it that your first application "
        "stays open: there is no new approval, and all attempts must fit its time limits."
    ),
    "finding.retake_application_unknown": (
        "Whether {body} wants a new application for each attempt was not found. The plan counts no "
        "time for a new approval: ask {body}."
    ),
    "finding.retake_wait_longest": (
        "How long {body} makes you wait after attempt {number} was not found. The plan takes "
        "{wait}, the longest wait that any source tells. Ask {body}."
    ),
    "finding.retake_wait_missing": (
        "How long {body} makes you wait after attempt {number} was not found. The plan takes the "
        "earliest day there can be: the true one may be much later. Ask {body}."
    ),
    "finding.retake_other_way": (
        "Attempt {number} needs an application after {limit}, the last day for this way in: "
        "{first}. By then this one is open to you, so the plan uses it: {other}. Ask {body} first."
    ),
    "finding.attempt_window_unsure": (
        "Attempt {number} comes after {day}, when the time limit of {body} may be over: its rules "
        "do not say if the limit holds for a new attempt. Ask {body} before you pay."
    ),
    "finding.attempt_too_late": (
        "Attempt {number} comes too late: this could be on {day} at the soonest, but a limit ends "
        "on {last}: {limit}. Ask {body} what you can do then."
    ),
    "finding.no_attempt_left": (
        "{body} allows {attempts} attempts in all. You asked what happens if you fail every one: "
        "none is left. What comes then: {text}"
    ),
    "finding.no_attempt_left_unknown": (
        "{body} allows {attempts} attempts in all. You asked what happens if you fail every one: "
        "none is left. What comes then was not found: ask {body}."
    ),
    "finding.no_exam_to_fail": "There is no exam to fail on this road: that changes nothing.",
    "finding.nothing_to_fail": (
        "You hold this already, and no exam lies ahead in this plan: failing one changes nothing."
    ),
    # how many attempts fit
    "finding.attempts_fit": (
        "{tries} The last attempt that still fits the windows is number {number}, on {day} at the "
        "latest. {cap}{wait}{other}"
    ),
    "finding.attempts_fit_no_window": "{tries} {cap}{wait}{other}",
    "finding.attempts_all": (
        "{tries} The last attempt that still fits the windows is number {number}, on {day} at the "
        "latest. {cap}{wait}{other}"
    ),
    "finding.attempts_all_no_window": (
        "{tries} Number {number} is the last attempt, and no last day for it was found. {cap}{wait}"
        "{other}"
    ),
    "finding.attempts_until_unknown": (
        "{tries} How long to wait after attempt {number} was not found, so we cannot tell how many "
        "more fit. The last day for any attempt is {day}. {cap}{wait}{other}"
    ),
    "finding.attempts_until_unknown_no_window": (
        "{tries} How long to wait after attempt {number} was not found. {cap}{wait}{other}"
    ),
    "attempts.days": "If you fail, you can sit again, at the soonest: {days}.",
    "attempts.days_then": "If you fail this one too, you can sit again, at the soonest: {days}.",
    "attempts.none": "If you fail, this plan has no day for another attempt.",
    "attempts.none_then": "If you fail this one too, this plan has no day for another attempt.",
    "attempts.open": "If you fail, we cannot tell on which day you may sit again.",
    "attempts.open_then": (
        "If you fail this one too, we cannot tell on which day you may sit again."
    ),
    "attempts.day": "attempt {number} on {day}",
    "attempts.cap": "{body} allows {attempts} in all.",
    "attempts.no_cap": "No limit on how many {body} allows was found.",
    "attempts.longest_wait": (
        " The wait is not from {body}: these days take the longest that any source tells."
    ),
    "attempts.other": " An application after {day} must be by another way in: {other}.",
    # cards
    "finding.lapse": (
        "This takes it that your {card} turns out to have run out on {day}, when it is needed. "
        "You do it again from that day, pay again, and what needs it waits."
    ),
    "finding.lapse_of_series": (
        "{card} takes {visits} visits, and as far as we know it does not run out. This takes it "
        "that the last of them ({dose}) must be done once more from {day}, when it is needed."
    ),
    "finding.lapse_changes_nothing": (
        "No step of this plan waits for this, so it changes nothing if it has run out: {card}."
    ),
    # why
    "why.driver.delay": (
        "You asked what happens if this is late: it begins on {day} (option --if delay)."
    ),
    "why.driver.lapse": (
        "You asked what happens if this has run out when it is needed, on {day} (option --if "
        "lapse)."
    ),
    "why.driver.as_planned": (
        "It is when it would be if it did not run out: {day}. Nobody knows that in advance."
    ),
}
