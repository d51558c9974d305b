"""Finding programs: what a person wants of one, which fit, in which order."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cma_roadmap.model.money import Money
from cma_roadmap.model.program import AccreditationKind, AccreditationStatus, Award, Program
from cma_roadmap.planning.doors import Door, Doors

_EARTH_RADIUS_MILES = 3958.8


class Accredited(StrEnum):
    """What kind of accreditation must be on record."""

    PROGRAMMATIC = "programmatic"
    """The program's own, by CAAHEP or ABHES."""
    ANY = "any"
    """The program's or the school's."""


class SortBy(StrEnum):
    """What comes first."""

    DISTANCE = "distance"
    COST = "cost"
    MONTHS = "months"
    AWARDS = "awards"
    NAME = "name"


class Near(NamedTuple):
    """A point in degrees, and how far from it a program may be, in miles."""

    lat: Decimal
    lon: Decimal
    within: Decimal


class Wanted(NamedTuple):
    """What a program must be; `None` asks nothing. `max_months` and `max_cost` go by the likely."""

    state: str | None = None
    near: Near | None = None
    award: Award | None = None
    max_cost: Money | None = None
    max_months: int | None = None
    accredited: Accredited | None = None
    opens: str | None = None


class Found(NamedTuple):
    """A program that fits: the doors it opens and closes, and the miles to it where asked."""

    program: Program
    doors: tuple[Door, ...]
    miles: Decimal | None


class Search(NamedTuple):
    """What fits, in order, and how many were left out because a figure is not known."""

    found: tuple[Found, ...]
    unknown_cost: int
    unknown_place: int


def search(
    programs: Iterable[Program], doors: Doors, wanted: Wanted, sort: SortBy | None = None
) -> Search:
    """Every real program that fits, sorted by `sort`: by distance where there is one, else name.

    A program whose price or place is not known cannot be told to fit: it is left out and counted.
    """
    found, no_cost, no_place = [], 0, 0
    for program in programs:
        if program.typical or not _fits(program, wanted):
            continue
        miles = _miles(program, wanted.near) if wanted.near else None
        if wanted.near and (miles is None or miles > wanted.near.within):
            no_place += miles is None
            continue
        if wanted.max_cost is not None and program.tuition is None:
            no_cost += 1
            continue
        if wanted.opens is not None and not _opens(program, doors, wanted.opens):
            continue
        found.append(Found(program, doors.of(program), miles))
    default = SortBy.DISTANCE if wanted.near else SortBy.NAME
    return Search(tuple(sorted(found, key=_order(sort or default))), no_cost, no_place)


def _fits(program: Program, wanted: Wanted) -> bool:
    cost = program.tuition.likely if program.tuition else None
    return all(
        (
            wanted.state is None or program.state == wanted.state,
            wanted.award is None or program.award is wanted.award,
            wanted.max_months is None or program.months.likely <= wanted.max_months,
            wanted.max_cost is None or cost is None or cost.amount <= wanted.max_cost.amount,
            wanted.accredited is None or _has_accreditation(program, wanted.accredited),
        )
    )


def _has_accreditation(program: Program, asked: Accredited) -> bool:
    return any(
        entry.status is AccreditationStatus.ACCREDITED
        and (asked is Accredited.ANY or entry.kind is AccreditationKind.PROGRAMMATIC)
        for entry in program.accreditation
    )


def _opens(program: Program, doors: Doors, credential: str) -> bool:
    return any(door.opens for door in doors.of(program, [credential]))


def _miles(program: Program, near: Near) -> Decimal | None:
    """The great-circle distance, rounded to a tenth of a mile; `None` for an unknown place."""
    if program.lat is None or program.lon is None:
        return None
    here, there = math.radians(near.lat), math.radians(program.lat)
    across = math.radians(program.lon - near.lon)
    chord = (
        math.sin((there - here) / 2) ** 2
        + math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
    )
    miles = 2 * _EARTH_RADIUS_MILES * math.asin(math.sqrt(chord))
    return Decimal(miles).quantize(Decimal("0.1"))


def _order(sort: SortBy) -> Callable[[Found], tuple[object, ...]]:
    """A sorting key; what is not known comes last, and equals go by name."""

    def key(found: Found) -> tuple[object, ...]:
        program = found.program
        cost = program.tuition.likely.amount if program.tuition else None
        awards = program.completions.count if program.completions else None
        value: Decimal | int | None = {
            SortBy.DISTANCE: found.miles,
            SortBy.COST: cost,
            SortBy.MONTHS: program.months.likely,
            SortBy.AWARDS: -awards if awards is not None else None,
            SortBy.NAME: 0,
        }[sort]
        name = (program.institution or program.name).casefold()
        return value is None, value or 0, name, program.state or "", program.id

    return key
