"""`done --json`, `log --json`, `next --json`, `status --json` and `diff --json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.results.roadmap import PlannedStep
from cma_roadmap.model.tracked.due import Due, DueNow
from cma_roadmap.model.tracked.happened import Course, Entry
from cma_roadmap.model.tracked.moves import Move, PlanDiff, PlanOutline
from cma_roadmap.model.tracked.standing import Late, Standing
from cma_roadmap.model.values.message import Message
from cma_roadmap.model.values.money import CENT, Money
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.json.cost_document import cost_document, cost_line
from cma_roadmap.rendering.json.document import about_plan, head
from cma_roadmap.rendering.json.json_text import iso, json_text
from cma_roadmap.rendering.messages.causes import cause_in_words, value_of
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.sentences.catalog import ENGLISH

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.model.results.roadmap import Roadmap
    from cma_roadmap.rendering.json.shapes import tracked as types


def log_document(
    entries: Sequence[Entry],
    today: date,
    data_version: str,
    written: Iterable[Entry] = (),
    undone: Entry | None = None,
    surprises: Iterable[tuple[str, Message]] = (),
) -> types.LogDocument:
    """All lines of a log, and what was just done to it."""
    return {
        **head("log", today, None, data_version),
        "written": [entry.number for entry in written],
        "undone": undone.number if undone else None,
        "events": [logged_event(entry) for entry in entries],
        "surprises": [
            {"code": text.code, "step": step, "message": say(text)} for step, text in surprises
        ],
    }


def log_lines(entries: Iterable[Entry]) -> str:
    """A log as lines of JSON, one for each of its own."""
    return "".join(json_text(logged_event(entry), indent=None) for entry in entries)


def logged_event(entry: Entry) -> types.LoggedEvent:
    """One line of a log."""
    one = entry.happened
    return {
        "number": entry.number,
        "told_on": entry.told_on.isoformat(),
        "step": one.step if one else None,
        "on": iso(one.on if one else None),
        "begun": one.begun if one else False,
        "credential": one.credential if one else None,
        "cost": str(one.cost.amount) if one and one.cost else None,
        "result": one.result if one else None,
        "paper": one.paper if one else None,
        "undoes": entry.undoes,
        "course": _course(one.course) if one and one.course else None,
    }


def _course(one: Course) -> types.LoggedCourse:
    return {
        "title": one.title,
        "points": f"{one.points.normalize():f}",
        "categories": list(one.categories),
        "credentials": list(one.credentials),
    }


def next_document(roadmap: Roadmap, due: DueNow) -> types.NextDocument:
    """What to do now."""
    return {
        **about_plan("next", roadmap),
        "week": [_due(one) for one in due.week],
        "month": [_due(one) for one in due.month],
        "under_way": [_step(planned, None) for planned in due.under_way],
        "later": _due(due.later) if due.later else None,
    }


def _due(one: Due) -> types.DueStep:
    return _step(one.planned, one.latest)


def _step(planned: PlannedStep, latest: date | None) -> types.DueStep:
    step, timing = planned.step, planned.timing
    return {
        "step": step.id,
        "title": say(step.title),
        "phase": step.phase,
        "start": timing.start.isoformat(),
        "end": timing.end.isoformat(),
        "latest": iso(latest),
        "critical": timing.critical,
        "costs": [cost_line(line) for line in step.costs],
        "documents": list(step.documents),
        "listed": step.listed,
    }


def status_document(found: Standing) -> types.StatusDocument:
    """Where a plan stands."""
    roadmap, due = found.roadmap, found.due
    return {
        **about_plan("status", roadmap),
        "done": [logged_event(entry) for entry in found.done],
        "next": [_due(one) for one in (*due.week, *due.month)],
        "late": [_late(one, roadmap.today) for one in found.late],
        "money": {
            "currency": found.spent.currency,
            "spent": str(found.spent.amount),
            "unpriced": found.unpriced,
            "to_certificate": cost_document(roadmap.cost)["to_certificate"],
        },
        "first": _first(found.slip) if found.slip else None,
    }


def _late(one: Late, today: date) -> types.LateStep:
    return {
        "step": one.planned.step.id,
        "title": say(one.planned.step.title),
        "due": one.due.isoformat(),
        "now": one.planned.timing.start.isoformat(),
        "days": (today - one.due).days,
    }


def _first(slip: PlanDiff) -> types.FirstPlan:
    return {
        "made_on": slip.old.today.isoformat(),
        "certified_on": iso(slip.old.certified_on),
        "days": slip.days,
        "dollars": str(slip.dollars.quantize(CENT)),
        "partial": slip.partial,
        "cause": slip.certificate,
        "causes": list(_causes(slip)),
    }


def diff_document(found: PlanDiff) -> types.DiffDocument:
    """What moved, and because of what."""
    return {
        **head("diff", found.new.today, found.new.as_of, found.new.data_version),
        "old": _plan(found.old),
        "new": _plan(found.new),
        "moved": found.moved,
        "days": found.days,
        "dollars": str(found.dollars.quantize(CENT)),
        "partial": found.partial,
        "cause": found.certificate,
        "causes": list(_causes(found)),
        "moves": [_move(one) for one in found.moves],
    }


def _plan(one: PlanOutline) -> types.ComparedPlan:
    return {
        "today": one.today.isoformat(),
        "as_of": iso(one.as_of),
        "data_version": one.data_version,
        "feasible": one.feasible,
        "certified_on": iso(one.certified_on),
    }


def _causes(found: PlanDiff) -> Iterator[types.MoveCause]:
    words = Words(ENGLISH)
    for cause in found.causes:
        yield {
            "why": cause.why,
            "message": cause_in_words(cause, words),
            "step": cause.step,
            "ref": cause.ref,
            "old": _value(cause.old),
            "new": _value(cause.new),
            "source": cause.source,
        }


def _value(text: str | None) -> types.CauseValue | None:
    """A day, a length or an amount by its form; anything else is text."""
    if text is None:
        return None
    kind = type(value_of(text))
    return {
        "day": text if kind is date else None,
        "length": text if kind is Duration else None,
        "amount": text if kind is Money else None,
        "text": text if kind is str else None,
    }


def _move(one: Move) -> types.StepMove:
    old, new = one.old or (None, None), one.new or (None, None)
    before, after = one.price
    return {
        "step": one.step,
        "title": one.title,
        "change": one.change,
        "done": one.done,
        "old_start": iso(old[0]),
        "old_end": iso(old[1]),
        "new_start": iso(new[0]),
        "new_end": iso(new[1]),
        "days": one.days,
        "old_price": str(before) if before is not None else None,
        "new_price": str(after) if after is not None else None,
        "cause": one.cause,
    }
