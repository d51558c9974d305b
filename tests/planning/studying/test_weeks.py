from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.studying.study_plan import Light, Week
from cma_roadmap.model.values.span import DateSpan
from cma_roadmap.planning.studying.weeks import Calendar, weeks_of, whole_weeks, with_practice

EXAM = date(2027, 3, 1)
HALF = Fraction(1, 2)


def back(days: int) -> date:
    return EXAM - timedelta(days=days)


def calendar(
    days: int, breaks: tuple[DateSpan, ...] = (), externship: tuple[DateSpan, ...] = ()
) -> Calendar:
    return Calendar(back(days), EXAM, breaks, externship, HALF)


@pytest.mark.parametrize(
    ("days", "hours"),
    [(1, [1]), (6, [8]), (7, [10]), (8, [1, 10]), (14, [10, 10]), (20, [8, 10, 10])],
)
def test_weeks_are_counted_back_from_the_exam(days: int, hours: list[int]) -> None:
    weeks = weeks_of(calendar(days), 10)

    assert [week.hours for week in weeks] == hours
    assert (weeks[0].start, weeks[-1].end) == (back(days), EXAM)
    assert (Light.SHORT in weeks[0].light) == (days % 7 != 0)


def test_a_break_leaves_no_hours_and_an_externship_its_share() -> None:
    free = DateSpan(back(21), back(14))
    working = DateSpan(back(14), back(7))
    weeks = weeks_of(calendar(28, (free,), (working,)), 10)

    assert [(week.hours, week.light) for week in weeks] == [
        (10, ()),
        (0, (Light.BREAK,)),
        (5, (Light.EXTERNSHIP,)),
        (10, ()),
    ]
    assert whole_weeks(calendar(28, (free,), (working,))) == Fraction(5, 2)


@pytest.mark.parametrize(
    ("days", "breaks", "on", "hours"),
    [
        (42, (), back(14), 3),
        (14, (), back(14), 3),
        (10, (), back(10), 3),
        (8, (), back(7), 3),
        (42, (DateSpan(back(16), back(13)),), back(13), 3),
        (42, (DateSpan(back(14), back(7)),), back(15), 3),
        (3, (), back(3), 3),
    ],
)
def test_the_practice_test_is_two_weeks_before_or_as_near_as_can_be(
    days: int, breaks: tuple[DateSpan, ...], on: date, hours: int
) -> None:
    around = calendar(days, breaks)
    weeks = with_practice(weeks_of(around, 10), around, back(14), 3)
    (week,) = (week for week in weeks if week.practice_on)

    assert (week.practice_on, week.practice_hours) == (on, hours)


def test_a_week_with_too_few_hours_for_the_test_has_a_part_of_it() -> None:
    around = calendar(28)
    weeks = with_practice(weeks_of(around, 2), around, back(14), 3)

    assert [week.practice_hours for week in weeks] == [0, 0, 2, 0]


def test_where_no_week_has_hours_there_is_no_test() -> None:
    around = calendar(14, (DateSpan(back(20), EXAM),))
    weeks = with_practice(weeks_of(around, 9), around, back(14), 3)

    assert [(week.hours, week.practice_on) for week in weeks] == [(0, None), (0, None)]


SPANS = st.tuples(st.integers(-10, 200), st.integers(1, 30)).map(
    lambda drawn: DateSpan(back(drawn[0]), back(drawn[0]) + timedelta(days=drawn[1]))
)


@given(
    st.integers(1, 190),
    st.integers(1, 168),
    st.lists(SPANS, max_size=3),
    st.lists(SPANS, max_size=2),
)
def test_no_week_has_more_hours_than_there_are_and_none_is_after_the_exam(
    days: int, weekly: int, breaks: list[DateSpan], externship: list[DateSpan]
) -> None:
    around = calendar(days, tuple(breaks), tuple(externship))
    weeks = with_practice(weeks_of(around, weekly), around, back(14), 3)

    assert all(0 <= week.practice_hours <= week.hours <= weekly for week in weeks)
    assert all(a.end == b.start for a, b in pairwise(weeks))
    assert (weeks[0].start, weeks[-1].end) == (around.first, EXAM)
    assert all(_is_inside(week, breaks) for week in weeks if week.practice_on)


def _is_inside(week: Week, breaks: list[DateSpan]) -> bool:
    day = week.practice_on
    assert day is not None
    return week.start <= day < week.end and not any(day in span for span in breaks)
