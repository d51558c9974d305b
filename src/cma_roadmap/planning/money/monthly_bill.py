"""What a road costs month by month with one school or another, without planning it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from cma_roadmap.model.definitions.profile import PromisedAid
from cma_roadmap.model.definitions.program import Price, Program
from cma_roadmap.model.results.network import CostLine
from cma_roadmap.model.results.roadmap import DueLine, Roadmap
from cma_roadmap.model.values.message import message
from cma_roadmap.planning.draft.draft import quantity_cost
from cma_roadmap.planning.draft.milestones import PROGRAM
from cma_roadmap.planning.money.affording import most_in_a_month
from cma_roadmap.planning.money.costing import (
    BOOKS,
    TUITION,
    Months,
    months_of_school,
    summarize,
)


class Bill(NamedTuple):
    """The prices of a road beside school, and the months in which school may be paid."""

    rest: tuple[DueLine, ...]
    months: Months | None

    @classmethod
    def of(cls, roadmap: Roadmap) -> Bill:
        """The bill of a planned road, without what its own school asks."""
        rest = tuple(line for line in roadmap.cost.lines if not _is_school(line))
        return cls(rest, months_of_school(roadmap.steps))

    def dearest_month(self, program: Program | None, aid: Sequence[PromisedAid]) -> Decimal:
        """The likely cost of the dearest month, if `program` is the school and paid by the month.

        Promised aid comes off. Books whose price is not told are in no month.
        """
        lines = [*self.rest]
        if program is not None and self.months is not None:
            lines += self._school(program, self.months, lines)
        month = most_in_a_month(summarize(lines, aid))
        return month.amount.likely.amount if month else Decimal(0)

    def _school(self, program: Program, months: Months, lines: list[DueLine]) -> list[DueLine]:
        tuition, books = _line(TUITION, program.tuition), _line(BOOKS, program.books)
        parts = [*months.spread(tuition), (books, months.days[0])]
        phase = lines[0].phase
        return [DueLine(PROGRAM, phase, line, due, before=True) for line, due in parts]


def aid_in_all(aid: Iterable[PromisedAid]) -> Decimal:
    """All that others have promised, in dollars."""
    return sum((each.amount.amount for each in aid), Decimal(0))


def _is_school(line: DueLine) -> bool:
    return line.step == PROGRAM and line.line.code in (TUITION, BOOKS)


def _line(code: str, price: Price | None) -> CostLine:
    return quantity_cost(code, message(f"cost.{code}"), price)
