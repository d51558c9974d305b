"""`data sources` as a page: who says what, and how much rests on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cma_roadmap.model.results.audit import CitedSource
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Page, Sheet
from cma_roadmap.rendering.pages.data.data_table import table_and_notes
from cma_roadmap.sentences.catalog import ENGLISH

_COLUMNS = ("id", "publisher", "title", "tier", "seen", "facts")
_SHEET = ("id", "publisher", "title", "url", "tier", "seen", "note", "citations")


def sources_page(
    found: Sequence[CitedSource], of: int, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """The sources found of all there are, one a row."""
    words = Words(phrases)
    rows = (
        [
            entry.source.id,
            entry.source.publisher,
            entry.source.title,
            words(f"view.tier.{entry.source.tier}"),
            entry.source.seen or words("data.sources.undated"),
            str(entry.citations),
        ]
        for entry in found
    )
    code = "data.sources.found" if found else "data.sources.none"
    notes = [words(code, count=len(found), all=of)]
    lead = table_and_notes("sources", _COLUMNS, rows, "title", notes, words)
    return Page(words("data.sources.title"), tuple(lead), (), {})


def sources_sheet(found: Sequence[CitedSource]) -> Sheet:
    """The sources found, one a row."""
    rows = (
        (
            *(entry.source.id, entry.source.publisher, entry.source.title, entry.source.url),
            *(entry.source.tier.value, entry.source.seen, entry.source.note, entry.citations),
        )
        for entry in found
    )
    return Sheet(_SHEET, tuple(dict(zip(_SHEET, row, strict=True)) for row in rows))
