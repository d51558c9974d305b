"""When the goal is closed: changes that open it, each one checked by planning again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from cma_roadmap.model.message import Message, message
from cma_roadmap.model.program import Award
from cma_roadmap.model.roadmap import Alternative, Goal, Roadmap
from cma_roadmap.planning.case import Case

Planner = Callable[[Case, Goal, date | None], Roadmap]
_Change = tuple[Message, dict[str, str], Goal]


def with_alternatives(
    roadmap: Roadmap, case: Case, as_of: date | None, plan_once: Planner
) -> Roadmap:
    """The same roadmap; if it cannot be done, with every single change that makes it possible."""
    if roadmap.feasible:
        return roadmap
    found = []
    for change, applies, goal in _changes(roadmap.goal, case):
        other = plan_once(case, goal, as_of)
        if other.feasible and other.certified_on is not None:
            cost = other.cost.to_certificate
            found.append(Alternative(change, applies, other.certified_on, cost))
    return replace(roadmap, alternatives=tuple(found))


def _changes(goal: Goal, case: Case) -> Iterator[_Change]:
    """Smallest first: the same credential another way, then another credential."""
    if not goal.sit_early:
        yield message("change.sit_early"), {"sit-early": "true"}, goal._replace(sit_early=True)
    for award in Award:
        if award is not goal.award and goal.program is None and goal.award is not None:
            text = message("change.award", award=award.value)
            yield text, {"award": award.value}, goal._replace(award=award)
    if goal.program is not None:
        typical = case.catalog.typical(case.catalog.program(goal.program).award)
        text = message("change.program", program=typical.name)
        yield text, {"program": typical.id}, goal._replace(program=typical.id)
    kind = case.catalog.credential(goal.credential).kind
    others = [c for c in case.catalog.index if c.kind is kind and c.id != goal.credential]
    for credential in sorted(others, key=lambda c: not c.main):
        text = message("change.credential", credential=credential.name)
        yield text, {"credential": credential.id}, goal._replace(credential=credential.id)
