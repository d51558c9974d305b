"""One contender as an option: today's verdict, its plan's dates and costs, its figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.assessment import Assessment, CredentialAssessment, Verdict
from cma_roadmap.model.results.comparison import Option
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.results.unknown_price import known_part
from cma_roadmap.model.values.fact import Confidence, least_sure
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.money import Money
from cma_roadmap.planning.compare.contenders import Contender
from cma_roadmap.planning.compare.state_work import state_work
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.checking import missing_pieces
from cma_roadmap.planning.eligibility.judging import assess_credential
from cma_roadmap.planning.eligibility.pathways import Route, clauses_in_use, exam_fee
from cma_roadmap.planning.eligibility.program_rules import requirement_versions
from cma_roadmap.planning.money.affording import most_in_a_month
from cma_roadmap.planning.money.holding_cost import HoldingCost, has_unknown, known
from cma_roadmap.planning.money.unknown_prices import Payees
from cma_roadmap.planning.result.result import WAY_BACK
from cma_roadmap.planning.states.state_rules import accepted_by

_HOLDER = "holder"
_HELD = (_HOLDER, WAY_BACK)


def option_of(
    contender: Contender, case: Case, roadmap: Roadmap, route: Route | None, cost: HoldingCost
) -> Option:
    """One contender for this person: today's verdict, and the dates and costs of the plan."""
    credential = case.catalog.credential(contender.goal.credential)
    assessed = assess_credential(credential, case)
    held = roadmap.pathway.id in _HELD
    verdict = roadmap.pathway.verdict if held else _verdict(assessed, case.today)
    missing = () if held else _missing(assessed, roadmap, verdict, case.today)
    return Option(
        id=contender.id,
        name=credential.name,
        credential=credential,
        goal=contender.goal,
        program=roadmap.program,
        verdict=verdict,
        reason=_reason(verdict, assessed, missing, roadmap),
        once=() if held else _once(assessed, case.today),
        missing=missing,
        pathway=roadmap.pathway.name,
        eligible_from=route.opens if route else None,
        certified_on=roadmap.certified_on,
        usual_on=roadmap.usual_on,
        expires_on=roadmap.expires_on,
        **_costs(cost, roadmap, case),
        confidence=_confidence(credential, case, route, roadmap.pathway.verdict),
        state=accepted_by(case.catalog, credential.id, contender.goal.state, case.rules_day),
        scores={},
        unscored=(),
        total=None,
        dominated_by=(),
        dearest_month=_dearest_month(roadmap),
        road=roadmap.pathway.verdict,
        usual_books=roadmap.cost.usual_books,
        problem=_problem(roadmap),
        within_limits=roadmap.cost.within_limits,
        work=state_work(roadmap) if roadmap.feasible else None,
    )


def _costs(cost: HoldingCost, roadmap: Roadmap, case: Case) -> dict[str, Any]:
    """What is known of the costs of a road, and what is not."""
    payees, partial = Payees.of(roadmap, case), has_unknown(cost.before)
    keeping = (payees.keeping(),) if cost.no_term else ()
    found: dict[str, Any] = {
        "cost_to_certificate": None,
        "cost_ten_years": None,
        "certificate_is_partial": partial,
        "ten_years_is_partial": cost.partial,
        "cost_sources": cost.sources,
    }
    if roadmap.feasible:
        found |= {
            "cost_to_certificate": known_part(known(cost.before), partial),
            "cost_ten_years": known_part(cost.in_all, cost.partial),
            "unknown_before": payees.unknown(cost.before),
            "unknown_after": (*payees.unknown(cost.after), *keeping),
        }
    return found


def _dearest_month(roadmap: Roadmap) -> Money | None:
    month = most_in_a_month(roadmap.cost) if roadmap.feasible else None
    return month.amount.likely if month else None


def _problem(roadmap: Roadmap) -> Message | None:
    """What stands in the way of a road that cannot be taken as asked."""
    told = (f.message for f in roadmap.findings if f.severity is Severity.PROBLEM)
    return None if roadmap.feasible else next(told, None)


def _usual(assessed: CredentialAssessment) -> CredentialAssessment:
    """Without the pathways that serve only students who sit before they finish."""
    return assessed._replace(pathways=tuple(p for p in assessed.pathways if not p.early_sitting))


def _verdict(assessed: CredentialAssessment, today: date) -> Verdict:
    return _usual(assessed).best(today).tree.verdict(today)


def _once(assessed: CredentialAssessment, today: date) -> tuple[str, ...]:
    return _usual(assessed).best(today).tree.open_once(today)


def _missing(
    assessed: CredentialAssessment, roadmap: Roadmap, verdict: Verdict, today: date
) -> tuple[Assessment, ...]:
    """What stops the person today: on the pathway planned, or on the one that is most open."""
    if verdict is Verdict.MET:
        return ()
    best = _usual(assessed).best(today)
    planned = {p.id: p for p in assessed.pathways}.get(roadmap.pathway.id, best)
    chosen = planned if verdict is Verdict.UNMET and not best.tree.open_once(today) else best
    return tuple(missing_pieces(chosen.tree, today))


def _reason(
    verdict: Verdict,
    assessed: CredentialAssessment,
    missing: Sequence[Assessment],
    roadmap: Roadmap,
) -> Message:
    if roadmap.pathway.id == _HOLDER:
        return message("compare.held", day=roadmap.certified_on)
    if roadmap.pathway.id == WAY_BACK:
        return message("compare.way_back")
    clauses = " ".join(clause.text for clause in missing)
    best = _usual(assessed).best(roadmap.today).name
    if verdict is Verdict.MET:
        return message("compare.met", pathway=best)
    once = _once(assessed, roadmap.today)
    if once:
        return message("compare.once", pathway=best, what=once)
    if verdict is Verdict.UNKNOWN:
        return message("compare.unknown", pathway=best, clauses=clauses)
    if roadmap.feasible:
        return message("compare.by", pathway=roadmap.pathway.name, clauses=clauses)
    return message("compare.never", clauses=clauses)


def _confidence(
    credential: Credential, case: Case, route: Route | None, planned: Verdict
) -> Confidence:
    """That of the least sure fact; a way in that nobody can tell to be open is unsure."""
    if planned is Verdict.UNKNOWN:
        return Confidence.LOW
    found = [credential.certification.term.at(case.rules_day).confidence]
    if route is not None:
        fee = exam_fee(route, case)
        if fee is not None:
            found.append(fee.amount.at(case.rules_day).confidence)
        for clause in clauses_in_use(route):
            found += [v.confidence for v in requirement_versions(clause, case.rules_day)]
    return least_sure(found)
