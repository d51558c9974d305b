"""Rows and their steps in words: how they stand, their days, the days of a series of visits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.roadmap import PlannedStep
from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.rows import Mark, Row, Shape, last_day


def standing(row: Row, labels: Mapping[str, str]) -> str:
    """`decides your date`, `done`, or the last day it may end; nothing for an ordinary step."""
    if row.mark is Mark.SLACK and row.bar.slack_end is not None:
        return f"{labels['latest']} {day_in_words(row.latest)}"
    key: str = row.mark
    if row.mark in (Mark.CRITICAL, Mark.SLACK):
        if row.bar.shape is Shape.GOAL:
            return labels["mark.goal"]
        if row.bar.shape in (Shape.POINT, Shape.WINDOW):
            key = row.bar.shape
        elif row.mark is Mark.SLACK:
            return ""
    return labels[f"mark.{key}"]


def days_in_words(planned: PlannedStep, words: Words) -> str:
    """`first to last`, or the one day of a step."""
    timing = planned.timing
    final = last_day(timing.start, timing.end)
    if timing.start == final:
        return words("view.on-day", day=final)
    return words("view.from-to", low=timing.start, high=final)


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
