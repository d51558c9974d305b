"""What moved from one plan to another, and because of what, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.tracked.moves import Move, PlanDiff, StepChange
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.messages.causes import cause_in_words
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
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.sentences.catalog import ENGLISH


def diff_page(found: PlanDiff, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """The certificate and the money first, then why, then every step that moved."""
    words = Words(phrases)
    title = words("diff.title", old=found.old.today, new=found.new.today)
    if not found.moved:
        return Page(title, (Paragraph(words("diff.nothing")),), (), {})
    facts = (
        Fact(words("diff.head.certified"), certified_moved(found, words)),
        Fact(words("diff.head.dollars"), dollars_moved(found, words)),
    )
    sections = (
        Section("causes", words("diff.heading.causes"), tuple(listed(causes(found, words)))),
        Section("moves", words("diff.heading.moves"), tuple(_table(found, words))),
    )
    return Page(title, (Facts(facts),), tuple(s for s in sections if s.blocks), {})


def certified_moved(found: PlanDiff, words: Words) -> str:
    """From which day to which, and by how much."""
    old, new, days = found.old.certified_on, found.new.certified_on, found.days
    if days is None:
        codes = {(True, False): "lost", (False, True): "found"}
        code = codes.get((old is not None, new is not None), "none")
        return words(f"diff.certified.{code}", old=old, new=new)
    if days == 0:
        return words("diff.certified.same", new=new)
    return words(f"diff.certified.{_way(days)}", old=old, new=new, count=abs(days))


def dollars_moved(found: PlanDiff, words: Words) -> str:
    """By how much what is still to pay changed."""
    amount = Money(abs(found.dollars))
    code = "same" if not found.dollars else "more" if found.dollars > 0 else "less"
    told = words(f"diff.dollars.{code}", amount=amount)
    return words("diff.dollars.partial", told=told) if found.partial else told


def causes(found: PlanDiff, words: Words) -> Iterator[Item]:
    """Each cause with how many steps it moved; what moved the certificate comes first."""
    order = sorted(range(len(found.causes)), key=lambda at: at != found.certificate)
    for at in order:
        count = sum(move.cause == at for move in found.moves)
        text = cause_in_words(found.causes[at], words)
        if at == found.certificate:
            text = words("diff.moves-date", text=text)
        yield Item(words("diff.cause", text=text, count=count) if count else text)


def _table(found: PlanDiff, words: Words) -> Iterator[Block]:
    if not found.moves:
        return
    columns = (
        Column("step", words("diff.column.step"), flexible=True, least=20),
        Column("old", words("diff.column.old")),
        Column("new", words("diff.column.new")),
        Column("change", words("diff.column.change"), flexible=True, least=12),
    )
    rows = tuple(_row(move, words) for move in found.moves)
    yield Table(columns, rows, "step")


def _row(move: Move, words: Words) -> tuple[str, ...]:
    old, new = (
        words("view.day", day=span[0]) if span else words("diff.no-day")
        for span in (move.old, move.new)
    )
    return words.value(move.title), old, new, _change(move, words)


def _change(move: Move, words: Words) -> str:
    if move.change is StepChange.PRICE:
        before, after = (
            words.value(Money(price)) if price is not None else words("view.price-unknown")
            for price in move.price
        )
        return words("diff.change.price", old=before, new=after)
    if move.change is not StepChange.MOVED:
        return words(f"diff.change.{move.change}")
    if move.done:
        return words("diff.change.done")
    days = move.days or 0
    return words(f"diff.change.{_way(days)}" if days else "diff.change.length", count=abs(days))


def _way(days: int) -> str:
    return "later" if days > 0 else "sooner"


def short_diff(found: PlanDiff, words: Words) -> tuple[Block, ...]:
    """The same in a few lines, for a page about something else."""
    if not found.moved:
        return (Paragraph(words("diff.nothing")),)
    head = Fact(words("diff.head.certified"), certified_moved(found, words))
    return (Facts((head,)), Items(tuple(causes(found, words))[:3]))
