"""A finished plan with all that is told of its money beside the plan itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, Roadmap
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.aid_questions import aid_questions
from cma_roadmap.planning.money.extra_amounts import extras_of
from cma_roadmap.planning.money.holding_cost import cycles_for, holding_cost

Plan = Callable[[Goal], Roadmap]


def with_money(roadmap: Roadmap, case: Case, plan: Plan) -> Roadmap:
    """The same plan with the cost of ten years, what may come on top, and who else may pay."""
    certified, goal = roadmap.certified_on, roadmap.goal
    if certified is None:
        return roadmap
    cycles = cycles_for(case, goal.credential)
    shown = roadmap if goal.horizon >= cycles else plan(goal._replace(horizon=cycles))
    cost = holding_cost(shown, certified)
    told = replace(
        roadmap,
        cost=roadmap.cost._replace(ten_years=cost.in_all, ten_years_partial=cost.partial),
        extras=extras_of(roadmap, case),
        aid=aid_questions(roadmap, case),
    )
    return _with_sources(_with_cheaper(told, plan), case)


def _with_cheaper(roadmap: Roadmap, plan: Plan) -> Roadmap:
    """Tell of a road without a school that is cheaper but later: the soonest one was planned."""
    found = cheaper_without_school(roadmap, plan)
    return roadmap if found is None else replace(roadmap, findings=(*roadmap.findings, found))


def cheaper_without_school(roadmap: Roadmap, plan: Plan) -> Finding | None:
    """What the road costs as the person is, where nobody asked for a school and it costs less."""
    goal = roadmap.goal
    if roadmap.program is None or goal.program is not None or goal.award is not None:
        return None
    other = plan(goal._replace(program=NO_PROGRAM))
    likely, less = roadmap.cost.to_pay.likely, other.cost.to_pay.likely
    if not other.feasible or other.certified_on is None or less.amount >= likely.amount:
        return None
    text = message(
        "finding.cheaper_without_school", day=other.certified_on, cost=less, likely=likely
    )
    return Finding(Severity.INFO, text)


def _with_sources(roadmap: Roadmap, case: Case) -> Roadmap:
    """Whoever says what was added is cited too."""
    confidence = dict(roadmap.confidence)
    for extra in roadmap.extras:
        for source in extra.sources:
            held = confidence.get(source, extra.confidence)
            confidence[source] = min(held, extra.confidence, key=lambda c: c.rank)
    for question in roadmap.aid:
        for source in question.sources:
            confidence.setdefault(source, Confidence.MEDIUM)
    known = [source.id for source in roadmap.sources]
    cited = dict.fromkeys([*known, *confidence])
    return replace(roadmap, sources=case.catalog.cited(cited), confidence=confidence)
