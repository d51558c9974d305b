"""What falls due month by month, as lines of a table."""

from __future__ import annotations

from cma_roadmap.model.roadmap import Roadmap
from cma_roadmap.rendering.phrases import MONTHS
from cma_roadmap.rendering.prices import CostRow, cost_row
from cma_roadmap.rendering.words import Words


def month_rows(roadmap: Roadmap, words: Words) -> tuple[CostRow, ...]:
    """A line for every month with a known price, and their sum; nothing where there is none."""
    months = roadmap.cost.by_month
    if not months:
        return ()
    rows = [cost_row(_name(month.month), month.amount) for month in months]
    whole = cost_row(words("view.cost-total"), roadmap.cost.total, is_total=True)
    return (*rows, whole)


def _name(month: str) -> str:
    """`Jan 2027` for `2027-01`."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"
