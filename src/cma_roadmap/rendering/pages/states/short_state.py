"""One state at one look: what to hold before a first job, the ways in, the doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import (
    Accepted,
    Jurisdiction,
    NeededFor,
    Regime,
    StateStep,
)
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.facts.short_parts import next_up
from cma_roadmap.rendering.messages.readings import reading_in_words
from cma_roadmap.rendering.messages.sentences import cut, in_short
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Fact, Facts, Item, Mark, Page, Section, listed
from cma_roadmap.rendering.pages.states.state_list import regime_in_words
from cma_roadmap.rendering.pages.states.state_sections import no_proof
from cma_roadmap.rendering.pages.states.state_ways import in_order
from cma_roadmap.sentences.catalog import ENGLISH

_WAYS, _UNKNOWN = 5, 2
_LONG, _LETTERS = 250, 120
"""Letters of four lines, and of two."""


def short_state_page(
    state: Jurisdiction, whole: Page, day: date, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """What the state asks of a medical assistant, as in force on `day`."""
    words = Words(phrases)
    found = (
        ("ways-in", listed(_ways(state, words))),
        ("unknown", listed(_unknown(state, day, words))),
    )
    sections = (
        *(Section(key, words(f"state.heading.{key}"), tuple(told)) for key, told in found),
        next_up(
            words,
            whole,
            words("short.more.plan-state", state=state.id),
            words("short.more.programs", state=state.id),
            parts="ways-in,keeping,scope",
        ),
    )
    return Page(
        words("state.title", name=state.name, state=state.id),
        (Facts(tuple(_facts(state, day, words))),),
        tuple(section for section in sections if section.blocks),
        {},
    )


def _facts(state: Jurisdiction, day: date, words: Words) -> Iterator[Fact]:
    needed = regime_in_words(state, day, words)
    sure = words(f"credentials.confidence.{state.confidence}")
    told = words("state.short.needed", needed=needed, sure=sure, checked=state.checked)
    yield Fact(words("states.head.needed"), told)
    required = reading_in_words(state.required.at(day), words)
    yield Fact(words("state.short.required"), in_short(required, _LETTERS))
    yield Fact(words("state.short.summary"), in_short(state.summary, _LONG))
    for accepted in Accepted:
        names = "; ".join(one.name for one in state.accepts if one.accepted is accepted)
        yield Fact(words(f"state.short.accepted.{accepted}"), in_short(names, _LETTERS))
    xray = state.radiography
    text = reading_in_words(xray.at(day), words) if xray else words("word.unknown")
    yield Fact(words("state.short.xray"), in_short(text, _LETTERS))
    yield Fact(words("state.short.ask"), state.agency.name if state.agency else "")


def _ways(state: Jurisdiction, words: Words) -> Iterator[Item]:
    """Each way in with its steps by name; where there is but one, the steps."""
    steps = [one for one in in_order(state.steps) if one.needed_for is not NeededFor.KEEPING]
    if not state.routes:
        yield from (Item(_step(step, words)) for step in steps[: 2 * _WAYS])
        return
    for number, route in enumerate(state.routes[:_WAYS], 1):
        mine = (step for step in steps if not step.routes or route.id in step.routes)
        own = [_step(step, words) for step in mine]
        text = words("state.short.way", way=route.name, steps="; ".join(own))
        yield Item(cut(text, _LONG if number == 1 else _LETTERS), number)
    left = tuple(route.name for route in state.routes[_WAYS:])
    if left:
        yield Item(in_short(words("credential.short.more-ways", ways=left), _LETTERS))


def _step(step: StateStep, words: Words) -> str:
    """Its title, and whether it is asked for some tasks alone, or of nobody."""
    code = f"state.short.step.{step.needed_for}"
    return words(code, title=step.title) if code in words.phrases else step.title


def _unknown(state: Jurisdiction, day: date, words: Words) -> Iterator[Item]:
    if state.regime.at(day).value in (None, Regime.NONE_RECORDED):
        yield Item(no_proof(state, FactItems(day, words)), Mark.WARNING)
    for text in state.unknown[:_UNKNOWN]:
        yield Item(in_short(text, _LETTERS), Mark.UNKNOWN)
    left = len(state.unknown[_UNKNOWN:])
    if left:
        yield Item(words("credential.short.unknown-more", count=left), Mark.UNKNOWN)
