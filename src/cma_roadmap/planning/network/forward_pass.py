"""The forward pass: the earliest days on which every step can be, all dependencies kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cma_roadmap.fast_start.lazy_classes import dataclass, field
from cma_roadmap.model.results.network import Conflict, Dependency, Driver, Step, StepStatus
from cma_roadmap.planning.network.dependency_rules import SEASONS, Link, is_in_days, until_settled

_FIXED_BY = {StepStatus.DONE: "done", StepStatus.PINNED: "pin", StepStatus.TODO: "deadline"}


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
    loops_since: int = 0

    def run(self) -> bool:
        """Settle all starts. False when some limit can never hold."""
        return self._settle(self.steps)

    def resume(self, before: ForwardPass) -> bool:
        """Settle all starts from those of a pass over the first of these steps and links.

        False when something cannot hold; the chains of that are told by a pass of its own.
        """
        new = self.links[len(before.links) :]
        awake = {name for link in new for name in (link.of, link.on)}
        awake.update(name for name in self.steps if name not in before.starts)
        self.starts = before.starts
        return self._settle(awake) and not self.stuck

    def _settle(self, awake: Iterable[str]) -> bool:
        today, known = self.today.toordinal(), self.starts
        self.starts = {
            name: known[name] if name in known else _origin(step, today)
            for name, step in self.steps.items()
        }
        return until_settled(self.links, self.starts, awake, self._raise, self._is_endless)

    def _raise(self, on: str, day: int, of: str, dependency: Dependency, limit: bool) -> bool:
        fixed = self.steps[on].fixed
        if fixed is not None:
            # What was done before its turn is nobody's problem; a limit that ran out is one.
            if limit or self.steps[on].status is not StepStatus.DONE:
                needed = date.fromordinal(day)
                self.stuck[on, dependency] = Conflict(
                    self._chain(of, on), dependency, needed, fixed
                )
            return False
        self.pushed_by[on] = (of, dependency)
        self.starts[on] = day
        self.last_moved = on
        return True

    def _is_endless(self) -> bool:
        """Whether the pushes go round in a loop that no later season can stop."""
        now = max(self.starts.values())
        self.loops_since = self.loops_since or now
        loop = self._loop()
        if loop and all(is_in_days(self.pushed_by[n][1], self.steps[n]) for n in loop):
            return True
        return now > self.loops_since + SEASONS

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

    def conflict(self, dependency: Dependency | None) -> Conflict:
        """The loop of pushes that never settles, put down to `dependency`."""
        return Conflict(tuple(reversed(self._loop())), dependency)

    def drivers(self, days: Mapping[str, date]) -> dict[str, list[Driver]]:
        """What holds each step on its day: everything that would let it start earlier.

        `days` are the starts as dates.
        """
        starts = self.starts
        held: dict[str, list[Driver]] = {name: [] for name in self.steps}
        for dependency, of, on, lead, least, _, _ in self.links:
            asked = starts[of] + lead if least is None else least(starts[of])
            if asked == starts[on]:
                held[on].append(Driver("predecessor", of, days[on], dependency.source))
        for name, step in self.steps.items():
            day = days[name]
            if step.fixed is not None:
                moved = any(b.code == "delay" and b.day == day for b in step.not_before)
                # A booked day that was moved is held by its delay.
                held[name] = [Driver("delay" if moved else _FIXED_BY[step.status], None, day)]
                continue
            for bound in step.not_before:
                if bound.day == day:
                    held[name].append(Driver(bound.code, None, day, bound.source))
            if day == self.today:
                held[name].append(Driver("today", None, day))
        self._add_windows(held, days)
        return held

    def _add_windows(self, held: dict[str, list[Driver]], days: Mapping[str, date]) -> None:
        """Add the time limits: they hold a step back only where nothing else does."""
        free = {name for name, drivers in held.items() if not drivers}
        if not free:
            return
        for dependency, of, on, _, _, limit, most in self.links:
            if of in free and (limit is not None or most is not None):
                then = self.starts[on]
                asked = most(then) if most is not None else then - (limit or 0)
                if asked == self.starts[of]:
                    held[of].append(Driver("window", on, days[of], dependency.source))


def _origin(step: Step, today: int) -> int:
    """The first day on which a step could be if it were alone."""
    if step.fixed is not None:
        return step.fixed.toordinal()
    if not step.not_before:
        return today
    return max(today, *(bound.day.toordinal() for bound in step.not_before))
