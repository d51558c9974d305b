"""The backward pass: the latest days on which every step can be, the goal kept where it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from cma_roadmap.model.network import Dependency, Network, Step
from cma_roadmap.planning.ties import (
    SEASONS,
    anchor,
    from_finish,
    last_start_for,
    leading_to,
    to_finish,
    until_settled,
)

_FAR = timedelta(days=60 * 366)
"""Later than any day in a plan: where a step's ties to the goal alone say how late it may be."""


def latest_starts(
    network: Network, ties: list[Dependency], starts: Mapping[str, date]
) -> dict[str, date]:
    """The greatest starts that satisfy all ties and leave the goal where it is."""
    road = leading_to(network.goal, ties)
    goal_day = starts[network.goal]
    latest = {
        name: _ceiling(step, starts[name], goal_day, on_the_road=name in road)
        for name, step in network.steps.items()
    }
    latest[network.goal] = goal_day
    floor = min(starts.values()) - SEASONS
    until_settled(
        ties[::-1],
        latest,
        lambda tie: _lower(tie, network.steps, latest),
        lambda _: min(latest.values()) < floor,  # deadlines already missed, in a loop
    )
    return latest


def _ceiling(step: Step, start: date, goal_day: date, *, on_the_road: bool) -> date:
    """How late a step may start before any tie is looked at."""
    if step.fixed is not None:
        return start
    if step.due is not None:
        return step.length.latest_start(step.due)
    if on_the_road:
        return goal_day + _FAR  # its ties to the goal will say
    return max(start, step.length.latest_start(goal_day))


def _lower(tie: Dependency, steps: Mapping[str, Step], latest: dict[str, date]) -> set[str]:
    before, after = steps[tie.predecessor], steps[tie.successor]
    limit = anchor(after, latest[tie.successor], to_finish(tie))
    allowed = last_start_for(before, tie.min_lag.latest_start(limit), from_finish(tie))
    moved = _set_lower(tie.predecessor, before, allowed, latest)
    if tie.max_lag is not None:
        limit = tie.max_lag.after(anchor(before, latest[tie.predecessor], from_finish(tie)))
        allowed = last_start_for(after, limit, to_finish(tie))
        moved |= _set_lower(tie.successor, after, allowed, latest)
    return moved


def _set_lower(name: str, step: Step, day: date, latest: dict[str, date]) -> set[str]:
    if step.fixed is not None or day >= latest[name]:
        return set()
    latest[name] = day
    return {name}
