"""The text below the cost table: what may come on top, and who else may pay."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP

from cma_roadmap.rendering.paper import Ink, Line, Paper
from cma_roadmap.rendering.sections import notes_text
from cma_roadmap.rendering.view import RoadmapView

_BAR = 16
_LEAST_FOR_BARS = 60


def cash_flow(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """A bar a month, by the likely figures."""
    label = paper.widest(row.label for row in view.cash_flow)
    if paper.width < _LEAST_FOR_BARS:
        for row in view.cash_flow:
            yield from paper.hanging(" - ", f"{row.label}: {row.amount}")
        return
    for row in view.cash_flow:
        filled = max(int((row.share * _BAR).to_integral_value(ROUND_HALF_UP)), 1)
        lead = f" {paper.left(row.label, label)}  {'█' * filled}{' ' * (_BAR - filled)}  "
        yield from paper.hanging(lead, row.amount)


def extras(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """Amounts that are in no total."""
    for note in view.extras:
        yield from paper.hanging(" - ", f"{note.label}: {note.amount}.", Ink.STRONG)
        yield from paper.hanging("   ", f"{note.why}{notes_text(note.refs)}")


def aid(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """Questions, and whom to ask."""
    for note in view.aid:
        text = f"{note.question} {view.labels['ask']}: {note.ask}.{notes_text(note.refs)}"
        yield from paper.hanging(" - ", text)
