"""What no road to a credential can stay below: its first day, its usual day, its price.

Each floor holds for every plan, so a search can leave out what lies above its best without planning
it. Where a person has begun already (days of an exam that were told, a try at it), a step may cost
nothing and be over: there is no floor but today, and none but $0.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.requirement import AllOf, Requirement
from cma_roadmap.model.definitions.waiting import Wait, WaitUnit
from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.fact import Confidence, Fact, least_sure
from cma_roadmap.model.values.money import Money
from cma_roadmap.planning.draft.draft import wait_length
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import fee_of, fees_for, program_days
from cma_roadmap.planning.eligibility.program_rules import requirement_versions
from cma_roadmap.planning.guesses.times import days_to_classes, own_times, usual_days


class _Floor(NamedTuple):
    """What holds for every road to one credential: `days` are those from the last one of school."""

    fee: Decimal
    days: int
    surest: Confidence


class Floors:
    """The floors of one person's roads."""

    def __init__(self, case: Case, goal: Goal) -> None:
        self._case, self._goal = case, goal
        self._known: dict[str, _Floor] = {}

    def soonest(self, program: Program | None) -> date:
        """A day before which nobody is certified by this program, however much is hurried.

        Who sits early is certified when training is complete all the same.
        """
        if program is None or self._case.profile.is_past_school:
            return self._begin
        return self._begin + timedelta(days=program_days(program) - 1)

    def usually(self, credential: str, program: Program | None) -> date:
        """The same with the usual time to choose a school before it, and for the exam after it."""
        if program is None or self._case.profile.is_past_school:
            return self._begin
        days = self._to_choose + self._of(credential).days
        return self.soonest(program) + timedelta(days=days)

    def fee(self, credential: str) -> Decimal:
        """The least that applying for the exam costs, on whatever day; 0 where nobody tells."""
        return self._of(credential).fee

    def surest(self, credential: str) -> Confidence:
        """The most that any way in can be relied on, by the clauses that it cannot do without."""
        return self._of(credential).surest

    def _of(self, name: str) -> _Floor:
        if name not in self._known:
            credential = self._case.catalog.credential(name)
            sure = [self._sure(pathway.requirement) for pathway in credential.pathways]
            self._known[name] = _Floor(
                self._fee(credential),
                self._after(credential),
                max(sure, key=lambda level: level.rank, default=Confidence.LOW),
            )
        return self._known[name]

    def _fee(self, credential: Credential) -> Decimal:
        if self._has_begun:
            return Decimal(0)
        member = credential.body.id in self._case.profile.memberships
        fees = [fee_of(fees_for(credential, p.id), member=member) for p in credential.pathways]
        return min(_least_price(fee.amount) if fee else Decimal(0) for fee in fees)

    @cached_property
    def _begin(self) -> date:
        today = self._case.today
        return min([max(self._goal.start or today, today), *self._pinned])

    @property
    def _pinned(self) -> list[date]:
        return [day for step, day in self._case.profile.pins.items() if "training." in step]

    @cached_property
    def _to_choose(self) -> int:
        if self._goal.start is not None or self._pinned:
            return 0
        defaults = self._case.catalog.foundation.defaults
        return days_to_classes(defaults, self._case.profile, self._goal.times)

    @cached_property
    def _has_begun(self) -> bool:
        person = self._case.profile
        return bool(person.attempts) or any("exam." in step for step in person.pins)

    def _after(self, credential: Credential) -> int:
        """Days from the last one of school: applying, waiting for the answer and for a seat."""
        if self._has_begun or self._goal.sit_early or self._goal.pathway is not None:
            return 0
        days = 1 + min(_least_days(v.value) for v in credential.application.processing.versions)
        if credential.exam is None:
            return days
        own = own_times(self._case.profile, self._goal.times)
        usual = usual_days(Guess.SEAT, self._case.catalog.foundation.defaults)
        return days + own.get(Guess.SEAT, usual)

    def _sure(self, requirement: Requirement) -> Confidence:
        if isinstance(requirement, AllOf):
            return least_sure(map(self._sure, requirement.of))
        if hasattr(requirement, "of"):
            return Confidence.HIGH  # of alternatives nobody needs any one
        versions = requirement_versions(requirement, self._case.rules_day)
        return least_sure(version.confidence for version in versions)


def _least_price(amount: Fact[Money]) -> Decimal:
    return min(v.value.amount if v.value else Decimal(0) for v in amount.versions)


def _least_days(wait: Wait | None) -> int:
    """The fewest days of the calendar that a wait takes; one that nobody knows may take none."""
    if wait is None:
        return 0
    days = wait_length(wait, frozenset()).in_days
    return wait.high if wait.unit is WaitUnit.BUSINESS_DAYS or days is None else days
