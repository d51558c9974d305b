"""English words of travel work between two states."""

from __future__ import annotations

_SIDES = {
    "career.heading.side-by-side": "What you need to work in each state",
    "career.heading.credentials": "Certificates that each state takes",
    "career.heading.crossing": "When you cross the line",
    "career.heading.open": "What is not known of the two states",
    "career.title-travel": "Pay and career of medical assistants: {place}, with work in {there}",
    "career.state-rules-both": "cma-roadmap states show {state}; cma-roadmap states show {there}",
    "travel.row.regime": "How the state deals with it",
    "travel.row.required": "Before a first job",
    "travel.row.certificate": "National certificate",
    "travel.row.ways": "Ways in, in order",
    "travel.row.permit": "Interim permit",
    "travel.row.keeping": "Keeping it",
    "travel.row.checked": "Last checked",
    "travel.row.agency": "Who to ask",
    "travel.unkept": (
        "We did not look into the rules of {name}. That is no proof that there are none."
    ),
    "travel.certificate.every_way": "Asked for to work, by every way in.",
    "travel.certificate.some_ways": "Asked for to work by some ways in, not by all.",
    "travel.certificate.tasks": "Asked for only for some tasks.",
    "travel.certificate.not_asked": (
        "The rules that we found ask for none. An employer or agency still may."
    ),
    "travel.certificate.unknown": "not known",
    "travel.no-steps": "The rules that we found name no steps to take first.",
    "travel.steps-unknown": "not known",
    "travel.in-full": "Each rule in full: cma-roadmap states show {state}",
    "travel.above": "{title}: as told above.",
    "travel.age": "Least age",
    "travel.no-permit": "None is recorded.",
    "travel.no-keeping": "Nothing is recorded.",
    "travel.checked": "{checked}; how sure: {sure}",
    "travel.disputed": " (sources do not agree)",
    "travel.open": "{name}: {text}",
}

_CREDENTIALS = {
    "travel.column.credential": "certificate",
    "travel.taken.yes": "yes",
    "travel.taken.no": "no",
    "travel.taken.partly": "partly",
    "travel.taken.unsaid": "not said",
    "travel.taken-legend": (
        "Partly: only together with more, for some tasks, or for some people. Not said: the rules "
        "that we found do not name it; a kind of certificate that they name may still cover it. "
        "What the rules say, in full:"
    ),
    "travel.accepts.none": "The rules that we found name no certificate.",
    "travel.accepts.unknown": "Not known.",
}

_CROSSING = {
    "travel.national": (
        "What carries over: a national certificate is not tied to a state. It stays in force in "
        "{there}. If it counts there for a state rule is told above."
    ),
    "travel.leave-unknown": (
        "What {here} gave you, and if it holds elsewhere, is not known: no rule of {here} is "
        "recorded."
    ),
    "travel.keep": "To come back to work in {here}, keep it in force while you are away.",
    "travel.anew-unknown": (
        "What you would have to do anew in {there} is not known, because no rule is recorded. Do "
        "not read that as nothing: ask before you sign a contract."
    ),
    "travel.nothing-recorded": (
        "For {there} the rules that we found name no step to do anew. An employer or agency may "
        "still ask for a certificate."
    ),
    "travel.crossing.anew": "To do anew, with {there} itself:",
    "travel.crossing.counts": (
        "Counts in {there} if you hold one that its rule names, within its limits:"
    ),
    "travel.crossing.ask": (
        "A certificate or exam whose rule in {there} lists none by name. Ask if yours counts:"
    ),
    "travel.crossing.show": (
        "May count in {there} if it meets the rule. Bring the papers; what does not meet it "
        "is to be done anew:"
    ),
    "travel.crossing.condition": "Conditions of the work in {there}, wherever you come from:",
    "travel.step": "{title} (by way {ways})",
    "travel.step-tasks": "{text}, for some tasks only",
    "travel.step-all": "{title}",
    "travel.ask-agency": (
        "If {there} treats a short stay or a travel contract in some other way is not recorded: "
        "ask {agency} before you sign."
    ),
}

_PAY = {
    "travel.no-pay": "{name}: no pay of medical assistants is recorded.",
    "travel.unsure-pay": "{name}: the figures are too unsure or missing, so it is not compared.",
    "travel.pay-difference": (
        "Middle pay a year in {there} beside {here}: {difference}. What it costs to live there, "
        "and what a travel contract adds, are not in it."
    ),
}

TRAVEL_PHRASES: dict[str, str] = {**_SIDES, **_CREDENTIALS, **_CROSSING, **_PAY}
