"""What to know about a finished plan: broken limits, assumptions, doors that may close."""

from __future__ import annotations

from cma_roadmap.model.credential import Credential
from cma_roadmap.model.message import Severity, message
from cma_roadmap.model.money import Money
from cma_roadmap.model.network import Conflict
from cma_roadmap.model.program import AccreditationStatus
from cma_roadmap.model.requirement import CompletedProgram
from cma_roadmap.model.roadmap import CostSummary
from cma_roadmap.planning.attempts_left import is_about_retakes
from cma_roadmap.planning.pathways import Route, leaves_in_use
from cma_roadmap.planning.steps.draft import Draft
from cma_roadmap.planning.steps.holding import lapsed_on
from cma_roadmap.planning.steps.milestones import CHOOSE


def add_route_cautions(draft: Draft, route: Route) -> None:
    """What the chosen pathway rests on."""
    if route.program is not None:
        _accreditation(draft, route)
    closing = route.pathway.open_until
    if closing is not None:
        version = draft.read(closing, "exam.apply", "pathway_status")
        text = message("finding.pathway_status", status=version.value)
        draft.find(Severity.WARNING, text, "exam.apply", version.sources)
    for bar in route.credential.bars:
        version = bar.fact.at(draft.day_for("exam.apply"))
        text = message("finding.bar", text=version.value)
        draft.find(Severity.INFO, text, "exam.apply", version.sources)
    unsigned = [f for f in route.pathway.facts if f.fact.at(draft.case.rules_day).value]
    for fact in unsigned:
        version = fact.fact.at(draft.day_for("exam.apply"))
        text = message("finding.pathway_fact", label=fact.label, text=version.value)
        draft.find(Severity.INFO, text, "exam.apply", version.sources)


def _accreditation(draft: Draft, route: Route) -> None:
    program = route.program
    wanted = [
        a
        for leaf in leaves_in_use(route)
        if isinstance(leaf, CompletedProgram)
        for a in leaf.accreditors
    ]
    if program is None or not wanted:
        return
    names = tuple(a.value for a in wanted)
    for evidence in program.accreditation:
        if evidence.accreditor not in names:
            continue
        if evidence.status is AccreditationStatus.ASSUMED:
            text = message("finding.accreditation_assumed", wanted=names)
            draft.find(Severity.WARNING, text, CHOOSE)
        elif evidence.status is AccreditationStatus.ACCREDITED:
            text = message(
                "finding.accreditation_seen",
                accreditor=evidence.accreditor,
                seen=evidence.seen or "with no date",
            )
            sources = (evidence.source,) if evidence.source else ()
            draft.find(Severity.WARNING, text, CHOOSE, sources)


def add_lapse_caution(draft: Draft, credential: Credential) -> None:
    """A lapsed credential comes first: there may be a shorter way back than a new road."""
    day = lapsed_on(credential, draft.case)
    if day is None or day >= draft.case.today:
        return
    known = credential.renewal.after_lapse
    version = known.at(draft.case.rules_day) if known else None
    said = version.value if version else None
    text = message(
        "finding.lapsed" if said else "finding.lapsed_unknown",
        credential=credential.name,
        body=credential.body.abbreviation,
        day=day,
        text=said,
    )
    draft.find(Severity.WARNING, text, None, version.sources if version else ())


def add_conflicts(draft: Draft, conflicts: tuple[Conflict, ...]) -> None:
    """Limits that cannot be kept, each with the chain of steps that breaks it."""
    for conflict in conflicts:
        if is_about_retakes(conflict):
            continue  # told in plain words beside the attempt
        tie = conflict.tie
        step = tie.successor if tie else conflict.chain[-1]
        text = message(
            "finding.limit_broken" if conflict.needed is None else "finding.date_impossible",
            chain=conflict.chain,
            tie=message(f"tie.{tie.code}" if tie else "tie.order"),
            limit=tie.max_lag if tie else None,
            needed=conflict.needed,
            allowed=conflict.allowed,
        )
        sources = (tie.source,) if tie and tie.source else ()
        draft.find(Severity.PROBLEM, text, step, sources)


def add_cost_cautions(draft: Draft, costs: CostSummary) -> None:
    """Unknown prices, and a budget that the known ones already pass."""
    if costs.unknown:
        titles = tuple(draft.steps[name].title for name in costs.unknown)
        text = message("finding.cost_incomplete", steps=titles)
        draft.find(Severity.WARNING, text)
    budget = draft.case.profile.budget
    if budget is None:
        return
    if budget.total is not None:
        _over(draft, "finding.over_budget", budget.total, costs.to_certificate.low)
    if budget.per_month is not None:
        for month in costs.by_month:
            _over(draft, "finding.over_month", budget.per_month, month.amount.low, month.month)


def _over(draft: Draft, code: str, limit: Money, least: Money, month: str | None = None) -> None:
    if least.amount > limit.amount:
        draft.find(Severity.WARNING, message(code, limit=limit, least=least, month=month))
