"""What a person has had of a state already: its papers, in force or run out, and steps done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.circumstances import StatePaper
from cma_roadmap.model.definitions.jurisdiction import (
    Jurisdiction,
    NeededFor,
    StateStep,
    StateStepKind,
)
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.requirement import Requirement
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.states.state_rules import PERMISSION_STEPS, steps_of

_AGAIN = (*PERMISSION_STEPS, StateStepKind.BACKGROUND_CHECK)
"""What is asked for anew once a paper has run out."""


class PaperHistory(NamedTuple):
    """What the papers of one state mean for its steps.

    `done` gives days by the ids of steps, `in_force` the papers that hold on the day asked,
    `run_out` the one that ran out last (`None`: none did, or a later one holds), and `back` the
    steps of the way back from that one. `permits_used` are permits that were had before.
    """

    done: dict[str, date]
    in_force: tuple[StatePaper, ...] = ()
    run_out: StatePaper | None = None
    back: tuple[StateStep, ...] = ()
    permits_used: frozenset[str] = frozenset()

    def instead(self, step: StateStep) -> Requirement | None:
        """What the way back asks for in place of the exam, where it asks for something."""
        if step.kind is not StateStepKind.EXAM:
            return None
        return next((back.requirement for back in self.back if back.requirement), None)


def paper_history(state: Jurisdiction, profile: Profile, prefix: str, today: date) -> PaperHistory:
    """Read the pins and the papers of a profile for one state.

    `prefix` is what the ids of the state's steps begin with in pins.
    """
    papers = sorted(
        (paper for paper in profile.state_papers if paper.state == state.id),
        key=lambda paper: paper.issued_on,
    )
    done: dict[str, date] = {}
    permits = {step.id for step in state.steps if step.kind is StateStepKind.INTERIM_PERMIT}
    for paper in papers:
        over = paper.expires_on is not None and paper.expires_on < today
        for step in _shown_by(state, paper, permits):
            if not (over and step.kind in _AGAIN):
                done.setdefault(step.id, paper.issued_on)
    pinned = {step.id: profile.days.get(prefix + step.id) for step in state.steps}
    done |= {name: day for name, day in pinned.items() if day is not None and day < today}
    lasting = [paper for paper in papers if paper.paper not in permits]
    in_force = tuple(p for p in papers if p.expires_on is None or p.expires_on >= today)
    ended = lasting[-1] if lasting and lasting[-1] not in in_force else None
    if ended is not None and ended.expires_on is not None:
        back = tuple(_way_back(state, ended.paper, ended.expires_on, today))
        if any(step.lapsed_under for step in back):
            done |= {s.id: ended.issued_on for s in _of(state, ended.paper) if s.kind in _AGAIN}
        if any(step.requirement for step in back):
            proofs = [s.id for s in _of(state, ended.paper) if s.kind is StateStepKind.EXAM]
            done = {name: day for name, day in done.items() if name not in proofs}
    else:
        back = ()
    return PaperHistory(
        done, in_force, ended, back, frozenset(p.paper for p in papers) & frozenset(permits)
    )


def _of(state: Jurisdiction, route: str) -> tuple[StateStep, ...]:
    """The steps that come before work by one way in."""
    found = next((way for way in state.routes if way.id == route), None)
    counted = (NeededFor.WORK, NeededFor.TASKS)
    return tuple(step for step in steps_of(state, found) if step.needed_for in counted)


def _shown_by(state: Jurisdiction, paper: StatePaper, permits: set[str]) -> Iterator[StateStep]:
    """The steps that whoever holds the paper has behind them."""
    if paper.paper not in permits:
        yield from _of(state, paper.paper)
        return
    steps = {step.id: step for step in state.steps}
    waiting = list(steps[paper.paper].after)
    while waiting:
        step = steps[waiting.pop()]
        waiting += step.after
        yield step


def _way_back(state: Jurisdiction, route: str, ended: date, today: date) -> Iterator[StateStep]:
    """The steps of the way back for a paper that ran out on `ended`."""
    for step in state.steps:
        if step.kind is not StateStepKind.REACTIVATION:
            continue
        if step.routes and route not in step.routes:
            continue
        under, over = (
            fact.at(today).value if fact else None for fact in (step.lapsed_under, step.lapsed_over)
        )
        if _is_for(ended, under, over, today):
            yield step


def _is_for(ended: date, under: Duration | None, over: Duration | None, today: date) -> bool:
    if under is not None and under.after(ended) <= today:
        return False
    return over is None or over.after(ended) <= today
