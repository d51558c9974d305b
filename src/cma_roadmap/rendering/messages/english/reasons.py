"""English for reasons: why a requirement is met, not met, or cannot be told."""

from __future__ import annotations

REASONS = {
    "reason.parts": "{met} of {parts} hold now; {needed} needed.",
    "reason.already_held": "You hold this credential.",
    "reason.no_program": "No medical assisting program in your profile.",
    "reason.program_met": "{name} counts.",
    "reason.program_from": "{name} counts from {day}.",
    "reason.program_late": "{name} ended on {day}: too long ago.",
    "reason.program_kind": "{name} is not of the kind asked for: {wanted}.",
    "reason.program_kind_unclear": (
        "Whether {name} counts is not known: what surely does is {wanted}, and this is {kind}."
    ),
    "reason.accreditation_unknown": "Whether {name} is accredited by {wanted} is not known.",
    "reason.not_accredited": "{name} is not accredited by {wanted}.",
    "reason.school_unknown": (
        "Whether the school of {name} has a recognized accreditor is not known."
    ),
    "reason.school_not_accredited": "The school of {name} has no recognized accreditor.",
    "reason.clock_hours": "{name} has {have} clock hours; {needed} needed.",
    "reason.clock_hours_unknown": "The clock hours of {name} are not known; {needed} needed.",
    "reason.academic_hours": "{name} has {have} class hours without externship; {needed} needed.",
    "reason.academic_hours_unknown": (
        "The class hours of {name} without the externship are not known; {needed} needed."
    ),
    "reason.externship_hours": "{name} has {have} externship hours; {needed} needed.",
    "reason.externship_hours_unknown": (
        "The externship hours of {name} are not known; {needed} needed."
    ),
    "reason.hours_in_all": "{name} has {have} hours in all, externship included; {needed} needed.",
    "reason.not_enrolled": "No program under way in your profile.",
    "reason.enrolled": "{name} ends on {day}.",
    "reason.enrolled_later": "{name} begins on {day}.",
    "reason.enrolled_how_early": "You are in {name}; how early students may sit was not found.",
    "reason.no_work": "No such work in your profile: {roles}.",
    "reason.work_enough": "Your work is long and recent enough.",
    "reason.work_enough_assumed": (
        "Your work is long and recent enough, if {hours} hours a week are full time. The rule "
        "gives no number, so this one is assumed."
    ),
    "reason.work_part_time": "Your hours a week are part time or not given: this cannot be told.",
    "reason.work_from": "Enough on {day}, if you go on working like this.",
    "reason.work_from_assumed": (
        "Enough on {day}, if you go on working like this and {hours} hours a week are full time. "
        "The rule gives no number, so this one is assumed."
    ),
    "reason.work_short": "Not enough of your work is recent enough.",
    "reason.no_military": "No military medical training in your profile.",
    "reason.military_met": "Your training of {day} counts.",
    "reason.military_late": "Your training ended on {day}: too long ago.",
    "reason.credential_held": "You list {id}, certified {day}.",
    "reason.credential_end_unsure": (
        "You list {id}, certified {day}. It may have run out after {last}: ask how the last day is "
        "counted."
    ),
    "reason.credential_from": "You list {id} from {day} on.",
    "reason.credential_term_unknown": (
        "You list {id}, certified {day}. How long it lasts was not found."
    ),
    "reason.credential_lapsed": "You list {id}, certified {day}, but it has run out.",
    "reason.credential_not_held": "You list none of: {ids}.",
    "reason.diploma_held": "You have it.",
    "reason.diploma_expected": "You expect it; it counts from {day}.",
    "reason.diploma_planned": "You will have it by then.",
    "reason.diploma_unsaid": "You did not say if you have a diploma or GED.",
    "reason.diploma_none": "You have no diploma or GED yet.",
    "reason.card_held": "{card}: yours is in force.",
    "reason.card_from": "{card}: yours counts from {day}.",
    "reason.card_lapsed": "{card}: yours ran out on {day}.",
    "reason.card_planned": "{card}: you will have it by then.",
    "reason.card_unsaid": "{card}: you did not say if you have it.",
    "reason.age_unsaid": "You did not say when you were born; {years} years needed.",
    "reason.age_met": "You are {years} or older.",
    "reason.age_not_yet": "You turn {years} in the month of {day}.",
    "reason.state_shut_out": "Your state is {state}, and this way in is closed to people there.",
    "reason.state_let_in": "Your state is {state}.",
    "reason.confirmed": "You vouch for it.",
    "reason.by_choice": "Choose a program that has it.",
    "reason.to_confirm": "Ask. When you know, list {id} under confirmed in your profile.",
    "nearest.clauses": "{clauses}",
    "compare.reason": "{credential}: {reason}",
    "compare.met": "open now: {pathway}",
    "compare.by": "not yet; planned by {pathway}. Missing now: {clauses}",
    "compare.unknown": "cannot tell, by {pathway}: {clauses}",
    "compare.never": "closed: {clauses}",
}
