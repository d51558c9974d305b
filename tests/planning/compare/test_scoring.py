from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.results.comparison import Contest, Criterion, criteria
from cma_roadmap.model.results.undecided import Reach
from cma_roadmap.planning.compare.scoring import (
    HALF,
    Figures,
    PriceRange,
    Scored,
    dominates,
    lead_of,
    leader,
    score,
    score_of,
)
from cma_roadmap.planning.compare.thresholds import thresholds

SCORED = criteria(Contest.CREDENTIALS)
EQUAL = dict.fromkeys(SCORED, Decimal(1))
TIME, COST, UPKEEP, CERTAINTY = SCORED


def figures(name: str, time: int, cost: int, upkeep: int, doubt: int = 0, fee: str = "") -> Figures:
    """One option; its upkeep has the open price `fee` on top, if there is one."""
    amounts = (Decimal(number) for number in (time, cost, upkeep, doubt))
    values = dict(zip(SCORED, amounts, strict=True))
    return Figures(name, values, {UPKEEP: {fee: 1}} if fee else {})


def by_name(*options: Figures, **fees: tuple[int, int, int]) -> dict[str, Scored]:
    prices = {key: PriceRange(*map(Decimal, ends)) for key, ends in fees.items()}
    return {scored.name: scored for scored in score(options, EQUAL, prices)}


def test_nothing_scores_one_and_a_year_or_five_thousand_dollars_a_half() -> None:
    (found,) = score([figures("a", 365, 5000, 0)], EQUAL, {})

    assert found.scores == {TIME: Decimal("0.5"), COST: Decimal("0.5"), UPKEEP: 1, CERTAINTY: 1}
    assert score_of(Decimal(15_000), UPKEEP) == Fraction(1, 4)
    assert score_of(Decimal(730), TIME) == Fraction(1, 3)
    assert score_of(Decimal("0.75"), Criterion.DOORS) == Fraction(3, 4)


def test_a_small_difference_makes_a_small_difference() -> None:
    found = by_name(figures("a", 317, 17300, 500), figures("b", 326, 17344, 500))

    assert found["a"].total - found["b"].total < Decimal("0.005")


@pytest.mark.parametrize(("doubt", "expected"), [(0, "1"), (1, "0.5"), (2, "0")])
def test_certainty_is_scored_by_itself(doubt: int, expected: str) -> None:
    assert by_name(figures("a", 1, 1, 1, doubt))["a"].scores[CERTAINTY] == Decimal(expected)


def test_next_to_nothing_is_all_but_as_good_as_nothing() -> None:
    found = by_name(figures("a", 0, 0, 0), figures("b", 10, 10, 10))

    assert found["a"].total == 1
    assert found["b"].scores[COST] == Decimal("0.998")


def test_thousands_for_a_road_are_not_made_good_by_hundreds_for_keeping_it() -> None:
    """A year in school for the card that is cheapest to keep, against one that is in reach."""
    school = figures("school", 326, 18541, 600)
    options = [school, figures("card", 56, 235, 675, 1), figures("other", 56, 119, 801, 2)]

    assert leader(options, EQUAL) == "card"
    assert leader([school, options[2]], {**EQUAL, CERTAINTY: Decimal("0.5")}) == "other"


def test_an_open_price_is_scored_where_it_is_likely_and_both_ends_are_told() -> None:
    found = by_name(
        figures("a", 0, 0, 0, fee="fee"), figures("b", 0, 0, 5000), fee=(0, 5000, 15_000)
    )

    assert found["a"].scores[UPKEEP] == Decimal("0.5")
    assert found["b"].scores[UPKEEP] == Decimal("0.5")
    assert found["a"].reach[UPKEEP] == Reach(Decimal("0.25"), Decimal(1))
    assert found["b"].reach[UPKEEP] == Reach(Decimal("0.5"), Decimal("0.5"))
    assert found["a"].total_reach == Reach(Decimal("0.812"), Decimal(1))
    assert found["a"].reach[TIME] == Reach(Decimal(1), Decimal(1))


def test_a_price_that_both_pay_moves_both() -> None:
    found = by_name(
        figures("a", 1, 1, 0, fee="same"), figures("b", 1, 1, 3750, fee="same"), same=(0, 0, 1250)
    )

    assert found["a"].reach[UPKEEP] == Reach(Decimal("0.8"), Decimal(1))
    assert found["b"].reach[UPKEEP] == Reach(Decimal("0.5"), Decimal("0.571"))


def test_dominated_is_who_is_beaten_come_what_may() -> None:
    found = by_name(
        figures("best", 1, 100, 500),
        figures("worse", 2, 100, 500),
        figures("equal", 1, 100, 500),
        figures("unknown", 2, 100, 600, fee="one"),
        figures("maybe-cheap", 2, 100, 400, fee="other"),
        one=(0, 50, 100),
        other=(0, 50, 100),
    )

    assert found["worse"].dominated_by == ("best", "equal")
    assert found["best"].dominated_by == ()
    assert found["equal"].dominated_by == ()
    assert found["unknown"].dominated_by == ("best", "worse", "equal", "maybe-cheap")
    assert found["maybe-cheap"].dominated_by == ()


