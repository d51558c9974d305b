"""The roadmap in a terminal: bars on an axis, and all that a person needs to know around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from cma_roadmap.rendering.gantt.chart import chart
from cma_roadmap.rendering.gantt.columns import columns_for
from cma_roadmap.rendering.page.ink import inked, paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, line
from cma_roadmap.rendering.pages.plan import money_sections, sections
from cma_roadmap.rendering.pages.plan.plain_list import plain_list
from cma_roadmap.rendering.plan.view import RoadmapView

LEAST_WIDTH = 72
"""Below this many cells there is no room for bars: the plain list is given."""

_READABLE = 110
"""Running text is easier to read in lines that are not longer than this."""

_Sections = Mapping[str, Callable[[RoadmapView, Paper], Iterator[Line]]]

_SECTIONS: _Sections = {
    "refusal": sections.refusal,
    "ways-out": sections.ways_out,
    "other-roads": sections.other_roads,
    "agenda": sections.agenda,
    "visits": sections.visits,
    "late-starts": sections.late_starts,
    "notices": sections.notices,
    "costs": sections.costs,
    "cash-flow": money_sections.cash_flow,
    "extras": money_sections.extras,
    "aid": money_sections.aid,
    "sources": sections.sources,
}
_WITHOUT_BARS: _Sections = {**_SECTIONS, "cash-flow": money_sections.cash_list}

_MONEY = ("costs", "cash-flow", "extras", "aid")
_PLAN: tuple[tuple[str, ...], tuple[str, ...]] = (
    (),
    ("agenda", "visits", "late-starts", "other-roads", "notices", *_MONEY, "sources"),
)
_REFUSAL: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("refusal", "ways-out", "notices"),
    ("sources",),
)
"""The sections before and after the bars."""


def render_timeline(view: RoadmapView, width: int, *, color: bool) -> str:
    """The whole page as text that ends in a line break, with ANSI colours if `color`.

    From 72 cells on there are bars; in less room every step is a paragraph.
    """
    paper = paper_of(width)
    if width < LEAST_WIDTH:
        return render_list(view, width, color=color)
    return _page(view, paper, _bars(view, paper), _SECTIONS, color=color)


def render_list(view: RoadmapView, width: int, *, color: bool) -> str:
    """The same page without bars at any width: what a screen reader can follow."""
    paper = paper_of(width)
    return _page(view, paper, plain_list(view, paper), _WITHOUT_BARS, color=color)


def _page(
    view: RoadmapView, paper: Paper, drawn: Iterable[Line], told: _Sections, *, color: bool
) -> str:
    first, second = _PLAN if view.feasible else _REFUSAL
    lines = [
        *sections.head(view, paper),
        *_under_headings(view, paper, first, told),
        *drawn,
        *_under_headings(view, paper, second, told),
    ]
    return "".join(inked(one, color=color) + "\n" for one in lines)


def _bars(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    if not view.panels:
        return
    rows = [row for panel in view.panels for row in panel.rows]
    columns = columns_for(rows, paper, view.labels)
    glyphs: frozenset[str] = frozenset()
    for panel in view.panels:
        drawn = chart(panel, columns, view.labels, paper)
        glyphs |= drawn.glyphs
        yield BLANK
        yield from drawn.lines
    yield BLANK
    yield from sections.legend(view, glyphs, paper)


def _under_headings(
    view: RoadmapView, paper: Paper, names: Iterable[str], told: _Sections
) -> Iterator[Line]:
    """The sections that have something to say, each under its heading."""
    paper = replace(paper, width=min(paper.width, _READABLE))
    for name in names:
        lines = list(told[name](view, paper))
        if lines:
            yield BLANK
            yield line(view.labels[name].upper(), Ink.HEADING)
            yield from lines
