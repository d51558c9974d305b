"""The sections of a state's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from cma_roadmap.fast_start.lazy_classes import dataclass, replace
from cma_roadmap.model.definitions.jurisdiction import Acceptance, Accepted, Jurisdiction, Regime
from cma_roadmap.model.values.fact import Confidence, Fact
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.page.blocks import (
    Address,
    Block,
    Item,
    Items,
    Mark,
    Paragraph,
    Tone,
    asked,
    listed,
)
from cma_roadmap.rendering.pages.states.state_ways import StateWays
from cma_roadmap.rendering.text.said import cite

_MARKS = {Accepted.YES: Mark.MET, Accepted.NO: Mark.UNMET, Accepted.PARTLY: Mark.PARTLY}


@dataclass(frozen=True, slots=True)
class ToldState:
    """A state being told; `names` are those of the catalogue's credentials, by id."""

    state: Jurisdiction
    facts: FactItems
    ways: StateWays
    names: Mapping[str, str]


Told = Callable[[ToldState], Iterator[Block]]


def rule(told: ToldState) -> Iterator[Block]:
    """How the state deals with the work, now, before and later; and what it all means."""
    state, words, day = told.state, told.facts.words, told.facts.day
    doubt = []
    if state.regime.at(day).value in (None, Regime.NONE_RECORDED):
        doubt.append(Paragraph(no_proof(state, told.facts), Tone.WARNING))
    yield from _dated(told.facts, words("state.regime"), state.regime, doubt)
    yield from _dated(told.facts, words("state.required"), state.required)
    if _is_older(state, told.facts):
        older = words("state.older", day=day, checked=state.checked)
        yield Paragraph(older, Tone.WARNING)
    yield Items((Item(words("state.summary", text=state.summary)),))


def no_proof(state: Jurisdiction, facts: FactItems) -> str:
    """That nothing was found, when, and who knows better."""
    who = state.agency.name if state.agency else facts.words("state.somebody")
    return facts.words("state.none-recorded", checked=state.checked, agency=who)


def _is_older(state: Jurisdiction, facts: FactItems) -> bool:
    """Whether another rule was in force when the summary and the steps were written."""
    ruled = (state.regime, state.required)
    return any(f.at(facts.day) is not f.at(max(facts.day, state.checked)) for f in ruled)


def _dated(
    facts: FactItems, label: str, fact: Fact[Any], more: Sequence[Paragraph] = ()
) -> Iterator[Items]:
    """A fact with all its versions, what is noted of those not in force, and what is `more`."""
    at = fact.versions.index(fact.at(facts.day))
    noted = []
    for number, version in enumerate(fact.versions):
        if number == at or not version.note:
            continue
        code, day = "state.note-from", version.effective_from
        if number < at:
            begin = fact.versions[number + 1].effective_from
            code, day = "state.note-until", begin - ONE_DAY if begin else None
        noted.append(Paragraph(facts.words(code, day=day, note=version.note), Tone.ASIDE))
    for item in facts.fact(label, fact):
        yield Items((replace(item, body=(*item.body, *noted, *more)),))


def ways_in(told: ToldState) -> Iterator[Block]:
    """The steps to the work."""
    return told.ways.ways_in()


def keeping(told: ToldState) -> Iterator[Block]:
    """The steps after it."""
    return told.ways.keeping()


def accepts(told: ToldState) -> Iterator[Block]:
    """Which credentials the state's rules speak of, and what for."""
    yield from listed(_acceptance(one, told) for one in told.state.accepts)


def _acceptance(acceptance: Acceptance, told: ToldState) -> Item:
    words = told.facts.words
    answer = words(f"state.accepted.{acceptance.accepted}", name=acceptance.name)
    purpose = told.facts.fact(words("state.purpose"), acceptance.purpose)
    body: list[Block] = [*listed(purpose)]
    if acceptance.credentials:
        shown = ", ".join(told.names.get(name, name) for name in acceptance.credentials)
        body.append(Paragraph(words("state.in-catalog", credentials=shown), Tone.ASIDE))
    return Item(answer, _MARKS[acceptance.accepted], Tone.STRONG, tuple(body))


def scope(told: ToldState) -> Iterator[Block]:
    """What may be done, and under whom."""
    return listed(told.facts.named(told.state.scope))


def radiography(told: ToldState) -> Iterator[Block]:
    """Whether x-rays need a paper of their own."""
    words, fact = told.facts.words, told.state.radiography
    if fact is None:
        yield from asked([words("state.no-radiography")])
    yield from listed(told.facts.fact(words("state.radiography"), fact))


def changes(told: ToldState) -> Iterator[Block]:
    """How the rules came to be what they are."""
    words, items = told.facts.words, []
    for change in told.state.changes:
        sure = change.confidence is Confidence.HIGH
        doubt = "" if sure else words(f"state.doubt.{change.confidence}")
        text = f"{change.effective}: {change.what.rstrip('.')}{doubt}." + cite([change.source])
        parts = (("before", change.before), ("after", change.after))
        body = (
            Paragraph(words(f"credential.change.{code}", text=part.rstrip(".")), Tone.ASIDE)
            for code, part in parts
            if part
        )
        items.append(Item(text, body=tuple(body)))
    return listed(items)


def advice(told: ToldState) -> Iterator[Block]:
    """What we make of the facts, marked as that."""
    if told.state.advice:
        yield Paragraph(told.facts.words("state.advice"), Tone.WARNING)
    yield from listed(map(Item, told.state.advice))


def unknown(told: ToldState) -> Iterator[Block]:
    """What was looked for and not found."""
    return asked(told.state.unknown)


def agency(told: ToldState) -> Iterator[Block]:
    """Who knows, and whether we read their page."""
    who, words = told.state.agency, told.facts.words
    if who is None:
        yield from asked([words("state.no-agency")])
        return
    body: tuple[Block, ...] = ()
    if who.url:
        read = words(f"state.address.{'read' if who.checked else 'not-read'}")
        body = (Address(who.url), Paragraph(read, Tone.ASIDE))
    yield from listed([Item(who.name, body=body)])


def citations(told: ToldState) -> Iterator[Block]:
    """The laws and rules, the way lawyers name them."""
    return listed(map(Item, told.state.citations))


SECTIONS: tuple[tuple[str, Told], ...] = (
    ("rule", rule),
    ("ways-in", ways_in),
    ("keeping", keeping),
    ("accepts", accepts),
    ("scope", scope),
    ("radiography", radiography),
    ("changes", changes),
    ("advice", advice),
    ("unknown", unknown),
    ("agency", agency),
    ("citations", citations),
)
"""The sections in the order in which a page tells them."""
