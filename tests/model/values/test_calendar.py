"""Lengths of work against counting day by day. 1 March 2024 is a Friday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.values.calendar import BusinessDays, Elapsed, Length, NextOf, OpenDays, Paced
from cma_roadmap.model.values.span import DateSpan, Duration

DAY = timedelta(days=1)


def march(day: int) -> date:
    return date(2024, 3, 1) + (day - 1) * DAY


def pause(first: int, end: int) -> DateSpan:
    return DateSpan(march(first), march(end))


starts = st.dates(date(2023, 12, 1), date(2028, 4, 1)) | st.dates(march(-40), march(60))
breaks = st.builds(
    lambda first, length: DateSpan(march(first), march(first + length)),
    st.integers(-20, 40),
    st.integers(0, 15),
)
closings = st.frozensets(st.integers(-40, 60).map(march), max_size=30)
lengths: st.SearchStrategy[Length] = st.one_of(
    st.builds(Duration, months=st.integers(0, 14), days=st.integers(0, 40)).map(Elapsed),
    st.builds(BusinessDays, st.integers(1, 30), closings),
    st.builds(Paced, st.integers(1, 30), st.lists(breaks, max_size=3).map(tuple)),
)


def is_worked(length: Length, day: date) -> bool:
    match length:
        case BusinessDays(closed=closed):
            return day.isoweekday() <= 5 and day not in closed
        case Paced(breaks=pauses):
            return not any(
                each.start <= day < each.end for each in pauses if each.start and each.end
            )
    raise TypeError(length)


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        (1, 1, 2),  # Friday alone
        (1, 2, 5),  # Saturday: the Monday after
        (1, 3, 5),
        (1, 4, 5),
        (2, 1, 5),  # Friday and Monday
        (5, 1, 8),
        (5, 4, 9),  # Monday to Friday, over on Saturday
        (6, 4, 12),
        (10, 2, 16),
        (21, 1, 30),  # all of March 2024
    ],
)
def test_business_days_skip_weekends(days: int, start: int, end: int) -> None:
    assert BusinessDays(days).end(march(start)) == march(end)


@pytest.mark.parametrize(
    ("days", "end", "start"),
    [
        (1, 2, 1),
        (1, 3, 1),
        (1, 4, 1),
        (1, 5, 4),
        (2, 5, 1),
        (2, 4, -1),  # over by Monday: Thursday and Friday, from 29 February
        (5, 9, 4),
        (5, 11, 4),
        (5, 8, 1),
    ],
)
def test_business_days_over_by_a_day_start_as_late_as_they_can(
    days: int, end: int, start: int
) -> None:
    expected = date(2024, 2, 29) if start < 0 else march(start)
    assert BusinessDays(days).latest_start(march(end)) == expected


@pytest.mark.parametrize(
    ("days", "pauses", "start", "end"),
    [
        (3, (), 1, 4),
        (2, (pause(3, 10),), 1, 3),  # over as the break begins
        (3, (pause(3, 10),), 1, 11),
        (1, (pause(3, 10),), 3, 11),
        (1, (pause(3, 10),), 9, 11),
        (1, (pause(3, 10),), 10, 11),
        (4, (pause(3, 5), pause(6, 8)), 1, 9),
        (4, (pause(6, 8), pause(3, 5)), 1, 9),  # in any order
        (3, (pause(3, 8), pause(5, 10)), 1, 11),  # overlapping
        (2, (pause(3, 3),), 2, 4),  # a break of no days
        (2, (DateSpan(None, march(5)),), 1, 7),  # closed until the 5th
    ],
)
def test_paced_study_rests_in_breaks(
    days: int, pauses: tuple[DateSpan, ...], start: int, end: int
) -> None:
    assert Paced(days, pauses).end(march(start)) == march(end)


@pytest.mark.parametrize(
    ("days", "end", "start"),
    [(1, 3, 2), (1, 9, 2), (1, 10, 2), (1, 11, 10), (2, 11, 2), (2, 12, 10)],
)
def test_paced_study_over_by_a_day_starts_before_the_break_or_after(
    days: int, end: int, start: int
) -> None:
    assert Paced(days, (pause(3, 10),)).latest_start(march(end)) == march(start)


@pytest.mark.parametrize(
    ("duration", "start", "end", "latest"),
    [
        (Duration(days=3), date(2024, 2, 28), date(2024, 3, 2), date(2024, 2, 28)),
        (Duration(months=1), date(2024, 1, 29), date(2024, 2, 29), date(2024, 1, 31)),
        (Duration(months=1), date(2024, 1, 31), date(2024, 2, 29), date(2024, 1, 31)),
        (Duration(months=12), date(2024, 2, 29), date(2025, 2, 28), date(2024, 2, 29)),
        (Duration(), date(2024, 2, 29), date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_elapsed_time_runs_on_every_day(
    duration: Duration, start: date, end: date, latest: date
) -> None:
    assert Elapsed(duration).end(start) == end
    assert Elapsed(duration).latest_start(end) == latest


@given(
    st.one_of(
        st.builds(BusinessDays, st.integers(1, 40), closings),
        st.builds(Paced, st.integers(1, 40), st.lists(breaks, max_size=4).map(tuple)),
    ),
    starts,
)
def test_work_holds_its_number_of_working_days_and_ends_after_the_last(
    length: BusinessDays | Paced, start: date
) -> None:
    end = length.end(start)
    worked = [
        start + offset * DAY
        for offset in range((end - start).days)
        if is_worked(length, start + offset * DAY)
    ]
    assert len(worked) == length.days
    assert worked[-1] == end - DAY


@given(lengths, starts, st.integers(0, 60))
def test_later_start_never_gives_an_earlier_end(length: Length, start: date, later: int) -> None:
    assert start <= length.end(start) <= length.end(start + later * DAY)


@given(lengths, starts)
def test_latest_start_is_the_last_from_which_the_work_is_over(length: Length, end: date) -> None:
    latest = length.latest_start(end)
    assert length.end(latest) <= end
    assert all(length.end(latest + offset * DAY) > end for offset in range(1, 40))


@given(lengths, starts)
def test_work_begun_on_the_latest_start_for_its_own_end_is_over_then(
    length: Length, start: date
) -> None:
    latest = length.latest_start(length.end(start))
    assert latest >= start
    assert length.end(latest) == length.end(start)


HOLIDAY = frozenset({date(2024, 3, 4)})  # a Monday
YEAR_END = ((12, 15), (1, 4))


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (date(2024, 3, 1), date(2024, 3, 1)),  # Friday
        (date(2024, 3, 2), date(2024, 3, 5)),  # Saturday, and the Monday after is a holiday
        (date(2024, 3, 4), date(2024, 3, 5)),
        (date(2026, 12, 14), date(2026, 12, 14)),
        (date(2026, 12, 15), date(2027, 1, 5)),
        (date(2026, 12, 31), date(2027, 1, 5)),
        (date(2027, 1, 1), date(2027, 1, 5)),
        (date(2027, 1, 4), date(2027, 1, 5)),
        (date(2028, 12, 31), date(2029, 1, 5)),
        (date(2029, 12, 31), date(2030, 1, 7)),  # 5 January 2030 is a Saturday
    ],
)
def test_a_school_opens_on_working_days_and_not_round_new_year(day: date, opens: date) -> None:
    assert OpenDays(HOLIDAY, YEAR_END).end(day) == opens


def test_a_pause_inside_one_year_is_kept_too() -> None:
    assert OpenDays(pause=((7, 1), (7, 31))).end(date(2024, 7, 1)) == date(2024, 8, 1)
    assert OpenDays(pause=((7, 1), (7, 31))).end(date(2024, 6, 28)) == date(2024, 6, 28)


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2027, 1, 15), date(2027, 1, 15)),
        (date(2027, 1, 16), date(2027, 8, 20)),
        (date(2027, 12, 31), date(2028, 1, 17)),  # 15 January 2028 is a Saturday
        (date(2028, 1, 16), date(2028, 1, 17)),
        (date(2028, 1, 18), date(2028, 8, 21)),  # 20 August 2028 is a Sunday
    ],
)
def test_a_term_begins_on_its_day_or_the_next_on_which_a_school_is_open(
    day: date, begins: date
) -> None:
    assert NextOf(((1, 15), (8, 20)), OpenDays(pause=YEAR_END)).end(day) == begins


@given(starts, starts)
def test_waits_for_open_days_never_end_before_an_earlier_one(one: date, other: date) -> None:
    for wait in (OpenDays(HOLIDAY, YEAR_END), NextOf(((1, 15), (8, 20)), OpenDays(HOLIDAY))):
        first, then = sorted((one, other))
        assert wait.end(first) <= wait.end(then)
        assert wait.latest_start(wait.end(first)) >= first
        assert wait.end(wait.latest_start(then)) <= then
