"""Scores: options against each other on visible criteria.

A score of days or dollars is `HALF / (HALF + figure)`: 1 for nothing, 0.5 for a year or for
`$5,000`, and ever less. A dollar is the same dollar whether it gets a credential or keeps it. No
score hangs on the other options, so one more of them never swaps two others, nothing odd happens
near zero, and who is at least as good in every figure never comes behind. Everything is exact:
fractions, rounded only to be shown. Prices that are not settled (a range, or one that nobody found)
are open: they are scored at their likely value, and between which ends the score can lie is told
beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass, field
from cma_roadmap.model.results.comparison import Criterion, Lead
from cma_roadmap.model.results.undecided import Reach

_NONE = Fraction(0)
_THOUSANDTH = Decimal("0.001")
_BEST_RANK = 2
HALF: Mapping[Criterion, int] = {
    Criterion.TIME: 365,
    Criterion.COST: 5_000,
    Criterion.UPKEEP: 5_000,
}
"""Days and dollars at which a score is 0.5, our own judgement: a year is about as long as the road
through a school takes, and $5,000 about what a public school charges for it."""
_LEVEL = Decimal("0.02")
"""Scores no further apart than this are level: a week or a hundred dollars, where both are few."""


class PriceRange(NamedTuple):
    """Between which ends a price lies, in dollars, and what it is taken to be."""

    low: Decimal
    likely: Decimal
    high: Decimal


Prices = Mapping[str, PriceRange]
"""The prices that are not settled, by their keys."""
Point = Mapping[str, Decimal]
"""One value for each of them."""
Weights = Mapping[Criterion, Decimal]
"""Weights by criterion, 0 or more, not all 0: only the criteria named in them are scored."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one option is scored on, by criterion: days, dollars, dollars, doors, doubt.

    Of days, dollars and doubt (0 is sure, 2 is not) less is better, of doors more: their share of
    all that there are. `values` is what is settled of each; `open` gives the keys of the prices
    that come on top, with how often.
    """

    name: str
    values: Mapping[Criterion, Decimal]
    open: Mapping[Criterion, Mapping[str, int]] = field(default_factory=dict)

    def at(self, point: Point) -> Figures:
        """The same option if every open price has the value that it has in `point`."""
        more = {
            criterion: sum((times * point[key] for key, times in keys.items()), Decimal(0))
            for criterion, keys in self.open.items()
        }
        values = {c: value + more.get(c, 0) for c, value in self.values.items()}
        return Figures(self.name, values)

    def known_to_be(self, amount: Decimal, criterion: Criterion) -> Figures:
        """The same option if one of its figures came to `amount` in all."""
        values = {**self.values, criterion: amount}
        return Figures(self.name, values, {c: k for c, k in self.open.items() if c != criterion})


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of one option; `total` is their weighted mean, `exact` the same unrounded.

    `reach` and `total_reach` are the ends between which they lie, whatever the open prices are.
    """

    name: str
    scores: Mapping[Criterion, Decimal]
    total: Decimal
    exact: Fraction
    dominated_by: tuple[str, ...]
    reach: Mapping[Criterion, Reach]
    total_reach: Reach


def likely(prices: Prices) -> Point:
    """Every open price at its likely value."""
    return {key: price.likely for key, price in prices.items()}


def settled(figures: Sequence[Figures], point: Point) -> list[Figures]:
    """All options with the open prices at these values."""
    return [option.at(point) for option in figures]


def score(figures: Sequence[Figures], weights: Weights, prices: Prices) -> list[Scored]:
    """Score options against each other, at the likely prices and as far as scores can reach."""
    exact = _scores(settled(figures, likely(prices)), weights)
    whole = sum((Fraction(w) for w in weights.values()), _NONE)
    reaches = [_reach(option, weights, prices) for option in figures]
    return [
        Scored(
            option.name,
            {c: shown(value) for c, value in scores.items()},
            shown(_weighted(scores, weights) / whole),
            _weighted(scores, weights) / whole,
            tuple(o.name for o in figures if dominates(o, option, weights, prices)),
            {c: Reach(shown(low), shown(high)) for c, (low, high) in reach.items()},
            _total_reach(reach, weights, whole),
        )
        for option, scores, reach in zip(figures, exact, reaches, strict=True)
    ]


def leader(figures: Sequence[Figures], weights: Weights) -> str | None:
    """The option with the highest total, where all figures are settled; of equals, the first."""
    totals = [_weighted(scores, weights) for scores in _scores(figures, weights)]
    return figures[totals.index(max(totals))].name if totals else None


def lead(ahead: str, behind: str, figures: Sequence[Figures], weights: Weights) -> Fraction:
    """By how much the weighted scores of one settled option pass those of another."""
    found = zip(figures, _scores(figures, weights), strict=True)
    totals = {option.name: _weighted(scores, weights) for option, scores in found}
    return totals[ahead] - totals[behind]


