"""What the rules of two states mean for work in both: what holds, what is to be done anew.

The same reading of the rules as for a move in a plan (`state_places.py`), but of no one person:
every way in and every certificate is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import (
    Accepted,
    Jurisdiction,
    NeededFor,
    Regime,
    StateStep,
    StateStepKind,
)
from cma_roadmap.model.traveling.two_states import (
    CertificateNeeded,
    CrossedStep,
    Crossing,
    StateSide,
    TakenInBoth,
    TwoStates,
    WayIn,
)
from cma_roadmap.planning.states.state_rules import (
    PERMISSION_STEPS,
    PERMITS,
    PROOFS,
    TRAINED,
    acceptances,
    is_older,
    route_to_work,
    steps_of,
)

_COUNTED = (NeededFor.WORK, NeededFor.TASKS)
_ANEW = (*PERMISSION_STEPS, StateStepKind.BACKGROUND_CHECK)
_SHOWN = (
    *TRAINED,
    StateStepKind.EDUCATION,
    StateStepKind.TRAINING_CERTIFICATE,
    StateStepKind.WORK_EXPERIENCE,
)
_BEST_FIRST = (Accepted.YES, Accepted.PARTLY, Accepted.NO)


def two_states(here: StateSide, there: StateSide) -> TwoStates:
    """What a person of `here` finds in `there`; both as `side_of` makes them."""
    trained = any(step.kind in TRAINED for way in here.ways for step in way.steps)
    return TwoStates(here, there, _credentials(here, there), _crossed(there), trained)


def side_of(state: Jurisdiction, day: date) -> StateSide:
    """A state as it deals with the work on `day`.

    Raises:
        NoFactInForceError: `day` lies before the first rule that is recorded.
    """
    regime, older = state.regime.at(day).value, is_older(state, day)
    recorded = regime not in (None, Regime.NONE_RECORDED)
    ways = _ways(state)
    proofs = [s for s in _once(ways) if s.needed_for in _COUNTED and _is_proof(s, regime)]
    return StateSide(
        id=state.id,
        name=state.name,
        state=state,
        regime=regime,
        is_recorded=recorded,
        is_older=older,
        ways=ways,
        keeping=tuple(s for s in state.steps if s.needed_for is NeededFor.KEEPING),
        certificate=(
            _certificate(ways, proofs) if recorded and not older else CertificateNeeded.UNKNOWN
        ),
        proofs=tuple(proofs),
        permits=tuple(s for s in state.steps if s.kind is StateStepKind.INTERIM_PERMIT),
        papers=_permissions(state, regime),
    )


def _ways(state: Jurisdiction) -> tuple[WayIn, ...]:
    """Every way in with what comes before the work; what keeps a paper alive is left out."""
    routes = state.routes or ((None,) if state.steps else ())
    return tuple(
        WayIn(r, tuple(s for s in steps_of(state, r) if s.needed_for is not NeededFor.KEEPING))
        for r in routes
    )


def _once(ways: Iterable[WayIn]) -> tuple[StateStep, ...]:
    """The steps of all ways, each at its first mention."""
    return tuple({step.id: step for way in ways for step in way.steps}.values())


def _is_proof(step: StateStep, regime: Regime | None) -> bool:
    """Whether a step asks for a national certificate or exam.

    In a state that certifies by itself a certificate is its own.
    """
    return step.kind in PROOFS and not _is_own_certificate(step, regime)


def _is_own_certificate(step: StateStep, regime: Regime | None) -> bool:
    return step.kind is StateStepKind.CERTIFICATION and regime is Regime.CERTIFICATION


def _certificate(ways: Sequence[WayIn], proofs: Sequence[StateStep]) -> CertificateNeeded:
    work = [step for step in proofs if step.needed_for is NeededFor.WORK]
    if work:
        everywhere = all(any(step in work for step in way.steps) for way in ways)
        return CertificateNeeded.EVERY_WAY if everywhere else CertificateNeeded.SOME_WAYS
    return CertificateNeeded.TASKS if proofs else CertificateNeeded.NOT_ASKED


def _permissions(state: Jurisdiction, regime: Regime | None) -> tuple[str, ...]:
    """What one works by after each way in, where the state itself gives it."""
    if regime not in PERMITS:
        return ()
    named = [route_to_work(state, route) for route in state.routes]
    titles = [s.title for s in state.steps if s.kind in PERMISSION_STEPS][:1]
    return tuple(dict.fromkeys(name for name in named if name)) or tuple(titles)


def _credentials(here: StateSide, there: StateSide) -> tuple[TakenInBoth, ...]:
    """Every credential of the catalogue that one of the two names."""
    names = dict.fromkeys(name for side in (here, there) for name in _named(side))
    return tuple(TakenInBoth(name, _taken(here, name), _taken(there, name)) for name in names)


def _named(side: StateSide) -> list[str]:
    accepts = [one.credentials for one in side.state.accepts] if side.state else []
    listed = [*accepts, *(step.credentials for step in side.proofs)]
    return [name for names in listed for name in names]


def _taken(side: StateSide, credential: str) -> Accepted | None:
    """The best that the state says of it; part of a step, it counts only with the others."""
    found = [one.accepted for one in acceptances(side.state, credential)] if side.state else []
    if any(credential in step.credentials for step in side.proofs):
        found.append(Accepted.PARTLY)
    return min(found, key=_BEST_FIRST.index, default=None)


def _crossed(there: StateSide) -> tuple[CrossedStep, ...]:
    """What one must have to work in the new state, with what becomes of each step."""
    return tuple(
        CrossedStep(step, _crossing(step, there.regime), _numbers(step, there.ways))
        for step in _once(there.ways)
        if step.needed_for in _COUNTED
    )


def _numbers(step: StateStep, ways: Sequence[WayIn]) -> tuple[int, ...]:
    numbers = tuple(n for n, way in enumerate(ways, start=1) if step in way.steps)
    return () if len(numbers) == len(ways) else numbers


def _crossing(step: StateStep, regime: Regime | None) -> Crossing:
    if step.kind in _ANEW or _is_own_certificate(step, regime):
        return Crossing.ANEW
    if step.kind in PROOFS:
        return Crossing.COUNTS if step.credentials else Crossing.ASK
    return Crossing.SHOW if step.kind in _SHOWN else Crossing.CONDITION
