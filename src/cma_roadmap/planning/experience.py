"""When work experience is enough: a day-by-day count inside a moving look-back window."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cma_roadmap.model.profile import Experience
from cma_roadmap.model.span import ONE_DAY, DateSpan, Duration, Spans, add_months


class WorkRule(NamedTuple):
    """`years` full time and `hours` of work within the last `within` (`None`: ever).

    Full time is `full_time_week` hours a week; `defined` is false where that measure is borrowed
    because the body has none of its own.
    """

    years: int | None
    hours: int | None
    within: Duration | None
    full_time_week: int
    defined: bool = True


class _Job(NamedTuple):
    """Work from the ordinal day `first` up to, not including, `end`."""

    first: int
    end: int
    hours_per_week: int | None


def enough_work(
    jobs: Iterable[Experience], rule: WorkRule, today: date, not_before: date | None = None
) -> tuple[Spans, Spans]:
    """The days on which the work surely and possibly suffices, if jobs that go on keep going on.

    Surely: part-time weeks count by their share of a full-time week, unstated hours not at all.
    Possibly: unstated hours count as full time, and so does part time where the body does not say
    what full time is. Only work after `not_before` counts.
    """
    listed = tuple(jobs)
    last = today + _look_ahead(rule)
    taken = tuple(_clip(job, last, not_before) for job in listed)
    goes_on = any(job.last_day is None for job in listed)
    surely = _days(taken, rule, last, goes_on, generous=False)
    return surely, surely | _days(taken, rule, last, goes_on, generous=True)


def _look_ahead(rule: WorkRule) -> timedelta:
    years = max(rule.years or 0, (rule.within.months // 12 if rule.within else 0), 1)
    return timedelta(days=years * 366 * 2 + (rule.hours or 0))


def _clip(job: Experience, last: date, not_before: date | None) -> _Job:
    end = last if job.last_day is None else job.last_day
    first = job.start if not_before is None else max(job.start, not_before + ONE_DAY)
    return _Job(first.toordinal(), end.toordinal() + 1, job.hours_per_week)


@lru_cache(maxsize=64)
def _days(
    jobs: tuple[_Job, ...], rule: WorkRule, last: date, goes_on: bool, *, generous: bool
) -> Spans:
    """Scan each day once, with running totals: obviously right, and short enough."""
    held = [job for job in jobs if job.first < job.end]
    if not held:
        return Spans()
    first = min(job.first for job in held)
    if not goes_on:
        last = _nothing_changes_after(held, rule)
    tally = _Tally.of(held, rule, first, last.toordinal(), generous=generous)
    spans: list[DateSpan] = []
    begun: date | None = None
    for offset in range(tally.first_enough(rule), len(tally.hours) - 1):
        day = date.fromordinal(first + offset)
        if tally.suffices(offset, day, rule):
            begun = begun or day
        elif begun:
            spans.append(DateSpan(begun, day))
            begun = None
    if begun:
        open_ended = goes_on or not rule.within
        spans.append(DateSpan(begun, None if open_ended else last + ONE_DAY))
    return Spans.of(*spans)


def _nothing_changes_after(held: list[_Job], rule: WorkRule) -> date:
    """The day on which all work is over and, where the rule looks back, forgotten."""
    over = date.fromordinal(max(job.end for job in held))
    return (rule.within.after(over) if rule.within else over) + timedelta(days=2)


_SHORTEST_YEAR = 365
_SCALE = 7 * 168
"""Credit is counted in whole parts of a day, so that no fraction is ever rounded."""


class _Tally(NamedTuple):
    """Running totals before each day from `first` on, in parts of `_SCALE`."""

    first: int
    days: list[int]
    hours: list[int]
    worked_until: list[int]

    @classmethod
    def of(
        cls, jobs: list[_Job], rule: WorkRule, first: int, last: int, *, generous: bool
    ) -> _Tally:
        """Full-time days, hours, and the end of the last day worked, up to every day."""
        days, hours, until = [0], [0], [first]
        turns = {first, last + 1, *(day for j in jobs for day in (j.first, j.end))}
        for begin, end in pairwise(sorted(day for day in turns if first <= day <= last + 1)):
            weekly = sum(_weekly(j, rule, generous) for j in jobs if j.first <= begin < j.end)
            full = min(weekly, rule.full_time_week) * _SCALE // rule.full_time_week
            days += _steps(days[-1], full, end - begin)
            hours += _steps(hours[-1], weekly * _SCALE // 7, end - begin)
            until += range(begin + 1, end + 1) if weekly else [until[-1]] * (end - begin)
        return cls(first, days, hours, until)

    def first_enough(self, rule: WorkRule) -> int:
        """The first place at which there is enough work in all: before it none can suffice."""
        least = _SHORTEST_YEAR * (rule.years or 0) * _SCALE
        return max(
            bisect_left(self.days, least), bisect_left(self.hours, (rule.hours or 0) * _SCALE)
        )

    def suffices(self, offset: int, day: date, rule: WorkRule) -> bool:
        """Whether the work before `day`, inside the look-back window, is enough.

        A year is the year that ends with the last day worked, so that a leap day neither adds to
        nor takes from what was worked.
        """
        begin = 0
        if rule.within:
            begin = min(max(0, (-rule.within).after(day).toordinal() - self.first), offset)
        if self.hours[offset] - self.hours[begin] < (rule.hours or 0) * _SCALE:
            return False
        if rule.years is None:
            return True
        if self.days[offset] - self.days[begin] < _SHORTEST_YEAR * rule.years * _SCALE:
            return False
        until = date.fromordinal(self.worked_until[offset])
        needed = (until - add_months(until, -12 * rule.years)).days
        return self.days[offset] - self.days[begin] >= needed * _SCALE


def _steps(total: int, step: int, count: int) -> Iterable[int]:
    """`count` running totals that rise by `step` each."""
    return range(total + step, total + step * count + 1, step) if step else [total] * count


def _weekly(job: _Job, rule: WorkRule, generous: bool) -> int:
    if generous and (job.hours_per_week is None or not rule.defined):
        return max(job.hours_per_week or 0, rule.full_time_week)
    return job.hours_per_week or 0
