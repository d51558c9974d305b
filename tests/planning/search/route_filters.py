"""Which programs fit what is wanted, and which tell figures of their own: worked out again."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from cma_roadmap.model.definitions.program import (
    AccreditationKind,
    AccreditationStatus,
    Basis,
    Program,
)
from cma_roadmap.model.results.program_matches import Accredited, Near, Wanted

Point = tuple[Decimal, Decimal]


def fits(program: Program, wanted: Wanted, zips: Callable[[str], Point | None]) -> bool:
    """Whether a program is known to be all that is wanted."""
    price, near = program.tuition, wanted.near
    return all(
        (
            wanted.state in (None, program.state),
            wanted.award in (None, program.award),
            wanted.max_months is None or program.months.likely <= wanted.max_months,
            wanted.max_cost is None
            or (price is not None and price.likely.amount <= wanted.max_cost.amount),
            wanted.accredited is None or _accredited(program, wanted.accredited),
            near is None or _is_near(program, near, zips),
        )
    )


def _accredited(program: Program, asked: Accredited) -> bool:
    kinds = {
        evidence.kind
        for evidence in program.accreditation
        if evidence.status is AccreditationStatus.ACCREDITED
    }
    return (
        AccreditationKind.PROGRAMMATIC in kinds if asked is Accredited.PROGRAMMATIC else bool(kinds)
    )


def _is_near(program: Program, near: Near, zips: Callable[[str], Point | None]) -> bool:
    there = zips(program.zip) if program.zip else None
    if program.lat is not None and program.lon is not None:
        there = program.lat, program.lon
    return there is not None and miles((near.lat, near.lon), there) <= near.within


def miles(here: Point, there: Point) -> Decimal:
    """Along the earth, to a tenth of a mile, from the straight line through it."""

    def in_space(point: Point) -> tuple[float, float, float]:
        lat, lon = (math.radians(degrees) for degrees in point)
        return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)

    through = math.dist(in_space(here), in_space(there))
    return Decimal(2 * 3958.8 * math.asin(through / 2)).quantize(Decimal("0.1"))


def has_price(program: Program | None) -> bool:
    """Whether its price is the school's own, or worked out from it."""
    if program is None:
        return True
    return program.tuition is not None and program.tuition.basis is not Basis.DEFAULT


def has_length(program: Program | None) -> bool:
    return program is None or program.months.basis is not Basis.DEFAULT
