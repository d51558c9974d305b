"""The timeline folded to fit one look: steps of a kind in one row, and no row for what is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate, groupby

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.panels import Group, Panel
from cma_roadmap.rendering.plan.prices import price_of
from cma_roadmap.rendering.plan.rows import Bar, Mark, Row, Shape, Visit, last_day

_ALONE = frozenset({"training.program", "externship.hours", "exam.confirm"})
"""Steps that have a row of their own: the road, and what to ask long before the exam."""
_MOST_ROWS, _MOST_LETTERS = 8, 310
"""Of the rows and of their titles together: long titles take several lines each."""
_LEAST_SPAN = timedelta(days=28)
_AHEAD = timedelta(days=730)
"""How far ahead of what is held the look goes."""


def folded(roadmap: Roadmap, rows: Sequence[Row], words: Words) -> Panel | None:
    """What is still to do on one axis, in a few rows; `None` where nothing is.

    Of a road that is the way to the certificate and to a first job; of what is held, its last
    days in the next two years.
    """
    open_ = [row for row in rows if not row.bar.done and not _is_beside(row, roadmap)]
    kinds = [(_kind(row), row) for row in sorted(open_, key=_order)]
    parts = [
        _fold(kind, [row for _, row in some], roadmap, words)
        for kind, some in groupby(sorted(kinds, key=lambda pair: pair[0]), key=lambda pair: pair[0])
    ]
    shown = sorted(parts, key=lambda row: (row.bar.start, last_day(row.bar.start, row.bar.end)))
    kept = _most_telling(shown)
    if not kept:
        return None
    start, end = roadmap.today, max(row.bar.end for row in kept)
    end = max(end, start + _LEAST_SPAN)
    title = words("short.timeline")
    return Panel(title, start, end, start, (Group(Phase.TRAINING, "", tuple(kept)),))


def _is_beside(row: Row, roadmap: Roadmap) -> bool:
    """What no one look needs: points on the way, windows, and terms far off."""
    if row.bar.shape is Shape.WINDOW or (row.bar.shape is Shape.POINT and not _is_ready(row)):
        return True
    held = roadmap.certified_on is not None and roadmap.certified_on <= roadmap.today
    if row.phase in (Phase.RENEWAL, Phase.CAREER):
        return not held or row.bar.end > roadmap.today + _AHEAD
    return not held and row.bar.shape is Shape.DEADLINE


def _is_ready(row: Row) -> bool:
    return row.ids[0].startswith("state.") and row.ids[0].endswith("ready")


def _kind(row: Row) -> str:
    """What a row is folded with; rows of the same kind become one."""
    name = row.ids[0]
    if name in _ALONE or row.bar.shape in (Shape.GOAL, Shape.DEADLINE) or _is_ready(row):
        return name
    if name.startswith("return."):
        return "return"
    match row.phase:
        case Phase.EXTERNSHIP:
            return "clearances"
        case Phase.TRAINING:
            return "enroll"
        case Phase.RENEWAL | Phase.CAREER:
            return name
        case _:
            return row.phase.value


def _order(row: Row) -> tuple[date, str]:
    return row.bar.start, row.ids[0]


def _fold(kind: str, rows: Sequence[Row], roadmap: Roadmap, words: Words) -> Row:
    """One row for several of a kind, from the first day of them to the last."""
    first = rows[0]
    if len(rows) == 1:
        return replace(first, title=words("short.row.enroll")) if kind == "enroll" else first
    start, end = min(r.bar.start for r in rows), max(r.bar.end for r in rows)
    critical = any(row.bar.critical for row in rows)
    visits = tuple(_visits(rows)) if kind == "clearances" else ()
    shape = Shape.VISITS if visits else Shape.BAR
    bar = Bar(shape, start, end, critical, done=False, visits=visits)
    count, ids = len(visits) or len(rows), [name for row in rows for name in row.ids]
    costs = [line for each in roadmap.steps if each.step.id in ids for line in each.step.costs]
    return replace(
        first,
        ids=tuple(ids),
        mark=Mark.CRITICAL if critical else Mark.SLACK,
        title=words(f"short.row.{kind}", count=count),
        first_day=start,
        last_day=last_day(start, end),
        length=words.length(start, end),
        price=price_of(costs, words),
        bar=bar,
        latest=max(row.latest for row in rows),
    )


def _visits(rows: Iterable[Row]) -> Iterable[Visit]:
    for row in rows:
        if row.bar.visits:
            yield from (visit for visit in row.bar.visits if not visit.done)
        else:
            yield Visit(row.bar.start, False, row.bar.start + ONE_DAY, row.title)


def _most_telling(rows: Sequence[Row]) -> list[Row]:
    """As many rows as a look takes: those that decide the date first, in their order."""
    ranked = sorted(rows, key=lambda row: (not _leads(row), row.bar.start))
    letters = accumulate(len(row.title) for row in ranked)
    kept = [row for row, sofar in zip(ranked, letters, strict=True) if sofar <= _MOST_LETTERS]
    return [row for row in rows if row in (kept or ranked[:1])[:_MOST_ROWS]]


def _leads(row: Row) -> bool:
    return row.bar.critical or row.bar.shape is Shape.GOAL
