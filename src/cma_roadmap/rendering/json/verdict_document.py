"""The JSON document of `why verdict`: the rule tree of a plan's pathway on the day it counts."""

from __future__ import annotations

from collections.abc import Mapping

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.json.amounts import Json, iso
from cma_roadmap.rendering.json.document import findings, roadmap_document, sources
from cma_roadmap.rendering.json.eligibility_document import tree_document


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
        "findings": findings(roadmap.problems),
        "sources": sources(_cited(roadmap, catalog), roadmap.confidence),
    }


def _cited(roadmap: Roadmap, catalog: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources of the tree and of the problems, each once."""
    ids = [s for node in roadmap.pathway.tree.walk() for s in node.sources[:1]]
    ids += [s for found in roadmap.problems for s in found.sources[:1]]
    return tuple(catalog[name] for name in dict.fromkeys(ids))
