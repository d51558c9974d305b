"""Whole pages at one look: without their sources, of which it is told how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.rendering.facts.short_parts import next_up, typed
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Page, Section
from cma_roadmap.rendering.page.parts import MORE
from cma_roadmap.rendering.page.table_blocks import Table


def short_list(whole: Page, words: Words, *told: str) -> Page:
    """The title and the rows of a `whole` page; what else it has is counted."""
    rows: Sequence[Block] = [block for block in whole.lead if isinstance(block, Table)]
    sources = words("short.more.sources", count=len(whole.numbers))
    more = Section(MORE, "", (typed(sources, *told),), in_parts=True)
    return replace(whole, lead=tuple(rows), sections=(more,), numbers={})


def without_sources(whole: Page, words: Words, *told: str) -> Page:
    """All of a `whole` page but its sources, and what to type next."""
    kept = [section for section in whole.sections if section.key != "sources"]
    return replace(whole, sections=(*kept, next_up(words, whole, *told)), numbers={})
