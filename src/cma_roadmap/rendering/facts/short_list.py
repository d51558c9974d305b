"""A list at one look: its rows, and how many sources they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cma_roadmap.rendering.facts.short_parts import typed
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
