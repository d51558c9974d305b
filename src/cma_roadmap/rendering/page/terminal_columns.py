"""Rows of a table in columns, for a terminal.

Where there is no room for all, flexible columns are wrapped, the widest first; where that is not
enough, columns give way, and stand below their row or are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.page.table_blocks import Column, Table, split_figure
from cma_roadmap.rendering.text.paper import GLUE, Ink, Line, Paper, Piece, trimmed

_GAP = 2
_BELOW = "   "
"""What stands before the line below a row."""


def in_columns(
    block: Table, heads: Sequence[str], rows: Sequence[Sequence[str]], paper: Paper
) -> list[list[Line]] | None:
    """The lines of each row, those of the heads first, or `None` where too few columns fit.

    All texts are harmless.
    """
    texts = [heads, *rows]
    stacks = [
        _ended(stack, paper) if column.figures else list(stack)
        for stack, column in zip(zip(*texts, strict=True), block.columns, strict=True)
    ]
    grids = (_Grid.of(block, stacks, kept, paper) for kept in _choices(block.columns))
    fitting = next(filter(None, grids), None)
    return list(fitting.rows()) if fitting else None


def _ended(stack: Sequence[str], paper: Paper) -> list[str]:
    """Figures with as much room behind the last digit as the longest sign takes."""
    split = [split_figure(text) for text in stack]
    room = paper.widest(sign for _, sign in split)
    return [figure + paper.left(sign, room) for figure, sign in split]


def _choices(columns: Sequence[Column]) -> Iterator[list[int]]:
    """The columns by number, all of them first, then fewer and fewer in the order they give way."""
    kept = list(range(len(columns)))
    yield list(kept)
    for at in sorted(kept, key=lambda number: columns[number].give_way):
        if columns[at].give_way:
            kept.remove(at)
            yield list(kept)


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table being drawn: the texts of each column, and how wide those are that are kept.

    No column is narrower than its longest word, and none is wider than it has use for.
    """

    block: Table
    stacks: Sequence[Sequence[str]]
    widths: dict[int, int]
    flexible: Sequence[int]
    paper: Paper

    @classmethod
    def of(
        cls, block: Table, stacks: Sequence[Sequence[str]], kept: Sequence[int], paper: Paper
    ) -> _Grid | None:
        """The widest of flexible columns are narrowed first; `None` where that is not enough."""
        narrowed = (n for n in kept if block.columns[n].flexible or block.columns[n].clipped)
        flexible = list(narrowed) or kept[:1]
        widths, least = {}, {}
        for n in kept:
            column, (head, *sizes) = block.columns[n], map(paper.measure, stacks[n])
            bounded = column.most and n not in flexible
            widths[n] = max(head, *(s for s in sizes if not bounded or s <= column.most), 0)
            word = paper.widest(word for text in stacks[n] for word in text.split())
            word = min(word, column.least) if column.clipped else word
            least[n] = max(min(column.least, widths[n]), word) if n in flexible else widths[n]
        room = paper.width - 1 - _GAP * (len(kept) - 1)
        if sum(least.values()) > room:
            return None
        while sum(widths.values()) > room:
            wider = [n for n in flexible if widths[n] > least[n]]
            widths[max(wider, key=lambda n: widths[n])] -= 1
        return cls(block, stacks, widths, flexible, paper)

    def rows(self) -> Iterator[list[Line]]:
        """The lines of each row, those of the heads first."""
        heads, *rows = zip(*self.stacks, strict=True)
        yield list(self._row(heads, Ink.STRONG))
        for number, row in enumerate(rows):
            lines = list(self._row(row, Ink.STRONG if number in self.block.sums else Ink.PLAIN))
            below = self._below(heads, row)
            if below:
                lines += self.paper.hanging(_BELOW, below, Ink.FAINT)
            yield lines

    def _row(self, row: Sequence[str], ink: Ink) -> Iterator[Line]:
        """One row; what is too wide for its column stands above it, or goes on below."""
        cells = []
        for n, width in self.widths.items():
            wide = n not in self.flexible and self.paper.measure(row[n]) > width
            if wide:
                yield from self.paper.hanging(" ", row[n], ink)
            cells.append([""] if wide else self._wrapped(n, row[n]))
        for part in range(max(map(len, cells))):
            filled = [
                self._filled(n, stack[part] if part < len(stack) else "")
                for n, stack in zip(self.widths, cells, strict=True)
            ]
            yield trimmed((Piece(" "), Piece((" " * _GAP).join(filled), ink)))

    def _wrapped(self, n: int, text: str) -> list[str]:
        """Wrapped; words that should stay together part where they do not fit."""
        if n not in self.flexible:
            return [text.replace(GLUE, " ")]
        if self.block.columns[n].clipped:
            return [self._clipped(text.replace(GLUE, " "), self.widths[n])]
        parts = self.paper.wrap(text, self.widths[n])
        fit = self.paper.widest(parts) <= self.widths[n]
        return parts if fit else self.paper.wrap(text.replace(GLUE, " "), self.widths[n])

    def _clipped(self, text: str, width: int) -> str:
        """The text, or its beginning and the sign that there is more."""
        if self.paper.measure(text) <= width:
            return text
        while text and self.paper.measure(text) >= width:
            text = text[:-1]
        return f"{text.rstrip()}…"

    def _filled(self, n: int, text: str) -> str:
        fill = self.paper.right if self.block.columns[n].figures else self.paper.left
        return fill(text, self.widths[n])

    def _below(self, heads: Sequence[str], row: Sequence[str]) -> str:
        """What has no column: the name of the row, then the rest under its heads."""
        moved = [
            (column.key == self.block.name, heads[n].strip(), row[n].strip())
            for n, column in enumerate(self.block.columns)
            if column.below and n not in self.widths and row[n]
        ]
        named = [text for is_name, _, text in moved if is_name]
        rest = "; ".join(f"{head} {text}" for is_name, head, text in moved if not is_name)
        return ": ".join(filter(None, [*named, rest]))
