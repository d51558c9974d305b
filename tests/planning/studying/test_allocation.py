from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.planning.studying.allocation import allocate, allocate_in_groups

WEIGHTS = st.lists(st.integers(1, 60).map(Fraction), min_size=1, max_size=4)


def every_way(parts: int, hours: int, least: int) -> Iterator[tuple[int, ...]]:
    """All ways to give out hours, by brute force."""
    if parts == 1:
        if hours >= least:
            yield (hours,)
        return
    for first in range(least, hours + 1):
        for rest in every_way(parts - 1, hours - first, least):
            yield (first, *rest)


def unfairness(weights: list[Fraction], hours: tuple[int, ...]) -> Fraction:
    """Squared distances from the exact shares, each over its weight."""
    total, whole = sum(weights), sum(hours)
    exact = [weight * whole / total for weight in weights]
    return sum(
        ((got - want) ** 2 / want for got, want in zip(hours, exact, strict=True)), Fraction(0)
    )


@given(WEIGHTS, st.integers(1, 12))
def test_no_other_way_to_give_out_the_hours_is_fairer(weights: list[Fraction], hours: int) -> None:
    least = 1 if hours >= len(weights) else 0
    found = allocate(weights, hours)
    best = min(unfairness(weights, way) for way in every_way(len(weights), hours, least))

    assert sum(found) == hours
    assert min(found) >= least
    assert unfairness(weights, found) == best


@given(WEIGHTS, st.integers(0, 40), st.data(), st.integers(1, 100))
def test_more_weight_never_brings_fewer_hours(
    weights: list[Fraction], hours: int, data: st.DataObject, more: int
) -> None:
    at = data.draw(st.integers(0, len(weights) - 1))
    heavier = [weight + (more if n == at else 0) for n, weight in enumerate(weights)]
    before, after = allocate(weights, hours), allocate(heavier, hours)

    assert after[at] >= before[at]
    assert all(after[n] <= before[n] for n in range(len(weights)) if n != at)


@given(WEIGHTS, st.integers(0, 40))
def test_what_weighs_more_never_gets_less(weights: list[Fraction], hours: int) -> None:
    found = allocate(weights, hours)

    for one, its in zip(weights, found, strict=True):
        assert all(
            its >= other for weight, other in zip(weights, found, strict=True) if one > weight
        )


@pytest.mark.parametrize(
    ("weights", "hours", "want"),
    [
        ([59, 21, 20], 80, (47, 17, 16)),
        ([1, 1, 1], 2, (1, 1, 0)),
        ([100, 1, 1], 3, (1, 1, 1)),
        ([100, 1, 1], 2, (2, 0, 0)),
        ([3], 7, (7,)),
        ([3, 4], 0, (0, 0)),
    ],
)
def test_known_shares(weights: list[int], hours: int, want: tuple[int, ...]) -> None:
    assert allocate([Fraction(weight) for weight in weights], hours) == want


def test_many_light_weights_of_one_group_get_its_hours() -> None:
    light, heavy = [Fraction(2)] * 5, [Fraction(18)] * 5

    side_by_side = allocate([*light, *heavy], 8)
    grouped = allocate_in_groups([light, heavy], 8)

    assert sum(side_by_side[:5]) == 0
    assert [sum(group) for group in grouped] == [1, 7]
