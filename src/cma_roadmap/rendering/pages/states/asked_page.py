"""What a state asks of one person, at one look: the nearest way in, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Regime
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.planned_state import StateWay
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Command,
    Fact,
    Facts,
    Item,
    Mark,
    Page,
    Paragraph,
    Section,
    listed,
)
from cma_roadmap.rendering.pages.states.state_list import regime_in_words
from cma_roadmap.sentences.catalog import ENGLISH


def asked_page(
    state: Jurisdiction,
    ways: Sequence[StateWay],
    sources: Mapping[str, Source],
    day: date,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """The state's demands on a person on `day`; `ways` are judged, the nearest one first."""
    words = Words(phrases)
    head = Facts(
        (
            Fact(words("states.head.needed"), _to_work(state, ways, day, words)),
            Fact(words("states.head.day"), words("view.day", day=day)),
        )
    )
    if ways:
        sections = list(_ways(ways, day, words))
    else:
        required = state.required.at(day).value or words("word.unknown")
        sections = [Section("nothing", words("state.asked.first-job"), (Paragraph(required),))]
    command = Command(("cma-roadmap states show", state.id))
    sections.append(Section("more", words("state.asked.whole"), (command,)))
    return paged(words("state.asked.title", state=state.name), [head], sections, sources, words)


def _to_work(state: Jurisdiction, ways: Sequence[StateWay], day: date, words: Words) -> str:
    """The state's regime, or that nobody works there without what it asks for."""
    version = state.regime.at(day)
    if version.value is Regime.TASK_LIMITED and ways and ways[0].work is not Verdict.MET:
        return words("states.head.gated")
    return regime_in_words(state, day, words)


def _ways(ways: Sequence[StateWay], day: date, words: Words) -> Iterator[Section]:
    first, rest = ways[0], ways[1:]
    clauses = [part for part in first.tree.children if not part.once]
    why = {lack.id: lack for lack in first.lacking}
    items = [_clause(why.get(part.id, part), day, words) for part in clauses]
    if first.permit is not None:
        items.append(Item(words("state.asked.permit", permit=first.permit), Mark.MET))
    if first.to_do:
        items.append(Item(words("state.asked.to-do", steps=first.to_do)))
    title = words("state.asked.way", way=first.name, verdict=_standing(first, day, words))
    yield Section("way", title, tuple(listed(items)))
    whole = [way for way in rest if way.only is None]
    limited = (way for way in rest if way.only is not None)
    parts = tuple(words("state.asked.part", way=way.name, only=way.only) for way in limited)
    others = [Item(_other(way, words), Mark(way.verdict.value)) for way in whole]
    if parts:
        others.append(Item(words("state.asked.parts", ways=parts)))
    yield Section("others", words("why.state.others"), tuple(listed(others)))


def _standing(way: StateWay, day: date, words: Words) -> str:
    """Whether the way is open, or from when; where it is one to tasks alone, work is open."""
    verdict = words(f"eligible.verdict.{way.verdict}")
    if way.opens is None:
        verdict = words("eligible.verdict.unmet")
    elif way.opens > day:
        verdict = words("state.asked.from", day=way.opens)
    tasks_alone = way.tasks and way.work is Verdict.MET and way.verdict is not Verdict.MET
    if not tasks_alone:
        return verdict
    return words("state.asked.tasks", verdict=verdict, tasks=way.tasks)


def _clause(part: Assessment, day: date, words: Words) -> Item:
    verdict = part.verdict(day)
    reason = "" if verdict is Verdict.MET and part.children else words.say(part.reason)
    text = words("state.asked.clause", text=part.text.rstrip("."), reason=reason).rstrip(": ")
    return Item(text, Mark(verdict.value))


def _other(way: StateWay, words: Words) -> str:
    lacks = tuple(lack.text.rstrip(".") for lack in way.lacking) or way.to_do
    return words("state.asked.other", way=way.name, lacks=lacks)
