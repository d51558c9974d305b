"""Bars and marks drawn in the cells of an axis, told apart by shape first and by ink second."""

from __future__ import annotations

from datetime import date

from cma_roadmap.rendering.gantt.axis import Scale
from cma_roadmap.rendering.plan.rows import Bar, Mark, Shape, last_day
from cma_roadmap.rendering.text.paper import Ink, Piece

EMPTY = Piece(" ")
TODAY = Piece("│", Ink.TODAY)

GLYPHS = {
    Mark.DONE: Piece("✓", Ink.DONE),
    Mark.PINNED: Piece("▣", Ink.STRONG),
    Mark.DEADLINE: Piece("◆", Ink.DEADLINE),
    Mark.CRITICAL: Piece("▪", Ink.CRITICAL),
    Mark.SLACK: Piece("·", Ink.SLACK),
}
"""What stands before a row's title."""

LEGEND: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("critical", ("▪", "█")),
    ("slack", ("·", "░")),
    ("float", ("┄",)),
    ("done", ("✓", "▒")),
    ("pinned", ("▣",)),
    ("window", ("├─┤", "┼", "┣━┫", "╋")),
    ("visits", ("○", "●")),
    ("deadline", ("◆",)),
    ("point", ("▲", "△")),
    ("goal", ("★",)),
    ("today", ("▼", "│")),
    ("beyond", ("←", "→")),
    ("warned", ("!",)),
    ("no-price", ("$?",)),
    ("at-least", ("+",)),
)
"""Label codes and the glyphs they explain, in the order of the legend."""


def draw(bar: Bar, scale: Scale, today: date | None) -> list[Piece]:
    """One cell a piece: the slack, the bar on it, arrows where it leaves the axis, today's line."""
    cells = [EMPTY] * scale.cells
    if bar.slack_end is not None:
        _fill(cells, *scale.span(bar.end, bar.slack_end), Piece("┄", Ink.FAINT))
    _draw_shape(cells, bar, scale)
    if today is not None:
        at = scale.cell(today)
        if cells[at] == EMPTY:
            cells[at] = TODAY
    return cells


def _draw_shape(cells: list[Piece], bar: Bar, scale: Scale) -> None:
    ink = _ink(bar)
    if bar.shape in (Shape.POINT, Shape.GOAL, Shape.DEADLINE):
        _draw_point(cells, scale.cell(last_day(bar.start, bar.end)), Piece(_point(bar), ink))
        return
    first, last = scale.span(bar.start, bar.end)
    if bar.shape is Shape.WINDOW:
        _draw_window(cells, first, last, bar.critical, ink)
    elif bar.shape is Shape.VISITS:
        _draw_visits(cells, bar, scale, ink)
    else:
        _fill(cells, first, last, Piece("▒" if bar.done else "█" if bar.critical else "░", ink))
    if first < 0:
        cells[0] = Piece("←", ink)
    if last >= scale.cells:
        cells[-1] = Piece("→", ink)


def _fill(cells: list[Piece], first: int, last: int, piece: Piece) -> None:
    for cell in range(max(first, 0), min(last + 1, len(cells))):
        cells[cell] = piece


def _point(bar: Bar) -> str:
    if bar.done:
        return "✓"
    if bar.shape is Shape.POINT:
        return "▲" if bar.critical else "△"
    return "★" if bar.shape is Shape.GOAL else "◆"


def _draw_point(cells: list[Piece], at: int, piece: Piece) -> None:
    """A point off the axis stands at its edge with an arrow that says which way."""
    if at < 0:
        cells[:2] = [Piece("←", piece.ink), piece]
    elif at >= len(cells):
        cells[-2:] = [piece, Piece("→", piece.ink)]
    else:
        cells[at] = piece


def _draw_window(cells: list[Piece], first: int, last: int, critical: bool, ink: Ink) -> None:
    opens, runs, closes, only = "┣━┫╋" if critical else "├─┤┼"
    if first == last:
        _fill(cells, first, last, Piece(only, ink))
        return
    _fill(cells, first, last, Piece(runs, ink))
    _fill(cells, first, first, Piece(opens, ink))
    _fill(cells, last, last, Piece(closes, ink))


def _draw_visits(cells: list[Piece], bar: Bar, scale: Scale, ink: Ink) -> None:
    """A thin line from the first visit to the last, with a dot at each."""
    places = [scale.cell(visit.day) for visit in bar.visits]
    _fill(cells, min(places), max(places), Piece("━" if bar.critical else "─", ink))
    for visit, place in zip(bar.visits, places, strict=True):
        dot = Piece("●" if bar.critical else "○", ink)
        _fill(cells, place, place, Piece("✓", Ink.DONE) if visit.done else dot)


def _ink(bar: Bar) -> Ink:
    if bar.done:
        return Ink.DONE
    if bar.shape is Shape.DEADLINE:
        return Ink.DEADLINE
    if bar.shape is Shape.GOAL:
        return Ink.GOAL
    return Ink.CRITICAL if bar.critical else Ink.SLACK
