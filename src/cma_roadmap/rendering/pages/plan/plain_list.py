"""The roadmap without bars: one step a paragraph, for narrow windows and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, line, runs
from cma_roadmap.rendering.pages.plan.sections import notes_text
from cma_roadmap.rendering.plan.rows import Row, Shape, last_day
from cma_roadmap.rendering.plan.standing import standing
from cma_roadmap.rendering.plan.view import RoadmapView


def plain_list(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """Every row of the timeline in words."""
    for panel in view.panels:
        yield BLANK
        yield from (
            line(part, Ink.HEADING) for part in paper.wrap(panel.title.upper(), paper.width)
        )
        for group in panel.groups:
            yield BLANK
            yield from paper.hanging("", group.title, Ink.HEADING)
            for row in group.rows:
                yield from paper.hanging("- ", row.title, Ink.STRONG)
                for text in _sentences(row, view):
                    yield from paper.hanging("  ", text)


def _sentences(row: Row, view: RoadmapView) -> Iterator[str]:
    yield _when(row, view) + (f" ({row.length})" if row.length else "")
    parts = [standing(row, view.labels)]
    if row.price:
        parts.append(f"{view.labels['cost']} {row.price.full}")
    if row.warnings:
        parts.append(f"{view.labels['warning']} {runs(row.warnings)}")
    text = "; ".join(part for part in parts if part)
    if text or row.refs:
        yield f"{text}{notes_text(row.refs)}"


def _when(row: Row, view: RoadmapView) -> str:
    final = last_day(row.bar.start, row.bar.end)
    if row.bar.shape is Shape.DEADLINE:
        return day_in_words(final)
    if final == row.bar.start:
        return day_in_words(final)
    return f"{day_in_words(row.bar.start)} {view.labels['to']} {day_in_words(final)}"
