"""The forward pass: the earliest days on which every step can be, all ties kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cma_roadmap.model.network import Conflict, Dependency, Driver, Step, StepStatus
from cma_roadmap.planning.ties import (
    SEASONS,
    anchor,
    first_start_for,
    from_finish,
    is_in_days,
    to_finish,
    until_settled,
)


@dataclass
class ForwardPass:
    """Raises starts from below until all ties hold; `starts` are then the earliest ones."""

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
        return until_settled(self.ties, self.starts, self._push, self._is_endless)

    def _is_endless(self, since: date) -> bool:
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

    def _origin(self, step: Step) -> date:
        if step.fixed is not None:
            return step.fixed
        return max((self.today, *(bound.day for bound in step.not_before)))

    def needed(self, tie: Dependency) -> date:
        """The earliest start that the least lag leaves to the successor."""
        before = anchor(self.steps[tie.predecessor], self.starts[tie.predecessor], from_finish(tie))
        return first_start_for(self.steps[tie.successor], tie.min_lag.after(before), to_finish(tie))

    def held_back(self, tie: Dependency) -> date | None:
        """The earliest start that the greatest lag leaves to the predecessor."""
        if tie.max_lag is None:
            return None
        after = anchor(self.steps[tie.successor], self.starts[tie.successor], to_finish(tie))
        needed = tie.max_lag.first_start(after)
        return first_start_for(self.steps[tie.predecessor], needed, from_finish(tie))

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


def drivers_of(forward: ForwardPass, step: Step) -> list[Driver]:
    """What holds the step on its day: everything that would let it start earlier if it moved."""
    start = forward.starts[step.id]
    if step.fixed is not None:
        if any(bound.code == "delay" and bound.day == start for bound in step.not_before):
            return [Driver("delay", None, start)]  # a booked day that was moved
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
