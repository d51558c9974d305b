"""Comparing credentials for one person: each is planned, then scored against the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from cma_roadmap.model.catalog import Catalog
from cma_roadmap.model.comparison import Comparison, Criterion, Option
from cma_roadmap.model.credential import Credential
from cma_roadmap.model.fact import Confidence, Fact, FactVersion
from cma_roadmap.model.message import Finding, Severity, message
from cma_roadmap.model.profile import Profile
from cma_roadmap.model.roadmap import Goal, Roadmap
from cma_roadmap.planning.case import Case
from cma_roadmap.planning.holding_cost import cycles_for
from cma_roadmap.planning.options import figures_of, option_of
from cma_roadmap.planning.pathways import choose
from cma_roadmap.planning.planner import plan_once
from cma_roadmap.planning.scoring import Figures, score, thresholds, winner

_EQUAL = Decimal(1)


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
        cycles = cycles_for(case, credential.id)
        # What a state asks comes on top of any credential, so it is left out of the comparison.
        wish = goal._replace(credential=credential.id, horizon=cycles, state=None)
        roadmap = plan_once(case, wish, as_of)
        route = choose(credential, case, wish)
        option = option_of(credential, case, roadmap, route)
        cited = (*_paid_sources(option, roadmap), *_shown_sources(credential, case))
        findings = tuple(_findings(option, roadmap))
        return cls(option, figures_of(option, case.today), cited, findings)


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
        for reading in (version, *version.disputed_by):
            for source in reading.sources:
                yield source, reading.confidence


def shown_versions(credential: Credential, day: date) -> Iterator[FactVersion[Any]]:
    """The exam, retake, renewal and pass-rate facts of a comparison, as in force on `day`."""
    exam, retake, renewal = credential.exam, credential.retake, credential.renewal
    tested: tuple[Fact[Any] | None, ...] = ()
    if exam is not None and retake is not None:
        tested = (
            *(exam.items, exam.minutes, exam.passing_score, exam.score_low, exam.score_high),
            *(exam.delivery, retake.waits[0].wait, retake.attempts),
            *(retake.fee, retake.full_exam_fee),
        )
    facts = (
        *tested,
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
