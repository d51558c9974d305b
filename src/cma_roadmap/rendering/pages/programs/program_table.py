"""The table of programs: one line each where there is room, else two, else a plain list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.paper import GLUE, Ink, Line, Paper, Piece, line, trimmed
from cma_roadmap.rendering.page.tables import TableRow, blocks, cell
from cma_roadmap.rendering.pages.programs.program_rows import MARKS, ProgramRow

LEAST_WIDTH = 72
"""Below this many cells programs are told one after the other."""
WIDE = 118
"""From this many cells on every program has one row of columns."""
_GAP = 2
_MOST_ID, _MOST_PLACE, _MOST_OPENS = 20, 24, 34
_SHRINKING = (
    *(("place", 20), ("opens", 26), ("school", 26)),
    *(("opens", 20), ("place", 14), ("school", 22)),
)
"""Which column gives way, down to how many cells, in this order."""
_FIGURES = frozenset({"miles", "months", "tuition", "awards"})
_MARKED = frozenset({"miles", "months", "tuition"})


class _Column(NamedTuple):
    """One column: its head, what stands in it, how wide it is; figures stand to the right."""

    head: str
    texts: tuple[str, ...]
    width: int
    right: bool


def program_table(rows: Sequence[ProgramRow], paper: Paper, words: Words) -> Iterator[Line]:
    """All rows, in the widest form that fits."""
    drawn: list[Line] | None = None
    if paper.width >= WIDE:
        drawn = _in_columns(rows, paper, words)
    if drawn is None and paper.width >= LEAST_WIDTH:
        drawn = _in_pairs(rows, paper, words)
    yield from _told(rows, paper, words) if drawn is None else drawn


def _in_columns(rows: Sequence[ProgramRow], paper: Paper, words: Words) -> list[Line] | None:
    """One row each; an id that is too long stands on a line of its own."""
    columns = {name: _column(name, rows, paper, words) for name in _shown(rows)}
    short = [row.id for row in rows if paper.measure(row.id) <= _MOST_ID]
    columns["id"] = _at_most(columns["id"], paper.widest([columns["id"].head, *short]))
    columns["place"] = _at_most(columns["place"], _MOST_PLACE)
    columns["opens"] = _at_most(columns["opens"], _MOST_OPENS)
    for name, least in _SHRINKING:
        over = _taken(columns.values()) - paper.width
        if over > 0:
            narrowed = max(columns[name].width - over, least)
            columns[name] = _at_most(columns[name], narrowed)
    if _taken(columns.values()) > paper.width:
        return None
    return list(_draw(list(columns.values()), paper))


def _in_pairs(rows: Sequence[ProgramRow], paper: Paper, words: Words) -> list[Line]:
    """Two lines each: the school with its figures, then the id and what it opens."""
    names = [name for name in _shown(rows) if name not in ("id", "school", "place", "opens")]
    columns = [_column(name, rows, paper, words) for name in names]
    head = words("programs.column.school-place")
    texts = tuple(f"{row.school}, {row.place}" for row in rows)
    room = paper.width - _taken(columns) - _GAP
    first = _Column(head, texts, room, right=False)
    below = tuple(f"{row.id}: {words('programs.opens')} {row.opens}" for row in rows)
    return list(_draw([first, *columns], paper, below))


def _told(rows: Sequence[ProgramRow], paper: Paper, words: Words) -> Iterator[Line]:
    """One program after the other, under its id."""
    names = [name for name in _shown(rows) if name != "id"]
    table = [
        TableRow(
            words(f"programs.column.{name}"),
            tuple(cell(getattr(row, name)) for row in rows),
        )
        for name in names
    ]
    return blocks([row.id for row in rows], table, paper)


def _shown(rows: Sequence[ProgramRow]) -> list[str]:
    has_miles = any(row.miles for row in rows)
    return [name for name in ProgramRow._fields if name != "miles" or has_miles]


def _column(name: str, rows: Sequence[ProgramRow], paper: Paper, words: Words) -> _Column:
    head = words(f"programs.column.{name}")
    texts = tuple(getattr(row, name) for row in rows)
    if name in _MARKED:
        head, texts = f"{head} ", tuple(map(_with_room_for_mark, texts))
    return _Column(head, texts, paper.widest([head, *texts]), name in _FIGURES)


def _with_room_for_mark(figure: str) -> str:
    """Figures with and without a mark end in one line."""
    return figure if figure.endswith(tuple(filter(None, MARKS.values()))) else f"{figure} "


def _at_most(column: _Column, width: int) -> _Column:
    return column._replace(width=min(column.width, width))


def _taken(columns: Iterable[_Column]) -> int:
    widths = [column.width for column in columns]
    return 1 + sum(widths) + _GAP * (len(widths) - 1)


def _draw(columns: Sequence[_Column], paper: Paper, below: Sequence[str] = ()) -> Iterator[Line]:
    yield from _row([column.head for column in columns], columns, paper, Ink.STRONG)
    yield (Piece(" "), Piece("─" * (_taken(columns) - 1), Ink.FAINT))
    for number in range(len(columns[0].texts)):
        texts = [column.texts[number] for column in columns]
        if not below and paper.measure(texts[0]) > columns[0].width:
            yield line(f" {texts[0]}")
            texts[0] = ""
        yield from _row(texts, columns, paper, Ink.PLAIN)
        if below:
            yield from paper.hanging("   ", below[number], Ink.FAINT)


def _row(
    texts: Sequence[str], columns: Sequence[_Column], paper: Paper, ink: Ink
) -> Iterator[Line]:
    """One row; text that is wider than its column goes on below."""
    stacks = [
        [text] if column.right else _wrapped(text, column.width, paper)
        for text, column in zip(texts, columns, strict=True)
    ]
    for part in range(max(map(len, stacks))):
        filled = []
        for stack, column in zip(stacks, columns, strict=True):
            fill = paper.right if column.right else paper.left
            filled.append(fill(stack[part] if part < len(stack) else "", column.width))
        yield trimmed((Piece(" "), Piece((" " * _GAP).join(filled), ink)))


def _wrapped(text: str, width: int, paper: Paper) -> list[str]:
    """Wrapped; words that should stay together part where they do not fit."""
    parts = paper.wrap(text, width)
    return parts if paper.widest(parts) <= width else paper.wrap(text.replace(GLUE, " "), width)
