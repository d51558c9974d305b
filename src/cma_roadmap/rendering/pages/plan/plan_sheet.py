"""A plan as a spreadsheet: a row for every step, then a row for every price with its day.

The rows with the record "price" add up to the total; by phase, and by the month in which they are
due, to the sums of the JSON; those that say yes to `before_certificate` to the cost up to the
certificate. A price that is not known has no amount. Days are ISO 8601 and inclusive. Amounts
beside the totals (study material, more tries) come last and are in no sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.results.beside_totals import Extra
from cma_roadmap.model.results.roadmap import DueLine, PlannedStep, Roadmap
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.rows import last_day
from cma_roadmap.rendering.text.spreadsheet import Value, csv_text
from cma_roadmap.sentences.catalog import ENGLISH

COLUMNS = (
    *("record", "phase", "step", "title", "kind", "status", "start", "last_day", "latest_start"),
    *("latest_last_day", "float_days", "critical", "due", "low", "likely", "high", "currency"),
    *("basis", "before_certificate", "documents", "source"),
)
Row = dict[str, Value]


def render_sheet(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The whole plan as CSV."""
    steps = [_step(planned, phrases) for planned in roadmap.steps]
    prices = [_price(line, phrases) for line in roadmap.cost.lines]
    extras = [_extra(extra, phrases) for extra in roadmap.extras]
    made = Made(roadmap.today, roadmap.data_version).cells(Words(phrases))
    return csv_text(COLUMNS, [*steps, *prices, *extras, *_no(roadmap, phrases)], made)


def _step(planned: PlannedStep, phrases: Mapping[str, str]) -> Row:
    step, timing = planned.step, planned.timing
    return {
        "record": "step",
        "phase": step.phase.value,
        "step": step.id,
        "title": say(step.title, phrases),
        "kind": step.kind.value,
        "status": step.status.value,
        "start": timing.start,
        "last_day": last_day(timing.start, timing.end),
        "latest_start": timing.latest_start,
        "latest_last_day": last_day(timing.latest_start, timing.latest_end),
        "float_days": timing.float_days,
        "critical": timing.critical,
        "documents": "; ".join(step.documents),
        "source": " ".join(step.sources),
    }


def _price(line: DueLine, phrases: Mapping[str, str]) -> Row:
    amount = line.line.amount
    return {
        "record": "price",
        "phase": line.phase.value,
        "step": line.step,
        "title": say(line.line.label, phrases),
        "due": line.due,
        **dict(_amounts(line)),
        "currency": amount.currency if amount else "USD",
        "basis": line.line.basis.value,
        "before_certificate": line.before,
        "source": line.line.source,
    }


def _no(roadmap: Roadmap, phrases: Mapping[str, str]) -> Iterator[Row]:
    """Why there is no plan, and what would work; nothing for a plan."""
    if roadmap.feasible:
        return
    for finding in roadmap.findings:
        if finding.severity is Severity.PROBLEM:
            yield {"record": "why not", "title": say(finding.message, phrases)}
    for other in roadmap.alternatives:
        yield {
            "record": "what would work",
            "title": say(other.change, phrases),
            "due": other.certified_on,
            "low": other.cost.low.amount,
            "likely": other.cost.likely.amount,
            "high": other.cost.high.amount,
            "currency": other.cost.currency,
        }


def _extra(extra: Extra, phrases: Mapping[str, str]) -> Row:
    return {
        "record": "beside the totals",
        "title": say(extra.label, phrases),
        "due": extra.due,
        "low": extra.low.amount if extra.low else None,
        "likely": extra.likely.amount if extra.likely else None,
        "high": extra.high.amount if extra.high else None,
        "currency": "USD",
        "source": " ".join(extra.sources),
    }


def _amounts(line: DueLine) -> Iterator[tuple[str, Value]]:
    amount = line.line.amount
    if amount is not None:
        yield from (("low", amount.low.amount), ("likely", amount.likely.amount))
        yield "high", amount.high.amount
