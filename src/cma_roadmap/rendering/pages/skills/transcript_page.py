"""A checklist to take to the school: what a body lists, beside one's own courses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.model.studying.skill_report import CourseLine, ListedClause, TranscriptCheck
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Fact,
    Facts,
    Item,
    Items,
    Page,
    Paragraph,
    Section,
    Sheet,
    Tone,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.why.rule_tree import RuleTree
from cma_roadmap.rendering.text.said import Said, cite
from cma_roadmap.rendering.text.spreadsheet import Value
from cma_roadmap.sentences.catalog import ENGLISH

_COLUMNS = ("listed", "courses", "school")
_SHEET = ("credential", "pathway", "clause", "listed", "name", "counted", "course")


def transcript_page(
    checks: Sequence[TranscriptCheck],
    sources: Mapping[str, Source],
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """Every way in whose rule lists courses, with lines for the school to fill in.

    Raises:
        IndexError: there is none.
    """
    words, first = Words(phrases), checks[0]
    sections = [
        Section(one.pathway.id, one.pathway.name, tuple(_way(one, words)), is_name=True)
        for one in checks
    ]
    how = tuple(listed(_how(first, words)))
    sections.append(Section("how", words("skill.heading.how"), how))
    head = Facts(tuple(_head(checks, words)))
    title = words("skill.transcript-title", credential=first.credential.name)
    return paged(title, [head], sections, sources, words)


def _head(checks: Sequence[TranscriptCheck], words: Words) -> Iterator[Fact]:
    first = checks[0]
    if not first.courses:
        said = words("skill.no-courses")
    else:
        named, whole = max((one.named, len(one.lines)) for one in checks)
        said = words("skill.covered", named=named, all=whole, courses=len(first.courses))
    yield Fact(words("skill.head.transcript"), said, Tone.ANSWER)
    yield Fact(words("credential.head.day"), words("view.day", day=first.day))


def _way(one: TranscriptCheck, words: Words) -> Iterator[Block]:
    facts = FactItems(one.day, words)
    yield Items(tuple(Item(_told(clause, facts)) for clause in one.clauses))
    yield _table(one, words)
    yield Paragraph(words("skill.whole-rule"), Tone.STRONG)
    yield Items((RuleTree(one.today, words).pathway(one.judged),))
    papers = tuple(Item(facts.reading(paper.fact.at(one.day))) for paper in one.papers)
    if papers:
        yield Paragraph(words("skill.papers"), Tone.STRONG)
        yield Items(papers, to_do=True)


def _told(clause: ListedClause, facts: FactItems) -> Said:
    if clause.told is None or clause.told.value is None:
        return clause.text + cite([clause.source])
    return f"{clause.text} " + facts.reading(clause.told)


def _table(one: TranscriptCheck, words: Words) -> Table:
    columns = tuple(
        Column(key, words(f"skill.column.{key}"), flexible=key != "school", least=16)
        for key in _COLUMNS
    )
    caption = words("skill.transcript-caption", way=one.pathway.name)
    lines = (line for clause in one.clauses for line in clause.lines)
    rows = tuple((line.asked.name, _courses(line, words), "____") for line in lines)
    return Table(columns, rows, "listed", caption=caption)


def _courses(line: CourseLine, words: Words) -> str:
    if line.asked.counted:
        return words("skill.course.counted")
    if not line.courses:
        return words("skill.course.none")
    return "; ".join(line.courses)


def _how(first: TranscriptCheck, words: Words) -> Iterator[Item]:
    body = first.credential.body.abbreviation
    yield Item(words("skill.how.titles"))
    yield Item(words("skill.how.school", body=body))
    ids = tuple(clause.id for clause in first.clauses)
    yield Item(words("skill.how.confirm", names=ids))


def transcript_sheet(checks: Sequence[TranscriptCheck]) -> Sheet:
    """A row for each thing listed and each course that names it; without one where none does."""
    rows: list[dict[str, Value]] = [
        {
            "credential": one.credential.id,
            "pathway": one.pathway.id,
            "clause": clause.id,
            "listed": line.asked.id,
            "name": line.asked.name,
            "counted": "yes" if line.asked.counted else "no",
            "course": course,
        }
        for one in checks
        for clause in one.clauses
        for line in clause.lines
        for course in line.courses or (None,)
    ]
    return Sheet(_SHEET, tuple(rows))
