"""The honest no as a picture: which clauses fail, and the commands that would work."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.view import RoadmapView
from cma_roadmap.rendering.svg.svg_panel import Drawn, Layout
from cma_roadmap.rendering.svg.svg_text import folded, written
from cma_roadmap.rendering.text.markup import Safe

_LINE = 19
_EDGE = 6
_SET_IN = 18
_SIZE = 13
_Told = tuple[int, str, str]
"""How far a text is set in, its class, and the text."""


def refusal(view: RoadmapView, layout: Layout, top: int, words: Words) -> Drawn:
    """Why not, and what would help, as lines of text."""
    parts: list[Safe] = []
    y = top
    for set_in, class_, text in (*_reasons(view, words), *_problems(view), *_ways_out(view)):
        x = _EDGE + set_in * _SET_IN
        y += 10 if class_ == "h2" else 0
        for part in folded(text, layout.width - x - _EDGE, _SIZE):
            y += _LINE
            parts.append(written(part, x, y, class_))
    return Drawn(tuple(parts), y + _LINE - top)


def _reasons(view: RoadmapView, words: Words) -> Iterator[_Told]:
    if view.refusal:
        yield 0, "h2", view.labels["refusal"]
    for clause in view.refusal:
        verdict = view.labels[f"verdict.{clause.verdict}"]
        class_ = "strong" if clause.verdict is Verdict.UNMET else "plain"
        yield clause.depth, class_, words("picture.clause", verdict=verdict, text=clause.text)
        if clause.reason and clause.reason != clause.text:
            yield clause.depth + 1, "faint", clause.reason


def _problems(view: RoadmapView) -> Iterator[_Told]:
    """What else stands in the way; nothing that was told among the reasons."""
    told = {clause.reason for clause in view.refusal}
    for notice in view.notices:
        if notice.severity is Severity.PROBLEM and notice.text not in told:
            yield 0, "plain", f"{notice.lead}: {notice.text}"


def _ways_out(view: RoadmapView) -> Iterator[_Told]:
    if view.ways_out:
        yield 0, "h2", view.labels["ways-out"]
    for way in view.ways_out:
        yield 0, "strong", f"{way.number}. {way.change}: {way.result}"
        yield 1, "plain", " ".join(way.command)
