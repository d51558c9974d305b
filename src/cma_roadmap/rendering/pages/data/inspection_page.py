"""`data check` as a page: how much there is in each file, and whether all is well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.errors import Problem
from cma_roadmap.model.results.audit import FileCount, Inspection
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Item,
    Items,
    Mark,
    Page,
    Paragraph,
    Section,
    Sheet,
    Tone,
)
from cma_roadmap.rendering.pages.data.data_table import table_and_notes
from cma_roadmap.sentences.catalog import ENGLISH


def inspection_page(
    found: Inspection, *, listed: bool, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """What was found; the problems themselves too, unless they are `listed` beside the page."""
    words = Words(phrases)
    rows = ([entry.file, str(entry.definitions), str(entry.facts)] for entry in found.files)
    notes = _notes(found, words, listed=listed)
    lead = table_and_notes("check", FileCount._fields, rows, "file", notes, words)
    sections = () if listed else tuple(_problems(found.problems, words))
    return Page(words("data.check.title"), tuple(lead), sections, {})


def _notes(found: Inspection, words: Words, *, listed: bool) -> Iterator[str]:
    yield words("data.check.version", version=found.version)
    if found.problems:
        code = "data.check.problems-listed" if listed else "data.check.problems"
        yield words(code, count=len(found.problems))
    else:
        yield words("data.check.sound")
    if found.unused_sources:
        yield words("data.check.unused", ids=found.unused_sources)
    if not found.snapshot_current:
        yield words("data.check.slow")


def _problems(problems: Sequence[Problem], words: Words) -> Iterator[Section]:
    """Each with its place and what to do."""
    if problems:
        items = Items(tuple(map(_problem, problems)))
        yield Section("problems", words("data.check.heading.problems"), (items,))


def _problem(problem: Problem) -> Item:
    place = f"{problem.location}: " if problem.location else ""
    body = (Paragraph(problem.hint, Tone.ASIDE),) if problem.hint else ()
    return Item(f"{place}{problem.message}", Mark.PROBLEM, body=body)


def inspection_sheet(found: Inspection) -> Sheet:
    """The files, one a row."""
    return Sheet(FileCount._fields, tuple(entry._asdict() for entry in found.files))
