"""The JSON document of `why verdict`: the rule tree of a plan's pathway on the day it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.json.document import about_plan, findings, sources
from cma_roadmap.rendering.json.eligibility_document import tree_document
from cma_roadmap.rendering.pages.why.verdict_page import cited, problems

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes.why import VerdictDocument


def verdict_document(roadmap: Roadmap, catalog: Mapping[str, Source]) -> VerdictDocument:
    """The tree as in `eligible`, and what else stands in the way; `catalog` has all sources."""
    choice = roadmap.pathway
    return {
        **about_plan("why-verdict", roadmap),
        "on": choice.on.isoformat(),
        "tree": tree_document(choice.tree, choice.on),
        "findings": findings(problems(roadmap)),
        "sources": sources(cited(roadmap, catalog), roadmap.confidence),
    }
