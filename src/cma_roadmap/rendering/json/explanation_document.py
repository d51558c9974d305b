"""The JSON documents of `why`: one step of a plan with its reasons, or the tree of its rule."""

from __future__ import annotations

from collections.abc import Mapping

from cma_roadmap.model.results.network import Dependency, Driver, driving_chain
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.json.amounts import Json, iso
from cma_roadmap.rendering.json.document import findings, roadmap_document, sources
from cma_roadmap.rendering.json.eligibility_document import tree_document
from cma_roadmap.rendering.messages.catalog import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.why.explanation import Reason, explain


def explanation_document(roadmap: Roadmap, step: str, phrases: Mapping[str, str] = ENGLISH) -> Json:
    """The document of `why`: the step as in the plan's own document, and the reasons in words.

    Raises:
        KeyError: the plan has no such step.
    """
    told = explain(roadmap, step, Words(phrases))
    whole = roadmap_document(roadmap)
    shown: Json = next(s for s in whole["steps"] if s["id"] == step)
    ties = [t for t in whole["dependencies"] if step in (t["predecessor"], t["successor"])]
    findings = [whole["findings"][index] for index in shown["findings"]]
    cited = {*shown["sources"], *(f["source"] for f in findings), *(t["source"] for t in ties)}
    cited |= {line["source"] for line in shown["costs"]}
    cited |= {driver["source"] for driver in shown["drivers"]}
    kept = ("generator", "data_version", "today", "as_of", "language", "goal", "feasible")
    return {
        "schema": "urn:cma-roadmap:why:1",
        **{name: whole[name] for name in (*kept, "pathway", "certified_on")},
        "step": {**shown, "findings": list(range(len(findings)))},
        "explanation": {
            "when": told.when,
            "standing": told.standing,
            "slack": told.slack,
            "drivers": [_driver(reason) for reason in told.drivers],
            "waits_for": [_tie(reason) for reason in told.waits_for],
            "awaited_by": [_tie(reason) for reason in told.awaited_by],
            "limits": [_tie(reason) for reason in told.limits],
            "costs": [{"text": r.text, "source": _first(r)} for r in told.costs],
        },
        "chain": list(driving_chain({p.step.id: p.timing for p in roadmap.steps}, step)),
        "dependencies": ties,
        "findings": findings,
        "sources": [source for source in whole["sources"] if source["id"] in cited],
    }


def _first(reason: Reason) -> str | None:
    return reason.sources[0] if reason.sources else None


def _driver(reason: Reason) -> Json:
    driver = reason.about
    code, ref = (driver.code, driver.ref) if isinstance(driver, Driver) else (None, None)
    return {"code": code, "ref": ref, "text": reason.text, "source": _first(reason)}


def _tie(reason: Reason) -> Json:
    tie = reason.about
    ends = (tie.predecessor, tie.successor) if isinstance(tie, Dependency) else (None, None)
    return {
        "predecessor": ends[0],
        "successor": ends[1],
        "code": tie.code,
        "text": reason.text,
        "source": _first(reason),
    }


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
