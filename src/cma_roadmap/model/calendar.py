"""How long work takes on a calendar: monotone functions from a first day to an exclusive end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple, Protocol

from cma_roadmap.model.span import ONE_DAY, DateSpan, Duration, latest_start

_FRIDAY = 4


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
        day, left = start, self.days
        while left > 0:
            left -= day.weekday() <= _FRIDAY and day not in self.closed
            day += ONE_DAY
        return day

    def latest_start(self, end: date) -> date:
        return latest_start(self.end, end, end - timedelta(days=self.days * 2 + 3))


class Paced(NamedTuple):
    """`days` days of study, on every day that lies in none of the `breaks`."""

    days: int
    breaks: tuple[DateSpan, ...] = ()

    @property
    def in_days(self) -> int | None:
        return None if self.breaks else self.days

    def end(self, start: date) -> date:
        if not self.breaks:
            return start + timedelta(days=self.days)
        day, left = start, self.days
        while left > 0:
            left -= not any(day in pause for pause in self.breaks)
            day += ONE_DAY
        return day

    def latest_start(self, end: date) -> date:
        return latest_start(self.end, end, end - timedelta(days=self.days))
