"""All date arithmetic: calendar durations, counting rules, half-open spans and sets of them.

Every span is half-open: `start` belongs to it, `end` does not. Months clamp at the month's end in
`add_months` and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from cma_roadmap.fast_start.lazy_classes import dataclass

ONE_DAY = timedelta(days=1)
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_YEARS = 100
"""Of what comes in from outside: all terms of a plan stay inside the calendar."""
_FEBRUARY, _SHORTEST_MONTH = 2, 28
_ISO = r"(-)?P(?=\d)(?:(\d{1,2})Y)?(?:(\d{1,3})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?"


def add_months(day: date, months: int) -> date:
    """The same day `months` calendar months later; a day that month lacks becomes its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month, number = day.year + years, month + 1, day.day
    if number > _SHORTEST_MONTH:
        number = min(number, _days_in(year, month))
    return date(year, month, number)


def _days_in(year: int, month: int) -> int:
    """The days of a month, 1 for January."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)  # `calendar` is slow to import
    return _MONTHS[month - 1] + (month == _FEBRUARY and is_leap)


def add_days(day: date, days: int) -> date:
    """The day `days` later (before it, if negative); many times faster than with a `timedelta`."""
    return date.fromordinal(day.toordinal() + days)


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return date(day.year, day.month, _days_in(day.year, day.month))


def days_told(month_or_day: str) -> tuple[date, date]:
    """The first and the last day that `YYYY-MM` or `YYYY-MM-DD` can mean."""
    if month_or_day.count("-") == 2:
        return (day := date.fromisoformat(month_or_day)), day
    return (first := date.fromisoformat(f"{month_or_day}-01")), month_end(first)


@dataclass(frozen=True, slots=True)
class Duration:
    """Calendar months, then days; both of one sign. ISO 8601 outside (`P1Y6M`, `P30D`, `-P30D`)."""

    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if self.months * self.days < 0:
            raise ValueError("months and days of a duration must not differ in sign")

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read an ISO 8601 duration of years, months, weeks and days.

        Raises:
            ValueError: the text is anything else.
        """
        match = re.fullmatch(_ISO, text, re.ASCII)
        if match is None:
            raise ValueError("write a duration such as P12M (months), P30D (days) or P5Y (years)")
        sign = -1 if match[1] else 1
        years, months, weeks, days = (int(part or 0) for part in match.groups()[1:])
        if years + months / 12 + (weeks * 7 + days) / 365 > _MOST_YEARS:
            raise ValueError(f"write a duration of at most {_MOST_YEARS} years")
        return cls(sign * (years * 12 + months), sign * (weeks * 7 + days))

    @property
    def iso(self) -> str:
        """ISO 8601, with whole years and weeks kept as months and days under a year."""
        months, days = abs(self.months), abs(self.days)
        years, rest = divmod(months, 12)
        parts = (f"{years}Y" if years else "") + (f"{rest}M" if rest else "")
        parts += f"{days}D" if days else ""
        sign = "-" if self.months < 0 or self.days < 0 else ""
        return f"{sign}P{parts}" if parts else "P0D"

    def before(self, day: date) -> date:
        """The day this long before `day`.

        It is the last one for what is due "at least" so long before, and the first one for what may
        be done "at most" so long before.
        """
        return (-self).after(day)

    def past(self, day: date) -> date:
        """The first day that is "more than" this long after `day`."""
        return WITHIN.last_day(day, self) + ONE_DAY

    def after(self, day: date) -> date:
        """The day this long after `day` (before it, if negative)."""
        if self.months:
            day = add_months(day, self.months)
        return date.fromordinal(day.toordinal() + self.days)

    def latest_start(self, end: date) -> date:
        """The last day from which this duration ends on or before `end`."""
        end = add_days(end, -self.days)
        if not self.months:
            return end
        start = add_months(end, -self.months)
        # Days that a shorter month clamps to its end all arrive together: the last of them counts.
        return month_end(start) if (end + ONE_DAY).day == 1 else start

    def first_start(self, end: date) -> date:
        """The first day from which this duration ends on or after `end`."""
        end = add_days(end, -self.days)
        start = add_months(end, -self.months)
        # Where the earlier month lacks the day, its own end arrives too soon.
        return start if start.day == end.day else start + ONE_DAY

    @classmethod
    def between(cls, first: date, later: date) -> Duration:
        """Whole months, then days, from `first` to `later`, which must not be before it."""
        months = (later.year - first.year) * 12 + later.month - first.month
        if add_months(first, months) > later:
            months -= 1
        return cls(months, (later - add_months(first, months)).days)

    def __neg__(self) -> Duration:
        return Duration(-self.months, -self.days)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda d: d.iso),
        )


