"""The checklist set for paper: as large as two pages allow, and never longer than they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cma_roadmap.model.roadmap import Roadmap
from cma_roadmap.rendering.checklist import CheckItem, CheckPart, checklist
from cma_roadmap.rendering.panels import Panel
from cma_roadmap.rendering.svg_text import text_width
from cma_roadmap.rendering.words import Words

PAGES = 2
_HEIGHT = 690
"""Points of one page between margins of half an inch, less its headings: US letter, the shorter."""
_TITLE, _NEEDS = 160, 120
"""Points that a line of each column has on A4, the narrower paper."""
_SPACE = 4
"""Space between two words of one line, and at its ends, in points."""


class Setting(NamedTuple):
    """A size of type in points, and the space above and below a row; `name` is its class."""

    name: str
    size: int
    space: int


_SETTINGS = (Setting("roomy", 11, 9), Setting("snug", 9, 5), Setting("tight", 8, 2))


@dataclass(frozen=True, slots=True)
class HandOut:
    """What goes on paper and how it is set; `left_out` counts what found no room."""

    parts: tuple[CheckPart, ...]
    setting: str
    left_out: int


def hand_out(roadmap: Roadmap, panels: Sequence[Panel], words: Words) -> HandOut | None:
    """The checklist in the largest type in which it fits; `None` where there is nothing to do."""
    parts = checklist(roadmap, panels, words)
    if not parts:
        return None
    items = sum(len(part.items) for part in parts)
    for setting in _SETTINGS:
        kept = tuple(_fitting(parts, setting))
        left_out = items - sum(len(part.items) for part in kept)
        if not left_out:
            break
    return HandOut(kept, setting.name, left_out)


def _fitting(parts: Sequence[CheckPart], setting: Setting) -> Iterator[CheckPart]:
    """As many items from the front as the pages hold; a row is never cut in two."""
    page, used = 1, 0
    for part in parts:
        kept: list[CheckItem] = []
        used += 3 * setting.size
        for item in part.items:
            needed = _height(item, setting)
            if used + needed > _HEIGHT:
                page, used = page + 1, 0
            used += needed
            if page > PAGES or needed > _HEIGHT:
                break
            kept.append(item)
        if kept:
            yield CheckPart(part.title, tuple(kept))
        if page > PAGES or len(kept) < len(part.items):
            return


def _height(item: CheckItem, setting: Setting) -> int:
    """The points that a row takes: its tallest cell."""
    days = (*item.days[:1], *(f"to {day}" for day in item.days[1:]), item.latest)
    needs = [_lines(text, _NEEDS, setting.size) for text in (*item.needs, item.price) if text]
    most = max(_lines(item.title, _TITLE, setting.size), len(days) - 1, sum(needs))
    return most * (setting.size * 5 // 4 + 1) + 2 * setting.space + 1


def _lines(text: str, width: int, size: int) -> int:
    """How many lines a text takes at most, words kept whole where they fit."""
    lines, used = 1, 0
    for word in text.split(" "):
        length = text_width(word, size)
        if used and used + _SPACE + length > width:
            lines, used = lines + 1, 0
        lines += max(length - 1, 0) // width
        used += _SPACE + length % width if length > width else _SPACE + length
    return lines
