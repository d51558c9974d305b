"""Dates for any network of steps with least and greatest lags, in critical-path words.

Every tie is two monotone rules on dates. The forward pass raises starts from below until all ties
hold (the earliest schedule); the backward pass lowers them from above (the latest schedule that
still reaches the goal on its earliest day). A limit that cannot hold is reported with its chain.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cma_roadmap.model.network import (
    Conflict,
    Dependency,
    Network,
    Schedule,
    Step,
    StepKind,
    StepStatus,
    Timing,
)
from cma_roadmap.planning.backward_pass import latest_starts
from cma_roadmap.planning.forward_pass import ForwardPass, drivers_of
from cma_roadmap.planning.ties import leading_to


def schedule(network: Network, today: date, finish_by: date | None = None) -> Schedule:
    """Date every step of `network`, none that is still to do before `today`.

    Starts are the earliest; latest starts keep the goal on its earliest day, or let it be as late
    as `finish_by`. A goal that is later than `finish_by` leaves negative floats. Limits that
    contradict the rest are left out one by one, each reported as a `Conflict`.
    """
    ties = list(network.dependencies)
    conflicts: list[Conflict] = []
    forward = ForwardPass(network.steps, ties, today)
    if not forward.run():
        ties, conflicts = _without_broken_limits(network, today)
        forward = ForwardPass(network.steps, ties, today)
        forward.run()
    conflicts += forward.stuck.values()
    broken = [conflict.tie for conflict in forward.stuck.values()]
    kept = [_unlimited(tie) if tie in broken else tie for tie in ties]
    latest = latest_starts(network, kept, forward.starts)
    critical = _critical(network, forward, latest)
    if finish_by is not None:
        latest = latest_starts(network, kept, forward.starts, finish_by)
    return _result(network, forward, latest, critical, tuple(conflicts))


def _without_broken_limits(
    network: Network, today: date
) -> tuple[list[Dependency], list[Conflict]]:
    """The ties with only those limits that can hold together, and a conflict for each other one.

    Limits that cannot hold even alone go first; the others are tried in an order of their own, so
    that the order in which they were written changes nothing.

    Raises:
        ValueError: steps wait for each other in a circle, limits or no limits.
    """
    ties = [_unlimited(tie) for tie in network.dependencies]
    bare = ForwardPass(network.steps, ties, today)
    if not bare.run():
        chain = " > ".join(bare.conflict(None).chain)
        raise ValueError(f"the steps {chain} wait for each other")
    limited = [i for i, tie in enumerate(network.dependencies) if tie.max_lag is not None]
    limited.sort(key=lambda i: _by_name(network.dependencies[i]))
    conflicts = []
    for alone in (True, False):
        for index in list(limited):
            tried = list(ties)
            tried[index] = network.dependencies[index]
            forward = ForwardPass(network.steps, tried, today)
            if not forward.run():
                conflicts.append(forward.conflict(tried[index]))
                limited.remove(index)
            elif not alone:
                ties = tried
    return ties, conflicts


def _by_name(tie: Dependency) -> tuple[str, str, str, str, str]:
    limit = tie.max_lag.iso if tie.max_lag else ""
    return tie.predecessor, tie.successor, tie.type.value, tie.min_lag.iso, limit


def _unlimited(tie: Dependency) -> Dependency:
    """The tie without its limit: the order it sets still holds."""
    return tie._replace(max_lag=None)


def _critical(network: Network, forward: ForwardPass, latest: Mapping[str, date]) -> set[str]:
    """The steps with the least float on the way to the earliest day of the goal."""
    starts, steps = forward.starts, network.steps
    road = leading_to(network.goal, forward.ties)
    open_road = [n for n in road if _is_work(steps[n])]
    least = min(((latest[n] - starts[n]).days for n in open_road), default=0)
    return {n for n in open_road if (latest[n] - starts[n]).days == least}


def _result(
    network: Network,
    forward: ForwardPass,
    latest: Mapping[str, date],
    critical: set[str],
    conflicts: tuple[Conflict, ...],
) -> Schedule:
    starts, steps = forward.starts, network.steps
    timings = {
        name: Timing(
            start=starts[name],
            end=step.length.end(starts[name]),
            latest_start=latest[name],
            latest_end=step.length.end(latest[name]),
            critical=name in critical,
            drivers=tuple(drivers_of(forward, step)),
        )
        for name, step in steps.items()
    }
    order = list(steps)
    path = sorted(critical, key=lambda n: (starts[n], timings[n].end, order.index(n)))
    return Schedule(timings, tuple(path), conflicts)


def _is_work(step: Step) -> bool:
    """Windows and deadlines are watched, not worked on: no chain of work runs through them."""
    if step.kind in (StepKind.WINDOW, StepKind.DEADLINE):
        return False
    return step.status is not StepStatus.DONE