class DateRule(StrEnum):
    """How a body counts a term to its last day. Nothing else in the program counts one."""

    ON_ANNIVERSARY = "on_anniversary"
    """The last day is the same day of the month, the term later (day one is not counted).

    So are "within", "by", "until", "through" and "no later than" read.
    """
    BEFORE_ANNIVERSARY = "before_anniversary"
    """The last day is the day before the anniversary (day one is counted).

    So are "before" and "prior to" the anniversary read, and how long a paper is valid.
    """
    MONTH_END = "month_end"
    """The term runs from the end of the first day's month to the end of a month."""

    def last_day(self, first: date, term: Duration) -> date:
        """The last day, inclusive, of a `term` that began on `first`."""
        if self is DateRule.MONTH_END:
            return month_end(term.after(month_end(first)))
        last = term.after(first)
        return last - ONE_DAY if self is DateRule.BEFORE_ANNIVERSARY else last

    def next_term(self, last: date, term: Duration) -> tuple[date, date]:
        """The first and the last day of the term that follows one that ends on `last`."""
        # A month-end term is counted on from the old expiry, other terms from the day after it.
        first = last if self is DateRule.MONTH_END else last + ONE_DAY
        return first, self.last_day(first, term)


WITHIN = DateRule.ON_ANNIVERSARY
"""How a limit in words is counted: one year "within" which to apply has its anniversary inside."""
LASTS = DateRule.BEFORE_ANNIVERSARY
"""How long something lasts that has a first day of its own, where nobody says how it is counted."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from `start` up to, not including, `end`; `None` is without limit."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @property
    def is_empty(self) -> bool:
        return self.start is not None and self.end is not None and self.start >= self.end

    @property
    def last_day(self) -> date | None:
        """The last day inside, or `None` without limit."""
        return None if self.end is None else self.end - ONE_DAY


def _low(day: date | None) -> date:
    return date.min if day is None else day


def _high(day: date | None) -> date:
    return date.max if day is None else day


@dataclass(frozen=True, slots=True)
class Spans:
    """A set of days: disjoint spans in ascending order. Build with `Spans.of`."""

    items: tuple[DateSpan, ...] = ()

    @classmethod
    def of(cls, *spans: DateSpan) -> Spans:
        """The union of `spans`, empty ones dropped, touching ones joined."""
        if len(spans) == 1:
            return NEVER if spans[0].is_empty else cls(spans)
        merged: list[DateSpan] = []
        for span in sorted((s for s in spans if not s.is_empty), key=lambda s: _low(s.start)):
            if merged and _high(merged[-1].end) >= _low(span.start):
                end = max(_high(merged[-1].end), _high(span.end))
                merged[-1] = DateSpan(merged[-1].start, None if end == date.max else end)
            else:
                merged.append(span)
        return cls(tuple(merged))

    def __contains__(self, day: date) -> bool:
        if len(self.items) == 1:
            return day in self.items[0]
        return any(day in span for span in self.items)

    def __bool__(self) -> bool:
        return bool(self.items)

    def __iter__(self) -> Iterator[DateSpan]:
        return iter(self.items)

    def __or__(self, other: Spans) -> Spans:
        if not other.items or other is self:
            return self
        if not self.items:
            return other
        return Spans.of(*self.items, *other.items)

    def __and__(self, other: Spans) -> Spans:
        if not self.items or other is ALWAYS:
            return self
        if not other.items or self is ALWAYS:
            return other
        return Spans.of(*[_overlap(a, b) for a in self.items for b in other.items])

    def first_from(self, day: date) -> DateSpan | None:
        """The part of the set that holds on `day`, or else the next one to begin after it."""
        for span in self.items:
            if span.end is None or span.end > day:
                return span
        return None


def _overlap(a: DateSpan, b: DateSpan) -> DateSpan:
    start = a.start if b.start is None else b.start if a.start is None else max(a.start, b.start)
    end = a.end if b.end is None else b.end if a.end is None else min(a.end, b.end)
    return DateSpan(start, end)


ALWAYS = Spans.of(DateSpan())
NEVER = Spans()


def days_held_by(spans: Iterable[Spans], needed: int) -> Spans:
    """The days that lie in at least `needed` of the sets."""
    if needed <= 0:
        return ALWAYS
    edges: dict[date, int] = {}
    for days in spans:
        for span in days:
            edges[_low(span.start)] = edges.get(_low(span.start), 0) + 1
            edges[_high(span.end)] = edges.get(_high(span.end), 0) - 1
    held, begun, found = 0, None, []
    for day in sorted(edges):
        held += edges[day]
        if held >= needed and begun is None:
            begun = day
        elif held < needed and begun is not None:
            found.append((begun, day))
            begun = None
    if begun is not None:
        found.append((begun, date.max))
    return Spans.of(
        *(DateSpan(None if a == date.min else a, None if b == date.max else b) for a, b in found)
    )
