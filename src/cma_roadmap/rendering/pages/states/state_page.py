"""One state as a page: what it asks, its ways in, what it accepts, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Fact, Facts, Page, Section
from cma_roadmap.rendering.pages.states.state_list import regime_in_words
from cma_roadmap.rendering.pages.states.state_sections import SECTIONS, ToldState
from cma_roadmap.rendering.pages.states.state_ways import StateWays
from cma_roadmap.sentences.catalog import ENGLISH


def state_page(
    state: Jurisdiction,
    sources: Mapping[str, Source],
    names: Mapping[str, str],
    day: date,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """Everything recorded of one state, as in force on `day`.

    `names` are those of the catalogue's credentials, by id.
    """
    words = Words(phrases)
    facts = FactItems(day, words)
    told = ToldState(state, facts, StateWays(state, facts, names), names)
    sections = (
        Section(name, words(f"state.heading.{name}"), tuple(section(told)))
        for name, section in SECTIONS
    )
    title = words("state.title", name=state.name, state=state.id)
    return paged(title, [Facts(tuple(_head(told)))], sections, sources, words)


def _head(told: ToldState) -> Iterator[Fact]:
    words, state, day = told.facts.words, told.state, told.facts.day
    yield Fact(words("states.head.needed"), regime_in_words(state, day, words))
    yield Fact(words("states.head.day"), words("view.day", day=day))
    yield Fact(words("states.head.checked"), words("view.day", day=state.checked))
    yield Fact(words("states.head.sure"), words(f"credentials.confidence.{state.confidence}"))
