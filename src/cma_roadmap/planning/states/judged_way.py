"""One way into the work that a state offers, judged for one person, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.jurisdiction import NeededFor, Route, StateStep, StateStepKind
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.planned_state import StateWay
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.span import ALWAYS, Spans
from cma_roadmap.planning.eligibility.checking import missing_pieces

BEST_FIRST = (Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET)


class JudgedWay(NamedTuple):
    """One way in, judged. `tree` has a part for each step that it asks for, `work` those for work.

    `asked` are the same parts by the ids of their steps, `used` permits that are not given again.
    """

    route: Route | None
    steps: tuple[StateStep, ...]
    tree: Assessment
    work: Assessment
    asked: Mapping[str, Assessment]
    used: frozenset[str] = frozenset()

    def verdict(self, day: date) -> Verdict:
        """Whether its conditions for work hold on `day`; what is to do counts as done."""
        return settled(self.work).verdict(day)

    def whole_verdict(self, day: date) -> Verdict:
        """The same of all its conditions, those of single tasks too."""
        return settled(self.tree).verdict(day)

    def opens(self, day: date) -> date | None:
        """The first day from `day` on, on which all its conditions hold, or may hold."""
        return settled(self.tree).days(day)[0]

    @property
    def is_whole(self) -> bool:
        """Whether it leads to the whole work of a medical assistant."""
        return self.route is None or not (self.route.only or self.route.fewer_tasks)

    @property
    def is_to_tasks(self) -> bool:
        """Whether it is also a way to single tasks."""
        return any(step.needed_for is NeededFor.TASKS for step in self.steps)

    def lacking(self, day: date, *, work: bool = False) -> list[Assessment]:
        """What it asks for and surely does not have on `day`, a part each, with why not."""
        tree = settled(self.work if work else self.tree)
        return [why_not(part, day) for part in tree.children if day not in part.surely]

    def told(self, state: str, today: date, by: date | None = None) -> StateWay:
        """The same as a result, on the day on which it opens; `state` names a nameless one.

        One that is shut is looked at on the day `by`, or today.
        """
        opens = self.opens(today)
        day = opens or by or today
        return StateWay(
            name=self.route.name if self.route else state,
            verdict=self.whole_verdict(day),
            work=self.verdict(day),
            opens=opens,
            lacking=tuple(self.lacking(day)),
            to_do=self.to_do(day),
            tree=self.tree,
            only=self.route.only if self.route else None,
            permit=self.permit(day),
            tasks=tuple(dict.fromkeys(task for step in self.steps for task in step.tasks)),
        )

    def permit(self, day: date) -> str | None:
        """The permit on which one may work while only the exam is missing, where that is so."""
        permits = (s for s in self.steps if s.kind is StateStepKind.INTERIM_PERMIT and s.lasts)
        exams = {s.id for s in self.steps if s.kind is StateStepKind.EXAM}
        asked = [self.asked[name] for name in exams if name in self.asked]
        if asked and all(day in part.surely for part in asked):
            return None
        rest = [part for name, part in self.asked.items() if name not in exams and not part.once]
        if day in self.tree.surely or not all(day in part.surely for part in rest):
            return None
        return next((permit.title for permit in permits if permit.id not in self.used), None)

    def to_do(self, day: date) -> tuple[str, ...]:
        """What is still to be done where all else holds."""
        return tuple(
            part.once for part in self.tree.children if part.once and day not in part.surely
        )


def all_tasks(ways: Sequence[JudgedWay], day: date) -> tuple[Verdict, JudgedWay]:
    """Whether all tasks are open on `day`, or on the day a way opens, and by which way.

    A way on which one may do less is none to all of them, nor one that leaves tasks to another.
    """
    tasks = any(way.is_to_tasks for way in ways)
    whole = [way for way in ways if way.is_whole and (way.is_to_tasks or not tasks)]
    found = [(way.whole_verdict(way.opens(day) or day), way) for way in whole or ways]
    return min(found, key=lambda pair: BEST_FIRST.index(pair[0]))


def held_together(spans: Iterable[Spans]) -> Spans:
    """The days on which all of them hold."""
    return reduce(Spans.__and__, spans, ALWAYS)


def why_not(part: Assessment, day: date) -> Assessment:
    """A part with the reason of the clause that it lacks first, where it has parts itself."""
    missing = missing_pieces(part, day)
    return part._replace(reason=missing[0].reason) if part.children and missing else part


def settled(tree: Assessment) -> Assessment:
    """The same without what is still to do."""
    parts = tuple(part for part in tree.children if part.once is None)
    return tree._replace(
        reason=message("reason.parts", met=0, needed=len(parts), parts=len(parts)),
        surely=held_together(part.surely for part in parts),
        possibly=held_together(part.possibly for part in parts),
        children=parts,
    )
