"""The days of visits that are drawn as one row: shots in several doses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.plan.rows import Row


@dataclass(frozen=True, slots=True)
class VisitDays:
    """A series still ahead, and the day planned for each visit."""

    title: str
    days: str


def visit_days(rows: Iterable[Row]) -> tuple[VisitDays, ...]:
    """Every series of more than one visit that is not over."""
    found = []
    for row in rows:
        ahead = [visit.day for visit in row.bar.visits if not visit.done]
        if len(row.bar.visits) > 1 and ahead:
            found.append(VisitDays(row.title, "; ".join(map(day_in_words, ahead))))
    return tuple(found)
