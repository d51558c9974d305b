from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.rendering.gantt.axis import Scale, axis_lines

START = date(2026, 11, 21)
SCALES = st.builds(
    lambda days, cells: Scale(START, START + timedelta(days=days), cells),
    st.integers(28, 9000),
    st.integers(16, 120),
)
OFFSETS = st.integers(-500, 9500)


def filled(scale: Scale, start: date, end: date) -> set[int]:
    """Oracle: walk over all cells and ask of each if the day in its middle lies in the span."""
    days = (scale.end - scale.start).days
    first, last = (start - scale.start).days, (end - scale.start).days
    beyond = scale.cells * (2 + (abs(first) + abs(last)) // days)
    return {
        cell
        for cell in range(-beyond, beyond)
        if first <= Fraction((2 * cell + 1) * days, 2 * scale.cells) < last
    }


@given(SCALES, st.integers(-60, 500), st.integers(0, 400))
def test_a_span_fills_the_cells_whose_middle_it_holds(scale: Scale, at: int, days: int) -> None:
    start = START + timedelta(days=at)
    end = start + timedelta(days=days)
    first, last = scale.span(start, end)
    expected = filled(scale, start, end)
    assert set(range(first, last + 1)) == (expected or {scale.cell(start)})


@given(SCALES, OFFSETS, st.integers(1, 400), st.integers(1, 400))
def test_spans_that_follow_each_other_never_overlap_unless_too_short_to_see(
    scale: Scale, at: int, days: int, more: int
) -> None:
    start = START + timedelta(days=at)
    middle = start + timedelta(days=days)
    one = scale.span(start, middle)
    two = scale.span(middle, middle + timedelta(days=more))
    assert two[0] >= one[1]
    if filled(scale, start, middle) and filled(scale, middle, middle + timedelta(days=more)):
        assert two[0] == one[1] + 1


@given(SCALES, OFFSETS)
def test_a_day_lies_in_the_cell_where_it_begins(scale: Scale, at: int) -> None:
    width = Fraction((scale.end - scale.start).days, scale.cells)
    cell = scale.cell(START + timedelta(days=at))
    assert cell * width <= at < (cell + 1) * width


@given(SCALES)
def test_labels_never_touch_and_fill_the_axis_exactly(scale: Scale) -> None:
    lines = axis_lines(scale)
    assert len(lines.upper) == len(lines.lower) == len(lines.rule) == scale.cells
    assert lines.lower.strip()
    assert set(lines.rule) <= {"─", "┬"}


@pytest.mark.parametrize(
    ("days", "cells", "upper", "lower"),
    [
        (56, 28, "Nov  Dec 2026       Jan 2027", " 23 30  7  14  21 28  4  11 "),
        (
            365,
            52,
            "2026 2027                                           ",
            " Dec Jan  Feb Mar Apr May  Jun Jul  Aug Sep Oct  Nov",
        ),
        (465, 24, "  2027              2028", "  Jan Apr  Jul  Oct Jan "),
        (1095, 40, " 2027         2028          2029        ", None),
        (2555, 30, " " * 30, "'27 '28  '29 '30 '31 '32  '33 "),
        (6000, 20, " " * 20, None),
    ],
    ids=["weeks", "months", "quarters", "half years", "years", "several years"],
)
def test_the_axis_tells_the_finest_periods_it_has_room_for(
    days: int, cells: int, upper: str, lower: str | None
) -> None:
    lines = axis_lines(Scale(START, START + timedelta(days=days), cells))
    assert lines.upper == upper
    assert lower is None or lines.lower == lower


LONG = SCALES.filter(lambda scale: (scale.end - scale.start).days > 100)


@given(LONG)
def test_every_year_label_stands_at_the_first_day_of_its_year(scale: Scale) -> None:
    """Oracle: count the cell borders up to that day instead of dividing."""
    text = axis_lines(scale).upper
    for year in range(scale.start.year + 1, scale.end.year + 1):
        at = text.find(f"{year}")
        days = (date(year, 1, 1) - scale.start).days
        total = (scale.end - scale.start).days
        if at >= 0:
            assert at == sum(1 for c in range(1, scale.cells) if c * total <= days * scale.cells)
