"""What a later attempt rests on: the windows that bind it, the pathway, and the fee."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.definitions.requirement import CompletedProgram, MeasuredTo
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import CostLine, Dependency
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.draft.draft import Draft, fee_cost
from cma_roadmap.planning.draft.milestones import APPLY, APPLY_BY, COMPLETE, SIT
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess_open
from cma_roadmap.planning.eligibility.pathways import (
    Route,
    assumed_case,
    clauses_in_use,
    entered,
    exam_fee,
    exam_price,
)
from cma_roadmap.planning.exam.attempts import FIRST, Attempt, keep_window


def keep_first_window(draft: Draft, route: Route, attempt: Attempt, *, is_sure: bool) -> None:
    """Bind a sitting to the window of the first application.

    Where it is not sure that the application is still the first one, a sitting that comes too late
    is told, and not forbidden.
    """
    opened = draft.steps.get(FIRST.window)
    if opened is None:
        return
    begins = draft.dates.get(FIRST.window)
    closes = opened.length.end(begins) if begins else None
    if is_sure or _fits(draft, route, attempt, closes):
        keep_window(draft, route.credential.application, FIRST, attempt.sit)


def is_first_over(draft: Draft, attempt: Attempt, body: str) -> bool:
    """Whether the application of an attempt that was made runs out before one can sit again."""
    opened, made = draft.steps.get(FIRST.window), draft.set_backs.sat.get(SIT)
    if opened is None or made is None or made > draft.case.today:
        return False
    draft.unsettled = True
    begins, sit = draft.dates.get(FIRST.window), draft.dates.get(attempt.sit)
    closes = opened.length.end(begins) if begins else None
    if sit is None or closes is None or sit < closes:
        return False
    text = message("finding.application_over", body=body, day=closes - ONE_DAY)
    draft.find(Severity.WARNING, text, attempt.apply)
    return True


def keep_recency(draft: Draft, route: Route, attempt: Attempt, *, is_new: bool) -> None:
    """Bind an attempt to the last day on which training (or work) is recent.

    A new application is bound as the first one is, and a sitting where the body counts to the exam.
    Where it does not say, a sitting that comes too late is told, and not forbidden.
    """
    to_exam = _counts_to_exam(route)
    for dependency, bound in list(recency_dependencies(draft)):
        # Which pathway a new application can use shows a round later: until then it is free.
        if is_new and not to_exam and attempt.apply in draft.dates:
            draft.dependencies.append(_moved(dependency, bound, attempt.apply))
        limit = draft.dates.get(APPLY_BY)
        closes = limit + ONE_DAY if limit else None
        if bound == SIT and (to_exam or _fits(draft, route, attempt, closes)):
            draft.dependencies.append(_moved(dependency, bound, attempt.sit))


def recency_dependencies(draft: Draft) -> Iterator[tuple[Dependency, str]]:
    """What holds the first attempt to recent training or work, each dependency with its step."""
    for dependency in draft.dependencies:
        for bound in (APPLY, SIT):
            if dependency.code == "recency" and bound in (
                dependency.predecessor,
                dependency.successor,
            ):
                yield dependency, bound


def _moved(dependency: Dependency, old: str, new: str) -> Dependency:
    ends = (new if end == old else end for end in (dependency.predecessor, dependency.successor))
    before, after = ends
    return dependency._replace(predecessor=before, successor=after)


def _counts_to_exam(route: Route) -> bool:
    return any(
        clause.measured_to is MeasuredTo.EXAM
        for clause in clauses_in_use(route)
        if isinstance(clause, CompletedProgram) and clause.within is not None
    )


def _fits(draft: Draft, route: Route, attempt: Attempt, closes: date | None) -> bool:
    """Whether a sitting comes before the day `closes`, as far as days are known by now."""
    draft.unsettled = True
    sit = draft.dates.get(attempt.sit)
    if sit is None or closes is None:
        return False
    if sit < closes:
        return True
    text = message(
        "finding.attempt_window_unsure",
        body=route.credential.body.abbreviation,
        number=attempt.number,
        day=closes - ONE_DAY,
    )
    draft.window_unsure = True
    draft.find(Severity.WARNING, text, attempt.sit)
    return False


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
        tree = assess_open(route.credential, pathway, assumed)
        if tree.verdict(day) is Verdict.MET:
            other = route._replace(pathway=pathway, tree=tree, opens=day)
            found.append(entered(other, assumed))
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


def retake_fee(draft: Draft, route: Route, attempt: Attempt, *, is_over: bool) -> CostLine:
    """The retake fee, or the exam fee of the pathway again; an unknown amount stays unknown.

    `is_over`: the first application has run out, so all is paid anew.
    """
    retake, fee = route.credential.retake, exam_fee(route, draft.case)
    if retake is not None and retake.fee is not None and not is_over:
        paid = draft.read(retake.fee, attempt.apply, "retake_fee")
        return fee_cost("retake_fee", message("cost.retake"), paid.value, paid.source)
    full = retake.full_exam_fee if retake else None
    again = full is not None and draft.value(full, attempt.apply, "full_exam_fee")
    if fee is not None and (again or is_over):
        amount = draft.read(fee.amount, attempt.apply, "exam_fee")
        label = message("cost.exam_fee_again", candidate=fee.candidate)
        return fee_cost("exam_fee", label, amount.value, amount.source)
    return CostLine("retake_fee", message("cost.retake"), None, Basis.REPORTED, None)
