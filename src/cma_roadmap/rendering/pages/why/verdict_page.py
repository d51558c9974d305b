"""Why a plan's pathway is open, closed or cannot be told: its rule tree on the day it counts."""

from __future__ import annotations

from collections.abc import Mapping

from cma_roadmap.model.results.assessment import PathwayAssessment
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Break,
    Item,
    Items,
    Mark,
    Page,
    Paragraph,
    Section,
    listed,
)
from cma_roadmap.rendering.pages.why.rule_tree import RuleTree
from cma_roadmap.rendering.text.said import cite
from cma_roadmap.sentences.catalog import ENGLISH


def verdict_page(
    roadmap: Roadmap, sources: Mapping[str, Source], phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """The pathway clause by clause, then what else stands in the way."""
    words, choice = Words(phrases), roadmap.pathway
    code = f"why.verdict.{choice.verdict}"
    pathway = PathwayAssessment(choice.id, choice.name, choice.tree, early_sitting=False)
    lead = (
        Paragraph(words("why.verdict.day", day=choice.on)),
        Break(),
        Items((RuleTree(choice.on, words).pathway(pathway),)),
    )
    problems = (
        Item(words.say(found.message) + cite(found.sources[:1]), Mark.PROBLEM)
        for found in roadmap.problems
    )
    heading = words("why.verdict.problems")
    return paged(
        words(code, credential=roadmap.credential_name, pathway=choice.name),
        lead,
        [Section("problems", heading, tuple(listed(problems)))],
        sources,
        words,
        roadmap.confidence,
    )
