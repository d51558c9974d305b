"""Why a plan's pathway is open, closed or cannot be told: its rule tree on the day it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.results.assessment import PathwayAssessment
from cma_roadmap.model.results.eligibility_check import Eligibility
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.message import Finding, Severity
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, Piece, line
from cma_roadmap.rendering.page.tables import bullet, page_text, readable, under
from cma_roadmap.rendering.pages.why.eligibility_tree import EligibilityPage


def render_verdict(
    roadmap: Roadmap,
    catalog: Mapping[str, Source],
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The whole page as text that ends in a line break, with ANSI colours if `color`."""
    paper = readable(paper_of(width))
    return page_text(_lines(roadmap, catalog, Words(phrases), paper), color=color)


def problems(roadmap: Roadmap) -> list[Finding]:
    """What stands in the way of a plan."""
    return [found for found in roadmap.findings if found.severity is Severity.PROBLEM]


def cited(roadmap: Roadmap, catalog: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources of the tree and of the problems, each once."""
    ids = [s for node in roadmap.pathway.tree.walk() for s in node.sources[:1]]
    ids += [s for found in problems(roadmap) for s in found.sources[:1]]
    return tuple(catalog[name] for name in dict.fromkeys(ids))


def _lines(
    roadmap: Roadmap, catalog: Mapping[str, Source], words: Words, paper: Paper
) -> Iterator[Line]:
    choice, told_by = roadmap.pathway, cited(roadmap, catalog)
    found = Eligibility(
        choice.on, roadmap.as_of, roadmap.data_version, (), told_by, roadmap.confidence
    )
    page = EligibilityPage(found, words)
    code = f"why.verdict.{choice.verdict}"
    title = words(code, credential=roadmap.credential_name, pathway=choice.name)
    yield from (line(text, Ink.TITLE) for text in paper.wrap(title, paper.width))
    yield BLANK
    yield from paper.hanging(" ", words("why.verdict.day", day=choice.on))
    yield BLANK
    yield from page.pathway(
        PathwayAssessment(choice.id, choice.name, choice.tree, early_sitting=False), paper
    )
    stopping = [
        text
        for problem in problems(roadmap)
        for text in bullet(
            paper,
            0,
            Piece("!", Ink.PROBLEM),
            words.say(problem.message) + page.cited.refs(problem.sources[:1]),
        )
    ]
    yield from under(words("why.verdict.problems"), stopping)
    yield from under(words("view.label.sources"), page.cited.lines(paper))
