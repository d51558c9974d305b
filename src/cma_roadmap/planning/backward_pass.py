"""The backward pass: the latest days on which every step can be, the goal kept where it is."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date, timedelta

from cma_roadmap.model.network import Dependency, Network, Step, StepKind
from cma_roadmap.planning.ties import (
    SEASONS,
    anchor,
    from_finish,
    last_start_for,
    leading_to,
    to_finish,
    until_settled,
)

_WATCHED = (StepKind.WINDOW, StepKind.DEADLINE)
"""What is watched, not worked on: it need not be over by the goal."""
_FAR = timedelta(days=60 * 366)
"""Later than any day in a plan: where a step's ties to the goal alone say how late it may be."""


def latest_starts(
    network: Network,
    ties: list[Dependency],
    starts: Mapping[str, date],
    finish_by: date | None = None,
) -> dict[str, date]:
    """The greatest starts that satisfy all ties and leave the goal where it is.

    With `finish_by` the goal may be as late as that day, or must be as early; what is counted from
    the goal, as renewals are, still counts from the goal's earliest day.
    """
    kept = _latest(network, ties, starts, starts[network.goal])
    if finish_by is None or network.steps[network.goal].fixed is not None:
        return kept
    after = _only_after(network.goal, ties)
    before = [tie for tie in ties if tie.predecessor not in after and tie.successor not in after]
    watched = {name for name, step in network.steps.items() if step.kind in _WATCHED}
    moved = _latest(network, before, starts, finish_by, watched)
    return {name: kept[name] if name in after else day for name, day in moved.items()}


def _only_after(goal: str, ties: list[Dependency]) -> set[str]:
    """The steps that are counted from the goal, with a limit, and do not lead to it."""
    turned = [t._replace(predecessor=t.successor, successor=t.predecessor) for t in ties]
    found = leading_to(goal, turned) - leading_to(goal, ties) - {goal}
    return found.intersection(tie.successor for tie in ties if tie.max_lag is not None)


def _latest(
    network: Network,
    ties: list[Dependency],
    starts: Mapping[str, date],
    goal_day: date,
    free: Container[str] = (),
) -> dict[str, date]:
    """One pass with the goal on `goal_day`; how late `free` steps may be, only their ties say."""
    road, earliest = leading_to(network.goal, ties), starts[network.goal]
    latest = {
        name: _ceiling(
            step, starts[name], earliest, goal_day, bound=not (name in road or name in free)
        )
        for name, step in network.steps.items()
    }
    latest[network.goal] = goal_day
    floor = min(*starts.values(), goal_day) - SEASONS
    until_settled(
        ties[::-1],
        latest,
        lambda tie: _lower(tie, network.steps, latest),
        lambda _: min(latest.values()) < floor,  # deadlines already missed, in a loop
    )
    return latest


def _ceiling(step: Step, start: date, earliest: date, goal_day: date, *, bound: bool) -> date:
    """How late a step may start before any tie is looked at.

    A step beside the road moves with the goal, from its `earliest` day to `goal_day`.
    """
    if step.fixed is not None:
        return start
    if step.due is not None:
        return step.length.latest_start(step.due)
    if not bound:
        return goal_day + _FAR  # its ties to the goal will say
    return max(start, step.length.latest_start(earliest)) + (goal_day - earliest)


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
