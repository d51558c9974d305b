"""When the goal is closed: changes that open it, each one checked by planning again.

They are told from the one that asks least of a person to the one that asks most. Where a change can
be larger or smaller, it is the smallest that works.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import Alternative, Goal, Roadmap
from cma_roadmap.model.values.message import message
from cma_roadmap.planning.cures.change import Change, Search
from cma_roadmap.planning.cures.changes import changes
from cma_roadmap.planning.eligibility.case import Case

Planner = Callable[[Case, Goal, date | None], Roadmap]


def with_alternatives(
    roadmap: Roadmap, case: Case, as_of: date | None, plan_once: Planner
) -> Roadmap:
    """The same roadmap; if it cannot be done, with the changes that make it possible."""
    if roadmap.feasible:
        return roadmap
    known: dict[Goal, Roadmap] = {roadmap.goal: roadmap}

    def plan(goal: Goal) -> Roadmap:
        if goal not in known:
            known[goal] = plan_once(case, goal, as_of)
        return known[goal]

    search = Search(case, plan)
    found: list[Alternative] = []
    for change in sorted(changes(roadmap.goal, search), key=lambda change: change.asks):
        other = search.works(change.goal)
        if other is not None and other.certified_on is not None:
            found.append(_alternative(change, other, other.certified_on))
    return replace(roadmap, alternatives=tuple(found))


def _alternative(change: Change, other: Roadmap, certified: date) -> Alternative:
    """The change as it is told; where nobody can tell if the person fits, it says so."""
    unsure = other.pathway.verdict is Verdict.UNKNOWN
    text = message("change.unsure", change=change.text) if unsure else change.text
    partial = bool(other.cost.unknown_to_certificate)
    return Alternative(text, change.applies, certified, other.cost.to_certificate, partial)
