"""A result without what is personal: for an adviser, a parent, a forum.

Left out are the days of what lies behind (school, work, service, certificates, birth), the names of
schools as a person wrote them, and the amounts of their money. What is ahead stays whole, and so do
verdicts and reasons, with "an earlier day" in place of a day. A limit that is counted from an
earlier day is still told, for the plan is made of limits. Messages are met wherever they stand: a
result that grows a field keeps no secret in it. A criminal record, needs and weak areas are out
before anything is planned (`shareable`), so that no step, day or source can give them away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.all_held import AllHeld, HeldCredential
from cma_roadmap.model.results.comparison import Comparison, Option
from cma_roadmap.model.results.network import Dependency, Driver, StepStatus, Timing
from cma_roadmap.model.results.roadmap import CostSummary, PlannedStep, Roadmap
from cma_roadmap.model.results.route_search import RouteSearch
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.message import (
    EARLIER_DAY,
    Finding,
    Message,
    Parameter,
    Plain,
    message,
)
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.money.costing import summarize

Result = TypeVar("Result")
_ABOUT_MONEY = frozenset(
    f"finding.{name}"
    for name in (
        *("aid_counted", "over_budget", "may_pass_budget", "over_month", "may_pass_month"),
        "paid_by_the_month",
    )
)
_ABOUT_BIRTH = ("finding.born_before", "finding.ged_age")


def _numbered(planned: PlannedStep, numbers: Mapping[int, int]) -> PlannedStep:
    """The step with the findings that are left, by their new places."""
    return planned._replace(findings=tuple(numbers[i] for i in planned.findings if i in numbers))


def shareable(profile: Profile) -> Profile:
    """The person without what no plan for others may rest on."""
    return profile.model_copy(update={"record": None, "needs": None, "ce": (), "study": None})


class Sharing:
    """Takes what is personal of one person out of results."""

    def __init__(self, profile: Profile, today: date) -> None:
        self._today = today
        self._names = {training.name for training in profile.training if training.name}

    def roadmap(self, found: Roadmap) -> Roadmap:
        """A plan from today on: steps that are done are gone, with all that hangs on them."""
        kept = [p for p in found.steps if p.step.status is not StepStatus.DONE]
        ids = frozenset(planned.step.id for planned in kept)
        told = {i: f for i, f in enumerate(found.findings) if f.message.code not in _ABOUT_BIRTH}
        numbers = {old: new for new, old in enumerate(told)}
        is_past = found.certified_on is not None and found.certified_on < self._today
        bare = replace(
            found,
            goal=found.goal._replace(budget=None, per_month=None),
            certified_on=None if is_past else found.certified_on,
            expired_on=None,
            earned=(),
            critical_path=tuple(name for name in found.critical_path if name in ids),
            steps=tuple(_numbered(self._step(planned, ids), numbers) for planned in kept),
            dependencies=tuple(
                dependency for dependency in found.dependencies if _is_among(dependency, ids)
            ),
            cost=_cost(found.cost),
            findings=tuple(_finding(finding, ids) for finding in told.values()),
            search=_without_limits(found.search) if found.search else None,
            all_held=self._all_held(found.all_held) if found.all_held else None,
        )
        return self.told(bare)

    def _all_held(self, held: AllHeld) -> AllHeld:
        """The same without the days on which the credentials were had, and cards of the past."""
        return held._replace(
            credentials=tuple(map(self._held, held.credentials)),
            cards=tuple(card for card in held.cards if card.expires_on >= self._today),
        )

    def _held(self, one: HeldCredential) -> HeldCredential:
        certified, ends = one.certified_on, one.expires_on
        return one._replace(
            certified_on=certified if certified and certified >= self._today else None,
            expires_on=ends if ends and ends >= self._today else None,
        )

    def comparison(self, found: Comparison) -> Comparison:
        """A comparison with the same dates ahead, costs and scores."""
        return self.told(
            replace(
                found,
                options=tuple(map(self._option, found.options)),
                findings=tuple(_finding(finding, None) for finding in found.findings),
            )
        )

    def told(self, found: Result) -> Result:
        """Any result with the same verdicts and figures, and harmless messages all through."""
        harmless: Result = self._told(found)
        return harmless

    def _told(self, found: Any) -> Any:
        from dataclasses import fields, is_dataclass  # slow, and only for who shares

        if isinstance(found, Message):
            return self.message(found)
        if isinstance(found, tuple):
            inner = map(self._told, found)
            return found._make(inner) if hasattr(found, "_make") else tuple(inner)
        if is_dataclass(found) and not isinstance(found, type):
            named = {f.name: getattr(found, f.name) for f in fields(found) if f.init}
            return replace(found, **{name: self._told(value) for name, value in named.items()})
        return found

    def message(self, said: Message) -> Message:
        """A message without days behind and without names that a person wrote."""
        return Message(said.code, {name: self._value(v) for name, v in said.params.items()})

    def _value(self, value: Parameter) -> Parameter:
        if isinstance(value, tuple):
            return tuple(self._plain(part) for part in value)
        return self._plain(value)

    def _plain(self, value: Plain) -> Plain:
        match value:
            case Message():
                return self.message(value)
            case date() if value < self._today:
                return EARLIER_DAY
            case str() if any(name in value for name in self._names):
                return message("word.own_school")
            case _:
                return value

    def _step(self, planned: PlannedStep, ids: frozenset[str]) -> PlannedStep:
        step, timing = planned.step, planned.timing
        start = max(timing.start, self._today)
        length = step.length
        if start != timing.start:  # it began before today: only what is left of it is told
            length = Elapsed(Duration(days=max((timing.end - start).days, 0)))
        shown = replace(
            step,
            length=length,
            fixed=None if step.fixed is None or step.fixed < self._today else step.fixed,
        )
        return planned._replace(step=shown, timing=self._timing(timing, start, ids))

    def _timing(self, timing: Timing, start: date, ids: frozenset[str]) -> Timing:
        return timing._replace(
            start=start,
            end=max(timing.end, start),
            latest_start=max(timing.latest_start, start),
            latest_end=max(timing.latest_end, start),
            drivers=tuple(self._drivers(timing.drivers, ids)),
        )

    def _drivers(self, drivers: tuple[Driver, ...], ids: frozenset[str]) -> Iterator[Driver]:
        for driver in drivers:
            is_gone = driver.code == "predecessor" and driver.ref not in ids
            if driver.day >= self._today and not is_gone:
                yield driver

    def _option(self, option: Option) -> Option:
        certified = option.certified_on
        return replace(
            option,
            goal=option.goal._replace(budget=None, per_month=None),
            certified_on=None if certified and certified < self._today else certified,
            payoff=None,
        )


def _finding(found: Finding, ids: frozenset[str] | None) -> Finding:
    if found.message.code in _ABOUT_MONEY:
        found = found._replace(message=message("finding.about_money"))
    return found._replace(step=found.step if ids is None or found.step in ids else None)


def _cost(cost: CostSummary) -> CostSummary:
    """The prices without what others have promised."""
    return summarize(cost.lines)._replace(
        usual_books=cost.usual_books,
        ten_years=cost.ten_years,
        ten_years_partial=cost.ten_years_partial,
        within_limits=cost.within_limits,
        not_known=cost.not_known,
        ten_years_not_known=cost.ten_years_not_known,
    )


def _without_limits(search: RouteSearch) -> RouteSearch:
    return search._replace(wish=search.wish._replace(budget=None, per_month=None))


def _is_among(dependency: Dependency, ids: frozenset[str]) -> bool:
    return dependency.predecessor in ids and dependency.successor in ids
