"""Comparing credentials for one person: each is planned, then scored against the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from cma_roadmap.model.assessment import Assessment, CredentialAssessment, Verdict
from cma_roadmap.model.catalog import Catalog
from cma_roadmap.model.comparison import Comparison, Criterion, Option
from cma_roadmap.model.credential import Credential
from cma_roadmap.model.fact import Confidence, FactVersion
from cma_roadmap.model.message import Finding, Message, Severity, message
from cma_roadmap.model.money import MoneyRange, total
from cma_roadmap.model.network import CostLine, Phase
from cma_roadmap.model.profile import Profile
from cma_roadmap.model.roadmap import Goal, Roadmap
from cma_roadmap.model.span import add_months
from cma_roadmap.planning.case import Case
from cma_roadmap.planning.citations import requirement_versions
from cma_roadmap.planning.eligibility import assess_credential
from cma_roadmap.planning.pathways import Route, choose, exam_fee, leaves_in_use
from cma_roadmap.planning.planner import plan_once
from cma_roadmap.planning.scoring import Figures, score, thresholds, winner
from cma_roadmap.planning.shortfalls import missing_pieces

_TEN_YEARS = 120
_EQUAL = Decimal(1)
_HOLDER = "holder"


def compare(
    catalog: Catalog,
    profile: Profile,
    goal: Goal,
    credentials: Sequence[str],
    today: date,
    as_of: date | None = None,
) -> Comparison:
    """Plan every credential for this person and set the results side by side.

    The verdict is today's; dates and costs are those of the plan with the options of `goal`.

    Raises:
        UnknownNameError: a credential or program does not exist.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    case = Case.of(catalog, profile, today, as_of)
    planned = [_Planned.of(catalog.credential(name), case, goal, as_of) for name in credentials]
    weights = dict.fromkeys(Criterion, _EQUAL)
    figures = [p.figures for p in planned if p.figures is not None]
    scored = {s.name: s for s in score(figures, weights)}
    options = [
        replace(p.option, scores=s.scores, total=s.total, dominated_by=s.dominated_by)
        if (s := scored.get(p.option.credential.id))
        else p.option
        for p in planned
    ]
    confidence = _least_confidence(planned)
    return Comparison(
        today=today,
        as_of=as_of,
        data_version=catalog.version,
        options=tuple(options),
        weights=weights,
        winner=winner(list(scored.values())),
        thresholds=tuple(thresholds(figures, weights)),
        findings=tuple(f for p in planned for f in p.findings),
        sources=catalog.cited(confidence),
        confidence=confidence,
    )


