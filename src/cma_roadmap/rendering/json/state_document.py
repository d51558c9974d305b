"""The states of a plan in JSON: the way in that is planned, what it rests on, and the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cma_roadmap.model.results.planned_state import PlannedState, StateWay
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.json.clause_document import tree_document
from cma_roadmap.rendering.json.json_text import iso
from cma_roadmap.rendering.messages.phrases import say

if TYPE_CHECKING:  # types cost a start nothing
    from datetime import date

    from cma_roadmap.rendering.json.shapes import eligibility as types


def states_of(roadmap: Roadmap) -> list[types.PlannedState]:
    """The states of a plan, the present one first."""
    begins = {planned.step.id: planned.timing.start for planned in roadmap.steps}
    return [_state(place, begins) for place in roadmap.states]


def _state(place: PlannedState, begins: Mapping[str, date]) -> types.PlannedState:
    """One state of a plan; `begins` has the first days of the steps by their ids."""
    on = place.on
    return {
        "state": place.state,
        "name": place.name,
        "regime": place.regime,
        "checked": place.checked.isoformat(),
        "since": iso(place.since),
        "route": place.route,
        "ready": place.ready,
        "may_work_from": iso(begins.get(place.ready or "")),
        "permit": place.permit,
        "verdict": place.verdict,
        "all_tasks": place.all_tasks,
        "lacks": [say(lack) for lack in place.lacks],
        "to_do": list(place.to_do),
        "on": iso(on),
        "tree": tree_document(place.tree, on) if place.tree is not None and on else None,
        "other_routes": [route_document(way) for way in place.others],
    }


def route_document(way: StateWay) -> types.StateRoute:
    """A way into the work, judged for one person."""
    return {
        "name": way.name,
        "verdict": way.verdict,
        "work": way.work,
        "permit": way.permit,
        "from": iso(way.opens),
        "lacks": [say(lack) for lack in way.lacks],
        "to_do": list(way.to_do),
    }
