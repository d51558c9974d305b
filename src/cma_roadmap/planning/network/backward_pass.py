"""The backward pass: the latest days on which every step can be, the goal kept where it is."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.network import Network, Step, StepKind
from cma_roadmap.planning.network.dependency_rules import SEASONS, Link, leading_to, until_settled

WATCHED = (StepKind.WINDOW, StepKind.DEADLINE)
"""What is watched, not worked on: it need not be over by the goal."""
_FAR = 60 * 366
"""Later than any day in a plan: only dependencies up to the goal say how late a step may be."""


@dataclass(frozen=True, slots=True)
class BackwardPass:
    """Lowers starts from above until all links hold.

    `leading` is the goal and all that leads to it, `earliest` what the forward pass found.
    """

    network: Network
    links: Sequence[Link]
    earliest: Mapping[str, int]
    leading: Container[str]

    def with_goal_kept(self) -> dict[str, int]:
        """The greatest starts that satisfy all dependencies and leave the goal where it is."""
        return self._latest(self.links, self.earliest[self.network.goal], self._watched())

    def with_goal_by(self, day: int, kept: dict[str, int]) -> dict[str, int]:
        """The same with the goal as late as `day`, or as early as it must be for it.

        What is counted from the goal, as renewals are, still counts from its earliest day: as in
        `kept`.
        """
        goal = self.network.goal
        if self.network.steps[goal].fixed is not None:
            return kept
        after = self._only_after()
        links = [link for link in self.links if link.of not in after and link.on not in after]
        moved = self._latest(links, day, self._watched())
        return {name: kept[name] if name in after else day for name, day in moved.items()}

    def _watched(self) -> set[str]:
        return {name for name, step in self.network.steps.items() if step.kind in WATCHED}

    def _only_after(self) -> set[str]:
        """The steps that are counted from the goal, with a limit, and do not lead to it."""
        follow = leading_to(self.network.goal, [(link.of, link.on) for link in self.links])
        counted = {
            link.dependency.successor for link in self.links if link.dependency.max_lag is not None
        }
        return {name for name in follow & counted if name not in self.leading}

    def _latest(
        self, links: Sequence[Link], goal_day: int, free: Container[str] = ()
    ) -> dict[str, int]:
        """One pass with the goal on `goal_day`; `free` steps are as late as dependencies allow."""
        goal, steps, earliest = self.network.goal, self.network.steps, self.earliest
        # Counted downward, so that the latest start is the least.
        latest = {
            name: -goal_day - _FAR
            if step.due is None and step.fixed is None and (name in self.leading or name in free)
            else -_ceiling(step, earliest[name], earliest[goal], goal_day)
            for name, step in steps.items()
        }
        latest[goal] = -goal_day
        floor = min(*earliest.values(), goal_day) - SEASONS

        def lower(on: str, day: int, *_: object) -> bool:
            if steps[on].fixed is not None:
                return False
            latest[on] = day
            return True

        # Deadlines already missed, in a loop, would lower each other for ever.
        until_settled(links, latest, latest, lower, lambda: -max(latest.values()) < floor)
        return {name: -day for name, day in latest.items()}


def _ceiling(step: Step, start: int, earliest: int, goal_day: int) -> int:
    """How late a step that does not lead to the goal may start before any dependency is looked at.

    A step beside the road moves with the goal, from its `earliest` day to `goal_day`.
    """
    if step.fixed is not None:
        return start
    if step.due is not None:
        return _last_start(step, step.due)
    return max(start, _last_start(step, date.fromordinal(earliest))) + goal_day - earliest


def _last_start(step: Step, end: date) -> int:
    return step.length.latest_start(end).toordinal()
