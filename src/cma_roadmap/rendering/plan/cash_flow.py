"""What falls due month by month, in words: decided here for every format that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.results.roadmap import DueLine, MonthCost, Roadmap
from cma_roadmap.model.values.money import NOTHING, MoneyRange, total
from cma_roadmap.rendering.messages.phrases import money_in_words, month_in_words
from cma_roadmap.rendering.messages.words import Words

_MONTH = len("YYYY-MM")
_NONE = Decimal(0)


class Shares(NamedTuple):
    """The sums of a month as parts of the greatest likely sum; `high` may be more than all."""

    low: Decimal
    likely: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class CashMonth:
    """One month: `amount` is `None` where no price that falls due in it is known.

    `figures` tells it in words. `so_far` is the likely sum up to its end, where the month adds to
    it; `missing` names what has no known price.
    """

    month: str
    label: str
    amount: MoneyRange | None
    low: str
    likely: str
    high: str
    figures: str
    so_far: str
    shares: Shares
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CashPart:
    """The months up to the certificate, or those after it, with their sum.

    `summary` says all of it in one sentence; the sum is empty where no price is known.
    """

    title: str
    months: tuple[CashMonth, ...]
    low: str
    likely: str
    high: str
    sum_label: str
    summary: str

    @property
    def most(self) -> Decimal:
        """The greatest share of any month: what a picture must have room for."""
        return max((month.shares.high for month in self.months), default=_NONE)

    @property
    def has_missing(self) -> bool:
        """Whether a price of any month is not known."""
        return any(month.missing for month in self.months)


@dataclass(frozen=True, slots=True)
class CashFlow:
    """What one pays oneself up to the certificate, and what falls due later."""

    parts: tuple[CashPart, ...]
    remarks: tuple[str, ...]

    @property
    def has_missing(self) -> bool:
        """Whether a price of any month is not known."""
        return any(part.has_missing for part in self.parts)


def cash_flow(roadmap: Roadmap, words: Words) -> CashFlow | None:
    """The months of a plan in order; `None` where all that is to be paid falls due in one.

    Promised aid is taken off up to the certificate, as `planning.costing` does it.
    """
    cost = roadmap.cost
    first = _Part(cost.pay_by_month, [line for line in cost.lines if line.before], words)
    later = _Part(cost.later_by_month, [line for line in cost.lines if not line.before], words)
    title = "cash.before" if roadmap.certified_on else "cash.all"
    parts = (first.told(words(title)), later.told(words("cash.after"), tuple(first.known.values())))
    if sum(len(part.months) for part in parts) < 2:
        return None
    aided = parts[0].months and cost.aid.amount
    remarks = (words("cash.aid", aid=cost.aid),) if aided else ()
    return CashFlow(tuple(part for part in parts if part.months), remarks)


class _Part:
    """Some lines and their sums by month, being told."""

    def __init__(self, sums: Iterable[MonthCost], lines: Sequence[DueLine], words: Words) -> None:
        self.words = words
        self.missing = _missing(lines, words)
        priced = {_month(line) for line in lines if line.line.amount and _costs(line.line.amount)}
        self.known = {each.month: each.amount for each in sums if each.month in priced}
        self.sum = total(self.known.values()) if self.known else None
        likely = max((amount.likely.amount for amount in self.known.values()), default=_NONE)
        high = max((amount.high.amount for amount in self.known.values()), default=_NONE)
        self.base = likely or high or Decimal(1)

    def told(self, title: str, paid: Iterable[MoneyRange] = ()) -> CashPart:
        """The months in order; `paid` is what fell due before the first of them."""
        months = tuple(self._months(paid))
        low, likely, high = _cells(self.sum)
        code = "cash.sum-known" if self.missing else "cash.sum"
        summary = self._summary(title, months)
        return CashPart(title, months, low, likely, high, self.words(code), summary)

    def _months(self, paid: Iterable[MoneyRange]) -> Iterator[CashMonth]:
        due = list(paid)
        for month in sorted({*self.known, *self.missing}):
            amount, missing = self.known.get(month), self.missing.get(month, ())
            due += [amount] if amount else []
            low, likely, high = _cells(amount)
            yield CashMonth(
                month=month,
                label=month_in_words(month),
                amount=amount,
                low=low,
                likely=likely,
                high=high,
                figures=self._figures(amount, some_unknown=bool(missing)),
                so_far=money_in_words(total(due).likely) if amount else "",
                shares=self._shares(amount or NOTHING),
                missing=missing,
            )

    def _shares(self, amount: MoneyRange) -> Shares:
        return Shares(
            amount.low.amount / self.base,
            amount.likely.amount / self.base,
            amount.high.amount / self.base,
        )

    def _figures(self, amount: MoneyRange | None, *, some_unknown: bool) -> str:
        """`$900 to $1,500, most likely $1,000`; that a part is not known is told."""
        words = self.words
        if amount is None:
            return words("cash.not-known")
        said = words.amount(amount)
        if not _costs(amount):
            said = words("cash.covered", amount=said)
        elif amount.low != amount.high:
            said = words("view.cost-likely", amount=said, likely=amount.likely)
        return words("cash.more", said=said) if some_unknown else said

    def _summary(self, title: str, months: Sequence[CashMonth]) -> str:
        if not months:
            return ""
        return self.words(
            "cash.summary",
            title=title,
            figures=self._figures(self.sum, some_unknown=bool(self.missing)),
            count=len(months),
            first=months[0].label,
        )


def _missing(lines: Iterable[DueLine], words: Words) -> dict[str, tuple[str, ...]]:
    """What has no known price, by month, each name once."""
    named: dict[str, dict[str, None]] = {}
    for line in lines:
        if line.line.amount is None:
            named.setdefault(_month(line), {})[words.say(line.line.label)] = None
    return {month: tuple(labels) for month, labels in named.items()}


def _month(line: DueLine) -> str:
    return line.due.isoformat()[:_MONTH]


def _costs(amount: MoneyRange) -> bool:
    return bool(amount.high.amount)


def _cells(amount: MoneyRange | None) -> tuple[str, str, str]:
    """Low, likely and high for a table; nothing where nobody knows."""
    if amount is None:
        return "", "", ""
    return money_in_words(amount.low), money_in_words(amount.likely), money_in_words(amount.high)
