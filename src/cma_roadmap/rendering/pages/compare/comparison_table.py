"""A comparison in a terminal: the answer first, the table, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.results.comparison import Comparison
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, Piece, line
from cma_roadmap.rendering.page.tables import (
    VERDICTS,
    blocks,
    bullet,
    page_text,
    readable,
    remark,
    table,
    under,
)
from cma_roadmap.rendering.pages.compare.comparison_view import (
    ComparisonView,
    Note,
    Standing,
    build,
)

LEAST_WIDTH = 72
"""Below this many cells the options are told one after the other."""
_BESIDE = 104
_LEAST_COLUMN, _MOST_COLUMN = 17, 44


def render_comparison(
    comparison: Comparison, width: int, *, color: bool, phrases: Mapping[str, str] = ENGLISH
) -> str:
    """The whole page as text that ends in a line break, with ANSI colours if `color`."""
    return page_text(_lines(build(comparison, phrases), paper_of(width)), color=color)


def _lines(view: ComparisonView, paper: Paper) -> Iterator[Line]:
    """From the answer down to the sources."""
    text = readable(paper)
    yield from (line(part, Ink.TITLE) for part in paper.wrap(view.title, paper.width))
    yield BLANK
    yield from _head(view, text)
    yield BLANK
    yield from _table(view, paper)
    yield from under(view.standing_heading, _standings(view, text))
    for section in view.sections:
        yield from under(section.heading, _notes(section.notes, text))
    yield from under(view.sources_heading, view.cited.lines(text))


def _head(view: ComparisonView, paper: Paper) -> Iterator[Line]:
    indent = paper.widest(one.label for one in view.head) + 3
    for one in view.head:
        ink = Ink.GOAL if one.is_answer else Ink.PLAIN
        yield from paper.hanging(paper.left(f" {one.label}", indent), one.text, ink, Ink.FAINT)


def _table(view: ComparisonView, paper: Paper) -> Iterator[Line]:
    drawn = None
    if paper.width >= LEAST_WIDTH:
        drawn = table(
            view.names, view.rows, paper, wide=_BESIDE, least=_LEAST_COLUMN, most=_MOST_COLUMN
        )
    yield from blocks(view.names, view.rows, paper) if drawn is None else drawn


def _standings(view: ComparisonView, paper: Paper) -> Iterator[Line]:
    for one in view.standing:
        yield from _standing(one, paper)


def _standing(one: Standing, paper: Paper) -> Iterator[Line]:
    yield from bullet(paper, 0, VERDICTS[one.verdict], one.text, Ink.STRONG)
    for clause in one.missing:
        yield from bullet(paper, 1, VERDICTS[clause.verdict], clause.text)
        yield from remark(paper, 1, clause.reason)
    if one.remark is not None:
        yield from remark(paper, 0, one.remark, Ink.PLAIN)


def _notes(notes: tuple[Note, ...], paper: Paper) -> Iterator[Line]:
    for note in notes:
        yield from bullet(paper, 0, _mark(note), note.text)


def _mark(note: Note) -> Piece:
    if note.severity is None:
        return Piece("-")
    return Piece("!", Ink.PROBLEM if note.severity is Severity.PROBLEM else Ink.WARNING)
