"""Running totals of work, day by day: hours, full-time credit and whole years."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.values.span import Duration, add_months

_DAYS = 7
"""In a week."""
_SHORTEST_YEAR, _LONGEST_YEAR = 365, 366


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


class Job(NamedTuple):
    """Work from the ordinal day `first` up to, not including, `end`; `None`: it goes on."""

    first: int
    end: int | None
    hours_per_week: int | None


class _Segment(NamedTuple):
    """Days from `first` up to, not including, `end` on which the same jobs were held.

    `credit` is the hours a week, up to a full week; `hours` are not capped.
    """

    first: int
    end: int
    worked: bool
    credit: int
    hours: int


def _segments(jobs: list[Job], rule: WorkRule, *, generous: bool) -> Iterator[_Segment]:
    """All days in order, from the first one worked until nothing changes any more."""
    changes = sorted({day for job in jobs for day in (job.first, job.end) if day is not None})
    for begin, end in pairwise(changes):
        held = [job for job in jobs if job.first <= begin and (job.end is None or begin < job.end)]
        yield _Segment(begin, end, bool(held), *_weekly(held, rule, generous=generous))
    begin = changes[-1]
    lasting = [job for job in jobs if job.end is None]
    credit, hours = _weekly(lasting, rule, generous=generous)
    end = begin + _still_to_look_at(begin, credit, hours, rule)
    yield _Segment(begin, end, bool(lasting), credit, hours)


def _weekly(held: list[Job], rule: WorkRule, *, generous: bool) -> tuple[int, int]:
    """What jobs held at once give in a week: credit toward full time, and hours."""
    full = rule.full_time_week
    unsaid = full if generous else 0
    hours = sum(unsaid if job.hours_per_week is None else job.hours_per_week for job in held)
    if rule.defined or hours >= full:
        return min(hours, full), hours
    return full if generous and held else 0, hours


def _still_to_look_at(last_change: int, credit: int, hours: int, rule: WorkRule) -> int:
    """Days after the last change of jobs until all before is forgotten, or all is reached."""
    if rule.within is not None:
        day = date.fromordinal(last_change)
        return (rule.within.after(day) - day).days + 2
    days = 1
    if credit:
        days += -(-(rule.years or 0) * _LONGEST_YEAR * rule.full_time_week // credit)
    if hours:
        days += -(-(rule.hours or 0) * _DAYS // hours)
    return days


class Tally(NamedTuple):
    """Running totals before each day from `first` on, and the stretches of full-time work.

    Credit and hours are those of `_Segment`, so that no fraction is ever rounded.
    """

    first: int
    credit: list[int]
    hours: list[int]
    worked_until: list[int]
    stretches: list[tuple[int, int]]

    @classmethod
    def of(cls, jobs: list[Job], rule: WorkRule, *, generous: bool) -> Tally:
        """Count every day from the first one worked until nothing changes any more."""
        segments = list(_segments(jobs, rule, generous=generous))
        first = segments[0].first
        credit, hours, until = [0], [0], [first]
        stretches: list[tuple[int, int]] = []
        for begin, end, worked, full, weekly in segments:
            credit += _steps(credit[-1], full, end - begin)
            hours += _steps(hours[-1], weekly, end - begin)
            until += range(begin + 1, end + 1) if worked else [until[-1]] * (end - begin)
            if full == rule.full_time_week:
                if stretches and stretches[-1][1] == begin:
                    begin, _ = stretches.pop()
                stretches.append((begin, end))
        return cls(first, credit, hours, until, stretches)

    def suffices(self, offset: int, rule: WorkRule) -> bool:
        """Whether the work before the day at `offset`, inside the look-back window, is enough."""
        begin = self._begin(offset, rule)
        if rule.within and self.worked_until[offset] <= self.first + begin:
            return False
        if self.hours[offset] - self.hours[begin] < (rule.hours or 0) * _DAYS:
            return False
        return self._is_years(rule.years or 0, begin, offset, rule.full_time_week)

    def next_change(self, offset: int, rule: WorkRule, *, enough: bool) -> int:
        """A place after `offset` before which the answer there, `enough`, stays what it is.

        What is too little stays so until as much as is missing was worked. What is plenty, counted
        in the longest years, stays so until as much as is over has left the look-back window. In
        between every day counts.
        """
        year = (_LONGEST_YEAR if enough else _SHORTEST_YEAR) * (rule.years or 0)
        begin, later = self._begin(offset, rule), [offset + 1]
        for totals, needed in (
            (self.credit, year * rule.full_time_week),
            (self.hours, (rule.hours or 0) * _DAYS),
        ):
            if not enough:
                later.append(bisect_left(totals, totals[begin] + needed))
            elif needed:
                kept = bisect_right(totals, totals[offset] - needed) - 1
                later.append(self._last_begun_by(kept, rule) + 1)
        return max(later) if not enough else max(offset + 1, min(later[1:], default=0))

    def _begin(self, offset: int, rule: WorkRule) -> int:
        """The place at which the look-back window of the day at `offset` begins."""
        if not rule.within:
            return 0
        day = date.fromordinal(self.first + offset)
        return min(max(0, rule.within.before(day).toordinal() - self.first), offset)

    def _last_begun_by(self, begin: int, rule: WorkRule) -> int:
        """A place whose window, and with it that of all before, begins at `begin` or before."""
        if begin < 0 or not rule.within:
            return -1
        last = rule.within.after(date.fromordinal(self.first + begin)).toordinal() - self.first
        return last if self._begin(last, rule) <= begin else -1

    def _is_years(self, missing: int, begin: int, offset: int, full: int) -> bool:
        """Whether the work between two places makes as many years as are `missing`.

        Whole years of each stretch are years, however many days they have. What is left over is
        added day by day, and must be years by any count: as long as those with the most leap days.
        """
        left = self.credit[offset] - self.credit[begin]
        if left < _SHORTEST_YEAR * missing * full:
            return False
        for years, days in self._whole_years(self.first + begin, self.first + offset):
            missing -= years
            left -= days * full
        return missing <= 0 or left >= (_SHORTEST_YEAR * missing + (missing + 3) // 4) * full

    def _whole_years(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """The whole years of each stretch between two days, and how many days they are."""
        for place in range(bisect_right(self.stretches, begin, key=_end), len(self.stretches)):
            first, over = self.stretches[place]
            if first >= end:
                break
            yield _years_back(max(first, begin), min(over, end))


def _end(stretch: tuple[int, int]) -> int:
    return stretch[1]


@lru_cache(maxsize=1024)
def _years_back(first: int, end: int) -> tuple[int, int]:
    """The whole years between two days, counted back from `end`, and how many days they are."""
    years = (end - first) // _SHORTEST_YEAR
    last = date.fromordinal(end)
    while years and add_months(last, -12 * years).toordinal() < first:
        years -= 1
    return years, end - add_months(last, -12 * years).toordinal()


def _steps(total: int, step: int, count: int) -> Iterable[int]:
    """`count` running totals that rise by `step` each."""
    return range(total + step, total + step * count + 1, step) if step else [total] * count
