"""Whether what is told can have happened, and what is surprising in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cma_roadmap.errors import Problem, SourceLocation
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.network import Dependency, DependencyType, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.tracked.happened import RESULT, SIT, Happened
from cma_roadmap.model.values.message import Message, message

_FROM_END = (DependencyType.FS, DependencyType.FF)


def what_cannot_be(
    one: Happened, planned: PlannedStep, profile: Profile, today: date, place: SourceLocation | None
) -> Iterator[Problem]:
    """A problem for each reason why it cannot have happened.

    Args:
        one: what is told.
        planned: the step in the plan as it is without it.
        profile: the person, with the log laid over it.
        today: the day on which it is told.
        place: where it was read, if it was.
    """
    if one.on > today:
        yield Problem.of("not_yet", place, step=one.step, day=one.on, today=today)
    if planned.step.kind is StepKind.WINDOW:
        yield Problem.of("only_passes", place, step=one.step)
    if one.result is not None and not one.step.endswith((SIT, RESULT)):
        yield Problem.of("no_exam", place, step=one.step)
    if one.step.endswith(RESULT):
        yield from _about_result(one, profile, place)


def _about_result(
    one: Happened, profile: Profile, place: SourceLocation | None
) -> Iterator[Problem]:
    """A result has a sitting before it, and says which one it is."""
    if one.result is None:
        yield Problem.of("no_result", place, step=one.step)
    sat = [each.on for each in profile.attempts if each.credential == one.credential]
    sitting = one.step.removesuffix(RESULT) + SIT
    pinned = profile.pins.get(f"{one.credential}.{sitting}", profile.pins.get(sitting))
    sat += [pinned] if pinned is not None else []
    if not sat:
        yield Problem.of("no_sitting", place, step=one.step, sitting=sitting, day=one.on)
    elif min(sat) > one.on:
        yield Problem.of("result_first", place, step=one.step, day=one.on, sat=max(sat))


def surprises(one: Happened, roadmap: Roadmap) -> Iterator[Message]:
    """What the plan expected otherwise, though what happened, happened: one for each step."""
    steps = {planned.step.id: planned for planned in roadmap.steps}
    told = set()
    own = steps.get(one.step)
    by_last_day = (
        own is not None and own.step.kind is StepKind.DEADLINE
    )  # sooner is as it should be
    for tie in _before(one.step, roadmap.dependencies):
        first = steps.get(tie.predecessor)
        if first is None or first.step.id in told:
            continue
        if first.step.status is not StepStatus.DONE:
            told.add(first.step.id)
            if first.step.kind is StepKind.TASK and not one.begun:
                yield message("log.before_its_turn", day=one.on, title=first.step.title)
            continue
        if by_last_day:
            continue
        ends = tie.type in _FROM_END
        day = first.timing.end if ends else first.timing.start
        allowed = tie.min_lag.after(day)
        if one.on < allowed and tie.type in (DependencyType.FS, DependencyType.SS):
            told.add(first.step.id)
            yield message("log.too_soon", day=one.on, title=first.step.title, allowed=allowed)


def _before(step: str, ties: Iterable[Dependency]) -> Iterator[Dependency]:
    """The dependencies by which a step comes after another one, those with a lead left out."""
    for tie in ties:
        if tie.successor == step and tie.min_lag.days >= 0 and tie.min_lag.months >= 0:
            yield tie
