"""What to do this week and this month, as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cma_roadmap.model.results.network import Listed
from cma_roadmap.model.results.roadmap import PlannedStep
from cma_roadmap.model.tracked.due import MONTH, Due, DueNow
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Enumeration,
    Item,
    Items,
    Mark,
    Page,
    Paragraph,
    Section,
)
from cma_roadmap.rendering.plan.listed import listed_label
from cma_roadmap.rendering.plan.prices import price_of
from cma_roadmap.rendering.plan.rows import last_day
from cma_roadmap.sentences.catalog import ENGLISH


def next_page(due: DueNow, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """The week, then the rest of the month; one line where nothing is due."""
    words = Words(phrases)
    last = due.today + MONTH - ONE_DAY
    titled = words("next.title", day=due.today)
    sections = [
        Section("week", words("next.heading.week"), tuple(_items(due.week, 1, words))),
        Section(
            "month",
            words("next.heading.month", day=last),
            tuple(_items(due.month, 1 + len(due.week), words)),
        ),
        Section("under-way", words("next.heading.under-way"), tuple(_begun(due, words))),
    ]
    lead = () if due.week or due.month else (Paragraph(nothing_due(due, words)),)
    return Page(titled, lead, tuple(s for s in sections if s.blocks), {})


def nothing_due(due: DueNow, words: Words) -> str:
    """That nothing is due, and what comes next."""
    if due.later is None:
        return words("next.nothing-ever")
    planned = due.later.planned
    title = words.say(planned.step.title)
    return words("next.nothing", title=title, day=planned.timing.start)


def _items(dues: Iterable[Due], first: int, words: Words) -> Iterator[Block]:
    found = tuple(_item(one, number, words) for number, one in enumerate(dues, first))
    if found:
        yield Items(found, to_do=True)


def _item(one: Due, number: int, words: Words) -> Item:
    step, body = one.planned.step, list[Block]()
    if step.documents and step.listed is not Listed.TOPICS:
        body.append(
            Enumeration(listed_label(step, words), step.documents, step.listed is Listed.PAPERS)
        )
    return Item(due_line(one, words), number, body=tuple(body), lead=f"{words.say(step.title)}:")


def due_line(one: Due, words: Words) -> str:
    """The day it begins, how late it may begin, and its price."""
    timing, price = one.planned.timing, price_of(one.planned.step.costs, words)
    if one.latest is None:
        told = words("next.line.open", day=timing.start)
    elif one.latest <= timing.start:
        code = "next.line.decides" if timing.critical else "next.line.day"
        told = words(code, day=timing.start)
    else:
        told = words("next.line", day=timing.start, latest=one.latest)
    if price is None:
        return told
    known = any(line.amount is not None for line in one.planned.step.costs)
    return words("next.priced" if known else "next.unpriced", told=told, price=price.full)


def _begun(due: DueNow, words: Words) -> Iterator[Block]:
    found = tuple(Item(_until(planned, words), Mark.DASH) for planned in due.under_way)
    if found:
        yield Items(found)


def _until(planned: PlannedStep, words: Words) -> str:
    day = last_day(planned.timing.start, planned.timing.end)
    return words("next.until", title=words.say(planned.step.title), day=day)
