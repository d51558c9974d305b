"""English words of a comparison beside the credentials: money, schools, states, thresholds."""

COMPARE_PHRASES = {
    "compare.row.school": "School",
    "compare.row.tuition": "Its price",
    "compare.row.doors": "Doors it opens",
    "compare.row.month": "Dearest month",
    "compare.row.even": "Pays for itself",
    "compare.row.state": "Your state",
    "compare.heading.pay": "Pay, and paying for itself",
    "compare.why.unsure": "Nobody can tell yet if it is open to you: ask before you pay.",
    "compare.verdict.too-dear": "more than your limit",
    "compare.nobody-affordable": (
        "none: each of these roads costs more than your limit. To look for one that fits, give the "
        "same limit to cma-roadmap plan"
    ),
    "compare.term-unknown": "how long it lasts: not known",
    "compare.ce-unknown": "continuing education: not known",
    "compare.passing-no-scale": "passing score and scale not known",
    "compare.verdict.closed": "not open to you",
    "compare.ask-first": "nobody can tell yet if this is open to you: ask first",
    "compare.usual_books": (
        "{credential} tells no price of books. Its score takes the usual {amount}; its cost leaves "
        "it out."
    ),
    "compare.threshold.weight-none": (
        "If {criterion} does not count (now {present}), {option} is the best fit."
    ),
    "compare.see-warnings": "see the warnings",
    "compare.no-school": "no school",
    "compare.no_state_pay": (
        "No pay that can be relied on is recorded for {state}. The figures of pay are for {area}."
    ),
    "compare.even.range": "in {low} to {high} months of work",
    "compare.even.single": "in 1 month of work",
    "compare.even.single-pay": "1 month of whole pay",
    "compare.even.one": "in {low} months of work",
    "compare.even.range-pay": "{low} to {high} months of whole pay",
    "compare.even.one-pay": "{low} months of whole pay",
    "compare.even.perhaps-single": "in 1 month of work at best; perhaps never",
    "compare.even.perhaps": "in {low} months of work at best; perhaps never",
    "compare.even.never": "never, by these figures",
    "compare.lost-pay": "pay given up in school: {low} to {high}",
    "compare.lost-pay-one": "pay given up in school: {low}",
    "compare.award": "{award}, {months} months",
    "compare.hours": "{hours} hours",
    "compare.hours-unknown": "hours not known",
    "compare.miles": "{miles} miles away",
    "compare.tuition": "{amount} ({basis})",
    "compare.basis.reported": "its own figure",
    "compare.basis.estimated": "worked out",
    "compare.basis.default": "a typical figure: ask",
    "compare.per-month": "{amount} a month",
    "compare.median.more": "more than {median}, the middle of its state",
    "compare.median.less": "less than {median}, the middle of its state",
    "compare.median.same": "the middle of its state",
    "compare.door.met": "{credential}: open",
    "compare.door.unknown": "{credential}: ask first",
    "compare.door.unmet": "{credential}: not by this school alone",
    "compare.door.closes": "{credential}: closed",
    "compare.door.none": "opens none of these for sure",
    "compare.accepted.yes": "{state} takes it",
    "compare.accepted.partly": "{state} takes it in part",
    "compare.accepted.no": "{state} does not take it",
    "compare.accepted.not_required": "{state} asks for none",
    "compare.accepted.unknown": "not known: ask {state}",
    "compare.pay": (
        "{work}, {area}: {low} to {high} an hour for the middle half of them ({period})."
    ),
    "compare.pay.no-certificate": (
        "The survey does not know who is certified, so pay is the same for all of these."
    ),
    "compare.pay.present_pay": (
        "You earn it back with what the new work brings more than your work now, full time (2,080 "
        "hours a year) and before taxes: at best the lowest cost against the higher pay, at worst "
        "the highest cost against the lower pay."
    ),
    "compare.pay.same_work": (
        "You do this work already, so you earn it back only with what a certificate may add to "
        "your pay now, before taxes."
    ),
    "compare.pay.whole_pay": (
        "You did not say what you earn now (earnings in your profile). So the cost is told in "
        "months of whole pay in this work, full time and before taxes."
    ),
    "compare.pay.premium": (
        "A certificate may add {low} to {high} percent. That is weak evidence: surveys that anyone "
        "could answer. They show a difference, not a cause."
    ),
    "compare.pay.lost": (
        "Pay given up in school is your pay an hour times the hours you drop. Where you did not "
        "say how many hours you keep, it runs from none to all of them."
    ),
    "compare.threshold.cost": (
        "If {option} costs {amount} or less until you are certified, it is the best fit. Ask for "
        "the price that is not known."
    ),
    "compare.threshold.upkeep": (
        "If keeping {option} for ten years costs {amount} or less, it is the best fit. Ask the "
        "body for its price."
    ),
    "compare.threshold.weight-more": (
        "If {criterion} has a weight of more than {value} (now {present}), {option} is the best "
        "fit."
    ),
    "compare.threshold.weight-less": (
        "If {criterion} has a weight of {value} or less (now {present}), {option} is the best fit."
    ),
    "compare.threshold.time-down": (
        "If {option} takes {value} days or less (now {present}), {winner} is the best fit."
    ),
    "compare.threshold.time-up": (
        "If {option} takes more than {value} days (now {present}), {winner} is the best fit."
    ),
    "compare.threshold.cost-down": (
        "If {option} costs {value} or less until you are certified (now {present}), {winner} is "
        "the best fit."
    ),
    "compare.threshold.cost-up": (
        "If {option} costs more than {value} until you are certified (now {present}), {winner} is "
        "the best fit."
    ),
    "compare.threshold.upkeep-down": (
        "If keeping {option} for ten years costs {value} or less (now {present}), {winner} is the "
        "best fit."
    ),
    "compare.threshold.upkeep-up": (
        "If keeping {option} for ten years costs more than {value} (now {present}), {winner} is "
        "the best fit."
    ),
    "compare.reading.schools": (
        "Doors are told for someone with a diploma who has nothing else yet. The middle price is "
        "that of the same award in the same state, of schools that report one."
    ),
}
