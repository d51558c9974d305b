"""How the cells of a row are shared out: as many columns as leave the bars room to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.plan.rows import Row
from cma_roadmap.rendering.text.paper import Paper, runs

INDENT = 3
_LONG_DATE, _SHORT_DATE = 11, 9
_LEAST_TITLE = 16
_LEAST_BAR, _BAR_SHARE = 18, 4
_MOST_REFS = 13
_BRIEF_TITLE = 27


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; a column of width 0 is not there."""

    title: int
    day: int
    bar: int
    length: int
    price: int
    refs: int
    full_prices: bool
    numbers: Mapping[str, int]
    first_days: bool = True

    @property
    def left(self) -> int:
        """The cells before the axis."""
        return INDENT + self.title + (self.day + 2 if self.first_days else 1)

    def day_text(self, day: date | None) -> str:
        """`3 Mar 2028`, or `3 Mar 28` where the room is short; nothing for no day."""
        if day is None:
            return ""
        full = day_in_words(day)
        return full if self.day >= _LONG_DATE else f"{full[:-4]}{full[-2:]}"

    def price_text(self, row: Row) -> str:
        """The price in full, or short; nothing where prices have no column."""
        if row.price is None or not self.price:
            return ""
        return row.price.full if self.full_prices else row.price.short

    def refs_text(self, row: Row) -> str:
        """`[1,2]` for sources and `!3` for warnings; `+` stands for more than there is room for."""
        return _refs(row, self.numbers) if self.refs else ""


def columns_for(
    rows: Sequence[Row], paper: Paper, labels: Mapping[str, str], numbers: Mapping[str, int]
) -> Columns:
    """One set of columns for all rows, so that panels stand under each other.

    `numbers` are those of the sources, by id. Columns are given up from the least needed on until
    the bars have a quarter of the width.
    """
    enough = max(_LEAST_BAR, paper.width // _BAR_SHARE)
    tried = list(_choices(rows, paper, labels, numbers))
    return next((columns for columns in tried if columns.bar >= enough), tried[-1])


def brief_columns(rows: Sequence[Row], paper: Paper, labels: Mapping[str, str]) -> Columns:
    """Titles, bars, last days and prices: what one look takes in."""
    told = [row.price.short for row in rows if row.price]
    prices = paper.widest([labels["cost"], *told]) if told else 0
    title = max(min(paper.widest(row.title for row in rows), _BRIEF_TITLE), _LEAST_TITLE)
    taken = INDENT + title + 2 + _LONG_DATE + (prices + 1 if prices else 0)
    return Columns(
        title, _LONG_DATE, paper.width - taken, 0, prices, 0, False, {}, first_days=False
    )


def _choices(
    rows: Sequence[Row], paper: Paper, labels: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[Columns]:
    """From every column in full down to dates and bars alone."""
    prices = [row.price for row in rows if row.price]
    full = paper.widest([labels["cost"], *(p.full for p in prices)]) if prices else 0
    short = paper.widest([labels["cost"], *(p.short for p in prices)]) if prices else 0
    length = paper.widest([labels["length"], *(row.length for row in rows)])
    refs = paper.widest(_refs(row, numbers) for row in rows)
    refs = max(refs, paper.measure(labels["notes"])) if refs else 0
    for day_width, length_width, refs_width, price, is_full in (
        (_LONG_DATE, length, refs, full, True),
        (_SHORT_DATE, length, refs, full, True),
        (_SHORT_DATE, length, refs, short, False),
        (_SHORT_DATE, length, 0, full, True),
        (_SHORT_DATE, length, 0, short, False),
        (_SHORT_DATE, 0, 0, short, False),
        (_SHORT_DATE, 0, 0, 0, False),
    ):
        title = _title_width(rows, paper)
        taken = INDENT + title + 2 * (day_width + 1) + 1
        taken += sum(width + 1 for width in (length_width, price, refs_width) if width)
        bar = paper.width - taken
        yield Columns(title, day_width, bar, length_width, price, refs_width, is_full, numbers)


def _title_width(rows: Sequence[Row], paper: Paper) -> int:
    most = 22 - (80 - paper.width) // 2 if paper.width < 80 else 22 + (paper.width - 80) // 8
    return max(min(paper.widest(row.title for row in rows), most), _LEAST_TITLE)


def _refs(row: Row, numbers: Mapping[str, int]) -> str:
    warned = f"!{runs(row.warnings)}" if row.warnings else ""
    refs = sorted({numbers[name] for name in row.sources if name in numbers})
    for kept in range(len(refs), -1, -1):
        more = "+" if kept < len(refs) else ""
        sources = f"[{runs(refs[:kept])}{more}]" if refs and kept else ""
        text = f"{sources} {warned}".strip()
        if len(text) <= _MOST_REFS or kept <= 1:
            return text
    return ""
