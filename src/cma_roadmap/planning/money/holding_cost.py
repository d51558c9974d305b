"""What a credential costs up to the certificate and for ten years of holding it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cma_roadmap.model.results.network import CostLine
from cma_roadmap.model.results.roadmap import DueLine, Roadmap
from cma_roadmap.model.values.money import MoneyRange, total
from cma_roadmap.model.values.span import ONE_DAY, add_months
from cma_roadmap.planning.eligibility.case import Case

TEN_YEARS = 120
"""How long holding a credential is costed for, in months."""
_EXPIRES, _SUBMIT = ".expires", ".submit"
_SAME_FOR_ALL = ("clearance", "ce")
"""Prices that nobody tells, and that come with every credential: shots, cards, courses."""


class HoldingCost(NamedTuple):
    """What falls due up to the certificate, and in the ten years after it.

    `no_term`: how long the credential lasts is not known, so nobody can say what keeping it costs.
    """

    before: tuple[CostLine, ...]
    after: tuple[CostLine, ...]
    no_term: bool = False

    @property
    def in_all(self) -> MoneyRange:
        """The sum of every known price."""
        return known([*self.before, *self.after])

    @property
    def partial(self) -> bool:
        """Whether a price in it is not known."""
        unknown = any(line.amount is None for line in (*self.before, *self.after))
        return unknown or self.no_term

    @property
    def sources(self) -> tuple[str, ...]:
        """Who says the prices, each once."""
        named = (line.source for line in (*self.before, *self.after) if line.source)
        return tuple(dict.fromkeys(named))


def known(lines: Iterable[CostLine]) -> MoneyRange:
    """The sum of the prices that are known."""
    return total(line.amount for line in lines if line.amount is not None)


def differing(lines: Iterable[CostLine]) -> Iterator[CostLine]:
    """The unknown prices that could make one credential dearer than another."""
    return (line for line in lines if line.amount is None and line.code not in _SAME_FOR_ALL)


def cycles_for(case: Case, credential: str) -> int:
    """How many terms of a credential ten years take; one where the term is not known."""
    term = case.catalog.credential(credential).certification.term.at(case.rules_day).value
    return -(-TEN_YEARS // term.months) + 1 if term and term.months else 1


def holding_cost(roadmap: Roadmap, certified: date) -> HoldingCost:
    """Split the prices of a plan that shows ten years of renewals.

    Ten years run from the certificate (or from today, for who holds one) up to, not including, the
    same day ten years on. A renewal is paid for the term that follows it, so the last one counts
    only if that term begins within the ten years.
    """
    end = add_months(max(certified, roadmap.today), TEN_YEARS)
    ends = {p.step.id: p.timing.start for p in roadmap.steps if p.step.id.endswith(_EXPIRES)}
    before = [due for due in roadmap.cost.lines if due.before]
    after = [due for due in roadmap.cost.lines if not due.before and _needed(due, end, ends)]
    return HoldingCost(_lines(before), _lines(after), no_term=roadmap.expires_on is None)


def _needed(due: DueLine, end: date, ends: Mapping[str, date]) -> bool:
    last = ends.get(due.step.removesuffix(_SUBMIT) + _EXPIRES) if _is_renewal(due) else None
    return due.due < end if last is None else last + ONE_DAY < end


def _is_renewal(due: DueLine) -> bool:
    return due.step.endswith(_SUBMIT)


def _lines(dues: Iterable[DueLine]) -> tuple[CostLine, ...]:
    return tuple(due.line for due in dues)
