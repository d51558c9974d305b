"""What a row's glyph and texture say, in words: for lists and tables without bars."""

from __future__ import annotations

from collections.abc import Mapping

from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.plan.rows import Mark, Row, Shape


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
