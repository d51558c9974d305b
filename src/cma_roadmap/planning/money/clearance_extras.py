"""Beside the totals: who mostly pays for shots, what giving them costs, prices for several things.

A bundle is told only where all that it stands in place of is still to be paid. It is held against
the prices in the totals and never added to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.clearance import Bundle, Clearance
from cma_roadmap.model.results.beside_totals import Extra, ExtraKind
from cma_roadmap.model.results.roadmap import DueLine, Roadmap
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.model.values.money import ZERO, MoneyRange, total
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.price_codes import CLEARANCE
from cma_roadmap.planning.steps.clearances import dose_id


class _Visit(NamedTuple):
    """A visit of a clearance that is still to be paid."""

    clearance: Clearance
    due: DueLine
    is_shot: bool


def clearance_extras(roadmap: Roadmap, case: Case) -> Iterator[Extra]:
    """What is told of the prices of shots, tests and cards that a plan has in its totals."""
    visits = tuple(_visits(roadmap, case))
    yield from _shots([visit.due for visit in visits if visit.is_shot], case)
    paid = {visit.clearance.id: visit.clearance for visit in visits}
    for clearance in paid.values():
        for bundle in clearance.bundles:
            if all(other in paid for other in bundle.others):
                parts = {clearance.id, *bundle.others}
                yield _bundle(bundle, [v.due for v in visits if v.clearance.id in parts])


def _visits(roadmap: Roadmap, case: Case) -> Iterator[_Visit]:
    known = {
        dose_id(clearance, number): (clearance, dose.shot)
        for clearance in case.catalog.clearances
        for number, dose in enumerate(clearance.doses, 1)
    }
    for due in roadmap.cost.lines:
        if due.line.code == CLEARANCE and due.step in known:
            clearance, is_shot = known[due.step]
            yield _Visit(clearance, due, is_shot)


def _shots(dues: list[DueLine], case: Case) -> Iterator[Extra]:
    rule = case.catalog.foundation.shots
    if rule is None or not dues:
        return
    day, insured, charge = dues[0].due, rule.insured.at(case.rules_day), rule.charge
    if insured.value is not None:
        why = message("extra.shots.why", says=insured.value)
        sure, sources = insured.confidence, insured.sources
        yield _extra(ExtraKind.SHOTS, _sum(dues), day, why, sure, sources)
    count = len(dues)
    most = MoneyRange(ZERO, charge.likely.times(count), charge.high.times(count))
    why = message("extra.shot_charge.why", low=charge.low, high=charge.high, count=count)
    yield _extra(ExtraKind.SHOT_CHARGE, most, day, why, charge.confidence, charge.sources)


def _bundle(bundle: Bundle, dues: list[DueLine]) -> Extra:
    parts, cost = _sum(dues), bundle.cost
    why = message("extra.bundle.why", low=parts.low, high=parts.high)
    extra = _extra(ExtraKind.BUNDLE, cost.range, dues[0].due, why, cost.confidence, cost.sources)
    return extra._replace(label=message("extra.bundle", name=bundle.name))


def _extra(
    kind: ExtraKind,
    amount: MoneyRange,
    day: date,
    why: Message,
    sure: Confidence,
    sources: tuple[str, ...],
) -> Extra:
    label = message(f"extra.{kind}")
    return Extra(kind, label, amount.low, amount.likely, amount.high, day, why, sure, sources)


def _sum(dues: list[DueLine]) -> MoneyRange:
    """What is known of these prices."""
    return total(due.line.amount for due in dues if due.line.amount is not None)
