"""What keeping all that is held costs in each year: in a line, and as a table."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.results.all_held import YearCost
from cma_roadmap.model.tracked.keeping import Renewals
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Paragraph
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.plan.years import year_notes, years

_YEARS = ("year", "part", "low", "likely", "high")
_MOST_YEARS = 5


def bills(found: Renewals, words: Words) -> Iterator[Block]:
    """What falls due in each of the next years, in one line."""
    texts = tuple(_year(cost, words) for cost in found.roadmap.cost.by_year[:_MOST_YEARS])
    if texts:
        yield Paragraph("; ".join(texts))


def _year(cost: YearCost, words: Words) -> str:
    if cost.partial and not cost.amount.high.amount:
        return words("renew.year", year=str(cost.year), amount=words("renew.not-known"))
    code = "renew.year.at-least" if cost.partial else "renew.year"
    return words(code, year=str(cost.year), amount=words.amount(cost.amount))


def year_table(found: Renewals, words: Words) -> Iterator[Block]:
    """What falls due in every year, part by part and in all."""
    rows = years(found.roadmap, words)
    if not rows:
        return
    columns = tuple(
        Column(
            key,
            words(f"renew.column.{key}"),
            figures=key in ("low", "likely", "high"),
            flexible=key == "part",
            least=16 if key == "part" else 0,
        )
        for key in _YEARS
    )
    cells = tuple((row.year, row.part, row.low, row.likely, row.high) for row in rows)
    yield Table(columns, cells, "part", sums=frozenset(n for n, r in enumerate(rows) if r.is_sum))
    yield from map(Paragraph, year_notes(found.roadmap, words))
