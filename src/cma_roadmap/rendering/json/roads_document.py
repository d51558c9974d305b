"""What stands beside the road that is planned: changes that cure a no, other ways, points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.renewal import EarnedCe
from cma_roadmap.model.results.roadmap import Alternative, OtherWay
from cma_roadmap.rendering.json.cost_document import cost_range
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.sentences import sentence

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import roadmap as types
    from cma_roadmap.rendering.json.shapes import search as search_types


def alternative(way: Alternative) -> search_types.AlternativeRoad:
    """A change that makes the goal possible."""
    return {
        "change": sentence(say(way.change)),
        "applies": dict(way.applies),
        "certified_on": way.certified_on.isoformat(),
        "cost": cost_range(way.cost, partial=way.partial),
        "partial": way.partial,
    }


def other_way(way: OtherWay) -> types.OtherWay:
    """Another way in that is open, planned and not taken."""
    return {
        "pathway": way.pathway,
        "name": way.name,
        "verdict": way.verdict,
        "program": way.program.id if way.program else None,
        "own_training": way.own_training,
        "certified_on": way.certified_on.isoformat(),
        "cost": cost_range(way.cost, partial=way.partial),
        "partial": way.partial,
        "applies": dict(way.applies),
    }


def earned_ce(one: EarnedCe) -> search_types.EarnedPoints:
    """Continuing education that was earned."""
    return {
        "title": one.title,
        "on": one.on.isoformat(),
        "points": f"{one.points.normalize():f}",
        "categories": list(one.categories),
        "credentials": list(one.credentials),
        "paper": one.paper,
    }
