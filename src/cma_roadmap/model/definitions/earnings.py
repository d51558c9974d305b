"""What graduates of a school earn: medians of the field, never the pay of an occupation."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.values.base import Definition, Field, Identifier, model_validator


class SchoolEarnings(Definition):
    """Medians of one school and award in US dollars a year, in the order of the table's `years`.

    `None` is not published; `suppressed`: nothing is, because too few graduated. `share` is the
    part of the field's awards here that were in medical assisting (`None`: not known);
    `shared_by` so many locations of the school have this one figure.
    """

    institution: Identifier
    award: Award
    share: Decimal | None = Field(default=None, ge=0, le=1)
    after: tuple[int | None, ...] = ()
    shared_by: int = Field(default=1, ge=1)
    suppressed: bool = False

    @model_validator(mode="after")
    def _told_or_suppressed(self) -> SchoolEarnings:
        if self.suppressed == any(amount is not None for amount in self.after):
            raise ValueError("write suppressed: true, or after with at least one amount")
        return self


class HighSchoolEarnings(Definition):
    """Median earnings of people with a high-school diploma alone, by state, in dollars a year."""

    source: Identifier
    year: str
    amounts: Mapping[str, int]


class EarningsTable(Definition):
    """The file `earnings.yaml`."""

    source: Identifier
    years: tuple[int, ...]
    high_school: HighSchoolEarnings
    schools: tuple[SchoolEarnings, ...]

    @model_validator(mode="after")
    def _has_every_year(self) -> EarningsTable:
        if any(row.after and len(row.after) != len(self.years) for row in self.schools):
            raise ValueError("write one amount in `after` for each of the years, null if unknown")
        return self
