"""Money in the JSON contract: every price with its day, and the sums of the known ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cma_roadmap.model.results.all_held import AllHeld, YearCost
from cma_roadmap.model.results.beside_totals import AidQuestion, Extra
from cma_roadmap.model.results.network import CostLine
from cma_roadmap.model.results.roadmap import CostSummary, DueLine
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.rendering.json.json_text import amounts, amounts_if_known, iso
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.sentences import sentence

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import cost as types


def cost_document(cost: CostSummary) -> types.Cost:
    """All of what a plan costs; `partial` sums leave out a price that nobody could tell."""
    return {
        "currency": cost.total.currency,
        **amounts(cost.total),
        "by_phase": {phase: amounts(amount) for phase, amount in cost.by_phase.items()},
        "by_month": [{"month": m.month, **amounts(m.amount)} for m in cost.by_month],
        "partial": bool(cost.unknown),
        "to_certificate": _sum(cost.to_certificate, bool(cost.unknown_to_certificate)),
        "ten_years": (_sum(cost.ten_years, cost.ten_years_partial) if cost.ten_years else None),
        "aid": str(cost.aid.amount),
        "to_pay": _sum(cost.to_pay, bool(cost.unknown_to_certificate)),
        "to_pay_by_month": [{"month": m.month, **amounts(m.amount)} for m in cost.pay_by_month],
        "usual_books": _text(cost.usual_books),
        "lines": [_due_line(line) for line in cost.lines],
        "by_year": [_year(each) for each in cost.by_year],
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
    return {**amounts(amount), "partial": partial}


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
