"""Points of one period against what a body asks: totals, kinds, and the days at both ends."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.renewal import EarnedCe
from cma_roadmap.planning.steps.ce_count import count_ce

CATALOG = load_catalog()
FIRST, LAST = date(2024, 2, 29), date(2028, 5, 1)
DAY = date(2026, 11, 30)


def earned(points: str, *kinds: str, on: date = DAY, whose: str = "cma-aama") -> EarnedCe:
    return EarnedCe(
        title="A course", on=on, points=Decimal(points), categories=kinds, credentials=(whose,)
    )


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ([], 60),
        ([("22", "clinical")], 38),
        ([("60", "clinical")], 30),  # 10 + 10 of the other kinds, 30 approved
        ([("60", "clinical", "approved")], 20),
        ([("40", "clinical", "approved"), ("10", "general"), ("9.5", "administrative")], "0.5"),
        ([("40", "clinical", "approved"), ("10", "general"), ("10", "administrative")], 0),
        ([("40", "clinical"), ("10", "general"), ("10", "administrative")], 30),
        ([("31", "clinical"), ("10", "general"), ("29", "administrative", "approved")], 1),
        ([("90", "clinical"), ("30", "general", "approved")], 10),
    ],
)
def test_what_is_left_keeps_the_total_and_every_kind(
    told: list[tuple[str, ...]], left: int | str
) -> None:
    rule = CATALOG.credential("cma-aama").renewal.ce
    found = count_ce(rule, [earned(*one) for one in told], FIRST, LAST, DAY)

    assert found.left == Decimal(left)


@pytest.mark.parametrize(
    ("credential", "told", "left"),
    [
        # 30 basic, 15 administrative, 15 of any kind: what is of no kind counts for the last 15.
        ("ccma-a-ccbma", [("15", "other"), ("30", "basic"), ("15", "administrative")], 0),
        ("ccma-a-ccbma", [("45", "basic"), ("15", "administrative")], 0),
        # 30, 15 and 15: more of one kind does not stand in for another.
        ("ccma-ac-ccbma", [("45", "basic"), ("15", "administrative")], 15),
        ("ccma-nha", [("7.5",)], "2.5"),
        ("ccma-nha", [("12",)], 0),
        ("rma-arma", [("12", "other")], 6),
    ],
)
def test_each_body_counts_its_own_way(
    credential: str, told: list[tuple[str, ...]], left: int | str
) -> None:
    rule = CATALOG.credential(credential).renewal.ce
    found = count_ce(rule, [earned(*one) for one in told], FIRST, LAST, DAY)

    assert found.left == Decimal(left)


def test_of_an_unknown_total_nobody_can_tell_what_is_left() -> None:
    rule = CATALOG.credential("coa-ijcahpo").renewal.ce

    assert count_ce(rule, [earned("5")], FIRST, LAST, DAY).left is None


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (FIRST - timedelta(days=1), False),
        (FIRST, True),
        (FIRST + timedelta(days=1), True),
        (LAST - timedelta(days=1), True),
        (LAST, True),
        (LAST + timedelta(days=1), False),
    ],
)
def test_both_ends_of_a_period_are_in_it(on: date, counts: bool) -> None:
    rule = CATALOG.credential("cma-aama").renewal.ce
    found = count_ce(rule, [earned("2", "clinical", on=on)], FIRST, LAST, DAY)

    assert found.earned == (2 if counts else 0)
    assert bool(found.inside) is counts
