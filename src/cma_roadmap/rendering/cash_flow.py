"""What falls due month by month, in words: sums of the known prices, and what nobody could tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cma_roadmap.model.money import MoneyRange, total
from cma_roadmap.model.roadmap import Roadmap
from cma_roadmap.rendering.phrases import MONTHS, money_in_words
from cma_roadmap.rendering.words import Words

_MONTH = 7
_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class CashMonth:
    """One month: `amount` is `None` where no price that falls due in it is known.

    `so_far` is the likely sum up to its end; `missing` names what has no known price.
    """

    month: str
    amount: MoneyRange | None
    low: str
    likely: str
    high: str
    so_far: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CashFlow:
    """The months in which something falls due, and the sum of them all."""

    months: tuple[CashMonth, ...]
    low: str
    likely: str
    high: str

    @property
    def most(self) -> Decimal:
        """The greatest amount of any month: what a picture must have room for."""
        return max((m.amount.high.amount for m in self.months if m.amount), default=_NONE)


def cash_flow(roadmap: Roadmap, words: Words) -> CashFlow | None:
    """The months of a plan in order; `None` where nothing in it has a price."""
    months = tuple(_months(roadmap, words))
    if not months:
        return None
    sums = total(month.amount for month in months if month.amount is not None)
    low, likely, high = map(money_in_words, (sums.low, sums.likely, sums.high))
    return CashFlow(months, low, likely, high)


def _months(roadmap: Roadmap, words: Words) -> Iterator[CashMonth]:
    known = {cost.month: cost.amount for cost in roadmap.cost.by_month}
    missing: dict[str, dict[str, None]] = {}
    for line in roadmap.cost.lines:
        if line.line.amount is None:
            label = words.say(line.line.label)
            missing.setdefault(line.due.isoformat()[:_MONTH], {})[label] = None
    paid: list[MoneyRange] = []
    for month in sorted({*known, *missing}):
        amount = known.get(month)
        paid += [amount] if amount is not None else []
        figures = (amount.low, amount.likely, amount.high) if amount is not None else ()
        low, likely, high = map(money_in_words, figures) if figures else ("", "", "")
        so_far = money_in_words(total(paid).likely)
        yield CashMonth(
            _named(month), amount, low, likely, high, so_far, tuple(missing.get(month, ()))
        )


def _named(month: str) -> str:
    """`Mar 2028` for `2028-03`."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"
