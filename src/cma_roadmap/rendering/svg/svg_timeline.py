"""A plan as one picture (SVG): no scripts, no fonts and nothing else from outside.

The panels, rows and dates are those of the terminal's timeline. All places are whole pixels, so
that the same plan gives the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.headline import HeadFact
from cma_roadmap.rendering.plan.panels import Panel
from cma_roadmap.rendering.plan.view import RoadmapView, build
from cma_roadmap.rendering.svg.svg_legend import legend
from cma_roadmap.rendering.svg.svg_panel import WIDE, Drawn, Layout, draw_panel
from cma_roadmap.rendering.svg.svg_shapes import folded, written
from cma_roadmap.rendering.svg.svg_style import by_day, by_night
from cma_roadmap.rendering.text.markup import Safe, dressed, element, lines, style, text
from cma_roadmap.sentences.catalog import ENGLISH

_SET_IN = 18
_SIZE = 13
_Told = tuple[int, str, str]
"""How far a text is set in, its class, and the text."""
_SPACE = 14
_ANSWERS = ("certified", "soonest", "since")
_LABELS = 130
_EDGE = 6
_MARGIN = 16
_LINE = 19


def refusal(view: RoadmapView, layout: Layout, top: int, words: Words) -> Drawn:
    """Why not, and what would help, as lines of text."""
    parts: list[Safe] = []
    y = top
    for set_in, class_, told in (*_reasons(view, words), *_problems(view), *_ways_out(view)):
        x = _EDGE + set_in * _SET_IN
        y += 10 if class_ == "h2" else 0
        for part in folded(told, layout.width - x - _EDGE, _SIZE):
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


def render_svg(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The plan as an SVG document of its own, its head above the bars; or the honest no."""
    view, words = build(roadmap, phrases), Words(phrases)
    head = _head(view, WIDE)
    if not view.feasible:
        no = refusal(view, WIDE, head.height, words)
        head = Drawn((*head.parts, *no.parts), head.height + no.height)
    drawn = _bars(view, WIDE, head.height, words)
    top = head.height + drawn.height
    foot = _foot(Made(roadmap.today, roadmap.data_version), WIDE, top, words)
    whole = Drawn((*head.parts, *drawn.parts, *foot.parts), top + foot.height)
    ground = element("rect", class_="paper", x=-_MARGIN, y=-_MARGIN, width="100%", height="100%")
    parts = (style(by_night()), ground, *whole.parts)
    drawn_in = _svg(parts, view, words, WIDE, whole.height, name="plan", margin=_MARGIN)
    return dressed(drawn_in, by_day) + "\n"


class Drawable(Protocol):
    """Panels to draw under a title, with the facts that describe them."""

    @property
    def title(self) -> str: ...
    @property
    def head(self) -> tuple[HeadFact, ...]: ...
    @property
    def panels(self) -> tuple[Panel, ...]: ...


def picture(view: Drawable, layout: Layout, words: Words, name: str) -> Safe:
    """The bars alone, to be set into a page that has the styles; ids begin with `name`."""
    drawn = _bars(view, layout, 0, words)
    return _svg(drawn.parts, view, words, layout, drawn.height, name=name)


def _svg(
    parts: tuple[Safe, ...],
    view: Drawable,
    words: Words,
    layout: Layout,
    height: int,
    *,
    name: str,
    margin: int = 0,
) -> Safe:
    """The root element, named and described for who cannot see it."""
    told = words("picture.title", title=view.title)
    wide, high = layout.width + 2 * margin, height + 2 * margin
    root: dict[str, str | int] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class_": f"tl {name}",
        "width": wide,
        "height": high,
        "viewBox": f"{-margin} {-margin} {wide} {high}",
        "role": "img",
        "aria_labelledby": f"{name}-title {name}-desc",
    }
    described = (
        element("title", text(told), id=f"{name}-title"),
        element("desc", text(_described(view, words)), id=f"{name}-desc"),
    )
    return element("svg", lines((*described, *parts)), **root)


def _described(view: Drawable, words: Words) -> str:
    """What the picture shows in sentences: the head, and how many steps there are."""
    count = sum(len(row.ids) for panel in view.panels for row in panel.rows)
    facts = (words("picture.fact", label=f.label, text=f.text) for f in view.head)
    return " ".join((words("picture.steps", count=count), *facts))


def _head(view: Drawable, layout: Layout) -> Drawn:
    """The title, and the facts under it with their labels in a column."""
    room = layout.width - 2 * _EDGE
    parts: list[Safe] = []
    y = 8
    for part in folded(view.title, room, 20):
        y += 26
        parts.append(written(part, _EDGE, y, "h1"))
    y += 8
    for fact in view.head:
        y += _LINE
        parts.append(written(fact.label, _EDGE, y, "faint"))
        class_ = "strong" if fact.key in _ANSWERS else "plain"
        for number, part in enumerate(folded(fact.text, room - _LABELS, 13)):
            y += _LINE if number else 0
            parts.append(written(part, _EDGE + _LABELS, y, class_))
    return Drawn(tuple(parts), y + _SPACE)


def _foot(made: Made, layout: Layout, top: int, words: Words) -> Drawn:
    """Who made the picture, when, and what it is not, below all else."""
    told = " ".join(made.told(words))
    y, parts = top + _SPACE, list[Safe]()
    for part in folded(told, layout.width - 2 * _EDGE, _SIZE):
        y += _LINE
        parts.append(written(part, _EDGE, y, "faint"))
    return Drawn(tuple(parts), y - top)


def _bars(view: Drawable, layout: Layout, top: int, words: Words) -> Drawn:
    """The panels one below the other, and the legend."""
    if not view.panels:
        return Drawn((), 0)
    parts: list[Safe] = []
    y = top
    for panel in view.panels:
        drawn = draw_panel(panel, layout, y, words)
        parts += drawn.parts
        y += drawn.height + _SPACE
    below = legend(view.panels, layout, y, words)
    return Drawn((*parts, *below.parts), y + below.height - top)
