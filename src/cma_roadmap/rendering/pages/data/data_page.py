"""`data check`, `data stale` and `data sources` as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.model.results.audit import CitedSource, Inspection, Reading
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, line
from cma_roadmap.rendering.page.tables import TableRow, blocks, cell, columns, page_text, remark
from cma_roadmap.rendering.text.visible import visible


def render_inspection(
    found: Inspection, width: int, *, color: bool, phrases: Mapping[str, str] = ENGLISH
) -> str:
    """How much there is in each file, and whether all is well."""
    words, paper = Words(phrases), paper_of(width)
    rows = [[f.file, str(f.definitions), str(f.facts)] for f in found.files]
    notes = [words("data.check.version", version=found.version)]
    if found.problems:
        notes.append(words("data.check.problems", count=len(found.problems)))
    else:
        notes.append(words("data.check.sound"))
    if found.unused_sources:
        notes.append(words("data.check.unused", ids=found.unused_sources))
    if not found.snapshot_current:
        notes.append(words("data.check.slow"))
    names = ("file", "definitions", "facts")
    lines = _page(words("data.check.title"), "check", names, rows, 0, notes, words, paper)
    return page_text(lines, color=color)


def render_stale(
    found: Sequence[Reading],
    days: int,
    today: date,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """Old readings by source, the oldest first; what has no date is counted."""
    words, paper = Words(phrases), paper_of(width)
    dated = [reading for reading in found if reading.latest is not None]
    undated = len(found) - len(dated)
    rows = list(_stale_rows(dated, today))
    notes = [] if rows else [words("data.stale.none")]
    if undated:
        notes.append(words("data.stale.undated", count=undated))
    notes.append(words("data.stale.how"))
    title = words("data.stale.title", days=days, day=today)
    names = ("source", "seen", "age", "facts", "where")
    lines = _page(title, "stale", names, rows, 4, notes, words, paper)
    return page_text(lines, color=color)


def _stale_rows(dated: Iterable[Reading], today: date) -> Iterator[list[str]]:
    groups: dict[tuple[str, str], list[Reading]] = {}
    for reading in dated:
        groups.setdefault((reading.source, reading.seen or ""), []).append(reading)
    ages = {key: max(r.age(today) or 0 for r in group) for key, group in groups.items()}
    for (source, seen), age in sorted(ages.items(), key=lambda pair: (-pair[1], pair[0])):
        group = groups[source, seen]
        where = dict.fromkeys(reading.definition for reading in group)
        named = ", ".join(
            where if len(where) <= 4 else [*list(where)[:3], f"{len(where) - 3} more"]
        )
        yield [visible(source), visible(seen), str(age), str(len(group)), visible(named)]


def render_sources(
    found: Sequence[CitedSource],
    of: int,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The sources, one a row."""
    words, paper = Words(phrases), paper_of(width)
    rows = [
        [
            visible(entry.source.id),
            visible(entry.source.publisher),
            visible(entry.source.title),
            words(f"view.tier.{entry.source.tier}"),
            visible(entry.source.seen or words("data.sources.undated")),
            str(entry.citations),
        ]
        for entry in found
    ]
    notes = [words("data.sources.found", count=len(found), all=of)]
    if not rows:
        notes = [words("data.sources.none")]
    names = ("id", "publisher", "title", "tier", "seen", "facts")
    title = words("data.sources.title")
    return page_text(_page(title, "sources", names, rows, 2, notes, words, paper), color=color)


def _page(
    title: str,
    kind: str,
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    flexible: int,
    notes: Iterable[str],
    words: Words,
    paper: Paper,
) -> Iterator[Line]:
    yield from (line(text, Ink.TITLE) for text in paper.wrap(title, paper.width))
    if rows:
        yield BLANK
        heads = [words(f"data.{kind}.column.{name}") for name in names]
        drawn = columns([heads, *rows], paper, flexible, 0)
        yield from _blocks(heads, rows, paper) if drawn is None else drawn
    yield BLANK
    for note in notes:
        yield from remark(paper, -1, note, Ink.PLAIN)


def _blocks(heads: Sequence[str], rows: Sequence[Sequence[str]], paper: Paper) -> Iterator[Line]:
    """Where the columns do not fit: one entry after the other."""
    firsts = [row[0] for row in rows]
    table = [
        TableRow(head, tuple(cell(row[number]) for row in rows))
        for number, head in enumerate(heads)
        if number
    ]
    return blocks(firsts, table, paper)
