"""The sections of a state's page, each as lines under a heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cma_roadmap.model.definitions.jurisdiction import Acceptance, Accepted, Jurisdiction, Regime
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.facts.fact_lines import FactLines
from cma_roadmap.rendering.page.paper import Ink, Line, Piece
from cma_roadmap.rendering.page.tables import bullet, remark
from cma_roadmap.rendering.pages.career.old_state_ways import StepLines
from cma_roadmap.rendering.text.visible import visible

_DASH = Piece("-")
_MARKS = {
    Accepted.YES: Piece("✓", Ink.DONE),
    Accepted.NO: Piece("✗", Ink.PROBLEM),
    Accepted.PARTLY: Piece("~", Ink.WARNING),
}
"""A glyph for each answer, always beside a word."""


@dataclass(frozen=True, slots=True)
class StatePage:
    """A state being told; `names` are those of the catalogue's credentials, by id."""

    state: Jurisdiction
    told: FactLines
    steps: StepLines
    names: Mapping[str, str]


Section = Callable[[StatePage], Iterator[Line]]


def rule(page: StatePage) -> Iterator[Line]:
    """How the state deals with the work, now, before and later; and what it all means."""
    state, told = page.state, page.told
    yield from _dated(told, told.words("state.regime"), state.regime)
    if state.regime.at(told.day).value in (None, Regime.NONE_RECORDED):
        yield from remark(told.paper, 0, no_proof(state, told), Ink.WARNING)
    yield from _dated(told, told.words("state.required"), state.required)
    if _is_older(state, told):
        older = told.words("state.older", day=told.day, checked=state.checked)
        yield from remark(told.paper, -1, older, Ink.WARNING)
    yield from bullet(told.paper, 0, _DASH, told.words("state.summary", text=state.summary))


def no_proof(state: Jurisdiction, told: FactLines) -> str:
    """That nothing was found, when, and who knows better."""
    who = state.agency.name if state.agency else told.words("state.somebody")
    return told.words("state.none-recorded", checked=state.checked, agency=who)


def _is_older(state: Jurisdiction, told: FactLines) -> bool:
    """Whether another rule was in force when the summary and the steps were written."""
    facts = (state.regime, state.required)
    return any(f.at(told.day) is not f.at(max(told.day, state.checked)) for f in facts)


def _dated(told: FactLines, label: str, fact: Fact[Any]) -> Iterator[Line]:
    """A fact with all its versions, and what is noted of those that are not in force."""
    yield from told.fact(label, fact)
    at = fact.versions.index(fact.at(told.day))
    for number, version in enumerate(fact.versions):
        if number == at or not version.note:
            continue
        code, day = "state.note-from", version.effective_from
        if number < at:
            begin = fact.versions[number + 1].effective_from
            code, day = "state.note-until", begin - ONE_DAY if begin else None
        said = told.words(code, day=day, note=version.note)
        yield from remark(told.paper, 0, said)


def ways_in(page: StatePage) -> Iterator[Line]:
    """The steps to the work."""
    return page.steps.ways_in()


def keeping(page: StatePage) -> Iterator[Line]:
    """The steps after it."""
    return page.steps.keeping()


def accepts(page: StatePage) -> Iterator[Line]:
    """Which credentials the state's rules speak of, and what for."""
    for acceptance in page.state.accepts:
        yield from _acceptance(acceptance, page)


def _acceptance(acceptance: Acceptance, page: StatePage) -> Iterator[Line]:
    told, words = page.told, page.told.words
    answer = words(f"state.accepted.{acceptance.accepted}", name=acceptance.name)
    yield from bullet(told.paper, 0, _MARKS[acceptance.accepted], answer, Ink.STRONG)
    yield from told.fact(words("state.purpose"), acceptance.purpose, 1)
    if acceptance.credentials:
        shown = (visible(page.names.get(name, name)) for name in acceptance.credentials)
        text = words("state.in-catalog", credentials=", ".join(shown))
        yield from remark(told.paper, 1, text)


def scope(page: StatePage) -> Iterator[Line]:
    """What may be done, and under whom."""
    return page.told.named(page.state.scope)


def radiography(page: StatePage) -> Iterator[Line]:
    """Whether x-rays need a paper of their own."""
    told, fact = page.told, page.state.radiography
    if fact is None:
        mark = Piece("?", Ink.WARNING)
        yield from bullet(told.paper, 0, mark, told.words("state.no-radiography"))
    yield from told.fact(told.words("state.radiography"), fact)


def changes(page: StatePage) -> Iterator[Line]:
    """How the rules came to be what they are."""
    told, words = page.told, page.told.words
    for change in page.state.changes:
        doubt = words(f"state.doubt.{change.confidence}")
        text = f"{visible(change.effective)}: {visible(change.what).rstrip('.')}{doubt}."
        yield from bullet(told.paper, 0, _DASH, text + told.cited.refs([change.source]))
        for code, part in (("before", change.before), ("after", change.after)):
            if part:
                said = words(f"credential.change.{code}", text=part.rstrip("."))
                yield from remark(told.paper, 0, said)


def advice(page: StatePage) -> Iterator[Line]:
    """What we make of the facts, marked as that."""
    if page.state.advice:
        yield from remark(page.told.paper, -1, page.told.words("state.advice"), Ink.WARNING)
    for text in page.state.advice:
        yield from bullet(page.told.paper, 0, _DASH, visible(text))


def unknown(page: StatePage) -> Iterator[Line]:
    """What was looked for and not found."""
    for text in page.state.unknown:
        yield from bullet(page.told.paper, 0, Piece("?", Ink.WARNING), visible(text))


def agency(page: StatePage) -> Iterator[Line]:
    """Who knows, and whether we read their page."""
    who, told = page.state.agency, page.told
    if who is None:
        yield from bullet(told.paper, 0, Piece("?", Ink.WARNING), told.words("state.no-agency"))
        return
    yield from bullet(told.paper, 0, _DASH, visible(who.name))
    if who.url:
        yield (Piece("   "), Piece(visible(who.url).replace(" ", "%20"), Ink.LINK))
        read = "read" if who.checked else "not-read"
        yield from remark(told.paper, 0, told.words(f"state.address.{read}"))


def citations(page: StatePage) -> Iterator[Line]:
    """The laws and rules, the way lawyers name them."""
    for text in page.state.citations:
        yield from bullet(page.told.paper, 0, _DASH, visible(text))


SECTIONS: tuple[tuple[str, Section], ...] = (
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
