"""The JSON document of `eligible`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.results.assessment import (
    CredentialAssessment,
    Eligibility,
    PathwayAssessment,
    Shortfall,
)
from cma_roadmap.rendering.json.clause_document import tree_document
from cma_roadmap.rendering.json.document import findings, head, sources
from cma_roadmap.rendering.json.json_text import iso

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import eligibility as types


def eligibility_document(found: Eligibility) -> types.EligibilityDocument:
    """The document of `eligible`."""
    return {
        **head("eligibility", found.today, found.as_of, found.data_version),
        "credentials": [_credential(c, found.today) for c in found.credentials],
        "findings": findings(found.findings),
        "sources": sources(found.sources, found.confidence),
    }


def _credential(assessed: CredentialAssessment, today: date) -> types.OpenCredential:
    whole = assessed.whole(today)
    start, until = whole.days(today)
    return {
        "id": assessed.id,
        "name": assessed.name,
        "verdict": whole.verdict(today),
        "from": iso(start),
        "until": iso(until),
        "pathways": [_pathway(p, today) for p in assessed.pathways],
        "nearest": [_shortfall(s) for s in assessed.nearest],
        "once": list(whole.open_once(today)),
    }


def _pathway(pathway: PathwayAssessment, today: date) -> types.OpenPathway:
    start, until = pathway.tree.days(today)
    return {
        "id": pathway.id,
        "name": pathway.name,
        "verdict": pathway.tree.verdict(today),
        "from": iso(start),
        "until": iso(until),
        "tree": tree_document(pathway.tree, today),
        "once": list(pathway.tree.open_once(today)),
    }


def _shortfall(shortfall: Shortfall) -> types.NearestWay:
    return {
        "change": " ".join(shortfall.clauses),
        "pathway": shortfall.pathway,
        "from": iso(shortfall.start),
    }
