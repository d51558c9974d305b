"""Which of a state's ways in fits a credential, what that way asks for, and what it accepts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cma_roadmap.errors import UnknownNameError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.jurisdiction import (
    Acceptance,
    Accepted,
    Jurisdiction,
    NeededFor,
    Regime,
    Route,
    StateStep,
    StateStepKind,
)
from cma_roadmap.model.results.comparison import Acceptance as Word
from cma_roadmap.model.results.comparison import StateWord

PROOFS = (StateStepKind.EXAM, StateStepKind.CERTIFICATION)
"""What a certificate of a national body can satisfy."""
PERMITS = (Regime.CERTIFICATION, Regime.REGISTRATION)
"""Where the state itself gives a person something to work by."""
PERMISSION_STEPS = (
    StateStepKind.APPLICATION,
    StateStepKind.REGISTRATION,
    StateStepKind.INTERIM_PERMIT,
)
"""What a state hands out, and what therefore ends at its border."""
TRAINED = (StateStepKind.TRAINING, StateStepKind.SUPERVISED_PRACTICE)
"""What one learned by the rules of one state, which need not count in another."""
_NO_STEPS = (Regime.NONE, Regime.NONE_RECORDED, None)
_COUNTED = (NeededFor.WORK, NeededFor.TASKS)
_BEST_FIRST = (Accepted.YES, Accepted.PARTLY, Accepted.NO)
_AS_RESULT = {
    Accepted.YES: Word.YES,
    Accepted.PARTLY: Word.PARTLY,
    Accepted.NO: Word.NO,
}


def adds_steps(state: Jurisdiction, regime: Regime | None) -> bool:
    """Whether a state, as it deals with the work on some day, has steps for a plan."""
    return regime not in _NO_STEPS and bool(state.steps)


def is_older(state: Jurisdiction, day: date) -> bool:
    """Whether other rules were in force on `day` than when the steps were written down."""
    last = max(day, state.checked)
    return any(fact.at(day) is not fact.at(last) for fact in (state.regime, state.required))


def takes(step: StateStep, credential: str) -> bool | None:
    """Whether an exam or certificate step takes this credential; `None`: its rule lists none."""
    if step.kind not in PROOFS or not step.credentials:
        return None
    return credential in step.credentials


def steps_of(state: Jurisdiction, route: Route | None) -> tuple[StateStep, ...]:
    """The steps of one way in and those of every way, each behind the ones it comes after."""
    mine = [s for s in state.steps if not s.routes or (route and route.id in s.routes)]
    return tuple(_in_order(mine))


def _in_order(steps: list[StateStep]) -> Iterable[StateStep]:
    """Each step behind those it comes `after`; else as in the file, which also mends a circle."""
    left, waiting = list(steps), {step.id for step in steps}
    while left:
        ready = (step for step in left if not waiting.intersection(step.after))
        following = next(ready, left[0])
        left.remove(following)
        waiting.discard(following.id)
        yield following


def refusals(state: Jurisdiction, route: Route | None, credential: str) -> tuple[StateStep, ...]:
    """The steps that ask for another credential: on this way, or where it asks for none, on any.

    Ways to only a part of the work are left out.
    """
    mine = steps_of(state, route)
    parts = {way.id for way in state.routes if way.only and way != route}
    every = [step for step in state.steps if not step.routes or not parts.issuperset(step.routes)]
    looked = mine if any(takes(step, credential) for step in mine) else every
    found = (step for step in looked if step.needed_for in _COUNTED)
    return tuple(step for step in found if takes(step, credential) is False)


def route_to_work(state: Jurisdiction, route: Route | None) -> str | None:
    """What one works as after the work steps of a way in, in the few words its name begins with.

    A way that only adds tasks to another one is called by that other one.
    """
    if route is None:
        return None
    wanted = _work_steps(state, route)
    same = next(r for r in state.routes if _work_steps(state, r) == wanted)
    return same.name.partition(",")[0]


def _work_steps(state: Jurisdiction, route: Route) -> set[str]:
    return {s.id for s in steps_of(state, route) if s.needed_for is NeededFor.WORK}


def acceptances(state: Jurisdiction, credential: str) -> tuple[Acceptance, ...]:
    """What the state's rules say of this credential."""
    return tuple(found for found in state.accepts if credential in found.credentials)


def accepted_by(catalog: Catalog, credential: str, state: str | None, day: date) -> StateWord:
    """What `state` says of `credential` on `day`.

    A state whose law has people work by delegation asks for none. Where no rule was found, or
    where one asks for a certificate and does not name this one, it is unknown: that a rule was not
    found is no proof that there is none.
    """
    if state is None:
        return StateWord(None, Word.UNKNOWN)
    try:
        found = catalog.state(state)
    except UnknownNameError:  # a territory that nobody has looked into
        return StateWord(state, Word.UNKNOWN)
    return _named(found, credential, day) or _by_step(found, credential, day) or _rest(found, day)


def _named(state: Jurisdiction, credential: str, day: date) -> StateWord | None:
    """The most that a rule grants to the credential by its name."""
    entries = [entry for entry in state.accepts if credential in entry.credentials]
    if not entries:
        return None
    best = min(entries, key=lambda entry: _BEST_FIRST.index(entry.accepted))
    purpose = best.purpose.at(day)
    return StateWord(state.id, _AS_RESULT[best.accepted], purpose.value, purpose.sources)


def _by_step(state: Jurisdiction, credential: str, day: date) -> StateWord | None:
    """A step of the state's own road that the credential satisfies."""
    for step in state.steps:
        if credential in step.credentials:
            rule = step.rule.at(day)
            return StateWord(state.id, Word.YES, rule.value, rule.sources)
    return None


def _rest(state: Jurisdiction, day: date) -> StateWord:
    regime = state.regime.at(day)
    if regime.value is Regime.NONE:
        required = state.required.at(day)
        return StateWord(state.id, Word.NOT_REQUIRED, required.value, regime.sources)
    return StateWord(state.id, Word.UNKNOWN, None, regime.sources)
