"""The JSON document of `compare`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.credential import Credential, PassRate
from cma_roadmap.model.definitions.labor import Premium
from cma_roadmap.model.results.comparison import (
    Comparison,
    Option,
    Payoff,
    SchoolFigures,
    Spread,
    StateWord,
    StateWork,
    Threshold,
)
from cma_roadmap.model.results.earnings import AreaPay
from cma_roadmap.model.values.fact import Fact, least_sure
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.json.cost_document import graduates, unknown_price
from cma_roadmap.rendering.json.document import findings, head, price, sources
from cma_roadmap.rendering.json.json_text import amounts_if_known, iso, money
from cma_roadmap.rendering.json.undecided_document import (
    hangs_on,
    open_price,
    score_range,
)
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.sentences import sentence

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import comparison as types
    from cma_roadmap.rendering.json.shapes import option as option_types
    from cma_roadmap.rendering.json.shapes import values


def comparison_document(comparison: Comparison) -> types.ComparisonDocument:
    """The document of `compare`; `contest` tells what the options are."""
    day = comparison.as_of or comparison.today
    return {
        **head("comparison", comparison.today, comparison.as_of, comparison.data_version),
        "options": [_option(option, day) for option in comparison.options],
        "weights": dict(comparison.weights),
        "winner": comparison.winner,
        "thresholds": [_threshold(found) for found in comparison.thresholds],
        "findings": findings(comparison.findings),
        "sources": sources(comparison.sources, comparison.confidence),
        "contest": comparison.contest,
        "pay": _pay(comparison.pay) if comparison.pay else None,
        "premium": _premium(comparison.premium) if comparison.premium else None,
        "hangs_on": [hangs_on(found) for found in comparison.hangs_on],
    }


def _option(option: Option, day: date) -> option_types.Option:
    return {
        "id": option.id,
        "name": option.name,
        "verdict": option.verdict,
        "eligible_from": iso(option.eligible_from),
        "certified_on": iso(option.certified_on),
        "cost_to_certificate": _money(option.cost_to_certificate, option.certificate_is_partial),
        "cost_ten_years": _money(option.cost_ten_years, option.ten_years_is_partial),
        "exam": exam(option.credential, day),
        "renewal": renewal(option.credential, day),
        "state": _state(option.state),
        "confidence": option.confidence,
        "scores": dict(option.scores),
        "total": option.total,
        "dominated_by": list(option.dominated_by),
        "expires_on": iso(option.expires_on),
        "pathway": option.pathway,
        "reason": sentence(say(option.reason)),
        "missing": [clause.id for clause in option.missing],
        "unscored": list(option.unscored),
        "credential": option.credential.id,
        "program": option.program.id if option.program else None,
        "road": option.road,
        "usual_books": money(option.usual_books),
        "problem": sentence(say(option.problem)) if option.problem else None,
        "dearest_month": money(option.dearest_month),
        "school": _school(option.school) if option.school else None,
        "payoff": _payoff(option.payoff) if option.payoff else None,
        "once": list(option.once),
        "may_work_from": iso(option.work.may_work_from if option.work else None),
        "work": _work(option.work) if option.work else None,
        "unknown_prices": [unknown_price(p) for p in option.unknown_prices],
        "open_prices": [open_price(price) for price in option.open_prices],
        "score_ranges": {c: score_range(reach) for c, reach in option.reach.items()},
        "total_range": score_range(option.total_reach) if option.total_reach else None,
    }


def _work(work: StateWork) -> option_types.Work:
    """From when the state lets one work by this road, and what that hangs on."""
    return {
        "state": work.state,
        "verdict": work.verdict,
        "permit_from": iso(work.permit_from),
        "lacks": [sentence(say(lack)) for lack in work.lacks],
        "shut": [sentence(say(way)) for way in work.shut],
    }


def _money(amount: MoneyRange | None, partial: bool) -> option_types.CostOrNone:
    """`partial`: a price in it is not known, so it is at least this much."""
    currency = amount.currency if amount else "USD"
    return {**amounts_if_known(amount), "currency": currency, "partial": partial}


def _state(word: StateWord) -> option_types.StateWord:
    return {
        "accepted": word.accepted,
        "source": word.sources[0] if word.sources else None,
        "state": word.state,
        "purpose": word.purpose,
    }


def _school(school: SchoolFigures) -> option_types.School:
    """What a school is and asks, and which of the main credentials it leads to."""
    program, standing = school.program, school.standing
    return {
        "id": program.id,
        "name": program.name,
        "institution": program.institution,
        "city": program.city,
        "state": program.state,
        "control": program.control,
        "award": program.award,
        "months": program.months.likely,
        "hours": program.clock_hours.likely if program.clock_hours else None,
        "miles": _text(school.miles),
        "tuition": price(program.tuition),
        "per_month": money(standing.per_month),
        "state_median": money(standing.median),
        "state_programs": standing.programs,
        "doors": [
            {
                "credential": door.credential,
                "verdict": door.verdict,
                "pathway": door.pathway,
                "closes": door.closes,
                "confidence": door.confidence,
                "source": door.sources[0] if door.sources else None,
            }
            for door in school.doors
        ],
        "earnings": graduates(school.earnings),
    }


def _payoff(found: Payoff) -> option_types.Payoff:
    """`months` is counted from the certificate; a high of `null` is never, as far as is known."""
    return {
        "basis": found.basis,
        "weeks_in_school": found.weeks_in_school,
        "lost": _spread(found.lost) if found.lost else None,
        "spent": _spread(found.spent),
        "gain_per_month": _spread(found.gain),
        "months": {"low": found.months_low, "high": found.months_high},
        "partial": found.partial,
    }


def _spread(found: Spread) -> option_types.Spread:
    low, high = str(found.low.amount), str(found.high.amount)
    return {"low": low, "high": high, "currency": found.low.currency}


def _pay(pay: AreaPay) -> types.AreaPay:
    """Pay an hour of medical assistants, certified or not: the survey does not know."""
    return {
        "area": pay.area,
        "name": pay.name,
        "work": pay.work,
        "period": pay.period,
        "hourly": {"p25": _text(pay.p25), "p50": _text(pay.p50), "p75": _text(pay.p75)},
        "currency": "USD",
        "asked": pay.asked,
        "source": pay.source,
    }


def _premium(premium: Premium) -> types.PremiumRange:
    """What a certificate may add to pay, in percent, by surveys that anyone could answer."""
    return {
        "low": str(premium.low),
        "high": str(premium.high),
        "sources": [survey.source for survey in premium.surveys],
        "confidence": least_sure(survey.confidence for survey in premium.surveys),
    }


def _threshold(found: Threshold) -> types.Threshold:
    return {
        "input": found.input,
        "value": found.value,
        "winner_below": found.winner_below,
        "winner_above": found.winner_above,
        "unit": found.unit,
        "present": found.present,
    }


def exam(credential: Credential, day: date) -> option_types.ExamFacts | None:
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


def _pass_rate(rate: PassRate, day: date) -> option_types.KnownPassRate:
    version = rate.percent.at(day)
    return {
        "period": rate.period,
        "population": rate.population,
        "percent": _text(version.value),
        "confidence": version.confidence,
        "source": version.source,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _fee(fact: Fact[Money] | None, day: date) -> values.Money | None:
    return money(fact.at(day).value if fact else None)


def renewal(credential: Credential, day: date) -> option_types.RenewalFacts:
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
