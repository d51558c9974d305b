"""Continuing education inside a term: what each period asks, and what of it is earned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.definitions.renewal import AmountRange
from cma_roadmap.model.results.network import (
    CostLine,
    Listed,
    Phase,
    Step,
    StepKind,
    StepStatus,
)
from cma_roadmap.model.tracked.keeping import CeCount
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.span import LASTS, ONE_DAY, Duration
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.steps.ce_count import count_ce, meant_for
from cma_roadmap.planning.steps.cycle import Cycle, Term


class Period(NamedTuple):
    """A time inside a term with continuing education of its own, by its first and last day.

    `begin` is the day on which a plan begins with it.
    """

    first: date
    last: date
    begin: date


def ce_periods(draft: Draft, credential: Credential, term: Term) -> tuple[Period, ...]:
    """The periods of a term; the last one ends when the papers go in."""
    cycle = Cycle(draft, credential, term.first, term)
    return tuple(_periods(cycle, cycle.submit_by()))


def _periods(cycle: Cycle, submit: date) -> Iterator[Period]:
    """The times with continuing education of their own inside a term."""
    every = cycle.draft.value(cycle.credential.renewal.ce.every, cycle.id("ce"), "ce_every")
    ends = [submit] if every is None else _ends(cycle, every, submit)
    begin, first = cycle.term.first + ONE_DAY, cycle.term.earned_from or cycle.term.first
    for end in ends:
        yield Period(first, end, begin)
        begin = first = end + ONE_DAY


def add_education(cycle: Cycle, submit: date) -> None:
    """Add continuing education, in every period of its own inside the term."""
    rule = cycle.credential.renewal.ce
    name = cycle.id("ce")
    total = cycle.draft.read(rule.total, name, "ce_total")
    periods = tuple(_periods(cycle, submit))
    for number, (first, end, begin) in enumerate(periods, 1):
        id_ = name if len(periods) == 1 else f"{name}-{number}"
        count = _count(cycle, first, end)
        length = Elapsed(Duration(days=(end - begin).days + 1))
        step = Step(
            id_,
            Phase.RENEWAL,
            StepKind.TASK,
            _to_earn(cycle, count, total.value),
            length,
            due=end + ONE_DAY,
            costs=(_courses(cycle, id_, count.left),),
            documents=_categories(cycle, count, id_),
            sources=total.sources,
            listed=Listed.MINIMUMS,
        )
        if count.earned and count.left == 0:
            _add_earned(cycle, step, count)
        else:
            cycle.add_on(step, begin)
            _tell_if_tight(cycle, id_, count, max(begin, cycle.draft.case.today), end)


_MOST_A_DAY = 8
"""Our own bound: a credit is about an hour of courses, and nobody takes more than a day of them."""


def _tell_if_tight(cycle: Cycle, step: str, count: CeCount, begin: date, last: date) -> None:
    """Tell of more points than there are hours for, while they could still be earned in time."""
    days = (last - begin).days + 1
    if count.left is None or days < 1 or count.left <= _MOST_A_DAY * days:
        return
    body, unit = cycle.credential.body, cycle.credential.renewal.ce.unit
    text = message(
        "finding.ce_tight",
        left=count.left,
        unit=unit,
        last=last,
        time=Duration(days=days),
        body=body.abbreviation,
        contact=body.reached(cycle.draft.case.rules_day),
    )
    cycle.draft.find(Severity.WARNING, text, step)


def _count(cycle: Cycle, first: date, last: date) -> CeCount:
    """What was earned in a period of this term."""
    earned = meant_for(cycle.credential.id, cycle.draft.case.profile)
    day = cycle.draft.day_for(cycle.id("ce"))
    return count_ce(cycle.credential.renewal.ce, earned, first, last, day)


def _to_earn(cycle: Cycle, count: CeCount, total: int | None) -> Message:
    unit = cycle.credential.renewal.ce.unit
    if not count.earned or total is None:
        return cycle.title("title.ce", total=total, unit=unit)
    code = "title.ce_left" if count.left else "title.ce_all"
    return cycle.title(code, total=total, left=count.left, unit=unit)


def _add_earned(cycle: Cycle, step: Step, count: CeCount) -> None:
    """All is earned: on the day of the last course, or on that of the certificate."""
    day = max(cycle.certified, *(one.on for one in count.inside))
    done = StepStatus.DONE
    cycle.draft.add(replace(step, status=done, fixed=day, length=DAY, costs=(), due=None))


def _courses(cycle: Cycle, step: str, units: Decimal | None) -> CostLine:
    """What the courses of one period cost, where that or the price of one unit is known."""
    rule = cycle.credential.renewal.ce
    fact, times = (rule.price, 1) if rule.price is not None else (rule.price_each, units)
    version = cycle.draft.read(fact, step, "ce_price") if fact is not None else None
    known: AmountRange | None = version.value if version else None
    amount = known.range.times(times) if known and times is not None else None
    basis = Basis.REPORTED if fact is rule.price else Basis.ESTIMATED
    source = version.source if version else None
    return CostLine("ce", message("cost.ce"), amount, basis, source)


def _ends(cycle: Cycle, every: Duration, submit: date) -> list[date]:
    """The last day of every period of a term; the last of them ends when the papers go in."""
    day = cycle.draft.day_for(cycle.id("ce"))
    term = cycle.credential.certification.term.at(day).value
    found: list[date] = []
    if term is not None and every.months < term.months:
        numbers = range(1, -(-term.months // max(every.months, 1)))
        ends = (Duration(every.months * number, every.days * number) for number in numbers)
        days = (LASTS.last_day(cycle.term.first, length) for length in ends)
        found = list(takewhile(lambda last: last < submit, days))
    return [*found, submit]


def _categories(cycle: Cycle, count: CeCount, step: str) -> tuple[str, ...]:
    rule = cycle.credential.renewal.ce
    found = []
    for category, kind in zip(rule.categories, count.kinds, strict=True):
        least = cycle.draft.value(category.minimum, step, "ce_category")
        text = f"{category.name}: at least {least} {rule.unit}"
        found.append(f"{text}, {kind.earned:f} earned" if count.earned else text)
    return tuple(found)
