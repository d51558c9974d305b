"""The states of a plan: the one a person lives in, and the one they move to."""

from __future__ import annotations

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.network import Phase, Step, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, Move
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import MOVE
from cma_roadmap.planning.eligibility.training_record import planned
from cma_roadmap.planning.states.moving import tell_move, tell_what_is_new
from cma_roadmap.planning.states.state_part import StatePart
from cma_roadmap.planning.states.state_words import add_state


def add_states(draft: Draft, goal: Goal, credential: Credential, program: Program | None) -> None:
    """Add what the state of `goal` asks for and, after a move, what the other state does.

    `program` is the school that is still ahead, if there is one.
    """
    here = _part(draft, goal, credential, program, goal.state)
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
    return StatePart(draft, goal, credential, _hours(draft, program), known)


def _hours(draft: Draft, program: Program | None) -> int | None:
    """The clock hours of the training in the plan, else the most that the person has had."""
    if program is not None:
        return planned(program, draft.case.today).clock_hours
    known = [t.clock_hours for t in draft.case.trainings if t.clock_hours is not None]
    return max(known, default=None)


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
