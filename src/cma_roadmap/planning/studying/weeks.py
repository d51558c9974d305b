"""The weeks up to an exam, counted back from it, with the hours that each of them leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.studying.study_plan import Light, Week
from cma_roadmap.model.values.span import DateSpan, add_days

_DAYS = 7


class Calendar(NamedTuple):
    """What the days from `first` up to, not including, the `exam` are taken by.

    A day of a break leaves no hours, one of the externship a `share` of its own.
    """

    first: date
    exam: date
    breaks: tuple[DateSpan, ...]
    externship: tuple[DateSpan, ...]
    share: Fraction

    def worth(self, day: date) -> Fraction:
        """How much of the hours of a day is left."""
        if _lies_in(day, self.breaks):
            return Fraction(0)
        return self.share if _lies_in(day, self.externship) else Fraction(1)


def _lies_in(day: date, spans: Iterable[DateSpan]) -> bool:
    return any(day in span for span in spans)


def _days(start: date, end: date) -> list[date]:
    return [add_days(start, n) for n in range((end - start).days)]


def whole_weeks(calendar: Calendar) -> Fraction:
    """How many weeks of full hours there are."""
    days = _days(calendar.first, calendar.exam)
    return sum((calendar.worth(day) for day in days), Fraction(0)) / _DAYS


def weeks_of(calendar: Calendar, weekly: int) -> tuple[Week, ...]:
    """All weeks with their whole hours, rounded down; the last one ends as the exam day begins.

    The first one is short where the days make no whole number of weeks.
    """
    found: list[Week] = []
    end = calendar.exam
    while end > calendar.first:
        start = max(calendar.first, add_days(end, -_DAYS))
        days = _days(start, end)
        hours = weekly * sum((calendar.worth(day) for day in days), Fraction(0)) / _DAYS
        found.append(Week(start, end, int(hours), tuple(_light(days, calendar))))
        end = start
    return tuple(reversed(found))


def _light(days: Sequence[date], calendar: Calendar) -> Iterable[Light]:
    if any(_lies_in(day, calendar.breaks) for day in days):
        yield Light.BREAK
    if any(_lies_in(day, calendar.externship) for day in days):
        yield Light.EXTERNSHIP
    if len(days) < _DAYS:
        yield Light.SHORT


def with_practice(
    weeks: Sequence[Week], calendar: Calendar, wanted: date, length: int
) -> tuple[Week, ...]:
    """The weeks with a practice test as near to the `wanted` day as there are hours for it.

    Of two weeks as near the earlier one is taken: what the test shows needs time. Where no week
    has hours there is none.
    """
    fits = [n for n, week in enumerate(weeks) if week.hours]
    if not fits:
        return tuple(weeks)
    whole = [n for n in fits if weeks[n].hours >= length]
    chosen = min(whole or fits, key=lambda n: (_distance(weeks[n], wanted), n))
    week = weeks[chosen]
    open_days = [day for day in _days(week.start, week.end) if calendar.worth(day)]
    day = min(open_days, key=lambda day: (abs((day - wanted).days), day))
    taken = min(length, week.hours)
    put = week._replace(practice_on=day, practice_hours=taken)
    return (*weeks[:chosen], put, *weeks[chosen + 1 :])


def _distance(week: Week, wanted: date) -> int:
    """Days between the week and the day; none where it lies in the week."""
    last = add_days(week.end, -1)
    return max((week.start - wanted).days, (wanted - last).days, 0)
