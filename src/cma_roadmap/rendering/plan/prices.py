"""What rows and totals cost, in words: known amounts, and those that nobody could say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.results.network import CostLine, Phase
from cma_roadmap.model.results.roadmap import CostSummary, Roadmap
from cma_roadmap.model.results.unknown_price import known_part
from cma_roadmap.model.values.money import MoneyRange, total
from cma_roadmap.rendering.messages.phrases import money_in_words, range_in_words
from cma_roadmap.rendering.messages.unknowns import asked, unknown_in_words
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
    rows = [*_phases(cost, words)]
    sums: list[tuple[str, MoneyRange | None, bool]] = []
    if cost.to_certificate not in (cost.total, total(())):
        partial = bool(cost.unknown_to_certificate)
        sums.append(("view.cost-to-certificate", cost.to_certificate, partial))
    sums.append(("view.cost-total", cost.total, bool(cost.unknown)))
    if cost.ten_years is not None or cost.ten_years_partial:
        sums.append(("view.cost-ten", cost.ten_years, cost.ten_years_partial))
    for code, amount, partial in sums:
        rows.append(_row(words(code), amount, words, partial=partial, is_total=True))
    return CostTable(tuple(rows), tuple(_remarks(roadmap, words)))


def _phases(cost: CostSummary, words: Words) -> Iterator[CostRow]:
    """The phases that cost something, or of which nobody knows what they cost."""
    unknown = cost.unknown_phases
    for phase in Phase:
        amount, partial = cost.by_phase.get(phase), phase in unknown
        if partial or (amount is not None and amount.high.amount):
            yield _row(words(f"view.phase.{phase}"), amount, words, partial=partial)


def _row(
    label: str,
    amount: MoneyRange | None,
    words: Words,
    *,
    partial: bool,
    is_total: bool = False,
) -> CostRow:
    """A sum, at least so much where a price in it is not known; or that nothing of it is known."""
    known = known_part(amount, partial) if amount else None
    if known is None:
        return CostRow(label, "", words("view.cost-unknown"), "", is_total)
    told = words("view.cost-least", what=label) if partial else label
    return cost_row(told, known, is_total=is_total)


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
    cost = roadmap.cost
    later = [price for price in cost.ten_years_not_known if not price.before]
    if later:
        yield words("view.cost-ten-unknown", parts=unknown_in_words(later, words))
    yield from asked((*cost.not_known, *cost.ten_years_not_known), words)
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
