"""Prices as `ceterms:CostProfile`: one price each, with its days; an unknown price has none."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.program import Basis, Price
from cma_roadmap.model.results.network import CostLine
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.rendering.ctdl.ctdl_terms import Node, Telling, concept, from_then_on, tell, tidy
from cma_roadmap.rendering.json.json_text import iso

APPLICATION = "costType:Application"
RETAKE = "costType:ReexaminationFee"
UPKEEP = "costType:RenewalFee"
TUITION = "costType:Tuition"
BOOKS = "costType:LearningResource"
ALL = "costType:AggregateCost"

_OF_LINES = {
    "tuition": TUITION,
    "books": BOOKS,
    "exam_fee": APPLICATION,
    "state_fee": APPLICATION,
    "retake_fee": RETAKE,
    "renewal_fee": UPKEEP,
    "annual_fee": UPKEEP,
}
"""The cost types of a plan's prices; the others have none that fits."""


def fee_profiles(
    name: str, fact: Fact[Money] | None, kind: str, told: Telling, **more: object
) -> Iterator[Node]:
    """A fee of a body: the one in force and those announced, with their first and last days."""
    for version, last in from_then_on(fact, told.day) if fact is not None else ():
        amount, words = version.value, told.words
        unknown = words("ctdl.price-unknown") if amount is None else ""
        yield tidy(
            {
                "@type": "ceterms:CostProfile",
                "ceterms:name": tell(name),
                "ceterms:description": tell(unknown, *told.doubts(version)),
                "ceterms:directCostType": concept("CostType", kind, words),
                "ceterms:price": str(amount.amount) if amount is not None else None,
                "ceterms:currency": amount.currency if amount is not None else None,
                "ceterms:startDate": iso(version.effective_from),
                "ceterms:endDate": iso(last),
                "ceterms:costDetails": told.address(version.source),
                **more,
            }
        )


def range_profile(
    name: str,
    amount: MoneyRange | None,
    kind: str | None,
    told: Telling,
    *,
    basis: Basis = Basis.REPORTED,
    source: str | None = None,
    remark: str = "",
) -> Node:
    """A price with its spread: `price` is the likely one, the spread is in words and our terms."""
    spread = amount is not None and amount.low != amount.high
    return tidy(
        {
            "@type": "ceterms:CostProfile",
            "ceterms:name": tell(name),
            "ceterms:description": tell(*_remarks(amount, basis, told), remark),
            "ceterms:directCostType": concept("CostType", kind, told.words) if kind else None,
            "ceterms:price": str(amount.likely.amount) if amount else None,
            "ceterms:currency": amount.currency if amount else None,
            "cmaroadmap:lowPrice": str(amount.low.amount) if amount and spread else None,
            "cmaroadmap:highPrice": str(amount.high.amount) if amount and spread else None,
            "ceterms:costDetails": told.address(source),
        }
    )


def _remarks(amount: MoneyRange | None, basis: Basis, told: Telling) -> Iterator[str]:
    words = told.words
    if amount is None:
        yield words("ctdl.price-unknown")
        return
    if amount.low != amount.high:
        yield words("ctdl.price-likely", low=amount.low, high=amount.high)
    if basis is not Basis.REPORTED:
        yield words(f"ctdl.basis.{basis}")


def price_profile(name: str, price: Price | None, kind: str, told: Telling) -> Node:
    """A price of a program, for the whole of it."""
    if price is None:
        return range_profile(name, None, kind, told)
    return range_profile(name, price.range, kind, told, basis=price.basis, source=price.source)


def line_profile(line: CostLine, told: Telling) -> Node:
    """A price of a step of the plan."""
    name, kind = told.words.say(line.label), _OF_LINES.get(line.code)
    return range_profile(name, line.amount, kind, told, basis=line.basis, source=line.source)
