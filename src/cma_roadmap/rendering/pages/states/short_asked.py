"""What a state asks of one person, at one look: may I work there, what is missing, by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.results.planned_state import StateWay
from cma_roadmap.model.traveling.packing import Assignment
from cma_roadmap.rendering.facts.short_parts import next_up
from cma_roadmap.rendering.messages.sentences import in_short
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Fact, Facts, Item, Mark, Page, Section, listed
from cma_roadmap.rendering.pages.states.packing_items import short_items
from cma_roadmap.sentences.catalog import ENGLISH

_LETTERS = 210
_OTHERS = 2


def short_asked_page(one: Assignment, whole: Page, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """The answer for today, then what is open; the other ways in by name."""
    words, state = Words(phrases), one.travel.there
    facts = [Fact(words("state.asked.answer"), words(f"packing.answer.{one.answer}"))]
    if one.way is not None and one.way.name != state.name:
        facts.append(Fact(words("state.asked.nearest"), in_short(one.way.name, _LETTERS)))
    sections = (
        Section("way", words("state.asked.do"), tuple(listed(_items(one, words)))),
        next_up(
            words,
            whole,
            words("short.more.plan-state", state=state.id),
            words("state.asked.no-profile", state=state.id),
        ),
    )
    shown = tuple(section for section in sections if section.blocks)
    return Page(words("state.asked.title", state=state.name), (Facts(tuple(facts)),), shown, {})


def _items(one: Assignment, words: Words) -> Iterator[Item]:
    yield from short_items(one, one.first, words, _LETTERS)
    if one.opens is not None and one.opens > one.first:
        yield Item(words("packing.opens", day=one.opens), Mark.WARNING)
    whole = [way for way in one.others if way.only is None]
    for way in whole[:_OTHERS]:
        yield Item(in_short(_other(way, words), _LETTERS - 60), Mark(way.verdict.value))
    names = "; ".join(way.name for way in (*whole[_OTHERS:], *(w for w in one.others if w.only)))
    if names:
        yield Item(in_short(words("state.asked.more-ways", ways=names), _LETTERS - 60))


def _other(way: StateWay, words: Words) -> str:
    lacks = tuple(lack.text.rstrip(".") for lack in way.lacking) or way.to_do
    return words("state.asked.other", way=way.name, lacks=lacks)
