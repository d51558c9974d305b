"""Tables in a terminal: as many columns as there is room for, or one thing after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cma_roadmap.rendering.page import tables
from cma_roadmap.rendering.page.blocks import Column, SideBySide, Table
from cma_roadmap.rendering.page.blocks import Line as Part
from cma_roadmap.rendering.page.paper import Line, Paper, Piece
from cma_roadmap.rendering.page.said import Said

Shown = Callable[[Said], str]

LEAST_WIDTH = 72
"""Below this many cells things are told one after the other."""
_BESIDE = 104
"""From this many cells on labels stand beside their row, not above it."""


def side_by_side(
    block: SideBySide, paper: Paper, shown: Shown, piece: Callable[[Part], Piece]
) -> Iterator[Line]:
    """Things beside each other where there is room, else one after the other."""
    heads = [shown(head) for head in block.heads]
    rows = [
        tables.TableRow(
            shown(row.label),
            tuple(tuple(map(piece, cell)) for cell in row.cells),
            row.tight,
        )
        for row in block.rows
    ]
    drawn = None
    if paper.width >= LEAST_WIDTH:
        drawn = tables.table(heads, rows, paper, wide=_BESIDE, least=block.least, most=block.most)
    yield from tables.blocks(heads, rows, paper) if drawn is None else drawn


def table_lines(block: Table, paper: Paper, shown: Shown) -> Iterator[Line]:
    """A table with the columns that fit; told one row after the other where too few do."""
    rows = [tuple(map(shown, row)) for row in block.rows]
    text = tables.readable(paper)
    for kept in _choices(block.columns):
        heads = [shown(block.columns[at].head) for at in kept]
        cells = [heads, *([row[at] for at in kept] for row in rows)]
        flexible = next((n for n, at in enumerate(kept) if block.columns[at].flexible), 0)
        least = block.columns[kept[flexible]].least
        right = [n for n, at in enumerate(kept) if block.columns[at].figures]
        sums = {row + 1 for row in block.sums}
        drawn = tables.columns(cells, text, flexible, least, right, sums)
        if drawn is not None:
            return drawn
    return _told(block, rows, text, shown)


def _choices(columns: Sequence[Column]) -> Iterator[list[int]]:
    """The columns by number, all of them first, then fewer and fewer in the order they give way."""
    kept = list(range(len(columns)))
    yield list(kept)
    for at in sorted(kept, key=lambda number: columns[number].give_way):
        if columns[at].give_way:
            kept.remove(at)
            yield list(kept)


def _told(
    block: Table, rows: Sequence[Sequence[str]], paper: Paper, shown: Shown
) -> Iterator[Line]:
    """One row after the other, each under its name."""
    named = next(n for n, column in enumerate(block.columns) if column.key == block.name)
    told = [
        tables.TableRow(shown(column.head), tuple(tables.cell(row[number]) for row in rows))
        for number, column in enumerate(block.columns)
        if number != named
    ]
    return tables.blocks([row[named] for row in rows], told, paper)
