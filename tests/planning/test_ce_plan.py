"""Where a person stands with the points of each body, and at what pace."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cma_roadmap import load_catalog, read_profile
from cma_roadmap.model.tracked.keeping import CeStanding
from cma_roadmap.planning.ce_plan import plan_ce

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)
CMA = "{id: cma-aama, certified_on: 2023-05-10, expires_on: 2028-05-31}"
NCMA = "{id: ncma-ncct, certified_on: 2024-03-31}"


def point(on: str, whose: str, points: str = "2", kinds: str = "") -> str:
    return (
        f"{{title: A, on: {on}, points: {points}, categories: [{kinds}], credentials: [{whose}]}}"
    )


def standing(held: str, *points: str, today: date = TODAY) -> CeStanding:
    profile = f"credentials: [{held}]\nce: [{', '.join(points)}]\n"
    (found,) = plan_ce(CATALOG, read_profile(profile.encode(), "me.yaml"), today).standings
    return found


@pytest.mark.parametrize(
    ("today", "months", "pace"),
    [
        ("2026-11-30", "17", "3.6"),  # 60 in 17 months and two days
        ("2028-03-31", "1", "60"),
        ("2028-04-01", "1", "60"),
        ("2028-04-02", "1", "60"),
        ("2028-04-15", "0.5", "60"),  # less than a month: all of it
        ("2028-04-30", "0", "60"),
        ("2028-05-01", "0", "60"),
        ("2028-05-02", "1", "60"),  # the day to send it in is over: up to the last valid one
        ("2028-05-31", "0", "60"),
        ("2028-06-01", "2.9", "20.7"),  # late: up to the last day of late renewal,
    ],
)
def test_the_pace_is_what_is_left_by_the_months_left(today: str, months: str, pace: str) -> None:
    found = standing(CMA, today=date.fromisoformat(today))

    assert found.months == Decimal(months)
    assert found.pace == Decimal(pace)


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        ("2023-05-09", False),
        ("2023-05-10", True),
        ("2023-05-11", True),
        ("2026-11-29", True),
        ("2026-11-30", True),
    ],
)
def test_points_count_from_the_day_of_the_certificate(on: str, counts: bool) -> None:
    found = standing(CMA, point(on, "cma-aama", kinds="clinical"))

    assert found.so_far is not None
    assert found.so_far.earned == (2 if counts else 0)
    assert len(found.outside) == (0 if counts else 1)


@pytest.mark.parametrize(
    ("today", "first", "due"),
    [
        # The end of the month in which a year ends is one short of the anniversary.
        ("2026-03-29", "2025-03-31", "2026-03-30"),
        ("2026-03-30", "2025-03-31", "2026-03-30"),
        ("2026-03-31", "2026-03-31", "2027-03-30"),
        ("2029-03-30", "2028-03-31", "2029-03-30"),
    ],
)
def test_a_body_with_years_of_its_own_counts_each_alone(today: str, first: str, due: str) -> None:
    found = standing(NCMA, today=date.fromisoformat(today))

    assert (found.first, found.due) == (date.fromisoformat(first), date.fromisoformat(due))


def test_points_for_what_is_not_held_are_told_and_not_counted() -> None:
    profile = f"ce: [{point('2026-01-02', 'cma-aama', kinds='clinical')}]\n"
    (found,) = plan_ce(CATALOG, read_profile(profile.encode(), "me.yaml"), TODAY).standings

    assert not found.is_held
    assert found.so_far is None
    assert len(found.outside) == 1


def test_what_a_body_does_not_say_is_unknown_and_no_no() -> None:
    carried = {
        name: standing(f"{{id: {name}, certified_on: 2026-01-05}}").carries_over
        for name in ("rma-amt", "cma-aama", "ccma-nha")
    }

    assert carried["rma-amt"] is not None
    assert carried["rma-amt"].value is False
    assert carried["cma-aama"] is not None
    assert carried["cma-aama"].value is None
    assert carried["ccma-nha"] is None


def test_who_owes_nothing_has_no_period() -> None:
    found = standing("{id: rma-amt, certified_on: 2004-03-01}")

    assert found.exempt
    assert found.so_far is None
