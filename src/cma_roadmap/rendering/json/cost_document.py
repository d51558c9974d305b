"""Money in the JSON contract: every price with its day, and the sums of the known ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cma_roadmap.model.results.all_held import AllHeld, YearCost
from cma_roadmap.model.results.beside_totals import AidQuestion, Extra
from cma_roadmap.model.results.earnings import GraduateEarnings
from cma_roadmap.model.results.network import CostLine
from cma_roadmap.model.results.roadmap import CostSummary, DueLine, MonthCost
from cma_roadmap.model.results.unknown_price import UnknownPrice, known_part
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.rendering.json.json_text import amounts, amounts_if_known, iso
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.sentences import sentence

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import cost as types
    from cma_roadmap.rendering.json.shapes import programs as program_types


_MONTH = len("YYYY-MM")


def cost_document(cost: CostSummary) -> types.Cost:
    """All of what a plan costs; `partial` sums leave out a price that nobody could tell."""
    return {
        "currency": cost.total.currency,
        **amounts(cost.total),
        "by_phase": {
            phase: {**amounts(amount), "partial": phase in cost.unknown_phases}
            for phase, amount in cost.by_phase.items()
        },
        "by_month": _months(cost.by_month, cost.lines),
        "partial": bool(cost.unknown),
        "to_certificate": _sum(cost.to_certificate, bool(cost.unknown_to_certificate)),
        "ten_years": _sum(cost.ten_years, cost.ten_years_partial) if cost.ten_years else None,
        "aid": str(cost.aid.amount),
        "to_pay": {
            **_sum(cost.to_pay, bool(cost.unknown_to_certificate)),
            "known": _is_known(cost.to_certificate, cost.unknown_to_certificate),
        },
        "to_pay_by_month": _months(cost.pay_by_month, [due for due in cost.lines if due.before]),
        "usual_books": _text(cost.usual_books),
        "lines": [_due_line(line) for line in cost.lines],
        "by_year": [_year(each) for each in cost.by_year],
        "known": _is_known(cost.total, cost.unknown),
        "unknown_prices": [unknown_price(price) for price in cost.not_known],
        "ten_years_unknown": [unknown_price(price) for price in cost.ten_years_not_known],
    }


def _months(known: Iterable[MonthCost], lines: Iterable[DueLine]) -> list[types.MonthAmount]:
    """The sums by month; a month in which nothing is known is left out."""
    unknown = {line.due.isoformat()[:_MONTH] for line in lines if line.line.amount is None}
    return [
        {"month": month.month, **amounts(month.amount), "partial": month.month in unknown}
        for month in known
    ]


def _is_known(amount: MoneyRange, unknown: object) -> bool:
    """Whether anything of it is known: else 0 is no price."""
    return known_part(amount, unknown) is not None


def cost_range(amount: MoneyRange, *, partial: bool) -> types.CostRange:
    """What a road costs up to the certificate."""
    return {"currency": amount.currency, **amounts(amount), "known": _is_known(amount, partial)}


def unknown_price(price: UnknownPrice) -> types.UnknownPrice:
    """What nobody tells, and whom to ask."""
    return {
        "code": price.code,
        "what": say(price.what),
        "ask": price.ask.in_words if price.ask else None,
        "times": price.times,
        "before_certificate": price.before,
    }


def all_held_document(held: AllHeld) -> types.AllHeld:
    """Every credential and card of a plan of all that is held, and what each costs in each year."""
    return {
        "credentials": [
            {
                "credential": one.credential,
                "name": one.name,
                "pathway": one.pathway,
                "verdict": one.verdict,
                "feasible": one.feasible,
                "certified_on": iso(one.certified_on),
                "expires_on": iso(one.expires_on),
                "through": iso(one.through),
            }
            for one in held.credentials
        ],
        "cards": [
            {"id": card.id, "name": card.name, "expires_on": card.expires_on.isoformat()}
            for card in held.cards
        ],
        "through": iso(held.through),
        "by_year": [{"part": each.part, **_year(each.cost)} for each in held.by_year],
    }


def _year(cost: YearCost) -> types.YearAmount:
    return {"year": cost.year, **amounts(cost.amount), "partial": cost.partial}


def extra_document(extra: Extra) -> types.Extra:
    """An amount that is in no total; `null` where it is not known or not told."""
    return {
        "kind": extra.kind,
        "label": say(extra.label),
        "low": _text(extra.low),
        "likely": _text(extra.likely),
        "high": _text(extra.high),
        "currency": "USD",
        "due": iso(extra.due),
        "saves": _text(extra.saves),
        "why": sentence(say(extra.why)),
        "confidence": extra.confidence,
        "sources": list(extra.sources),
    }


def aid_document(question: AidQuestion) -> types.AidQuestion:
    """A question on who else may pay, with what sources say; nothing of it is counted."""
    return {
        "id": question.id,
        "kind": question.kind,
        "question": question.question,
        "ask": question.ask,
        "facts": [
            {"label": fact.label, "text": fact.text, "source": fact.source}
            for fact in question.facts
        ],
    }


def _text(amount: Money | None) -> str | None:
    return str(amount.amount) if amount else None


def _sum(amount: MoneyRange, partial: bool) -> types.Sum:
    return {**amounts(amount), "partial": partial, "known": _is_known(amount, partial)}


def _due_line(line: DueLine) -> types.DueLine:
    return {
        "step": line.step,
        "phase": line.phase,
        **cost_line(line.line),
        "due": line.due.isoformat(),
        "before_certificate": line.before,
    }


def cost_line(line: CostLine) -> types.CostLine:
    """One price with where it comes from; its amounts are `null` where nobody could tell it."""
    return {
        "code": line.code,
        "label": say(line.label),
        **amounts_if_known(line.amount),
        "currency": line.amount.currency if line.amount else "USD",
        "basis": line.basis,
        "source": line.source,
    }


def graduates(earned: GraduateEarnings | None) -> program_types.GraduateEarnings | None:
    """What graduates of a school earn; never the pay of an occupation."""
    if earned is None:
        return None
    return {
        "after": [{"years": years, "median": _dollars(amount)} for years, amount in earned.after],
        "currency": "USD",
        "share_of_field": earned.share,
        "shared_by_locations": earned.shared_by,
        "suppressed": earned.suppressed,
        "high_school": _dollars(earned.high_school),
        "high_school_year": earned.high_school_year,
        "source": earned.source,
        "high_school_source": earned.high_school_source,
    }


def _dollars(money: Money | None) -> str | None:
    return str(money.amount) if money else None
