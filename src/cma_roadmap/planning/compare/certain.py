"""Who comes first whatever the open prices are: comparing with ranges in place of numbers.

The lead of one option over another is a sum over criteria, and of each only its least value counts.
Where a price comes in one figure alone, the least is at an end of its range: the own figure at its
worst, that of the rival at its best. A price that several options pay, such as the same school,
moves all of them at once: there the range is cut in halves until the least lead in each part is
plain, or the part is narrower than a dollar. So a winner is only named where it is proven to be
one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.comparison import Criterion
from cma_roadmap.planning.compare.scoring import (
    HALF,
    Figures,
    Prices,
    Weights,
    leader,
    likely,
    score_of,
    settled,
    shared_keys,
)

_NARROW = Fraction(1)
_NONE = Fraction(0)


class _Span(NamedTuple):
    low: Fraction
    high: Fraction

    @property
    def width(self) -> Fraction:
        return self.high - self.low

    @property
    def middle(self) -> Fraction:
        return (self.low + self.high) / 2


_Box = Mapping[str, _Span]


class _Form(NamedTuple):
    """A figure: a span of its own, and how often it holds each price that others pay as well."""

    own: _Span
    shared: Mapping[str, int]

    def within(self, box: _Box) -> _Span:
        low = sum((n * box[key].low for key, n in self.shared.items()), self.own.low)
        high = sum((n * box[key].high for key, n in self.shared.items()), self.own.high)
        return _Span(low, high)

    def less(self, other: _Form, box: _Box) -> Fraction:
        """The least by which this figure can pass the other one; what both hold cancels out."""
        gap = self.own.low - other.own.high
        for key in {**self.shared, **other.shared}:
            times = self.shared.get(key, 0) - other.shared.get(key, 0)
            gap += times * (box[key].low if times > 0 else box[key].high)
        return gap


def sure_winner(figures: Sequence[Figures], weights: Weights, prices: Prices) -> str | None:
    """The option that comes first for every value of the open prices; `None` where none does."""
    best = leader(settled(figures, likely(prices)), weights)
    if best is None or any(rivals(best, figures, weights, prices)):
        return None
    return best


def rivals(best: str, figures: Sequence[Figures], weights: Weights, prices: Prices) -> list[str]:
    """The options that may come before `best`."""
    proof = _Proof(figures, weights, prices)
    place = [option.name for option in figures].index(best)
    return [
        option.name
        for number, option in enumerate(figures)
        if number != place and not proof.stays_ahead(place, number)
    ]


class _Proof:
    """Bounds for the leads of some options over each other."""

    def __init__(self, figures: Sequence[Figures], weights: Weights, prices: Prices) -> None:
        self._weights = {c: Fraction(weight) for c, weight in weights.items() if weight}
        places = _places(figures)
        shared = shared_keys(figures)
        names: dict[object, str] = {}
        #: Prices that always come together are one: what they are called together.
        together = {key: names.setdefault(places[key], key) for key in shared}
        self._box: dict[str, _Span] = {}
        for key, name in together.items():
            before = self._box.get(name, _Span(_NONE, _NONE))
            low, high = Fraction(prices[key].low), Fraction(prices[key].high)
            self._box[name] = _Span(before.low + low, before.high + high)
        self._forms = {
            criterion: [_form(option, criterion, prices, together) for option in figures]
            for criterion in self._weights
        }

    def stays_ahead(self, place: int, rival: int) -> bool:
        """Whether the option at `place` never falls behind the `rival`; of equals the first is."""
        return self._holds(place, rival, self._box)

    def _holds(self, place: int, rival: int, box: _Box) -> bool:
        if self._is_ahead(self._least_lead(place, rival, box), place, rival):
            return True
        wide = max(box, key=lambda key: box[key].width, default=None)
        if wide is None or box[wide].width < _NARROW:
            return False
        middle = {key: _Span(span.middle, span.middle) for key, span in box.items()}
        if not self._is_ahead(self._least_lead(place, rival, middle), place, rival):
            return False
        low, cut, high = box[wide].low, box[wide].middle, box[wide].high
        halves = (_Span(low, cut), _Span(cut, high))
        return all(self._holds(place, rival, {**box, wide: half}) for half in halves)

    def _is_ahead(self, lead: Fraction, place: int, rival: int) -> bool:
        return lead > 0 or (lead == 0 and place < rival)

    def _least_lead(self, place: int, rival: int, box: _Box) -> Fraction:
        leads = (
            weight * _least_lead(criterion, self._forms[criterion], place, rival, box)
            for criterion, weight in self._weights.items()
        )
        return sum(leads, _NONE)


def _places(figures: Sequence[Figures]) -> dict[str, frozenset[tuple[str, Criterion, int]]]:
    """In which figures each open price comes, and how often."""
    found: dict[str, set[tuple[str, Criterion, int]]] = {}
    for option in figures:
        for criterion, keys in option.open.items():
            for key, times in keys.items():
                found.setdefault(key, set()).add((option.name, criterion, times))
    return {key: frozenset(places) for key, places in found.items()}


def _form(
    option: Figures, criterion: Criterion, prices: Prices, together: Mapping[str, str]
) -> _Form:
    low = high = Fraction(option.values[criterion])
    shared: dict[str, int] = {}
    for key, times in option.open.get(criterion, {}).items():
        if key in together:
            shared[together[key]] = times
        else:
            low += times * Fraction(prices[key].low)
            high += times * Fraction(prices[key].high)
    return _Form(_Span(low, high), shared)


def _least_lead(
    criterion: Criterion, forms: Sequence[_Form], place: int, rival: int, box: _Box
) -> Fraction:
    """A bound for the lead in one criterion, which is exact where no price is shared.

    Of days and dollars it is the better of two bounds: with the own figure at its worst and the
    other one at its best, and by the least gap between the two, where what both pay tells nothing.
    """
    mine, theirs = forms[place].within(box), forms[rival].within(box)
    at_ends = score_of(mine.high, criterion) - score_of(theirs.low, criterion)
    if criterion not in HALF:  # no price is in it
        return at_ends
    gap = forms[rival].less(forms[place], box)
    ends = (mine.high, theirs.high) if gap >= 0 else (mine.low, theirs.low)
    by_gap = gap * score_of(ends[0], criterion) * score_of(ends[1], criterion) / HALF[criterion]
    return max(at_ends, by_gap)
