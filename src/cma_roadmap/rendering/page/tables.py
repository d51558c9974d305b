"""Tables and pages for a terminal: columns of wrapped cells, and text with or without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cma_roadmap.fast_start.lazy_classes import dataclass, replace
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.rendering.page.ink import inked
from cma_roadmap.rendering.text.paper import BLANK, GLUE, Ink, Line, Paper, Piece, line, trimmed

READABLE = 110
"""Running text is easier to read in lines that are not longer than this."""

VERDICTS = {
    Verdict.MET: Piece("✓", Ink.DONE),
    Verdict.UNMET: Piece("✗", Ink.PROBLEM),
    Verdict.UNKNOWN: Piece("?", Ink.WARNING),
}
"""A glyph for each verdict, always beside a word."""

Cell = tuple[Piece, ...]
"""What stands in one cell: paragraphs, each in one ink."""

_GAP = 2


@dataclass(frozen=True, slots=True)
class TableRow:
    """One criterion and what holds of each column; a `tight` row has no blank line above it."""

    label: str
    cells: tuple[Cell, ...]
    tight: bool = False


def page_text(lines: Iterable[Line], *, color: bool) -> str:
    """Lines as text that ends in a line break, with ANSI colours if `color`."""
    return "".join(inked(one, color=color) + "\n" for one in lines)


def readable(paper: Paper) -> Paper:
    """The same sheet, no wider than running text should be."""
    return replace(paper, width=min(paper.width, READABLE))


def cell(text: str, ink: Ink = Ink.PLAIN) -> Cell:
    """A cell of one paragraph."""
    return (Piece(text, ink),)


def under(heading: str, lines: Iterable[Line], *, name: bool = False) -> Iterator[Line]:
    """A section under its heading; nothing at all where it would be empty.

    A heading is told in capitals, a `name` as it is.
    """
    drawn = list(lines)
    if drawn:
        yield BLANK
        yield line(heading if name else heading.upper(), Ink.HEADING)
        yield from drawn


def table(
    heads: Sequence[str],
    rows: Sequence[TableRow],
    paper: Paper,
    *,
    wide: int,
    least: int,
    most: int,
) -> list[Line] | None:
    """Rows side by side, or `None` where a column would be narrower than `least` or than a word.

    From `wide` cells on the labels stand in a column of their own, else above their row.
    """
    beside = paper.width >= wide
    label = paper.widest(row.label for row in rows) if beside else 0
    room = paper.width - 1 - (label + _GAP if beside else 0) - _GAP * (len(heads) - 1)
    column = min(room // len(heads), most)
    words = (word for row in rows for c in row.cells for piece in c for word in piece.text.split())
    heading = (word for head in heads for word in head.split())
    if column < least or paper.widest([*words, *heading]) > column:
        return None
    sheet = _Grid(paper, label, column)
    return list(sheet.draw(heads, rows))


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table being drawn; `label` is 0 where labels stand above their rows."""

    paper: Paper
    label: int
    column: int

    def draw(self, heads: Sequence[str], rows: Sequence[TableRow]) -> Iterator[Line]:
        yield from self._cells("", [cell(head, Ink.STRONG) for head in heads])
        width = self.column * len(heads) + _GAP * (len(heads) - 1)
        rule = "─" * (width + (self.label + _GAP if self.label else 0))
        yield (Piece(" "), Piece(rule, Ink.FAINT))
        for number, row in enumerate(rows):
            if number and not row.tight:
                yield BLANK
            if not self.label:
                yield line(f" {row.label}", Ink.FAINT)
            yield from self._cells(row.label, row.cells)

    def _cells(self, label: str, cells: Sequence[Cell]) -> Iterator[Line]:
        stacks = [self._stack(one) for one in cells]
        for number in range(max(map(len, stacks))):
            pieces = [Piece(" ")]
            if self.label:
                text = label if number == 0 else ""
                pieces.append(Piece(self.paper.left(text, self.label + _GAP), Ink.FAINT))
            for stack in stacks:
                piece = stack[number] if number < len(stack) else Piece("")
                filled = self.paper.left("", self.column + _GAP - self.paper.measure(piece.text))
                pieces += [piece, Piece(filled)]
            yield trimmed(pieces)

    def _stack(self, paragraphs: Cell) -> list[Piece]:
        return [Piece(part, piece.ink) for piece in paragraphs for part in self._wrap(piece.text)]

    def _wrap(self, text: str) -> list[str]:
        """Wrapped; where a word is too long with its notes, they may stand on the next line."""
        parts = self.paper.wrap(text, self.column)
        if self.paper.widest(parts) > self.column:
            return self.paper.wrap(text.replace(GLUE, " "), self.column)
        return parts


def blocks(heads: Sequence[str], rows: Sequence[TableRow], paper: Paper) -> Iterator[Line]:
    """The same as a list: one column after the other, its rows as labelled paragraphs."""
    for number, head in enumerate(heads):
        if number:
            yield BLANK
        yield from paper.hanging("", head, Ink.STRONG)
        for row in rows:
            text = "; ".join(piece.text for piece in row.cells[number])
            yield from paper.hanging(" - ", f"{row.label}: {text}")


def bullet(
    paper: Paper, depth: int, mark: Piece, text: str, ink: Ink = Ink.PLAIN
) -> Iterator[Line]:
    """A line after a mark, set in by its depth in a tree."""
    lead = " " + "  " * depth + f"{mark.text} "
    yield from paper.hanging(lead, text, ink, mark.ink)


def remark(paper: Paper, depth: int, text: str, ink: Ink = Ink.FAINT) -> Iterator[Line]:
    """A paragraph under a bullet of the same depth."""
    yield from paper.hanging(" " * (3 + 2 * depth), text, ink)
