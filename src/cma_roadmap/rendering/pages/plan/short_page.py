"""A plan at one look: the answer, the road in a few rows, what to do next, what decides it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.facts.short_parts import typed
from cma_roadmap.rendering.messages.sentences import in_short
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Command,
    Fact,
    Facts,
    Item,
    Items,
    Mark,
    Page,
    Section,
    Tone,
)
from cma_roadmap.rendering.page.plan_blocks import Timeline
from cma_roadmap.rendering.pages.plan.known import MOST, known
from cma_roadmap.rendering.plan.refusal import Clause
from cma_roadmap.rendering.plan.short_words import at_one_look, headline
from cma_roadmap.rendering.plan.view import RoadmapView, build
from cma_roadmap.sentences.catalog import ENGLISH

_MOST_CLAUSES = 4
_FACTS = ("what-if", "expired", "work", "doors", "state", "move", "move-work", "program")
"""Lines of the head that a first look needs, in this order."""


def short_plan_page(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """The plan, or the no, in what fits one screen; `plan_page` tells all of it."""
    words, view = Words(phrases), build(roadmap, phrases)
    facts = {fact.key: fact for fact in view.head}
    typical = roadmap.program is not None and roadmap.program.typical
    shown = [key for key in _FACTS if key in facts and not (key == "program" and typical)]
    lead = [Fact(facts[key].label, in_short(facts[key].text)) for key in shown]
    tone = Tone.STRONG if roadmap.feasible else Tone.PROBLEM
    told = _plan(roadmap, view, words) if view.feasible else _no(roadmap, view, words)
    sections = tuple(section for section in told if section.blocks)
    return Page(headline(roadmap, view, words), (Facts(tuple(lead)),), sections, {}, tone)


def _plan(roadmap: Roadmap, view: RoadmapView, words: Words) -> Iterator[Section]:
    if view.short is not None:
        road = Timeline(view.title, (), (view.short,), view.labels, brief=True)
        yield Section("timeline", view.short.title, (road,), in_parts=True)
    tasks = tuple(
        Item(words("short.next", title=one.title, when=one.brief), one.number)
        for one in view.agenda[:MOST]
    )
    yield Section("next", words("short.heading.next"), _items(tasks))
    yield Section("know", words("short.heading.know"), _items(tuple(known(roadmap, view, words))))
    yield _more(roadmap, view, words)


def _no(roadmap: Roadmap, view: RoadmapView, words: Words) -> Iterator[Section]:
    decisive = tuple(known(roadmap, view, words, {clause.reason for clause in view.refusal}))
    why = _items((*_missing(view), *decisive)[:_MOST_CLAUSES])
    yield Section("why", words("short.heading.why"), why)
    cures = tuple(
        Item(way.result, way.number, lead=f"{way.change}:", body=(Command(way.command),))
        for way in view.ways_out[:MOST]
    )
    yield Section("ways-out", view.labels["ways-out"], _items(cures))
    yield _more(roadmap, view, words)


def _missing(view: RoadmapView) -> Iterator[Item]:
    """The clauses that are not met, those that have no others below them."""
    for at, clause in enumerate(view.refusal):
        leaf = at + 1 == len(view.refusal) or view.refusal[at + 1].depth <= clause.depth
        if leaf and clause.verdict.value != "met":
            yield Item(in_short(_clause(clause)), Mark(clause.verdict.value))


def _clause(clause: Clause) -> str:
    if clause.text in clause.reason:
        return clause.reason
    return f"{clause.text} {clause.reason}" if clause.reason else clause.text


def _more(roadmap: Roadmap, view: RoadmapView, words: Words) -> Section:
    """What to type next, chosen for this result."""
    commands = typed(*at_one_look(roadmap, view, words))
    return Section("more", words("short.heading.more"), (commands,))


def _items(items: tuple[Item, ...]) -> tuple[Block, ...]:
    return (Items(items),) if items else ()
