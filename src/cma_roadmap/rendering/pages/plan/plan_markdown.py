"""A plan as Markdown: the hand-out that an adviser prints or pastes, the answer first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.pages.plan.handout_money import aid, extras
from cma_roadmap.rendering.pages.plan.handout_parts import (
    agenda,
    late_starts,
    notices,
    other_roads,
    refusal,
    sources,
    visits,
    ways_out,
)
from cma_roadmap.rendering.pages.plan.handout_tables import costs, deadlines, steps
from cma_roadmap.rendering.plan.view import RoadmapView, build
from cma_roadmap.rendering.text.markdown_text import Md, md_bold, md_text

_SECTIONS: Mapping[str, Callable[[RoadmapView], Iterable[Md]]] = {
    "refusal": refusal,
    "ways-out": ways_out,
    "agenda": agenda,
    "visits": visits,
    "late-starts": late_starts,
    "deadlines": deadlines,
    "other-roads": other_roads,
    "notices": notices,
    "costs": costs,
    "extras": extras,
    "aid": aid,
    "sources": sources,
}
_PLAN: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("agenda", "visits"),
    ("late-starts", "deadlines", "other-roads", "notices", "costs", "extras", "aid", "sources"),
)
_REFUSAL: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("refusal", "ways-out", "notices"),
    ("sources",),
)
"""The sections before and after the steps."""


def render_markdown(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The hand-out in CommonMark with GFM's tables and check boxes; ends in a line break."""
    view = build(roadmap, phrases)
    first, second = _PLAN if view.feasible else _REFUSAL
    lines = [
        Md(f"# {md_text(view.title)}"),
        Md(""),
        *_head(view),
        *_under_headings(view, first),
        *steps(view),
        *_under_headings(view, second),
        Md(""),
        Md("---"),
        Md(""),
        md_text(view.labels["check-first"]),
    ]
    return "".join(f"{line}\n" for line in lines)


def _head(view: RoadmapView) -> Iterator[Md]:
    for fact in view.head:
        yield Md(f"- {md_bold(f'{fact.label}:')} {md_text(fact.text)}")


def _under_headings(view: RoadmapView, names: Sequence[str]) -> Iterator[Md]:
    """The sections that have something to say, each under its heading."""
    for name in names:
        lines = list(_SECTIONS[name](view))
        if lines:
            yield from (Md(""), Md(f"## {md_text(view.labels[name])}"), Md(""))
            yield from lines
