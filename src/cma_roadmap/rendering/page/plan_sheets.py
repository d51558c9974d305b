"""The checklist set for paper: one page, as large as it allows; two where the road is too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product, takewhile

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.rendering.plan.checklist import CheckItem, CheckPart
from cma_roadmap.rendering.plan.notices import Notice
from cma_roadmap.rendering.svg.svg_shapes import text_width

PAGES = (1, 2)
_FIRST, _HEIGHT = 590, 660
"""Points for rows on the first page and on another: US letter, the shorter paper, between margins
of half an inch, less the headings."""
_TITLE, _NEEDS, _WIDE = 165, 128, 490
"""Points that a line of a column, or of a warning, has on A4, the narrower paper."""
_BETWEEN = 6
_SPACE = 4
"""Space between two words of one line, and at its ends, in points."""


class Setting(NamedTuple):
    """A size of type in points, and the space above and below a row; `name` is its class."""

    name: str
    size: int
    space: int


_SETTINGS = (
    Setting("roomy", 11, 9),
    Setting("even", 10, 6),
    Setting("snug", 9, 4),
    Setting("tight", 8, 2),
)


@dataclass(frozen=True, slots=True)
class HandOut:
    """What goes on paper and how it is set; `left_out` counts what found no room.

    `questions` are the warnings, the first ones, that the rest of the pages has room for.
    """

    parts: tuple[CheckPart, ...]
    setting: str
    left_out: int
    questions: tuple[Notice, ...]


def hand_out(parts: Sequence[CheckPart], asked: Sequence[Notice]) -> HandOut:
    """The checklist in the largest type in which it fits, and as many of the warnings `asked`.

    A second page is taken where one does not hold the first part, up to the certificate.
    """
    items = sum(len(part.items) for part in parts)
    for pages, setting in product(PAGES, _SETTINGS):
        sheet = _Sheet(setting, pages)
        kept = tuple(sheet.parts(parts))
        left_out = items - sum(len(part.items) for part in kept)
        # What comes after the certificate is years away: for that alone no second page is taken.
        if not left_out or (setting is _SETTINGS[-1] and kept[:1] == tuple(parts[:1])):
            break
    questions = () if left_out else tuple(sheet.questions(asked))
    return HandOut(kept, setting.name, left_out, questions)


class _Sheet:
    """Paper being filled from the top; a row is never cut in two."""

    def __init__(self, setting: Setting, pages: int) -> None:
        self.setting, self.pages = setting, pages
        self.page = 1
        self.used = _HEIGHT - _FIRST

    def _put(self, needed: int) -> bool:
        """Whether so many points still find a place, on this page or on the next."""
        if self.used + needed > _HEIGHT:
            self.page, self.used = self.page + 1, 0
        self.used += needed
        return self.page <= self.pages and needed <= _HEIGHT

    def parts(self, parts: Sequence[CheckPart]) -> Iterator[CheckPart]:
        """As many items from the front as the pages hold."""
        for part in parts:
            heading = self._put(3 * self.setting.size)
            fits = (heading and self._put(_height(item, self.setting)) for item in part.items)
            kept = tuple(item for item, _ in zip(part.items, takewhile(bool, fits), strict=False))
            if kept:
                yield CheckPart(part.title, kept)
            if len(kept) < len(part.items):
                return

    def questions(self, notices: Sequence[Notice]) -> Iterator[Notice]:
        """As many warnings from the front as still fit."""
        heading = self._put(5 * self.setting.size)
        for notice in notices:
            text = f"{notice.lead} ({notice.about}): {notice.text}"
            needed = _lines(text, _WIDE, self.setting.size) * _leading(self.setting) + _BETWEEN
            if not heading or not self._put(needed):
                return
            yield notice


def _height(item: CheckItem, setting: Setting) -> int:
    """The points that a row takes: its tallest cell."""
    days = (*item.days[:1], *(f"to {day}" for day in item.days[1:]), item.latest)
    needs = [_lines(text, _NEEDS, setting.size) for text in (*item.needs, item.price) if text]
    most = max(_lines(item.title, _TITLE, setting.size), len(days) - 1, sum(needs))
    return most * _leading(setting) + 2 * setting.space + 1


def _leading(setting: Setting) -> int:
    """The points from one line of a text to the next: a quarter more than its size."""
    return -(-setting.size * 5 // 4)


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
