from __future__ import annotations

from datetime import date, timedelta

import pytest

from cma_roadmap.rendering.gantt.axis import Scale
from cma_roadmap.rendering.gantt.bars import draw
from cma_roadmap.rendering.plan.rows import Bar, Shape, Visit

START = date(2027, 1, 1)
SCALE = Scale(START, START + timedelta(days=100), 20)


def at(offset: int) -> date:
    return START + timedelta(days=offset)


def drawn(bar: Bar, today: int | None = None) -> str:
    pieces = draw(bar, SCALE, None if today is None else at(today))
    return "".join(piece.text for piece in pieces).rstrip()


def bar(shape: Shape, first: int, end: int, *, critical: bool = False, done: bool = False) -> Bar:
    return Bar(shape, at(first), at(end), critical, done)


@pytest.mark.parametrize(
    ("shape", "first", "end", "critical", "done", "expected"),
    [
        (Shape.BAR, 0, 25, True, False, "█████"),
        (Shape.BAR, 10, 25, False, False, "  ░░░"),
        (Shape.BAR, 10, 25, True, True, "  ▒▒▒"),
        (Shape.BAR, 11, 12, True, False, "  █"),
        (Shape.BAR, -30, 10, True, False, "←█"),
        (Shape.BAR, 80, 130, True, False, " " * 16 + "███→"),
        (Shape.BAR, 80, 105, True, False, " " * 16 + "███→"),
        (Shape.BAR, -30, 130, False, False, "←" + "░" * 18 + "→"),
        (Shape.BAR, 120, 130, True, False, " " * 19 + "→"),
        (Shape.BAR, -30, -10, True, True, "←"),
        (Shape.WINDOW, 10, 30, False, False, "  ├──┤"),
        (Shape.WINDOW, 10, 30, True, False, "  ┣━━┫"),
        (Shape.WINDOW, 10, 12, False, False, "  ┼"),
        (Shape.WINDOW, 80, 130, False, False, " " * 16 + "├──→"),
        (Shape.DEADLINE, 50, 51, False, False, " " * 10 + "◆"),
        (Shape.DEADLINE, 300, 301, False, False, " " * 18 + "◆→"),
        (Shape.POINT, 50, 51, True, False, " " * 10 + "▲"),
        (Shape.POINT, 50, 51, False, False, " " * 10 + "△"),
        (Shape.POINT, -900, -899, False, True, "←✓"),
        (Shape.GOAL, 99, 100, True, False, " " * 19 + "★"),
    ],
)
def test_shapes(
    shape: Shape, first: int, end: int, critical: bool, done: bool, expected: str
) -> None:
    assert drawn(bar(shape, first, end, critical=critical, done=done)) == expected


def test_a_series_is_a_thin_line_with_a_dot_at_each_visit() -> None:
    visits = tuple(Visit(at(day), day == 0, at(day + 1), "Visit") for day in (0, 30, 60))
    loose = Bar(Shape.VISITS, at(0), at(61), False, False, at(81), visits)
    assert drawn(loose) == "✓─────○─────○┄┄┄"
    assert drawn(Bar(Shape.VISITS, at(0), at(61), True, False, None, visits)) == "✓━━━━━●━━━━━●"


def test_slack_runs_on_after_the_bar_to_the_edge() -> None:
    loose = Bar(Shape.BAR, at(0), at(10), False, False, at(500))
    assert drawn(loose) == "░░" + "┄" * 18


def test_today_is_drawn_only_where_the_row_leaves_the_cell_free() -> None:
    assert drawn(bar(Shape.BAR, 10, 25, critical=True), today=0) == "│ ███"
    assert drawn(bar(Shape.BAR, 10, 25, critical=True), today=12) == "  ███"
