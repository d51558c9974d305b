"""Dates for any network of steps with least and greatest lags, in critical-path words.

Every tie is two monotone rules on dates. The forward pass raises starts from below until all ties
hold (the earliest schedule); the backward pass lowers them from above (the latest schedule that
still reaches the goal on its earliest day). A limit that cannot hold is reported with its chain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

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

_FAR = timedelta(days=100 * 366)
_PATIENCE = 4 * 366
"""Rounds allowed beside one per step: a limit in days around a length in months may creep on day by
day until a season comes in which it holds, within four years or never. A true loop never settles.
"""


def schedule(network: Network, today: date) -> Schedule:
    """Date every step of `network`, none that is still to do before `today`.

    Limits that contradict the rest are left out one by one, each reported as a `Conflict`.
    """
    ties = list(network.dependencies)
    conflicts: list[Conflict] = []
    while True:
        forward = _Forward(network.steps, ties, today)
        if forward.run():
            break
        conflict = forward.conflict()
        if conflict.tie not in ties:
            raise ValueError(f"the steps {' > '.join(conflict.chain)} wait for each other")
        ties.remove(conflict.tie)
        conflicts.append(conflict)
    conflicts += forward.stuck.values()
    broken = [conflict.tie for conflict in forward.stuck.values()]
    kept = [tie for tie in ties if tie not in broken]
    latest = _latest_starts(network, kept, forward.starts)
    return _result(network, forward, latest, tuple(conflicts))


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
        settled = _until_settled(self.ties, self.starts, self._push)
        return settled and all(start <= self.today + _FAR for start in self.starts.values())

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
        if day <= self.starts[name] or self.starts[name] > self.today + _FAR:
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

    def conflict(self) -> Conflict:
        """The loop of pushes that never settles, and a greatest lag in it."""
        seen: list[str] = []
        name = self.last_moved
        while name not in seen:
            seen.append(name)
            name = self.pushed_by[name][0]
        loop = seen[seen.index(name) :]
        limits = [self.pushed_by[n][1] for n in loop if self.pushed_by[n][2]]
        return Conflict(tuple(reversed(loop)), limits[0] if limits else None)


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
    _until_settled(ties[::-1], latest, lambda tie: _lower(tie, network.steps, latest))
    return latest


def _until_settled(
    ties: list[Dependency], days: Mapping[str, date], apply: Callable[[Dependency], set[str]]
) -> bool:
    """Apply ties, again wherever a step moved, until none does. False when that never ends."""
    moved = set(days)
    for _ in range(_PATIENCE + len(days)):
        if not moved:
            return True
        before, moved = moved, set()
        for tie in ties:
            if not moved.union(before).isdisjoint((tie.predecessor, tie.successor)):
                moved |= apply(tie)
    return not moved


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
        code = "done" if step.status is StepStatus.DONE else "pin"
        return [Driver(code, None, start)]
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
