"""The states of a plan: the one a person lives in, and the one they move to."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.network import Phase, Step, StepKind, StepStatus
from cma_roadmap.model.results.planned_state import Move
from cma_roadmap.model.results.roadmap import MOST_CYCLES, Goal
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import LASTS
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED, MOVE
from cma_roadmap.planning.states.state_part import StatePart
from cma_roadmap.planning.states.state_rules import (
    PERMISSION_STEPS,
    PERMITS,
    TRAINED,
    route_to_work,
)
from cma_roadmap.planning.states.state_words import add_state

_MOST_TERMS = 40


def tell_move(old: StatePart | None, new: StatePart, day: date) -> None:
    """Tell what holds and what ends on a move from `old` (`None`: not said) to `new` on `day`."""
    _tell_credential(new, day)
    if old is None:
        text = message("finding.move_from_unsaid", state=new.state.name)
        new.find(Severity.INFO, text, MOVE)
    else:
        _tell_what_ends(old, new)


def _tell_credential(new: StatePart, day: date) -> None:
    """The certificate is national; whether it is in force on the day of the move is another thing.

    Days come from an earlier round of the plan.
    """
    draft, name = new.draft, new.credential.name
    certified = draft.dates.get(CERTIFIED)
    if certified is None:
        return
    if certified > day:
        text = message("finding.move_uncertified", credential=name, day=day, certified=certified)
        draft.find(Severity.WARNING, text, MOVE)
        return
    ends = _days(draft, "expires")
    if not ends:
        return
    valid = next((end for end in ends if end >= day), None)
    state = new.state.name
    if valid == ends[0]:
        text = message("finding.move_holds", credential=name, state=state, valid=valid)
        draft.find(Severity.INFO, text, MOVE)
    elif valid is not None:
        due = tuple(by for by in _days(draft, "submit") if by < day)
        text = message(
            "finding.move_holds_renewed", credential=name, state=state, valid=valid, due=due
        )
        draft.find(Severity.WARNING, text, MOVE)
    else:
        _tell_run_out(new, day, ends)


def _days(draft: Draft, what: str) -> list[date]:
    """The days of one kind of step in all terms shown."""
    own = [n for n in draft.dates if n.startswith("renewal.") and n.endswith(f".{what}")]
    return sorted(draft.dates[name] for name in own)


def _tell_run_out(new: StatePart, day: date, ends: list[date]) -> None:
    """The terms shown are over by the move: how many it takes to hold the credential that day."""
    draft = new.draft
    fact = new.credential.certification.term
    name = f"renewal.{len(ends)}.expires"
    term = draft.version(fact, name).value
    counted = draft.version(new.credential.certification.counted, name).value or LASTS
    last, cycles = ends[-1], len(ends)
    while term is not None and last < day and cycles < _MOST_TERMS:
        last, cycles = counted.next_term(last, term)[1], cycles + 1
    text = message(
        "finding.move_run_out" if cycles <= MOST_CYCLES else "finding.move_run_out_far",
        credential=new.credential.name,
        last=ends[-1],
        state=new.state.name,
        cycles=cycles,
    )
    draft.find(Severity.WARNING, text, MOVE)


def _tell_what_ends(old: StatePart, new: StatePart) -> None:
    """A state's own paper ends at its border; training for its tasks may have to be shown again."""
    here, there = old.state.name, new.state.name
    regime = old.state.regime.at(old.rules_day).value
    planned = [step for step in old.steps if step.id in old.plan_ids]
    permissions = [step for step in planned if step.kind in PERMISSION_STEPS]
    if regime in PERMITS and permissions:
        way = route_to_work(old.state, old.route) or permissions[0].title
        text = message("finding.move_ends", way=way, here=here, there=there)
        sources = old.version(permissions[0].rule).sources
        old.draft.find(Severity.WARNING, text, MOVE, sources)
    elif any(step.kind in TRAINED for step in planned):
        text = message("finding.move_trained", here=here, there=there)
        old.find(Severity.INFO, text, MOVE)
    if old.skipped:
        old.find(Severity.WARNING, message("finding.move_too_soon", here=here), MOVE)


def tell_what_is_new(new: StatePart) -> None:
    """What is to be done in the new state, all of it after the move."""
    draft = new.draft
    todo = [draft.steps[name] for name in new.plan_ids.values() if not new.is_done(name)]
    titles = tuple(step.title for step in todo if step.kind is StepKind.TASK)
    if not titles:
        return
    text = message("finding.move_redo", state=new.state.name, steps=titles, agency=new.agency)
    new.find(Severity.WARNING, text, MOVE)


def add_states(draft: Draft, goal: Goal, credential: Credential, program: Program | None) -> None:
    """Add what the state of `goal` asks for and, after a move, what the other state does.

    `program` is the school that is still ahead, if there is one.
    """
    here = _part(draft, goal, credential, program, goal.state)
    if goal.state_by_zip and here is not None:
        draft.find(Severity.INFO, message("finding.state_by_zip", state=here.state.name))
    move = goal.move_to
    there = _part(draft, goal, credential, program, move.state) if move else None
    if move is None or there is None:
        if here is not None:
            add_state(here)
    elif move.on < draft.case.today:
        past = message("finding.move_past", day=move.on, state=there.state.name)
        draft.find(Severity.WARNING, past)
        add_state(there)
    elif move.state == goal.state:
        draft.find(Severity.WARNING, message("finding.move_nowhere", state=there.state.name))
        add_state(there)
    else:
        _add_move(draft, here, there, move)


def _part(
    draft: Draft, goal: Goal, credential: Credential, program: Program | None, code: str | None
) -> StatePart | None:
    """What there is to plan of the state with these letters; one not in the data is told of."""
    if code is None:
        return None
    known = next((state for state in draft.case.catalog.states if state.id == code), None)
    if known is None:
        draft.find(Severity.WARNING, message("finding.state_not_recorded", state=code))
        return None
    return StatePart(draft, goal, credential, known, program=program)


def _add_move(draft: Draft, here: StatePart | None, there: StatePart, move: Move) -> None:
    """The state that is left until the day of the move, the move, and the new state after it."""
    draft.unsettled = True
    there.since, there.moved_on = MOVE, move.on
    if here is not None:
        here.until = move.on
        if here.has_steps and there.has_steps:
            here.marked = there.marked = True
            there.prefix = f"state.{there.state.id.lower()}."
        add_state(here)
    title = message("title.move", state=there.state.name)
    kind, status = StepKind.MILESTONE, StepStatus.PINNED
    draft.add(Step(MOVE, Phase.STATE, kind, title, DAY, status, fixed=move.on))
    tell_move(here, there, move.on)
    add_state(there)
    tell_what_is_new(there)
