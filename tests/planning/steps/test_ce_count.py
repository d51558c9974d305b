"""Points of one period against what a body asks: totals, kinds, and the days at both ends."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


KINDS = st.sampled_from(
    [
        (kind, *more)
        for kind in ("clinical", "general", "administrative")
        for more in ((), ("approved",))
    ]
)
COURSES = st.lists(st.tuples(st.decimals("0.25", 40, places=2), KINDS), min_size=1, max_size=8)


@settings(deadline=None, max_examples=200)
@given(COURSES)
def test_a_course_never_adds_to_what_is_left_and_takes_off_no_more_than_it_gives(
    told: list[tuple[Decimal, tuple[str, ...]]],
) -> None:
    rule = CATALOG.credential("cma-aama").renewal.ce
    courses = [earned(str(points), *kinds) for points, kinds in told]
    lefts = [count_ce(rule, courses[:n], FIRST, LAST, DAY).left for n in range(len(courses) + 1)]

    for before, after, course in zip(lefts, lefts[1:], courses, strict=False):
        assert before is not None
        assert after is not None
        assert max(Decimal(0), before - course.points) <= after <= before


@settings(deadline=None, max_examples=200)
@given(COURSES)
def test_as_much_of_what_is_short_as_is_left_is_enough(
    told: list[tuple[Decimal, tuple[str, ...]]],
) -> None:
    rule = CATALOG.credential("cma-aama").renewal.ce
    courses = [earned(str(points), *kinds) for points, kinds in told]
    found = count_ce(rule, courses, FIRST, LAST, DAY)
    assert found.left is not None
    rest = found.left
    for kind in found.kinds:
        if not kind.across and kind.left:
            courses.append(earned(str(kind.left), kind.id, "approved"))
            rest -= kind.left
    if rest:
        courses.append(earned(str(rest), "general", "approved"))

    assert rest >= 0
    assert count_ce(rule, courses, FIRST, LAST, DAY).left == 0
