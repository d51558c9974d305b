"""Why a plan's pathway is open, closed or cannot be told: its rule tree on the day it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cma_roadmap.model.assessment import PathwayAssessment
from cma_roadmap.model.eligibility import Eligibility
from cma_roadmap.model.fact import Source
from cma_roadmap.model.message import Finding, Severity
from cma_roadmap.model.roadmap import Roadmap
from cma_roadmap.rendering.amounts import Json, iso
from cma_roadmap.rendering.comparison_document import tree_document
from cma_roadmap.rendering.document import findings, roadmap_document, sources
from cma_roadmap.rendering.eligibility_tree import EligibilityPage
from cma_roadmap.rendering.english import ENGLISH
from cma_roadmap.rendering.paper import BLANK, Ink, Line, Paper, Piece, line
from cma_roadmap.rendering.tables import bullet, page_text, readable, under
from cma_roadmap.rendering.timeline import paper_of
from cma_roadmap.rendering.words import Words

_COUNTS = ("exam.apply", "training.complete")
"""The verdict counts on the later of these days."""


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


def verdict_document(roadmap: Roadmap, catalog: Mapping[str, Source]) -> Json:
    """The same as JSON: the tree as in `eligible`, on the day the verdict counts."""
    whole = roadmap_document(roadmap)
    kept = ("generator", "data_version", "today", "as_of", "language", "goal", "feasible")
    tree, day = roadmap.pathway.tree, day_of_verdict(roadmap)
    return {
        "schema": "urn:cma-roadmap:why-verdict:1",
        **{name: whole[name] for name in (*kept, "pathway", "certified_on")},
        "on": iso(day),
        "tree": tree_document(tree, day),
        "findings": findings(_problems(roadmap)),
        "sources": sources(_cited(roadmap, catalog), roadmap.confidence),
    }


def day_of_verdict(roadmap: Roadmap) -> date:
    """The day on which the pathway must hold: that of the application, once training is over."""
    days = [p.timing.start for p in roadmap.steps if p.step.id in _COUNTS]
    return max(days, default=roadmap.today)


def _problems(roadmap: Roadmap) -> list[Finding]:
    return [found for found in roadmap.findings if found.severity is Severity.PROBLEM]


def _cited(roadmap: Roadmap, catalog: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources of the tree and of the problems, each once."""
    ids = [s for node in roadmap.pathway.tree.walk() for s in node.sources[:1]]
    ids += [s for found in _problems(roadmap) for s in found.sources[:1]]
    return tuple(catalog[name] for name in dict.fromkeys(ids))


def _lines(
    roadmap: Roadmap, catalog: Mapping[str, Source], words: Words, paper: Paper
) -> Iterator[Line]:
    choice, day = roadmap.pathway, day_of_verdict(roadmap)
    cited = _cited(roadmap, catalog)
    found = Eligibility(
        day, roadmap.as_of, roadmap.data_version, (), cited, dict(roadmap.confidence)
    )
    page = EligibilityPage(found, words)
    code = f"why.verdict.{choice.verdict}"
    title = words(code, credential=roadmap.credential_name, pathway=choice.name)
    yield from (line(text, Ink.TITLE) for text in paper.wrap(title, paper.width))
    yield BLANK
    yield from paper.hanging(" ", words("why.verdict.day", day=day))
    yield BLANK
    yield from page.pathway(
        PathwayAssessment(choice.id, choice.name, choice.tree, early_sitting=False), paper
    )
    problems = [
        text
        for problem in _problems(roadmap)
        for text in bullet(
            paper,
            0,
            Piece("!", Ink.PROBLEM),
            words.say(problem.message) + page.cited.refs(problem.sources[:1]),
        )
    ]
    yield from under(words("why.verdict.problems"), problems)
    yield from under(words("view.label.sources"), page.cited.lines(paper))
