"""Adding up: what is known to cost money, by phase, by month, and up to the certificate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cma_roadmap.model.money import MoneyRange, total
from cma_roadmap.model.network import Phase
from cma_roadmap.model.roadmap import CostSummary, MonthCost, PlannedStep

_MONTH = len("YYYY-MM")


def summarize(steps: Iterable[PlannedStep], certified: date | None) -> CostSummary:
    """Total every known line; a line falls due on its step's first day.

    Lines of unknown amount are in no total: their steps are named, so that a reader can be told
    that the total is "at least" this much.
    """
    by_phase: dict[Phase, list[MoneyRange]] = {}
    by_month: dict[str, list[MoneyRange]] = {}
    before: list[MoneyRange] = []
    unknown: dict[str, bool] = {}
    for planned in steps:
        for line in planned.step.costs:
            due = planned.timing.start
            phase = planned.step.phase
            is_before = certified is None or (due <= certified and phase is not Phase.RENEWAL)
            if line.amount is None:
                unknown[planned.step.id] = is_before
                continue
            by_phase.setdefault(phase, []).append(line.amount)
            by_month.setdefault(due.isoformat()[:_MONTH], []).append(line.amount)
            if is_before:
                before.append(line.amount)
    return CostSummary(
        total=total(line for lines in by_phase.values() for line in lines),
        to_certificate=total(before),
        by_phase={phase: total(by_phase[phase]) for phase in Phase if phase in by_phase},
        by_month=tuple(MonthCost(month, total(by_month[month])) for month in sorted(by_month)),
        unknown=tuple(unknown),
        unknown_to_certificate=tuple(step for step, is_before in unknown.items() if is_before),
    )
