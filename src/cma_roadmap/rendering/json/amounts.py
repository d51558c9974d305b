"""Days and money as JSON has them: text, exact, `null` where nothing is known."""

from __future__ import annotations

from datetime import date
from typing import Any

from cma_roadmap.model.values.money import MoneyRange

Json = dict[str, Any]


def iso(day: date | None) -> str | None:
    """`YYYY-MM-DD`, or `None`."""
    return day.isoformat() if day else None


def amounts(amount: MoneyRange | None) -> Json:
    """Low, likely and high as decimal text; all `null` when the price is not known."""
    if amount is None:
        return {"low": None, "likely": None, "high": None}
    return {
        "low": str(amount.low.amount),
        "likely": str(amount.likely.amount),
        "high": str(amount.high.amount),
    }
