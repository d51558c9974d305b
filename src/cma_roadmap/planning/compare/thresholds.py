"""What would change the winner: figures and weights at which another option takes over.

One input is moved at a time. As one figure or weight moves, the lead of one option over another
changes its sign at most once, so the values at which the winner stays first are one stretch, and
bisection finds its ends. Every end is tried out again at the value and one unit on either side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from cma_roadmap.model.results.comparison import Criterion, Threshold
from cma_roadmap.model.values.bisection import edge
from cma_roadmap.planning.compare.scoring import Figures, Weights, winner

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


class _Input(NamedTuple):
    """One thing that can be moved, in whole numbers of `unit` from `low` to `high`.

    `present` is where it is; `None` for a figure that is not known.
    """

    name: str
    unit: Decimal
    low: int
    high: int
    present: Decimal | None
    first: Callable[[int], str | None]

    def value(self, number: int) -> Decimal:
        return self.unit * number


def thresholds(figures: Sequence[Figures], weights: Weights) -> Iterator[Threshold]:
    """The nearest changes of the winner in every input: unknown prices, figures, then weights."""
    best = winner(figures, weights)
    if best is None or len(figures) < 2:
        return
    for option in figures:
        for criterion in (c for c in MOST if c in weights and c in option.at_least):
            if option.name != best:
                yield from _once_known(_figure(option, criterion, figures, weights), option.name)
    for option in figures:
        for criterion in (c for c in MOST if c in weights and c not in option.at_least):
            yield from _around(_figure(option, criterion, figures, weights), best)
    for criterion in weights:
        yield from _around(_weight(criterion, figures, weights), best)


def nearest(found: Iterable[Threshold]) -> Iterator[Threshold]:
    """Those to tell: unknown prices and weights, then of each option's figures the nearest one."""
    figures: dict[str, Threshold] = {}
    for threshold in found:
        subject = threshold.input.rpartition(".")[0]
        if threshold.present is None or subject == _WEIGHT:
            yield threshold
        elif subject not in figures or _move(threshold) < _move(figures[subject]):
            figures[subject] = threshold
    yield from figures.values()


def _move(threshold: Threshold) -> Decimal:
    """How far a figure would have to move, as a share of itself."""
    present = threshold.present or Decimal(1)
    return abs(threshold.value - present) / present


def _figure(
    option: Figures, criterion: Criterion, figures: Sequence[Figures], weights: Weights
) -> _Input:
    """A figure of an option: days or dollars. An unknown price is at least what is known of it."""
    value, unknown = option.values[criterion], criterion in option.at_least

    def first(amount: int) -> str | None:
        changed = option.known_to_be(Decimal(amount), criterion)
        return winner([changed if f is option else f for f in figures], weights)

    least = int(value.to_integral_value(ROUND_CEILING)) if unknown else 1
    name, present = f"{option.name}.{criterion}", None if unknown else value
    return _Input(name, _WHOLE, least, MOST[criterion], present, first)


def _weight(criterion: Criterion, figures: Sequence[Figures], weights: Weights) -> _Input:
    """A weight in hundredths. All others at 0 leave nothing to weigh, so 0 may be out of reach."""
    others = sum((w for c, w in weights.items() if c is not criterion), Decimal(0))

    def first(hundredths: int) -> str | None:
        return winner(figures, {**weights, criterion: _HUNDREDTH * hundredths})

    most = int(max(weights.values()) * MOST_WEIGHT / _HUNDREDTH)
    low = 0 if others else 1
    return _Input(f"{_WEIGHT}.{criterion}", _HUNDREDTH, low, most, weights[criterion], first)


def _once_known(moved: _Input, name: str) -> Iterator[Threshold]:
    """The highest amount at which an option with an unknown price would win, were it known."""
    if moved.low > moved.high or moved.first(moved.low) != name:
        return
    last = _last(moved.low, moved.high, lambda number: moved.first(number) == name)
    if last < moved.high:
        yield from _tried(moved, last)


def _around(moved: _Input, best: str) -> Iterator[Threshold]:
    """The ends of the stretch on which the winner stays first, below and above where it is."""
    if moved.present is None:
        return
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
    yield Threshold(moved.name, moved.value(number), below, above, moved.unit, moved.present)
