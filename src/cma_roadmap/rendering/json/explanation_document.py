"""The JSON documents of `why`: one step of a plan with its reasons, or the tree of its rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cma_roadmap.model.results.network import Dependency, Driver, driving_chain
from cma_roadmap.model.results.planned_state import PlannedState, proven
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.json.clause_document import tree_document
from cma_roadmap.rendering.json.document import about_plan, findings, roadmap_document, sources
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.why.explanation import Reason, explain, findings_of
from cma_roadmap.sentences.catalog import ENGLISH

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import comparison as types
    from cma_roadmap.rendering.json.shapes import eligibility as eligibility_types


def explanation_document(
    roadmap: Roadmap, step: str, phrases: Mapping[str, str] = ENGLISH
) -> types.WhyDocument:
    """The document of `why`: the step as in the plan's own document, and the reasons in words.

    Raises:
        KeyError: the plan has no such step.
    """
    told = explain(roadmap, step, Words(phrases))
    whole = roadmap_document(roadmap)
    shown = next(s for s in whole["steps"] if s["id"] == step)
    ties = [t for t in whole["dependencies"] if step in (t["predecessor"], t["successor"])]
    found = findings(findings_of(roadmap, told.planned))
    cited = {*shown["sources"], *(f["source"] for f in found), *(t["source"] for t in ties)}
    cited |= {line["source"] for line in shown["costs"]}
    cited |= {driver["source"] for driver in shown["drivers"]}
    return {
        **about_plan("why", roadmap),
        "step": {**shown, "findings": list(range(len(shown["findings"])))},
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
        "findings": found,
        "sources": [source for source in whole["sources"] if source["id"] in cited],
        "tree": _tree(roadmap, step),
    }


def _tree(roadmap: Roadmap, step: str) -> eligibility_types.Clause | None:
    """What the day from which one may work rests on, where that is the step."""
    place = proven(roadmap.states, step)
    return tree_document(place.tree, place.on) if place and place.tree and place.on else None


def _first(reason: Reason[Any]) -> str | None:
    return reason.sources[0] if reason.sources else None


def _driver(reason: Reason[Driver]) -> types.DriverInWords:
    driver = reason.about
    return {
        "code": driver.code,
        "ref": driver.ref,
        "text": reason.text,
        "source": _first(reason),
    }


def _tie(reason: Reason[Dependency]) -> types.TieInWords:
    tie = reason.about
    return {
        "predecessor": tie.predecessor,
        "successor": tie.successor,
        "code": tie.code,
        "text": reason.text,
        "source": _first(reason),
    }


def verdict_document(roadmap: Roadmap, catalog: Mapping[str, Source]) -> types.VerdictDocument:
    """The tree as in `eligible`, and what else stands in the way; `catalog` has all sources."""
    choice = roadmap.pathway
    return {
        **about_plan("why-verdict", roadmap),
        "on": choice.on.isoformat(),
        "tree": tree_document(choice.tree, choice.on),
        "findings": findings(roadmap.problems),
        "sources": sources(_cited(roadmap, catalog), roadmap.confidence),
    }


def state_verdict_document(
    roadmap: Roadmap, place: PlannedState, catalog: Mapping[str, Source]
) -> types.VerdictDocument:
    """The same of the way in to work that a state offers, where no day for it can be told."""
    tree, on = place.tree, place.on or roadmap.today
    whole = verdict_document(roadmap, catalog)
    ids = [s for node in tree.walk() for s in node.sources[:1]] if tree else []
    named = tuple(catalog[name] for name in dict.fromkeys(ids))
    told = tree_document(tree, on) if tree else whole["tree"]
    cited = sources(named, roadmap.confidence)
    return {**whole, "on": on.isoformat(), "tree": told, "findings": [], "sources": cited}


def _cited(roadmap: Roadmap, catalog: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources of the tree and of the problems, each once."""
    ids = [s for node in roadmap.pathway.tree.walk() for s in node.sources[:1]]
    ids += [s for found in roadmap.problems for s in found.sources[:1]]
    return tuple(catalog[name] for name in dict.fromkeys(ids))
