"""Scores: options against each other on visible criteria, and what would change the winner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cma_roadmap.model.comparison import Criterion, Threshold

_ONE, _NONE = Decimal(1), Decimal(0)
_THOUSANDTH, _HUNDREDTH = Decimal("0.001"), Decimal("0.01")
_BEST_RANK = 2
_MOST_DOLLARS = 100_000
_MOST_WEIGHT = Decimal(10)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one option is scored on, each so that less is better: days, dollars, dollars, doubt.

    Criteria in `at_least` have a figure that leaves something unknown out.
    """

    name: str
    values: Mapping[Criterion, Decimal]
    at_least: frozenset[Criterion] = frozenset()

    def known_to_be(self, amount: Decimal, criterion: Criterion) -> Figures:
        """The same option if a partly unknown figure came to `amount` in all."""
        return Figures(
            self.name, {**self.values, criterion: amount}, self.at_least - frozenset({criterion})
        )


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of one option; `total` is their weighted mean."""

    name: str
    scores: Mapping[Criterion, Decimal]
    total: Decimal
    dominated_by: tuple[str, ...]


Weights = Mapping[Criterion, Decimal]


def score(figures: Sequence[Figures], weights: Weights) -> list[Scored]:
    """Score options against each other; a figure that is not fully known scores 0.

    A price that nobody could find is no reason to choose something: counting it as nothing would
    make the least researched option look the cheapest.
    """
    best = {c: _best(figures, c) for c in Criterion}
    return [_scored(option, figures, best, weights) for option in figures]


def winner(scored: Sequence[Scored]) -> str | None:
    """The option with the highest total; of equals, the first."""
    return max(scored, key=lambda s: s.total).name if scored else None


def _best(figures: Sequence[Figures], criterion: Criterion) -> Decimal | None:
    known = (f.values[criterion] for f in figures if criterion not in f.at_least)
    return min(known, default=None)


def _scored(
    option: Figures,
    figures: Sequence[Figures],
    best: Mapping[Criterion, Decimal | None],
    weights: Weights,
) -> Scored:
    scores = {c: _score(option, c, best[c]) for c in Criterion}
    sum_ = sum((weights[c] * scores[c] for c in Criterion), _NONE)
    mean = (sum_ / sum(weights.values(), _NONE)).quantize(_THOUSANDTH)
    better = tuple(other.name for other in figures if _dominates(other, option))
    return Scored(option.name, scores, mean, better)


def _score(option: Figures, criterion: Criterion, best: Decimal | None) -> Decimal:
    value = option.values[criterion]
    if criterion is Criterion.CERTAINTY:
        return ((_BEST_RANK - value) / _BEST_RANK).quantize(_THOUSANDTH)
    if criterion in option.at_least or best is None:
        return _NONE
    return _ONE if value == best else (best / value).quantize(_THOUSANDTH)


def _dominates(a: Figures, b: Figures) -> bool:
    """Whether `a` is surely no worse anywhere and better somewhere."""
    if a.at_least:
        return False
    return all(a.values[c] <= b.values[c] for c in Criterion) and any(
        a.values[c] < b.values[c] for c in Criterion
    )


def thresholds(figures: Sequence[Figures], weights: Weights) -> Iterator[Threshold]:
    """Where another option would take over: an unknown price first, then the weights."""
    first = winner(score(figures, weights))
    if first is None:
        return
    for option in figures:
        if option.name != first:
            for criterion in (c for c in Criterion if c in option.at_least):
                yield from _price_that_wins(option, criterion, figures, weights, first)
    for criterion in Criterion:
        yield from _weights_that_turn(criterion, figures, weights, first)


def _price_that_wins(
    option: Figures, criterion: Criterion, figures: Sequence[Figures], weights: Weights, first: str
) -> Iterator[Threshold]:
    """The highest whole amount at which `option` would win, found by halving the range."""

    def wins(amount: int) -> bool:
        changed = option.known_to_be(Decimal(amount), criterion)
        others = [changed if f is option else f for f in figures]
        return winner(score(others, weights)) == option.name

    low, high = int(option.values[criterion].to_integral_value(ROUND_HALF_UP)), _MOST_DOLLARS
    if low > high or not wins(low):
        return
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wins(middle) else (low, middle - 1)
    yield Threshold(f"{option.name}.{criterion}", Decimal(low), option.name, first)


def _weights_that_turn(
    criterion: Criterion, figures: Sequence[Figures], weights: Weights, first: str
) -> Iterator[Threshold]:
    """The nearest weights of one criterion, below and above its own, at which another leads."""
    scored = {s.name: s for s in score(figures, weights)}
    leader = scored.pop(first)
    crossings: list[tuple[Decimal, str]] = []
    for other in scored.values():
        gain = other.scores[criterion] - leader.scores[criterion]
        behind = sum(((leader.scores[c] - other.scores[c]) * weights[c] for c in Criterion), _NONE)
        if gain:
            crossings.append((weights[criterion] + behind / gain, other.name))
    above = [c for c in crossings if weights[criterion] < c[0] <= _MOST_WEIGHT]
    below = [c for c in crossings if _NONE <= c[0] < weights[criterion]]
    name = f"weight.{criterion}"
    for value, rival in sorted(below)[-1:]:
        yield Threshold(name, value.quantize(_HUNDREDTH), rival, first)
    for value, rival in sorted(above)[:1]:
        yield Threshold(name, value.quantize(_HUNDREDTH), first, rival)
