"""`data check --coverage` as a page: how well what plans read is known, what to find out next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cma_roadmap.model.results.audit import Coverage, Known, Standing, Unknown
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Page, Paragraph, Section, Sheet
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.text.spreadsheet import Value
from cma_roadmap.sentences.catalog import ENGLISH

FIRST = 10
"""How many unknowns the page tells; the document has all."""
_SHEET = ("kind", "name", "facts", "plans", *(standing.value for standing in Standing))


def coverage_page(found: Coverage, day: date, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """Bodies and states with what is known of each, and the unknowns that matter most."""
    words = Words(phrases)
    bodies = [known for known in found.known if known.kind != "state"]
    states = sorted(
        (known for known in found.known if known.kind == "state"),
        key=lambda known: (-known.percent(Standing.UNKNOWN) * known.plans, known.name),
    )
    parts: dict[str, tuple[Block, ...]] = {
        "bodies": (_shares(bodies, words),),
        "unknowns": (_unknowns(found.unknowns[:FIRST], words), *_more(found, words)),
        "states": (_shares(states, words),),
    }
    sections = (
        Section(key, words(f"data.coverage.heading.{key}"), blocks) for key, blocks in parts.items()
    )
    lead = (Paragraph(words("data.coverage.lead")),)
    return Page(words("data.coverage.title", day=day), lead, tuple(sections), {})


def _more(found: Coverage, words: Words) -> Iterator[Paragraph]:
    yield Paragraph(words("data.coverage.how", count=len(found.unknowns)))


def _shares(known: Iterable[Known], words: Words) -> Table:
    heads = [Column("name", words("data.coverage.column.name"))]
    heads.append(Column("facts", words("data.coverage.column.facts"), figures=True))
    heads += [
        Column(standing, words(f"data.coverage.column.{standing}"), figures=True)
        for standing in Standing
    ]
    rows = tuple(
        (_name(each, words), str(each.facts), *(_percent(each, one) for one in Standing))
        for each in known
    )
    return Table(tuple(heads), rows, "name")


def _name(known: Known, words: Words) -> str:
    return words("data.coverage.everybody") if known.kind == "everybody" else known.name


def _percent(known: Known, standing: Standing) -> str:
    return f"{known.percent(standing)}%" if known.facts else "-"


def _unknowns(unknowns: Iterable[Unknown], words: Words) -> Table:
    heads = tuple(
        Column(key, words(f"data.coverage.column.{key}"), figures=key in ("points", "plans"))
        for key in ("points", "plans", "changes")
    )
    what = Column("what", words("data.coverage.column.what"), flexible=True, least=30)
    rows = tuple(
        (
            _rounded(each.weight.points),
            _rounded(each.weight.plans),
            words(f"data.effect.{each.weight.effect}"),
            _what(each, words),
        )
        for each in unknowns
    )
    return Table((*heads, what), rows, "what")


def _what(unknown: Unknown, words: Words) -> str:
    if unknown.schools is None:
        return f"{unknown.definition}: {unknown.path}"
    return words(f"data.coverage.schools.{unknown.path}", count=unknown.schools)


def _rounded(number: object) -> str:
    return f"{number:.0f}"


def coverage_sheet(found: Coverage) -> Sheet:
    """Every body and state, one a row, with the number of facts of each standing."""
    rows: Iterator[Mapping[str, Value]] = (
        {
            "kind": each.kind,
            "name": each.name,
            "facts": each.facts,
            "plans": round(each.plans, 1),
            **{standing.value: each.counts[standing] for standing in Standing},
        }
        for each in found.known
    )
    return Sheet(_SHEET, tuple(rows))
