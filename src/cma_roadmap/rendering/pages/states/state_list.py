"""All states as a page: a row for each, and what its few words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Regime
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.facts.short_list import short_list
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Fact,
    Facts,
    Item,
    Items,
    Page,
    Paragraph,
    Section,
    Sheet,
    Tone,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.text.said import Said, cite
from cma_roadmap.sentences.catalog import ENGLISH

_GIVE_WAY = {"code": 2, "checked": 1, "sure": 3}
"""In which order columns go where there is no room for all."""
_COLUMNS = ("code", "name", "needed", "sure", "checked")


def regime_in_words(state: Jurisdiction, day: date, words: Words) -> str:
    """What is needed to work, in a few words: never that nothing is."""
    held = state.regime.at(day).value
    return words(f"states.regime.{held}") if held is not None else words("word.unknown")


def states_page(
    states: Sequence[Jurisdiction],
    sources: Mapping[str, Source],
    day: date,
    phrases: Mapping[str, str] = ENGLISH,
    home: str | None = None,
) -> Page:
    """The list of states, one a row; `home`, if told, comes first."""
    words = Words(phrases)
    shown = sorted(states, key=lambda state: (state.id != home, state.name.casefold()))
    table = Table(
        tuple(
            Column(
                name,
                words(f"states.column.{name}"),
                flexible=name == "name",
                give_way=_GIVE_WAY.get(name, 0),
            )
            for name in _COLUMNS
        ),
        tuple(_row(state, day, words) for state in shown),
        "name",
    )
    facts = (Fact(words("states.head.day"), words("view.day", day=day)), _checked(shown, words))
    legend = Section("legend", words("states.heading.legend"), tuple(_legend(shown, day, words)))
    return paged(words("states.title"), [Facts(facts), Break(), table], [legend], sources, words)


def short_states_page(
    whole: Page,
    states: Sequence[Jurisdiction],
    home: str | None,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """The rows of the `whole` page, and how many sources it has."""
    words = Words(phrases)
    asked = home or next((state.id for state in states), None)
    ids = [words("short.more.state", state=asked)] if asked else []
    return short_list(whole, words, words("short.more.legend"), *ids)


def states_sheet(states: Sequence[Jurisdiction], day: date) -> Sheet:
    """The list of states for a spreadsheet, in the words of the data."""
    columns = ("state", "name", "regime", "confidence", "checked", "sources")
    rows = []
    for state in sorted(states, key=lambda state: state.id):
        held = state.regime.at(day)
        least = min(state.confidence, held.confidence, key=lambda sure: sure.rank)
        regime = held.value.value if held.value is not None else None
        cells = (state.id, state.name, regime, least.value, state.checked, " ".join(held.sources))
        rows.append(dict(zip(columns, cells, strict=True)))
    return Sheet(columns, tuple(rows))


def _row(state: Jurisdiction, day: date, words: Words) -> tuple[Said, ...]:
    held = state.regime.at(day)
    least = min(state.confidence, held.confidence, key=lambda sure: sure.rank)
    return (
        state.id,
        state.name,
        regime_in_words(state, day, words) + cite(held.sources),
        words(f"credentials.confidence.{least}"),
        words("view.day", day=state.checked),
    )


def _checked(states: Sequence[Jurisdiction], words: Words) -> Fact:
    """When the states were last looked into: one day, or the first and the last."""
    days = sorted({state.checked for state in states})
    text = words("view.day", day=days[0]) if days else ""
    if len(days) > 1:
        text = words("view.from-to", low=days[0], high=days[-1])
    return Fact(words("states.head.checked"), text)


def _legend(states: Sequence[Jurisdiction], day: date, words: Words) -> Iterator[Block]:
    """Each kind of rule with what it means and how many states have it."""
    counts = Counter(state.regime.at(day).value for state in states)
    items = []
    for regime in Regime:
        if counts[regime]:
            short, meaning = words(f"states.regime.{regime}"), words(f"states.legend.{regime}")
            text = words("states.legend", short=short, count=counts[regime], meaning=meaning)
            items.append(Item(text))
    yield Items(tuple(items))
    yield Break()
    yield Paragraph(words("states.sure"), Tone.ASIDE)
    if states:
        example = next((s for s in states if s.id == "WA"), states[0])
        yield Paragraph(words("states.hint", state=example.id))
