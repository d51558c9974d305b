"""Whether a plan can be paid: the budget in all, and the most that there is for any one month.

A limit is held against the likely figures. Where only the high ones pass it, that is a warning.
For a school that tells its tuition but not the price of books, the usual price is reckoned with in
the budget: a price that nobody told is no reason to promise that the money will do. It is not put
into any month, since nobody can say either when it would be paid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.profile import PromisedAid
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.roadmap import CostSummary, DueLine, Goal, MonthCost, Roadmap
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.money import Money
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import PROGRAM
from cma_roadmap.planning.money.costing import month_of, months_of_school, parts, summarize
from cma_roadmap.planning.money.price_codes import BOOKS, TUITION


def add_cost_findings(draft: Draft, costs: CostSummary, goal: Goal) -> bool:
    """Tell what the totals leave out and which limit they pass; returns if they keep all limits."""
    if costs.unknown:
        titles: list[Message] = []
        for name in costs.unknown:
            if draft.steps[name].title not in titles:
                titles.append(draft.steps[name].title)
        draft.find(Severity.WARNING, message("finding.cost_incomplete", steps=tuple(titles)))
    if costs.aid.amount:
        draft.find(Severity.INFO, message("finding.aid_counted", amount=costs.aid))
    if goal.budget is None and goal.per_month is None:
        return True
    if costs.usual_books is not None:
        text = message("finding.usual_books", amount=costs.usual_books)
        draft.find(Severity.WARNING, text, PROGRAM)
    sums = reckoned(costs, draft.case.profile.aid)
    in_all = goal.budget is None or _within_budget(draft, sums, goal.budget)
    by_month = goal.per_month is None or _within_month(draft, costs, goal.per_month)
    return in_all and by_month


def reckoned(costs: CostSummary, aid: Iterable[PromisedAid]) -> CostSummary:
    """The same costs with the usual price of books where the school tells none."""
    usual = costs.usual_books
    if usual is None:
        return costs
    lines = [
        due._replace(line=due.line._replace(amount=usual.as_range)) if _is_unpriced(due) else due
        for due in costs.lines
    ]
    return summarize(lines, aid)


def _is_unpriced(due: DueLine) -> bool:
    return due.line.code == BOOKS and due.line.amount is None


def most_in_a_month(costs: CostSummary) -> MonthCost | None:
    """The dearest month up to the certificate, by the likely figure; the first of equals."""
    return max(costs.pay_by_month, key=lambda month: month.amount.likely.amount, default=None)


def _within_budget(draft: Draft, costs: CostSummary, limit: Money) -> bool:
    pay = costs.to_pay
    if pay.likely.amount > limit.amount:
        short = Money(pay.likely.amount - limit.amount, limit.currency)
        text = message("finding.over_budget", limit=limit, likely=pay.likely, short=short)
        draft.find(Severity.PROBLEM, text)
        return False
    if pay.high.amount > limit.amount:
        text = message("finding.may_pass_budget", limit=limit, high=pay.high)
        draft.find(Severity.WARNING, text)
    return True


def _within_month(draft: Draft, costs: CostSummary, limit: Money) -> bool:
    if any(line.line.code == TUITION and line.line.amount for line in costs.lines):
        draft.find(Severity.WARNING, message("finding.paid_by_the_month"), PROGRAM)
    over = [m for m in costs.pay_by_month if m.amount.likely.amount > limit.amount]
    if over:
        worst = max(over, key=lambda month: month.amount.likely.amount)
        text = message(
            "finding.over_month",
            limit=limit,
            likely=worst.amount.likely,
            month=message(f"month.{worst.month[5:]}", year=worst.month[:4]),
            count=len(over),
        )
        draft.find(Severity.PROBLEM, text)
        return False
    high = max((m.amount.high for m in costs.pay_by_month), key=lambda m: m.amount, default=limit)
    if high.amount > limit.amount:
        draft.find(Severity.WARNING, message("finding.may_pass_month", limit=limit, high=high))
    return True


class Bill(NamedTuple):
    """The likely prices of a road beside school, by month, and the months of its school, if any.

    Months are `YYYY-MM`, in order; a search reads thousands of bills, so they hold sums alone.
    """

    rest: Mapping[str, Decimal]
    months: tuple[str, ...]

    @classmethod
    def of(cls, roadmap: Roadmap) -> Bill:
        """The bill of a planned road, without what its own school asks."""
        rest: dict[str, Decimal] = {}
        for due in roadmap.cost.lines:
            if due.before and due.line.amount is not None and not _is_school(due):
                month = month_of(due.due)
                rest[month] = rest.get(month, Decimal(0)) + due.line.amount.likely.amount
        months = months_of_school(roadmap.steps)
        return cls(rest, tuple(map(month_of, months.days)) if months else ())

    def dearest_month(self, program: Program | None, aid: Sequence[PromisedAid]) -> Decimal:
        """The likely cost of the dearest month, if `program` is the school and paid by the month.

        Promised aid comes off. Books whose price is not told are in no month.
        """
        sums = dict(self.rest)
        if program is not None and self.months:
            for month, part in self._school(program):
                sums[month] = sums.get(month, Decimal(0)) + part
        if aid:
            sums = dict(_left_to_pay(sums, aid))
        return max(sums.values(), default=Decimal(0))

    def _school(self, program: Program) -> Iterator[tuple[str, Decimal]]:
        if program.tuition is not None:
            yield from zip(
                self.months, parts(program.tuition.likely.amount, len(self.months)), strict=True
            )
        if program.books is not None:
            yield self.months[0], program.books.likely.amount


def _left_to_pay(
    sums: Mapping[str, Decimal], aid: Sequence[PromisedAid]
) -> Iterator[tuple[str, Decimal]]:
    """What is left of each month: aid pays first, from the month in which it comes."""
    left, waiting = Decimal(0), sorted(aid, key=lambda each: each.month)
    for month, due in sorted(sums.items()):
        while waiting and waiting[0].month <= month:
            left += waiting.pop(0).amount.amount
        used = min(left, due)
        left -= used
        yield month, due - used


def aid_in_all(aid: Iterable[PromisedAid]) -> Decimal:
    """All that others have promised, in dollars."""
    return sum((each.amount.amount for each in aid), Decimal(0))


def _is_school(line: DueLine) -> bool:
    return line.step == PROGRAM and line.line.code in (TUITION, BOOKS)
