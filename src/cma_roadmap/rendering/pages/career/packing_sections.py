"""The packing list: may one work there on the first day, what to get, to show and to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.model.traveling.packing import (
    Assignment,
    Carried,
    Ending,
    MayWork,
    PackingList,
    Readiness,
)
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Item, Mark, Paragraph, Tone, listed
from cma_roadmap.rendering.pages.career.career_view import CareerView
from cma_roadmap.rendering.pages.states.packing_items import agency_of, paper_text
from cma_roadmap.rendering.pages.states.state_sections import no_proof
from cma_roadmap.rendering.text.said import cite

_MARKS = {
    Readiness.GET: Mark.DASH,
    Readiness.SHOW: Mark.MET,
    Readiness.ASK: Mark.UNKNOWN,
    Readiness.MISSING: Mark.UNMET,
    Readiness.CONDITION: Mark.DASH,
}
_DOUBTFUL = (Ending.UNSURE, Ending.UNKNOWN)


def packing(view: CareerView) -> Iterator[Block]:
    """Each assignment: the answer first, then every paper with its last day where one is known."""
    if view.packing is None:
        return
    for one in view.packing.assignments:
        body = tuple(listed(_items(one, view)))
        yield Paragraph(heading(one, view.words), Tone.STRONG, body)


def cards(view: CareerView) -> Iterator[Block]:
    """What the person carries, with its last day, and how that stands to each assignment."""
    found = view.packing
    if found is None:
        return
    yield from listed(card_item(card, found, view.words) for card in found.cards)
    yield from listed(_left(found, view.words))


def heading(one: Assignment, words: Words) -> str:
    """The state, the days where they were told, and the answer."""
    asked, answer = one.asked, words(f"packing.answer.{one.answer}")
    code = "undated" if asked.first is None else "from" if asked.last is None else "through"
    state = one.travel.there.name
    first, last = asked.first, asked.last
    return words(f"packing.assignment.{code}", state=state, first=first, last=last, answer=answer)


def _items(one: Assignment, view: CareerView) -> Iterator[Item]:
    words, there = view.words, one.travel.there
    if there.state is None:
        yield Item(words("travel.unkept", name=there.name), Mark.UNKNOWN)
    elif not there.is_recorded:
        yield Item(no_proof(there.state, view.facts), Mark.UNKNOWN)
        yield Item(words("packing.ask-agency", who=agency_of(one, words)), Mark.UNKNOWN)
    elif one.answer is MayWork.YES and not one.papers:
        required = there.state.required.at(view.facts.day)
        text = required.value or words("word.unknown")
        yield Item(text + cite(required.sources), Mark.MET)
    if one.way is not None and one.way.name != there.name:
        yield Item(words("packing.way", way=one.way.name))
    if one.way is not None and one.way.permit is not None:
        yield Item(words("state.asked.permit", permit=one.way.permit), Mark.MET)
    if one.opens is not None and one.opens > one.first:
        yield Item(words("packing.opens", day=one.opens), Mark.WARNING)
    today = view.packing.today if view.packing else view.facts.day
    for standing in (Readiness.MISSING, Readiness.ASK, Readiness.GET, Readiness.SHOW):
        for packed in one.standing(standing):
            cited = cite(packed.step.rule.at(view.facts.day).sources)
            yield Item(paper_text(packed, one, today, words) + cited, _MARKS[standing])
    for packed in one.standing(Readiness.CONDITION):
        cited = cite(packed.step.rule.at(view.facts.day).sources)
        yield Item(paper_text(packed, one, today, words) + cited)


def card_item(card: Carried, found: PackingList, words: Words) -> Item:
    """A card with its last day, and how it stands to each assignment."""
    endings = [(one, _ending_of(card, one)) for one in found.assignments]
    told = (
        _stands(card, how, one, found.today, words) for one, how in endings if _concerns(card, one)
    )
    text = " ".join((card_text(card, words), *told))
    kinds = {how for one, how in endings if _concerns(card, one)}
    bad, doubt = kinds & {Ending.OVER, Ending.ENDS_INSIDE}, kinds & set(_DOUBTFUL)
    mark = Mark.WARNING if bad else Mark.UNKNOWN if doubt else Mark.MET
    return Item(text + cite(card.sources), mark)


def _stands(card: Carried, how: Ending, one: Assignment, today: date, words: Words) -> str:
    """How it stands to one assignment; one still in force is renewed before it ends."""
    code = "unrenewed" if how is Ending.UNSURE and card.unsure else how.value
    by = card.ends if card.ends is not None and card.ends >= today else one.first
    return words(f"packing.ending.{code}", state=one.travel.there.name, day=by)


def _concerns(card: Carried, one: Assignment) -> bool:
    """A paper of a state is asked for there alone."""
    return card.state is None or card.state == one.travel.there.id


def _ending_of(card: Carried, one: Assignment) -> Ending:
    return next(how for held, how in one.endings if held == card)


def card_text(card: Carried, words: Words) -> str:
    """A card with its last valid day, or the days that it can be."""
    code = "unknown" if card.ends is None else "through"
    if card.ends_latest not in (None, card.ends):
        code = "range"
    name, since = card.name, card.since
    if card.ends is None and since is None:
        code = "undated"
    ends, latest = card.ends, card.ends_latest
    text = words(f"packing.card.{code}", name=name, since=since, ends=ends, latest=latest)
    if card.visits is None:
        return text
    done, whole = card.visits
    return words("packing.card.visits", text=text, done=done, whole=whole)


def _left(found: PackingList, words: Words) -> Iterator[Item]:
    """What sites usually ask for beside it, and whom to ask, since nobody tells for travel work."""
    if not found.told:
        yield Item(words("packing.untold"), Mark.UNKNOWN)
    elif found.usual:
        yield Item(words("packing.usual", names="; ".join(found.usual)), Mark.UNKNOWN)
    yield Item(words("packing.agency-list"), Mark.UNKNOWN)
