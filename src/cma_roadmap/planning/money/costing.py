"""Adding up: every price with the day it falls due, by phase, by month, and up to the certificate.

Totals are sums of lines, to the cent, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from itertools import accumulate

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.profile import PromisedAid
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.all_held import YearCost
from cma_roadmap.model.results.network import CostLine, Phase, StepStatus
from cma_roadmap.model.results.roadmap import CostSummary, DueLine, MonthCost, PlannedStep
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.money import CENT, Money, MoneyRange, total
from cma_roadmap.model.values.span import ONE_DAY, add_months
from cma_roadmap.planning.draft.milestones import COMPLETE, PROGRAM
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.price_codes import CE, TUITION

_MONTH = len("YYYY-MM")


class Months(NamedTuple):
    """The first days of the months in which a school may be paid, from the first day of class."""

    days: tuple[date, ...]

    def spread(self, line: CostLine) -> Iterator[tuple[CostLine, date]]:
        """A price in equal parts, to the cent; what cannot be divided is paid with the first."""
        count = len(self.days)
        if line.amount is None or count < 2:
            yield line, self.days[0]
            return
        lows, likelies, highs = (
            [Money(part, amount.currency) for part in parts(amount.amount, count)]
            for amount in (line.amount.low, line.amount.likely, line.amount.high)
        )
        for number, (low, likely, high) in enumerate(zip(lows, likelies, highs, strict=True), 1):
            label = message("cost.part", what=line.label, number=number, count=count)
            part = line._replace(label=label, amount=MoneyRange(low, likely, high))
            yield part, self.days[number - 1]


def parts(amount: Decimal, count: int) -> list[Decimal]:
    """So many equal parts of a sum, to the cent; the first takes what cannot be divided."""
    each = (amount / count).quantize(CENT, ROUND_DOWN)
    return [amount - each * (count - 1), *[each] * (count - 1)]


def month_of(day: date) -> str:
    """The month of a day, `YYYY-MM`."""
    return day.isoformat()[:_MONTH]


def months_of_school(steps: Sequence[PlannedStep]) -> Months | None:
    """Every month of school from its first day; `None` where no school is ahead."""
    timings = {planned.step.id: planned for planned in steps}
    if PROGRAM not in timings or timings[PROGRAM].step.status is not StepStatus.TODO:
        return None
    begin, end = timings[PROGRAM].timing.start, timings[COMPLETE].timing.end
    days, number = [begin], 1
    while (day := add_months(begin, number)) < end:
        days.append(day)
        number += 1
    return Months(tuple(days))


def bill(
    steps: Sequence[PlannedStep], certified: date | None, *, by_the_month: bool = False
) -> tuple[DueLine, ...]:
    """Every price with its day: the first day of its step, or tuition in parts `by_the_month`."""
    months = months_of_school(steps) if by_the_month else None
    lines: list[DueLine] = []
    for planned in steps:
        step, start = planned.step, planned.timing.start
        is_held = step.phase is Phase.RENEWAL
        for line in step.costs:
            dues: Iterable[tuple[CostLine, date]] = ((line, start),)
            if months is not None and line.code == TUITION:
                dues = months.spread(line)
            for part, due in dues:
                before = certified is None or (due <= certified and not is_held)
                through = planned.timing.end - ONE_DAY if line.code == CE else None
                lines.append(DueLine(step.id, step.phase, part, due, before, through))
    return tuple(sorted(lines, key=lambda line: line.due))


def usual_books(program: Program | None, case: Case) -> Money | None:
    """What books usually cost, for a school that tells its tuition but not that."""
    if program is None or program.books is not None or program.tuition is None:
        return None
    usual = case.catalog.typical(program.award).books
    return usual.likely if usual else None


def summarize(lines: Sequence[DueLine], aid: Iterable[PromisedAid] = ()) -> CostSummary:
    """Total every known line; what is promised by others comes off what is to be paid.

    Lines of unknown amount are in no total: their steps are named, so that a reader can be told
    that the total is "at least" this much.
    """
    known = [(line, line.line.amount) for line in lines if line.line.amount is not None]
    before = [amount for line, amount in known if line.before]
    aid = tuple(aid)
    to_pay = tuple(
        _after_aid(_by_month((line.due, amount) for line, amount in known if line.before), aid)
    )
    return CostSummary(
        lines=tuple(lines),
        total=total(amount for _, amount in known),
        to_certificate=total(before),
        by_phase={
            phase: total(amounts)
            for phase in Phase
            if (amounts := [amount for line, amount in known if line.phase is phase])
        },
        by_month=tuple(_by_month((line.due, amount) for line, amount in known)),
        unknown=_steps(line for line in lines if line.line.amount is None),
        unknown_to_certificate=_steps(
            line for line in lines if line.line.amount is None and line.before
        ),
        aid=Money(sum((each.amount.amount for each in aid), Decimal(0))),
        to_pay=total(month.amount for month in to_pay),
        pay_by_month=to_pay,
        later_by_month=tuple(
            _by_month((line.due, amount) for line, amount in known if not line.before)
        ),
        by_year=tuple(by_year(lines)),
    )


def by_year(lines: Iterable[DueLine]) -> Iterator[YearCost]:
    """Every year in which something falls due, known or not, the first one first.

    What is paid bit by bit is shared out evenly over its days, and adds up to the whole.
    """
    years: dict[int, list[MoneyRange | None]] = {}
    for line in lines:
        for year, amount in _over_years(line):
            years.setdefault(year, []).append(amount)
    for year, amounts in sorted(years.items()):
        known = [amount for amount in amounts if amount is not None]
        yield YearCost(year, total(known), partial=len(known) < len(amounts))


def _over_years(line: DueLine) -> Iterator[tuple[int, MoneyRange | None]]:
    """What is paid of a line in each year, by the days of the year in it."""
    last = max(line.through or line.due, line.due)
    years = range(line.due.year, last.year + 1)
    ends = [min(last, date(year, 12, 31)) for year in years]
    known = line.line.amount
    if known is None:
        yield from ((year, None) for year in years)
        return
    passed = [(end - line.due).days + 1 for end in ends]
    low, likely, high = known.low.amount, known.likely.amount, known.high.amount
    bounds = (low, likely - low, high - likely)  # so that no share of the low end passes the likely
    for year, shares in zip(
        years, zip(*(_shares(b, passed) for b in bounds), strict=True), strict=True
    ):
        ends_of_year = (Money(share, known.currency) for share in accumulate(shares))
        yield year, MoneyRange(*ends_of_year)


def _shares(amount: Decimal, passed: Sequence[int]) -> Iterator[Decimal]:
    """Shares of a sum by the days that have `passed`, in whole dollars; the last takes the rest."""
    paid = Decimal(0)
    for days in passed:
        share = Fraction(amount) * days / passed[-1]
        so_far = amount if days == passed[-1] else Decimal(int(share))
        yield so_far - paid
        paid = so_far


def _steps(lines: Iterable[DueLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.step for line in lines))


def _by_month(dues: Iterable[tuple[date, MoneyRange]]) -> Iterator[MonthCost]:
    months: dict[str, list[MoneyRange]] = {}
    for day, amount in dues:
        months.setdefault(month_of(day), []).append(amount)
    for month in sorted(months):
        yield MonthCost(month, total(months[month]))


def _after_aid(months: Iterable[MonthCost], aid: Sequence[PromisedAid]) -> Iterator[MonthCost]:
    """What is left to pay in each month: aid pays first, from the month in which it comes."""
    left = {kind: Decimal(0) for kind in ("low", "likely", "high")}
    waiting = sorted(aid, key=lambda each: each.month)
    for month in months:
        while waiting and waiting[0].month <= month.month:
            came = waiting.pop(0).amount.amount
            left = {kind: rest + came for kind, rest in left.items()}
        pay: dict[str, Money] = {}
        for kind, rest in left.items():
            due = getattr(month.amount, kind)
            used = min(rest, due.amount)
            left[kind] = rest - used
            pay[kind] = Money(due.amount - used, due.currency)
        yield MonthCost(month.month, MoneyRange(pay["low"], pay["likely"], pay["high"]))
