"""Who wins whatever the open prices are, against every value that they can take, tried one by one.

The count below knows nothing of bounds, of ends or of cutting in halves: it scores every point of a
grid by the words of the rule, and looks who comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product
from unittest.mock import patch

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from cma_roadmap.model.results.comparison import Criterion
from cma_roadmap.planning.compare.certain import rivals, sure_winner
from cma_roadmap.planning.compare.hanging import turns
from cma_roadmap.planning.compare.scoring import HALF, Figures, PriceRange, score

TIME, COST, UPKEEP = Criterion.TIME, Criterion.COST, Criterion.UPKEEP
CERTAINTY = Criterion.CERTAINTY
ONE = Decimal(1)
EQUAL = dict.fromkeys((TIME, COST, UPKEEP, CERTAINTY), ONE)
Prices = Mapping[str, PriceRange]
Point = Mapping[str, Fraction]
TRUST = {0: Fraction(1), 1: Fraction(1, 2), 2: Fraction(0)}


# --- The count over every value -------------------------------------------------------------------


def amount(option: Figures, criterion: Criterion, point: Point) -> Fraction:
    more = option.open.get(criterion, {})
    return Fraction(option.values[criterion]) + sum(n * point[key] for key, n in more.items())


@pytest.fixture(autouse=True, scope="module")
def _near_half() -> Iterator[None]:
    """Scores that fall within the small figures of these contests: 0.5 at 100 days or dollars."""
    with patch.dict(HALF, dict.fromkeys((TIME, COST, UPKEEP), 100)):
        yield


def points_of(option: Figures, point: Point) -> Fraction:
    """The unweighted sum of its scores, by the words of the rule."""
    found = TRUST[int(option.values[CERTAINTY])]
    for criterion in (TIME, COST, UPKEEP):
        found += 100 / (100 + amount(option, criterion, point))
    return found


def first(options: Sequence[Figures], point: Point) -> str:
    """Of equals the first: `max` keeps it."""
    return max(options, key=lambda option: points_of(option, point)).name


def every_value(prices: Prices, most: int) -> Iterator[Point]:
    """All whole dollars of every price where they are few, else its ends and some between."""
    ranges = []
    for price in prices.values():
        low, high = Fraction(price.low), Fraction(price.high)
        steps = max(1, min(most, int(high - low)))
        ranges.append([low + (high - low) * n / steps for n in range(steps + 1)])
    for values in product(*ranges):
        yield dict(zip(prices, values, strict=True))


def likely(prices: Prices) -> Point:
    return {key: Fraction(price.likely) for key, price in prices.items()}


# --- Random contests ------------------------------------------------------------------------------

small = st.integers(0, 40)
known = st.tuples(small, small, small, st.integers(0, 2))
spans = st.tuples(st.integers(0, 30), st.integers(0, 12), st.integers(0, 12)).map(
    lambda n: PriceRange(Decimal(n[0]), Decimal(n[0] + n[1]), Decimal(n[0] + n[1] + n[2]))
)
holdings = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([COST, UPKEEP]), st.integers(1, 3)),
    min_size=1,
    max_size=3,
)


def contest(
    rows: Sequence[tuple[int, int, int, int]],
    fees: Sequence[PriceRange],
    holders: Sequence[Sequence[tuple[int, Criterion, int]]],
) -> tuple[list[Figures], Prices]:
    """Options, and prices that one or several of them pay."""
    open_: list[dict[Criterion, dict[str, int]]] = [{} for _ in rows]
    prices: dict[str, PriceRange] = {}
    for number, (fee, held) in enumerate(zip(fees, holders, strict=False)):
        for place, criterion, times in held:
            if place < len(rows):
                open_[place].setdefault(criterion, {})[f"fee-{number}"] = times
                prices[f"fee-{number}"] = fee
    options = [
        Figures(f"o{n}", dict(zip(EQUAL, map(Decimal, row), strict=True)), open_[n])
        for n, row in enumerate(rows)
    ]
    return options, prices


contests = st.builds(
    contest,
    st.lists(known, min_size=1, max_size=3),
    st.lists(spans, max_size=3),
    st.lists(holdings, min_size=3, max_size=3),
)
own = st.lists(st.tuples(st.integers(0, 2), st.sampled_from([COST, UPKEEP]), st.integers(1, 3)))
unshared = st.builds(
    contest,
    st.lists(known, min_size=2, max_size=3),
    st.lists(spans, min_size=1, max_size=3),
    st.lists(own.filter(lambda held: len(held) == 1), min_size=3, max_size=3),
)


@settings(max_examples=300, deadline=None)
@given(contests)
def test_a_winner_comes_first_at_every_value(found: tuple[list[Figures], Prices]) -> None:
    options, prices = found
    best = sure_winner(options, EQUAL, prices)
    event("a winner" if best else "too close to call")

    if best is not None:
        assert {first(options, point) for point in every_value(prices, 8)} == {best}


@settings(max_examples=300, deadline=None)
@given(unshared)
def test_where_nobody_wins_another_one_does_at_some_end(
    found: tuple[list[Figures], Prices],
) -> None:
    """Where no price is paid by two, the ends tell all: a no is never only for want of proof."""
    options, prices = found
    at_ends = {first(options, point) for point in every_value(prices, 1)}
    at_ends.add(first(options, likely(prices)))

    assert (sure_winner(options, EQUAL, prices) is not None) == (len(at_ends) == 1)


@settings(max_examples=150, deadline=None)
@given(st.lists(known, min_size=2, max_size=3), spans, holdings)
def test_one_price_that_several_pay_is_counted_dollar_by_dollar(
    rows: list[tuple[int, int, int, int]],
    fee: PriceRange,
    held: list[tuple[int, Criterion, int]],
) -> None:
    options, prices = contest(rows, [fee], [held])
    winners = {first(options, point) for point in every_value(prices, 240)} if prices else set()
    best = sure_winner(options, EQUAL, prices)

    if best is not None and prices:
        assert winners == {best}
    if best is None:  # a lead so thin that it is gone within a dollar is not called one
        leads = [
            points_of(one, point) - points_of(other, point)
            for point in every_value(prices, 240)
            for one in options
            for other in options
            if one.name == first(options, likely(prices)) and other is not one
        ]
        assert len(winners) > 1 or min(leads) < Fraction(1, 4)


# --- More doubt never makes a winner --------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(contests, st.integers(0, 2), st.sampled_from([COST, UPKEEP]), st.integers(1, 40))
def test_an_unknown_price_more_never_makes_the_option_that_has_it_win(
    found: tuple[list[Figures], Prices], place: int, criterion: Criterion, most: int
) -> None:
    options, prices = found
    assume(place < len(options))
    mine = options[place]
    unknown = PriceRange(Decimal(0), Decimal(most) / 2, Decimal(most))
    open_ = {**mine.open, criterion: {**mine.open.get(criterion, {}), "unknown": 1}}
    doubtful = Figures(mine.name, mine.values, open_)
    others = [doubtful if option is mine else option for option in options]

    if sure_winner(others, EQUAL, {**prices, "unknown": unknown}) == mine.name:
        assert sure_winner(options, EQUAL, prices) == mine.name


@settings(max_examples=300, deadline=None)
@given(contests, st.integers(0, 2), st.integers(0, 9), st.integers(0, 9))
def test_a_wider_range_never_makes_another_one_win(
    found: tuple[list[Figures], Prices], number: int, less: int, more: int
) -> None:
    options, prices = found
    key = f"fee-{number}"
    assume(key in prices)
    low, middle, high = prices[key]
    wide = PriceRange(max(low - less, Decimal(0)), middle, high + more)
    best = sure_winner(options, EQUAL, {**prices, key: wide})

    assert best in (None, sure_winner(options, EQUAL, prices))


# --- What it hangs on -----------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(unshared)
def test_what_it_hangs_on_turns_it_at_the_dollar_that_is_told(
    found: tuple[list[Figures], Prices],
) -> None:
    options, prices = found
    hanging = list(turns(options, EQUAL, prices))

    if sure_winner(options, EQUAL, prices) is not None:
        assert hanging == []
    for turn in hanging:
        low, _, high = prices[turn.key]
        assert low <= turn.value < high
        assert turn.below != turn.above
        assert any(
            turn.key in keys for o in options if o.name == turn.option for keys in o.open.values()
        )
        if not turn.with_others:
            for more, leads in ((0, turn.below), (1, turn.above)):
                point = {**likely(prices), turn.key: Fraction(turn.value + more)}
                assert first(options, point) == leads


def fees(**ends: tuple[int, int, int]) -> Prices:
    return {key: PriceRange(*map(Decimal, price)) for key, price in ends.items()}


def option(name: str, time: int, cost: int, upkeep: int, fee: str = "", doubt: int = 0) -> Figures:
    values = dict(zip(EQUAL, map(Decimal, (time, cost, upkeep, doubt)), strict=True))
    return Figures(name, values, {UPKEEP: {fee: 1}} if fee else {})


def test_a_price_that_nobody_found_no_longer_makes_the_other_one_win() -> None:
    """The first is ahead in time. Its renewal may cost nothing, or much: then it is behind."""
    pair = [option("a", 80, 10, 0, "fee"), option("b", 100, 10, 400)]

    assert sure_winner(pair, EQUAL, fees(fee=(0, 100, 400))) == "a"
    assert sure_winner(pair, EQUAL, fees(fee=(0, 100, 900))) is None
    (turn,) = turns(pair, EQUAL, fees(fee=(0, 100, 900)))
    assert (turn.key, turn.option, turn.value) == ("fee", "a", Decimal(592))
    assert (turn.below, turn.above, turn.with_others) == ("a", "b", False)
    assert rivals("a", pair, EQUAL, fees(fee=(0, 100, 900))) == ["b"]


def test_a_school_that_both_pay_decides_nothing() -> None:
    """Each of the two could cost more than the other, were their schools not the same one."""
    dear = fees(school=(4_000, 16_000, 21_000))
    values = {TIME: ONE, UPKEEP: ONE, CERTAINTY: Decimal(0)}
    pair = [
        Figures(name, {**values, COST: Decimal(fee)}, {COST: {"school": 1}})
        for name, fee in (("a", 150), ("b", 125))
    ]

    assert sure_winner(pair, EQUAL, dear) == "b"
    assert [s.name for s in score(pair, EQUAL, dear) if s.dominated_by] == ["a"]


def test_two_prices_that_only_together_turn_it_are_told_as_such() -> None:
    pair = [
        Figures("a", dict(zip(EQUAL, (ONE * 70, ONE * 10, ONE * 10, ONE * 0), strict=True))),
        option("b", 100, 10, 10, doubt=0),
    ]
    pair[0] = Figures("a", pair[0].values, {COST: {"one": 1}, UPKEEP: {"other": 1}})
    both = fees(one=(0, 0, 7), other=(0, 0, 7))

    found = list(turns(pair, EQUAL, both))

    assert sure_winner(pair, EQUAL, fees(one=(0, 0, 7), other=(0, 0, 0))) == "a"
    assert {turn.key for turn in found} == {"one", "other"}
    assert all(turn.with_others for turn in found)


@settings(max_examples=200, deadline=None)
@given(contests, known, spans)
def test_one_more_option_never_swaps_two_others(
    found: tuple[list[Figures], Prices], row: tuple[int, int, int, int], fee: PriceRange
) -> None:
    """Whoever wins with it wins without it, or is the new one; and nobody's score changes."""
    options, prices = found
    values = dict(zip(EQUAL, map(Decimal, row), strict=True))
    more = [*options, Figures("new", values, {COST: {"new fee": 1}})]
    with_it = {**prices, "new fee": fee}

    assert sure_winner(more, EQUAL, with_it) in (None, "new", sure_winner(options, EQUAL, prices))
    for before, after in zip(
        score(options, EQUAL, prices), score(more, EQUAL, with_it), strict=False
    ):
        assert (after.exact, after.reach) == (before.exact, before.reach)
