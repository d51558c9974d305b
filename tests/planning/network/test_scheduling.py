"""The scheduling engine against textbooks and tables worked out by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import permutations

import pytest

from cma_roadmap.model.results.network import Bound, Dependency, Driver, Network, Schedule, Step
from cma_roadmap.model.values.calendar import BusinessDays, Elapsed, Length, Paced
from cma_roadmap.model.values.span import DateSpan, Duration
from cma_roadmap.planning.network.scheduling import schedule

from .slow_solver import days, dependency, lasts, months, network, step

DAY_0 = date(2024, 1, 1)  # a Monday


def day(offset: int) -> date:
    return DAY_0 + timedelta(days=offset)


def start(result: Schedule, name: str) -> date:
    return result.timings[name].start


def offsets(result: Schedule, unit: int = 1) -> dict[str, int]:
    return {name: (each.start - DAY_0).days // unit for name, each in result.timings.items()}


def floats(result: Schedule, unit: int = 1) -> dict[str, int]:
    return {name: each.float_days // unit for name, each in result.timings.items()}


def codes(result: Schedule, name: str) -> set[tuple[str, str | None]]:
    return {(each.code, each.ref) for each in result.timings[name].drivers}


def flagged_critical(result: Schedule) -> set[str]:
    return {name for name, each in result.timings.items() if each.critical}


# Textbooks.


def general_foundry() -> Network:
    """Render, Stair & Hanna, "Quantitative Analysis for Management": General Foundry, in weeks."""
    weeks = {"A": 2, "B": 3, "C": 2, "D": 4, "E": 4, "F": 3, "G": 5, "H": 2}
    before = {"C": "A", "D": "B", "E": "C", "F": "C", "G": "DE", "H": "FG"}
    return network(
        [step(name, 7 * length) for name, length in weeks.items()],
        [dependency(first, then) for then, all_before in before.items() for first in all_before],
        goal="H",
    )


def test_general_foundry_starts_floats_and_critical_path_are_those_of_the_book() -> None:
    result = schedule(general_foundry(), DAY_0)
    assert offsets(result, unit=7) == {
        "A": 0,
        "B": 0,
        "C": 2,
        "D": 3,
        "E": 4,
        "F": 4,
        "G": 8,
        "H": 13,
    }
    assert result.timings["H"].end == day(7 * 15)
    assert floats(result) == {"A": 0, "B": 7, "C": 0, "D": 7, "E": 0, "F": 42, "G": 0, "H": 0}
    assert result.critical_path == ("A", "C", "E", "G", "H")
    assert flagged_critical(result) == set("ACEGH")
    assert result.conflicts == ()


def reliable_construction() -> Network:
    """Hillier & Lieberman, "Introduction to Operations Research": Reliable Construction, in weeks.

    Forward: A 0-2, B 2-6, C 6-16, D 16-22, E 16-20, F 20-25, G 22-29, H 29-38 (after E 20, G 29),
    I 16-23, J 25-33 (after F 25, I 23), K 33-37, L 33-38, M 38-40, N 38-44 (after K 37, L 38).
    Backward from 44: N 38, M 42, L 33, K 34, J 25, H 33, G 26, D 20, I 18, F 20, E 16, C 6, B 2,
    A 0. Latest less earliest start is the float.
    """
    weeks = dict(zip("ABCDEFGHIJKLMN", [2, 4, 10, 6, 4, 5, 7, 9, 7, 8, 4, 5, 2, 6], strict=True))
    before = {
        "B": "A",
        "C": "B",
        "D": "C",
        "E": "C",
        "F": "E",
        "G": "D",
        "H": "EG",
        "I": "C",
        "J": "FI",
        "K": "J",
        "L": "J",
        "M": "H",
        "N": "KL",
    }
    dependencies = [
        dependency(first, then) for then, all_before in before.items() for first in all_before
    ]
    return network(
        [*(step(name, 7 * length) for name, length in weeks.items()), step("finish")],
        [*dependencies, dependency("M", "finish"), dependency("N", "finish")],
        goal="finish",
    )


def test_reliable_construction_takes_44_weeks_along_the_path_of_the_book() -> None:
    result = schedule(reliable_construction(), DAY_0)
    assert result.critical_path == ("A", "B", "C", "E", "F", "J", "L", "N", "finish")
    assert start(result, "finish") == day(7 * 44)
    slack = {name: weeks for name, weeks in floats(result, unit=7).items() if weeks}
    assert slack == {"D": 4, "G": 4, "H": 4, "I": 2, "K": 1, "M": 4}


WIDGET_DAYS = {
    "Approve Plan": 5,
    "Drawings": 10,
    "Study Market": 5,
    "Write Specs": 5,
    "Prototype": 15,
    "Mkt. Strat.": 10,
    "Materials": 10,
    "Facility": 10,
    "Init. Prod.": 10,
    "Evaluate": 10,
    "Test Market": 15,
    "Changes": 5,
    "Production": 0,
    "Marketing": 0,
}
WIDGET_TIES = (
    dependency("Approve Plan", "Drawings"),
    dependency("Approve Plan", "Study Market"),
    dependency("Approve Plan", "Write Specs"),
    dependency("Drawings", "Prototype"),
    dependency("Study Market", "Mkt. Strat."),
    dependency("Write Specs", "Prototype"),
    dependency("Mkt. Strat.", "Test Market"),
    dependency("Mkt. Strat.", "Marketing"),
    dependency("Materials", "Init. Prod."),
    dependency("Init. Prod.", "Test Market"),
    dependency("Init. Prod.", "Marketing"),
    dependency("Init. Prod.", "Evaluate"),
    dependency("Changes", "Production"),
)


def widget(*lagged: Dependency) -> Schedule:
    """SAS/OR User's Guide, Project Management: the widget, the manual's working days taken as days.

    Plain in Example 4.6; with lags in Example 4.11 (data set WIDGLAG) and 8.20 (WIDGLAG2).
    """
    steps = [step(name, length) for name, length in WIDGET_DAYS.items()]
    return schedule(network(steps, [*WIDGET_TIES, *lagged], goal="Production"), DAY_0)


def test_widget_without_lags_takes_the_70_days_of_the_manual() -> None:
    # The manual: 1 December 2003 to 8 March 2004, which is 14 weeks of five working days.
    result = widget(
        dependency("Prototype", "Materials"),
        dependency("Prototype", "Facility"),
        dependency("Facility", "Init. Prod."),
        dependency("Evaluate", "Changes"),
        dependency("Test Market", "Changes"),
    )
    assert start(result, "Production") == day(70)


def test_widget_with_a_start_to_start_lag_finishes_earlier() -> None:
    # Prototype 15-30 lets Facility start at 24, not 30; the two days after it leave 70 - 6 + 2.
    result = widget(
        dependency("Prototype", "Materials", "SS", 9),
        dependency("Prototype", "Facility", "SS", 9),
        dependency("Facility", "Init. Prod.", lag=2),
        dependency("Evaluate", "Changes"),
        dependency("Test Market", "Changes"),
    )
    assert start(result, "Production") == day(66)


def test_widget_with_ss_and_ff_lags_has_the_starts_and_floats_found_by_hand() -> None:
    # Forward: Approve 0-5; Drawings 5-15; Study 5-10; Specs 5-10; Prototype 15-30;
    #   Strategy 10-20; Materials, Facility 24-34 (15 + 9); Initial 36-46 (34 + 2);
    #   Marketing 46; Evaluate 46-56; Test 46-61; Changes end >= 61 + 3, start >= 46 + 6: 59-64.
    # Backward from 64: Changes 59; Test ends by 61: 46; Evaluate starts by 53; Initial 36;
    #   Facility ends by 34: 24; Materials by 36: 26; Prototype by 24 - 9; Drawings 5; Specs 10;
    #   Strategy ends by 46: 36; Study 31; Marketing, which leads nowhere, by the goal's day 64.
    result = widget(
        dependency("Prototype", "Materials", "SS", 9),
        dependency("Prototype", "Facility", "SS", 9),
        dependency("Facility", "Init. Prod.", lag=2),
        dependency("Evaluate", "Changes", "SS", 6),
        dependency("Test Market", "Changes", "FF", 3),
    )
    assert offsets(result) == {
        "Approve Plan": 0,
        "Drawings": 5,
        "Study Market": 5,
        "Write Specs": 5,
        "Prototype": 15,
        "Mkt. Strat.": 10,
        "Materials": 24,
        "Facility": 24,
        "Init. Prod.": 36,
        "Evaluate": 46,
        "Test Market": 46,
        "Changes": 59,
        "Production": 64,
        "Marketing": 46,
    }
    assert {name: slack for name, slack in floats(result).items() if slack} == {
        "Write Specs": 5,
        "Study Market": 26,
        "Mkt. Strat.": 26,
        "Materials": 2,
        "Evaluate": 7,
        "Marketing": 18,
    }
    assert result.critical_path == (
        "Approve Plan",
        "Drawings",
        "Prototype",
        "Facility",
        "Init. Prod.",
        "Test Market",
        "Changes",
        "Production",
    )


# The four kinds of dependency, with lags and leads.


@pytest.mark.parametrize(
    ("kind", "lag", "expected"),
    [
        ("FS", 0, 15),
        ("FS", 2, 17),
        ("FS", -2, 13),
        ("FS", -5, 10),
        ("FS", -20, 0),  # a lead never reaches back before today
        ("SS", 0, 10),
        ("SS", 2, 12),
        ("SS", -2, 8),
        ("FF", 0, 12),
        ("FF", 2, 14),
        ("FF", -2, 10),
        ("SF", 0, 7),
        ("SF", 4, 11),
        ("SF", -4, 3),
    ],
)
def test_each_kind_of_tie_holds_the_end_it_names(kind: str, lag: int, expected: int) -> None:
    # The first works on days 10 to 14, so its end is day 15; the second takes three days.
    result = schedule(
        network(
            [step("first", 5, not_before=day(10)), step("goal", 3)],
            [dependency("first", "goal", kind, lag)],
        ),
        DAY_0,
    )
    assert start(result, "goal") == day(expected)
    assert result.timings["goal"].end == day(expected + 3)


@pytest.mark.parametrize(
    ("kind", "lag", "expected"),
    [
        ("FS", 0, 25),  # ends by 30
        ("FS", 2, 23),
        ("FS", -2, 27),
        ("SS", 2, 28),  # starts by 30 - 2
        ("FF", 2, 26),  # ends by 33 - 2
        ("SF", 4, 29),  # starts by 33 - 4
        ("SF", -4, 37),
    ],
)
def test_latest_start_leaves_the_goal_where_it_is(kind: str, lag: int, expected: int) -> None:
    result = schedule(
        network(
            [step("first", 5), step("goal", 3, not_before=day(30))],
            [dependency("first", "goal", kind, lag)],
        ),
        DAY_0,
    )
    assert result.timings["first"].latest_start == day(expected)
    assert result.timings["first"].latest_end == day(expected + 5)
    assert result.timings["first"].float_days == expected


# Month ends.


@pytest.mark.parametrize(
    ("first", "lag", "expected"),
    [
        (date(2023, 1, 31), months(1), date(2023, 2, 28)),
        (date(2024, 1, 31), months(1), date(2024, 2, 29)),
        (date(2024, 1, 30), months(1), date(2024, 2, 29)),
        (date(2024, 2, 29), months(12), date(2025, 2, 28)),
        (date(2024, 2, 29), months(48), date(2028, 2, 29)),
        (date(2024, 2, 29), months(60), date(2029, 2, 28)),
        (date(2024, 2, 28), months(48), date(2028, 2, 28)),
        (date(2024, 4, 30), months(1), date(2024, 5, 30)),
        (date(2024, 5, 31), months(1, 1), date(2024, 7, 1)),  # 30 June, then a day
        (date(2024, 3, 31), months(-1), date(2024, 2, 29)),
        (date(2024, 3, 31), months(-1, -1), date(2024, 2, 28)),
    ],
)
def test_least_lag_in_months_clamps_at_the_month_end(
    first: date, lag: Duration, expected: date
) -> None:
    result = schedule(
        network(
            [step("first", not_before=first), step("goal")], [dependency("first", "goal", lag=lag)]
        ),
        date(2022, 1, 1),
    )
    assert start(result, "goal") == expected


@pytest.mark.parametrize(
    ("goal_day", "limit", "pulled_to"),
    [
        (date(2023, 2, 28), months(1), date(2023, 1, 28)),  # the first whose month ends there
        (date(2023, 3, 1), months(1), date(2023, 2, 1)),  # 31 January reaches 28 February only
        (date(2024, 2, 29), months(1), date(2024, 1, 29)),
        (date(2025, 2, 28), months(12), date(2024, 2, 28)),
        (date(2025, 3, 1), months(12), date(2024, 3, 1)),  # 29 February 2024 is a day short
        (date(2028, 2, 29), months(48), date(2024, 2, 29)),
        (date(2029, 2, 28), months(60), date(2024, 2, 28)),
        (date(2029, 3, 1), months(60), date(2024, 3, 1)),
        (date(2024, 7, 1), months(1, 1), date(2024, 5, 30)),
    ],
)
def test_limit_in_months_pulls_to_the_first_day_that_reaches(
    goal_day: date, limit: Duration, pulled_to: date
) -> None:
    result = schedule(
        network(
            [step("test"), step("goal", not_before=goal_day)],
            [dependency("test", "goal", limit=limit)],
        ),
        date(2022, 1, 1),
    )
    assert start(result, "test") == pulled_to
    assert start(result, "goal") == goal_day
    assert result.conflicts == ()


@pytest.mark.parametrize(
    ("goal_day", "lag", "expected"),
    [
        (date(2023, 2, 27), months(1), date(2023, 1, 27)),
        (date(2023, 2, 28), months(1), date(2023, 1, 31)),  # the last whose month ends there
        (date(2023, 3, 1), months(1), date(2023, 2, 1)),
        (date(2024, 2, 29), months(1), date(2024, 1, 31)),
        (date(2025, 2, 28), months(12), date(2024, 2, 29)),
        (date(2029, 2, 28), months(60), date(2024, 2, 29)),
        (date(2024, 6, 30), months(1), date(2024, 5, 31)),
        (date(2024, 7, 1), months(1, 1), date(2024, 5, 31)),
    ],
)
def test_latest_start_before_a_lag_in_months_is_the_last_day_that_still_reaches(
    goal_day: date, lag: Duration, expected: date
) -> None:
    result = schedule(
        network(
            [step("first"), step("goal", not_before=goal_day)],
            [dependency("first", "goal", lag=lag)],
        ),
        date(2022, 1, 1),
    )
    assert result.timings["first"].latest_start == expected


# Working calendars. 1 March 2024 is a Friday.


@pytest.mark.parametrize(
    ("length", "today", "expected_end"),
    [
        (BusinessDays(1), date(2024, 3, 1), date(2024, 3, 2)),
        (BusinessDays(2), date(2024, 3, 1), date(2024, 3, 5)),
        (BusinessDays(1), date(2024, 3, 2), date(2024, 3, 5)),
        (BusinessDays(5), date(2024, 3, 3), date(2024, 3, 9)),
        (
            Paced(5, (DateSpan(date(2024, 3, 3), date(2024, 3, 10)),)),
            date(2024, 3, 1),
            date(2024, 3, 13),
        ),
        (
            Paced(2, (DateSpan(date(2024, 3, 3), date(2024, 3, 10)),)),
            date(2024, 3, 1),
            date(2024, 3, 3),
        ),
        (
            Paced(1, (DateSpan(date(2024, 3, 3), date(2024, 3, 10)),)),
            date(2024, 3, 9),
            date(2024, 3, 11),
        ),
    ],
)
def test_work_ends_after_its_last_working_day(
    length: Length, today: date, expected_end: date
) -> None:
    result = schedule(
        network([step("work", length), step("goal")], [dependency("work", "goal")]), today
    )
    assert start(result, "work") == today
    assert result.timings["work"].end == expected_end
    assert start(result, "goal") == expected_end


@pytest.mark.parametrize(
    ("length", "goal_day", "expected"),
    [
        (BusinessDays(1), date(2024, 3, 2), date(2024, 3, 1)),
        (BusinessDays(1), date(2024, 3, 4), date(2024, 3, 1)),  # from Saturday it ends on Tuesday
        (BusinessDays(1), date(2024, 3, 5), date(2024, 3, 4)),
        (BusinessDays(5), date(2024, 3, 11), date(2024, 3, 4)),
        (
            Paced(2, (DateSpan(date(2024, 3, 3), date(2024, 3, 10)),)),
            date(2024, 3, 8),
            date(2024, 3, 1),
        ),
        (
            Paced(2, (DateSpan(date(2024, 3, 3), date(2024, 3, 10)),)),
            date(2024, 3, 11),
            date(2024, 3, 2),
        ),
        (
            Paced(2, (DateSpan(date(2024, 3, 3), date(2024, 3, 10)),)),
            date(2024, 3, 12),
            date(2024, 3, 10),
        ),
    ],
)
def test_latest_start_steps_back_over_days_without_work(
    length: Length, goal_day: date, expected: date
) -> None:
    result = schedule(
        network(
            [step("work", length), step("goal", not_before=goal_day)], [dependency("work", "goal")]
        ),
        date(2024, 2, 1),
    )
    assert result.timings["work"].latest_start == expected


def test_finish_to_finish_starts_business_days_on_the_first_day_that_ends_late_enough() -> None:
    # From Thursday 29 February two business days end on Saturday; from Friday, on Tuesday.
    result = schedule(
        network(
            [step("first", not_before=date(2024, 3, 3)), step("goal", BusinessDays(2))],
            [dependency("first", "goal", "FF")],
        ),
        date(2024, 2, 1),
    )
    assert start(result, "goal") == date(2024, 3, 1)


# Limits.


@pytest.mark.parametrize("bound", [29, 30])
def test_limit_that_is_just_satisfied_changes_nothing(bound: int) -> None:
    result = schedule(
        network(
            [step("test", done=DAY_0), step("goal", not_before=day(bound))],
            [dependency("test", "goal", limit=30)],
        ),
        DAY_0,
    )
    assert start(result, "goal") == day(bound)
    assert result.conflicts == ()


def test_limit_from_what_is_done_that_is_one_day_over_is_named() -> None:
    limit = dependency("test", "goal", limit=30)
    result = schedule(
        network([step("test", done=DAY_0), step("goal", not_before=day(31))], [limit]), DAY_0
    )
    assert start(result, "goal") == day(31)
    assert [each.dependency for each in result.conflicts] == [limit]
    assert set(result.conflicts[0].chain) == {"test", "goal"}


def test_limit_from_what_is_pinned_that_is_one_day_over_is_named() -> None:
    limit = dependency("test", "goal", limit=30)
    result = schedule(
        network([step("test", pinned=DAY_0), step("goal", not_before=day(31))], [limit]), DAY_0
    )
    assert offsets(result) == {"test": 0, "goal": 31}
    assert [each.dependency for each in result.conflicts] == [limit]
    assert set(result.conflicts[0].chain) == {"test", "goal"}


def test_limit_that_ran_out_before_today_is_named_and_no_longer_bounds_the_latest_start() -> None:
    limit = dependency("test", "goal", limit=30)
    result = schedule(network([step("test", done=day(-40)), step("goal")], [limit]), DAY_0)
    assert [each.dependency for each in result.conflicts] == [limit]
    assert start(result, "goal") == DAY_0
    assert result.timings["goal"].latest_start == DAY_0


@pytest.mark.parametrize(("bound", "pulled_to"), [(29, 0), (30, 0), (31, 1), (45, 15)])
def test_limit_pulls_what_is_still_to_do_no_later_than_it_must(bound: int, pulled_to: int) -> None:
    result = schedule(
        network(
            [step("test"), step("goal", not_before=day(bound))],
            [dependency("test", "goal", limit=30)],
        ),
        DAY_0,
    )
    assert start(result, "test") == day(pulled_to)
    assert start(result, "goal") == day(bound)
    assert result.conflicts == ()


def test_test_that_must_be_fresh_waits_for_the_term_that_asks_for_it() -> None:
    # The term opens on day 100; the test takes three days and may be 30 days old: 67 + 3 + 30.
    result = schedule(
        network(
            [step("test", 3), step("term", 60, not_before=day(100)), step("goal")],
            [dependency("test", "term", limit=30), dependency("term", "goal")],
        ),
        DAY_0,
    )
    assert start(result, "test") == day(67)
    assert ("window", "term") in codes(result, "test")
    assert result.timings["test"].latest_start == day(97)
    assert result.timings["test"].float_days == 30


@pytest.mark.parametrize(
    ("kind", "pulled_to"),
    [
        ("FS", 85),  # end 90 + 10 reaches 100
        ("SS", 90),
        ("FF", 92),  # end 97 + 10 reaches 107
        ("SF", 97),
    ],
)
def test_limit_pulls_the_end_it_names(kind: str, pulled_to: int) -> None:
    result = schedule(
        network(
            [step("first", 5), step("goal", 7, not_before=day(100))],
            [dependency("first", "goal", kind, lag=-200, limit=10)],
        ),
        DAY_0,
    )
    assert start(result, "first") == day(pulled_to)


def test_pulling_a_step_carries_what_hangs_on_it() -> None:
    # `first` is pulled to 90, which pushes `side` and pulls `prior` up to 70.
    result = schedule(
        network(
            [
                step("prior"),
                step("first"),
                step("side", 4),
                step("goal", not_before=day(100)),
            ],
            [
                dependency("prior", "first", limit=20),
                dependency("first", "side"),
                dependency("first", "goal", limit=10),
                dependency("side", "goal"),
            ],
        ),
        DAY_0,
    )
    assert offsets(result) == {"prior": 70, "first": 90, "side": 90, "goal": 100}
    assert result.conflicts == ()


def test_limit_from_what_is_done_bounds_the_latest_start() -> None:
    result = schedule(
        network(
            [step("course", done=day(-10)), step("exam", 1), step("goal", not_before=day(90))],
            [dependency("course", "exam", limit=30), dependency("exam", "goal")],
        ),
        DAY_0,
    )
    assert start(result, "exam") == DAY_0
    assert result.timings["exam"].latest_start == day(20)


def test_limit_shorter_than_the_road_between_is_named_and_all_else_holds() -> None:
    limit = dependency("test", "goal", limit=9)
    result = schedule(
        network(
            [step("test"), step("course", 10), step("goal")],
            [dependency("test", "course"), dependency("course", "goal"), limit],
        ),
        DAY_0,
    )
    assert offsets(result) == {"test": 0, "course": 0, "goal": 10}
    (conflict,) = result.conflicts
    assert conflict.dependency == limit
    assert set(conflict.chain) >= {"test", "goal"}
    assert set(conflict.chain) <= {"test", "course", "goal"}


def test_limit_exactly_as_long_as_the_road_between_holds() -> None:
    result = schedule(
        network(
            [step("test"), step("course", 10), step("goal")],
            [
                dependency("test", "course"),
                dependency("course", "goal"),
                dependency("test", "goal", limit=10),
            ],
        ),
        DAY_0,
    )
    assert result.conflicts == ()
    assert floats(result) == {"test": 0, "course": 0, "goal": 0}


def test_limits_that_hold_survive_those_that_cannot() -> None:
    hopeless = (dependency("a", "goal", limit=5), dependency("b", "goal", limit=6))
    kept = dependency("c", "goal", limit=3)
    result = schedule(
        network(
            [
                step("a", done=day(-1)),
                step("b", done=day(-2)),
                step("c"),
                step("goal", not_before=day(50)),
            ],
            [hopeless[0], kept, hopeless[1]],
        ),
        DAY_0,
    )
    assert {each.dependency for each in result.conflicts} == set(hopeless)
    assert start(result, "c") == day(47)
    assert start(result, "goal") == day(50)


def test_limit_that_only_fits_another_month_moves_there() -> None:
    # 30 days and at most one calendar month: 31 January cannot, nor any day of February 2023.
    result = schedule(
        network(
            [step("first", not_before=date(2023, 1, 31)), step("goal")],
            [dependency("first", "goal", lag=30, limit=months(1))],
        ),
        date(2023, 1, 1),
    )
    assert start(result, "first") == date(2023, 3, 1)
    assert start(result, "goal") == date(2023, 3, 31)
    assert result.conflicts == ()


def test_limit_that_only_a_later_season_satisfies_waits_for_it() -> None:
    # Three months from 1 March are 92 days. The first three months of at most 90 begin on
    # 30 November 2024 and end on 28 February 2025.
    result = schedule(
        network(
            [step("test"), step("course", Elapsed(months(3))), step("goal")],
            [
                dependency("test", "course"),
                dependency("course", "goal"),
                dependency("test", "goal", limit=90),
            ],
        ),
        date(2024, 3, 1),
    )
    assert result.conflicts == ()
    assert start(result, "test") == date(2024, 11, 30)
    assert start(result, "goal") == date(2025, 2, 28)


def test_least_lag_still_holds_when_the_limit_of_the_same_tie_is_dropped() -> None:
    hopeless = dependency("first", "then", lag=10, limit=7)
    result = schedule(
        network(
            [step("first"), step("then"), step("goal", not_before=day(15))],
            [hopeless, dependency("then", "goal")],
        ),
        DAY_0,
    )
    assert [each.dependency for each in result.conflicts] == [hopeless]
    assert offsets(result) == {"first": 0, "then": 10, "goal": 15}
    assert floats(result) == {"first": 5, "then": 5, "goal": 0}


def test_road_to_the_goal_stays_when_the_limit_on_it_is_dropped() -> None:
    result = schedule(
        network([step("first"), step("goal")], [dependency("first", "goal", "FS", 3, 2)]), DAY_0
    )
    assert offsets(result) == {"first": 0, "goal": 3}
    assert result.critical_path == ("first", "goal")


def one_hopeless_limit_among_five() -> tuple[list[Step], list[Dependency]]:
    """All limits but `c`-`goal` can hold together: `a` to `d` on day 0, the goal on day 2."""
    return (
        [step("a"), step("b", 2), step("c"), step("d"), step("goal")],
        [
            dependency("a", "c", limit=0),
            dependency("c", "d", limit=0),
            dependency("c", "goal", limit=0),
            dependency("b", "goal", limit=0),
            dependency("a", "b", limit=0),
            dependency("d", "goal", lag=1),
        ],
    )


def test_only_the_limit_that_cannot_hold_beside_the_others_is_dropped() -> None:
    steps, dependencies = one_hopeless_limit_among_five()
    result = schedule(network(steps, dependencies), DAY_0)
    assert [each.dependency for each in result.conflicts] == [dependency("c", "goal", limit=0)]
    assert offsets(result) == {"a": 0, "b": 0, "c": 0, "d": 0, "goal": 2}


def test_same_limits_are_dropped_whatever_the_order_of_the_ties() -> None:
    steps, dependencies = one_hopeless_limit_among_five()
    outcomes = {
        frozenset(each.dependency for each in schedule(network(steps, order), DAY_0).conflicts)
        for order in permutations(dependencies)
    }
    assert len(outcomes) == 1


def test_step_beside_two_hopeless_limits_keeps_its_day_whatever_the_order_of_the_ties() -> None:
    # `t` takes two months and must start at once after `b` and a day later, and end within twelve
    # days of the end of `a`: neither limit can hold, and neither may push `a` off today.
    steps = [step("a", 9), step("b"), step("t", Elapsed(months(2))), step("goal")]
    dependencies = [
        dependency("a", "goal", lag=3, limit=months(2)),
        dependency("a", "b"),
        dependency("b", "t", lag=1, limit=0),
        dependency("a", "t", "FF", limit=12),
    ]
    results = [schedule(network(steps, order), DAY_0) for order in permutations(dependencies)]
    assert {start(each, "a") for each in results} == {DAY_0}
    assert {len(each.conflicts) for each in results} == {2}


# What is pinned or done.


@pytest.mark.parametrize("booked", [5, 6])
def test_pin_on_or_after_the_day_its_predecessor_allows_is_kept(booked: int) -> None:
    result = schedule(
        network(
            [step("course", 5), step("exam", 1, pinned=day(booked)), step("goal")],
            [dependency("course", "exam"), dependency("exam", "goal")],
        ),
        DAY_0,
    )
    assert result.conflicts == ()
    assert start(result, "exam") == day(booked)
    assert start(result, "goal") == day(booked + 1)
    assert result.timings["course"].latest_start == day(booked - 5)
    assert result.timings["exam"].float_days == 0
    assert [each.code for each in result.timings["exam"].drivers] == ["pin"]


def test_pin_the_day_before_its_predecessor_allows_is_kept_and_reported() -> None:
    push = dependency("course", "exam")
    result = schedule(
        network(
            [step("course", 5), step("exam", 1, pinned=day(4)), step("goal")],
            [push, dependency("exam", "goal")],
        ),
        DAY_0,
    )
    assert start(result, "exam") == day(4)
    assert start(result, "course") == day(0)
    (conflict,) = result.conflicts
    assert conflict.dependency == push
    assert {"course", "exam"} <= set(conflict.chain)
    assert (conflict.needed, conflict.allowed) == (day(5), day(4))


def test_pin_in_the_past_does_not_move() -> None:
    result = schedule(
        network([step("exam", 1, pinned=day(-3)), step("goal")], [dependency("exam", "goal")]),
        DAY_0,
    )
    assert start(result, "exam") == day(-3)
    assert start(result, "goal") == DAY_0


def test_pinned_step_pulls_what_must_be_fresh_for_it() -> None:
    result = schedule(
        network(
            [step("test"), step("exam", 1, pinned=day(60)), step("goal")],
            [dependency("test", "exam", limit=30), dependency("exam", "goal")],
        ),
        DAY_0,
    )
    assert start(result, "test") == day(30)
    assert result.timings["test"].latest_start == day(60)


def test_pinned_step_holds_what_must_follow_soon() -> None:
    result = schedule(
        network(
            [step("exam", pinned=day(10)), step("goal", not_before=day(15))],
            [dependency("exam", "goal", limit=5)],
        ),
        DAY_0,
    )
    assert result.conflicts == ()
    assert start(result, "goal") == day(15)


def test_done_step_in_the_past_keeps_its_day_and_is_never_critical() -> None:
    result = schedule(
        network(
            [step("course", 5, done=day(-100)), step("exam", 2), step("goal")],
            [dependency("course", "exam"), dependency("exam", "goal")],
        ),
        DAY_0,
    )
    assert (result.timings["course"].start, result.timings["course"].end) == (day(-100), day(-95))
    assert result.timings["course"].float_days == 0
    assert [each.code for each in result.timings["course"].drivers] == ["done"]
    assert start(result, "exam") == DAY_0
    assert result.critical_path == ("exam", "goal")
    assert flagged_critical(result) == {"exam", "goal"}


def test_lag_counts_from_the_end_of_what_is_done() -> None:
    result = schedule(
        network(
            [step("dose", 1, done=day(-10)), step("goal")], [dependency("dose", "goal", lag=28)]
        ),
        DAY_0,
    )
    assert start(result, "goal") == day(-10 + 1 + 28)
    assert ("predecessor", "dose") in codes(result, "goal")


def test_done_step_keeps_its_day_even_before_an_open_predecessor() -> None:
    result = schedule(
        network(
            [step("course", 5), step("exam", 1, done=day(-4)), step("goal")],
            [dependency("course", "exam"), dependency("exam", "goal")],
        ),
        DAY_0,
    )
    assert start(result, "exam") == day(-4)
    assert start(result, "course") == DAY_0


# Off the road to the goal.


def test_step_that_leads_nowhere_may_end_on_the_day_of_the_goal() -> None:
    result = schedule(
        network([step("side", 2, not_before=day(3)), step("goal", not_before=day(10))]), DAY_0
    )
    assert result.timings["side"].latest_start == day(8)
    assert result.timings["side"].float_days == 5
    assert not result.timings["side"].critical


def test_lead_lets_a_step_on_the_road_run_past_the_goal() -> None:
    # Only steps that do not lead to the goal must be over by its day.
    result = schedule(
        network(
            [step("first", 5), step("goal", not_before=day(10))],
            [dependency("first", "goal", lag=-3)],
        ),
        DAY_0,
    )
    assert result.timings["first"].latest_start == day(8)


def test_step_after_the_goal_without_a_due_day_has_no_float() -> None:
    result = schedule(
        network(
            [step("goal", not_before=day(10)), step("after", 2)],
            [dependency("goal", "after", lag=5)],
        ),
        DAY_0,
    )
    assert start(result, "after") == day(15)
    assert result.timings["after"].float_days == 0
    assert result.critical_path == ("goal",)


@pytest.mark.parametrize(("due", "slack"), [(17, 0), (18, 1), (30, 13)])
def test_step_with_a_due_day_floats_up_to_it(due: int, slack: int) -> None:
    result = schedule(
        network(
            [step("goal", not_before=day(10)), step("renew", 2, due=day(due))],
            [dependency("goal", "renew", lag=5)],
        ),
        DAY_0,
    )
    assert start(result, "renew") == day(15)
    assert result.timings["renew"].float_days == slack
    assert not result.timings["renew"].critical


def test_due_day_before_the_goal_binds_a_side_step() -> None:
    result = schedule(
        network([step("side", 2, due=day(6)), step("goal", not_before=day(10))]), DAY_0
    )
    assert result.timings["side"].latest_start == day(4)


def test_side_step_binds_the_road_it_hangs_on() -> None:
    # `first` could wait until day 10 for the goal, but `side` has to be over by day 10.
    result = schedule(
        network(
            [step("first"), step("side", 4), step("goal", not_before=day(10))],
            [dependency("first", "goal"), dependency("first", "side")],
        ),
        DAY_0,
    )
    assert result.timings["first"].latest_start == day(6)


# What is critical.


def test_only_the_goal_is_critical_when_everything_waits_for_its_own_day() -> None:
    result = schedule(
        network(
            [step("course", 5), step("goal", not_before=day(9))], [dependency("course", "goal")]
        ),
        DAY_0,
    )
    assert result.timings["course"].float_days == 4
    assert result.critical_path == ("goal",)


def test_critical_path_is_told_by_start_whatever_the_order_of_the_steps() -> None:
    result = schedule(
        network(
            [step("goal"), step("c", 3), step("b", 2), step("a", 1)],
            [dependency("c", "goal"), dependency("b", "c"), dependency("a", "b")],
        ),
        DAY_0,
    )
    assert result.critical_path == ("a", "b", "c", "goal")


def test_side_step_without_float_is_not_critical() -> None:
    result = schedule(
        network(
            [step("side", 10), step("course", 10), step("goal")], [dependency("course", "goal")]
        ),
        DAY_0,
    )
    assert result.timings["side"].float_days == 0
    assert result.critical_path == ("course", "goal")


def test_nothing_is_critical_when_the_whole_road_is_done() -> None:
    result = schedule(
        network(
            [step("course", 5, done=day(-20)), step("goal", done=day(-5)), step("after", 2)],
            [dependency("course", "goal"), dependency("goal", "after")],
        ),
        DAY_0,
    )
    assert offsets(result) == {"course": -20, "goal": -5, "after": 0}
    assert floats(result) == {"course": 0, "goal": 0, "after": 0}
    assert result.critical_path == ()
    assert flagged_critical(result) == set()


# What holds a step.


def drivers(steps: Iterable[Step], dependencies: Iterable[Dependency] = ()) -> tuple[Driver, ...]:
    return schedule(network(steps, dependencies), DAY_0).timings["goal"].drivers


def test_step_that_could_have_begun_before_is_held_by_today() -> None:
    (driver,) = drivers([step("goal", not_before=day(-5))])
    assert (driver.code, driver.ref, driver.day) == ("today", None, DAY_0)


def test_step_is_held_by_the_bound_that_is_last_with_its_source() -> None:
    (driver,) = drivers(
        [step("goal", not_before=[Bound("start", day(3)), Bound("intake", day(9), "catalog")])]
    )
    assert (driver.code, driver.day, driver.source) == ("intake", day(9), "catalog")


def test_step_is_held_by_the_predecessor_that_ends_last() -> None:
    (driver,) = drivers(
        [step("short", 3), step("long", 8), step("goal")],
        [dependency("short", "goal"), dependency("long", "goal")],
    )
    assert (driver.code, driver.ref, driver.day) == ("predecessor", "long", day(8))


def test_step_is_held_by_every_predecessor_that_ends_last() -> None:
    found = drivers(
        [step("one", 8), step("two", 8), step("goal")],
        [dependency("one", "goal"), dependency("two", "goal")],
    )
    assert {(each.code, each.ref) for each in found} == {
        ("predecessor", "one"),
        ("predecessor", "two"),
    }


def test_step_pulled_by_a_limit_is_held_by_its_successor() -> None:
    result = schedule(
        network(
            [step("test"), step("goal", not_before=day(40))], [dependency("test", "goal", limit=30)]
        ),
        DAY_0,
    )
    assert codes(result, "test") == {("window", "goal")}
    assert codes(result, "goal") == {("opens", None)}


def test_limit_that_was_dropped_holds_nothing() -> None:
    result = schedule(
        network(
            [step("test"), step("course", 10), step("goal")],
            [
                dependency("test", "course"),
                dependency("course", "goal"),
                dependency("test", "goal", limit=9),
            ],
        ),
        DAY_0,
    )
    assert codes(result, "test") == {("today", None)}


# Circles.


@pytest.mark.parametrize(
    "dependencies",
    [
        [dependency("a", "a")],
        [dependency("a", "b"), dependency("b", "a")],
        [dependency("a", "b"), dependency("b", "c"), dependency("c", "a")],
        [dependency("a", "b", lag=-1), dependency("b", "c", lag=2), dependency("c", "a", "FS", -3)],
        [dependency("a", "b", "SS", 1), dependency("b", "a", "SS", 1)],
    ],
)
def test_circle_of_least_lags_is_refused(dependencies: list[Dependency]) -> None:
    steps = [step("a", 1), step("b", 1), step("c", 1), step("goal")]
    with pytest.raises(ValueError, match=r".+"):
        schedule(network(steps, [*dependencies, dependency("c", "goal")]), DAY_0)


# Nothing at all.


def test_goal_alone_is_today_and_critical() -> None:
    result = schedule(network([step("goal")]), DAY_0)
    assert start(result, "goal") == DAY_0
    assert result.critical_path == ("goal",)


def test_lag_of_nothing_between_lengths_of_nothing_keeps_one_day() -> None:
    result = schedule(
        network(
            [step("a", lasts(0)), step("goal", lasts(0))], [dependency("a", "goal", lag=days(0))]
        ),
        DAY_0,
    )
    assert start(result, "a") == start(result, "goal") == DAY_0
