"""Random lives: one thing happens after the other, early, on time, late or not as hoped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.profile import empty_profile
from cma_roadmap.model.results.network import StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, PlannedStep, Roadmap
from cma_roadmap.model.tracked.happened import CERTIFIED, Happened, Outcome
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.answer import Request, roadmap_for
from cma_roadmap.tracking.folded import with_log

FIRST = date(2026, 11, 2)
CREDENTIALS = ("cma-aama", "ccma-nha", "rma-amt", "ncma-ncct")
_PASSES = ("training.intake", "exam.window", "exam.confirm", "foundation.diploma")
_LONG = ("training.program", "externship.hours", "exam.study")
_FEW = 9
"""Events in a life: enough to come from choosing a school to a second try at the exam."""


@dataclass
class Life:
    """One person, day by day."""

    seed: int
    events: list[Happened] = field(default_factory=list)
    today: date = FIRST

    @cached_property
    def credential(self) -> str:
        return CREDENTIALS[self.seed % len(CREDENTIALS)]

    def plan(self, events: list[Happened] | None = None, today: date | None = None) -> Roadmap:
        """The plan after what happened."""
        catalog, told = load_catalog(), self.events if events is None else events
        profile = with_log(empty_profile(), told, catalog.clearances)
        moving = self.seed % 5 == 0 and len(told) > 3  # somebody moves on the way
        goal = Goal(self.credential, state="WA" if moving else None)
        return roadmap_for(
            Request(catalog=catalog, profile=profile, goal=goal, today=today or self.today)
        )

    def go_on(self) -> Iterator[tuple[Roadmap, Happened, Roadmap]]:
        """Each thing that happens, with the plan before and after it."""
        random = Random(self.seed)  # noqa: S311 - a life is no secret
        before = self.plan()
        for _ in range(_FEW):
            one = self._next(before, random)
            if one is None:
                return
            self.events.append(one)
            self.today = max(self.today, one.on + timedelta(days=random.choice((0, 0, 1, 9))))
            after = self.plan()
            yield before, one, after
            before = after

    def _next(self, roadmap: Roadmap, random: Random) -> Happened | None:
        open_ = [p for p in roadmap.steps if self._may_happen(p)]
        if not open_:
            return None
        soon = sorted(open_, key=lambda p: p.timing.start)[:3]
        planned = random.choice(soon)
        step, timing = planned.step, planned.timing
        begun = step.id == "training.program" and step.status is StepStatus.TODO
        first = timing.start if begun or step.id not in _LONG else timing.end - ONE_DAY
        limits = [timing.latest_start + timedelta(days=days) for days in (-1, 0, 1)]
        on = random.choice([first, first, self.today, first + timedelta(days=40), *limits])
        result = None
        if step.id.endswith(".sit"):
            result = random.choice((Outcome.PASSED, Outcome.FAILED))
        of_body = step.id.startswith("exam.")
        return Happened(
            step.id,
            max(on, self.today),
            self.credential if of_body else None,
            begun,
            None,
            result,
        )

    def _may_happen(self, planned: PlannedStep) -> bool:
        step = planned.step
        told = {(one.step, one.begun) for one in self.events}
        if step.phase in ("renewal", "career", "state") or step.id in _PASSES:
            return False
        if step.status is StepStatus.DONE or (step.id, False) in told or step.id == CERTIFIED:
            return False
        if step.id.endswith((".result", ".approval", ".review")):
            return False
        return step.kind in (StepKind.TASK, StepKind.MILESTONE)
