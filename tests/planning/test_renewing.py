"""The days that matter in a term, the terms ahead, and where a person stands on each of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cma_roadmap import Goal, Request, load_catalog, read_profile
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.results.all_held import ALL_HELD
from cma_roadmap.model.tracked.keeping import RenewalChain, RenewalDay, Renewals
from cma_roadmap.planning.renewing import limits, renewals_for

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)
CMA = "credentials: [{id: cma-aama, certified_on: 2023-05-10, expires_on: 2028-05-31}]\n"
POINTS = """\
ce: [{title: A, on: 2026-02-02, points: 22, categories: [clinical], credentials: [cma-aama]}]
"""


def renewals(profile: str, today: date = TODAY, horizon: int = 2) -> Renewals:
    who = read_profile(profile.encode(), "me.yaml")
    goal = Goal(ALL_HELD)._replace(horizon=horizon)
    return renewals_for(Request(catalog=CATALOG, profile=who, goal=goal, today=today))


def chain(profile: str, today: date = TODAY) -> RenewalChain:
    (found,) = renewals(profile, today).chains
    return found


@pytest.mark.parametrize(
    ("credential", "last", "expected"),
    [
        (
            "cma-aama",
            "2028-05-31",
            {
                "exam_by": ("2028-03-31", -61),  # two months before
                "submit": ("2028-05-01", -30),
                "expires": ("2028-05-31", 0),
                "late": ("2028-06-01", 1),
                "grace": ("2028-08-28", 89),  # 90 days with the first as day 1
                "lapsed": ("2028-09-01", 93),  # three months through the day of the same number
            },
        ),
        (
            "cma-aama",
            "2028-02-29",
            {
                "exam_by": ("2027-12-29", -62),
                "submit": ("2028-01-30", -30),
                "expires": ("2028-02-29", 0),
                "late": ("2028-03-01", 1),
                "grace": ("2028-05-28", 89),
                "lapsed": ("2028-05-30", 91),
            },
        ),
        (
            "cma-aama",
            "2027-11-30",
            {
                "exam_by": ("2027-09-30", -61),
                "submit": ("2027-10-31", -30),
                "expires": ("2027-11-30", 0),
                "late": ("2027-12-01", 1),
                "grace": ("2028-02-27", 89),
                "lapsed": ("2028-03-01", 92),  # 29 February is the day of the same number
            },
        ),
        (
            "ccma-a-ccbma",
            "2028-02-29",
            {
                "submit": ("2027-11-29", -92),
                "expires": ("2028-02-29", 0),
                "late": ("2028-03-01", 1),
                "grace": ("2029-02-27", 364),  # how CCBMA counts is not known: the earliest day
                "lapsed": ("2029-03-01", 366),
            },
        ),
        ("ccma-nha", "2027-08-20", {"expires": ("2027-08-20", 0), "late": ("2027-08-21", 1)}),
        (
            "rma-arma",
            "2028-02-29",
            {
                "expires": ("2028-02-29", 0),
                "late": ("2028-03-01", 1),
                "shut": ("2030-02-28", 730),
            },
        ),
    ],
)
def test_each_threshold_has_its_day(
    credential: str, last: str, expected: dict[str, tuple[str, int]]
) -> None:
    found = limits(CATALOG.credential(credential), date.fromisoformat(last), TODAY)

    assert {str(one.what): (one.day.isoformat(), one.late) for one in found} == expected


EXPIRES = date(2028, 5, 31)
GRACE, LAPSED = date(2028, 8, 28), date(2028, 9, 1)


@pytest.mark.parametrize(
    ("today", "renewable"),
    [
        (EXPIRES - timedelta(days=1), True),
        (EXPIRES, True),
        (EXPIRES + timedelta(days=1), True),
        (GRACE - timedelta(days=1), True),
        (GRACE, True),
        (GRACE + timedelta(days=1), False),  # a plan goes by the reading that ends first
    ],
)
def test_the_day_before_of_and_after_each_limit(today: date, renewable: bool) -> None:
    found = chain(CMA, today)

    assert found.renewable is renewable
    assert (found.terms[0].last == EXPIRES) is renewable


def test_a_term_asks_for_what_is_left_and_the_next_for_all() -> None:
    first, second = chain(CMA + POINTS).terms[:2]

    assert (first.total, first.left) == (60, Decimal(38))
    assert (second.total, second.left) == (60, Decimal(60))
    assert second.last == date(2033, 5, 31)


@pytest.mark.parametrize(
    ("on", "left"),
    [
        ("2026-10-31", (Decimal(58), Decimal(60))),
        (
            "2026-11-01",
            (Decimal(58), Decimal(60)),
        ),  # after the last valid day: for the late renewal alone
        ("2026-11-30", (Decimal(58), Decimal(60))),
    ],
)
def test_no_point_counts_in_two_terms(on: str, left: tuple[Decimal, Decimal]) -> None:
    held = "credentials: [{id: cma-aama, certified_on: 2020-05-10, expires_on: 2026-10-31}]\n"
    course = f"title: A, on: {on}, points: 2, categories: [clinical], credentials: [cma-aama]"
    first, second = chain(f"{held}ce: [{{{course}}}]\n").terms[:2]

    assert (first.left, second.left) == left


def test_hours_are_told_where_a_body_says_what_a_point_takes() -> None:
    board = "credentials: [{id: ccma-a-ccbma, certified_on: 2024-01-31}]\n"

    assert chain(board).terms[0].hours == 60
    assert chain(CMA).terms[0].hours is None


def test_what_is_not_known_has_no_price_and_is_no_zero() -> None:
    prices = {price.code: price.amount for price in chain(CMA).terms[0].prices}

    assert prices["renewal_fee"] is None


def test_a_body_without_known_term_has_no_terms() -> None:
    found = chain("credentials: [{id: nrcma-nahp, certified_on: 2024-01-31}]\n")

    assert found.terms == ()
    assert found.renewable is None


def test_who_owes_no_points_has_only_fees() -> None:
    found = chain("credentials: [{id: rma-amt, certified_on: 2004-03-01}]\n")

    assert found.exempt
    assert {term.total for term in found.terms} == {None}
    assert {price.code for term in found.terms for price in term.prices} == {"annual_fee"}


def test_one_that_has_lapsed_has_its_terms_after_the_way_back() -> None:
    lapsed = "credentials: [{id: ccma-nha, certified_on: 2018-08-20, expires_on: 2020-08-20}]\n"
    found = chain(lapsed)

    assert found.renewable is False
    assert all(term.last > TODAY for term in found.terms)
    assert found.questions


def test_limits_come_in_order_but_for_the_exam() -> None:
    for credential in CATALOG.credentials:
        for last in (date(2028, 2, 29), date(2027, 1, 31), date(2027, 12, 31)):
            days = [one.day for one in limits(credential, last, TODAY)]
            known = list(limits(credential, last, TODAY))
            inside = [one.day for one in known if one.what is not RenewalDay.SHUT]
            assert inside == sorted(inside), credential.id
            assert len(days) == len(set(days)), credential.id


def test_who_holds_nothing_is_told() -> None:
    with pytest.raises(WrongRequestError):
        renewals("state: WA\n")
