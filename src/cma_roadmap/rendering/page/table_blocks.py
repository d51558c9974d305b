"""Blocks that set things beside each other: tables, columns to compare, and bars to one scale."""

from __future__ import annotations

import re
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.page.tones import Mark, Tone
from cma_roadmap.rendering.text.said import Said

_SIGNS = re.compile(r"(?<=[\d%])[*~?!]+$")
"""Signs that say something of the figure before them; a unit is a part of the figure."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Where there is no room for all, columns go in the order of `give_way` (1 goes first; 0 never
    goes): one that tells what must not be lost goes `below` its row. A `flexible` column is
    wrapped, to no fewer than `least` cells. In others, which never are, a text wider than `most`
    (0: no such bound) stands above its row, so that one long name does not widen the column.
    A `clipped` one keeps one line, and ends in `…` where it is too long.
    `figures` end below each other, whatever sign stands behind one.
    """

    key: str
    head: str
    figures: bool = False
    flexible: bool = False
    least: int = 0
    give_way: int = 0
    below: bool = False
    most: int = 0
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one thing each, a cell a column; told one after the other where it has no room.

    `name` is the key of the column that names a row where rows are told one after the other.
    `sums` are the numbers of rows that add up others. `caption` says what the whole shows.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Said, ...], ...]
    name: str
    is_titled: bool = False
    """Whether the head of that column tells what all the cells are: it then stays above them."""
    sums: frozenset[int] = frozenset()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell.

    `share` is a length between 0 and 1: of a whole beside the figure that `text` is, else alone.
    With a dash or a number as its mark it is an entry of a list.
    """

    text: Said = ""
    tone: Tone = Tone.PLAIN
    mark: Mark | int | None = None
    share: Decimal | None = None

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list."""
        return self.mark is Mark.DASH or isinstance(self.mark, int)


@dataclass(frozen=True, slots=True)
class Row:
    """What holds of each thing side by side; a `tight` row belongs to the one above it."""

    label: str
    cells: tuple[tuple[Line, ...], ...]
    tight: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Things beside each other, a column each, and what is compared of them, a row each."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    least: int = 17
    most: int = 44
    """How many cells of a terminal a column needs, and how many it has use for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled length between 0 and 1, with its figures; `share` is `None` where it is unknown.

    `lead` stands before the label (a rank, say), `told` after the bar.
    """

    label: str
    figures: tuple[str, ...]
    share: Decimal | None
    lead: str = ""
    told: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bars:
    """Lengths to one scale: from nothing up to the longest."""

    bars: tuple[Bar, ...]


def split_figure(text: str) -> tuple[str, str]:
    """A figure, and the signs behind it: `24*` is `24` and `*`."""
    found = _SIGNS.search(text)
    return (text[: found.start()], found[0]) if found else (text, "")
