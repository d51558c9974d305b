"""Comparing credentials for one person: each is planned, then scored against the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cma_roadmap.model.assessment import Verdict
from cma_roadmap.model.catalog import Catalog
from cma_roadmap.model.comparison import Comparison, Criterion, Option
from cma_roadmap.model.credential import Credential
from cma_roadmap.model.fact import Confidence
from cma_roadmap.model.message import Finding, Message, Severity, message
from cma_roadmap.model.money import Money, MoneyRange, total
from cma_roadmap.model.profile import Profile
from cma_roadmap.model.roadmap import Goal, Roadmap
from cma_roadmap.model.span import add_months
from cma_roadmap.planning.case import Case
from cma_roadmap.planning.citations import requirement_versions
from cma_roadmap.planning.eligibility import assess_credential, failing
from cma_roadmap.planning.pathways import choose, exam_fee, leaves_in_use
from cma_roadmap.planning.planner import plan_once

_TEN_YEARS = 120
_EQUAL = Decimal(1)
_THOUSANDTH = Decimal("0.001")


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
    scored = _scored([p.option for p in planned], weights, today)
    ranked = [o for o in scored if o.total is not None]
    winner = max(ranked, key=lambda o: o.total or Decimal(0), default=None)
    cited = tuple(dict.fromkeys(s for p in planned for s in p.sources))
    return Comparison(
        today=today,
        as_of=as_of,
        data_version=catalog.version,
        options=tuple(scored),
        weights=weights,
        winner=winner.credential.id if winner else None,
        findings=tuple(f for p in planned for f in p.findings),
        sources=catalog.cited(cited),
        confidence={s: c for p in planned for s, c in p.roadmap.confidence.items() if s in cited},
    )


@dataclass(frozen=True, slots=True)
class _Planned:
    option: Option
    roadmap: Roadmap
    sources: tuple[str, ...]
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, credential: Credential, case: Case, goal: Goal, as_of: date | None) -> _Planned:
        """Plan one credential far enough to see ten years of holding it."""
        term = credential.certification.term.at(case.rules_day).value
        cycles = -(-_TEN_YEARS // term.months) if term else 1
        wish = replace(goal, credential=credential.id, horizon=cycles)
        roadmap = plan_once(case, wish, as_of)
        option = _option(credential, case, wish, roadmap)
        text = message("compare.reason", credential=credential.name, reason=option.reason)
        fee = [line.source for s in roadmap.steps for line in s.step.costs if line.source]
        found = Finding(Severity.INFO, text)
        sources = tuple(dict.fromkeys((*fee, *_shown_sources(credential, case))))
        return cls(option, roadmap, sources, (found,))


def _option(credential: Credential, case: Case, goal: Goal, roadmap: Roadmap) -> Option:
    assessed = assess_credential(credential, case)
    usual = [p for p in assessed.pathways if not p.early_sitting]
    best = min(usual, key=lambda p: _openness(p.tree.verdict(case.today)))
    verdict = best.tree.verdict(case.today)
    first = _eligible_from(credential, case, goal)
    return Option(
        credential=credential,
        verdict=verdict,
        reason=_reason(verdict, best.name, failing(best.tree, case.today), roadmap),
        pathway=roadmap.pathway.name,
        eligible_from=first,
        certified_on=roadmap.certified_on,
        expires_on=roadmap.expires_on,
        cost_to_certificate=roadmap.cost.to_certificate if roadmap.feasible else None,
        cost_ten_years=_ten_years(roadmap) if roadmap.feasible else None,
        cost_is_partial=bool(roadmap.cost.unknown),
        confidence=_confidence(credential, case, goal),
        scores={},
        total=None,
        dominated_by=(),
    )


def _openness(verdict: Verdict) -> int:
    return (Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET).index(verdict)


def _eligible_from(credential: Credential, case: Case, goal: Goal) -> date | None:
    route = choose(credential, case, goal)
    return route.opens if route else None


def _reason(verdict: Verdict, pathway: str, clauses: Sequence[object], roadmap: Roadmap) -> Message:
    if verdict is Verdict.MET:
        return message("compare.met", pathway=pathway)
    texts = tuple(getattr(clause, "text", "") for clause in clauses[:2])
    if verdict is Verdict.UNKNOWN:
        return message("compare.unknown", pathway=pathway, clauses=texts)
    if roadmap.feasible:
        return message("compare.by", pathway=roadmap.pathway.name, clauses=texts)
    return message("compare.never", clauses=texts)


def _ten_years(roadmap: Roadmap) -> MoneyRange | None:
    if roadmap.certified_on is None:
        return None
    end = add_months(roadmap.certified_on, _TEN_YEARS)
    return total(
        line.amount
        for planned in roadmap.steps
        if planned.timing.start <= end
        for line in planned.step.costs
        if line.amount is not None
    )


def _confidence(credential: Credential, case: Case, goal: Goal) -> Confidence:
    found = [credential.certification.term.at(case.rules_day).confidence]
    route = choose(credential, case, goal)
    if route is not None:
        fee = exam_fee(route, case)
        if fee is not None:
            found.append(fee.amount.at(case.rules_day).confidence)
        for leaf in leaves_in_use(route):
            found += [v.confidence for v in requirement_versions(leaf, case.rules_day)]
    return min(found, key=lambda c: c.rank)


def _shown_sources(credential: Credential, case: Case) -> Iterable[str]:
    """Sources of the exam and renewal facts that a comparison shows."""
    exam, retake, renewal = credential.exam, credential.retake, credential.renewal
    facts = (exam.items, exam.minutes, retake.attempts, renewal.ce.total, renewal.fee)
    for fact in facts:
        yield fact.at(case.rules_day).source


def _scored(
    options: list[Option],
    weights: Mapping[Criterion, Decimal],
    today: date,
) -> list[Option]:
    """Scores from 0 (worst here) to 1 (best here); options without a road have none."""
    figures = [_figures(o, today) for o in options]
    known = [f for f in figures if f is not None]
    scored = []
    for option, figure in zip(options, figures, strict=True):
        if figure is None:
            scored.append(option)
            continue
        scores = {c: _score(figure[c], [k[c] for k in known]) for c in Criterion}
        sum_ = sum((weights[c] * scores[c] for c in Criterion), Decimal(0))
        mean = (sum_ / sum(weights.values())).quantize(_THOUSANDTH)
        better = tuple(
            other.credential.id
            for other, theirs in zip(options, figures, strict=True)
            if theirs is not None and _dominates(theirs, figure)
        )
        scored.append(replace(option, scores=scores, total=mean, dominated_by=better))
    return scored


def _figures(option: Option, today: date) -> dict[Criterion, Decimal] | None:
    """What is scored, each so that less is better: days, dollars, dollars, doubt."""
    if option.certified_on is None or option.cost_to_certificate is None:
        return None
    ten = option.cost_ten_years or option.cost_to_certificate
    return {
        Criterion.TIME: Decimal((option.certified_on - today).days),
        Criterion.COST: _likely(option.cost_to_certificate),
        Criterion.UPKEEP: _likely(ten) - _likely(option.cost_to_certificate),
        Criterion.CERTAINTY: Decimal(-option.confidence.rank),
    }


def _likely(amount: MoneyRange) -> Decimal:
    money: Money = amount.likely
    return money.amount


def _score(value: Decimal, values: list[Decimal]) -> Decimal:
    best, worst = min(values), max(values)
    if best == worst:
        return Decimal(1)
    return ((worst - value) / (worst - best)).quantize(_THOUSANDTH)


def _dominates(a: Mapping[Criterion, Decimal], b: Mapping[Criterion, Decimal]) -> bool:
    return all(a[c] <= b[c] for c in Criterion) and any(a[c] < b[c] for c in Criterion)
