"""Where a plan stands, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.tracked.standing import Standing
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Fact,
    Facts,
    Item,
    Mark,
    Page,
    Paragraph,
    Section,
    listed,
)
from cma_roadmap.rendering.pages.tracked.diff_page import causes, certified_moved, dollars_moved
from cma_roadmap.rendering.pages.tracked.log_page import done_items, titles_of
from cma_roadmap.rendering.pages.tracked.next_page import due_line, nothing_due
from cma_roadmap.sentences.catalog import ENGLISH

_MOST = 3


def status_page(
    found: Standing, *, short: bool = False, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """Done, late, next, money, and how far it slipped; `short`: of each the first few."""
    words, roadmap = Words(phrases), found.roadmap
    most = _MOST if short else None
    before = {name: step.title for name, step in found.slip.old.steps.items()} if found.slip else {}
    titles = titles_of(roadmap, words, before)
    done = tuple(done_items(found.done[::-1], titles, words))
    sections = (
        Section("late", words("status.heading.late"), tuple(listed(_late(found, words)))),
        Section("next", words("status.heading.next"), tuple(_next(found, words))),
        Section("done", words("status.heading.done"), tuple(listed(done[:most]))),
        Section("slip", words("status.heading.slip"), tuple(_slip(found, words, most))),
    )
    title = words("status.title", day=roadmap.today)
    shown = tuple(section for section in sections if section.blocks)
    return Page(title, (Facts(tuple(_head(found, words))),), shown, {})


def _head(found: Standing, words: Words) -> Iterator[Fact]:
    roadmap, cost = found.roadmap, found.roadmap.cost
    goal = "status.goal" if roadmap.certified_on else "status.goal.none"
    text = words(goal, credential=roadmap.credential_name, day=roadmap.certified_on)
    yield Fact(words("status.head.goal"), text)
    count = words("status.done", count=len(found.done))
    yield Fact(words("status.head.done"), count if found.done else words("status.done.none"))
    spent = words("status.spent", amount=found.spent)
    if found.unpriced:
        spent = words("status.spent.partial", amount=found.spent, count=found.unpriced)
    yield Fact(words("status.head.spent"), spent)
    amount, partial = cost.to_certificate, bool(cost.unknown_to_certificate)
    if not amount.high.amount:
        code = "view.cost-unknown" if partial else "status.nothing-to-pay"
        yield Fact(words("status.head.to-come"), words(code))
    else:
        told = words.amount(amount)
        code = "short.or-more" if partial else "view.cost"
        yield Fact(words("status.head.to-come"), words(code, amount=told))


def _late(found: Standing, words: Words) -> Iterator[Item]:
    for one in found.late:
        days = (found.roadmap.today - one.due).days
        title = words.say(one.planned.step.title)
        yield Item(words("status.late", title=title, due=one.due, count=days), Mark.WARNING)


def _next(found: Standing, words: Words) -> Iterator[Block]:
    due = found.due
    ahead = (*due.week, *due.month)[:_MOST]
    if not ahead:
        yield Paragraph(nothing_due(due, words))
    yield from listed(
        Item(due_line(one, words), number, lead=f"{words.say(one.planned.step.title)}:")
        for number, one in enumerate(ahead, 1)
    )


def _slip(found: Standing, words: Words, most: int | None) -> Iterator[Block]:
    slip = found.slip
    if slip is None:
        yield Paragraph(words("status.no-first"))
        return
    yield Paragraph(words("status.first", day=slip.old.today, told=certified_moved(slip, words)))
    if slip.dollars:
        amount = dollars_moved(slip, words)
        yield Paragraph(words("status.first-dollars", told=amount))
    why = tuple(causes(slip, words))
    yield from listed(why[:most])
