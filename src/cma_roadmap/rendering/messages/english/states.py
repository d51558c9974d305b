"""English words of the states: the list, and the page of one."""

from __future__ import annotations

_LIST = {
    "states.title": "What each state asks of a medical assistant",
    "states.column.code": "code",
    "states.column.name": "state",
    "states.column.needed": "needed to work",
    "states.column.sure": "how sure",
    "states.column.checked": "last checked",
    "states.head.needed": "To work",
    "states.head.day": "Rules of",
    "states.head.checked": "Last checked",
    "states.head.sure": "How sure",
    "states.heading.legend": "What these words mean",
    "states.regime.certification": "state certificate",
    "states.regime.registration": "state registration",
    "states.regime.task_limited": "some tasks",
    "states.regime.none": "no paper (rule found)",
    "states.regime.none_recorded": "no rule recorded",
    "states.legend": "{short} ({count}): {meaning}",
    "states.legend.certification": (
        "you must hold a certificate of the state itself before you work. A national one alone is "
        "not enough."
    ),
    "states.legend.registration": (
        "you must be on a list that the state keeps, at least for some of the work."
    ),
    "states.legend.task_limited": (
        "you may work, but for some tasks, or to be hired, you need set training or a certificate."
    ),
    "states.legend.none": (
        "a law, a rule, a board or AAMA's lawyer says that you work by what a provider hands to "
        "you. The state itself gives you no paper. An employer may still ask for a certificate."
    ),
    "states.legend.none_recorded": (
        "we looked and found no rule. That is no proof that there is none: ask the state."
    ),
    "states.sure": (
        "How sure: of what is needed to work. Where no rule is recorded: that none was missed."
    ),
    "states.hint": "To see all about one: cma-roadmap states show {state}",
}

_PAGE = {
    "state.title": "{name} ({state})",
    "state.heading.rule": "What you need to work",
    "state.heading.ways-in": "Ways in, step by step",
    "state.heading.keeping": "Keeping it, and coming back",
    "state.heading.accepts": "What the state's rules accept",
    "state.heading.scope": "Tasks and limits",
    "state.heading.radiography": "X-rays",
    "state.heading.changes": "How the rules changed",
    "state.heading.advice": "Our reading",
    "state.heading.unknown": "What we looked for and did not find",
    "state.heading.agency": "Who to ask",
    "state.heading.citations": "Laws and rules",
    "state.regime": "How the state deals with it",
    "rule.certification": "the state's own certificate is needed to work",
    "rule.registration": "a place on the state's list is needed, at least for some work",
    "rule.task_limited": (
        "work is open; some tasks, or being hired, ask for training or a certificate"
    ),
    "rule.none": "no paper of the state is needed, and a rule or a body says so",
    "rule.none_recorded": "no rule recorded",
    "state.required": "Before a first job",
    "state.summary": "In short: {text}",
    "state.none-recorded": (
        "No rule recorded, last checked {checked}. That is no proof that there is none: "
        "ask {agency}."
    ),
    "state.somebody": "the state",
    "state.note-until": "On the rule until {day}: {note}",
    "state.note-from": "On the rule from {day} on: {note}",
    "state.older": (
        "These are the rules of {day}. What follows without a day of its own was written on "
        "{checked}, for the rules of that day."
    ),
    "state.every-way": "For every way in",
    "state.every-way-after": "After that, for every way in",
    "state.no-steps": "No steps of its own are recorded.",
    "state.told-above": "{title}: as told under {way}.",
    "state.needed.work": "You need it to work.",
    "state.needed.tasks": "You need it for some tasks only.",
    "state.needed.these-tasks": "You need it only for: {tasks}.",
    "state.needed.choice": "Nobody must: it opens a door.",
    "state.tasks": "Tasks: {tasks}.",
    "state.for-ways": "For: {ways}.",
    "state.after": "Comes after: {steps}.",
    "state.counts": "From our catalog these count: {credentials}.",
    "state.field.rule": "Rule",
    "state.field.hours": "Hours",
    "state.field.fee": "Fee",
    "state.field.processing": "Time until they answer",
    "state.field.lasts": "It lasts",
    "state.field.renewable": "Can be renewed",
    "state.field.every": "Due every",
    "state.field.within": "Age limit",
    "state.measured": "Measured at this step: {step}.",
    "state.accepted.yes": "Yes: {name}",
    "state.accepted.no": "No: {name}",
    "state.accepted.partly": "Partly, only with more or only for some people: {name}",
    "state.purpose": "For what",
    "state.in-catalog": "In our catalog: {credentials}.",
    "state.radiography": "Taking x-rays",
    "state.no-radiography": "Nothing is recorded on taking x-rays here. Ask before you take any.",
    "state.doubt.high": "",
    "state.doubt.medium": " (fairly sure)",
    "state.doubt.low": " (not sure)",
    "state.advice": "How we read the facts above. It is our own view, no rule and no legal advice.",
    "state.no-agency": "Who to ask in this state is not recorded.",
    "state.address.read": "We read this address.",
    "state.address.not-read": "We know this address but did not read it: it may have moved.",
}

STATE_PHRASES: dict[str, str] = {**_LIST, **_PAGE}
