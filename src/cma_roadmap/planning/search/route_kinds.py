"""Roads that a search found, and programs that are alike on the way to one credential."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cma_roadmap.model.definitions.program import Basis, Program
from cma_roadmap.model.results.route_search import Safety

Measure = tuple[object, ...]
"""What roads are sorted by: the less, the better."""


class Choice(NamedTuple):
    """A road that was found: what it is sorted by, its credential, and its program, if any.

    `pathway` is the one to ask for by name, `None` the one that a plan takes by itself.
    """

    measure: Measure
    credential: str
    pathway: str | None
    program: Program | None
    safety: Safety
    cost: Decimal
    certified: date


class Kind(NamedTuple):
    """Programs that are alike on the way to one credential, the cheapest first."""

    credential: str
    pathway: str | None
    programs: tuple[Program, ...]
    guessed: bool

    @property
    def first(self) -> Program | None:
        return self.programs[0] if self.programs else None


def timed(program: Program | None) -> tuple[object, ...]:
    """All of a program that can move a date of its road, once the way in is known."""
    if program is None:
        return ()
    return (
        program.training_kind,
        program.months.likely,
        program.clock_hours,
        program.externship_hours,
        program.terms,
    )


def is_unpriced(program: Program) -> bool:
    """Whether there is no price of the school's own."""
    return program.tuition is None or program.tuition.basis is Basis.DEFAULT


def is_guessed(program: Program) -> bool:
    """Whether its length is only the usual one, not its school's own."""
    return program.months.basis is Basis.DEFAULT


def schooling(program: Program | None) -> Decimal:
    """What of a plan's likely cost is tuition and books."""
    prices = (program.tuition, program.books) if program else ()
    return sum((price.likely.amount for price in prices if price), Decimal(0))


def route_key(choice: Choice) -> tuple[str, str | None]:
    """The credential and the school: two ways in to one are one road, the better of them."""
    return choice.credential, choice.program.id if choice.program else None


def without_twins(choices: Iterable[Choice]) -> list[Choice]:
    """The first of every road that is there more than once."""
    first: dict[object, Choice] = {}
    for choice in choices:
        first.setdefault(route_key(choice), choice)
    return list(first.values())


def order_of(choice: Choice) -> tuple[Measure, str, str]:
    """Best first; equals by name, so that the same search gives the same answer."""
    return choice.measure, choice.credential, choice.program.id if choice.program else ""
