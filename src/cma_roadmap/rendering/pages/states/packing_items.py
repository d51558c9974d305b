"""What a state asks of one person, thing by thing: to get, to show, to ask, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import NeededFor, StateStepKind
from cma_roadmap.model.traveling.packing import Assignment, MayWork, Packed, Readiness
from cma_roadmap.rendering.messages.sentences import in_short
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Item, Mark

PERMISSION_KINDS = (
    StateStepKind.APPLICATION,
    StateStepKind.REGISTRATION,
    StateStepKind.BACKGROUND_CHECK,
)


def agency_of(one: Assignment, words: Words) -> str:
    """Whom to ask about the state's rules."""
    state = one.travel.there.state
    return state.agency.name if state and state.agency else words("state.somebody")


def paper_text(packed: Packed, one: Assignment, today: date, words: Words) -> str:
    """What to do about one thing that the state asks for, and by when."""
    title, day = packed.step.title.rstrip("."), packed.latest
    if packed.step.kind is StateStepKind.RENEWAL and day is not None:
        return words("packing.renew", state=one.travel.there.name, day=day)
    if packed.standing is Readiness.GET:
        code = "get-by" if day is not None else "get-known" if packed.wait_known else "get"
        if day is not None and day < today:
            code = "get-late"
        text = words(f"packing.{code}", title=title, day=day, who=agency_of(one, words))
        hours = packed.step.hours.at(one.first).value if packed.step.hours else None
        if packed.wait_known and hours is not None:
            text = words("packing.hours", text=text, hours=hours)
    elif packed.standing is Readiness.SHOW and day is not None:
        text = words("packing.show-until", title=title, day=day)
    elif packed.standing is Readiness.SHOW and packed.step.kind in PERMISSION_KINDS:
        reason = words.say(packed.reason) if packed.reason else ""
        text = words("packing.done", title=title, reason=reason).rstrip(" .") + "."
    elif packed.reason is None:
        text = words(f"packing.{packed.standing}", title=title, who=agency_of(one, words))
    else:
        reason = words.say(packed.reason)
        text = words(f"packing.{packed.standing}-why", title=title, reason=reason)
    if packed.step.needed_for is NeededFor.TASKS:
        tasks = "; ".join(packed.step.tasks)
        text = words("packing.for-tasks", text=text, tasks=tasks) if tasks else text
    return text


def short_items(one: Assignment, today: date, words: Words, most: int) -> Iterator[Item]:
    """What is missing, to ask, to get and to show, each in as many letters as there is room for."""
    there = one.travel.there
    if there.state is None:
        yield Item(words("travel.unkept", name=there.name), Mark.UNKNOWN)
        return
    if not there.is_recorded:
        who = agency_of(one, words)
        yield Item(words("packing.no-rule", state=there.name, who=who), Mark.UNKNOWN)
        return
    if not one.papers:
        required = there.state.required.at(one.first).value
        yield Item(in_short(required or words("word.unknown"), most), Mark.MET)
        return
    if one.way is not None and one.way.permit is not None:
        yield Item(words("state.asked.permit", permit=one.way.permit), Mark.MET)
    for standing, mark in (
        (Readiness.MISSING, Mark.UNMET),
        (Readiness.ASK, Mark.UNKNOWN),
        (Readiness.GET, Mark.DASH),
        (Readiness.SHOW, Mark.MET),
    ):
        yield from _group(one, standing, mark, today, words, most)


def _group(
    one: Assignment, standing: Readiness, mark: Mark, today: date, words: Words, most: int
) -> Iterator[Item]:
    """The papers that stand so: those for work first, then those for single tasks."""
    papers = one.standing(standing)
    if standing is Readiness.SHOW:  # what was sent in long ago is nothing to take along
        papers = tuple(p for p in papers if p.step.kind not in PERMISSION_KINDS)
    if one.answer is MayWork.UNTOLD:
        titles = "; ".join(packed.step.title for packed in papers)
        yield from _untold(titles, words, most)
        return
    for tasks in (False, True):
        mine = [p for p in papers if (p.step.needed_for is NeededFor.TASKS) is tasks]
        if not mine:
            continue
        dated = [p for p in mine if p.latest is not None]
        if standing is Readiness.GET and mine[0].wait_known and len(mine) == 1:
            yield Item(in_short(paper_text(mine[0], one, today, words), most), mark)
            continue
        code = f"packing.short.{standing}" + ("-tasks" if tasks else "")
        titles = "; ".join(p.step.title.rstrip(".") for p in mine)
        days = [p.latest for p in dated if p.latest is not None]
        text = words(code, titles=titles, who=agency_of(one, words))
        if standing is Readiness.GET:
            by = words("packing.short.by", day=min(days)) if days else ""
            sure = all(p.wait_known for p in mine)
            ask = "" if sure else words("packing.short.unknown", who=agency_of(one, words))
            room = most - len(by) - len(ask)
            text = " ".join(filter(None, (in_short(text, max(room, 80)), by, ask)))
            yield Item(text, mark)
        else:
            yield Item(in_short(text, most), mark)


def _untold(titles: str, words: Words, most: int) -> Iterator[Item]:
    if titles:
        yield Item(in_short(words("packing.short.untold", titles=titles), most), Mark.UNKNOWN)
