"""Specialties of a medical assistant: what each asks, what proves it, what it pays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.model.definitions.labor import Specialty
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.facts.short_parts import next_up
from cma_roadmap.rendering.messages.sentences import in_short
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Fact,
    Facts,
    Item,
    Items,
    Mark,
    Page,
    Paragraph,
    Section,
    Tone,
    asked,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.career.career_view import CareerView
from cma_roadmap.rendering.pages.career.pay_figures import UNPUBLISHED, medians, yearly
from cma_roadmap.rendering.pages.career.pay_table import place as place_name
from cma_roadmap.rendering.text.said import Text

_LETTERS = 150
_COLUMNS = ("specialty", "certificate", "pay")


def specialties(view: CareerView) -> Iterator[Block]:
    """Every specialty whole."""
    for one in view.career.specialties:
        yield Paragraph(one.title, Tone.STRONG, tuple(_whole(one, view)))


def asked_by(view: CareerView) -> Iterator[Block]:
    """What employers, insurers and federal programs ask for, where a source says so."""
    yield from listed(view.facts.named(view.career.asked_by))


def specialties_page(
    chosen: Sequence[Specialty], view: CareerView, sources: Mapping[str, Source]
) -> Page:
    """The specialties that were asked for, whole, and what employers ask for."""
    words = view.words
    sections = [Section(one.id, one.title, tuple(_whole(one, view))) for one in chosen]
    told = tuple(asked_by(view))
    if told:
        sections.append(Section("asked-by", words("career.heading.asked-by"), told))
    title = words("specialty.title") if len(chosen) != 1 else chosen[0].title
    head = Facts((Fact(words("career.head.day"), words("view.day", day=view.facts.day)),))
    return paged(title, [head], sections, sources, words)


def short_specialties_page(chosen: Sequence[Specialty], whole: Page, view: CareerView) -> Page:
    """One specialty in a few lines, or a table of several."""
    words = view.words
    if len(chosen) == 1:
        blocks = tuple(listed(_short(chosen[0], view)))
        section = Section("asks", words("specialty.asks"), blocks)
        more = next_up(words, whole, words("specialty.more.all"), words("short.more.career"))
    else:
        section = Section(
            "specialties", words("career.heading.specialties"), (_table(chosen, view),)
        )
        told = (words("specialty.more.one", name=chosen[0].id), words("short.more.career"))
        more = next_up(words, whole, *told, parts="asked-by")
    return Page(whole.title, (), (section, more), {})


def _whole(one: Specialty, view: CareerView) -> Iterator[Block]:
    words = view.words
    yield Items(tuple(view.facts.named(one.asks)))
    yield Break()
    proofs = [*view.facts.named(one.credentials), *_catalogued(one, view)]
    yield from listed(proofs or [Item(words("specialty.no-certificate"), Mark.UNKNOWN)])
    yield from listed([_pay(one, view)])
    yield from asked(one.unknown)


def _catalogued(one: Specialty, view: CareerView) -> Iterator[Item]:
    for name in one.catalogued:
        called = view.names.get(name, name)
        yield Item(view.words("specialty.catalogued", name=called, id=name))


def _pay(one: Specialty, view: CareerView) -> Item:
    row, table = view.row(one.occupation), view.pay.table(one.occupation or "")
    if one.occupation is None or row is None or table is None:
        return Item(view.words("specialty.no-pay"), Mark.UNKNOWN)
    here = view.place.state or view.pay.nation
    text = view.words(
        "specialty.pay",
        occupation=table.occupation.title,
        place=place_name(here, view.words) if here else row.area,
        pay=medians(row, view.currency, view.words),
    )
    return Item(Text((text,)) + view.pay_cited)


def _short(one: Specialty, view: CareerView) -> Iterator[Item]:
    for asked_for in (*one.asks, *one.credentials):
        value = asked_for.fact.at(view.facts.day).value
        text = value or view.words("word.unknown")
        mark = Mark.DASH if value else Mark.UNKNOWN
        yield Item(
            in_short(view.words("specialty.fact", label=asked_for.label, text=text), _LETTERS), mark
        )
    yield from _catalogued(one, view)
    yield _pay(one, view)
    for text in one.unknown[:2]:
        yield Item(in_short(text, _LETTERS), Mark.UNKNOWN)


def _table(chosen: Sequence[Specialty], view: CareerView) -> Table:
    columns = tuple(
        Column(
            key, view.words(f"specialty.column.{key}"), figures=key == "pay", clipped=key != "pay"
        )
        for key in _COLUMNS
    )
    return Table(columns, tuple(_row(one, view) for one in chosen), "specialty")


def _row(one: Specialty, view: CareerView) -> tuple[str, ...]:
    known = [c.label for c in one.credentials if c.fact.at(view.facts.day).value is not None]
    names = [view.names.get(name, name) for name in one.catalogued]
    first = (names or known or [view.words("word.unknown")])[0]
    row = view.row(one.occupation) if one.occupation else None
    pay = yearly(row.annual_median, view.currency) if row else UNPUBLISHED
    return (one.title, first, pay)
