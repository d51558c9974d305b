"""Finding programs: what a person wants of one, which fit, in which order, and what to let go."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.program import AccreditationKind, AccreditationStatus, Program
from cma_roadmap.model.results.program_matches import (
    Accredited,
    Found,
    Loosened,
    Near,
    Search,
    SortBy,
    Wanted,
)
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses

__all__ = ["Accredited", "Found", "Near", "Search", "SortBy", "Wanted", "Zips", "search"]

Zips = Callable[[str], tuple[Decimal, Decimal] | None]
"""The latitude and longitude of a ZIP code's middle."""

_EARTH_RADIUS_MILES = 3958.8
ANYWHERE = Decimal("Infinity")
_NEAREST_FIRST = {
    "near": SortBy.DISTANCE,
    "max_cost": SortBy.COST,
    "max_months": SortBy.MONTHS,
}
"""Where one more step might do, the program that needs the least of it comes first."""


class _Away(NamedTuple):
    """How far a program is, and whether that is to the middle of its ZIP code."""

    miles: Decimal | None
    by_zip: bool


def no_zips(_: str) -> None:
    """Nothing is known of where ZIP codes are."""


def search(
    programs: Iterable[Program],
    opens_and_closes: OpensAndCloses,
    wanted: Wanted,
    sort: SortBy | None = None,
    limit: int | None = None,
    zips: Zips = no_zips,
    held: Collection[str] = (),
) -> Search:
    """Every real program that fits, sorted by `sort`: by distance where there is one, else name.

    A program whose price or place is not known cannot be told to fit: it is left out and counted.
    `zips` tells where a ZIP code is, for programs whose own point is not known. What a program
    opens is judged for the first `limit` alone. Courses for people who hold something that is not
    `held` are left out and counted, too.
    """
    order = sort or (SortBy.DISTANCE if wanted.near else SortBy.NAME)
    real = [program for program in programs if not program.typical]
    every, no_cost, no_place = _fitting(real, wanted, zips, opens_and_closes)
    fitting = [found for found in every if found[0].is_meant_for(held)]
    fitting.sort(key=_order(order))
    found = (
        Found(program, opens_and_closes.of(program), *away) for program, away in fitting[:limit]
    )
    others = len(every) - len(fitting)
    return Search(wanted, order, tuple(found), len(fitting), len(real), no_cost, no_place, others)


def that_fit(programs: Iterable[Program], wanted: Wanted, zips: Zips = no_zips) -> list[Program]:
    """The real programs that fit, whatever they open, in the order of the catalogue."""
    real = (program for program in programs if not program.typical)
    return [program for program, _ in _fitting(real, wanted, zips)[0]]


def by_distance(programs: Iterable[Program], wanted: Wanted) -> list[Program]:
    """The real programs that fit, the nearest to `wanted.near` first."""
    real = (program for program in programs if not program.typical)
    found = _fitting(real, wanted, no_zips)[0]
    return [program for program, _ in sorted(found, key=_order(SortBy.DISTANCE))]


def _fitting(
    programs: Iterable[Program],
    wanted: Wanted,
    zips: Zips,
    opens_and_closes: OpensAndCloses | None = None,
) -> tuple[list[tuple[Program, _Away]], int, int]:
    """What fits, and how many were left out for want of a price and of a place."""
    fitting, no_cost, no_place = [], 0, 0
    for program in programs:
        away = _away(program, wanted.near, zips)
        if not _fits(program, wanted, away.miles):
            continue
        if opens_and_closes is not None and not _opens(program, opens_and_closes, wanted.opens):
            continue
        costless = wanted.max_cost is not None and program.tuition is None
        placeless = wanted.near is not None and away.miles is None
        no_cost, no_place = no_cost + costless, no_place + placeless
        if not costless and not placeless:
            fitting.append((program, away))
    return fitting, no_cost, no_place


def _fits(program: Program, wanted: Wanted, miles: Decimal | None) -> bool:
    """Whether nothing that is known of it speaks against it."""
    cost = program.tuition.likely if program.tuition else None
    return all(
        (
            wanted.state is None or program.state == wanted.state,
            wanted.near is None or miles is None or miles <= wanted.near.within,
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


def _opens(program: Program, opens_and_closes: OpensAndCloses, credential: str | None) -> bool:
    return credential is None or any(
        door.opens for door in opens_and_closes.of(program, [credential])
    )


def miles_to(program: Program, near: Near, zips: Zips) -> Decimal | None:
    """How far a program is, in miles; `None` where its place is not known."""
    return _away(program, near, zips).miles


def _away(program: Program, near: Near | None, zips: Zips) -> _Away:
    """How far it is, rounded to a tenth of a mile."""
    if near is None:
        return _Away(None, by_zip=False)
    if program.lat is not None and program.lon is not None:
        return _Away(_miles(near, program.lat, program.lon), by_zip=False)
    middle = zips(program.zip) if program.zip else None
    return _Away(_miles(near, *middle) if middle else None, by_zip=middle is not None)


def _miles(near: Near, lat: Decimal, lon: Decimal) -> Decimal:
    """The great-circle distance, by the haversine formula."""
    here, there = math.radians(near.lat), math.radians(lat)
    across = math.radians(lon - near.lon)
    chord = (
        math.sin((there - here) / 2) ** 2
        + math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
    )
    miles = 2 * _EARTH_RADIUS_MILES * math.asin(math.sqrt(chord))
    return Decimal(miles).quantize(Decimal("0.1"))


def _order(sort: SortBy) -> Callable[[tuple[Program, _Away]], tuple[object, ...]]:
    """A sorting key; what is not known comes last, and equals go by name."""

    def key(found: tuple[Program, _Away]) -> tuple[object, ...]:
        program, away = found
        cost = program.tuition.likely.amount if program.tuition else None
        awards = program.completions.count if program.completions else None
        value: Decimal | int | None = {
            SortBy.DISTANCE: away.miles,
            SortBy.COST: cost,
            SortBy.MONTHS: program.months.likely,
            SortBy.AWARDS: -awards if awards is not None else None,
            SortBy.NAME: 0,
        }[sort]
        name = (program.institution or program.name).casefold()
        return value is None, value or 0, name, program.state or "", program.id

    return key


def loosened(
    programs: Sequence[Program],
    opens_and_closes: OpensAndCloses,
    wanted: Wanted,
    zips: Zips,
    held: Collection[str] = (),
) -> Iterator[Loosened]:
    """Each wish without which something fits, in the order in which wishes are told."""
    for wish in wanted._fields:
        if getattr(wanted, wish) is None:
            continue
        sort = _NEAREST_FIRST.get(wish)
        found = search(programs, opens_and_closes, _without(wish, wanted), sort, 1, zips, held)
        if found.found:
            yield Loosened(wish, found.fit, found.found[0])


def _without(wish: str, wanted: Wanted) -> Wanted:
    """The same wishes less one; of a place only how far away is given up."""
    if wish == "near" and wanted.near is not None:
        return wanted._replace(near=wanted.near._replace(within=ANYWHERE))
    return wanted._replace(**{wish: None})
