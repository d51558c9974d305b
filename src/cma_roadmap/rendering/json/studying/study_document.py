"""The document of `study`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.studying.study_plan import StudyPlan, Week
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.definition_documents import Walk
from cma_roadmap.rendering.json.document import head, read_sources
from cma_roadmap.rendering.json.studying.outlines_document import exam_outline, study_part

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import study as types


def study_document(plan: StudyPlan, catalog: Catalog, as_of: date | None) -> types.StudyDocument:
    """All weeks, those that are over too, and the parts with their hours."""
    walk = Walk(catalog.sources, as_of or plan.exam_on)
    asked = exam_outline(plan.credential.id, plan.test, plan.outline, walk)
    materials = [walk.definition(material) for material in plan.materials]
    for material in plan.materials:
        walk.cite(material.source, Confidence.HIGH)
    return {
        **head("study", plan.today, as_of, catalog.version),
        "credential": plan.credential.id,
        "sitting": plan.sitting,
        "begins": plan.begins.isoformat(),
        "exam_on": plan.exam_on.isoformat(),
        "weekly_hours": plan.weekly,
        "hours_allowed": plan.allowed,
        "hours": plan.hours,
        "hours_aimed_at": plan.aim,
        "outline": asked,
        "parts": [
            {
                **study_part(one.part),
                "standing": one.view.standing,
                "score": one.view.score,
                "hours": one.hours,
            }
            for one in plan.parts
        ],
        "weeks": [_week(week, number < plan.past) for number, week in enumerate(plan.weeks)],
        "materials": materials,
        "not_in_outline": list(plan.not_in_outline),
        "findings": [],
        "sources": read_sources(catalog.cited(walk.cited), walk.cited),
    }


def _week(week: Week, past: bool) -> types.StudyWeek:
    practice: types.PracticeTest | None = None
    if week.practice_on is not None:
        practice = {"on": week.practice_on.isoformat(), "hours": week.practice_hours}
    return {
        "start": week.start.isoformat(),
        "end": week.end.isoformat(),
        "hours": week.hours,
        "past": past,
        "fewer_because": list(week.light),
        "practice": practice,
        "shares": [
            {"part": one.part, "new": one.new, "repeated": one.repeated} for one in week.shares
        ],
    }
