"""Work in other states at one look: may I work there, what is missing, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.definitions.labor import PayRow, Wages
from cma_roadmap.model.traveling.packing import Assignment, PackingList, Readiness
from cma_roadmap.rendering.facts.short_parts import next_up
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Item, Mark, Page, Section, listed
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.career.packing_sections import card_item, heading
from cma_roadmap.rendering.pages.career.pay_figures import difference, yearly
from cma_roadmap.rendering.pages.career.pay_lookup import MEDICAL_ASSISTANT, Pay, more_than
from cma_roadmap.rendering.pages.states.packing_items import short_items
from cma_roadmap.sentences.catalog import ENGLISH

_IN_FULL = 3
"""How many assignments are told one by one; of more there is a table."""
_LETTERS = {1: 300, 2: 210, 3: 140}
_CARDS = 4
_ROWS = 20


def short_travel_page(
    found: PackingList,
    wages: Wages,
    here: PayRow | None,
    whole: Page,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """The answer for each state, what to do for it, and what of the papers in hand runs out."""
    words, pay = Words(phrases), Pay.of(wages)
    many = len(found.assignments) > _IN_FULL
    sections = [_table(found, words)] if many else list(_each(found, pay, here, words))
    sections.append(Section("cards", words("career.heading.cards"), tuple(_cards(found, words))))
    states = [one.travel.there.id for one in found.assignments]
    more = next_up(
        words,
        whole,
        words("packing.more.calendar"),
        words("short.more.state", state=states[0]),
        parts="packing,cards,side-by-side",
    )
    names = tuple(dict.fromkeys(one.travel.there.name for one in found.assignments))
    home = found.assignments[0].travel.here.name
    title = words("packing.title", here=home, states=names)
    shown = tuple(section for section in (*sections, more) if section.blocks)
    return Page(title, (), shown, {})


def _table(found: PackingList, words: Words) -> Section:
    keys = ("state", "from", "answer", "open")
    columns = tuple(
        Column(key, words(f"packing.column.{key}"), clipped=key == "answer", least=12)
        for key in keys
    )
    rows = tuple(_row(one, words) for one in found.assignments[:_ROWS])
    left = len(found.assignments[_ROWS:])
    blocks: tuple[Block, ...] = (Table(columns, rows, "state"),)
    if left:
        blocks += tuple(listed([Item(words("packing.more-states", count=left))]))
    return Section("packing", words("career.heading.packing"), blocks)


def _row(one: Assignment, words: Words) -> tuple[str, ...]:
    first = words.value(one.asked.first) if one.asked.first else words("packing.today")
    still = len(one.standing(Readiness.GET, Readiness.ASK, Readiness.MISSING))
    answer = words(f"packing.answer-short.{one.answer}")
    return (one.travel.there.name, first, answer, str(still))


def _each(found: PackingList, pay: Pay, here: PayRow | None, words: Words) -> Iterator[Section]:
    most = _LETTERS[len(found.assignments)]
    for number, one in enumerate(found.assignments, 1):
        items = [*short_items(one, found.today, words, most), *_pay(one, pay, here, words)]
        yield Section(f"packing-{number}", heading(one, words), tuple(listed(items)))


def _pay(one: Assignment, pay: Pay, here: PayRow | None, words: Words) -> Iterator[Item]:
    there = pay.row(MEDICAL_ASSISTANT, one.travel.there.id)
    more = more_than(there, here)
    if there is not None and there.annual_median is not None and more is not None:
        money = yearly(there.annual_median, pay.wages.currency)
        beside = difference(more, pay.wages.currency)
        text = words("packing.pay", pay=money, difference=beside, here=one.travel.here.name)
        yield Item(text)


def _cards(found: PackingList, words: Words) -> Iterator[Block]:
    """Cards that run out or about which to ask first; of the rest how many hold."""
    if not found.told:
        yield from listed([Item(words("packing.untold"), Mark.UNKNOWN)])
        return
    dated = [card for card in found.cards if card.ends is not None]
    told = [card_item(card, found, words) for card in dated]
    order = (Mark.WARNING, Mark.UNKNOWN, Mark.MET)
    told.sort(key=lambda item: order.index(item.mark) if isinstance(item.mark, Mark) else 0)
    yield from listed(told[:_CARDS])
    left = len(told[_CARDS:])
    undated = len(found.cards) - len(dated)
    rest = [words("packing.more-cards", count=left)] if left else []
    rest += [words("packing.undated-cards", count=undated)] if undated else []
    rest.append(words("packing.agency-list"))
    yield from listed([Item(" ".join(rest), Mark.UNKNOWN)])
