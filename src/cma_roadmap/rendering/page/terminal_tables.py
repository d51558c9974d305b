"""Tables in a terminal: as many columns as there is room for, or one thing after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from cma_roadmap.rendering.page import tables
from cma_roadmap.rendering.page.blocks import SideBySide, Table, Tone
from cma_roadmap.rendering.page.paper import Ink, Line, Paper, Piece
from cma_roadmap.rendering.page.said import Said
from cma_roadmap.rendering.page.terminal_columns import in_columns

Shown = Callable[[Said], str]

LEAST_WIDTH = 72
"""Below this many cells things are told one after the other."""
_BESIDE = 104
"""From this many cells on labels stand beside their row, not above it."""


def side_by_side(
    block: SideBySide, paper: Paper, shown: Shown, inks: Mapping[Tone, Ink]
) -> Iterator[Line]:
    """Things beside each other where there is room, else one after the other."""
    heads = [shown(head) for head in block.heads]
    rows = [
        tables.TableRow(
            shown(row.label),
            tuple(
                tuple(Piece(shown(part.text), inks[part.tone]) for part in cell)
                for cell in row.cells
            ),
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
    heads = [shown(column.head) for column in block.columns]
    rows = [tuple(map(shown, row)) for row in block.rows]
    drawn = in_columns(block, heads, rows, paper)
    return _told(block, heads, rows, tables.readable(paper)) if drawn is None else drawn


def _told(
    block: Table, heads: Sequence[str], rows: Sequence[Sequence[str]], paper: Paper
) -> Iterator[Line]:
    """One row after the other, each under its name."""
    named = next(n for n, column in enumerate(block.columns) if column.key == block.name)
    told = [
        tables.TableRow(head, tuple(tables.cell(row[number]) for row in rows))
        for number, head in enumerate(heads)
        if number != named
    ]
    return tables.blocks([row[named] for row in rows], told, paper)
