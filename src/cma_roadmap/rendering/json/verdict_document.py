"""The JSON document of `why verdict`: the rule tree of a plan's pathway on the day it counts."""

from __future__ import annotations

from collections.abc import Mapping

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.json.amounts import Json, iso
from cma_roadmap.rendering.json.document import findings, roadmap_document, sources
from cma_roadmap.rendering.json.eligibility_document import tree_document
from cma_roadmap.rendering.pages.why.verdict_page import cited, problems


def verdict_document(roadmap: Roadmap, catalog: Mapping[str, Source]) -> Json:
    """The tree as in `eligible`, and what else stands in the way; `catalog` has all sources."""
    whole = roadmap_document(roadmap)
    kept = ("generator", "data_version", "today", "as_of", "language", "goal", "feasible")
    choice = roadmap.pathway
    return {
        "schema": "urn:cma-roadmap:why-verdict:1",
        **{name: whole[name] for name in (*kept, "pathway", "certified_on")},
        "on": iso(choice.on),
        "tree": tree_document(choice.tree, choice.on),
        "findings": findings(problems(roadmap)),
        "sources": sources(cited(roadmap, catalog), roadmap.confidence),
    }
