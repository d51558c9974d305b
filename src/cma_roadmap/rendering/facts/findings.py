"""Findings as items of a page."""

from __future__ import annotations

from cma_roadmap.model.values.message import Finding, Severity
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Item, Mark
from cma_roadmap.rendering.text.said import cite

_MARKS = {
    Severity.PROBLEM: Mark.PROBLEM,
    Severity.WARNING: Mark.WARNING,
    Severity.INFO: Mark.NOTE,
}


def finding_item(found: Finding, words: Words) -> Item:
    """How much it weighs in a word, then what was found."""
    lead = words(f"view.severity.{found.severity}")
    text = f"{lead}: {words.say(found.message)}" + cite(found.sources)
    return Item(text, _MARKS[found.severity])
