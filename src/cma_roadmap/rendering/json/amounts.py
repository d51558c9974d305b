"""Days and money as JSON has them: text, exact, `null` where nothing is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cma_roadmap.model.values.money import Money, MoneyRange

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import values as types
    from cma_roadmap.rendering.json.shapes.cost import Amounts, KnownOrNot

Json = dict[str, Any]


def iso(day: date | None) -> str | None:
    """`YYYY-MM-DD`, or `None`."""
    return day.isoformat() if day else None


def amounts(amount: MoneyRange) -> Amounts:
    """Low, likely and high as decimal text."""
    return {
        "low": str(amount.low.amount),
        "likely": str(amount.likely.amount),
        "high": str(amount.high.amount),
    }


def amounts_if_known(amount: MoneyRange | None) -> KnownOrNot:
    """The same; all `null` when the price is not known."""
    return {**amounts(amount)} if amount else {"low": None, "likely": None, "high": None}


def money(amount: Money | None) -> types.Money | None:
    """An amount beside its currency, or `None`."""
    return {"amount": str(amount.amount), "currency": amount.currency} if amount else None
