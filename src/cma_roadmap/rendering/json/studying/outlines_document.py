"""The documents of `outlines` and `outlines compare`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Exam
from cma_roadmap.model.definitions.studying import ContentArea, Outline
from cma_roadmap.model.studying.study_plan import Compared, Part
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.rendering.json.definition_documents import Walk
from cma_roadmap.rendering.json.document import head, read_sources
from cma_roadmap.rendering.pages.study.study_page import percent

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import study as types


def outlines_document(catalog: Catalog, today: date, as_of: date | None) -> types.OutlinesDocument:
    """Every outline that is known on the day (`as_of` or today)."""
    walk = Walk(catalog.sources, as_of or today)
    tests = [(one.id, one.exam) for one in catalog.credentials if one.exam is not None]
    held = [(name, test, test.outline.at(walk.day)) for name, test in tests]
    return {
        **head("outlines", today, as_of, catalog.version),
        "outlines": [
            exam_outline(name, test, version, walk)
            for name, test, version in held
            if version.value is not None
        ],
        "unknown": [name for name, _, version in held if version.value is None],
        "findings": [],
        "sources": read_sources(catalog.cited(walk.cited), walk.cited),
    }


def compared_document(
    catalog: Catalog,
    both: Sequence[tuple[str, FactVersion[Outline]]],
    compared: Sequence[Compared],
    today: date,
    as_of: date | None,
) -> types.OutlinesComparedDocument:
    """The outline studied, the one wanted, and each part of the latter."""
    walk = Walk(catalog.sources, as_of or today)
    shown = [
        exam_outline(name, test, version, walk)
        for name, version in both
        if (test := catalog.credential(name).exam) is not None
    ]
    studied, wanted = shown
    return {
        **head("outlines-compared", today, as_of, catalog.version),
        "studied": studied,
        "wanted": wanted,
        "parts": [
            {
                **study_part(one.part),
                "met": one.met,
                "near": [part.id for part in one.near],
                "new": list(one.new),
            }
            for one in compared
        ],
        "findings": [],
        "sources": read_sources(catalog.cited(walk.cited), walk.cited),
    }


def exam_outline(
    credential: str, test: Exam, version: FactVersion[Outline], walk: Walk
) -> types.ExamOutline:
    """An outline with its sum and who says so.

    Raises:
        ValueError: this version knows of none.
    """
    outline = version.value
    if outline is None:
        raise ValueError(f"the outline of {credential} is not known")
    for source in version.sources:
        walk.cite(source, version.confidence)
    whole = outline.whole(test.scored_items.at(walk.day).value)
    return {
        "credential": credential,
        "unit": outline.unit,
        "areas": [_area(area) for area in outline.areas],
        "total": str(outline.total),
        "whole": None if whole is None else str(whole),
        "analysis": outline.analysis,
        "confidence": version.confidence,
        "source": version.source,
        "also": list(version.also),
        "note": version.note,
    }


def _area(area: ContentArea) -> types.OutlineArea:
    return {
        "id": area.id,
        "name": area.name,
        "weight": str(area.weight),
        "subjects": list(area.subjects),
        "topics": [
            {
                "id": topic.id,
                "name": topic.name,
                "subjects": list(topic.subjects),
                "weight": None if topic.weight is None else str(topic.weight),
            }
            for topic in area.topics
        ],
    }


def study_part(part: Part) -> types.StudyPart:
    """A part that is planned as one."""
    return {
        "id": part.id,
        "area": part.area,
        "name": part.name,
        "percent": str(percent(part.percent)),
        "shared_out": part.shared_out,
        "subjects": list(part.subjects),
    }
