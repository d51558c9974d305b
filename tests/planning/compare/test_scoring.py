from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.results.comparison import Contest, Criterion, criteria
from cma_roadmap.model.results.undecided import Reach
from cma_roadmap.planning.compare.scoring import Figures, PriceRange, Scored, lead_of, leader, score
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


def test_the_best_figure_scores_one_and_twice_as_much_a_half() -> None:
    found = by_name(figures("a", 100, 500, 50), figures("b", 200, 500, 200))

    assert found["a"].scores[TIME] == 1
    assert found["b"].scores[TIME] == Decimal("0.5")
    assert found["b"].scores[COST] == 1
    assert found["b"].scores[UPKEEP] == Decimal("0.25")


def test_a_small_difference_makes_a_small_difference() -> None:
    found = by_name(figures("a", 317, 17300, 500), figures("b", 326, 17344, 500))

    assert found["b"].total > Decimal("0.98")


@pytest.mark.parametrize(("doubt", "expected"), [(0, "1"), (1, "0.5"), (2, "0")])
def test_certainty_is_scored_by_itself(doubt: int, expected: str) -> None:
    assert by_name(figures("a", 1, 1, 1, doubt))["a"].scores[CERTAINTY] == Decimal(expected)


def test_nothing_to_pay_is_the_best_of_all() -> None:
    found = by_name(figures("a", 0, 0, 0), figures("b", 10, 10, 10))

    assert found["a"].total == 1
    assert found["b"].scores[COST] == 0


def test_an_open_price_is_scored_where_it_is_likely_and_both_ends_are_told() -> None:
    found = by_name(
        figures("a", 1, 100, 100, fee="fee"), figures("b", 1, 100, 400), fee=(0, 100, 700)
    )

    assert found["a"].scores[UPKEEP] == 1
    assert found["b"].scores[UPKEEP] == Decimal("0.5")
    assert found["a"].reach[UPKEEP] == Reach(Decimal("0.5"), Decimal(1))
    assert found["b"].reach[UPKEEP] == Reach(Decimal("0.25"), Decimal(1))
    assert found["a"].total_reach == Reach(Decimal("0.875"), Decimal(1))
    assert found["a"].reach[TIME] == Reach(Decimal(1), Decimal(1))


def test_a_price_that_both_pay_moves_both() -> None:
    found = by_name(
        figures("a", 1, 1, 0, fee="same"), figures("b", 1, 1, 100, fee="same"), same=(100, 200, 900)
    )

    assert found["a"].reach[UPKEEP] == Reach(Decimal(1), Decimal(1))
    assert found["b"].reach[UPKEEP] == Reach(Decimal("0.5"), Decimal("0.9"))


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
    options = [figures("a", 100, 100, 500), figures("b", 50, 200, 500)]
    assert leader(options, EQUAL) == "a"
    options = [figures("a", 100, 100, 400), figures("b", 50, 200, 500)]

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
