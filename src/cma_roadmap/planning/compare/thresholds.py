"""What would change the winner: figures and weights at which another option takes over.

One input is moved at a time. As one figure or weight moves, the lead of one option over another
changes its sign at most once, so the values at which the winner stays first are one stretch, and
bisection finds its ends. Every end is tried out again at the value and one unit on either side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from decimal import ROUND_CEILING, Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.comparison import Criterion, Threshold
from cma_roadmap.model.values.bisection import edge
from cma_roadmap.planning.compare.scoring import (
    Figures,
    Prices,
    Weights,
    leader,
    likely,
    settled,
)

_WEIGHT = "weight"
_HUNDREDTH, _WHOLE = Decimal("0.01"), Decimal(1)
MOST = {
    Criterion.TIME: 7_305,
    Criterion.COST: 100_000,
    Criterion.UPKEEP: 100_000,
}
"""How far figures are tried: twenty years of days, and dollars."""
MOST_WEIGHT = 10
"""How far a weight is tried, as a multiple of the largest that there is."""
FURTHEST_FIGURE, FURTHEST_WEIGHT = 2, 3
"""How many times what it is a figure, or a weight, may turn the answer and still be told."""


class _Input(NamedTuple):
    """One thing that can be moved, in whole numbers of `unit` from `low` to `high`.

    `present` is where it is; `told` is the same, or `None` for a figure that is not known.
    """

    name: str
    unit: Decimal
    low: int
    high: int
    present: Decimal
    told: Decimal | None
    first: Callable[[int], str | None]

    def value(self, number: int) -> Decimal:
        return self.unit * number


def thresholds(
    figures: Sequence[Figures], weights: Weights, prices: Prices, unknown: Set[str] = frozenset()
) -> Iterator[Threshold]:
    """The nearest changes of the winner in every input: figures, then weights.

    All that is not moved stays at its likely value. Prices in `unknown` were found by nobody.
    """
    now = settled(figures, likely(prices))
    best = leader(now, weights)
    if best is None or len(figures) < 2:
        return
    for option, open_ in zip(now, figures, strict=True):
        for criterion in (c for c in MOST if c in weights):
            known = unknown.isdisjoint(open_.open.get(criterion, ()))
            yield from _around(_figure(option, criterion, now, weights, known=known), best)
    for criterion in weights:
        yield from _around(_weight(criterion, now, weights), best)


def nearest(
    found: Iterable[Threshold], figures: Sequence[Figures], prices: Prices
) -> Iterator[Threshold]:
    """Those to tell: weights, then of each option's figures the nearest one.

    What lies far from any real figure tells nothing: a figure is told where it turns between half
    and twice what it can be now, a weight up to three times what it is.
    """
    options = {option.name: option for option in figures}
    nearest_: dict[str, Threshold] = {}
    for threshold in found:
        subject, _, criterion = threshold.input.rpartition(".")
        if subject == _WEIGHT:
            if threshold.value <= FURTHEST_WEIGHT * (threshold.present or 1):
                yield threshold
            continue
        low, high = _ends(options[subject], Criterion(criterion), prices)
        if low / FURTHEST_FIGURE <= threshold.value <= high * FURTHEST_FIGURE:
            other = nearest_.get(subject)
            if other is None or _move(threshold, low, high) < _move(other, low, high):
                nearest_[subject] = threshold
    yield from nearest_.values()


def _ends(option: Figures, criterion: Criterion, prices: Prices) -> tuple[Decimal, Decimal]:
    """The least and the most that a figure can be now."""
    ends = ({key: price[n] for key, price in prices.items()} for n in (0, 2))
    low, high = (option.at(point).values[criterion] for point in ends)
    return low, high


def _move(threshold: Threshold, low: Decimal, high: Decimal) -> Decimal:
    """How far a figure would have to move, as a share of itself."""
    present = threshold.present if threshold.present is not None else (low + high) / 2
    return abs(threshold.value - present) / (present or Decimal(1))


def _figure(
    option: Figures,
    criterion: Criterion,
    figures: Sequence[Figures],
    weights: Weights,
    *,
    known: bool,
) -> _Input:
    """A figure of an option: days or dollars."""

    def first(amount: int) -> str | None:
        changed = option.known_to_be(Decimal(amount), criterion)
        return leader([changed if f is option else f for f in figures], weights)

    value = option.values[criterion]
    name, told = f"{option.name}.{criterion}", value if known else None
    return _Input(name, _WHOLE, 1, MOST[criterion], value, told, first)


def _weight(criterion: Criterion, figures: Sequence[Figures], weights: Weights) -> _Input:
    """A weight in hundredths. All others at 0 leave nothing to weigh, so 0 may be out of reach."""
    others = sum((w for c, w in weights.items() if c is not criterion), Decimal(0))

    def first(hundredths: int) -> str | None:
        return leader(figures, {**weights, criterion: _HUNDREDTH * hundredths})

    most = int(max(weights.values()) * MOST_WEIGHT / _HUNDREDTH)
    low = 0 if others else 1
    now = weights[criterion]
    return _Input(f"{_WEIGHT}.{criterion}", _HUNDREDTH, low, most, now, now, first)


def _around(moved: _Input, best: str) -> Iterator[Threshold]:
    """The ends of the stretch on which the winner stays first, below and above where it is."""
    here = moved.present / moved.unit
    down, up = int(here), int(here.to_integral_value(ROUND_CEILING))

    def stays(number: int) -> bool:
        return moved.first(number) == best

    if moved.low <= down and stays(down) and not stays(moved.low):
        yield from _tried(moved, _last(moved.low, down, lambda number: not stays(number)))
    if up <= moved.high and stays(up) and not stays(moved.high):
        yield from _tried(moved, _last(up, moved.high, stays))


def _last(holds: int, fails: int, test: Callable[[int], bool]) -> int:
    """The last number up to `fails` for which `test` holds, as it does for `holds`."""
    if test(fails):
        return fails
    return edge(holds, fails, test)


def _tried(moved: _Input, number: int) -> Iterator[Threshold]:
    """The threshold, if the winner really changes there; the unit below must not change it too."""
    below, above = moved.first(number), moved.first(number + 1)
    steady = number <= moved.low or moved.first(number - 1) == below
    if below is None or above is None or below == above or not steady:
        return
    yield Threshold(moved.name, moved.value(number), below, above, moved.unit, moved.told)
