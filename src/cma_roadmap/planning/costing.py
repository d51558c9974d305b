"""Adding up: what is known to cost money, by phase, by month, and up to the certificate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cma_roadmap.model.money import NOTHING, MoneyRange, total
from cma_roadmap.model.network import Phase
from cma_roadmap.model.roadmap import CostSummary, MonthCost, PlannedStep


def summarize(steps: Iterable[PlannedStep], certified: date | None) -> CostSummary:
    """Total every known line; a line falls due on its step's first day.

    Lines of unknown amount are in no total: their steps are named, so that a reader can be told
    that the total is "at least" this much.
    """
    by_phase: dict[Phase, MoneyRange] = {}
    by_month: dict[str, MoneyRange] = {}
    before: list[MoneyRange] = []
    unknown: list[str] = []
    for planned in steps:
        for line in planned.step.costs:
            if line.amount is None:
                unknown.append(planned.step.id)
                continue
            due = planned.timing.start
            month = f"{due:%Y-%m}"
            phase = planned.step.phase
            by_phase[phase] = by_phase.get(phase, NOTHING) + line.amount
            by_month[month] = by_month.get(month, NOTHING) + line.amount
            if certified is None or (due <= certified and phase is not Phase.RENEWAL):
                before.append(line.amount)
    return CostSummary(
        total=total(by_phase.values()),
        to_certificate=total(before),
        by_phase={phase: by_phase[phase] for phase in Phase if phase in by_phase},
        by_month=tuple(MonthCost(month, by_month[month]) for month in sorted(by_month)),
        unknown=tuple(dict.fromkeys(unknown)),
    )
