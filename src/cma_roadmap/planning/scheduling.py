"""Dates for any network of steps with least and greatest lags, in critical-path words.

Every tie is two monotone rules on dates. The forward pass raises starts from below until all ties
hold (the earliest schedule); the backward pass lowers them from above (the latest schedule that
still reaches the goal on its earliest day). A limit that cannot hold is reported with its chain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from cma_roadmap.model.calendar import Elapsed
from cma_roadmap.model.network import (
    Conflict,
    Dependency,
    DependencyType,
    Driver,
    Network,
    Schedule,
    Step,
    StepKind,
    StepStatus,
    Timing,
)
from cma_roadmap.model.span import first_start

_FAR = timedelta(days=60 * 366)
_SEASONS = timedelta(days=5 * 366)
"""Calendars repeat after four years: a loop that has crept on for longer never settles."""


def schedule(network: Network, today: date) -> Schedule:
    """Date every step of `network`, none that is still to do before `today`.

    Limits that contradict the rest are left out one by one, each reported as a `Conflict`.
    """
    ties = list(network.dependencies)
    conflicts: list[Conflict] = []
    forward = _Forward(network.steps, ties, today)
    if not forward.run():
        ties, conflicts = _without_broken_limits(network, today)
        forward = _Forward(network.steps, ties, today)
        forward.run()
    conflicts += forward.stuck.values()
    broken = [conflict.tie for conflict in forward.stuck.values()]
    kept = [_unlimited(tie) if tie in broken else tie for tie in ties]
    latest = _latest_starts(network, kept, forward.starts)
    return _result(network, forward, latest, tuple(conflicts))


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
    bare = _Forward(network.steps, ties, today)
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
            forward = _Forward(network.steps, tried, today)
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


def _anchor(step: Step, start: date, at_finish: bool) -> date:
    return step.length.end(start) if at_finish else start


def _first_start(step: Step, needed: date, at_finish: bool) -> date:
    """The earliest start that puts the step's start or finish on or after `needed`."""
    if not at_finish:
        return needed
    return first_start(step.length.end, needed, step.length.latest_start(needed))


def _last_start(step: Step, allowed: date, at_finish: bool) -> date:
    return step.length.latest_start(allowed) if at_finish else allowed


def _from_finish(tie: Dependency) -> bool:
    return tie.type in (DependencyType.FS, DependencyType.FF)


def _to_finish(tie: Dependency) -> bool:
    return tie.type in (DependencyType.FF, DependencyType.SF)


@dataclass
class _Forward:
    """The forward pass: the least starts that satisfy all ties."""

    steps: Mapping[str, Step]
    ties: list[Dependency]
    today: date
    starts: dict[str, date] = field(default_factory=dict)
    pushed_by: dict[str, tuple[str, Dependency, bool]] = field(default_factory=dict)
    stuck: dict[tuple[str, Dependency], Conflict] = field(default_factory=dict)
    last_moved: str = ""

    def run(self) -> bool:
        """Settle all starts. False when some limit can never hold."""
        self.starts = {name: self._origin(step) for name, step in self.steps.items()}
        return _until_settled(self.ties, self.starts, self._push, self._is_endless)

    def _is_endless(self, since: date) -> bool:
        """Whether the pushes go round in a loop that no later season can stop."""
        loop = self._loop()
        if loop and all(_is_in_days(self.pushed_by[n][1], self.steps[n]) for n in loop):
            return True
        return max(self.starts.values()) > since + _SEASONS

    def _loop(self) -> list[str]:
        """The steps that push each other in a circle, if the last one moved is in one."""
        seen: list[str] = []
        name = self.last_moved
        while name in self.pushed_by and name not in seen:
            seen.append(name)
            name = self.pushed_by[name][0]
        return seen[seen.index(name) :] if name in seen else []

    def _origin(self, step: Step) -> date:
        if step.fixed is not None:
            return step.fixed
        return max((self.today, *(bound.day for bound in step.not_before)))

    def needed(self, tie: Dependency) -> date:
        """The earliest start that the least lag leaves to the successor."""
        before = _anchor(
            self.steps[tie.predecessor], self.starts[tie.predecessor], _from_finish(tie)
        )
        return _first_start(self.steps[tie.successor], tie.min_lag.after(before), _to_finish(tie))

    def held_back(self, tie: Dependency) -> date | None:
        """The earliest start that the greatest lag leaves to the predecessor."""
        if tie.max_lag is None:
            return None
        after = _anchor(self.steps[tie.successor], self.starts[tie.successor], _to_finish(tie))
        anchor = tie.max_lag.first_start(after)
        return _first_start(self.steps[tie.predecessor], anchor, _from_finish(tie))

    def _push(self, tie: Dependency) -> set[str]:
        moved = self._raise(tie.successor, self.needed(tie), tie, limit=False)
        back = self.held_back(tie)
        if back is not None:
            moved |= self._raise(tie.predecessor, back, tie, limit=True)
        return moved

    def _raise(self, name: str, day: date, tie: Dependency, *, limit: bool) -> set[str]:
        if day <= self.starts[name]:
            return set()
        fixed = self.steps[name].fixed
        if fixed is not None:
            # What was done before its turn is nobody's problem; a limit that ran out is one.
            if limit or self.steps[name].status is not StepStatus.DONE:
                chain = self._chain(tie.predecessor if not limit else tie.successor, name)
                self.stuck[name, tie] = Conflict(chain, tie, day, fixed)
            return set()
        other = tie.successor if limit else tie.predecessor
        self.pushed_by[name] = (other, tie, limit)
        self.starts[name] = day
        self.last_moved = name
        return {name}

    def _chain(self, name: str, last: str) -> tuple[str, ...]:
        chain = [last]
        while name not in chain:
            chain.append(name)
            if name not in self.pushed_by:
                break
            name = self.pushed_by[name][0]
        return tuple(reversed(chain))

    def conflict(self, tie: Dependency | None) -> Conflict:
        """The loop of pushes that never settles, put down to `tie`."""
        return Conflict(tuple(reversed(self._loop())), tie)


