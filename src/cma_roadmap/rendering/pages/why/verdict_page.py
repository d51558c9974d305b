"""Why a plan's pathway is open, closed or cannot be told: its rule tree on the day it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.results.assessment import PathwayAssessment
from cma_roadmap.model.results.planned_state import PlannedState, StateWay
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.facts.short_list import without_sources
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Item,
    Items,
    Mark,
    Page,
    Paragraph,
    Section,
    listed,
)
from cma_roadmap.rendering.pages.why.rule_tree import RuleTree
from cma_roadmap.rendering.text.said import cite
from cma_roadmap.sentences.catalog import ENGLISH


def verdict_page(
    roadmap: Roadmap, sources: Mapping[str, Source], phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """The pathway clause by clause, then what else stands in the way."""
    words, choice = Words(phrases), roadmap.pathway
    code = f"why.verdict.{choice.verdict}"
    pathway = PathwayAssessment(choice.id, choice.name, choice.tree, early_sitting=False)
    lead = (
        Paragraph(words("why.verdict.day", day=choice.on)),
        Break(),
        Items((RuleTree(choice.on, words).pathway(pathway),)),
    )
    problems = (
        Item(words.say(found.message) + cite(found.sources[:1]), Mark.PROBLEM)
        for found in roadmap.problems
    )
    heading = words("why.verdict.problems")
    return paged(
        words(code, credential=roadmap.credential_name, pathway=choice.name),
        lead,
        [Section("problems", heading, tuple(listed(problems)))],
        sources,
        words,
        roadmap.confidence,
    )


def short_verdict_page(
    whole: Page, roadmap: Roadmap, state: str | None, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """The `whole` page of either verdict without its sources, and what to type next."""
    words, credential = Words(phrases), roadmap.goal.credential
    first = words("short.more.eligible-one", credential=credential)
    if state is not None:
        first = words("short.more.state", state=state)
    return without_sources(whole, words, first, words("short.more.plan", credential=credential))


def state_verdict_page(
    roadmap: Roadmap,
    place: PlannedState,
    sources: Mapping[str, Source],
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """What work in a state rests on, where no day for it can be told."""
    words = Words(phrases)
    title = words(f"why.state.{place.verdict}", state=place.name)
    lead = (Paragraph(words("why.verdict.day", day=place.on)), Break(), *state_tree(place, words))
    others = (Item(words.say(told_route(way)), Mark(way.verdict.value)) for way in place.others)
    section = Section("others", words("why.state.others"), tuple(listed(others)))
    return paged(title, lead, [section], sources, words, roadmap.confidence)


def state_tree(place: PlannedState, words: Words) -> Iterator[Block]:
    """The way in to work that is planned, clause by clause."""
    if place.tree is not None and place.on is not None:
        way = PathwayAssessment(place.proof, place.route or place.name, place.tree, False)
        yield Items((RuleTree(place.on, words).pathway(way),))


def told_route(way: StateWay) -> Message:
    """Another way in, and what it still needs."""
    code = "word.state_other" if way.lacks else "word.state_other_open"
    return message(code, name=way.name, lacks=way.lacks)