@dataclass(frozen=True, slots=True)
class _Planned:
    """One option with what it is scored on (`None`: no road) and what it rests on."""

    option: Option
    figures: Figures | None
    cited: tuple[tuple[str, Confidence], ...]
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, credential: Credential, case: Case, goal: Goal, as_of: date | None) -> _Planned:
        """Plan one credential far enough to see ten years of holding it."""
        term = credential.certification.term.at(case.rules_day).value
        cycles = -(-_TEN_YEARS // term.months) if term else 1
        wish = replace(goal, credential=credential.id, horizon=cycles)
        roadmap = plan_once(case, wish, as_of)
        route = choose(credential, case, wish)
        option = _option(credential, case, roadmap, route)
        cited = (*_paid_sources(option, roadmap), *_shown_sources(credential, case))
        findings = tuple(_findings(option, roadmap))
        return cls(option, _figures(option, case.today), cited, findings)


def _option(credential: Credential, case: Case, roadmap: Roadmap, route: Route | None) -> Option:
    assessed = assess_credential(credential, case)
    held = roadmap.pathway.id == _HOLDER
    verdict = Verdict.MET if held else _verdict(assessed, case.today)
    missing = () if held else _missing(assessed, roadmap, verdict, case.today)
    possible = roadmap.feasible
    before, after = _lines(roadmap)
    unknown_before = any(line.amount is None for line in before)
    unknown_after = any(line.amount is None for line in after)
    return Option(
        credential=credential,
        verdict=verdict,
        reason=_reason(verdict, assessed, missing, roadmap),
        missing=missing,
        pathway=roadmap.pathway.name,
        eligible_from=route.opens if route else None,
        certified_on=roadmap.certified_on,
        expires_on=roadmap.expires_on,
        cost_to_certificate=_sum(before) if possible else None,
        cost_ten_years=_sum([*before, *after]) if possible else None,
        certificate_is_partial=unknown_before,
        ten_years_is_partial=unknown_before or unknown_after,
        cost_sources=tuple(dict.fromkeys(n.source for n in [*before, *after] if n.source)),
        confidence=_confidence(credential, case, route),
        scores={},
        unscored=tuple(_unscored(unknown_before, unknown_after)) if possible else (),
        total=None,
        dominated_by=(),
    )


def _usual(assessed: CredentialAssessment) -> CredentialAssessment:
    """Without the pathways that serve only students who sit before they finish."""
    return replace(assessed, pathways=tuple(p for p in assessed.pathways if not p.early_sitting))


def _verdict(assessed: CredentialAssessment, today: date) -> Verdict:
    return _usual(assessed).best(today).tree.verdict(today)


def _missing(
    assessed: CredentialAssessment, roadmap: Roadmap, verdict: Verdict, today: date
) -> tuple[Assessment, ...]:
    """What stops the person today: on the pathway planned, or on the one that is most open."""
    if verdict is Verdict.MET:
        return ()
    best = _usual(assessed).best(today)
    planned = {p.id: p for p in assessed.pathways}.get(roadmap.pathway.id, best)
    chosen = planned if verdict is Verdict.UNMET else best
    return tuple(missing_pieces(chosen.tree, today))


def _reason(
    verdict: Verdict,
    assessed: CredentialAssessment,
    missing: Sequence[Assessment],
    roadmap: Roadmap,
) -> Message:
    if roadmap.pathway.id == _HOLDER:
        return message("compare.held", day=roadmap.certified_on)
    clauses = " ".join(clause.text for clause in missing)
    best = _usual(assessed).best(roadmap.today).name
    if verdict is Verdict.MET:
        return message("compare.met", pathway=best)
    if verdict is Verdict.UNKNOWN:
        return message("compare.unknown", pathway=best, clauses=clauses)
    if roadmap.feasible:
        return message("compare.by", pathway=roadmap.pathway.name, clauses=clauses)
    return message("compare.never", clauses=clauses)


def _lines(roadmap: Roadmap) -> tuple[list[CostLine], list[CostLine]]:
    """What falls due up to the certificate, and in the ten years after it."""
    certified = roadmap.certified_on
    if certified is None:
        return [], []
    begin = max(certified, roadmap.today)
    end = add_months(begin, _TEN_YEARS)
    before, after = [], []
    for planned in roadmap.steps:
        if planned.step.phase is not Phase.RENEWAL and planned.timing.start <= certified:
            before += planned.step.costs
        elif planned.timing.start <= end:
            after += planned.step.costs
    return before, after


def _sum(lines: Sequence[CostLine]) -> MoneyRange:
    return total(line.amount for line in lines if line.amount is not None)


def _unscored(before: bool, after: bool) -> Iterator[Criterion]:
    if before:
        yield Criterion.COST
    if after:
        yield Criterion.UPKEEP


def _figures(option: Option, today: date) -> Figures | None:
    """What is scored, each so that less is better; `None` where there is no road."""
    if option.certified_on is None or option.cost_to_certificate is None:
        return None
    cost = option.cost_to_certificate.likely.amount
    ten = option.cost_ten_years.likely.amount if option.cost_ten_years else cost
    values = {
        Criterion.TIME: Decimal(max((option.certified_on - today).days, 0)),
        Criterion.COST: cost,
        Criterion.UPKEEP: ten - cost,
        Criterion.CERTAINTY: Decimal(Confidence.HIGH.rank - option.confidence.rank),
    }
    return Figures(option.credential.id, values, frozenset(option.unscored))


def _confidence(credential: Credential, case: Case, route: Route | None) -> Confidence:
    found = [credential.certification.term.at(case.rules_day).confidence]
    if route is not None:
        fee = exam_fee(route, case)
        if fee is not None:
            found.append(fee.amount.at(case.rules_day).confidence)
        for leaf in leaves_in_use(route):
            found += [v.confidence for v in requirement_versions(leaf, case.rules_day)]
    return min(found, key=lambda c: c.rank)


def _findings(option: Option, roadmap: Roadmap) -> Iterator[Finding]:
    """The reason for the verdict, and what the scores leave out or the plan cannot keep."""
    name = option.credential.name
    text = message("compare.reason", credential=name, reason=option.reason)
    clauses = dict.fromkeys(s for clause in option.missing for s in clause.sources[:1])
    yield Finding(Severity.INFO, text, None, tuple(clauses))
    for criterion in option.unscored:
        yield Finding(Severity.WARNING, message(f"compare.unscored.{criterion}", credential=name))
    if not roadmap.feasible:
        for found in roadmap.findings:
            if found.severity is Severity.PROBLEM:
                text = message("compare.problem", credential=name, problem=found.message)
                yield Finding(Severity.PROBLEM, text, None, found.sources)


def _paid_sources(option: Option, roadmap: Roadmap) -> Iterator[tuple[str, Confidence]]:
    for source in option.cost_sources:
        yield source, roadmap.confidence.get(source, Confidence.HIGH)


def _shown_sources(credential: Credential, case: Case) -> Iterator[tuple[str, Confidence]]:
    """Sources of the facts that a comparison shows, each with its confidence."""
    for version in shown_versions(credential, case.rules_day):
        yield version.source, version.confidence


def shown_versions(credential: Credential, day: date) -> Iterator[FactVersion[Any]]:
    """The exam, retake, renewal and pass-rate facts of a comparison, as in force on `day`."""
    exam, retake, renewal = credential.exam, credential.retake, credential.renewal
    facts = (
        *(exam.items, exam.minutes, exam.passing_score, exam.score_low, exam.score_high),
        *(exam.delivery, retake.waits[0].wait, retake.attempts, retake.fee, retake.full_exam_fee),
        *(credential.certification.term, renewal.ce.total, renewal.ce.every, renewal.fee),
        renewal.annual_fee.amount if renewal.annual_fee else None,
        renewal.grace.length if renewal.grace else None,
        *(rate.percent for rate in credential.pass_rates),
    )
    for fact in facts:
        if fact is not None:
            yield fact.at(day)


def _least_confidence(planned: Sequence[_Planned]) -> Mapping[str, Confidence]:
    """Every source in the order of first mention, with the least sure thing read in it."""
    found: dict[str, Confidence] = {}
    for option in planned:
        cited = [s for f in option.findings for s in f.sources]
        for source, sure in (*((s, Confidence.HIGH) for s in cited), *option.cited):
            held = found.get(source, sure)
            found[source] = min(held, sure, key=lambda c: c.rank)
    return found