def lead_of(best: str | None, scored: Sequence[Scored]) -> Lead | None:
    """Where the option `best` stands against the best of the others; `None` with no other.

    It is ahead or behind where that holds whatever the open prices are.
    """
    mine = next((option for option in scored if option.name == best), None)
    others = [option for option in scored if option.name != best]
    if mine is None or not others:
        return None
    found: dict[str, list[Criterion]] = {"ahead": [], "level": [], "behind": [], "open": []}
    for criterion in mine.scores:
        found[_standing(mine, others, criterion)].append(criterion)
    return Lead(**{name: tuple(criteria) for name, criteria in found.items()})


def _standing(mine: Scored, others: Sequence[Scored], criterion: Criterion) -> str:
    low, high = mine.reach[criterion]
    rival_low = max(other.reach[criterion].low for other in others)
    rival_high = max(other.reach[criterion].high for other in others)
    if low - rival_high > _LEVEL:
        return "ahead"
    if high - rival_low < -_LEVEL:
        return "behind"
    is_level = high - rival_low <= _LEVEL and low - rival_high >= -_LEVEL
    return "level" if is_level else "open"


def shown(value: Fraction) -> Decimal:
    """To three places, halves to even."""
    parts = Decimal(value.numerator) / Decimal(value.denominator)
    return parts.quantize(_THOUSANDTH, ROUND_HALF_EVEN)


def level_in(scored: Sequence[Scored]) -> tuple[Criterion, ...]:
    """The criteria in which all options are so near each other that nothing hangs on them."""
    if len(scored) < 2:
        return ()
    ends = {c: [end for option in scored for end in option.reach[c]] for c in scored[0].scores}
    return tuple(c for c, found in ends.items() if max(found) - min(found) <= _LEVEL)


def _weighted(scores: Mapping[Criterion, Fraction], weights: Weights) -> Fraction:
    return sum((Fraction(weights[c]) * value for c, value in scores.items()), _NONE)


def _scores(figures: Sequence[Figures], weights: Weights) -> list[dict[Criterion, Fraction]]:
    return [{c: score_of(option.values[c], c) for c in weights} for option in figures]


def score_of(value: Decimal | Fraction, criterion: Criterion) -> Fraction:
    """The score of one figure, from 0 to 1, whatever the other options are."""
    if criterion is Criterion.CERTAINTY:
        return Fraction(_BEST_RANK - value) / _BEST_RANK
    if criterion is Criterion.DOORS:
        return Fraction(value)
    half = HALF[criterion]
    return half / (half + Fraction(value))


_Ends = tuple[Fraction, Fraction]


def _reach(option: Figures, weights: Weights, prices: Prices) -> dict[Criterion, _Ends]:
    """The least and the highest score of an option in each criterion."""
    high, low = (
        option.at({key: getattr(price, end) for key, price in prices.items()}).values
        for end in ("high", "low")
    )
    return {c: (score_of(high[c], c), score_of(low[c], c)) for c in weights}


def shared_keys(figures: Iterable[Figures]) -> frozenset[str]:
    """The open prices that come in more than one figure."""
    seen: set[str] = set()
    twice: set[str] = set()
    for option in figures:
        for keys in option.open.values():
            twice |= seen & keys.keys()
            seen |= keys.keys()
    return frozenset(twice)


def alike_for_all(figures: Sequence[Figures]) -> frozenset[str]:
    """The open prices that every option pays, as often and for the same: they tell none apart."""
    if len(figures) < 2:
        return frozenset()
    first = {(key, c, n) for c, keys in figures[0].open.items() for key, n in keys.items()}
    for option in figures[1:]:
        first &= {(key, c, n) for c, keys in option.open.items() for key, n in keys.items()}
    return frozenset(key for key, _, _ in first)


def _total_reach(reach: Mapping[Criterion, _Ends], weights: Weights, whole: Fraction) -> Reach:
    low, high = (_weighted({c: ends[n] for c, ends in reach.items()}, weights) for n in (0, 1))
    return Reach(shown(low / whole), shown(high / whole))


def dominates(a: Figures, b: Figures, criteria: Iterable[Criterion], prices: Prices) -> bool:
    """Whether `a` is no worse than `b` in any of the criteria and better in one, come what may."""
    most = [_most_behind(a, b, criterion, prices) for criterion in criteria]
    return all(behind <= 0 for behind in most) and any(behind < 0 for behind in most)


def _most_behind(a: Figures, b: Figures, criterion: Criterion, prices: Prices) -> Decimal:
    """The most by which the figure of `a` can be worse than that of `b`."""
    gap = a.values[criterion] - b.values[criterion]
    if criterion is Criterion.DOORS:
        return -gap
    mine, theirs = a.open.get(criterion, {}), b.open.get(criterion, {})
    for key in {**mine, **theirs}:
        times = mine.get(key, 0) - theirs.get(key, 0)
        gap += times * (prices[key].high if times > 0 else prices[key].low)
    return gap
