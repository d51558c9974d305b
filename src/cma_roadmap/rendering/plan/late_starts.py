"""How late each step may begin where a person named the day to be done by."""

from __future__ import annotations

from dataclasses import dataclass

from cma_roadmap.model.results.network import StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.rendering.messages.words import Words


@dataclass(frozen=True, slots=True)
class LateStart:
    """A step still to do, its last safe first day, and the room there is until then."""

    title: str
    latest: str
    room: str


def late_starts(roadmap: Roadmap, words: Words) -> tuple[LateStart, ...]:
    """Every task up to the certificate by its last safe first day; none without such a goal."""
    if roadmap.goal.finish_by is None or not roadmap.feasible:
        return ()
    found = [planned for planned in roadmap.steps if _is_ahead(planned, roadmap)]
    found.sort(key=lambda planned: planned.timing.latest_start)
    return tuple(_told(planned, words) for planned in found)


def _is_ahead(planned: PlannedStep, roadmap: Roadmap) -> bool:
    step, certified = planned.step, roadmap.certified_on
    if step.kind is not StepKind.TASK or step.status is not StepStatus.TODO:
        return False
    return certified is not None and planned.timing.start <= certified


def _told(planned: PlannedStep, words: Words) -> LateStart:
    timing = planned.timing
    rooms = {0: "view.room-none", 1: "view.room"}
    return LateStart(
        title=words.say(planned.step.title),
        latest=words("view.day", day=timing.latest_start),
        room=words(rooms.get(timing.float_days, "view.rooms"), days=timing.float_days),
    )
