"""What graduates of a program earn, by the table of the catalogue."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.earnings import EarningsTable, SchoolEarnings
from cma_roadmap.model.definitions.program import Award, Program
from cma_roadmap.model.results.earnings import GraduateEarnings
from cma_roadmap.model.values.money import Money


class Graduates:
    """Looks earnings up; the table is read when somebody first asks."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def of(self, program: Program) -> GraduateEarnings | None:
        """The earnings of this school and award; `None` where no table has them."""
        table = self._catalog.earnings
        row = self._rows.get((program.institution_id, program.award))
        return None if table is None or row is None else _told(program, row, table)

    def ranked(self, program: Program) -> Decimal | None:
        """The median to sort by; `None` where it is not known or not one of medical assistants."""
        found = self.of(program)
        if found is None or found.compared is None or not found.is_of_medical_assistants:
            return None
        return found.compared.amount

    @cached_property
    def _rows(self) -> dict[tuple[str | None, Award], SchoolEarnings]:
        table = self._catalog.earnings
        return {(row.institution, row.award): row for row in (table.schools if table else ())}


def _told(program: Program, row: SchoolEarnings, table: EarningsTable) -> GraduateEarnings:
    amounts = row.after or (None,) * len(table.years)
    high_school = table.high_school.amounts.get(program.state or "")
    return GraduateEarnings(
        after=tuple(zip(table.years, map(_money, amounts), strict=True)),
        share=row.share,
        shared_by=row.shared_by,
        suppressed=row.suppressed,
        source=table.source,
        high_school=_money(high_school),
        high_school_year=table.high_school.year,
        high_school_source=table.high_school.source,
    )


def _money(amount: int | None) -> Money | None:
    return None if amount is None else Money(Decimal(amount))
