"""What a credential costs up to the certificate and for ten years of holding it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import DueLine, Roadmap
from cma_roadmap.model.values.money import MoneyRange, total
from cma_roadmap.model.values.span import ONE_DAY, add_months
from cma_roadmap.planning.eligibility.case import Case

TEN_YEARS = 120
"""How long holding a credential is costed for, in months."""
_EXPIRES, _SUBMIT = ".expires", ".submit"


class HoldingCost(NamedTuple):
    """What falls due up to the certificate, and in the ten years after it.

    Where a state asks for something before work, what it asks until then counts as before.
    `no_term`: how long the credential lasts is not known, so nobody can say what keeping it costs.
    """

    before: tuple[DueLine, ...]
    after: tuple[DueLine, ...]
    no_term: bool = False

    @property
    def in_all(self) -> MoneyRange:
        """The sum of every known price."""
        return known([*self.before, *self.after])

    @property
    def partial(self) -> bool:
        """Whether a price in it is not known."""
        return self.no_term or has_unknown([*self.before, *self.after])

    @property
    def sources(self) -> tuple[str, ...]:
        """Who says the prices, each once."""
        named = (due.line.source for due in (*self.before, *self.after) if due.line.source)
        return tuple(dict.fromkeys(named))


def known(dues: Iterable[DueLine]) -> MoneyRange:
    """The sum of the prices that are known."""
    return total(due.line.amount for due in dues if due.line.amount is not None)


def has_unknown(dues: Iterable[DueLine]) -> bool:
    """Whether a price among these is not known."""
    return any(due.line.amount is None for due in dues)


def cycles_for(case: Case, credential: str) -> int:
    """How many terms of a credential ten years take; one where the term is not known."""
    term = case.catalog.credential(credential).certification.term.at(case.rules_day).value
    return -(-TEN_YEARS // term.months) + 1 if term and term.months else 1


def holding_cost(roadmap: Roadmap, certified: date, work: date | None = None) -> HoldingCost:
    """Split the prices of a plan that shows ten years of renewals.

    Ten years run from the certificate (or from today, for who holds one) up to, not including, the
    same day ten years on. A renewal is paid for the term that follows it, so the last one counts
    only if that term begins within the ten years. `work` is the day from which a state lets one
    work.
    """
    end = add_months(max(certified, roadmap.today), TEN_YEARS)
    ends = {p.step.id: p.timing.start for p in roadmap.steps if p.step.id.endswith(_EXPIRES)}
    before = tuple(due for due in roadmap.cost.lines if _comes_first(due, work))
    after = tuple(
        due for due in roadmap.cost.lines if not _comes_first(due, work) and _needed(due, end, ends)
    )
    return HoldingCost(before, after, no_term=roadmap.expires_on is None)


def _comes_first(due: DueLine, work: date | None) -> bool:
    is_for_work = work is not None and due.phase is Phase.STATE and due.due <= work
    return due.before or is_for_work


def _needed(due: DueLine, end: date, ends: Mapping[str, date]) -> bool:
    last = ends.get(due.step.removesuffix(_SUBMIT) + _EXPIRES) if _is_renewal(due) else None
    return due.due < end if last is None else last + ONE_DAY < end


def _is_renewal(due: DueLine) -> bool:
    return due.step.endswith(_SUBMIT)
