"""`data stale` as a page: old readings by source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.model.results.audit import Reading
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Page, Sheet
from cma_roadmap.rendering.pages.data.data_table import table_and_notes
from cma_roadmap.sentences.catalog import ENGLISH

_COLUMNS = ("source", "seen", "age", "facts", "where")
_SHEET = ("kind", "id", "path", "source", "seen", "seen_by", "age_days", "confidence")
_FEW, _FIRST = 4, 3
"""Up to so many definitions are named; of more, the first few."""


def stale_page(
    found: Sequence[Reading], days: int, today: date, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """Old readings by source, the oldest first; what has no date is counted."""
    words = Words(phrases)
    dated = [reading for reading in found if reading.latest is not None]
    notes = [] if dated else [words("data.stale.none")]
    if len(dated) < len(found):
        notes.append(words("data.stale.undated", count=len(found) - len(dated)))
    notes.append(words("data.stale.how"))
    rows = _rows(dated, today, words)
    lead = table_and_notes("stale", _COLUMNS, rows, "where", notes, words)
    return Page(words("data.stale.title", days=days, day=today), tuple(lead), (), {})


def _rows(dated: Iterable[Reading], today: date, words: Words) -> Iterator[tuple[str, ...]]:
    groups: dict[tuple[str, str], list[Reading]] = {}
    for reading in dated:
        groups.setdefault((reading.source, reading.seen or ""), []).append(reading)
    ages = {key: max(r.age(today) or 0 for r in group) for key, group in groups.items()}
    for (source, seen), age in sorted(ages.items(), key=lambda pair: (-pair[1], pair[0])):
        group = groups[source, seen]
        where = list(dict.fromkeys(reading.definition for reading in group))
        if len(where) > _FEW:
            where[_FIRST:] = [words("data.stale.more", count=len(where) - _FIRST)]
        yield source, seen, str(age), str(len(group)), ", ".join(where)


def stale_sheet(found: Sequence[Reading], today: date) -> Sheet:
    """Every old or undated reading, one a row."""
    rows = (
        (
            *(reading.kind, reading.definition, reading.path, reading.source, reading.seen),
            *(reading.latest, reading.age(today), reading.confidence.value),
        )
        for reading in found
    )
    return Sheet(_SHEET, tuple(dict(zip(_SHEET, row, strict=True)) for row in rows))
