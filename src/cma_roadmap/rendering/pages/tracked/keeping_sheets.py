"""Points that were earned, what is left to earn, and renewals, as rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping

from cma_roadmap.model.tracked.keeping import CePlan, Renewals
from cma_roadmap.model.values.money import MoneyRange
from cma_roadmap.rendering.page.blocks import Sheet
from cma_roadmap.rendering.text.spreadsheet import Value

_EARNED = ("title", "points", "on", "category", "for", "paper")
"""The columns that `ce import` reads."""
_STANDINGS = (
    *("credential", "kind", "minimum", "earned", "left", "unit", "first", "due", "a_month"),
)
_TERMS = (
    *("credential", "term", "kind", "what", "day", "days_late", "total", "left", "hours"),
    *("low", "likely", "high", "source"),
)


def ce_list_sheet(plan: CePlan) -> Sheet:
    """A course a row, in the columns in which they are read again."""
    rows = tuple(
        {
            "title": one.title,
            "points": one.points,
            "on": one.on,
            "category": ";".join(one.categories),
            "for": ";".join(one.credentials),
            "paper": one.paper,
        }
        for one in plan.earned
    )
    return Sheet(_EARNED, rows)


def ce_plan_sheet(plan: CePlan) -> Sheet:
    """The total of each credential a row, and below it each kind; what is not known is empty."""
    rows = []
    for one in plan.standings:
        so_far = one.so_far
        about = {"credential": one.credential, "unit": one.unit, "first": one.first}
        about["due"] = one.due
        earned, left = (so_far.earned, so_far.left) if so_far else (None, None)
        figures = {"minimum": one.total.value, "earned": earned, "left": left}
        rows.append({**about, **figures, "kind": "total", "a_month": one.pace})
        for kind in so_far.kinds if so_far else ():
            each = {"minimum": kind.minimum, "earned": kind.earned, "left": kind.left}
            rows.append({**about, **each, "kind": kind.id, "a_month": None})
    return Sheet(_STANDINGS, tuple(rows))


def renew_sheet(found: Renewals) -> Sheet:
    """Every term, every day that matters in it and every price, a row each."""
    rows: list[Mapping[str, Value]] = []
    for chain in found.chains:
        for term in chain.terms:
            about: dict[str, Value] = {"credential": chain.credential, "term": term.number}
            earn: dict[str, Value] = {"total": term.total, "left": term.left, "hours": term.hours}
            rows.append({**about, "kind": "term", "what": "earn", "day": term.last, **earn})
            for limit in term.limits:
                on: dict[str, Value] = {
                    "what": str(limit.what),
                    "day": limit.day,
                    "days_late": limit.late,
                }
                source = limit.sources[0] if limit.sources else None
                rows.append({**about, "kind": "limit", **on, "source": source})
            for price in term.prices:
                due: dict[str, Value] = {
                    "what": price.code,
                    "day": price.due,
                    "source": price.source,
                }
                rows.append({**about, "kind": "price", **due, **_amounts(price.amount)})
    return Sheet(_TERMS, tuple(rows))


def _amounts(amount: MoneyRange | None) -> dict[str, Value]:
    ends = ("low", "likely", "high")
    return {end: getattr(amount, end).amount if amount else None for end in ends}
