"""What an open answer hangs on: the prices that turn it, and at which value each does.

Against each option that may come first, the prices are moved one by one to the end that is worst
for the leader, the one that takes most of the lead first, until the rival is ahead. Those are the
prices that it hangs on. At which value it turns is found by bisection in whole dollars.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.values.bisection import edge
from cma_roadmap.planning.compare.certain import rivals
from cma_roadmap.planning.compare.scoring import (
    Figures,
    Point,
    Prices,
    Weights,
    lead,
    leader,
    likely,
    settled,
)


class Turn(NamedTuple):
    """A price that turns the answer: at most `value`, `below` comes first; above it `above` does.

    `option` is the first that pays it. `with_others`: it takes other prices to turn as well.
    """

    key: str
    option: str
    value: Decimal
    below: str
    above: str
    with_others: bool


def turns(figures: Sequence[Figures], weights: Weights, prices: Prices) -> Iterator[Turn]:
    """Every price that the answer hangs on, each once; none where one option wins for sure."""
    best = leader(settled(figures, likely(prices)), weights)
    if best is None:
        return
    told: set[str] = set()
    for rival in rivals(best, figures, weights, prices):
        for turn in _Race(best, rival, figures, weights, prices).turns():
            if turn.key not in told:
                told.add(turn.key)
                yield turn


class _Race:
    """The leader at the likely prices, and one option that may pass it."""

    def __init__(
        self,
        best: str,
        rival: str,
        figures: Sequence[Figures],
        weights: Weights,
        prices: Prices,
    ) -> None:
        self._best, self._rival = best, rival
        self._figures, self._weights, self._prices = figures, weights, prices
        names = [option.name for option in figures]
        self._first_of_equals = names.index(best) < names.index(rival)

    def turns(self) -> Iterator[Turn]:
        """The prices that it takes, those that move most first."""
        worst = self._worst()
        point: dict[str, Decimal] = dict(likely(self._prices))
        moved: list[str] = []
        for key in sorted(worst, key=lambda key: self._lead({**point, key: worst[key]})):
            point[key] = worst[key]
            moved.append(key)
            if not self._leads(point):
                break
        for key in moved:
            turn = self._turn(key, point, worst[key], alone=len(moved) == 1)
            if turn is not None:
                yield turn

    def _worst(self) -> Mapping[str, Decimal]:
        """Of each price that matters, the end at which the leader is least ahead."""
        start = likely(self._prices)
        found = {}
        for key, price in self._prices.items():
            ends = {end: self._lead({**start, key: end}) for end in (price.low, price.high)}
            end = min(ends, key=ends.__getitem__)
            if ends[end] < self._lead(start):
                found[key] = end
        return found

    def _turn(self, key: str, point: Point, worst: Decimal, *, alone: bool) -> Turn | None:
        """Where this price turns it, the others of `point` staying as they are."""
        price = self._prices[key]
        low = int(price.low.to_integral_value(ROUND_CEILING))
        high = int(price.high.to_integral_value(ROUND_FLOOR))
        holds, fails = (low, high) if worst == price.high else (high, low)

        def leads(dollars: int) -> bool:
            return self._leads({**point, key: Decimal(dollars)})

        if holds == fails or not leads(holds) or leads(fails):
            return None
        last = edge(holds, fails, leads)
        value = last if holds < fails else last - 1
        below, above = (self._first({**point, key: Decimal(v)}) for v in (value, value + 1))
        if below == above:
            return None
        option = next(o.name for o in self._figures if any(key in keys for keys in o.open.values()))
        return Turn(key, option, Decimal(value), below, above, not alone)

    def _lead(self, point: Point) -> Fraction:
        return lead(self._best, self._rival, settled(self._figures, point), self._weights)

    def _leads(self, point: Point) -> bool:
        ahead = self._lead(point)
        return ahead > 0 or (ahead == 0 and self._first_of_equals)

    def _first(self, point: Point) -> str:
        found = leader(settled(self._figures, point), self._weights)
        if found is None:
            raise AssertionError("somebody always comes first")
        return found
