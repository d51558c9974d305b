"""What to know of the school of a road: its price beside others, its doors, how far it is."""

from __future__ import annotations

from decimal import Decimal

from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.comparison import SchoolFigures
from cma_roadmap.model.results.program_matches import Near
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.programs.program_prices import standing
from cma_roadmap.planning.programs.program_search import Zips, miles_to


class Schools:
    """Tells of schools, for one person and by the rules of one day."""

    def __init__(self, case: Case, near: Near | None, zips: Zips) -> None:
        self._case, self._near, self._zips = case, near, zips
        self._opens_and_closes = OpensAndCloses(
            case.catalog, case.today, case.rules_day, case.profile
        )
        self._main = [c.id for c in case.catalog.for_medical_assistants if c.main]

    def figures(self, program: Program) -> SchoolFigures:
        """The figures of one program; `miles` is `None` where no place was asked for."""
        return SchoolFigures(
            program,
            standing(program, self._case.catalog.programs),
            self._opens_and_closes.of(program, self._main),
            self._miles(program),
        )

    def _miles(self, program: Program) -> Decimal | None:
        return None if self._near is None else miles_to(program, self._near, self._zips)
