"""Parts that every first screen has: what to know, and what to type next."""

from __future__ import annotations

from collections.abc import Iterable

from cma_roadmap.rendering.messages.sentences import in_short, sentence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Item, Mark, Page, Paragraph, Section, listed
from cma_roadmap.rendering.page.parts import MORE
from cma_roadmap.rendering.text.paper import GLUE

MOST_KNOWN = 3
"""Warnings on a first screen: what could close the road, or costs time or much money."""
ONE_LINE = 70
"""Letters that fit a line of 80 cells, set in."""
_HELD = 36
"""Letters of a command that stays in one piece: it is copied."""


def know(texts: Iterable[str], words: Words) -> Section:
    """The first few warnings, each once and in two lines."""
    told = list(dict.fromkeys(filter(None, texts)))[:MOST_KNOWN]
    items = (Item(in_short(sentence(text)), Mark.WARNING) for text in told)
    return Section("know", words("short.heading.know"), tuple(listed(items)))


def next_up(words: Words, whole: Page, *told: str, parts: str = "") -> Section:
    """Where the rest is, and the commands that lead on from this result.

    Of the `parts`, with commas between, those are named that the `whole` page has.
    """
    has = {section.key for section in whole.sections if not section.to_keep}
    named = ",".join(part for part in parts.split(",") if part in has)
    sources = len(whole.numbers)
    full = words("short.more.all" if sources else "short.more.whole", sources=sources)
    show = words("short.more.show", parts=named) if named else ""
    return Section(MORE, words("short.heading.more"), (typed(full, show, *told),))


def typed(*told: str) -> Paragraph:
    """Commands one after the other, none of them torn apart unless it is long."""
    whole = (one.replace(" ", GLUE) if len(one) <= _HELD else one for one in filter(None, told))
    return Paragraph(f"{GLUE}· ".join(whole))
