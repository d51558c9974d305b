"""All states in a terminal: a row for each, and what its few words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Regime
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, Piece
from cma_roadmap.rendering.page.tables import (
    TableRow,
    blocks,
    bullet,
    cell,
    columns,
    page_text,
    readable,
    remark,
    under,
)
from cma_roadmap.rendering.pages.states.state_head import top
from cma_roadmap.rendering.text.visible import visible

_COLUMNS = ("code", "name", "needed", "sure", "checked")
_NAME = 1
_CHOICES = ((0, 1, 2, 3, 4), (0, 1, 2, 3), (1, 2, 3), (0, 2))
"""Columns that are drawn, from all of them down to the two that nobody can do without."""


def regime_in_words(state: Jurisdiction, day: date, words: Words) -> str:
    """What is needed to work, in a few words: never that nothing is."""
    held = state.regime.at(day).value
    return words(f"states.regime.{held}") if held is not None else words("word.unknown")


def render_states(
    states: Sequence[Jurisdiction],
    sources: Mapping[str, Source],
    day: date,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The list of states, one a row, as text."""
    words = Words(phrases)
    cited = Cited(sources, {}, words)
    return page_text(_list(states, day, words, cited, readable(paper_of(width))), color=color)


def _list(
    states: Sequence[Jurisdiction], day: date, words: Words, cited: Cited, paper: Paper
) -> Iterator[Line]:
    shown = sorted(states, key=lambda state: state.name.casefold())
    facts = ((words("states.head.day"), words("view.day", day=day)), _checked(shown, words))
    yield from top(words("states.title"), facts, paper)
    yield BLANK
    rows = [_row(state, day, words, cited) for state in shown]
    yield from _table([[words(f"states.column.{name}") for name in _COLUMNS], *rows], paper)
    yield from under(words("states.heading.legend"), _legend(shown, day, words, paper))
    yield from under(words("view.label.sources"), cited.lines(paper))


def _row(state: Jurisdiction, day: date, words: Words, cited: Cited) -> list[str]:
    held = state.regime.at(day)
    least = min(state.confidence, held.confidence, key=lambda sure: sure.rank)
    return [
        visible(state.id),
        visible(state.name),
        regime_in_words(state, day, words) + cited.refs(held.sources),
        words(f"credentials.confidence.{least}"),
        words("view.day", day=state.checked),
    ]


def _checked(states: Sequence[Jurisdiction], words: Words) -> tuple[str, str]:
    """When the states were last looked into: one day, or the first and the last."""
    days = sorted({state.checked for state in states})
    text = words("view.day", day=days[0]) if days else ""
    if len(days) > 1:
        text = words("view.from-to", low=days[0], high=days[-1])
    return words("states.head.checked"), text


def _table(rows: Sequence[Sequence[str]], paper: Paper) -> Iterator[Line]:
    """With as many columns as there is room for; one state after the other where there is none."""
    for chosen in _CHOICES:
        kept = [[row[number] for number in chosen] for row in rows]
        drawn = columns(kept, paper, chosen.index(_NAME) if _NAME in chosen else 0, 0)
        if drawn is not None:
            return drawn
    names, *rest = zip(*[row[_NAME:] for row in rows], strict=True)
    table = [TableRow(head, tuple(map(cell, texts))) for head, *texts in rest]
    return blocks(names[1:], table, paper)


def _legend(
    states: Sequence[Jurisdiction], day: date, words: Words, paper: Paper
) -> Iterator[Line]:
    """Each kind of rule with what it means and how many states have it."""
    counts = Counter(state.regime.at(day).value for state in states)
    for regime in Regime:
        if counts[regime]:
            short, meaning = words(f"states.regime.{regime}"), words(f"states.legend.{regime}")
            text = words("states.legend", short=short, count=counts[regime], meaning=meaning)
            yield from bullet(paper, 0, Piece("-"), text)
    yield BLANK
    yield from remark(paper, -1, words("states.sure"))
    if states:
        example = next((s for s in states if s.id == "WA"), states[0])
        yield from remark(paper, -1, words("states.hint", state=example.id), Ink.PLAIN)
