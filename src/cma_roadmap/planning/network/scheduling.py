"""Dates for any network of steps with least and greatest lags, in critical-path words.

Every dependency is two monotone rules on dates. The forward pass raises starts from below until all
dependencies hold (the earliest schedule); the backward pass lowers them from above (the latest
schedule that still reaches the goal on its earliest day). A limit that cannot hold is reported with
its chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import is_

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.network import (
    Conflict,
    Dependency,
    Network,
    Schedule,
    Step,
    StepStatus,
    Timing,
)
from cma_roadmap.model.values.span import add_days
from cma_roadmap.planning.network.backward_pass import WATCHED, BackwardPass
from cma_roadmap.planning.network.dependency_rules import (
    Link,
    backward_link,
    forward_links,
    leading_to,
    unlimited,
)
from cma_roadmap.planning.network.forward_pass import ForwardPass


class Earliest(NamedTuple):
    """A network after the forward pass, with all dependencies and the limits that were not kept."""

    network: Network
    forward: ForwardPass
    conflicts: tuple[Conflict, ...]

    def day(self, step: str) -> date:
        """The earliest first day of one step."""
        return date.fromordinal(self.forward.starts[step])

    def days(self) -> dict[str, date]:
        """The earliest first day of every step."""
        return {name: date.fromordinal(day) for name, day in self.forward.starts.items()}


def earliest(network: Network, today: date, before: Earliest | None = None) -> Earliest:
    """The forward pass alone: enough where only the first days are asked for.

    Limits that contradict the rest are left out one by one, each reported as a `Conflict`. A pass
    `before`, over a network that has only grown since, is taken up where it came to rest.

    Raises:
        ValueError: steps wait for each other in a circle, limits or no limits.
    """
    if before is not None and _can_go_on(before, network, today):
        added = network.dependencies[len(before.network.dependencies) :]
        links = [*before.forward.links, *forward_links(added, network.steps)]
        forward = ForwardPass(network.steps, links, today)
        if forward.resume(before.forward):
            return Earliest(network, forward, ())
    links = forward_links(network.dependencies, network.steps)
    conflicts: list[Conflict] = []
    forward = ForwardPass(network.steps, links, today)
    if not forward.run():
        links, conflicts = _without_broken_limits(network.steps, links, today)
        forward = ForwardPass(network.steps, links, today)
        forward.run()
    return Earliest(network, forward, (*conflicts, *forward.stuck.values()))


def _can_go_on(before: Earliest, network: Network, today: date) -> bool:
    """Whether all held before, and `network` begins with the steps and dependencies of then."""
    steps, dependencies = before.network.steps, before.network.dependencies
    return (
        not before.conflicts
        and before.forward.today == today
        and len(network.dependencies) >= len(dependencies)
        and len(network.steps) >= len(steps)
        and all(map(is_, dependencies, network.dependencies))
        and all(map(is_, steps.values(), network.steps.values()))
    )


def schedule(network: Network, today: date, finish_by: date | None = None) -> Schedule:
    """Date every step of `network`, none that is still to do before `today`.

    Starts are the earliest; latest starts keep the goal on its earliest day, or let it be as late
    as `finish_by`. A goal that is later than `finish_by` leaves negative floats. Limits that
    contradict the rest are left out one by one, each reported as a `Conflict`.

    Raises:
        ValueError: steps wait for each other in a circle, limits or no limits.
    """
    return scheduled(earliest(network, today), finish_by)


def scheduled(found: Earliest, finish_by: date | None = None) -> Schedule:
    """The whole schedule, from the earliest one on; see `schedule`."""
    network, forward = found.network, found.forward
    kept = forward.links
    if forward.stuck:
        broken = [conflict.dependency for conflict in forward.stuck.values()]
        kept = [unlimited(link) if link.dependency in broken else link for link in kept]
    links = [backward_link(link, network.steps) for link in reversed(kept)]
    leading = leading_to(network.goal, [(link.on, link.of) for link in links])
    backward = BackwardPass(network, links, forward.starts, leading)
    latest = backward.with_goal_kept()
    critical = _critical(network.steps, leading, forward.starts, latest)
    if finish_by is not None:
        latest = backward.with_goal_by(finish_by.toordinal(), latest)
    return _result(found, latest, critical)


def _without_broken_limits(
    steps: Mapping[str, Step], links: list[Link], today: date
) -> tuple[list[Link], list[Conflict]]:
    """The links with only those limits that can hold together, and a conflict for each other one.

    Limits that cannot hold even alone go first; the others are tried in an order of their own, so
    that the order in which they were written changes nothing.

    Raises:
        ValueError: steps wait for each other in a circle, limits or no limits.
    """
    held = [unlimited(link) for link in links]
    bare = ForwardPass(steps, held, today)
    if not bare.run():
        chain = " > ".join(bare.conflict(None).chain)
        raise ValueError(f"the steps {chain} wait for each other")
    limited = [i for i, link in enumerate(links) if link.dependency.max_lag is not None]
    limited.sort(key=lambda i: _by_name(links[i].dependency))
    conflicts = []
    for alone in (True, False):
        for index in list(limited):
            tried = list(held)
            tried[index] = links[index]
            forward = ForwardPass(steps, tried, today)
            if not forward.run():
                conflicts.append(forward.conflict(links[index].dependency))
                limited.remove(index)
            elif not alone:
                held = tried
    return held, conflicts


def _by_name(dependency: Dependency) -> tuple[str, str, str, str, str]:
    limit = dependency.max_lag.iso if dependency.max_lag else ""
    return (
        dependency.predecessor,
        dependency.successor,
        dependency.type.value,
        dependency.min_lag.iso,
        limit,
    )


def _critical(
    steps: Mapping[str, Step],
    leading: Iterable[str],
    starts: Mapping[str, int],
    latest: Mapping[str, int],
) -> set[str]:
    """The steps with the least float on the way to the earliest day of the goal."""
    floats = {name: latest[name] - starts[name] for name in leading if _is_work(steps[name])}
    least = min(floats.values(), default=0)
    return {name for name, days in floats.items() if days == least}


def _is_work(step: Step) -> bool:
    """Windows and deadlines are watched, not worked on: no chain of work runs through them."""
    return step.kind not in WATCHED and step.status is not StepStatus.DONE


def _result(found: Earliest, latest: Mapping[str, int], critical: set[str]) -> Schedule:
    days, starts = found.days(), found.forward.starts
    drivers = found.forward.drivers(days)
    timings = {}
    for name, step in found.network.steps.items():
        first, held = days[name], tuple(drivers[name])
        last, end = first, _end(step, first)
        last_end = end
        if latest[name] != starts[name]:
            last = date.fromordinal(latest[name])
            last_end = _end(step, last)
        timings[name] = Timing(first, end, last, last_end, name in critical, held)
    order = list(timings)
    path = sorted(critical, key=lambda n: (days[n], timings[n].end, order.index(n)))
    return Schedule(timings, tuple(path), found.conflicts)


def _end(step: Step, start: date) -> date:
    """The exclusive end of a step."""
    days = step.length.in_days
    return step.length.end(start) if days is None else add_days(start, days)
