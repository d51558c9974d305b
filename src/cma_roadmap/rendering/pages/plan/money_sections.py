"""The text below the cost table: what may come on top, and who else may pay."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP

from cma_roadmap.rendering.page.paper import Ink, Line, Paper
from cma_roadmap.rendering.pages.plan.sections import notes_text
from cma_roadmap.rendering.plan.cash_flow import CashMonth
from cma_roadmap.rendering.plan.view import RoadmapView

_BAR = 16
_MONTH = len("Mar 2028")


def cash_flow(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """A bar a month up to the certificate, by the likely figures; what comes later in a line."""
    return _cash_flow(view, paper, bars=True)


def cash_list(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """The same without bars: what a screen reader can follow."""
    return _cash_flow(view, paper, bars=False)


def _cash_flow(view: RoadmapView, paper: Paper, *, bars: bool) -> Iterator[Line]:
    if view.cash_flow is None:
        return
    first, *later = view.cash_flow.parts
    yield from paper.hanging(" ", f"{first.title}:")
    for month in first.months:
        if bars:
            lead = f" {paper.left(month.label, _MONTH)}  {_bar(month)}  "
            yield from paper.hanging(lead, month.figures)
        else:
            yield from paper.hanging(" - ", f"{month.label}: {month.figures}")
    for told in (*(part.summary for part in later), *view.cash_flow.remarks):
        yield from paper.hanging(" ", told)


def _bar(month: CashMonth) -> str:
    """As many blocks of `_BAR` as the likely sum is of the dearest; at least one of a known sum."""
    cells = int((month.shares.likely * _BAR).to_integral_value(ROUND_HALF_UP))
    least = 1 if month.amount is not None and month.amount.high.amount else 0
    return ("█" * max(cells, least)).ljust(_BAR)


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
