"""What to do first and what to have ready; and how late each step may begin."""

from __future__ import annotations

from collections.abc import Sequence

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.network import Listed, Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.tracked.due import is_action, is_open_ended
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.listed import listed_label
from cma_roadmap.rendering.plan.notices import cited_by
from cma_roadmap.rendering.plan.row_words import days_in_words
from cma_roadmap.rendering.plan.rows import last_day

_MOST = 5


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to do: when, how late it may be, and what it lists.

    `listed` is what `documents` are called; `to_tick` says that they are papers to have ready.
    """

    number: int
    title: str
    when: str
    limit: str
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    listed: str
    to_tick: bool
    brief: str = ""


def agenda(told: Sequence[Sequence[PlannedStep]], words: Words) -> tuple[AgendaItem, ...]:
    """The first five tasks still to do, of each series only the next visit."""
    open_ = [next((p for p in some if is_action(p)), None) for some in told]
    tasks = [planned for planned in open_ if planned is not None]
    soonest = sorted(tasks, key=lambda p: (p.timing.start, p.timing.latest_end))[:_MOST]
    return tuple(
        AgendaItem(
            number,
            words.say(planned.step.title),
            days_in_words(planned, words),
            _limit(planned, words),
            planned.step.documents,
            cited_by(planned),
            listed_label(planned.step, words),
            planned.step.listed is Listed.PAPERS,
            in_brief(planned, words),
        )
        for number, planned in enumerate(soonest, 1)
    )


def in_brief(planned: PlannedStep, words: Words) -> str:
    """The days it takes and how late it may be, in a few words."""
    timing = planned.timing
    begin, end = timing.start, last_day(timing.start, timing.end)
    latest = last_day(timing.latest_start, timing.latest_end)
    decides = timing.critical and planned.step.phase not in (Phase.RENEWAL, Phase.CAREER)
    if planned.step.status is StepStatus.PINNED or is_open_ended(planned):
        return words("short.on", day=begin)
    if decides:
        return words("short.decides", day=end)
    if planned.step.kind is StepKind.DEADLINE:
        return words("short.due", day=end)
    return words("short.latest", day=begin, latest=max(latest, end))


def _limit(planned: PlannedStep, words: Words) -> str:
    timing = planned.timing
    if planned.step.status is StepStatus.PINNED:
        return words("view.pinned")
    if timing.critical and planned.step.phase not in (Phase.RENEWAL, Phase.CAREER):
        return words("view.no-slack")
    latest = last_day(timing.latest_start, timing.latest_end)
    if is_open_ended(planned):
        return words("view.no-last-day")
    if latest <= last_day(timing.start, timing.end):
        return words("view.no-later")
    return words("view.latest", day=latest)


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
    return tuple(_late_start(planned, words) for planned in found)


def _is_ahead(planned: PlannedStep, roadmap: Roadmap) -> bool:
    step, certified = planned.step, roadmap.certified_on
    if step.kind is not StepKind.TASK or step.status is not StepStatus.TODO:
        return False
    return certified is not None and planned.timing.start <= certified


def _late_start(planned: PlannedStep, words: Words) -> LateStart:
    timing = planned.timing
    rooms = {0: "view.room-none", 1: "view.room"}
    return LateStart(
        title=words.say(planned.step.title),
        latest=words("view.day", day=timing.latest_start),
        room=words(rooms.get(timing.float_days, "view.rooms"), days=timing.float_days),
    )
