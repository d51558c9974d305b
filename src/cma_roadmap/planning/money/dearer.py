"""Whether one road can cost less than another, whatever the prices are that nobody found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.results.undecided import OpenPrice
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.plausible import Plausibility
from cma_roadmap.planning.money.unknown_prices import Payees


class _Part(NamedTuple):
    """One price up to the certificate: its ends, and how it is told."""

    low: Decimal
    high: Decimal
    told: OpenPrice


class Bounds:
    """Holds roads of one person against each other, up to the certificate."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def least_extra(self, road: Roadmap, than: Roadmap) -> Decimal:
        """The least by which a road can cost more than another; what both pay is left out."""
        mine, theirs = self._parts(road), self._parts(than)
        extra = sum((p.low for key, p in mine.items() if not _same(p, theirs.get(key))), Decimal(0))
        return extra - sum(p.high for key, p in theirs.items() if not _same(p, mine.get(key)))

    def deciding(self, road: Roadmap, than: Roadmap) -> Iterator[OpenPrice]:
        """The prices that are not settled, and that only one of the two pays."""
        mine, theirs = self._parts(road), self._parts(than)
        for parts, others in ((theirs, mine), (mine, theirs)):
            for key, part in parts.items():
                if part.low != part.high and not _same(part, others.get(key)):
                    yield part.told

    def _parts(self, road: Roadmap) -> Mapping[str, _Part]:
        payees = Payees.of(road, self._case)
        plausibility = Plausibility(self._case, payees.credential.kind)
        found: dict[str, _Part] = {}
        for due in (due for due in road.cost.lines if due.before):
            price, amount = payees.asked(due), due.line.amount
            if amount is None:
                guess = plausibility.of(price, payees.credential, road.program)
                amount = MoneyRange(*map(Money, (guess.low, guess.likely, guess.high)))
            before = found.get(price.key)
            low = amount.low.amount + (before.low if before else 0)
            high = amount.high.amount + (before.high if before else 0)
            told = OpenPrice(
                *(price.key, price.code, "cost", price.what, price.ask),
                *(Money(low), Money(high)),
                times=1,
                known=due.line.amount is not None,
            )
            found[price.key] = _Part(low, high, told)
        return found


def _same(part: _Part, other: _Part | None) -> bool:
    return other is not None and (part.low, part.high) == (other.low, other.high)
