"""One tie between two steps as rules on days, and applying many of them until nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from itertools import count

from cma_roadmap.model.calendar import Elapsed
from cma_roadmap.model.network import Dependency, DependencyType, Step
from cma_roadmap.model.span import first_start

SEASONS = timedelta(days=5 * 366)
"""Calendars repeat after four years: a loop that has crept on for longer never settles."""


def anchor(step: Step, start: date, at_finish: bool) -> date:
    """The day at which a tie holds a step that begins on `start`: its start or its finish."""
    return step.length.end(start) if at_finish else start


def first_start_for(step: Step, needed: date, at_finish: bool) -> date:
    """The earliest start that puts the step's start or finish on or after `needed`."""
    if not at_finish:
        return needed
    return first_start(step.length.end, needed, step.length.latest_start(needed))


def last_start_for(step: Step, allowed: date, at_finish: bool) -> date:
    """The latest start that keeps the step's start or finish on or before `allowed`."""
    return step.length.latest_start(allowed) if at_finish else allowed


def from_finish(tie: Dependency) -> bool:
    """Whether the tie counts from the finish of its predecessor."""
    return tie.type in (DependencyType.FS, DependencyType.FF)


def to_finish(tie: Dependency) -> bool:
    """Whether the tie counts to the finish of its successor."""
    return tie.type in (DependencyType.FF, DependencyType.SF)


def is_in_days(tie: Dependency, step: Step) -> bool:
    """Whether a push is of the same number of days in every season."""
    lags = (tie.min_lag, tie.max_lag or tie.min_lag)
    length = step.length
    plain = isinstance(length, Elapsed) and not length.duration.months
    return plain and not any(lag.months for lag in lags)


def until_settled(
    ties: list[Dependency],
    days: Mapping[str, date],
    apply: Callable[[Dependency], set[str]],
    is_endless: Callable[[date], bool],
) -> bool:
    """Apply ties, again wherever a step moved, until none does. False when that never ends."""
    moved = set(days)
    since: date | None = None
    for rounds in count():
        if not moved:
            return True
        if rounds > len(days) + 1:
            since = since or max(days.values())
            if is_endless(since):
                return False
        before, moved = moved, set()
        for tie in ties:
            if not moved.union(before).isdisjoint((tie.predecessor, tie.successor)):
                moved |= apply(tie)
    return False


def leading_to(goal: str, ties: Iterable[Dependency]) -> set[str]:
    """The goal and every step that comes before it."""
    before: dict[str, list[str]] = {}
    for tie in ties:
        before.setdefault(tie.successor, []).append(tie.predecessor)
    found, todo = {goal}, [goal]
    while todo:
        for name in before.get(todo.pop(), []):
            if name not in found:
                found.add(name)
                todo.append(name)
    return found
