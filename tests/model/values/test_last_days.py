"""One last day for every way of counting: worked out by hand from the words, the day on each side.

`last` is the last day that is in; the day before it is in and the day after it is out.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.values.span import LASTS, WITHIN, DateRule, Duration, days_told

ON, BEFORE, END = DateRule.ON_ANNIVERSARY, DateRule.BEFORE_ANNIVERSARY, DateRule.MONTH_END
ONE_DAY = timedelta(days=1)
LEAP, PLAIN = "2024-02-29", "2023-02-28"


@pytest.mark.parametrize(
    ("rule", "first", "term", "last"),
    [
        # "Within 12 months of graduating": the anniversary is in.
        (WITHIN, "2025-06-15", "P12M", "2026-06-15"),
        (WITHIN, LEAP, "P12M", "2025-02-28"),
        (WITHIN, LEAP, "P48M", "2028-02-29"),
        (WITHIN, PLAIN, "P12M", "2024-02-28"),
        (WITHIN, "2026-08-31", "P6M", "2027-02-28"),
        (WITHIN, "2026-01-31", "P1M", "2026-02-28"),
        (WITHIN, "2026-11-30", "P90D", "2027-02-28"),
        (WITHIN, "2026-12-31", "P5Y", "2031-12-31"),
        # "Before the third anniversary", "valid for two years": the day before it is the last.
        (BEFORE, "2006-05-01", "P3Y", "2009-04-30"),
        (BEFORE, LEAP, "P3Y", "2027-02-27"),
        (BEFORE, LEAP, "P4Y", "2028-02-28"),
        (BEFORE, "2026-03-01", "P2Y", "2028-02-29"),
        (BEFORE, "2026-01-01", "P1Y", "2026-12-31"),
        (BEFORE, "2020-01-01", "P90D", "2020-03-30"),
        (LASTS, "2026-11-20", "P90D", "2027-02-17"),
        # "To the end of the month": from the end of the first one to the end of the last one.
        (END, "2010-02-10", "P60M", "2015-02-28"),
        (END, "2023-02-10", "P60M", "2028-02-29"),
        (END, LEAP, "P60M", "2029-02-28"),
        (END, "2026-04-01", "P1M", "2026-05-31"),
        (END, "2026-01-31", "P1M", "2026-02-28"),
        (ON, "2026-02-28", "P0D", "2026-02-28"),
    ],
)
def test_a_term_has_one_last_day(rule: DateRule, first: str, term: str, last: str) -> None:
    length = Duration.parse(term)

    assert rule.last_day(date.fromisoformat(first), length) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("day", "lead", "last"),
    [
        # "At least 30 days before the end of the month", "two months before".
        ("2032-01-31", "P30D", "2032-01-01"),
        ("2028-02-29", "P2M", "2027-12-29"),
        ("2027-04-30", "P2M", "2027-02-28"),
        ("2028-04-30", "P2M", "2028-02-29"),
        ("2027-03-01", "P1D", "2027-02-28"),
    ],
)
def test_so_long_before_is_one_day(day: str, lead: str, last: str) -> None:
    assert Duration.parse(lead).before(date.fromisoformat(day)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("day", "wait", "first"),
    [
        ("2025-06-15", "P12M", "2026-06-16"),
        (LEAP, "P12M", "2025-03-01"),
        (PLAIN, "P12M", "2024-02-29"),
        ("2025-12-31", "P12M", "2027-01-01"),
    ],
)
def test_more_than_so_long_ago_begins_the_day_after_the_last_within(
    day: str, wait: str, first: str
) -> None:
    begun, length = date.fromisoformat(day), Duration.parse(wait)

    assert length.past(begun) == date.fromisoformat(first)
    assert length.past(begun) - ONE_DAY == WITHIN.last_day(begun, length)


@pytest.mark.parametrize(
    ("rule", "last", "term", "following"),
    [
        (END, "2028-02-29", "P60M", ("2028-02-29", "2033-02-28")),
        (BEFORE, "2027-02-27", "P3Y", ("2027-02-28", "2030-02-27")),
        (BEFORE, "2026-12-31", "P2Y", ("2027-01-01", "2028-12-31")),
        (ON, "2026-05-01", "P1Y", ("2026-05-02", "2027-05-02")),
    ],
)
def test_the_next_term_follows_without_a_gap(
    rule: DateRule, last: str, term: str, following: tuple[str, str]
) -> None:
    found = rule.next_term(date.fromisoformat(last), Duration.parse(term))

    assert found == tuple(map(date.fromisoformat, following))


@pytest.mark.parametrize(
    ("born", "years", "first", "surely"),
    [
        ("2009-03", 18, "2027-03-01", "2027-03-31"),
        ("2009-03-14", 18, "2027-03-14", "2027-03-14"),
        ("2008-02", 18, "2026-02-01", "2026-02-28"),
        ("2008-02", 20, "2028-02-01", "2028-02-29"),
        ("2008-02-29", 18, "2026-02-28", "2026-02-28"),
        ("2008-02-29", 20, "2028-02-29", "2028-02-29"),
        ("2011-05", 16, "2027-05-01", "2027-05-31"),
    ],
)
def test_a_month_of_birth_is_past_at_its_end(
    born: str, years: int, first: str, surely: str
) -> None:
    turns = Profile(born=born).turns(years)

    assert turns == (date.fromisoformat(first), date.fromisoformat(surely))


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("2019-08", ("2019-08-01", "2019-08-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02-29", ("2024-02-29", "2024-02-29")),
    ],
)
def test_a_month_can_mean_each_of_its_days(told: str, days: tuple[str, str]) -> None:
    assert days_told(told) == tuple(map(date.fromisoformat, days))
