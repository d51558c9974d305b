"""What is paid bit by bit in each year adds up to the whole, and what is not known stays so."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.results.network import CostLine, Phase
from cma_roadmap.model.results.roadmap import DueLine
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.planning.money.costing import by_year


def courses(amount: MoneyRange | None, first: date, last: date | None) -> DueLine:
    line = CostLine("ce", message("cost.ce"), amount, Basis.ESTIMATED, None)
    return DueLine("renewal.1.ce", Phase.RENEWAL, line, first, False, last)


def money(*ends: str) -> MoneyRange:
    return MoneyRange(*(Money(Decimal(end)) for end in ends))


def test_courses_of_two_years_are_shared_out_by_their_days() -> None:
    line = courses(money("0", "73.00", "146.50"), date(2027, 7, 2), date(2028, 7, 1))

    (first, second) = by_year([line])

    assert (first.year, first.amount) == (2027, money("0", "36", "72"))
    assert (second.year, second.amount) == (2028, money("0", "37.00", "74.50"))


def test_a_year_of_courses_whose_price_nobody_knows_is_partial_each_time() -> None:
    line = courses(None, date(2027, 7, 2), date(2029, 1, 1))

    found = [*by_year([line, courses(money("1", "1", "1"), date(2028, 3, 1), None)])]

    assert [(each.year, each.partial) for each in found] == [
        (2027, True),
        (2028, True),
        (2029, True),
    ]
    assert [each.amount.likely.amount for each in found] == [0, 1, 0]


cents = st.integers(0, 500_000).map(lambda number: Decimal(number) / 100)
ranges = st.lists(cents, min_size=3, max_size=3).map(
    lambda some: MoneyRange(*(Money(amount) for amount in sorted(some)))
)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(ranges, days, st.integers(-1, 4000))
def test_the_years_add_up_to_the_whole(amount: MoneyRange, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = [*by_year([courses(amount, first, last)])]

    assert [each.year for each in found] == [*range(first.year, max(first, last).year + 1)]
    for end in ("low", "likely", "high"):
        parts = [getattr(each.amount, end).amount for each in found]
        assert sum(parts) == getattr(amount, end).amount
        assert min(parts) >= 0
