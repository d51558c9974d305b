"""The roadmap in a terminal: bars on an axis, and all that a person needs to know around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from cma_roadmap.rendering import sections
from cma_roadmap.rendering.chart import chart, columns_for
from cma_roadmap.rendering.paper import BLANK, Ink, Line, Paper, line
from cma_roadmap.rendering.plain_list import plain_list
from cma_roadmap.rendering.view import RoadmapView

LEAST_WIDTH = 72
"""Below this many cells there is no room for bars: the plain list is given."""

_STYLES = {
    Ink.TITLE: Style(bold=True, color="cyan"),
    Ink.HEADING: Style(bold=True),
    Ink.STRONG: Style(bold=True),
    Ink.FAINT: Style(dim=True),
    Ink.CRITICAL: Style(color="cyan", bold=True),
    Ink.DONE: Style(color="green"),
    Ink.DEADLINE: Style(color="red", bold=True),
    Ink.GOAL: Style(color="magenta", bold=True),
    Ink.TODAY: Style(color="green", bold=True),
    Ink.PROBLEM: Style(color="red", bold=True),
    Ink.WARNING: Style(color="magenta", bold=True),
    Ink.LINK: Style(color="cyan"),
}


def render_timeline(view: RoadmapView, width: int, *, color: bool) -> str:
    """The whole page as text that ends in a line break, with ANSI colours if `color`.

    From 72 cells on there are bars; in less room every step is a paragraph.
    """
    paper = paper_of(width)
    drawn = _bars(view, paper) if width >= LEAST_WIDTH else plain_list(view, paper)
    return _page(view, paper, drawn, color=color)


def render_list(view: RoadmapView, width: int, *, color: bool) -> str:
    """The same page without bars at any width: what a screen reader can follow."""
    paper = paper_of(width)
    return _page(view, paper, plain_list(view, paper), color=color)


def paper_of(width: int) -> Paper:
    """A sheet on which text is as wide as terminals draw it, on every machine alike."""
    return Paper(max(width, 20), lambda text: cell_len(text, "latest"))


def _page(view: RoadmapView, paper: Paper, drawn: Iterable[Line], *, color: bool) -> str:
    lines = [*sections.head(view, paper), *drawn, *_below(view, paper)]
    return "".join(_text(one, color=color) + "\n" for one in lines)


def _bars(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    if not view.panels:
        return
    columns = columns_for(view.panels, paper, view.labels)
    glyphs: frozenset[str] = frozenset()
    for panel in view.panels:
        drawn = chart(panel, columns, view, paper)
        glyphs |= drawn.glyphs
        yield BLANK
        yield from drawn.lines
    yield BLANK
    yield from sections.legend(view, glyphs, paper)


def _below(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """The sections that have something to say, each under its heading."""
    costs = sections.costs(view, view.costs, paper) if view.costs else ()
    parts: tuple[tuple[str, Iterable[Line]], ...] = (
        ("refusal", sections.refusal(view, paper)),
        ("ways-out", sections.ways_out(view, paper)),
        ("agenda", sections.agenda(view, paper)),
        ("notices", sections.notices(view, paper)),
        ("costs", costs),
        ("sources", sections.sources(view, paper)),
    )
    for name, part in parts:
        lines = list(part)
        if lines:
            yield BLANK
            yield line(view.labels[name].upper(), Ink.HEADING)
            yield from lines


def _text(pieces: Line, *, color: bool) -> str:
    if not color:
        return "".join(piece.text for piece in pieces)
    return "".join(
        _STYLES[piece.ink].render(piece.text, color_system=ColorSystem.STANDARD)
        if piece.ink in _STYLES
        else piece.text
        for piece in pieces
    )
