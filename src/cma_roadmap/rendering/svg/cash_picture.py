"""The months of a plan as bars of money: the likely sum, and a line from low to high."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.cash_flow import CashMonth, CashPart, Shares
from cma_roadmap.rendering.svg.svg_panel import Drawn
from cma_roadmap.rendering.svg.svg_shapes import box, folded, path, written
from cma_roadmap.rendering.text.markup import Safe, element, lines, text

WIDE, NARROW = 720, 350
_EDGE = 4
_LINE = 16
_BAR = 14
_SPREAD = 12
_LEAST = 2
_VALUES = 86
"""Where the words about a month begin, behind its name."""


def cash_picture(part: CashPart, width: int, words: Words, name: str) -> Safe:
    """A bar for each month with its figures above it; ids begin with `name`."""
    parts: list[Safe] = []
    y = 0
    for month in part.months:
        drawn = _month(month, y, width - 2 * _EDGE, part.most)
        parts += drawn.parts
        y += drawn.height
    height = y + _EDGE
    titles = (
        element("title", text(words("picture.cash", part=part.title)), id=f"{name}-title"),
        element("desc", text(words("picture.cash-desc")), id=f"{name}-desc"),
    )
    root: dict[str, str | int] = {
        "class_": f"tl {name}",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
        "role": "img",
        "aria_labelledby": f"{name}-title {name}-desc",
    }
    return element("svg", lines((*titles, *parts)), **root)


def _month(month: CashMonth, top: int, room: int, most: Decimal) -> Drawn:
    """The words about a month, and below them its bar if it has one."""
    parts = [written(month.label, _EDGE, top + 16, "strong")]
    y = top
    for part in folded(month.figures, room - _VALUES, 13):
        y += _LINE
        parts.append(written(part, _EDGE + _VALUES, y, "plain"))
    y += 6
    if month.shares.high and most:
        parts += _bar(month.shares, y, room, most)
        y += _BAR + _SPREAD
    return Drawn(tuple(parts), y + 6 - top)


def _bar(shares: Shares, top: int, room: int, most: Decimal) -> Iterator[Safe]:
    """From nothing to the likely sum; below it the line from the low to the high one."""
    low, likely, high = (int(share * room / most) for share in shares)
    yield box("money", _EDGE, top, max(likely, _LEAST), _BAR)
    if low < high:
        y = top + _BAR + 6
        ends = "".join(f"M{_EDGE + x} {y - 4}v8" for x in (low, high))
        yield path("spread", f"M{_EDGE + low} {y}H{_EDGE + high}{ends}")
