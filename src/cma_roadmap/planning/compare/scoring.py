"""Scores: options against each other on visible criteria.

A score is the best figure there is divided by this one, so 1 is the best and 0.5 takes twice the
days or dollars. Everything is exact: fractions, rounded only to be shown. Prices that are not
settled (a range, or one that nobody found) are open: they are scored at their likely value, and
between which ends the score can lie is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass, field
from cma_roadmap.model.results.comparison import Criterion, Lead
from cma_roadmap.model.results.undecided import Reach

_ONE, _NONE = Fraction(1), Fraction(0)
_THOUSANDTH = Decimal("0.001")
_BEST_RANK = 2
_LEVEL = Decimal("0.02")
"""Scores no further apart than this are level: a few days or dollars in a hundred."""


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

    Of days, dollars and doubt (0 is sure, 2 is not) less is better, of doors more. `values` is what
    is settled of each; `open` gives the keys of the prices that come on top, with how often.
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
    reaches = list(_reaches(figures, weights, prices))
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
    best = {c: _best(figures, c) for c in weights}
    return [{c: _score(option.values[c], c, best[c]) for c in weights} for option in figures]


def _best(figures: Iterable[Figures], criterion: Criterion) -> Decimal:
    pick = max if criterion is Criterion.DOORS else min
    return pick((f.values[criterion] for f in figures), default=Decimal(0))


def _score(value: Decimal, criterion: Criterion, best: Decimal) -> Fraction:
    if criterion is Criterion.CERTAINTY:
        return Fraction(_BEST_RANK - value) / _BEST_RANK
    if value == best:
        return _ONE
    part, whole = (value, best) if criterion is Criterion.DOORS else (best, value)
    return Fraction(part) / Fraction(whole)


_Ends = tuple[Fraction, Fraction]
_FAR = (("high", "low"), ("low", "high"))
"""Where a score is lowest and highest: at which ends its own prices and those of others are."""


def _reaches(
    figures: Sequence[Figures], weights: Weights, prices: Prices
) -> Iterator[dict[Criterion, _Ends]]:
    """The least and the highest score of each option and criterion.

    A price that several options pay is low, likely or high for all of them at once.
    """
    shared = shared_keys(figures)
    for number, option in enumerate(figures):
        own = {key for keys in option.open.values() for key in keys}
        found = [
            _scores(settled(figures, _corner(prices, shared, together, own, *ends)), weights)
            for together in PriceRange._fields
            for ends in _FAR
        ]
        yield {
            c: (min(s[number][c] for s in found), max(s[number][c] for s in found)) for c in weights
        }


def _corner(
    prices: Prices, shared: Set[str], together: str, own: Set[str], mine: str, theirs: str
) -> Point:
    """Every price at the end that is named for it."""
    return {
        key: getattr(price, together if key in shared else mine if key in own else theirs)
        for key, price in prices.items()
    }


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