def test_of_equals_the_first_wins_and_nobody_wins_where_there_is_none() -> None:
    assert leader([figures("a", 1, 1, 1), figures("b", 1, 1, 1)], EQUAL) == "a"
    assert leader([], EQUAL) is None
    assert list(thresholds([], EQUAL, {})) == []


def test_the_weight_at_which_another_leads_is_where_the_totals_cross() -> None:
    options = [figures("a", 100, 1000, 400), figures("b", 50, 2000, 500)]
    assert leader(options, EQUAL) == "a"

    found = {t.input: t for t in thresholds(options, EQUAL, {})}

    turn = found["weight.time"]
    assert (turn.winner_below, turn.winner_above) == ("a", "b")
    for weight, expected in ((turn.value - Decimal("0.1"), "a"), (turn.value + 1, "b")):
        assert leader(options, {**EQUAL, TIME: weight}) == expected


amounts = st.integers(0, 5000)
one = st.tuples(amounts, amounts, amounts, st.integers(0, 2))


@given(st.lists(one, min_size=1, max_size=5))
def test_scores_stay_in_range_and_thresholds_name_the_winner(
    rows: list[tuple[int, int, int, int]],
) -> None:
    options = [figures(f"o{number}", *row) for number, row in enumerate(rows)]

    scored = score(options, EQUAL, {})
    best = leader(options, EQUAL)

    for one_scored in scored:
        assert all(0 <= value <= 1 for value in one_scored.scores.values())
        assert 0 <= one_scored.total <= 1
        assert one_scored.name not in one_scored.dominated_by
    for found in thresholds(options, EQUAL, {}):
        assert best in (found.winner_below, found.winner_above)
        assert found.winner_below != found.winner_above


@given(st.lists(one, min_size=2, max_size=5), st.integers(0, 4), st.integers(0, 4))
def test_who_is_as_good_in_every_figure_never_comes_behind(
    rows: list[tuple[int, int, int, int]], better: int, worse: int
) -> None:
    options = [figures(f"o{number}", *row) for number, row in enumerate(rows)]
    a, b = options[better % len(rows)], options[worse % len(rows)]
    exact = {scored.name: scored.exact for scored in score(options, EQUAL, {})}

    if all(a.values[c] <= b.values[c] for c in SCORED):
        assert exact[a.name] >= exact[b.name]
    if dominates(a, b, SCORED, {}):
        assert exact[a.name] > exact[b.name]
        assert leader(options, EQUAL) != b.name


@given(st.lists(one, min_size=3, max_size=5), st.permutations(range(5)))
def test_two_options_stand_the_same_way_whatever_else_is_there(
    rows: list[tuple[int, int, int, int]], order: list[int]
) -> None:
    options = [figures(f"o{number}", *row) for number, row in enumerate(rows)]
    pair = {s.name: s.exact for s in score(options[:2], EQUAL, {})}
    shuffled = [options[place] for place in order if place < len(options)]
    among_all = {s.name: s.exact for s in score(shuffled, EQUAL, {})}

    assert {name: among_all[name] for name in pair} == pair


@given(amounts, st.integers(1, 1000), st.sampled_from([TIME, COST, UPKEEP]))
def test_the_unit_in_which_days_and_dollars_are_counted_matters_nowhere(
    amount: int, unit: int, criterion: Criterion
) -> None:
    in_units = Fraction(HALF[criterion] * unit, HALF[criterion] * unit + amount * unit)

    assert score_of(Decimal(amount), criterion) == in_units


def scored_at(name: str, time: str, cost: str) -> Scored:
    scores = {Criterion.TIME: Decimal(time), Criterion.COST: Decimal(cost)}
    reach = {criterion: Reach(score, score) for criterion, score in scores.items()}
    return Scored(name, scores, Decimal(1), Fraction(1), (), reach, Reach(Decimal(1), Decimal(1)))


@pytest.mark.parametrize(
    ("time", "where"),
    [("1.000", "ahead"), ("0.920", "level"), ("0.900", "level"), ("0.880", "level")],
)
def test_two_hundredths_of_a_score_are_level(time: str, where: str) -> None:
    rivals = [scored_at("b", "0.900", "1"), scored_at("c", "0.100", "1")]

    lead = lead_of("a", [scored_at("a", time, "0.5"), *rivals])

    assert lead is not None
    assert getattr(lead, where) == (Criterion.TIME,)
    assert lead.behind == (Criterion.COST,)


@pytest.mark.parametrize("best", [None, "a"])
def test_without_a_rival_there_is_no_lead(best: str | None) -> None:
    assert lead_of(best, [scored_at("a", "1", "1")]) is None
