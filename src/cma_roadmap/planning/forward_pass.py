"""The forward pass: the earliest days on which every step can be, all ties kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import gt

from cma_roadmap.model.network import Conflict, Dependency, Driver, Step, StepStatus
from cma_roadmap.planning.settling import SEASONS, until_settled
from cma_roadmap.planning.ties import Link, is_in_days


@dataclass
class ForwardPass:
    """Raises starts from below until all links hold; `starts` are then the earliest ones."""

    steps: Mapping[str, Step]
    links: Sequence[Link]
    today: date
    starts: dict[str, int] = field(default_factory=dict)
    pushed_by: dict[str, tuple[str, Dependency]] = field(default_factory=dict)
    stuck: dict[tuple[str, Dependency], Conflict] = field(default_factory=dict)
    last_moved: str = ""

    def run(self) -> bool:
        """Settle all starts. False when some limit can never hold."""
        today = self.today.toordinal()
        self.starts = {name: _origin(step, today) for name, step in self.steps.items()}
        return until_settled(self.links, self.starts, gt, self._raise, self._is_endless)

    def _raise(self, on: str, day: int, of: str, tie: Dependency, limit: bool) -> bool:
        fixed = self.steps[on].fixed
        if fixed is not None:
            # What was done before its turn is nobody's problem; a limit that ran out is one.
            if limit or self.steps[on].status is not StepStatus.DONE:
                needed = date.fromordinal(day)
                self.stuck[on, tie] = Conflict(self._chain(of, on), tie, needed, fixed)
            return False
        self.pushed_by[on] = (of, tie)
        self.starts[on] = day
        self.last_moved = on
        return True

    def _is_endless(self, since: int) -> bool:
        """Whether the pushes go round in a loop that no later season can stop."""
        loop = self._loop()
        if loop and all(is_in_days(self.pushed_by[n][1], self.steps[n]) for n in loop):
            return True
        return max(self.starts.values()) > since + SEASONS

    def _loop(self) -> list[str]:
        """The steps that push each other in a circle, if the last one moved is in one."""
        seen: list[str] = []
        name = self.last_moved
        while name in self.pushed_by and name not in seen:
            seen.append(name)
            name = self.pushed_by[name][0]
        return seen[seen.index(name) :] if name in seen else []

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

    def drivers(self) -> dict[str, list[Driver]]:
        """What holds each step on its day: everything that would let it start earlier."""
        starts, today = self.starts, self.today
        held: dict[str, list[Driver]] = {name: [] for name in self.steps}
        for tie, of, on, least, *_ in self.links:
            if least(starts[of]) == starts[on]:
                day = date.fromordinal(starts[on])
                held[on].append(Driver("predecessor", of, day, tie.source))
        for name, step in self.steps.items():
            day = date.fromordinal(starts[name])
            if step.fixed is not None:
                held[name] = [Driver(_FIXED_BY[step.status], None, day)]
                continue
            held[name] += [
                Driver(b.code, None, day, b.source) for b in step.not_before if b.day == day
            ]
            if day == today:
                held[name].append(Driver("today", None, day))
            # A time limit holds a step back only where nothing else does.
            held[name] = held[name] or self._windows(name, day)
        return held

    def _windows(self, name: str, day: date) -> list[Driver]:
        """The time limits that hold a step back from an earlier day."""
        return [
            Driver("window", link.on, day, link.tie.source)
            for link in self.links
            if link.of == name
            and link.most is not None
            and link.most(self.starts[link.on]) == self.starts[name]
        ]


_FIXED_BY = {StepStatus.DONE: "done", StepStatus.PINNED: "pin", StepStatus.TODO: "deadline"}


def _origin(step: Step, today: int) -> int:
    """The first day on which a step could be if it were alone."""
    if step.fixed is not None:
        return step.fixed.toordinal()
    if not step.not_before:
        return today
    return max(today, *(bound.day.toordinal() for bound in step.not_before))
