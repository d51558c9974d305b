"""The months of a plan as bars of money: the likely sum, and a line from low to high."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cma_roadmap.rendering.cash_flow import CashFlow, CashMonth
from cma_roadmap.rendering.markup import Safe, element, lines, text
from cma_roadmap.rendering.svg_shapes import box, path
from cma_roadmap.rendering.svg_text import written
from cma_roadmap.rendering.words import Words

WIDE, NARROW = 720, 350
_EDGE = 4
_ROW = 46
_BAR = 14
_VALUES = 86
"""Where the words about a month begin, behind its name."""


def cash_picture(cash: CashFlow, width: int, words: Words, name: str) -> Safe:
    """A bar for each month with its figures above it; ids begin with `name`."""
    room = width - 2 * _EDGE
    parts: list[Safe] = []
    for number, month in enumerate(cash.months):
        parts += _month(month, number * _ROW, room, cash.most, words)
    height = _ROW * len(cash.months) + _EDGE
    titles = (
        element("title", text(words("picture.cash")), id=f"{name}-title"),
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
    return element("svg", Safe("\n"), lines((*titles, *parts)), Safe("\n"), **root)


def _month(month: CashMonth, top: int, room: int, most: Decimal, words: Words) -> Iterator[Safe]:
    yield written(month.month, _EDGE, top + 16, "strong")
    yield written(_figures(month, words), _EDGE + _VALUES, top + 16, "plain")
    yield path("rule", f"M{_EDGE} {top + 23}v{_BAR + 4}")
    amount = month.amount
    if amount is None or not most:
        return
    low, likely, high = (
        int(part.amount * room / most) for part in (amount.low, amount.likely, amount.high)
    )
    y = top + 25
    if likely:
        yield box("money", _EDGE, y, likely, _BAR)
    if low < high:
        middle, half = y + _BAR // 2, _BAR // 2
        ends = f"M{_EDGE + low} {y}v{2 * half}M{_EDGE + high} {y}v{2 * half}"
        yield path("spread", f"M{_EDGE + low} {middle}H{_EDGE + high}{ends}")


def _figures(month: CashMonth, words: Words) -> str:
    """`$7,900 likely, $4,200 to $18,400`; that a part is not known is told."""
    if month.amount is None:
        return words("page.not_known")
    one = month.low == month.high
    said = words(
        "picture.cash-one" if one else "picture.cash-range",
        likely=month.likely,
        low=month.low,
        high=month.high,
    )
    return words("picture.cash-more", said=said) if month.missing else said
