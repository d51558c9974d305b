"""Award levels of IPEDS, and which level a reported program belongs to.

Source of the bounds: the dictionary of IC2024 (LEVEL1A, LEVEL1B, LEVEL2): certificates of under
300 clock hours or 9 semester (13 quarter) credits; of under 900 hours, 30 or 45 credits; of under
1,800 hours, 60 or 90 credits; and associate degrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.ipeds.tables import Row, cip_code, number

MEDICAL_ASSISTING = "51.0801"
UNDER_12_WEEKS, UNDER_1_YEAR, UNDER_2_YEARS, ASSOCIATE = "20", "21", "2", "3"
LEVELS = (UNDER_12_WEEKS, UNDER_1_YEAR, UNDER_2_YEARS, ASSOCIATE)
CLOCK_HOURS = {UNDER_12_WEEKS: (1, 299), UNDER_1_YEAR: (300, 899), UNDER_2_YEARS: (900, 1799)}

_SEMESTER = ((9, UNDER_12_WEEKS), (30, UNDER_1_YEAR), (60, UNDER_2_YEARS))
_QUARTER = ((13, UNDER_12_WEEKS), (45, UNDER_1_YEAR), (90, UNDER_2_YEARS))
_SHORTEST_ASSOCIATE = 15
"""Months below which a report of many credits is no associate degree."""
_SLOTS = range(1, 7)


class Report(NamedTuple):
    """A school's report on one program: its length, months and price in whole dollars.

    `rank` is 1 for the school's largest program. A length is in clock hours or in credits.
    """

    rank: int
    hours: int | None
    credits: int | None
    months: int | None
    price: int | None
    books: int | None

    def levels(self) -> Iterator[str]:
        """The award levels that its length fits, the likeliest first."""
        if self.hours is not None:
            yield from (level for level, (_, most) in CLOCK_HOURS.items() if self.hours <= most)
        elif self.credits is not None:
            for bounds in (_SEMESTER, _QUARTER):
                level = next((name for most, name in bounds if self.credits < most), ASSOCIATE)
                if level is not ASSOCIATE or (self.months or 0) >= _SHORTEST_ASSOCIATE:
                    yield level

    @property
    def level(self) -> str | None:
        """The likeliest level."""
        return next(self.levels(), None)


def reports(row: Row) -> Iterator[Report]:
    """The medical assisting programs among the six largest that a school reports."""
    for slot in _SLOTS:
        if cip_code(row.get(f"CIPCODE{slot}", "")) != MEDICAL_ASSISTING:
            continue
        length = number(row.get(f"CIPLGTH{slot}"))
        in_hours = number(row.get(f"PRGMSR{slot}")) == 1
        # The largest program has its prices in columns of their own, for several years.
        price = number(row.get("CHG1PY3")) if slot == 1 else None
        books = number(row.get("CHG4PY3")) if slot == 1 else None
        yield Report(
            rank=slot,
            hours=length if in_hours else None,
            credits=None if in_hours else length,
            months=number(row.get(f"MTHCMP{slot}")) or None,
            price=price or number(row.get(f"CIPTUIT{slot}")) or None,
            books=books or number(row.get(f"CIPSUPP{slot}")) or None,
        )


def matched(levels: Iterable[str], found: list[Report]) -> dict[str, Report]:
    """Which report speaks of which of a school's award levels.

    Each report goes to the likeliest level it fits that the school awards and no larger program
    took. A school with a single certificate and reports that fit none has its largest one taken.
    """
    awarded, taken = list(levels), dict[str, Report]()
    for report in sorted(found):
        free = (name for name in report.levels() if name in awarded and name not in taken)
        level = next(free, None)
        if level is not None:
            taken[level] = report
    certificates = [level for level in awarded if level != ASSOCIATE]
    left = [report for report in sorted(found) if report.level != ASSOCIATE]
    if len(certificates) == 1 and certificates[0] not in taken and left:
        spare = [report for report in left if report not in taken.values()]
        if spare:
            taken[certificates[0]] = spare[0]
    return taken
