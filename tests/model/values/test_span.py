"""Calendar arithmetic against `dateutil`, tables worked out by hand, and plain sets of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.values.span import (
    ALWAYS,
    NEVER,
    DateRule,
    DateSpan,
    Duration,
    Spans,
    add_months,
    days_held_by,
    month_end,
)

DAY = timedelta(days=1)
some_days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
durations = st.builds(Duration, months=st.integers(0, 130), days=st.integers(0, 800))
signed_durations = durations | durations.map(lambda each: -each)

# Months.


@given(some_days, st.integers(-360, 360))
def test_adding_months_agrees_with_dateutil(day: date, months: int) -> None:
    assert add_months(day, months) == day + relativedelta(months=months)


@given(some_days, some_days, st.integers(-360, 360))
def test_adding_months_never_swaps_two_days(one: date, other: date, months: int) -> None:
    first, then = sorted([one, other])
    assert add_months(first, months) <= add_months(then, months)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 31), 3, date(2024, 4, 30)),
        (date(2024, 2, 29), 1, date(2024, 3, 29)),  # it clamps, and does not stick to the end
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2024, 12, 31), 2, date(2025, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2025, 1, 31), -2, date(2024, 11, 30)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(2024, 1, 15), 0, date(2024, 1, 15)),
        (date(2000, 2, 29), 1200, date(2100, 2, 28)),
    ],
)
def test_day_that_the_month_lacks_becomes_its_last_day(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


@given(some_days)
def test_month_end_is_the_last_day_of_the_same_month(day: date) -> None:
    assert month_end(day) == day.replace(day=monthrange(day.year, day.month)[1])


# Durations.


@given(signed_durations)
def test_duration_written_and_read_again_is_the_same(duration: Duration) -> None:
    assert Duration.parse(duration.iso) == duration


@pytest.mark.parametrize(
    ("longest", "longer"), [("P99Y12M", "P99Y13M"), ("P36500D", "P36501D"), ("P5214W", "P5215W")]
)
def test_a_duration_is_at_most_a_hundred_years(longest: str, longer: str) -> None:
    """More than that, ten terms in a row, would leave every calendar."""
    assert Duration.parse(longest)
    with pytest.raises(ValueError, match="at most 100 years"):
        Duration.parse(longer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P0D", Duration()),
        ("P30D", Duration(days=30)),
        ("-P30D", Duration(days=-30)),
        ("P2W", Duration(days=14)),
        ("P6M", Duration(months=6)),
        ("P60M", Duration(months=60)),
        ("P5Y", Duration(months=60)),
        ("P1Y6M", Duration(months=18)),
        ("P1Y2M3W4D", Duration(months=14, days=25)),
        ("P1M1D", Duration(months=1, days=1)),
        ("-P1M1D", Duration(months=-1, days=-1)),
    ],
)
def test_duration_is_read_from_iso_8601(text: str, expected: Duration) -> None:
    assert Duration.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "-P",
        "30D",
        "P30",
        "P-30D",
        "P1.5M",
        "P1,5M",
        "p30d",
        "PT1H",
        "P1DT1H",
        "P1D1M",
        "P1M1Y",
        "P1M1M",
        " P1M",
        "P1M ",
        "P1M\n",
        "--P1M",
        "P1MP1D",
        "30 days",
        "P٣D",
    ],
)
def test_any_other_text_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        (Duration(days=30), "P30D"),
        (Duration(days=-30), "-P30D"),
        (Duration(months=6), "P6M"),
        (Duration(months=18), "P1Y6M"),
        (Duration(months=1, days=1), "P1M1D"),
        (Duration(), "P0D"),
    ],
)
def test_duration_is_written_in_iso_8601(duration: Duration, expected: str) -> None:
    assert duration.iso == expected


@pytest.mark.parametrize(("months", "days"), [(1, -1), (-1, 1)])
def test_months_and_days_of_two_signs_are_refused(months: int, days: int) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Duration(months, days)


@given(some_days, signed_durations)
def test_duration_counts_months_and_then_days(day: date, duration: Duration) -> None:
    by_dateutil = day + relativedelta(months=duration.months) + relativedelta(days=duration.days)
    assert duration.after(day) == by_dateutil


def days_around(day: date, duration: Duration) -> list[date]:
    """Every day that could possibly lead to `day`, and more on both sides."""
    middle = day - timedelta(days=round(duration.months * 30.44) + duration.days)
    return [middle + offset * DAY for offset in range(-45, 46)]


short_durations = st.builds(Duration, months=st.integers(0, 62), days=st.integers(0, 40))
short_signed = short_durations | short_durations.map(lambda each: -each)
near_month_ends = st.builds(
    lambda day, offset: month_end(day) + offset * DAY, some_days, st.integers(-3, 3)
)


@given(near_month_ends, short_signed)
def test_latest_start_is_the_last_day_from_which_the_duration_is_over_in_time(
    end: date, duration: Duration
) -> None:
    tried = [day for day in days_around(end, duration) if duration.after(day) <= end]
    assert duration.latest_start(end) == max(tried)


@given(near_month_ends, short_signed)
def test_first_start_is_the_first_day_from_which_the_duration_reaches(
    end: date, duration: Duration
) -> None:
    tried = [day for day in days_around(end, duration) if duration.after(day) >= end]
    assert duration.first_start(end) == min(tried)


@pytest.mark.parametrize(
    ("end", "first", "last"),
    [
        (date(2023, 2, 27), date(2023, 1, 27), date(2023, 1, 27)),
        (date(2023, 2, 28), date(2023, 1, 28), date(2023, 1, 31)),
        (date(2023, 3, 1), date(2023, 2, 1), date(2023, 2, 1)),
        (date(2024, 2, 29), date(2024, 1, 29), date(2024, 1, 31)),
        (date(2023, 3, 31), date(2023, 3, 1), date(2023, 2, 28)),  # no day is a month before
    ],
)
def test_month_ends_make_several_starts_or_none(end: date, first: date, last: date) -> None:
    month = Duration(months=1)
    assert (month.first_start(end), month.latest_start(end)) == (first, last)


# How bodies count a term.


@pytest.mark.parametrize(
    ("rule", "first", "term", "expected"),
    [
        # CMA (AAMA): sixty months, to the end of the month of certification.
        *(
            (DateRule.MONTH_END, date(2010, 2, day), "P60M", date(2015, 2, 28))
            for day in (1, 2, 14, 27, 28)
        ),
        *(
            (DateRule.MONTH_END, date(2016, 2, day), "P60M", date(2021, 2, 28))
            for day in (1, 28, 29)
        ),
        (DateRule.MONTH_END, date(2011, 2, 28), "P60M", date(2016, 2, 29)),
        (DateRule.MONTH_END, date(2020, 1, 1), "P60M", date(2025, 1, 31)),
        (DateRule.MONTH_END, date(2020, 1, 31), "P60M", date(2025, 1, 31)),
        (DateRule.MONTH_END, date(2020, 4, 30), "P60M", date(2025, 4, 30)),
        (DateRule.MONTH_END, date(2020, 8, 31), "P6M", date(2021, 2, 28)),
        (DateRule.MONTH_END, date(2020, 12, 31), "P1M", date(2021, 1, 31)),
        # The last day carries the same number as the first.
        (DateRule.ON_ANNIVERSARY, date(2020, 3, 15), "P2Y", date(2022, 3, 15)),
        (DateRule.ON_ANNIVERSARY, date(2020, 2, 29), "P1Y", date(2021, 2, 28)),
        (DateRule.ON_ANNIVERSARY, date(2020, 2, 29), "P4Y", date(2024, 2, 29)),
        (DateRule.ON_ANNIVERSARY, date(2020, 1, 31), "P1M", date(2020, 2, 29)),
        (DateRule.ON_ANNIVERSARY, date(2020, 1, 1), "P90D", date(2020, 3, 31)),
        # The last day is the day before that.
        (DateRule.BEFORE_ANNIVERSARY, date(2020, 3, 15), "P2Y", date(2022, 3, 14)),
        (DateRule.BEFORE_ANNIVERSARY, date(2020, 1, 1), "P1Y", date(2020, 12, 31)),
        (DateRule.BEFORE_ANNIVERSARY, date(2020, 3, 1), "P1Y", date(2021, 2, 28)),
        (DateRule.BEFORE_ANNIVERSARY, date(2023, 3, 1), "P1Y", date(2024, 2, 29)),
        (DateRule.BEFORE_ANNIVERSARY, date(2020, 2, 29), "P1Y", date(2021, 2, 27)),
        (DateRule.BEFORE_ANNIVERSARY, date(2020, 2, 29), "P4Y", date(2024, 2, 28)),
        # Ninety days, the first of them day one: 31 in January, 29 in February, 30 in March.
        (DateRule.BEFORE_ANNIVERSARY, date(2020, 1, 1), "P90D", date(2020, 3, 30)),
        (DateRule.BEFORE_ANNIVERSARY, date(2020, 1, 1), "P1D", date(2020, 1, 1)),
    ],
)
def test_term_ends_on_the_last_day_that_its_rule_gives(
    rule: DateRule, first: date, term: str, expected: date
) -> None:
    assert rule.last_day(first, Duration.parse(term)) == expected


@given(some_days, st.integers(1, 800))
def test_term_in_days_that_counts_the_first_has_just_as_many_days(first: date, days: int) -> None:
    last = DateRule.BEFORE_ANNIVERSARY.last_day(first, Duration(days=days))
    assert (last - first).days + 1 == days


@given(some_days, st.integers(1, 120))
def test_rules_never_disagree_on_which_comes_first(first: date, months: int) -> None:
    term = Duration(months=months)
    before, on, at_end = (
        rule.last_day(first, term)
        for rule in (DateRule.BEFORE_ANNIVERSARY, DateRule.ON_ANNIVERSARY, DateRule.MONTH_END)
    )
    assert before + DAY == on <= at_end
    assert (at_end + DAY).day == 1


# Spans and sets of them, against plain sets of days.

WINDOW = [date(2024, 2, 20) + offset * DAY for offset in range(20)]
edges = st.none() | st.sampled_from(WINDOW[2:-2])
spans = st.builds(DateSpan, edges, edges)
sets_of_days = st.lists(spans, max_size=5).map(lambda each: Spans.of(*each))


def held(days: Spans | DateSpan) -> set[date]:
    return {day for day in WINDOW if day in days}


def within(span: DateSpan) -> set[date]:
    return {
        day
        for day in WINDOW
        if (span.start is None or span.start <= day) and (span.end is None or day < span.end)
    }


@given(spans)
def test_span_holds_its_start_and_not_its_end(span: DateSpan) -> None:
    assert held(span) == within(span)


@given(spans)
def test_span_is_empty_when_no_day_lies_in_it(span: DateSpan) -> None:
    assert span.is_empty == (not within(span))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (DateSpan(date(2024, 3, 1), date(2024, 3, 2)), date(2024, 3, 1)),
        (DateSpan(None, date(2024, 3, 1)), date(2024, 2, 29)),
        (DateSpan(date(2024, 3, 1), None), None),
    ],
)
def test_last_day_of_a_span_is_the_day_before_its_end(
    span: DateSpan, expected: date | None
) -> None:
    assert span.last_day == expected


@given(st.lists(spans, max_size=5))
def test_set_of_spans_holds_the_days_of_each(parts: list[DateSpan]) -> None:
    assert held(Spans.of(*parts)) == set().union(*(within(each) for each in parts))


@given(st.lists(spans, max_size=5), st.randoms(use_true_random=False))
def test_equal_sets_of_days_are_equal_however_they_were_put_together(
    parts: list[DateSpan], random: Random
) -> None:
    single_days = [
        DateSpan(day, day + DAY) for day in held(Spans.of(*parts)) - {WINDOW[0], WINDOW[-1]}
    ]
    mixed = [*parts, *single_days, *parts[:2]]
    random.shuffle(mixed)
    assert Spans.of(*mixed) == Spans.of(*parts)


@given(sets_of_days)
def test_items_are_in_order_and_never_empty_or_touching(days: Spans) -> None:
    items = list(days)
    assert not any(each.is_empty for each in items)
    for earlier, later in pairwise(items):
        assert earlier.end is not None
        assert later.start is not None
        assert earlier.end < later.start


@given(sets_of_days, sets_of_days)
def test_union_holds_the_days_of_either(one: Spans, other: Spans) -> None:
    assert held(one | other) == held(one) | held(other)


@given(sets_of_days, sets_of_days)
def test_intersection_holds_the_days_of_both(one: Spans, other: Spans) -> None:
    assert held(one & other) == held(one) & held(other)


@given(sets_of_days, sets_of_days, sets_of_days)
def test_sets_of_days_obey_the_laws_of_sets(one: Spans, two: Spans, three: Spans) -> None:
    assert one | two == two | one
    assert one & two == two & one
    assert one & (two | three) == (one & two) | (one & three)
    assert one | (two & three) == (one | two) & (one | three)
    assert one | NEVER == one == one & ALWAYS
    assert one & NEVER == NEVER
    assert one | ALWAYS == ALWAYS


@given(st.lists(sets_of_days, max_size=5), st.integers(1, 6))
def test_days_held_by_enough_sets_are_those_counted_one_by_one(
    sets: list[Spans], needed: int
) -> None:
    expected = {day for day in WINDOW if sum(day in each for each in sets) >= needed}
    assert held(days_held_by(sets, needed)) == expected


@given(st.lists(sets_of_days, max_size=3))
def test_every_day_is_held_by_at_least_none(sets: list[Spans]) -> None:
    assert days_held_by(sets, 0) == ALWAYS


@given(st.lists(sets_of_days, min_size=1, max_size=4))
def test_held_by_one_is_the_union_and_held_by_all_the_intersection(sets: list[Spans]) -> None:
    union, intersection = NEVER, ALWAYS
    for each in sets:
        union, intersection = union | each, intersection & each
    assert days_held_by(sets, 1) == union
    assert days_held_by(sets, len(sets)) == intersection


@given(sets_of_days, st.sampled_from(WINDOW))
def test_first_part_from_a_day_is_the_one_around_it_or_the_next(days: Spans, day: date) -> None:
    found = days.first_from(day)
    later = [each for each in WINDOW if each >= day and each in days]
    assert (found is None) == (not later)
    if found is not None:
        assert min(each for each in WINDOW if each >= day and each in found) == later[0]
        assert held(found) <= held(days)


@given(sets_of_days)
def test_set_is_true_when_it_holds_a_day(days: Spans) -> None:
    assert bool(days) == bool(held(days))


def test_always_holds_every_day_and_never_holds_none() -> None:
    for day in (date.min, date(2024, 2, 29), date.max):
        assert day in ALWAYS
        assert day not in NEVER
