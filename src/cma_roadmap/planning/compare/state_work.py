"""From when a planned road lets one work in the state, where that asks for something before."""

from __future__ import annotations

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.comparison import StateWork
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.message import message


def state_work(roadmap: Roadmap) -> StateWork | None:
    """What the state of a plan says of working there; the last one after a move."""
    place = roadmap.states[-1] if roadmap.states else None
    if place is None or not place.bars_work:
        return None
    days = {planned.step.id: planned.timing.start for planned in roadmap.steps}
    shut = tuple(
        message("compare.work.shut", way=way.name, lacks=way.lacks)
        for way in place.others
        if way.verdict is Verdict.UNMET and way.only is None and way.lacking
    )
    ready = days.get(place.ready) if place.ready else None
    permit = days.get(place.permit) if place.permit and ready else None
    return StateWork(place.state, place.name, ready, place.verdict, place.lacks, shut, permit)
