"""One change of a wish, and the search that tries it.

What a change asks is told in days, so that changes of all sorts can be put in one order: a day
earlier or later is one, an hour more a week is seven. What cannot be counted has a figure of its
own in `ASKS`; these are our own judgement, and order the list, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.values.message import Message
from cma_roadmap.planning.eligibility.case import Case

ASKS = {"sit_early": 7, "pathway": 30, "program": 60, "award": 90, "credential": 120, "minor": 180}
HOUR = 7
FULL_TIME = 40
"""Hours a week of somebody who told none, where slower paces are tried."""


class Change(NamedTuple):
    """A change of the wish: in words, as options, the goal it makes, and how much it asks."""

    text: Message
    applies: dict[str, str]
    goal: Goal
    asks: int


class Search(NamedTuple):
    """Planning again for one case."""

    case: Case
    plan: Callable[[Goal], Roadmap]

    def works(self, goal: Goal) -> Roadmap | None:
        """The plan for `goal`, if it can be done."""
        found = self.plan(goal)
        return found if found.feasible and found.certified_on is not None else None
