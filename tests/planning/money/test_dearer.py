"""Whether a road can cost less than another, against every corner of the prices that are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.definitions.profile import empty_profile
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.results.network import CostLine, Phase
from cma_roadmap.model.results.roadmap import DueLine, Goal, Roadmap
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.dearer import Bounds
from rendering.sample_catalog import TODAY, catalog
from rendering.sample_roadmap import default_plan

Ends = tuple[int, int] | None
"""The least and the most of a price, or nothing where nobody found it."""


def road(prices: Sequence[tuple[str, Ends]]) -> Roadmap:
    """A road with these cards to pay before the certificate."""
    lines = []
    for name, ends in prices:
        amount = None
        if ends is not None:
            low, high = (Money(Decimal(end)) for end in ends)
            amount = MoneyRange(low, low, high)
        line = CostLine("clearance", message("cost.books"), amount, Basis.REPORTED, None)
        lines.append(DueLine(name, Phase.EXTERNSHIP, line, TODAY, before=True))
    plan = default_plan()
    cost = plan.cost._replace(lines=tuple(lines))
    return replace(plan, goal=Goal("alpha-board"), cost=cost, states=())


def bounds() -> Bounds:
    return Bounds(Case.of(catalog(), empty_profile(), TODAY, None))


ENDS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda n: (n[0], n[0] + n[1]))
PRICES = st.fixed_dictionaries(dict.fromkeys("abcd", ENDS))
PAID = st.sets(st.sampled_from("abcd"))


@given(PRICES, PAID, PAID)
def test_the_least_extra_is_that_of_the_worst_corner(
    prices: dict[str, tuple[int, int]], mine: set[str], theirs: set[str]
) -> None:
    one, other = (road([(name, prices[name]) for name in sorted(p)]) for p in (mine, theirs))
    corners = [
        sum(values[name] for name in mine) - sum(values[name] for name in theirs)
        for values in (dict(zip(prices, ends, strict=True)) for ends in product(*prices.values()))
    ]

    assert bounds().least_extra(one, other) == min(corners)


def test_an_unknown_price_of_ones_own_may_be_nothing_and_that_of_the_other_much() -> None:
    """The highest known price of a card in this catalogue is 90 dollars."""
    known, unknown = road([("a", (30, 30))]), road([("b", None)])

    assert bounds().least_extra(unknown, known) == -30
    assert bounds().least_extra(known, unknown) == 30 - 90
    assert [price.key for price in bounds().deciding(known, unknown)] == ["clearance.b"]


def test_an_unknown_price_that_both_pay_decides_nothing() -> None:
    cheap, dear = (
        road([("a", None), ("b", (1, 1))]),
        road([("a", None), ("b", (1, 1)), ("c", (5, 9))]),
    )

    assert bounds().least_extra(dear, cheap) == 5
    assert bounds().least_extra(cheap, dear) == -9
