"""Bars and marks of one row on an axis of pixels; the shapes are those of the terminal's."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.rendering.gantt.axis import Scale
from cma_roadmap.rendering.plan.rows import Bar, Mark, Row, Shape, last_day
from cma_roadmap.rendering.svg.svg_shapes import box, leaving, path, pin, point, tick, visit
from cma_roadmap.rendering.text.markup import Safe

TALL, LOW = 14, 8
_LEAST = 5
"""A day is at least so many pixels wide, or nobody would see it."""
_POINTS = (Shape.POINT, Shape.GOAL, Shape.DEADLINE)


def draw(row: Row, scale: Scale, x: int, y: int) -> Iterator[Safe]:
    """The marks of a row whose axis begins at `x`, around the line `y`."""
    bar = row.bar
    if bar.slack_end is not None:
        yield from _float(bar, scale, x, y)
    if bar.shape in _POINTS:
        yield from _point(bar, scale, x, y)
        return
    first, last = _pixels(bar, scale)
    if last >= 0 and first < scale.cells:
        left, right = max(first, 0), min(last, scale.cells - 1)
        ends = (first >= 0, last < scale.cells)
        yield from _shape(row, scale, x, (x + left, x + right), ends, y)
    if first < 0:
        yield leaving(x - 8, y, left=True)
    if last >= scale.cells:
        yield leaving(x + scale.cells + 8, y, left=False)


def _pixels(bar: Bar, scale: Scale) -> tuple[int, int]:
    """First and last pixel, with the least width that can be seen."""
    first, last = scale.span(bar.start, bar.end)
    return first, max(last, first + _LEAST - 1)


def _shape(
    row: Row, scale: Scale, x: int, limits: tuple[int, int], ends: tuple[bool, bool], y: int
) -> Iterator[Safe]:
    """The shape between two pixels; `ends` tells which ends of it lie on the axis."""
    (left, right), bar = limits, row.bar
    width = right - left + 1
    if bar.shape is Shape.WINDOW:
        yield from _window(limits, ends, y, critical=bar.critical)
    elif bar.shape is Shape.VISITS:
        yield from _visits(bar, scale, x, left, right, y)
    elif bar.done:
        yield box("past", left, y - LOW // 2, width, LOW)
        yield tick((left + right) // 2, y)
    elif bar.critical:
        yield box("solid", left, y - TALL // 2, width, TALL)
    else:
        yield box("light", left, y - LOW // 2, width, LOW)
    if row.mark is Mark.PINNED and bar.shape is Shape.BAR:
        yield pin((left + right) // 2, y)


def _window(
    limits: tuple[int, int], ends: tuple[bool, bool], y: int, *, critical: bool
) -> Iterator[Safe]:
    """A light bar with a bracket where it opens and where it closes."""
    (left, right), half = limits, TALL // 2
    opens = f"M{left + 4} {y - half}h-4v{TALL}h4" if ends[0] else ""
    closes = f"M{right - 3} {y - half}h4v{TALL}h-4" if ends[1] else ""
    yield box("window", left, y - half + 2, right - left + 1, TALL - 4)
    class_ = "bracket critical" if critical else "bracket"
    yield path(class_, f"{opens}{closes}M{left} {y}H{right}")


def _visits(bar: Bar, scale: Scale, x: int, left: int, right: int, y: int) -> Iterator[Safe]:
    """A thin line with a circle at each visit that lies on the axis."""
    yield path("thread critical" if bar.critical else "thread", f"M{left} {y}H{right}")
    for one in bar.visits:
        at = scale.cell(one.day)
        if 0 <= at < scale.cells:
            yield visit(x + at, y, critical=bar.critical, done=one.done)


def _point(bar: Bar, scale: Scale, x: int, y: int) -> Iterator[Safe]:
    """A mark on its day; where that lies beyond the edge, an arrow and no mark on a wrong day."""
    at, last = scale.cell(last_day(bar.start, bar.end)), bar.shape is Shape.DEADLINE
    if at < 0:
        yield leaving(x - 8, y, left=True, last=last)
    elif at >= scale.cells:
        yield leaving(x + scale.cells + 8, y, left=False, last=last)
    else:
        yield point(bar, x + at, y)


def _float(bar: Bar, scale: Scale, x: int, y: int) -> Iterator[Safe]:
    """Time to spare: a dashed line from the end to the last day, with a stop if it is shown."""
    if bar.slack_end is None:
        return
    begins, ends = scale.cell(bar.end), scale.cell(bar.slack_end)
    left, right = max(begins, 0), min(ends, scale.cells)
    if left >= right:
        return
    yield path("float", f"M{x + left} {y}H{x + right}")
    if ends <= scale.cells:
        yield path("stop", f"M{x + right} {y - 4}v8")
