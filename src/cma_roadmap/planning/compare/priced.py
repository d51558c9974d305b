"""The figures of an option: what is settled of each, and the prices that are open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.comparison import Contest, Criterion, Option, criteria
from cma_roadmap.model.results.roadmap import DueLine, Roadmap
from cma_roadmap.model.results.undecided import OpenPrice
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.money import Money, MoneyRange, total
from cma_roadmap.planning.compare.scoring import Figures, PriceRange
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.holding_cost import HoldingCost
from cma_roadmap.planning.money.plausible import Plausibility
from cma_roadmap.planning.money.unknown_prices import Payees


class Priced(NamedTuple):
    """What an option is scored on, with its open prices: as ranges by key, and told."""

    figures: Figures
    prices: Mapping[str, PriceRange]
    told: tuple[OpenPrice, ...]


class Pricing(NamedTuple):
    """Prices the options of one comparison."""

    case: Case
    contest: Contest
    plausibility: Plausibility

    def of(self, option: Option, cost: HoldingCost, roadmap: Roadmap) -> Priced | None:
        """What is scored; `None` where there is no road."""
        if option.certified_on is None:
            return None
        bill = _Bill(Payees.of(roadmap, self.case), self.plausibility)
        keeping = (bill.payees.keeping(),) if cost.no_term else ()
        scored = criteria(self.contest)
        settled = {
            Criterion.TIME: Decimal(max((_ready(option) - self.case.today).days, 0)),
            Criterion.DOORS: _doors(option),
            Criterion.CERTAINTY: Decimal(Confidence.HIGH.rank - option.confidence.rank),
            Criterion.COST: bill.settled(cost.before, Criterion.COST),
        }
        if Criterion.UPKEEP in scored:
            settled[Criterion.UPKEEP] = bill.settled(cost.after, Criterion.UPKEEP, keeping)
        figures = Figures(option.id, {c: settled[c] for c in scored}, bill.open)
        return Priced(figures, bill.prices, tuple(bill.told))


def _doors(option: Option) -> Decimal:
    """The share of the main credentials that the school of an option surely opens."""
    school = option.school
    return Decimal(len(school.opened)) / len(school.doors) if school else Decimal(0)


def _ready(option: Option) -> date:
    """The day that counts: that of work where a state asks for something before it.

    Times are the usual ones: what is shortened for a limit makes no road sooner.
    """
    certified = option.usual_on or option.certified_on
    if certified is None:
        raise AssertionError("an option that is scored has a road")
    may_work = option.work.may_work_from if option.work else None
    return max(may_work, certified) if may_work else certified


class _Bill:
    """The prices of one plan, sorted into those that are settled and those that are open."""

    def __init__(self, payees: Payees, plausibility: Plausibility) -> None:
        self.payees, self._plausibility = payees, plausibility
        self.open: dict[Criterion, dict[str, int]] = {}
        self.prices: dict[str, PriceRange] = {}
        self.told: list[OpenPrice] = []

    def settled(
        self, dues: Iterable[DueLine], criterion: Criterion, more: Iterable[UnknownPrice] = ()
    ) -> Decimal:
        """The sum of the prices that are one number; all others are taken down as open."""
        dues = tuple(due for due in dues if Plausibility.counts(due.line.code))
        ranges: dict[str, list[MoneyRange]] = {}
        amount = Decimal(0)
        for due in dues:
            known = due.line.amount
            if known is None:
                continue
            if known.low == known.high:
                amount += known.likely.amount
            else:
                ranges.setdefault(self.payees.key(due), []).append(known)
        for due in dues:
            if due.line.amount is not None and self.payees.key(due) in ranges:
                self._add_range(due, ranges.pop(self.payees.key(due)), criterion)
        for price in (*self.payees.unknown(dues), *more):
            self._add_unknown(price, criterion)
        return amount

    def _add_range(self, due: DueLine, parts: list[MoneyRange], criterion: Criterion) -> None:
        """A price that is told as a range; parts of one are one price."""
        whole, asked = total(parts), self.payees.asked(due)
        self._add(
            OpenPrice(
                *(asked.key, asked.code, criterion, asked.what, asked.ask),
                *(whole.low, whole.high),
                times=1,
                known=True,
            ),
            whole.likely.amount,
        )

    def _add_unknown(self, price: UnknownPrice, criterion: Criterion) -> None:
        payees = self.payees
        found = self._plausibility.of(price, payees.credential, payees.program)
        low, high = Money(found.low), Money(found.high)
        self._add(
            OpenPrice(
                *(price.key, price.code, criterion, price.what, price.ask),
                *(low, high),
                times=price.times,
                known=found.usual,
                whose=found.by.whose,
                source=found.by.source,
            ),
            found.likely,
        )

    def _add(self, told: OpenPrice, likely: Decimal) -> None:
        """Each with how often it is due; a range that differs elsewhere is a price of its own."""
        found = PriceRange(told.low.amount, likely, told.high.amount)
        key, criterion = told.key, Criterion(told.criterion)
        if self.prices.get(key, found) != found:
            key = f"{key}.{criterion}"
        self.prices[key] = found
        keys = self.open.setdefault(criterion, {})
        keys[key] = keys.get(key, 0) + told.times
        self.told.append(told._replace(key=key))
