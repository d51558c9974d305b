"""Doses that a clinic gave or has booked: which of them count, by the least intervals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.clearance import Clearance, Spacing
from cma_roadmap.model.results.network import Bound
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import Draft

_NONE = Duration()


class TooSoon(NamedTuple):
    """A dose that does not count as dose `number`: `wait` must pass from `what` on `since`."""

    day: date
    number: int
    what: str
    since: date
    wait: Message | Duration
    sources: tuple[str, ...]


class Given(NamedTuple):
    """The days of the doses that count, in order, and those that do not.

    `again` holds the next dose back where it repeats one that does not count.
    """

    days: tuple[date, ...] = ()
    too_soon: tuple[TooSoon, ...] = ()
    again: tuple[Bound, ...] = ()


class _Wait(NamedTuple):
    what: str
    since: date
    least: FactVersion[Duration]
    grace: FactVersion[Duration] | None

    @property
    def over(self) -> date:
        """The first day on which a dose counts."""
        days = (self.least.value or _NONE).after(self.since)
        grace = self.grace.value if self.grace else None
        return grace.before(days) if grace else days


def judge(draft: Draft, clearance: Clearance, ids: tuple[str, ...]) -> Given:
    """Which doses of the profile count, each judged by those before it.

    A dose too soon after another live vaccine does not count either, whether or not that one does.
    `ids` are the steps of the doses: one that is booked may be assumed to be late.
    """
    judging, late = _Judging(draft, clearance, ids[0]), draft.set_backs.delayed
    days: list[date] = []
    too_soon: list[TooSoon] = []
    for day in sorted(draft.case.profile.clearances.get(clearance.id, ())):
        if len(days) == len(clearance.doses):
            break
        broken = [wait for wait in judging.waits(days, too_soon, day) if day < wait.over]
        if broken:
            worst = max(broken, key=lambda wait: wait.over)
            too_soon.append(_too_soon(day, len(days) + 1, worst))
        else:
            days.append(late.get(ids[len(days)], day) if day > draft.case.today else day)
    again = [judging.again(each) for each in too_soon if each.number == len(days) + 1]
    return Given(tuple(days), tuple(too_soon), tuple(again[-1:]))


def other_live_days(draft: Draft, clearance: Clearance) -> tuple[date, ...]:
    """The days in the profile of the other live vaccine, if there is one."""
    other = other_live(draft, clearance)
    return draft.case.profile.clearances.get(other.id, ()) if other else ()


def other_live(draft: Draft, clearance: Clearance) -> Clearance | None:
    """The live vaccine from which this one is kept apart; either of the two may name the other."""
    for each in draft.case.catalog.clearances:
        if clearance.same_day_as == each.id or each.same_day_as == clearance.id:
            return each
    return None


class _Judging(NamedTuple):
    draft: Draft
    clearance: Clearance
    step: str

    def waits(self, days: list[date], too_soon: list[TooSoon], day: date) -> Iterator[_Wait]:
        """All that must have passed on `day` for it to be the next dose after `days`."""
        doses, number = self.clearance.doses, len(days) + 1
        dose = doses[number - 1]
        for interval in dose.intervals:
            yield self._wait(doses[interval.after - 1].name, days[interval.after - 1], interval)
        for each in too_soon:
            if each.number == number and dose.again is not None:
                yield self._wait(dose.name, each.day, dose.again)
        other = other_live(self.draft, self.clearance)
        apart = self.clearance.apart or (other.apart if other else None)
        if other is not None and apart is not None:
            version = self.draft.version(apart, self.step)
            for since in other_live_days(self.draft, self.clearance):
                if since < day:
                    yield _Wait(other.name, since, version, None)

    def _wait(self, what: str, since: date, spacing: Spacing) -> _Wait:
        grace = self.draft.version(spacing.grace, self.step) if spacing.grace else None
        return _Wait(what, since, self.draft.version(spacing.minimum, self.step), grace)

    def again(self, dose: TooSoon) -> Bound:
        """The first day on which a dose that does not count can be repeated."""
        spacing = self.clearance.doses[dose.number - 1].again
        if spacing is None:
            return Bound("dose_again", dose.day)
        version = self.draft.version(spacing.minimum, self.step)
        return Bound("dose_again", (version.value or _NONE).after(dose.day), version.source)


def _too_soon(day: date, number: int, wait: _Wait) -> TooSoon:
    least = wait.least.value or _NONE
    sources = wait.least.sources
    if wait.grace is None:
        return TooSoon(day, number, wait.what, wait.since, least, sources)
    said = message("word.least_with_grace", least=least, grace=wait.grace.value)
    sources = tuple(dict.fromkeys((*sources, *wait.grace.sources)))
    return TooSoon(day, number, wait.what, wait.since, said, sources)
