from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cma_roadmap.model.results.comparison import Contest, Criterion, criteria
from cma_roadmap.planning.compare.scoring import Figures, Scored, lead_of, score, winner
from cma_roadmap.planning.compare.thresholds import thresholds

SCORED = criteria(Contest.CREDENTIALS)
EQUAL = dict.fromkeys(SCORED, Decimal(1))
TIME, COST, UPKEEP, CERTAINTY = SCORED


def figures(
    name: str, time: int, cost: int, upkeep: int, doubt: int = 0, *at_least: Criterion
) -> Figures:
    amounts = (Decimal(number) for number in (time, cost, upkeep, doubt))
    return Figures(name, dict(zip(SCORED, amounts, strict=True)), frozenset(at_least))


def by_name(*options: Figures) -> dict[str, Scored]:
    return {scored.name: scored for scored in score(options, EQUAL)}


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


def test_a_figure_that_is_only_a_least_scores_nothing_and_sets_no_mark() -> None:
    found = by_name(figures("a", 1, 100, 0, 0, UPKEEP), figures("b", 1, 100, 500))

    assert found["a"].scores[UPKEEP] == 0
    assert found["b"].scores[UPKEEP] == 1


def test_dominated_is_who_is_beaten_surely_everywhere() -> None:
    found = by_name(
        figures("best", 1, 100, 500),
        figures("worse", 2, 100, 500),
        figures("equal", 1, 100, 500),
        figures("unknown", 2, 100, 600, 0, UPKEEP),
        figures("maybe-cheap", 2, 100, 400, 0, UPKEEP),
    )

    assert found["worse"].dominated_by == ("best", "equal")
    assert found["best"].dominated_by == ()
    assert found["equal"].dominated_by == ()
    assert found["unknown"].dominated_by == ("best", "worse", "equal")
    assert found["maybe-cheap"].dominated_by == ()


def test_of_equals_the_first_wins_and_nobody_wins_where_there_is_none() -> None:
    assert winner([figures("a", 1, 1, 1), figures("b", 1, 1, 1)], EQUAL) == "a"
    assert winner([], EQUAL) is None
    assert list(thresholds([], EQUAL)) == []


def test_the_price_that_would_win_is_found_to_the_dollar() -> None:
    options = [figures("a", 100, 100, 0, 0, UPKEEP), figures("b", 100, 120, 500)]

    (found,) = [t for t in thresholds(options, EQUAL) if t.input == "a.upkeep"]

    assert (found.winner_below, found.winner_above) == ("a", "b")
    for amount, expected in ((found.value, "a"), (found.value + 1, "b")):
        known = [options[0].known_to_be(amount, UPKEEP), options[1]]
        assert winner(known, EQUAL) == expected


def test_the_weight_at_which_another_leads_is_where_the_totals_cross() -> None:
    options = [figures("a", 100, 100, 500), figures("b", 50, 200, 500)]
    assert winner(options, EQUAL) == "a"
    options = [figures("a", 100, 100, 400), figures("b", 50, 200, 500)]

    found = {t.input: t for t in thresholds(options, EQUAL)}

    turn = found["weight.time"]
    assert (turn.winner_below, turn.winner_above) == ("a", "b")
    for weight, expected in ((turn.value - Decimal("0.1"), "a"), (turn.value + 1, "b")):
        assert winner(options, {**EQUAL, TIME: weight}) == expected


amounts = st.integers(0, 5000)
one = st.tuples(amounts, amounts, amounts, st.integers(0, 2), st.sets(st.sampled_from(SCORED)))


@given(st.lists(one, min_size=1, max_size=5))
@example(
    [
        (21, 12, 3, 0, {UPKEEP}),
        (29, 6, 20, 2, {UPKEEP}),
        (11, 0, 24, 1, set()),
        (6, 15, 8, 1, set()),
    ]
)
def test_scores_stay_in_range_and_thresholds_name_the_winner(
    rows: list[tuple[object, ...]],
) -> None:
    options = []
    for number, (time, cost, upkeep, doubt, gaps) in enumerate(rows):
        assert isinstance(time, int)
        assert isinstance(cost, int)
        assert isinstance(upkeep, int)
        assert isinstance(doubt, int)
        assert isinstance(gaps, set)
        open_ended = [c for c in (COST, UPKEEP) if c in gaps]
        options.append(figures(f"o{number}", time, cost, upkeep, doubt, *open_ended))

    scored = score(options, EQUAL)
    best = winner(options, EQUAL)

    for one_scored in scored:
        assert all(0 <= value <= 1 for value in one_scored.scores.values())
        assert 0 <= one_scored.total <= 1
        assert one_scored.name not in one_scored.dominated_by
    for found in thresholds(options, EQUAL):
        if found.present is None:  # once that price is known, marks move, and a third may win
            assert found.winner_below == found.input.rpartition(".")[0] != best
        else:
            assert best in (found.winner_below, found.winner_above)
        assert found.winner_below != found.winner_above


def scored_at(name: str, time: str, cost: str) -> Scored:
    scores = {Criterion.TIME: Decimal(time), Criterion.COST: Decimal(cost)}
    return Scored(name, scores, Decimal(1), Fraction(1), ())


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
