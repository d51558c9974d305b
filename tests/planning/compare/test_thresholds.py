"""Scores and thresholds, checked against a slow count over every value that an input can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cma_roadmap.model.results.comparison import Criterion, Threshold
from cma_roadmap.planning.compare.scoring import HALF, Figures, PriceRange, leader, score
from cma_roadmap.planning.compare.thresholds import nearest, thresholds

TIME, COST, UPKEEP = Criterion.TIME, Criterion.COST, Criterion.UPKEEP
DOORS, CERTAINTY = Criterion.DOORS, Criterion.CERTAINTY
AMOUNTS = (TIME, COST, UPKEEP)
FURTHEST = {TIME: 7305, COST: 100_000, UPKEEP: 100_000}
TRIED = 600
"""How far the slow count goes for days and dollars; the figures of these tests are small."""
HUNDREDTH, ONE = Decimal("0.01"), Decimal(1)
NEAR_HALF = patch.dict(HALF, dict.fromkeys((TIME, COST, UPKEEP), 20))
"""Scores that fall within the small figures of random contests."""
SHOWN = Fraction(1, 2000)
"""Scores are shown to three places; what decides is exact."""
TRUST = {0: Fraction(1), 1: Fraction(1, 2), 2: Fraction(0)}
Weights = Mapping[Criterion, Decimal]
Options = Sequence[Figures]


def option(name: str, figures: Mapping[Criterion, Decimal | int]) -> Figures:
    return Figures(name, {criterion: Decimal(amount) for criterion, amount in figures.items()})


# --- The slow count -------------------------------------------------------------------------------


def slow_score(one: Figures, criterion: Criterion) -> Fraction:
    """The score of one figure, as the words of the rule say it."""
    own = Fraction(one.values[criterion])
    if criterion is CERTAINTY:
        return TRUST[int(own)]
    return own if criterion is DOORS else HALF[criterion] / (HALF[criterion] + own)


def slow_total(one: Figures, weights: Weights) -> Fraction:
    parts = [Fraction(weight) * slow_score(one, c) for c, weight in weights.items()]
    return sum(parts, Fraction(0)) / Fraction(sum(weights.values()))


def slow_winner(options: Options, weights: Weights) -> str:
    """Of equal totals the first; `max` keeps the first of equals."""
    return max(options, key=lambda one: slow_total(one, weights)).name


def rough_winner(options: Options, weights: Weights) -> str:
    """As `slow_winner`: counted in floats, and exactly where two come too close to tell."""
    totals = [
        sum(float(weight) * _rough(criterion, one) for criterion, weight in weights.items())
        for one in options
    ]
    first, second = (*sorted(totals, reverse=True), -1.0)[:2]
    if first - second < 1e-7 * max(1.0, first):
        return slow_winner(options, weights)
    return options[totals.index(first)].name


def _rough(criterion: Criterion, one: Figures) -> float:
    own = float(one.values[criterion])
    if criterion is CERTAINTY:
        return 1 - own / 2
    return own if criterion is DOORS else HALF[criterion] / (HALF[criterion] + own)


def weighing(options: Options, weights: Weights, moved: Criterion) -> Callable[[Decimal], str]:
    return lambda value: rough_winner(options, {**weights, moved: value})


def told(
    options: Options, weights: Weights, moved: Figures, criterion: Criterion
) -> Callable[[Decimal], str]:
    """The winner by what one figure of one option would be, were it known to be just that."""

    def found(value: Decimal) -> str:
        changed = Figures(moved.name, {**moved.values, criterion: value})
        return rough_winner([changed if o is moved else o for o in options], weights)

    return found


Turn = tuple[str, Decimal, str, str]


def turns_around(
    name: str, leads: Callable[[Decimal], str], present: Decimal, grid: list[Decimal]
) -> Iterator[Turn]:
    """The nearest change of the winner below and above the present value."""
    place = grid.index(present)
    winners: dict[Decimal, str] = {}

    def at(value: Decimal) -> str:
        if value not in winners:
            winners[value] = leads(value)
        return winners[value]

    pairs = list(pairwise(grid))
    for side in (reversed(pairs[:place]), iter(pairs[place:])):
        for low, high in side:
            if at(low) != at(high):
                yield name, low, at(low), at(high)
                break


# --- Random small contests ------------------------------------------------------------------------

small = st.integers(1, 12) | st.integers(1, 60)
rows = st.tuples(small, small, small, st.integers(0, 4), st.integers(0, 2))
weight = st.sampled_from(["0.01", "0.25", "0.5", "1", "1", "1", "2", "3", "5"]).map(Decimal)
chosen = st.lists(st.sampled_from(list(Criterion)), min_size=2, max_size=5, unique=True).flatmap(
    lambda some: st.fixed_dictionaries(dict.fromkeys(some, weight))
)


def _options(rows: list[tuple[int, int, int, int, int]]) -> list[Figures]:
    return [
        option(f"o{n}", {**dict(zip(Criterion, row, strict=True)), DOORS: Decimal(row[3]) / 4})
        for n, row in enumerate(rows)
    ]


contests = st.lists(rows, min_size=1, max_size=4).map(_options)
"""Criteria are listed in the order time, cost, upkeep, doors, certainty, as the rows are."""


def test_rows_are_read_in_the_order_of_the_criteria() -> None:
    assert list(Criterion) == [TIME, COST, UPKEEP, DOORS, CERTAINTY]


@settings(max_examples=200)
@given(options=contests, weights=chosen)
@NEAR_HALF
def test_scores_totals_and_winner_are_those_of_the_rule(
    options: list[Figures], weights: dict[Criterion, Decimal]
) -> None:
    found = score(options, weights, {})

    assert [scored.name for scored in found] == [one.name for one in options]
    for one, scored in zip(options, found, strict=True):
        assert set(scored.scores) == set(weights)
        for criterion, value in scored.scores.items():
            exact = slow_score(one, criterion)
            assert abs(Fraction(value) - exact) <= SHOWN, criterion
        total = slow_total(one, weights)
        assert abs(Fraction(scored.total) - total) <= SHOWN
        assert scored.exact == total
    assert leader(options, weights) == slow_winner(options, weights)


@pytest.mark.slow
@settings(max_examples=200)
@given(options=contests, weights=chosen)
def test_dominated_is_worse_nowhere_better(
    options: list[Figures], weights: dict[Criterion, Decimal]
) -> None:
    def no_worse(a: Figures, b: Figures, criterion: Criterion) -> bool:
        here, there = a.values[criterion], b.values[criterion]
        return here >= there if criterion is DOORS else here <= there

    def beats(a: Figures, b: Figures) -> bool:
        return all(no_worse(a, b, c) for c in weights) and any(
            a.values[c] != b.values[c] for c in weights
        )

    for one, scored in zip(options, score(options, weights, {}), strict=True):
        assert set(scored.dominated_by) == {a.name for a in options if beats(a, one)}


@pytest.mark.slow
@settings(max_examples=60)
@given(options=contests, weights=chosen)
@NEAR_HALF
def test_weights_turn_where_the_slow_count_says(
    options: list[Figures], weights: dict[Criterion, Decimal]
) -> None:
    most = 10 * max(weights.values())
    grid = [HUNDREDTH * n for n in range(int(min(most, ONE * 10) * 100) + 1)]
    found = _by_input(thresholds(options, weights, {}))
    for criterion, present in weights.items():
        name = f"weight.{criterion.value}"
        leads = weighing(options, weights, criterion)
        _check(name, leads, present, grid, most, found.get(name, []))


@pytest.mark.slow
@settings(max_examples=40)
@given(options=contests, weights=chosen)
@NEAR_HALF
def test_days_and_dollars_turn_where_the_slow_count_says(
    options: list[Figures], weights: dict[Criterion, Decimal]
) -> None:
    grid = [Decimal(n) for n in range(1, TRIED + 1)]
    found = _by_input(thresholds(options, weights, {}))
    for one in options:
        for criterion in set(AMOUNTS) & set(weights):
            name = f"{one.name}.{criterion.value}"
            leads = told(options, weights, one, criterion)
            most = Decimal(FURTHEST[criterion])
            _check(name, leads, one.values[criterion], grid, most, found.get(name, []))


def _by_input(found: Iterable[Threshold]) -> dict[str, list[Threshold]]:
    grouped: dict[str, list[Threshold]] = {}
    for turn in found:
        grouped.setdefault(turn.input, []).append(turn)
    return grouped


def _check(
    name: str,
    leads: Callable[[Decimal], str],
    present: Decimal,
    grid: list[Decimal],
    most: Decimal,
    found: list[Threshold],
) -> None:
    """Within the grid just the turns of the slow count, and beyond it none that does not hold."""
    unit = grid[1] - grid[0]
    for turn in found:
        assert (turn.present, turn.unit) == (present, unit), name
        assert grid[0] <= turn.value < most, turn
        assert turn.value % unit == 0, turn
        assert leads(turn.value) == turn.winner_below != turn.winner_above, turn
        assert leads(turn.value + unit) == turn.winner_above, turn
    expected = [
        turn
        for turn in turns_around(name, leads, present, grid)
        if turn[1] <= grid[0] or leads(turn[1] - unit) == turn[2]  # not for a single unit
    ]
    near = [t for t in found if t.value < grid[-1]]
    assert sorted((t.input, t.value, t.winner_below, t.winner_above) for t in near) == sorted(
        expected
    )
    assert sum(t.value >= present for t in found) <= 1
    assert sum(t.value < present for t in found) <= 1


# --- Single cases ---------------------------------------------------------------------------------

EQUAL = dict.fromkeys((TIME, COST, UPKEEP), ONE)


def full(name: str, time: int, cost: int, upkeep: int) -> Figures:
    return option(name, {TIME: time, COST: cost, UPKEEP: upkeep})


@pytest.mark.slow
def test_every_dollar_up_to_the_last_is_looked_at() -> None:
    """The turn lies far from the present price: b leads on time until its price is far off."""
    options = [full("a", 600, 30_000, 10), full("b", 500, 30_000, 10)]
    weights = {TIME: ONE, COST: ONE}
    grid = [Decimal(n) for n in range(1, 100_001)]

    found = _by_input(thresholds(options, weights, {}))

    for one in options:
        leads = told(options, weights, one, COST)
        name = f"{one.name}.cost"
        expected = list(turns_around(name, leads, one.values[COST], grid))
        assert [
            (t.input, t.value, t.winner_below, t.winner_above) for t in found.get(name, [])
        ] == expected
    # 365 / 965 and 365 / 865 leave 5,000 / 35,000 less 0.0437: $45,400 and some.
    assert [t.value // 100 for t in found["b.cost"]] == [454]


@pytest.mark.slow
def test_every_day_of_twenty_years_is_looked_at() -> None:
    options = [full("a", 400, 100, 10), full("b", 300, 104, 10), full("c", 5000, 10, 1)]
    grid = [Decimal(n) for n in range(1, 7306)]
    weights = {TIME: Decimal(3), COST: ONE, UPKEEP: Decimal("0.5")}

    found = _by_input(thresholds(options, weights, {}))

    for one in options:
        name = f"{one.name}.time"
        leads = told(options, weights, one, TIME)
        expected = list(turns_around(name, leads, one.values[TIME], grid))
        assert sorted(
            (t.input, t.value, t.winner_below, t.winner_above) for t in found.get(name, [])
        ) == sorted(expected)


def test_of_two_crossings_on_one_side_the_nearest_is_told() -> None:
    """As time counts more, a gives way to b, and b to c further on."""
    options = [
        option("a", {TIME: 100, COST: 100}),
        option("b", {TIME: 60, COST: 400}),
        option("c", {TIME: 10, COST: 2000}),
    ]
    weights = {TIME: ONE, COST: Decimal(5)}
    leads = weighing(options, weights, TIME)
    grid = [HUNDREDTH * n for n in range(5001)]
    expected = list(turns_around("weight.time", leads, ONE, grid))
    found = _by_input(thresholds(options, weights, {}))["weight.time"]

    assert [(t.input, t.value, t.winner_below, t.winner_above) for t in found] == expected
    assert len({leads(value) for value in grid[::10]}) >= 2


@NEAR_HALF
def test_an_exact_tie_goes_to_the_first_on_both_sides_of_it() -> None:
    """At equal weights these two are level to the last digit: the order decides, either way."""
    a, b = option("a", {TIME: 10, COST: 20}), option("b", {TIME: 20, COST: 10})
    weights = {TIME: ONE, COST: ONE}

    (turn,) = [t for t in thresholds([a, b], weights, {}) if t.input == "weight.time"]
    (other,) = [t for t in thresholds([b, a], weights, {}) if t.input == "weight.time"]

    assert (turn.value, turn.winner_below, turn.winner_above) == (Decimal("0.99"), "b", "a")
    assert (other.value, other.winner_below, other.winner_above) == (ONE, "b", "a")


@pytest.mark.parametrize("present", [0, 1, 100_000])
def test_a_figure_at_the_edge_of_what_is_tried_misses_no_turn(present: int) -> None:
    options = [full("a", 10, present, 5), full("b", 15, 50_000, 4)]
    weights = {TIME: ONE, COST: ONE}
    leads = told(options, weights, options[0], COST)

    found = [t for t in thresholds(options, weights, {}) if t.input == "a.cost"]

    edges = [Decimal(n) for n in range(max(present, 1), 100_001, 997)] + [Decimal(100_000)]
    ahead = {leads(value) for value in edges}
    assert bool([t for t in found if t.value >= present]) == (len(ahead) > 1)
    for turn in found:
        assert leads(turn.value) == turn.winner_below
        assert leads(turn.value + 1) == turn.winner_above


def test_prices_with_cents_still_turn_at_whole_dollars_that_hold() -> None:
    options = [
        option("a", {TIME: 100, COST: Decimal("5162.50")}),
        option("b", {TIME: 90, COST: Decimal("5800.25")}),
    ]
    weights = {TIME: ONE, COST: ONE}
    found = [t for t in thresholds(options, weights, {}) if t.input == "a.cost"]
    grid = [Decimal(n) for n in range(1, 12_001)]
    leads = told(options, weights, options[0], COST)
    ups = [n for n in grid if n >= 5163 and leads(n) != leads(n + 1)]
    downs = [n for n in grid if n < 5162 and leads(n) != leads(n + 1)]

    assert [t.value for t in found] == [*downs[-1:], *ups[:1]]
    assert found
    for turn in found:
        assert leads(turn.value) == turn.winner_below
        assert leads(turn.value + 1) == turn.winner_above


def test_one_alone_never_loses_and_a_weight_not_given_moves_nothing() -> None:
    assert list(thresholds([full("a", 5, 5, 5)], EQUAL, {})) == []
    options = [full("a", 10, 20, 5), full("b", 20, 10, 900)]
    inputs = {t.input for t in thresholds(options, {TIME: ONE, COST: ONE}, {})}
    assert inputs
    assert not [name for name in inputs if name.endswith(".upkeep")]


def change(name: str, value: int, present: int | None) -> Threshold:
    now = None if present is None else Decimal(present)
    return Threshold(name, Decimal(value), "a", "b", Decimal(1), now)


NEAR = [
    option("a", {TIME: 100, COST: 1000, UPKEEP: 50}),
    Figures("b", {TIME: ONE * 100, COST: ONE * 10, UPKEEP: ONE}, {COST: {"fee": 1}}),
]
FEE = {"fee": PriceRange(Decimal(0), Decimal(20), Decimal(40))}


def test_of_the_figures_of_an_option_only_the_nearest_change_is_told() -> None:
    far, near = change("a.time", 200, 100), change("a.cost", 1100, 1000)
    other, unknown = change("b.time", 150, 100), change("b.cost", 32, None)
    weight, second = change("weight.time", 3, 1), change("weight.cost", 2, 1)

    told = list(nearest([far, near, other, unknown, weight, second], NEAR, FEE))

    assert told == [weight, second, near, unknown]


@pytest.mark.parametrize(
    ("name", "value", "is_told"),
    [
        *(("a.cost", 499, False), ("a.cost", 500, True), ("a.cost", 2000, True)),
        *(("a.cost", 2001, False), ("weight.time", 3, True), ("weight.time", 4, False)),
        # What can be anything from 10 to 50 dollars is told from 5 to 100.
        *(("b.cost", 4, False), ("b.cost", 5, True), ("b.cost", 100, True), ("b.cost", 101, False)),
    ],
)
def test_what_is_far_from_any_real_figure_is_not_told(name: str, value: int, is_told: bool) -> None:
    present = None if name == "b.cost" else 1000 if name == "a.cost" else 1
    found = change(name, value, present)

    assert list(nearest([found], NEAR, FEE)) == ([found] if is_told else [])
