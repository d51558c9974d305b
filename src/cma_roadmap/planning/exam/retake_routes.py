"""What a retake rests on: the pathway of a new application, and the fee."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import CostLine
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import Draft, fee_cost
from cma_roadmap.planning.draft.milestones import APPLY_BY, COMPLETE
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess
from cma_roadmap.planning.eligibility.pathways import Route, assumed_case, exam_fee, exam_price
from cma_roadmap.planning.exam.attempts import Attempt
from cma_roadmap.planning.exam.retake_limits import recency_dependencies


def other_way_in(
    case: Case, route: Route, goal: Goal, complete: date | None, day: date
) -> Route | None:
    """Another pathway that surely holds on `day`, the one that costs least.

    `complete` is the last day of training. Who asks for one pathway is kept to it.
    """
    if goal.pathway is not None:
        return None
    assumed = case.with_basics(case.today)
    if route.program is not None and complete is not None:
        assumed = assumed_case(case, route.program, complete)
    found = []
    for pathway in route.credential.pathways:
        if pathway.early_sitting or pathway.recertification or pathway.id == route.pathway.id:
            continue
        tree = assess(pathway.requirement, assumed)
        if tree.verdict(day) is Verdict.MET:
            found.append(route._replace(pathway=pathway, tree=tree, opens=day))
    return min(found, key=lambda other: exam_price(other, case), default=None)


def way_in_again(draft: Draft, route: Route, goal: Goal, attempt: Attempt) -> Route:
    """The pathway of the new application for an attempt: the first one for as long as it is open.

    The day of the application is known a round later.
    """
    if not any(recency_dependencies(draft)):
        return route
    draft.unsettled = True
    day, limit = draft.dates.get(attempt.apply), draft.dates.get(APPLY_BY)
    if day is None or limit is None or day <= limit:
        return route
    other = other_way_in(draft.case, route, goal, draft.dates.get(COMPLETE), day)
    if other is None:
        return route
    text = message(
        "finding.retake_other_way",
        number=attempt.number,
        limit=limit,
        first=route.pathway.name,
        other=other.pathway.name,
        body=route.credential.body.abbreviation,
    )
    draft.find(Severity.WARNING, text, attempt.apply, other.tree.sources)
    return other


def retake_fee(draft: Draft, route: Route, attempt: Attempt) -> CostLine:
    """The retake fee, or the exam fee of the pathway again; an unknown amount stays unknown."""
    retake, fee = route.credential.retake, exam_fee(route, draft.case)
    if retake is not None and retake.fee is not None:
        paid = draft.read(retake.fee, attempt.apply, "retake_fee")
        return fee_cost("retake_fee", message("cost.retake"), paid.value, paid.source)
    full = retake.full_exam_fee if retake else None
    if full is not None and fee is not None and draft.value(full, attempt.apply, "full_exam_fee"):
        amount = draft.read(fee.amount, attempt.apply, "exam_fee")
        label = message("cost.exam_fee_again", candidate=fee.candidate)
        return fee_cost("exam_fee", label, amount.value, amount.source)
    return CostLine("retake_fee", message("cost.retake"), None, Basis.REPORTED, None)
