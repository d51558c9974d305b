"""What rows and totals cost, in words: known amounts, and those that nobody could say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.results.network import CostLine, Phase
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.money import MoneyRange, total
from cma_roadmap.rendering.messages.phrases import money_in_words, range_in_words
from cma_roadmap.rendering.messages.words import Words, short_range


@dataclass(frozen=True, slots=True)
class Price:
    """A price in full and in few cells; `open_ended` when a part of it is unknown."""

    full: str
    short: str
    open_ended: bool


@dataclass(frozen=True, slots=True)
class CostRow:
    """One line of the cost table; `is_total` for the sums below it."""

    label: str
    low: str
    likely: str
    high: str
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class CostTable:
    """Money by phase, with what the figures leave out and what they only estimate."""

    rows: tuple[CostRow, ...]
    remarks: tuple[str, ...]


def price_of(lines: Iterable[CostLine], words: Words) -> Price | None:
    """The price of some cost lines together; `None` when there are no lines."""
    lines = tuple(lines)
    if not lines:
        return None
    known = [line.amount for line in lines if line.amount is not None]
    if not known:
        return Price(words("view.price-unknown"), "$?", open_ended=True)
    amount = total(known)
    more = "+" if len(known) < len(lines) else ""
    return Price(range_in_words(amount) + more, short_range(amount) + more, bool(more))


def cost_table(roadmap: Roadmap, words: Words) -> CostTable | None:
    """The cost table of a plan; `None` when nothing in it has a price."""
    cost = roadmap.cost
    if not any(planned.step.costs for planned in roadmap.steps):
        return None
    rows = [
        cost_row(words(f"view.phase.{phase}"), cost.by_phase[phase])
        for phase in Phase
        if phase in cost.by_phase and cost.by_phase[phase].high.amount
    ]
    if cost.to_certificate not in (cost.total, total(())):
        rows.append(cost_row(words("view.cost-to-certificate"), cost.to_certificate, is_total=True))
    code = "view.cost-total-least" if cost.unknown else "view.cost-total"
    rows.append(cost_row(words(code), cost.total, is_total=True))
    if cost.ten_years is not None:
        code = "view.cost-ten-least" if cost.ten_years_partial else "view.cost-ten"
        rows.append(cost_row(words(code), cost.ten_years, is_total=True))
    return CostTable(tuple(rows), tuple(_remarks(roadmap, words)))


def cost_row(label: str, amount: MoneyRange, *, is_total: bool = False) -> CostRow:
    """A range as the cells of a line."""
    low, likely, high = map(money_in_words, (amount.low, amount.likely, amount.high))
    return CostRow(label, low, likely, high, is_total)


def _remarks(roadmap: Roadmap, words: Words) -> Iterable[str]:
    """Which prices are unknown, and which are typical figures rather than quotes."""
    lines = [(p.step, line) for p in roadmap.steps for line in p.step.costs]
    missing = tuple(
        _named(words.say(line.label), words.say(step.title))
        for step, line in lines
        if line.amount is None
    )
    if missing:
        yield words("view.cost-missing", lines="; ".join(dict.fromkeys(missing)))
    guessed = tuple(
        words.say(line.label)
        for _, line in lines
        if line.amount is not None and line.basis is not Basis.REPORTED
    )
    if guessed:
        yield words("view.cost-estimates", lines="; ".join(dict.fromkeys(guessed)))


def _named(price: str, step: str) -> str:
    """A price with its step, where that says more than the price does."""
    return price if step.startswith(price) else f"{price} ({step})"
