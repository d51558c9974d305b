"""The parts of a hand-out below its costs: amounts in no total, and who else may pay."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.rendering.pages.plan.handout_parts import refs_text
from cma_roadmap.rendering.plan.view import RoadmapView
from cma_roadmap.rendering.text.markdown_text import Md, md_bold, md_text


def extras(view: RoadmapView) -> Iterator[Md]:
    """Amounts that are in no total."""
    for note in view.extras:
        lead = md_bold(f"{note.label}: {note.amount}.")
        yield Md(f"- {lead} {md_text(note.why)}{refs_text(note.refs)}")


def aid(view: RoadmapView) -> Iterator[Md]:
    """Questions with a box to check, and whom to ask."""
    for note in view.aid:
        ask = md_text(f"{view.labels['ask']}: {note.ask}.")
        yield Md(f"- [ ] {md_bold(note.question)} {ask}{refs_text(note.refs)}")
