"""Cards that turn out to have run out on the day they are needed: what is done again, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.clearance import Clearance
from cma_roadmap.model.definitions.requirement import HoldsClearance
from cma_roadmap.model.results.network import Bound, Phase, Step, StepKind, StepStatus
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import APPLY
from cma_roadmap.planning.eligibility.pathways import Route, clauses_in_use
from cma_roadmap.planning.steps.clearances import (
    clearance_cost,
    dose_id,
    issue_time,
)
from cma_roadmap.planning.steps.shelf_life import keep_fresh


def needed_by(draft: Draft, route: Route | None, card: str) -> tuple[str, ...]:
    """The steps that wait for a card: the externship, or an application that asks for it."""
    if route is None:
        return ()
    last = dose_id(_clearance(draft, card), len(_clearance(draft, card).doses))
    bound = [
        t.successor for t in draft.dependencies if t.predecessor == last and t.code == "clearance"
    ]
    asked = [
        APPLY
        for clause in clauses_in_use(route)
        if isinstance(clause, HoldsClearance) and clause.clearance == card
    ]
    return tuple(dict.fromkeys((*bound, *asked)))


def _clearance(draft: Draft, card: str) -> Clearance:
    return next(c for c in draft.case.catalog.clearances if c.id == card)


def add_lapses(draft: Draft, route: Route) -> None:
    """Do again, from the day it is needed, what is assumed to have run out."""
    for card, before in draft.set_backs.lapsed.items():
        needs = needed_by(draft, route, card)
        if needs:
            _do_again(draft, _clearance(draft, card), needs, before)
        else:
            tell_idle(draft, card)


def tell_idle(draft: Draft, card: str) -> None:
    """Say of a card that nothing in the plan waits for it."""
    name = _clearance(draft, card).name
    text = message("finding.lapse_changes_nothing", id=card, card=name)
    draft.find(Severity.INFO, text)


def _do_again(
    draft: Draft, clearance: Clearance, needs: tuple[str, ...], before: Mapping[str, date]
) -> None:
    _keep_as_planned(draft, clearance, before)
    name = f"externship.{clearance.id}.again"
    day = min(before.get(need, draft.case.today) for need in needs)
    label = message("cost.clearance", name=clearance.name)
    # A price for all visits does not tell what the last one costs.
    price = clearance.cost if len(clearance.doses) == 1 else clearance.doses[-1].cost
    draft.add(
        Step(
            name,
            Phase.EXTERNSHIP,
            StepKind.TASK,
            _title(clearance),
            DAY,
            not_before=(Bound("lapse", day),),
            costs=(clearance_cost(draft, label, price),),
            sources=clearance.sources,
        )
    )
    for need in needs:
        draft.add_dependency(name, need, least=issue_time(draft, clearance), code="clearance")
        keep_fresh(draft, clearance, name, need)
    several = len(clearance.doses) > 1
    text = message(
        "finding.lapse_of_series" if several else "finding.lapse",
        id=clearance.id,
        card=clearance.name,
        visits=len(clearance.doses),
        dose=clearance.doses[-1].name,
        day=day,
    )
    draft.find(Severity.INFO, text, name)


def _title(clearance: Clearance) -> Message:
    if len(clearance.doses) == 1:
        return message("title.visit_again", name=clearance.name)
    return message("title.dose_again", name=clearance.name, dose=clearance.doses[-1].name)


def _keep_as_planned(draft: Draft, clearance: Clearance, before: Mapping[str, date]) -> None:
    """Nobody knows in advance: the first visits are when they would have been."""
    for number in range(1, len(clearance.doses) + 1):
        step = draft.steps.get(dose_id(clearance, number))
        day = before.get(step.id) if step else None
        if step and day and step.status is StepStatus.TODO and day > draft.case.today:
            bound = Bound("as_planned", day)
            draft.steps[step.id] = replace(step, not_before=(*step.not_before, bound))
