"""Scores: options against each other on visible criteria.

A score is the best figure there is divided by this one, so 1 is the best and 0.5 takes twice the
days or dollars. Everything is exact: fractions, rounded only to be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from cma_roadmap.model.results.comparison import Criterion, Lead

_ONE, _NONE = Fraction(1), Fraction(0)
_THOUSANDTH = Decimal("0.001")
_BEST_RANK = 2
_LEVEL = Decimal("0.02")
"""Scores no further apart than this are level: a few days or dollars in a hundred."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one option is scored on, by criterion: days, dollars, dollars, doors, doubt.

    Of days, dollars and doubt (0 is sure, 2 is not) less is better, of doors more. Criteria in
    `at_least` have a figure that leaves something unknown out.
    """

    name: str
    values: Mapping[Criterion, Decimal]
    at_least: frozenset[Criterion] = frozenset()

    def known_to_be(self, amount: Decimal, criterion: Criterion) -> Figures:
        """The same option if one of its figures came to `amount` in all."""
        values = {**self.values, criterion: amount}
        return Figures(self.name, values, self.at_least - frozenset({criterion}))


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of one option; `total` is their weighted mean, `exact` the same unrounded."""

    name: str
    scores: Mapping[Criterion, Decimal]
    total: Decimal
    exact: Fraction
    dominated_by: tuple[str, ...]


Weights = Mapping[Criterion, Decimal]
"""Weights by criterion, 0 or more, not all 0: only the criteria named in them are scored."""


def score(figures: Sequence[Figures], weights: Weights) -> list[Scored]:
    """Score options against each other; a figure that is not fully known scores 0.

    A price that nobody could find is no reason to choose something: counting it as nothing would
    make the least researched option look the cheapest.
    """
    exact = _scores(figures, weights)
    whole = sum((Fraction(w) for w in weights.values()), _NONE)
    return [
        Scored(
            option.name,
            {c: shown(value) for c, value in scores.items()},
            shown(_weighted(scores, weights) / whole),
            _weighted(scores, weights) / whole,
            tuple(other.name for other in figures if dominates(other, option, weights)),
        )
        for option, scores in zip(figures, exact, strict=True)
    ]


def winner(figures: Sequence[Figures], weights: Weights) -> str | None:
    """The option with the highest total; of equals, the first."""
    totals = [_weighted(scores, weights) for scores in _scores(figures, weights)]
    return figures[totals.index(max(totals))].name if totals else None


def lead_of(best: str | None, scored: Sequence[Scored]) -> Lead | None:
    """Where the option `best` stands against the best of the others; `None` with no other."""
    mine = next((option.scores for option in scored if option.name == best), None)
    others = [option.scores for option in scored if option.name != best]
    if mine is None or not others:
        return None
    by = {c: score - max(other[c] for other in others) for c, score in mine.items()}
    return Lead(
        ahead=tuple(c for c, more in by.items() if more > _LEVEL),
        level=tuple(c for c, more in by.items() if abs(more) <= _LEVEL),
        behind=tuple(c for c, more in by.items() if more < -_LEVEL),
    )


def shown(value: Fraction) -> Decimal:
    """To three places, halves to even."""
    parts = Decimal(value.numerator) / Decimal(value.denominator)
    return parts.quantize(_THOUSANDTH, ROUND_HALF_EVEN)


def _weighted(scores: Mapping[Criterion, Fraction], weights: Weights) -> Fraction:
    return sum((Fraction(weights[c]) * value for c, value in scores.items()), _NONE)


def _scores(figures: Sequence[Figures], weights: Weights) -> list[dict[Criterion, Fraction]]:
    best = {c: _best(figures, c) for c in weights}
    return [{c: _score(option, c, best[c]) for c in weights} for option in figures]


def _best(figures: Iterable[Figures], criterion: Criterion) -> Decimal | None:
    known = (f.values[criterion] for f in figures if criterion not in f.at_least)
    pick = max if criterion is Criterion.DOORS else min
    return pick(known, default=None)


def _score(option: Figures, criterion: Criterion, best: Decimal | None) -> Fraction:
    value = option.values[criterion]
    if criterion is Criterion.CERTAINTY:
        return Fraction(_BEST_RANK - value) / _BEST_RANK
    if criterion in option.at_least or best is None:
        return _NONE
    if value == best:
        return _ONE
    part, whole = (value, best) if criterion is Criterion.DOORS else (best, value)
    return Fraction(part) / Fraction(whole)


def dominates(a: Figures, b: Figures, criteria: Iterable[Criterion]) -> bool:
    """Whether `a` is surely no worse than `b` in any of the criteria and better in one."""
    names = tuple(criteria)
    if a.at_least & frozenset(names):
        return False
    pairs = [(_cost(a, c), _cost(b, c)) for c in names]
    return all(one <= other for one, other in pairs) and any(one < other for one, other in pairs)


def _cost(option: Figures, criterion: Criterion) -> Decimal:
    """A figure of which less is better."""
    value = option.values[criterion]
    return -value if criterion is Criterion.DOORS else value
