"""Tables in a terminal: as many columns as there is room for, or one thing after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.rendering.page import tables
from cma_roadmap.rendering.page.table_blocks import Line as Part
from cma_roadmap.rendering.page.table_blocks import SideBySide, Table
from cma_roadmap.rendering.page.terminal_columns import in_columns
from cma_roadmap.rendering.text.paper import BLANK, Ink, Line, Paper, Piece
from cma_roadmap.rendering.text.said import Said

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
    yield from _one_by_one(block, rows, paper, shown, piece) if drawn is None else drawn


def _one_by_one(
    block: SideBySide,
    rows: Sequence[tables.TableRow],
    paper: Paper,
    shown: Shown,
    piece: Callable[[Part], Piece],
) -> Iterator[Line]:
    """One thing after the other; a cell with a list in it is told line by line."""
    for number, head in enumerate(block.heads):
        if number:
            yield BLANK
        yield from paper.hanging("", shown(head), Ink.STRONG)
        for row, parts in zip(rows, (row.cells[number] for row in block.rows), strict=True):
            if any(part.is_entry for part in parts):
                yield from paper.hanging(" - ", f"{row.label}:")
                for part in parts:
                    yield from _entry(part, paper, piece)
            else:
                text = "; ".join(told.text for told in row.cells[number])
                yield from paper.hanging(" - ", f"{row.label}: {text}")


def _entry(part: Part, paper: Paper, piece: Callable[[Part], Piece]) -> Iterator[Line]:
    """A line of a list, its further lines under its words."""
    if not part.is_entry:
        told = piece(part)
        yield from paper.hanging("   ", told.text, told.ink)
        return
    told = piece(replace(part, mark=None))
    lead = f"{part.mark}." if isinstance(part.mark, int) else "-"
    yield from paper.hanging(f"   {lead} ", told.text, told.ink)


def table_rows(block: Table, paper: Paper, shown: Shown) -> list[list[Line]]:
    """The lines of each row, in the columns that fit; told as a list where too few do."""
    heads = [shown(column.head) for column in block.columns]
    rows = [tuple(map(shown, row)) for row in block.rows]
    drawn = in_columns(block, heads, rows, paper)
    return parted(_told(block, heads, rows, tables.readable(paper))) if drawn is None else drawn


def parted(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines in parts, each of which begins with a blank line but the first."""
    parts: list[list[Line]] = []
    for told in lines:
        if told == BLANK or not parts:
            parts.append([])
        parts[-1].append(told)
    return parts


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
    if block.is_titled:
        yield from paper.hanging("", heads[named], Ink.STRONG)
    yield from tables.blocks([row[named] for row in rows], told, paper)
    if block.is_titled:
        yield BLANK
