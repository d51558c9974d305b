"""What an unknown price can plausibly be: from nothing to the dearest known price of its kind.

The kinds, in one place:

- A fee for an exam, a second try or a way back: the dearest that any body for the same work asks.
- A renewal or yearly fee: what the dearest of these bodies asks for a year of holding (its renewal
  fee by the years of a term, and its yearly fee), times the years that the price pays for. Where
  the length of a term is not known, all ten years.
- A fee of a state: hardly any is known, so the dearest exam fee stands in.
- A shot, a test or a card: the dearest of those whose price is known.
- A school, and its books: the high end of what such a school usually asks.
- A test for a diploma: the dearest of any state.

What is likely is the middle, but for schools, which have a usual price. Where no price of a kind is
known, it may be as high as figures are tried. Courses of continuing education are in no figure, not
even where a body tells their price: every body asks for some, and hardly one prices them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.credential import Credential, CredentialKind
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.money import CENT, Money
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.price_codes import (
    ANNUAL_FEE,
    BOOKS,
    CE,
    CLEARANCE,
    EXAM_FEE,
    GED,
    KEEPING,
    REACTIVATION_FEE,
    RENEWAL_FEE,
    RETAKE_FEE,
    STATE_FEE,
    TUITION,
)

NO_BOUND = Decimal(100_000)
_MONTHS, _TEN = 12, 10


class Known(NamedTuple):
    """A price that is known, or the rate of one: who asks it, and who says so."""

    amount: Decimal
    whose: str | None = None
    source: str | None = None


class Plausible(NamedTuple):
    """The ends of an unknown price and what it is taken to be; `by` is the price that sets them.

    `usual`: they are those of what such a school usually asks.
    """

    low: Decimal
    likely: Decimal
    high: Decimal
    by: Known
    usual: bool = False


class Plausibility:
    """Knows the dearest price of each kind among the bodies for the same work."""

    def __init__(self, case: Case, kind: CredentialKind) -> None:
        self._case, self._kind = case, kind

    def of(self, price: UnknownPrice, credential: Credential, program: Program | None) -> Plausible:
        """How much an unknown price can be."""
        if price.code in (TUITION, BOOKS) and program is not None:
            return self._school(price.code, program)
        by = self._dearest(price.code, credential)
        middle = (by.amount / 2).quantize(CENT, ROUND_HALF_EVEN)
        return Plausible(Decimal(0), middle, by.amount, by)

    @staticmethod
    def counts(code: str) -> bool:
        """Whether such a price tells options apart."""
        return code != CE

    def _dearest(self, code: str, credential: Credential) -> Known:
        if code in (RENEWAL_FEE, ANNUAL_FEE, KEEPING):
            rate, years = self._year_of_holding, self._years(code, credential)
            return rate._replace(amount=(rate.amount * years).quantize(CENT))
        if code in (CLEARANCE, GED):
            return self._clearance if code == CLEARANCE else self._test
        return max(
            self._fees(EXAM_FEE if code == STATE_FEE else code),
            key=_amount,
            default=Known(NO_BOUND),
        )

    def _years(self, code: str, credential: Credential) -> Decimal:
        """For how many years a price is paid."""
        if code == ANNUAL_FEE:
            return Decimal(1)
        term = credential.certification.term.at(self._case.rules_day).value
        if code == KEEPING or term is None or not term.months:
            return Decimal(_TEN)
        return Decimal(term.months) / _MONTHS

    @cached_property
    def _bodies(self) -> list[Credential]:
        catalog = self._case.catalog
        return [catalog.credential(c.id) for c in catalog.index if c.kind is self._kind]

    @cached_property
    def _year_of_holding(self) -> Known:
        return max(self._rates(), key=_amount, default=Known(NO_BOUND))

    def _rates(self) -> Iterator[Known]:
        """What each body asks for a year, where its renewal fee and its term are known."""
        day = self._case.rules_day
        for credential in self._bodies:
            rule, term = credential.renewal, credential.certification.term.at(day).value
            fee = rule.fee.at(day)
            if fee.value is not None and term is not None and term.months:
                yearly = rule.annual_fee.amount.at(day).value if rule.annual_fee else None
                amount = fee.value.amount * _MONTHS / term.months
                amount += yearly.amount if yearly else 0
                yield Known(amount, credential.body.abbreviation, fee.source)

    def _fees(self, code: str) -> Iterator[Known]:
        for credential in self._bodies:
            asked: tuple[Fact[Money] | None, ...] = tuple(
                fee.amount for fee in credential.application.fees if code == EXAM_FEE
            )
            if code == RETAKE_FEE and credential.retake is not None:
                asked = (credential.retake.fee,)
            elif code == REACTIVATION_FEE:
                asked = (credential.renewal.reactivation_fee,)
            for fact in asked:
                version = fact.at(self._case.rules_day) if fact else None
                if version is not None and version.value is not None:
                    body = credential.body.abbreviation
                    yield Known(version.value.amount, body, version.source)

    @cached_property
    def _clearance(self) -> Known:
        found = (
            Known(cost.high.amount, None, cost.source)
            for clearance in self._case.catalog.clearances
            for cost in (clearance.cost, *(dose.cost for dose in clearance.doses))
            if cost is not None
        )
        return max(found, key=_amount, default=Known(NO_BOUND))

    @cached_property
    def _test(self) -> Known:
        test = self._case.catalog.foundation.equivalency
        prices = [test.price, *(local.total for local in test.prices_by_state)]
        return max((Known(p.high.amount, None, p.source) for p in prices), key=_amount)

    def _school(self, code: str, program: Program) -> Plausible:
        usual = self._case.catalog.typical(program.award)
        price = usual.tuition if code == TUITION else usual.books
        if price is None:
            return Plausible(Decimal(0), NO_BOUND / 2, NO_BOUND, Known(NO_BOUND))
        low, likely, high = (money.amount for money in (price.low, price.likely, price.high))
        return Plausible(low, likely, high, Known(high, None, price.source), usual=True)


def _amount(known: Known) -> Decimal:
    return known.amount
