"""A state inside the document of a plan."""

from __future__ import annotations

from typing import TypedDict

from cma_roadmap.model.definitions.jurisdiction import Regime
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.rendering.json.shapes.eligibility import Clause
from cma_roadmap.rendering.json.shapes.values import Day, Id, StateLetters

StateRoute = TypedDict(
    "StateRoute",
    {
        "name": str,
        "verdict": Verdict,
        "work": Verdict,
        "permit": str | None,
        "from": Day | None,
        "lacks": list[str],
        "to_do": list[str],
    },
)
"""A way into the work, judged for one person: when it opens, what it lacks, what is to do.

`work` is whether it leads to work, whatever the single tasks ask for; on the `permit` one may work
while only the exam is missing."""


class PlannedState(TypedDict):
    """A state whose rules the plan follows, judged for the person."""

    state: StateLetters
    name: str
    regime: Regime | None
    """How the state deals with the work; null: not known."""
    checked: Day
    """When its rules were last looked into."""
    since: Day | None
    """The day of the move there."""
    route: str | None
    """The way in that is planned."""
    ready: Id | None
    """The step from which one may work; null where no such day can be told."""
    may_work_from: Day | None
    permit: Id | None
    """The step that lets one work before that."""
    verdict: Verdict
    """Whether the way leads to work on the day `on`."""
    all_tasks: Verdict
    """Whether it leads to all tasks."""
    lacks: list[str]
    """What work still hangs on."""
    to_do: list[str]
    """What anybody can do who meets the rest; it is left out of the verdicts, not of the tree."""
    on: Day | None
    tree: Clause | None
    """What the way asks for, judged on that day."""
    other_routes: list[StateRoute]
