"""The axis of a panel: which cell a day falls in, and the dates written above the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.values.span import add_months
from cma_roadmap.rendering.messages.phrases import month_name

_Label = Callable[[date], str]

_MONTH_STEPS = (1, 3, 6)
_DAY_STEPS = (7, 14)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_SHORT = 92
"""Up to this many days weeks are told; beyond it only months and years."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `start` to `end` (exclusive) on `cells` cells of equal width."""

    start: date
    end: date
    cells: int

    def cell(self, day: date) -> int:
        """The cell in which `day` begins: below 0 or from `cells` on when it is not on the axis."""
        return (day - self.start).days * self.cells // self._days

    def span(self, start: date, end: date) -> tuple[int, int]:
        """First and last cell of a half-open span: all whose middle lies inside, at least one.

        Rounding to the middle makes steps that follow each other meet without sharing a cell.
        """
        first, after = self._after_middle(start), self._after_middle(end)
        if first < after:
            return first, after - 1
        return self.cell(start), self.cell(start)

    def _after_middle(self, day: date) -> int:
        """The first cell whose middle does not lie before `day`."""
        days = (day - self.start).days
        return -((self._days - 2 * days * self.cells) // (2 * self._days))

    @property
    def _days(self) -> int:
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis where a week, month, quarter or year begins, and how to call it."""

    cell: int
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class AxisTicks:
    """The years (or months) of an axis and the periods below them."""

    upper: tuple[Tick, ...] = ()
    lower: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class AxisLines:
    """The lines above the cells, each as wide as the axis: years (or months), periods, a rule."""

    upper: str
    lower: str
    rule: str


def axis_lines(scale: Scale) -> AxisLines:
    """The axis as text, a letter a cell."""
    ticks = axis_ticks(scale)
    rule = ["─"] * scale.cells
    for tick in ticks.lower:
        rule[tick.cell] = "┬"
    upper, lower = (_written(some, scale.cells) for some in (ticks.upper, ticks.lower))
    return AxisLines(upper, lower, "".join(rule))


def axis_ticks(scale: Scale, letter: int = 1) -> AxisTicks:
    """The finest periods that the cells have room to name, under the years they belong to.

    A letter of a label takes `letter` cells.
    """
    if (scale.end - scale.start).days <= _SHORT:
        for step in _DAY_STEPS:
            ticks = _ticks(scale, _weeks(scale, step), _day, letter=letter)
            if _fits(ticks, 3 * letter):
                return AxisTicks(_months_above(scale, letter), ticks)
    for step in _MONTH_STEPS:
        ticks = _ticks(scale, _months(scale, step), _month, letter=letter)
        if _fits(ticks, 4 * letter):
            return AxisTicks(_years_above(scale, letter), ticks)
    for step in _YEAR_STEPS:
        years = list(_months(scale, 12 * step))
        for label in (_year, _short_year):
            ticks = _ticks(scale, years, label, letter=letter)
            if _fits(ticks, (len(label(scale.start)) + 1) * letter):
                return AxisTicks((), ticks)
    return AxisTicks()


def named(ticks: Sequence[Tick], cells: int, letter: int = 1) -> Iterator[tuple[int, str]]:
    """Cells and labels, shortened or left out where they would touch or leave the axis."""
    for number, tick in enumerate(ticks):
        limit = ticks[number + 1].cell - letter if number + 1 < len(ticks) else cells
        fitting = (n for n in (tick.label, tick.short) if tick.cell + len(n) * letter <= limit)
        yield tick.cell, next(fitting, "")


def _day(day: date) -> str:
    return str(day.day)


def _month(day: date) -> str:
    return month_name(day.month)


def _month_and_year(day: date) -> str:
    return f"{_month(day)} {day.year}"


def _year(day: date) -> str:
    return str(day.year)


def _short_year(day: date) -> str:
    return f"'{day.year % 100:02d}"


def _written(ticks: Sequence[Tick], cells: int) -> str:
    text = ""
    for cell, name in named(ticks, cells):
        text = text.ljust(cell) + name
    return text.ljust(cells)


def _ticks(
    scale: Scale,
    days: Iterable[date],
    label: _Label,
    short: _Label | None = None,
    *,
    letter: int,
) -> tuple[Tick, ...]:
    """Ticks at `days`, with one at the left edge for the period that is under way there."""
    shown = (max(day, scale.start) for day in days)
    ticks = tuple(Tick(scale.cell(day), label(day), (short or label)(day)) for day in shown)
    room = len(ticks) < 2 or ticks[1].cell > len(ticks[0].short) * letter
    return ticks if room else ticks[1:]


def _fits(ticks: Sequence[Tick], needed: int) -> bool:
    inner = [tick.cell for tick in ticks[1:]]
    gaps = [after - before for before, after in pairwise(inner)]
    return min(gaps, default=needed) >= needed and len(ticks) > 1


def _weeks(scale: Scale, step: int) -> Iterator[date]:
    day = scale.start - timedelta(days=scale.start.weekday())
    while day < scale.end:
        yield day
        day += timedelta(days=step)


def _months(scale: Scale, step: int) -> Iterator[date]:
    """First days of periods of `step` months that touch the axis; whole years count from year 0."""
    months = scale.start.year * 12 + scale.start.month - 1
    months -= months % step
    day = date(max(months // 12, 1), months % 12 + 1, 1)
    while day < scale.end:
        yield day
        day = add_months(day, step)


def _years_above(scale: Scale, letter: int) -> tuple[Tick, ...]:
    return _ticks(scale, _months(scale, 12), _year, _short_year, letter=letter)


def _months_above(scale: Scale, letter: int) -> tuple[Tick, ...]:
    return _ticks(scale, _months(scale, 1), _month_and_year, _month, letter=letter)
