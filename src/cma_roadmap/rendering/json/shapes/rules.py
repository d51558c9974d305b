"""What several fields of a document say together, in the words of JSON Schema, by its type."""

from __future__ import annotations

from typing import Any

from cma_roadmap.rendering.json.shapes.cost import CostLine, DueLine
from cma_roadmap.rendering.json.shapes.data_documents import CheckDocument
from cma_roadmap.rendering.json.shapes.option import CostOrNone
from cma_roadmap.rendering.json.shapes.programs import ProgramsDocument
from cma_roadmap.rendering.json.shapes.roadmap import AppliedOptions, RoadmapDocument
from cma_roadmap.rendering.json.shapes.search import RunnerUpOptions
from cma_roadmap.rendering.json.shapes.why import VerdictDocument

Json = dict[str, Any]


def _together(**types: str) -> Json:
    return {"properties": {name: {"type": kind} for name, kind in types.items()}}


_KNOWN_OR_NOT = {
    "anyOf": [_together(low=kind, likely=kind, high=kind) for kind in ("string", "null")]
}
_REFUSED = {"properties": {"feasible": {"const": False}}}
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
