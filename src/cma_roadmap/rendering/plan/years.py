"""What all that is held costs in each year, in words: part by part, then in all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.all_held import AllHeld, YearCost
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.words import Words


class YearRow(NamedTuple):
    """One line of the table; `is_sum` for what the whole year costs. No figures are not known."""

    year: str
    part: str
    low: str
    likely: str
    high: str
    is_sum: bool = False


def years(roadmap: Roadmap, words: Words) -> tuple[YearRow, ...]:
    """Every year in which something falls due; nothing for the plan of one credential."""
    if roadmap.all_held is None:
        return ()
    return tuple(_rows(roadmap, roadmap.all_held, words))


def year_notes(roadmap: Roadmap, words: Words) -> Iterator[str]:
    """What to know of the table: what is shared out in it, and through when it is whole."""
    if any(due.through is not None for due in roadmap.cost.lines):
        yield words("view.years-shared")
    if roadmap.all_held is not None and roadmap.all_held.through is not None:
        yield words("view.years-through", day=roadmap.all_held.through)


def _rows(roadmap: Roadmap, held: AllHeld, words: Words) -> Iterator[YearRow]:
    names = {one.credential: one.name for one in held.credentials}
    sums = {cost.year: cost for cost in roadmap.cost.by_year}
    for year, parts in groupby(held.by_year, key=lambda each: each.cost.year):
        for each in parts:
            name = names.get(each.part) or words(f"view.part.{each.part}")
            yield _row(name, each.cost, words)
        in_all = words("view.part.all", year=str(year))
        yield _row(in_all, sums[year], words)._replace(is_sum=True)


def _row(name: str, cost: YearCost, words: Words) -> YearRow:
    """Sums that leave something out are "at least"; a part of which no price is known has none."""
    amount, year = cost.amount, str(cost.year)
    if cost.partial and not amount.high.amount:
        return YearRow(year, name, "", words("cash.not-known"), "")
    told = words("view.part.at-least", part=name) if cost.partial else name
    low, likely, high = map(money_in_words, (amount.low, amount.likely, amount.high))
    return YearRow(year, told, low, likely, high)
