"""Money to the exact cent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.values.money import NOTHING, ZERO, Money, MoneyRange, total

cents = st.integers(0, 10**9)


def dollars(amount: str) -> Money:
    return Money(Decimal(amount))


def span(low: str, likely: str, high: str) -> MoneyRange:
    return MoneyRange(dollars(low), dollars(likely), dollars(high))


def test_ten_dimes_are_one_dollar() -> None:
    purse = ZERO
    for _ in range(10):
        purse += dollars("0.10")
    assert purse == dollars("1.00")


@given(cents, cents)
def test_sums_are_exact_to_the_cent(one: int, other: int) -> None:
    added = Money(Decimal(one) / 100) + Money(Decimal(other) / 100)
    assert added.amount * 100 == one + other


@given(cents)
def test_written_money_is_read_as_it_was(amount: int) -> None:
    text = f"{amount // 100}.{amount % 100:02} USD"
    assert Money.parse(text).amount * 100 == amount


@given(cents, st.sampled_from(["USD", "EUR", "MXN"]))
def test_money_printed_and_read_again_is_the_same(amount: int, currency: str) -> None:
    money = Money(Decimal(amount) / 100, currency)
    assert Money.parse(str(money)) == money


@pytest.mark.parametrize(
    ("text", "amount"), [("125 USD", "125"), ("125.5 USD", "125.50"), ("0 USD", "0")]
)
def test_money_is_read_with_its_currency(text: str, amount: str) -> None:
    assert Money.parse(text) == dollars(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "125",
        "USD",
        "USD 125",
        "$125",
        "125 usd",
        "125USD",
        "125  USD",
        "125.505 USD",
        "125. USD",
        ".50 USD",
        "1,250 USD",
        "1e3 USD",
        "-5 USD",
        "NaN USD",
        " 125 USD",
        "125 USD ",
        "125 USD\n",
        "125 USDX",
        "١٢٥ USD",
    ],
)
def test_any_other_text_is_no_money(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Money.parse(text)


@pytest.mark.parametrize("amount", [1.5, 0.1, 2.0, float("nan")])
def test_float_is_refused(amount: float) -> None:
    with pytest.raises((TypeError, ValueError)):
        Money(cast(Any, amount))


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_float_factor_is_refused(factor: float) -> None:
    with pytest.raises((TypeError, ValueError)):
        dollars("10").times(cast(Any, factor))


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_amount_that_is_no_number_is_refused(amount: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        Money(Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "factor", "expected"),
    [("12.34", 3, "37.02"), ("0.10", 3, "0.30"), ("10.00", Decimal("0.5"), "5"), ("9.99", 0, "0")],
)
def test_multiple_is_exact(amount: str, factor: Decimal | int, expected: str) -> None:
    assert dollars(amount).times(factor) == dollars(expected)


def test_two_currencies_are_never_added() -> None:
    with pytest.raises(ValueError, match=r".*"):
        dollars("1") + Money(Decimal(1), "EUR")


def test_range_of_two_currencies_is_refused() -> None:
    with pytest.raises(ValueError, match=r".*"):
        MoneyRange(dollars("1"), dollars("2"), Money(Decimal(3), "EUR"))


def test_ranges_of_two_currencies_are_never_added() -> None:
    euros = Money(Decimal(1), "EUR").as_range
    with pytest.raises(ValueError, match=r".*"):
        span("1", "2", "3") + euros
    with pytest.raises(ValueError, match=r".*"):
        total([span("1", "2", "3"), euros])


@pytest.mark.parametrize(
    ("low", "likely", "high"), [("2", "1", "3"), ("1", "3", "2"), ("3", "3", "1")]
)
def test_range_out_of_order_is_refused(low: str, likely: str, high: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        span(low, likely, high)


def test_one_price_is_a_range_without_width() -> None:
    assert dollars("125.50").as_range == span("125.50", "125.50", "125.50")
    assert dollars("125.50").as_range.currency == "USD"


def test_ranges_add_end_by_end() -> None:
    assert span("1", "2.50", "4") + span("0.10", "0.20", "0.30") == span("1.10", "2.70", "4.30")


@given(st.lists(st.lists(cents, min_size=3, max_size=3).map(sorted), max_size=8))
def test_total_is_exact_at_each_end(triples: list[list[int]]) -> None:
    ranges = [MoneyRange(*(Money(Decimal(each) / 100) for each in one)) for one in triples]
    summed = total(ranges)
    ends = (summed.low, summed.likely, summed.high)
    assert [end.amount * 100 for end in ends] == [
        sum(one[end] for one in triples) for end in range(3)
    ]


def test_total_of_nothing_is_zero_dollars() -> None:
    assert total([]) == NOTHING == span("0", "0", "0")
    assert total([]).currency == "USD"


def test_total_of_another_currency_keeps_it() -> None:
    euros = Money(Decimal("1.10"), "EUR").as_range
    assert total([euros, euros]) == Money(Decimal("2.20"), "EUR").as_range


def test_equal_amounts_are_equal_however_they_are_written() -> None:
    assert dollars("1.5") == dollars("1.50")
    assert hash(dollars("1.5")) == hash(dollars("1.50"))
