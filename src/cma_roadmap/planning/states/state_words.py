"""What to know of a state in a plan: how it deals with the work, its ways in, who to ask."""

from __future__ import annotations

from cma_roadmap.model.definitions.jurisdiction import NeededFor, Regime
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import StepKind, StepStatus
from cma_roadmap.model.results.planned_state import PlannedState, StateWay, told_lack
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.planning.states.judged_way import all_tasks
from cma_roadmap.planning.states.state_conditions import opening_day
from cma_roadmap.planning.states.state_part import StatePart
from cma_roadmap.planning.states.state_rules import is_older
from cma_roadmap.planning.states.state_steps import add_state_steps


def add_state(part: StatePart) -> None:
    """Add the steps that a state asks for, or the word that none is known; note it as a place."""
    state, regime = part.state, part.version(part.state.regime)
    ready: str | None = None
    if part.has_steps:
        _tell_way_in(part)
        ready = add_state_steps(part)
        _tell_pins(part)
    elif regime.value in (None, Regime.NONE_RECORDED):
        text = message(
            "finding.state_none_recorded",
            state=state.name,
            checked=state.checked,
            agency=part.agency,
        )
        part.draft.find(Severity.WARNING, text, part.since, regime.sources)
    else:
        _tell_required(part)
    _tell_older(part)
    permits = (n for n in part.plan_ids.values() if part.draft.steps[n].kind is StepKind.WINDOW)
    place = PlannedState(
        state=state.id,
        name=state.name,
        regime=regime.value,
        checked=state.checked,
        route=part.route.name if part.route and part.has_steps else None,
        ready=ready,
        permit=next(permits, None),
        since=part.moved_on,
    )
    if part.has_steps:
        place = _judged(part, place)
    elif regime.value in (None, Regime.NONE_RECORDED):
        place = place._replace(verdict=Verdict.UNKNOWN, all_tasks=Verdict.UNKNOWN)
    part.draft.states.append(place)


def _judged(part: StatePart, place: PlannedState) -> PlannedState:
    """The same with what the ways in hang on, on the day on which the planned one opens."""
    way, day = part.way, opening_day(part)
    return place._replace(
        verdict=way.verdict(day),
        all_tasks=all_tasks(part.ways, part.draft.case.today)[0],
        on=day,
        tree=way.tree,
        only=part.route.only if part.route else None,
        bars_work=any(step.needed_for is NeededFor.WORK for step in part.state.steps),
        to_do=way.to_do(day),
        proof=part.prefix + "ready",
        lacks=tuple(told_lack(lack) for lack in way.lacking(day, work=True)),
        others=_others(part),
    )


def _tell_required(part: StatePart) -> None:
    """What one must have before a first job; where the plan has no steps, with all conditions."""
    known = part.version(part.state.required)
    rules = [part.version(step.rule).value or "" for step in part.state.steps]
    also = " ".join(rules) if rules and not part.has_steps else None
    weak = known.confidence is Confidence.LOW
    text = message(
        "finding.state_required",
        state=part.state.name,
        required=known.value or message("word.unknown"),
        also=f" {also}" if also else None,
        doubt=message("word.state_doubt", agency=part.agency) if weak else None,
        letters=part.state.id,
    )
    severity = Severity.WARNING if weak else Severity.INFO
    part.draft.find(severity, text, part.since, known.sources)


def _tell_way_in(part: StatePart) -> None:
    """What is asked before a first job, the way in that is planned, and the others."""
    _tell_required(part)
    state, route = part.state, part.route
    if route is not None and len(state.routes) > 1:
        others = tuple(map(_told_other, (way for way in _others(part) if way.only is None)))
        shut = part.way.whole_verdict(opening_day(part)) is Verdict.UNMET
        text = message(
            "finding.state_route_shut" if shut else "finding.state_route",
            state=state.name,
            route=route.name,
            others=others,
            letters=state.id,
        )
        part.find(Severity.INFO, text, part.since)


def _others(part: StatePart) -> tuple[StateWay, ...]:
    return tuple(
        way.told(part.state.name, part.draft.case.today, part.by_plan) for way in part.ways[1:]
    )


def _told_other(way: StateWay) -> Message:
    """Another way in, and what it still needs."""
    code = "word.state_other" if way.lacks else "word.state_other_open"
    return message(code, name=way.name, lacks=way.lacks)


def _tell_pins(part: StatePart) -> None:
    """How a holder tells the plan what is done already; a profile has no papers of states."""
    steps = [part.draft.steps[name] for name in part.plan_ids.values()]
    todo = [s.id for s in steps if s.kind is StepKind.TASK and s.status is not StepStatus.DONE]
    own = [name for name in todo if name not in part.at_once]
    if part.held and part.since is None and own:
        text = message("finding.state_done_already", state=part.state.name, step=own[0])
        part.find(Severity.WARNING, text)


def _tell_older(part: StatePart) -> None:
    """Whether other rules were in force when the steps were written down."""
    state = part.state
    if not is_older(state, part.rules_day):
        return
    text = message(
        "finding.state_older", state=state.name, day=part.rules_day, checked=state.checked
    )
    part.find(Severity.WARNING, text)
