"""Pay by occupation and place: finding rows, ranking places, and the areas of a state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.labor import AreaKind, Career, Outlook, PayRow, PayTable, Wages

MEDICAL_ASSISTANT = "31-9092"
NATION = "US"
PERCENTILES = (10, 25, 50, 75, 90)
"""What the five figures of a row are."""

_STATES = (AreaKind.STATE, AreaKind.TERRITORY)
_AREAS = (AreaKind.METRO, AreaKind.NONMETRO)


@dataclass(frozen=True, slots=True)
class Place:
    """The state that was asked for, and the area in it; nothing for the whole country."""

    state: PayRow | None = None
    area: PayRow | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row with its place by median hourly pay; equal medians share a place."""

    place: int
    row: PayRow


@dataclass(frozen=True, slots=True)
class Pay:
    """All pay, by occupation and area."""

    wages: Wages
    rows: Mapping[tuple[str, str], PayRow]

    @classmethod
    def of(cls, wages: Wages) -> Pay:
        """Pay ready to be looked up."""
        tables = ((table.occupation.soc, row) for table in wages.tables for row in table.rows)
        return cls(wages, {(soc, row.area): row for soc, row in tables})

    def row(self, soc: str | None, area: str) -> PayRow | None:
        """The row of an occupation in an area; `None` where none was published."""
        return self.rows.get((soc, area)) if soc else None

    def table(self, soc: str) -> PayTable | None:
        """All rows of an occupation."""
        return next((t for t in self.wages.tables if t.occupation.soc == soc), None)

    @property
    def assistants(self) -> tuple[PayRow, ...]:
        """All rows of medical assistants."""
        table = self.table(MEDICAL_ASSISTANT)
        return table.rows if table else ()

    @property
    def nation(self) -> PayRow | None:
        return self.row(MEDICAL_ASSISTANT, NATION)

    @property
    def states(self) -> tuple[PayRow, ...]:
        """Medical assistants' rows of states and territories."""
        return tuple(row for row in self.assistants if row.kind in _STATES)

    def ranked(self) -> tuple[Ranked, ...]:
        """States and territories by median hourly pay, the highest first; the unsure left out."""
        rows = by_median(row for row in self.states if is_sure(row))
        medians = [row.hourly_median for row in rows]
        return tuple(Ranked(medians.index(row.hourly_median) + 1, row) for row in rows)

    def apart(self) -> tuple[PayRow, ...]:
        """States and territories that have no place among the ranked."""
        return tuple(row for row in self.states if not is_sure(row))

    def areas(self, state: str | None = None) -> tuple[PayRow, ...]:
        """Metropolitan and other areas, all or those that reach into a state; best paid first."""
        rows = [row for row in self.assistants if row.kind in _AREAS]
        return tuple(by_median(row for row in rows if state is None or reaches(row, state)))


def is_sure(row: PayRow) -> bool:
    """Whether a row has a median that may be compared with others."""
    return row.ranked and row.hourly_median is not None


def more_than(row: PayRow | None, other: PayRow | None) -> int | None:
    """By how many dollars the median of a year differs; `None` where it may not be compared."""
    if row is None or other is None or not (row.ranked and other.ranked):
        return None
    if row.annual_median is None or other.annual_median is None:
        return None
    return row.annual_median - other.annual_median


def by_median(rows: Iterable[PayRow]) -> list[PayRow]:
    """Rows by median hourly pay, the highest first, then by name; those without one last."""
    return sorted(rows, key=lambda row: (-(row.hourly_median or Decimal(0)), row.name or row.area))


def reaches(row: PayRow, state: str) -> bool:
    """Whether an area lies in a state, at least in part: `Augusta, GA-SC` reaches into both."""
    letters = (row.name or "").rpartition(", ")[2]
    return state == row.state or (row.kind is AreaKind.METRO and state in letters.split("-"))


def outlook_of(career: Career, soc: str | None) -> Outlook | None:
    """The projection for an occupation; `None` where none was found."""
    return next((o for o in career.outlooks if o.occupation == soc and not o.second_hand), None)


def retold_outlook(career: Career, soc: str) -> Outlook | None:
    """A projection that others restate, and whose own page was not read; `None` without one."""
    return next((o for o in career.outlooks if o.occupation == soc and o.second_hand), None)
