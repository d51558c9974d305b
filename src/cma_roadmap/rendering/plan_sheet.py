"""A plan as a spreadsheet: a row for every step, then a row for every price with its day.

The prices with `counted` "to the certificate" add up to the cost to the certificate; all rows with
the record "price" add up to the total. A price that is not known has no amount. Amounts beside the
totals (study material, second tries) come last and are in no sum.
"""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.extras import Extra
from cma_roadmap.model.roadmap import DueLine, PlannedStep, Roadmap
from cma_roadmap.model.span import ONE_DAY
from cma_roadmap.rendering.phrases import say
from cma_roadmap.rendering.spreadsheet import Value, csv_text

COLUMNS = (
    *("record", "phase", "step", "title", "status", "start", "last_day", "latest_start"),
    *("float_days", "due", "low", "likely", "high", "currency", "basis", "counted", "source"),
)
Row = dict[str, Value]


def render_sheet(roadmap: Roadmap) -> str:
    """The whole plan as CSV."""
    steps, prices = map(_step, roadmap.steps), map(_price, roadmap.cost.lines)
    return csv_text(COLUMNS, [*steps, *prices, *map(_extra, roadmap.extras)])


def _step(planned: PlannedStep) -> Row:
    step, timing = planned.step, planned.timing
    return {
        "record": "step",
        "phase": step.phase.value,
        "step": step.id,
        "title": say(step.title),
        "status": step.status.value,
        "start": timing.start,
        "last_day": max(timing.end - ONE_DAY, timing.start),
        "latest_start": timing.latest_start,
        "float_days": timing.float_days,
        "source": " ".join(step.sources),
    }


def _price(line: DueLine) -> Row:
    amount = line.line.amount
    return {
        "record": "price",
        "phase": line.phase.value,
        "step": line.step,
        "title": say(line.line.label),
        "due": line.due,
        **dict(_amounts(line)),
        "currency": amount.currency if amount else "USD",
        "basis": line.line.basis.value,
        "counted": "to the certificate" if line.before else "after it",
        "source": line.line.source,
    }


def _extra(extra: Extra) -> Row:
    return {
        "record": "beside the totals",
        "title": say(extra.label),
        "due": extra.due,
        "low": extra.low.amount if extra.low else None,
        "likely": extra.likely.amount if extra.likely else None,
        "high": extra.high.amount if extra.high else None,
        "currency": "USD",
        "counted": "no",
        "source": " ".join(extra.sources),
    }


def _amounts(line: DueLine) -> Iterator[tuple[str, Value]]:
    amount = line.line.amount
    if amount is not None:
        yield from (("low", amount.low.amount), ("likely", amount.likely.amount))
        yield "high", amount.high.amount
