"""What a program costs beside others: by the month, and against the middle of its state."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from cma_roadmap.model.definitions.program import Basis, Price, Program
from cma_roadmap.model.results.program_matches import PriceStanding
from cma_roadmap.model.values.money import Money

_FEWEST = 2


def standing(program: Program, programs: Iterable[Program]) -> PriceStanding:
    """The price of `program` by the month, and the median of its award in its state.

    A typical price filled in for a school that gives none is not counted.
    """
    alike = [
        other.tuition
        for other in programs
        if other.state == program.state
        and other.award is program.award
        and other.tuition is not None
        and not other.typical
        and other.tuition.basis is not Basis.DEFAULT
    ]
    told = program.state is not None and len(alike) >= _FEWEST
    return PriceStanding(
        per_month=_per_month(program),
        median=_middle(alike) if told else None,
        programs=len(alike),
        worked_out=sum(price.basis is Basis.ESTIMATED for price in alike),
    )


def _per_month(program: Program) -> Money | None:
    if program.tuition is None:
        return None
    likely = program.tuition.likely
    return Money((likely.amount / program.months.likely).quantize(1), likely.currency)


def _middle(prices: list[Price]) -> Money:
    return Money(median(price.likely.amount for price in prices), prices[0].likely.currency)