def _latest_starts(
    network: Network, ties: list[Dependency], starts: Mapping[str, date]
) -> dict[str, date]:
    """The greatest starts that satisfy all ties and leave the goal where it is."""
    road = _leading_to(network.goal, ties)
    goal_day = starts[network.goal]
    latest = {
        name: _ceiling(step, starts[name], goal_day, on_the_road=name in road)
        for name, step in network.steps.items()
    }
    latest[network.goal] = goal_day
    floor = min(starts.values()) - _SEASONS
    _until_settled(
        ties[::-1],
        latest,
        lambda tie: _lower(tie, network.steps, latest),
        lambda _: min(latest.values()) < floor,  # deadlines already missed, in a loop
    )
    return latest


def _is_in_days(tie: Dependency, step: Step) -> bool:
    """Whether a push is of the same number of days in every season."""
    lags = (tie.min_lag, tie.max_lag or tie.min_lag)
    length = step.length
    plain = isinstance(length, Elapsed) and not length.duration.months
    return plain and not any(lag.months for lag in lags)


def _until_settled(
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
    limit = _anchor(after, latest[tie.successor], _to_finish(tie))
    allowed = _last_start(before, tie.min_lag.latest_start(limit), _from_finish(tie))
    moved = _set_lower(tie.predecessor, before, allowed, latest)
    if tie.max_lag is not None:
        limit = tie.max_lag.after(_anchor(before, latest[tie.predecessor], _from_finish(tie)))
        allowed = _last_start(after, limit, _to_finish(tie))
        moved |= _set_lower(tie.successor, after, allowed, latest)
    return moved


def _set_lower(name: str, step: Step, day: date, latest: dict[str, date]) -> set[str]:
    if step.fixed is not None or day >= latest[name]:
        return set()
    latest[name] = day
    return {name}


def _result(
    network: Network,
    forward: _Forward,
    latest: Mapping[str, date],
    conflicts: tuple[Conflict, ...],
) -> Schedule:
    starts, steps = forward.starts, network.steps
    road = _leading_to(network.goal, forward.ties)
    open_road = [n for n in road if _is_work(steps[n])]
    least = min(((latest[n] - starts[n]).days for n in open_road), default=0)
    critical = {n for n in open_road if (latest[n] - starts[n]).days == least}
    timings = {
        name: Timing(
            start=starts[name],
            end=step.length.end(starts[name]),
            latest_start=latest[name],
            latest_end=step.length.end(latest[name]),
            critical=name in critical,
            drivers=tuple(_drivers(forward, step)),
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


def _leading_to(goal: str, ties: Iterable[Dependency]) -> set[str]:
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


def _drivers(forward: _Forward, step: Step) -> list[Driver]:
    """What holds the step on its day: everything that would let it start earlier if it moved."""
    start = forward.starts[step.id]
    if step.fixed is not None:
        codes = {StepStatus.DONE: "done", StepStatus.PINNED: "pin", StepStatus.TODO: "deadline"}
        return [Driver(codes[step.status], None, start)]
    found = [
        Driver("predecessor", tie.predecessor, start, tie.source)
        for tie in forward.ties
        if tie.successor == step.id and forward.needed(tie) == start
    ]
    found += [Driver(b.code, None, start, b.source) for b in step.not_before if b.day == start]
    if start == forward.today:
        found.append(Driver("today", None, start))
    # A time limit holds a step back only where nothing else does.
    return found or [
        Driver("window", tie.successor, start, tie.source)
        for tie in forward.ties
        if tie.predecessor == step.id and forward.held_back(tie) == start
    ]
