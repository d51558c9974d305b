"""The JSON documents of `compare` and `eligible`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cma_roadmap.model.assessment import (
    Assessment,
    CredentialAssessment,
    PathwayAssessment,
    Shortfall,
)
from cma_roadmap.model.comparison import Comparison, Option, Threshold
from cma_roadmap.model.credential import Credential, PassRate
from cma_roadmap.model.eligibility import Eligibility
from cma_roadmap.model.fact import Fact
from cma_roadmap.model.message import Parameter
from cma_roadmap.model.money import Money, MoneyRange
from cma_roadmap.model.span import Duration
from cma_roadmap.rendering.amounts import Json, amounts, iso
from cma_roadmap.rendering.document import findings, head, sources
from cma_roadmap.rendering.phrases import say
from cma_roadmap.rendering.sentences import sentence


def comparison_document(comparison: Comparison) -> Json:
    """The document of `compare`; `state` says `unknown` until states are part of the catalogue."""
    day = comparison.as_of or comparison.today
    document = head("comparison", comparison.today, comparison.as_of, comparison.data_version)
    document |= {
        "options": [_option(option, day) for option in comparison.options],
        "weights": {c.value: w for c, w in comparison.weights.items()},
        "winner": comparison.winner,
        "thresholds": [_threshold(found) for found in comparison.thresholds],
        "findings": findings(comparison.findings),
        "sources": sources(comparison.sources, comparison.confidence),
    }
    return document


def _option(option: Option, day: date) -> Json:
    return {
        "id": option.credential.id,
        "name": option.credential.name,
        "verdict": option.verdict.value,
        "eligible_from": iso(option.eligible_from),
        "certified_on": iso(option.certified_on),
        "cost_to_certificate": _money(option.cost_to_certificate, option.certificate_is_partial),
        "cost_ten_years": _money(option.cost_ten_years, option.ten_years_is_partial),
        "exam": exam(option.credential, day),
        "renewal": renewal(option.credential, day),
        "state": {"accepted": "unknown", "source": None},
        "confidence": option.confidence.value,
        "scores": {c.value: s for c, s in option.scores.items()},
        "total": option.total,
        "dominated_by": list(option.dominated_by),
        "expires_on": iso(option.expires_on),
        "pathway": option.pathway,
        "reason": sentence(say(option.reason)),
        "missing": [clause.id for clause in option.missing],
        "unscored": [criterion.value for criterion in option.unscored],
    }


def _money(amount: MoneyRange | None, partial: bool) -> Json:
    """`partial`: a price in it is not known, so it is at least this much."""
    currency = amount.currency if amount else "USD"
    return {**amounts(amount), "currency": currency, "partial": partial}


def _threshold(found: Threshold) -> Json:
    return {
        "input": found.input,
        "value": found.value,
        "winner_below": found.winner_below,
        "winner_above": found.winner_above,
    }


def exam(credential: Credential, day: date) -> Json | None:
    """What the exam asks and what a failure means; `null` is unknown, or a body without one."""
    test, retake = credential.exam, credential.retake
    if test is None or retake is None:
        return None
    wait = retake.waits[0].wait.at(day).value
    return {
        "items": test.items.at(day).value,
        "minutes": test.minutes.at(day).value,
        "passing_score": _text(test.passing_score.at(day).value),
        "score_low": _text(test.score_low.at(day).value),
        "score_high": _text(test.score_high.at(day).value),
        "delivery": test.delivery.at(day).value,
        "retake_wait": wait.iso if wait else None,
        "attempts": retake.attempts.at(day).value,
        "retake_fee": _fee(retake.fee, day),
        "full_fee_again": retake.full_exam_fee.at(day).value if retake.full_exam_fee else None,
        "pass_rates": [_pass_rate(rate, day) for rate in credential.pass_rates],
    }


def _pass_rate(rate: PassRate, day: date) -> Json:
    version = rate.percent.at(day)
    return {
        "period": rate.period,
        "population": rate.population,
        "percent": _text(version.value),
        "confidence": version.confidence.value,
        "source": version.source,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _fee(fact: Fact[Money] | None, day: date) -> Json | None:
    money = fact.at(day).value if fact else None
    return {"amount": str(money.amount), "currency": money.currency} if money else None


def renewal(credential: Credential, day: date) -> Json:
    """What keeping it asks; `null` is unknown."""
    rule = credential.renewal
    every, term = rule.ce.every.at(day).value, credential.certification.term.at(day).value
    grace: Duration | None = rule.grace.length.at(day).value if rule.grace else None
    return {
        "term": term.iso if term else None,
        "ce_total": rule.ce.total.at(day).value,
        "ce_unit": rule.ce.unit,
        "ce_every": every.iso if every else None,
        "fee": _fee(rule.fee, day),
        "annual_fee": _fee(rule.annual_fee.amount, day) if rule.annual_fee else None,
        "grace": grace.iso if grace else None,
    }


def eligibility_document(found: Eligibility) -> Json:
    """The document of `eligible`."""
    document = head("eligibility", found.today, found.as_of, found.data_version)
    document |= {
        "credentials": [_credential(c, found.today) for c in found.credentials],
        "findings": findings(()),
        "sources": sources(found.sources, found.confidence),
    }
    return document


def _window(tree: Assessment, today: date) -> tuple[str | None, str | None]:
    span = tree.window(today)
    if span is None:
        return None, None
    return iso(max(span.start or today, today)), iso(span.last_day)


def _credential(assessed: CredentialAssessment, today: date) -> Json:
    best = assessed.best(today)
    start, until = _window(best.tree, today)
    return {
        "id": assessed.id,
        "name": assessed.name,
        "verdict": best.tree.verdict(today).value,
        "from": start,
        "until": until,
        "pathways": [_pathway(p, today) for p in assessed.pathways],
        "nearest": [_shortfall(s) for s in assessed.nearest],
    }


def _pathway(pathway: PathwayAssessment, today: date) -> Json:
    start, until = _window(pathway.tree, today)
    return {
        "id": pathway.id,
        "name": pathway.name,
        "verdict": pathway.tree.verdict(today).value,
        "from": start,
        "until": until,
        "tree": tree_document(pathway.tree, today),
    }


def tree_document(node: Assessment, today: date) -> Json:
    """A rule tree with the verdict of each clause on a day."""
    return {
        "id": node.id,
        "kind": node.kind,
        "text": node.text,
        "verdict": node.verdict(today).value,
        "reason": {"code": node.reason.code, "params": _params(node.reason.params)},
        "evidence": node.evidence,
        "source": node.sources[0] if node.sources else None,
        "children": [tree_document(child, today) for child in node.children],
    }


def _params(params: Mapping[str, Parameter]) -> Json:
    return {name: _param(value) for name, value in params.items()}


def _param(value: Parameter) -> object:
    if isinstance(value, date):
        return iso(value)
    if isinstance(value, tuple):
        return [_param(part) for part in value]
    return value if isinstance(value, int | str | None) else str(value)


def _shortfall(shortfall: Shortfall) -> Json:
    return {
        "change": " ".join(str(clause) for clause in _clauses(shortfall)),
        "pathway": shortfall.pathway,
        "from": iso(shortfall.start),
    }


def _clauses(shortfall: Shortfall) -> tuple[Parameter, ...]:
    clauses = shortfall.change.params.get("clauses")
    return clauses if isinstance(clauses, tuple) else (say(shortfall.change),)
