"""The chain of steps that puts one step on its day, from what holds the first of them on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.results.network import driving_chain
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, Piece, line
from cma_roadmap.rendering.page.tables import bullet, page_text, readable, remark, under
from cma_roadmap.rendering.pages.why.explanation import Explanation, explain


def render_chain(
    roadmap: Roadmap,
    step: str,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The whole page as text that ends in a line break, with ANSI colours if `color`.

    Raises:
        KeyError: the plan has no such step.
    """
    words = Words(phrases)
    paper = readable(paper_of(width))
    return page_text(_lines(roadmap, step, words, paper), color=color)


def _lines(roadmap: Roadmap, step: str, words: Words, paper: Paper) -> Iterator[Line]:
    cited = Cited.of(roadmap.sources, roadmap.confidence, words)
    timings = {planned.step.id: planned.timing for planned in roadmap.steps}
    told = [explain(roadmap, name, words) for name in driving_chain(timings, step)]
    title = words("why.chain.title", title=told[-1].title, day=told[-1].planned.timing.start)
    yield from (line(text, Ink.TITLE) for text in paper.wrap(title, paper.width))
    yield BLANK
    for number, one in enumerate(told, 1):
        yield from _step(number, one, cited, paper)
    yield from under(words("view.label.sources"), cited.lines(paper))


def _step(number: int, one: Explanation, cited: Cited, paper: Paper) -> Iterator[Line]:
    head = f"{one.title}: {one.when}"
    yield from bullet(paper, 0, Piece(f"{number}."), head, Ink.STRONG)
    for reason in one.drivers:
        yield from remark(paper, 0, reason.text + cited.refs(reason.sources), Ink.PLAIN)
