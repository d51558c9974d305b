"""Points that were earned, and what is left to earn, as pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from cma_roadmap.model.definitions.renewal import EarnedCe
from cma_roadmap.model.tracked.keeping import CeKind, CePlan, CeStanding, CeWriting
from cma_roadmap.model.values.message import Parameter
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Item,
    Mark,
    Page,
    Paragraph,
    Section,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.text.said import Said, cite
from cma_roadmap.sentences.catalog import ENGLISH

_COLUMNS = ("on", "title", "points", "kind", "for", "paper")


def ce_written_page(found: CeWriting, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """What was written, what was there already, what may not count, and where each stands."""
    words = Words(phrases)
    names = _names(found.plan)
    told = [Item(_course(one, names, words), Mark.DASH) for one in found.new]
    known = [
        Item(words("ce.again", course=one.title, day=one.on, place=str(place)), Mark.DASH)
        for one, place in found.again
    ]
    doubts = [Item(words.say(text), Mark.WARNING) for text in found.doubts]
    code = "ce.preview" if found.preview else "ce.written" if found.new else "ce.nothing-new"
    blocks = (*listed(told), *listed(known), *listed(doubts))
    sections = [Section("standing", words("ce.heading.standing"), tuple(_brief(found.plan, words)))]
    return Page(words(code, count=len(found.new)), blocks, tuple(sections), {})


def ce_list_page(plan: CePlan, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """All points that were earned, a course a row."""
    words = Words(phrases)
    if not plan.earned:
        return Page(words("ce.list.title"), (Paragraph(words("ce.list.none")),), (), {})
    names = _names(plan)
    rows = tuple(
        (
            words.value(one.on),
            one.title,
            words.value(one.points),
            words.value(one.categories),
            words.value(tuple(names.get(name, name) for name in one.credentials)),
            one.paper or "",
        )
        for one in plan.earned
    )
    used = [at for at, key in enumerate(_COLUMNS) if any(row[at] for row in rows)]
    columns = tuple(
        Column(
            _COLUMNS[at],
            words(f"ce.column.{_COLUMNS[at]}"),
            figures=_COLUMNS[at] == "points",
            flexible=_COLUMNS[at] in ("title", "paper"),
            least=12,
            give_way={"paper": 1, "kind": 2, "for": 3}.get(_COLUMNS[at], 0),
            below=True,
        )
        for at in used
    )
    table = Table(columns, tuple(tuple(row[at] for at in used) for row in rows), "title")
    section = Section("standing", words("ce.heading.standing"), tuple(_brief(plan, words)))
    return Page(words("ce.list.title"), (table,), (section,), {})


def ce_plan_page(
    plan: CePlan, *, short: bool = False, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """What each body asks, what is left of it and by when; `short`: without what it rests on."""
    words = Words(phrases)
    title = words("ce.plan.title", day=plan.today)
    if not plan.standings:
        return Page(title, (Paragraph(words("ce.plan.nothing")),), (), {})
    if short:
        return Page(title, tuple(_brief(plan, words)), tuple(_short(plan, words)), {})
    sections = [
        Section(one.credential, one.name, tuple(_blocks(one, plan.today, words)), is_name=True)
        for one in plan.standings
    ]
    lead = [Paragraph(words("ce.plan.several"))] if len(plan.standings) > 1 else []
    return paged(title, lead, sections, plan.sources, words)


def _short(plan: CePlan, words: Words) -> Iterator[Section]:
    """What is lost, and what counts twice, each told once for all bodies that are alike in it."""
    owed = [one for one in plan.standings if one.so_far is not None]
    lost = [one for one in owed if one.carries_over and one.carries_over.value is False]
    kept = [one for one in owed if one.carries_over and one.carries_over.value is True]
    rest = [one for one in owed if one not in lost and one not in kept]
    groups = (("lost", lost), ("kept", kept), ("unsure", rest))
    items = [
        Item(words(f"ce.short.{name}", bodies=_bodies(some)), _SHORT_MARKS[name])
        for name, some in groups
        if some
    ]
    items += [_others(one, words, named=True) for one in owed if _takes(one)]
    unsure = [one for one in owed if not _takes(one)]
    if unsure:
        items.append(Item(words("ce.short.others", bodies=_bodies(unsure)), Mark.UNKNOWN))
    yield Section("know", words("short.heading.know"), tuple(listed(items)))
    yield Section("more", words("short.heading.more"), (Paragraph(words("ce.plan.more")),))


_SHORT_MARKS = {"lost": Mark.WARNING, "kept": Mark.DASH, "unsure": Mark.UNKNOWN}


def _takes(one: CeStanding) -> bool:
    return one.takes_others is not None and one.takes_others.value is not None


def _bodies(some: Iterable[CeStanding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.body for one in some))


def _names(plan: CePlan) -> Mapping[str, str]:
    return {one.credential: one.name for one in plan.standings}


def _course(one: EarnedCe, names: Mapping[str, str], words: Words) -> str:
    text = words(
        "ce.course",
        title=one.title,
        day=one.on,
        points=one.points,
        names=tuple(names.get(name, name) for name in one.credentials),
    )
    if one.categories:
        text = words("ce.course.kind", text=text, kinds=one.categories)
    return words("log.paper", text=text, paper=one.paper) if one.paper else text


def _brief(plan: CePlan, words: Words) -> Iterator[Block]:
    return listed(
        Item(
            headline(one, plan.today, words),
            Mark.DASH,
            body=tuple(_short_of(one, words)),
            lead=f"{one.name}:",
        )
        for one in plan.standings
    )


def _short_of(one: CeStanding, words: Words) -> Iterator[Block]:
    """The kinds of which some are missing, in one line."""
    kinds = [kind for kind in (one.so_far.kinds if one.so_far else ()) if kind.left]
    told = tuple(words("ce.kind.short", kind=kind.name, left=kind.left) for kind in kinds)
    if told:
        yield Paragraph(words("ce.kinds.short", kinds=told))
    if one.outside and one.is_held and not one.exempt:
        points = sum((each.points for each in one.outside), Decimal(0))
        yield Paragraph(words("ce.outside.short", points=points, unit=one.unit))


def headline(one: CeStanding, today: date, words: Words) -> str:
    """How much is earned and left, by when, and at what pace."""
    so_far = one.so_far
    if one.exempt:
        return words("ce.exempt", body=one.body)
    if not one.is_held:
        code = "ce.not-in-hand" if one.outside else "ce.not-in-hand.none"
        return words(code, count=len(one.outside))
    if so_far is None:
        return words("ce.term-unknown", body=one.body)
    params: dict[str, Parameter] = {"earned": so_far.earned, "unit": one.unit, "day": one.due}
    if so_far.total is None or so_far.left is None:
        return words("ce.total-unknown", body=one.body, **params)
    params["total"] = so_far.total
    if not so_far.left:
        return words("ce.all-earned", **params)
    params["left"] = so_far.left
    if one.due is not None and one.due < today:
        return words("ce.too-late", **params)
    if one.months is not None and one.months < 1:
        return words("ce.this-month", **params)
    return words("ce.left", months=one.months, pace=one.pace, **params)


def _blocks(one: CeStanding, today: date, words: Words) -> Iterator[Block]:
    yield Paragraph(headline(one, today, words))
    so_far = one.so_far
    if so_far is None or one.exempt:
        yield from listed(_outside(one, words))
        return
    items = [Item(_kind(kind, one, words), Mark.DASH) for kind in so_far.kinds]
    if not so_far.kinds:
        items.append(Item(words("ce.no-split", body=one.body), Mark.UNKNOWN))
    items += _outside(one, words)
    counts = words("ce.counts-from", first=one.first, last=one.last)
    items += [_carried(one, words), _others(one, words)]
    items.append(Item(counts + cite(one.total.sources), Mark.DASH))
    yield from listed(items)


def _kind(kind: CeKind, one: CeStanding, words: Words) -> str:
    if kind.minimum is None:
        return words("ce.kind.unknown", kind=kind.name, body=one.body)
    code = "ce.kind" if kind.left else "ce.kind.done"
    return words(
        code,
        kind=kind.name,
        earned=kind.earned,
        minimum=kind.minimum,
        left=kind.left,
        unit=one.unit,
    )


def _outside(one: CeStanding, words: Words) -> Iterator[Item]:
    """What was earned and does not count now, in one line."""
    if one.outside and one.is_held:
        points = sum((each.points for each in one.outside[1:]), one.outside[0].points)
        titles = tuple(words("ce.titled", title=each.title, day=each.on) for each in one.outside)
        text = words("ce.outside", points=points, unit=one.unit, titles=titles)
        yield Item(text, Mark.WARNING)


def _carried(one: CeStanding, words: Words) -> Item:
    version, params = one.carries_over, {"unit": one.unit, "body": one.body}
    if version is None or version.value is None:
        note = words("ce.carry.unknown", **params)
        return Item(note + cite(version.sources if version else ()), Mark.UNKNOWN)
    code = "ce.carry.yes" if version.value else "ce.carry.no"
    return Item(words(code, **params) + cite(version.sources), Mark.DASH)


def _others(one: CeStanding, words: Words, *, named: bool = False) -> Item:
    """What the body says of points that others have approved; unknown where it says nothing."""
    version = one.takes_others
    if version is None or version.value is None:
        said: Said = words("ce.others.unknown", body=one.body)
        return Item(said + cite(version.sources if version else ()), Mark.UNKNOWN)
    if named:
        return Item(version.value, Mark.DASH, lead=f"{one.body}:")
    told = words("ce.others", text=version.value)
    return Item(told + cite(version.sources), Mark.DASH)
