"""English words of an explanation: what a step is, what holds it, what it must keep."""

from __future__ import annotations

EXPLANATION_PHRASES: dict[str, str] = {
    "why.verdict.met": "{credential}, {pathway}: open to you",
    "why.verdict.unmet": "{credential}, {pathway}: not open to you",
    "why.verdict.unknown": "{credential}, {pathway}: nobody can tell yet",
    "why.verdict.day": "Judged on {day}, the day on which it counts.",
    "why.verdict.problems": "What else stands in the way",
    "why.head.id": "Step",
    "why.head.what": "What it is",
    "why.head.when": "When",
    "why.head.standing": "State",
    "why.head.plan": "Plan",
    "why.what": "{kind}, in the part: {phase}",
    "why.plan": "the road to {credential}",
    "why.kind.task": "something to do",
    "why.kind.milestone": "a point you reach",
    "why.kind.window": "a time that is open to you",
    "why.kind.deadline": "a last day",
    "why.status.todo": "still to do",
    "why.status.done": "done",
    "why.status.pinned": "its day is set by you",
    "why.days": "{start} to {end} ({days} days)",
    "why.heading.drivers": "Why that day",
    "why.heading.slack": "If it slips",
    "why.heading.limits": "Limits it must keep",
    "why.heading.waits-for": "What else it waits for",
    "why.heading.awaited-by": "What waits for it",
    "why.heading.costs": "What it costs",
    "why.heading.sources": "What else it rests on",
    "why.chain.title": "{title} on {day}: the steps that put it there",
    "why.it": "it",
    "why.step": "“{title}”",
    "why.rest": "Facts read in{refs}.",
    "why.driver.today": "Nothing holds it: it can begin today, {day}.",
    "why.driver.start": "You asked to start on {day} (option --start).",
    "why.driver.eligible": "This pathway opens to you on {day}.",
    "why.driver.live_vaccines": (
        "Live vaccines on two days must be far enough apart: not before {day}."
    ),
    "why.driver.done": "It was done on {day}.",
    "why.driver.pin": "You set its day: {day}.",
    "why.driver.other": "Not before {day}.",
    "why.slack.done": "It is behind you: nothing in this plan moves it.",
    "why.slack.pinned": "Its day is set by you. The plan moves the rest around it.",
    "why.slack.deadline": "This is a last day. After it, what it stands for is lost or costs more.",
    "why.slack.window": "This is a time to watch, not work. It moves with what opens it.",
    "why.slack.none": "There is no slack: each day late moves your certificate by a day.",
    "why.slack.none-after": "There is no slack: it must be done by then.",
    "why.slack.some": (
        "It may begin up to {days} later, on {latest}, and you are still certified on "
        "{certified}. Each day more moves your certificate or breaks a limit."
    ),
    "why.slack.after": "It may begin up to {days} later, on {latest}, and still be in time.",
    "why.least.FS.none": ("{after} begins no sooner than {before} is over ({day}): {rule}."),
    "why.least.FS.lag": (
        "{after} begins at the soonest {lag} after {before} is over ({day}): {rule}."
    ),
    "why.least.FS.lead": (
        "{after} begins at the soonest {lag} before {before} is over ({day}): {rule}."
    ),
    "why.least.SS.none": ("{after} begins no sooner than {before} begins ({day}): {rule}."),
    "why.least.SS.lag": (
        "{after} begins at the soonest {lag} after {before} begins ({day}): {rule}."
    ),
    "why.least.SS.lead": (
        "{after} begins at the soonest {lag} before {before} begins ({day}): {rule}."
    ),
    "why.least.FF.none": ("{after} is over no sooner than {before} is over ({day}): {rule}."),
    "why.least.FF.lag": (
        "{after} is over at the soonest {lag} after {before} is over ({day}): {rule}."
    ),
    "why.least.FF.lead": (
        "{after} is over at the soonest {lag} before {before} is over ({day}): {rule}."
    ),
    "why.least.SF.none": ("{after} is over no sooner than {before} begins ({day}): {rule}."),
    "why.least.SF.lag": (
        "{after} is over at the soonest {lag} after {before} begins ({day}): {rule}."
    ),
    "why.least.SF.lead": (
        "{after} is over at the soonest {lag} before {before} begins ({day}): {rule}."
    ),
    "why.most.FS.none": ("{after} must begin no later than {before} is over, by {day}: {rule}."),
    "why.most.FS.lag": (
        "{after} must begin at most {lag} after {before} is over, by {day}: {rule}."
    ),
    "why.most.FS.lead": (
        "{after} must begin at least {lag} before {before} is over, by {day}: {rule}."
    ),
    "why.most.SS.none": ("{after} must begin no later than {before} begins, by {day}: {rule}."),
    "why.most.SS.lag": (
        "{after} must begin at most {lag} after {before} begins, by {day}: {rule}."
    ),
    "why.most.SS.lead": (
        "{after} must begin at least {lag} before {before} begins, by {day}: {rule}."
    ),
    "why.most.FF.none": ("{after} must be over no later than {before} is over, by {day}: {rule}."),
    "why.most.FF.lag": (
        "{after} must be over at most {lag} after {before} is over, by {day}: {rule}."
    ),
    "why.most.FF.lead": (
        "{after} must be over at least {lag} before {before} is over, by {day}: {rule}."
    ),
    "why.most.SF.none": ("{after} must be over no later than {before} begins, by {day}: {rule}."),
    "why.most.SF.lag": (
        "{after} must be over at most {lag} after {before} begins, by {day}: {rule}."
    ),
    "why.most.SF.lead": (
        "{after} must be over at least {lag} before {before} begins, by {day}: {rule}."
    ),
    "why.exact.FS.none": "{after} begins on the day on which {before} is over, {day}: {rule}.",
    "why.exact.FS.lag": "{after} begins {lag} after {before} is over, on {day}: {rule}.",
    "why.exact.FS.lead": "{after} begins {lag} before {before} is over, on {day}: {rule}.",
    "why.exact.SS.none": "{after} begins on the day on which {before} begins, {day}: {rule}.",
    "why.exact.SS.lag": "{after} begins {lag} after {before} begins, on {day}: {rule}.",
    "why.exact.SS.lead": "{after} begins {lag} before {before} begins, on {day}: {rule}.",
    "why.exact.FF.none": "{after} is over on the day on which {before} is over, {day}: {rule}.",
    "why.exact.FF.lag": "{after} is over {lag} after {before} is over, on {day}: {rule}.",
    "why.exact.FF.lead": "{after} is over {lag} before {before} is over, on {day}: {rule}.",
    "why.exact.SF.none": "{after} is over on the day on which {before} begins, {day}: {rule}.",
    "why.exact.SF.lag": "{after} is over {lag} after {before} begins, on {day}: {rule}.",
    "why.exact.SF.lead": "{after} is over {lag} before {before} begins, on {day}: {rule}.",
    "why.cost": "{label}: {amount} ({basis}).",
    "why.cost-range": "{label}: {likely} likely, from {amount} ({basis}).",
    "why.cost-unknown": "{label}: the price is not known. Ask before you pay.",
    "why.basis.reported": "as published",
    "why.basis.estimated": "worked out from published prices",
    "why.basis.default": "a typical figure, not a quote",
}
