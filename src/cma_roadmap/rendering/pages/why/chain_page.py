"""The chain of steps that puts one step on its day, from what holds the first of them on."""

from __future__ import annotations

from collections.abc import Mapping

from cma_roadmap.model.results.network import driving_chain
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Item, Items, Page, Paragraph, Tone
from cma_roadmap.rendering.pages.why.explanation import Explanation, explain
from cma_roadmap.rendering.text.said import cite
from cma_roadmap.sentences.catalog import ENGLISH


def chain_page(roadmap: Roadmap, step: str, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """Each step of the chain with its day and what holds it there.

    Raises:
        KeyError: the plan has no such step.
    """
    words = Words(phrases)
    timings = {planned.step.id: planned.timing for planned in roadmap.steps}
    told = [explain(roadmap, name, words) for name in driving_chain(timings, step)]
    title = words("why.chain.title", title=told[-1].title, day=told[-1].planned.timing.start)
    items = Items(tuple(_step(number, one) for number, one in enumerate(told, 1)))
    sources = {source.id: source for source in roadmap.sources}
    return paged(title, [items], (), sources, words, roadmap.confidence)


def _step(number: int, one: Explanation) -> Item:
    reasons = (Paragraph(reason.text + cite(reason.sources)) for reason in one.drivers)
    return Item(f"{one.title}: {one.when}", number, Tone.STRONG, tuple(reasons))
