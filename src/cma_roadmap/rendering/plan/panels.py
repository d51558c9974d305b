"""The timeline in panels, each with an axis of its own: the road to the certificate, and after it.

A year of training and five years of keeping a certificate do not share one scale: on an axis of
six years nobody could read the first one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.rows import Row, Shape, last_day

_LATE = (Phase.RENEWAL, Phase.CAREER)
_SOON = timedelta(days=183)
"""What a state asks for so soon after the certificate belongs to the way to a first job."""
_LEAST_SPAN = timedelta(days=28)
_ROOM_BEYOND = 4
_ROOM_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one phase."""

    phase: Phase
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Phases on one axis from `start` to `end` (exclusive); `today` only if it lies on it."""

    title: str
    start: date
    end: date
    today: date | None
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def panels(roadmap: Roadmap, rows: Sequence[Row], words: Words) -> tuple[Panel, ...]:
    """Split rows, already in the order in which they are told, at the certificate.

    Who is certified already sees one panel, with what led there.
    """
    after = [row for row in rows if _is_after(row, roadmap)]
    before = [row for row in rows if not _is_after(row, roadmap)]
    if after and not any(_leads_there(row, roadmap) for row in before):
        before, after = [], list(rows)
    to_work = any(row.phase is Phase.STATE for row in before)
    first = "view.panel.before-work" if to_work else "view.panel.before"
    parts = ((first, before), ("view.panel.after", after))
    filled = [(words(code), part) for code, part in parts if part]
    alone = len(filled) == 1
    return tuple(
        _panel(title, part, roadmap.today, words, to_today=alone or number == 0)
        for number, (title, part) in enumerate(filled)
    )


def _leads_there(row: Row, roadmap: Roadmap) -> bool:
    """Whether a row is still to do for a certificate: where no day of one is told, no paper is."""
    return not row.bar.done and (roadmap.certified_on is not None or row.phase is not Phase.STATE)


def _is_after(row: Row, roadmap: Roadmap) -> bool:
    if row.phase in _LATE:
        return True
    certified = roadmap.certified_on
    if row.phase is not Phase.STATE or certified is None:
        return False
    if certified <= roadmap.today or row.bar.shape is Shape.DEADLINE:
        return row.bar.start > certified
    return row.bar.start > certified + _SOON


def _panel(title: str, rows: Sequence[Row], today: date, words: Words, *, to_today: bool) -> Panel:
    start, end = _limits(rows, today, to_today=to_today)
    groups = tuple(
        Group(phase, words(f"view.phase.{phase}"), tuple(some))
        for phase, some in groupby(rows, key=lambda row: row.phase)
    )
    return Panel(title, start, end, today if start <= today < end else None, groups)


def _limits(rows: Sequence[Row], today: date, *, to_today: bool) -> tuple[date, date]:
    """The days that the axis shows: all work still to do, and of the rest what lies near it.

    Finished work, windows and deadlines far off do not stretch the axis: their rows point past it.
    """
    moving = [row for row in rows if not row.bar.done and _is_work(row)] or list(rows)
    end = max(row.bar.end for row in moving)
    start = min(row.bar.start for row in moving)
    if today < end:
        start = max(start, today - (end - today) // _ROOM_BEFORE)
        start = min(start, today) if to_today else start
    reach = end + (end - start) // _ROOM_BEYOND
    ends = [last_day(row.bar.start, row.bar.end) + ONE_DAY for row in rows]
    ends += [row.bar.slack_end for row in rows if row.bar.slack_end is not None]
    end = max([end, *(day for day in ends if day <= reach)])
    return start, max(end, start + _LEAST_SPAN)


def _is_work(row: Row) -> bool:
    return row.bar.shape not in (Shape.DEADLINE, Shape.WINDOW)
