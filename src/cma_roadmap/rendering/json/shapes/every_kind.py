"""The type of every kind of document, by the name in its `schema`."""

from __future__ import annotations

from cma_roadmap.rendering.json.shapes.career import CareerDocument
from cma_roadmap.rendering.json.shapes.comparison import ComparisonDocument
from cma_roadmap.rendering.json.shapes.data_documents import (
    CheckDocument,
    ImportDocument,
    SourcesDocument,
    StaleDocument,
)
from cma_roadmap.rendering.json.shapes.definitions import CredentialsDocument, StatesDocument
from cma_roadmap.rendering.json.shapes.eligibility import EligibilityDocument
from cma_roadmap.rendering.json.shapes.programs import ProgramsDocument
from cma_roadmap.rendering.json.shapes.roadmap import RoadmapDocument
from cma_roadmap.rendering.json.shapes.why import VerdictDocument, WhyDocument

KINDS: dict[str, object] = {
    "roadmap": RoadmapDocument,
    "comparison": ComparisonDocument,
    "eligibility": EligibilityDocument,
    "why": WhyDocument,
    "why-verdict": VerdictDocument,
    "programs": ProgramsDocument,
    "credentials": CredentialsDocument,
    "states": StatesDocument,
    "career": CareerDocument,
    "data-check": CheckDocument,
    "data-stale": StaleDocument,
    "data-sources": SourcesDocument,
    "data-import-ipeds": ImportDocument,
}
