"""The type of every kind of document, and what several of its fields say together."""

from __future__ import annotations

from typing import Any

from cma_roadmap.rendering.json.shapes.career import CareerDocument
from cma_roadmap.rendering.json.shapes.comparison import (
    ComparisonDocument,
    VerdictDocument,
    WhyDocument,
)
from cma_roadmap.rendering.json.shapes.cost import CostLine, DueLine
from cma_roadmap.rendering.json.shapes.data_documents import (
    CheckDocument,
    CoverageDocument,
    ImportDocument,
    PeopleDocument,
    ProfileDocument,
    SourcesDocument,
    StaleDocument,
)
from cma_roadmap.rendering.json.shapes.definitions import CredentialsDocument, StatesDocument
from cma_roadmap.rendering.json.shapes.eligibility import EligibilityDocument
from cma_roadmap.rendering.json.shapes.every_document import ErrorDocument
from cma_roadmap.rendering.json.shapes.keeping import CeDocument, RenewalsDocument
from cma_roadmap.rendering.json.shapes.option import CostOrNone
from cma_roadmap.rendering.json.shapes.programs import ProgramsDocument
from cma_roadmap.rendering.json.shapes.roadmap import RoadmapDocument
from cma_roadmap.rendering.json.shapes.search import AppliedOptions, RunnerUpOptions
from cma_roadmap.rendering.json.shapes.skills import (
    ResumeDocument,
    SkillsDocument,
    TranscriptDocument,
)
from cma_roadmap.rendering.json.shapes.study import (
    OutlinesComparedDocument,
    OutlinesDocument,
    StudyDocument,
)
from cma_roadmap.rendering.json.shapes.tracked import (
    DiffDocument,
    LogDocument,
    NextDocument,
    StatusDocument,
)

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
    "study": StudyDocument,
    "outlines": OutlinesDocument,
    "outlines-compared": OutlinesComparedDocument,
    "skills": SkillsDocument,
    "resume": ResumeDocument,
    "transcript": TranscriptDocument,
    "log": LogDocument,
    "ce": CeDocument,
    "renewals": RenewalsDocument,
    "next": NextDocument,
    "status": StatusDocument,
    "diff": DiffDocument,
    "profile": ProfileDocument,
    "people": PeopleDocument,
    "data-check": CheckDocument,
    "data-coverage": CoverageDocument,
    "data-stale": StaleDocument,
    "data-sources": SourcesDocument,
    "data-import-ipeds": ImportDocument,
    "error": ErrorDocument,
}
Json = dict[str, Any]
_REFUSED = {"properties": {"feasible": {"const": False}}}


def _together(**types: str) -> Json:
    return {"properties": {name: {"type": kind} for name, kind in types.items()}}


_KNOWN_OR_NOT = {
    "anyOf": [_together(low=kind, likely=kind, high=kind) for kind in ("string", "null")]
}
_LISTED = _together(search="object", doors="null", hours_asked="null", price_standing="null")
_ALONE = _together(search="null", doors="array", hours_asked="array", price_standing="object")
_ALONE["properties"]["programs"] = {"minItems": 1, "maxItems": 1}

RULES: dict[object, Json] = {
    CostLine: _KNOWN_OR_NOT,
    DueLine: _KNOWN_OR_NOT,
    CostOrNone: _KNOWN_OR_NOT,
    AppliedOptions: {"minProperties": 1},
    RunnerUpOptions: {"minProperties": 1},
    RoadmapDocument: {"if": _REFUSED, "then": _together(certified_on="null", expires_on="null")},
    VerdictDocument: {"if": _REFUSED, "then": _together(certified_on="null")},
    ProgramsDocument: {"anyOf": [_LISTED, _ALONE]},
    CheckDocument: {
        "if": {"properties": {"sound": {"const": True}}},
        "then": {"properties": {"problems": {"maxItems": 0}}},
        "else": {"properties": {"problems": {"minItems": 1}}},
    },
}
