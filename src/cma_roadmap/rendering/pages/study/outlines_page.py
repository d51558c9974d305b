"""What every exam asks, and two outlines held side by side, as pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.studying import Outline, Subject
from cma_roadmap.model.studying.study_plan import Compared, Met, Part
from cma_roadmap.model.values.fact import FactVersion, Source
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.readings import doubt_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Fact,
    Facts,
    Item,
    Items,
    Mark,
    Page,
    Section,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.study.outline_items import outline_items, sum_in_words
from cma_roadmap.rendering.pages.study.study_page import percent
from cma_roadmap.rendering.text.said import Said, cite
from cma_roadmap.sentences.catalog import ENGLISH

Held = tuple[Credential, FactVersion[Outline]]
_ZERO = Fraction(0)


def outlines_page(
    credentials: Sequence[Credential],
    sources: Mapping[str, Source],
    day: date,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """The outline of every exam of which one is known; then those of which none is."""
    words = Words(phrases)
    told = FactItems(day, words)
    tests = [(one, one.exam) for one in credentials if one.exam is not None]
    known = [(one, test) for one, test in tests if test.outline.at(day).value is not None]
    names = [one for one, test in tests if test.outline.at(day).value is None]
    sections = [
        Section(one.id, one.name, (Items(tuple(outline_items(test, told))),), is_name=True)
        for one, test in known
    ]
    rest = [Item(words("outline.none", name=one.name), Mark.UNKNOWN) for one in names]
    sections.append(Section("unknown", words("outline.heading.unknown"), tuple(listed(rest))))
    head = Facts(
        (
            Fact(words("outline.head.known"), words("outline.known", count=len(known))),
            Fact(words("credential.head.day"), words("view.day", day=day)),
        )
    )
    return paged(words("outline.title"), [head], sections, sources, words)


def compared_page(
    studied: Held,
    wanted: Held,
    compared: Sequence[Compared],
    sources: Mapping[str, Source],
    day: date,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """What the second exam asks, part by part, and where the first one asks the same."""
    words = Words(phrases)
    names = studied[0].name, wanted[0].name
    keys = ("part", "percent", "named")
    columns = tuple(
        Column(
            key,
            words(f"outline.column.{key}", studied=names[0], wanted=names[1]),
            figures=key == "percent",
            flexible=key != "percent",
            least=16,
        )
        for key in keys
    )
    rows = tuple(_row(one, words, names[0]) for one in compared)
    sections = (
        Section("parts", words("outline.heading.parts"), (Table(columns, rows, "part"),)),
        Section("left", words("outline.heading.left"), tuple(listed(_left(compared, words)))),
        Section(
            "rests-on",
            words("study.heading.rests-on"),
            tuple(listed(_rests_on((studied, wanted), FactItems(day, words)))),
        ),
    )
    head = Facts((Fact(words("outline.head.answer"), _answer(compared, words)),))
    title = words("outline.title-compared", studied=names[0], wanted=names[1])
    return paged(title, [head], sections, sources, words)


def _share(compared: Sequence[Compared], *met: Met) -> str:
    total = sum((one.part.percent for one in compared if one.met in met), start=_ZERO)
    return f"{percent(total)}%"


def _answer(compared: Sequence[Compared], words: Words) -> str:
    return words(
        "outline.answer",
        named=_share(compared, Met.NAMED),
        new=_share(compared, Met.NOT_NAMED, Met.PARTLY),
        unknown=_share(compared, Met.UNKNOWN),
    )


def _row(one: Compared, words: Words, studied: str) -> tuple[Said, ...]:
    near = tuple(words("outline.near", part=part.name, percent=_percent(part)) for part in one.near)
    code = f"outline.met.{one.met}" if near else f"outline.met.{one.met}-nowhere"
    said = words(code, parts="; ".join(near), new=_names(one.new, words), studied=studied)
    return one.part.name, _percent(one.part), said


def _percent(part: Part) -> str:
    return f"{percent(part.percent)}%" + ("*" if part.shared_out else "")


def _names(subjects: Sequence[Subject], words: Words) -> str:
    return ", ".join(words(f"subject.{subject}") for subject in subjects)


def _left(compared: Sequence[Compared], words: Words) -> Iterator[Item]:
    """What to learn for the second exam, and what to look up in both outlines."""
    for one in compared:
        if one.new:
            yield Item(words("outline.learn", part=one.part.name, new=_names(one.new, words)))
        elif one.weighs_more:
            before = f"{percent(sum((part.percent for part in one.near), start=_ZERO))}%"
            now = _percent(one.part)
            yield Item(words("outline.deeper", part=one.part.name, before=before, now=now))
    open_ones = [one.part.name for one in compared if one.met is Met.UNKNOWN]
    if open_ones:
        yield Item(words("outline.look-up", parts="; ".join(open_ones)), Mark.UNKNOWN)
    parts = [part for one in compared for part in (one.part, *one.near)]
    if any(part.shared_out for part in parts):
        yield Item(words("outline.shared-out"), Mark.NOTE)


def _rests_on(both: Sequence[Held], told: FactItems) -> Iterator[Item]:
    for credential, version in both:
        test, outline = credential.exam, version.value
        if test is None or outline is None:
            continue
        scored = test.scored_items.at(told.day).value
        doubt = doubt_in_words(version, told.words)
        said = told.words("study.outline-of", body=credential.name) + (
            f" ({doubt}). " if doubt else ". "
        )
        yield Item(said + sum_in_words(outline, scored, told) + cite(version.sources))
    yield Item(told.words("outline.not-all"))
