"""How long work takes on a calendar: monotone functions from a first day to an exclusive end."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Protocol

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.values.span import DateSpan, Duration, add_days

_WEEK, _WORKING_WEEK = 7, 5


class Length(Protocol):
    """A length of work. A later start never gives an earlier end."""

    @property
    def in_days(self) -> int | None:
        """The days it takes from any start; `None` where the calendar makes a difference."""
        ...

    def end(self, start: date) -> date:
        """The day after the last day of work begun on `start`."""
        ...

    def latest_start(self, end: date) -> date:
        """The last start from which the work is over by `end`."""
        ...


class Elapsed(NamedTuple):
    """Calendar time that runs on every day."""

    duration: Duration

    @property
    def in_days(self) -> int | None:
        return None if self.duration.months else self.duration.days

    def end(self, start: date) -> date:
        return self.duration.after(start)

    def latest_start(self, end: date) -> date:
        return self.duration.latest_start(end)


class BusinessDays(NamedTuple):
    """`days` full business days from the first one on or after the start.

    A business day is a Monday to Friday that is not among the days `closed`.
    """

    days: int
    closed: frozenset[date] = frozenset()

    @property
    def in_days(self) -> int | None:
        return None

    def end(self, start: date) -> date:
        if self.days <= 0:
            return start
        work = _working_days(self.closed)
        return date.fromordinal(work.day(work.before(start) + self.days - 1) + 1)

    def latest_start(self, end: date) -> date:
        if self.days <= 0:
            return end
        work = _working_days(self.closed)
        return date.fromordinal(work.day(work.before(end) - self.days))


class _WorkingDays(NamedTuple):
    """All business days, numbered from the beginning of the calendar.

    `closed` holds the numbers that closed days have among all Mondays to Fridays, in order, and
    `passed` how many business days lie before each of them.
    """

    closed: list[int]
    passed: list[int]

    def before(self, day: date) -> int:
        """How many business days lie before `day`."""
        number = _weekdays_before(day)
        return number - bisect_left(self.closed, number)

    def day(self, number: int) -> int:
        """The ordinal of the business day with this number, counted from 0."""
        weeks, weekday = divmod(number + bisect_right(self.passed, number), _WORKING_WEEK)
        return weeks * _WEEK + weekday + 1


@lru_cache(maxsize=8)
def _working_days(closed: frozenset[date]) -> _WorkingDays:
    weekdays = (day for day in closed if day.weekday() < _WORKING_WEEK)
    numbers = sorted(map(_weekdays_before, weekdays))
    return _WorkingDays(numbers, [number - i for i, number in enumerate(numbers)])


def _weekdays_before(day: date) -> int:
    """How many Mondays to Fridays lie before `day`; the calendar begins on a Monday."""
    weeks, weekday = divmod(day.toordinal() - 1, _WEEK)
    return weeks * _WORKING_WEEK + min(weekday, _WORKING_WEEK)


class Paced(NamedTuple):
    """`days` days of study, on every day that lies in none of the `breaks`."""

    days: int
    breaks: tuple[DateSpan, ...] = ()

    @property
    def in_days(self) -> int | None:
        return None if self.breaks else self.days

    def end(self, start: date) -> date:
        day, left = start, self.days
        for begin, end in sorted(self._pauses()):
            free = max((begin - day).days, 0)
            if left <= free:
                break
            day, left = max(day, end), left - free
        return add_days(day, left)

    def latest_start(self, end: date) -> date:
        day, left = end, self.days
        for over, begin in sorted(((end, begin) for begin, end in self._pauses()), reverse=True):
            free = max((day - over).days, 0)
            if left <= free:
                break
            day, left = min(day, begin), left - free
        return add_days(day, -left)

    def _pauses(self) -> list[tuple[date, date]]:
        """First day and exclusive end of every break; nobody studies before or after all time."""
        held = (pause for pause in self.breaks if not pause.is_empty)
        return [(pause.start or date.min, pause.end or date.max) for pause in held]


class OpenDays(NamedTuple):
    """Waiting for a day on which a school opens its doors: never longer than the days shut.

    Open is a Monday to Friday that is neither among the days `closed` nor, in any year, from the
    first to the last day of the `pause`, each a month and a day; a pause may run over New Year.
    """

    closed: frozenset[date] = frozenset()
    pause: tuple[tuple[int, int], tuple[int, int]] | None = None

    @property
    def in_days(self) -> int | None:
        return None

    def is_open(self, day: date) -> bool:
        """Whether the school opens on `day`."""
        return day.isoweekday() <= _WORKING_WEEK and day not in self.closed and not self._rests(day)

    def end(self, start: date) -> date:
        while not self.is_open(start):
            start = add_days(start, 1)
        return start

    def latest_start(self, end: date) -> date:
        while not self.is_open(end):
            end = add_days(end, -1)
        return end

    def _rests(self, day: date) -> bool:
        if self.pause is None:
            return False
        (first, last), now = self.pause, (day.month, day.day)
        return first <= now <= last if first <= last else now >= first or now <= last


class NextOf(NamedTuple):
    """Waiting for the next of some days of the year, each a month and a day, in order.

    Where a school is shut on such a day, it is the first one after it that is in `open_days`.
    """

    days: tuple[tuple[int, int], ...]
    open_days: OpenDays = OpenDays()

    @property
    def in_days(self) -> int | None:
        return None

    def end(self, start: date) -> date:
        return min(day for day in self._around(start) if day >= start)

    def latest_start(self, end: date) -> date:
        return max(day for day in self._around(end) if day <= end)

    def _around(self, day: date) -> Iterator[date]:
        for year in (day.year - 1, day.year, day.year + 1):
            for month, number in self.days:
                yield self.open_days.end(date(year, month, number))


def days_for(hours: int, weekly: int) -> int:
    """Calendar days for `hours` at `weekly` hours a week, begun ones counted whole."""
    return math.ceil(hours * 7 / weekly)


def preparation(
    hours: int | None, months: int | None, weekly: int | None, breaks: tuple[DateSpan, ...]
) -> Length:
    """By hours where the person says how many a week; by the usual months otherwise."""
    if weekly is not None and hours is not None:
        return Paced(days_for(hours, weekly), breaks)
    return Elapsed(Duration(months=months or 0))
