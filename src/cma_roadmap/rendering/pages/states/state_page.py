"""One state in a terminal: what it asks, its ways in, what it accepts, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.facts.fact_lines import FactLines
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import Line
from cma_roadmap.rendering.page.tables import page_text, readable, under
from cma_roadmap.rendering.pages.states.state_head import top
from cma_roadmap.rendering.pages.states.state_sections import SECTIONS, StatePage
from cma_roadmap.rendering.pages.states.state_table import regime_in_words
from cma_roadmap.rendering.pages.states.state_ways import StepLines


def render_state(
    state: Jurisdiction,
    sources: Mapping[str, Source],
    names: Mapping[str, str],
    day: date,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """Everything recorded of one state, as in force on `day`, as text.

    `names` are those of the catalogue's credentials, by id.
    """
    words = Words(phrases)
    paper = readable(paper_of(width))
    told = FactLines(day, words, Cited(sources, {}, words), paper)
    page = StatePage(state, told, StepLines(state, told, names), names)
    return page_text(_lines(page), color=color)


def _lines(page: StatePage) -> Iterator[Line]:
    told = page.told
    title = told.words("state.title", name=page.state.name, state=page.state.id)
    yield from top(title, _head(page), told.paper)
    for name, section in SECTIONS:
        yield from under(told.words(f"state.heading.{name}"), section(page))
    yield from under(told.words("view.label.sources"), told.cited.lines(told.paper))


def _head(page: StatePage) -> Iterator[tuple[str, str]]:
    words, state = page.told.words, page.state
    yield words("states.head.needed"), regime_in_words(state, page.told.day, words)
    yield words("states.head.day"), words("view.day", day=page.told.day)
    yield words("states.head.checked"), words("view.day", day=state.checked)
    yield words("states.head.sure"), words(f"credentials.confidence.{state.confidence}")
