"""Points that were earned, and what is left to earn, as rows for a spreadsheet."""

from __future__ import annotations

from cma_roadmap.model.tracked.keeping import CePlan
from cma_roadmap.rendering.page.blocks import Sheet

_EARNED = ("title", "points", "on", "category", "for", "paper")
"""The columns that `ce import` reads."""
_STANDINGS = (
    *("credential", "kind", "minimum", "earned", "left", "unit", "first", "due", "a_month"),
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
