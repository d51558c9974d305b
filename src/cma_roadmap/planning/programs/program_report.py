"""What is told of one school: its price against the others, how far it is, and what it opens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import CredentialKind
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Basis, Price, Program
from cma_roadmap.model.results.comparison import SchoolFigures
from cma_roadmap.model.results.program_matches import Near, PriceStanding, ProgramReport
from cma_roadmap.model.values.money import Money
from cma_roadmap.planning.eligibility.accreditation import answers_of
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.eligibility.program_rules import confidence_by_source, hours_needed
from cma_roadmap.planning.money.paying_off import area_pay
from cma_roadmap.planning.programs.graduates import Graduates
from cma_roadmap.planning.programs.program_search import Zips, miles_to, no_zips
from cma_roadmap.planning.programs.settling import how_to_settle

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
    from statistics import median  # slow to import, and only for who looks at a school

    return Money(median(price.likely.amount for price in prices), prices[0].likely.currency)


def program_report(
    catalog: Catalog,
    program: Program,
    today: date,
    as_of: date | None = None,
    profile: Profile | None = None,
    near: Near | None = None,
    zips: Zips = no_zips,
) -> ProgramReport:
    """All that can be told of `program`, for the person of `profile` or for anyone.

    `near` is the place to measure from; `zips` tells where a ZIP code is.

    Raises:
        NoFactInForceError: no rules are recorded for the day asked for.
    """
    doors = OpensAndCloses(catalog, today, as_of, profile).of(program)
    judged = {door.credential for door in doors}
    credentials = [c for c in catalog.credentials if c.id in judged]
    day = as_of or today
    return ProgramReport(
        program=program,
        today=today,
        as_of=as_of,
        doors=doors,
        hours=tuple(hours_needed(program, credentials, day)),
        standing=standing(program, catalog.programs),
        confidence=confidence_by_source(credentials, day),
        miles=miles_to(program, near, zips) if near else None,
        near=near,
        accreditors=answers_of(program),
        settle=how_to_settle(catalog, day),
        earnings=Graduates(catalog).of(program),
        pay=area_pay(catalog, CredentialKind.MEDICAL_ASSISTANT, program.state),
    )


class Schools:
    """Tells of schools, for one person and by the rules of one day."""

    def __init__(self, case: Case, near: Near | None, zips: Zips) -> None:
        self._case, self._near, self._zips = case, near, zips
        self._opens_and_closes = OpensAndCloses(
            case.catalog, case.today, case.rules_day, case.profile
        )
        self._graduates = Graduates(case.catalog)
        self._main = [c.id for c in case.catalog.for_medical_assistants if c.main]

    def figures(self, program: Program) -> SchoolFigures:
        """The figures of one program; `miles` is `None` where no place was asked for."""
        return SchoolFigures(
            program,
            standing(program, self._case.catalog.programs),
            self._opens_and_closes.of(program, self._main),
            self._miles(program),
            self._graduates.of(program),
        )

    def _miles(self, program: Program) -> Decimal | None:
        return None if self._near is None else miles_to(program, self._near, self._zips)
