"""Finding programs: what a person wants of one, which fit, in which order, and what to let go."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.program import AccreditationKind, AccreditationStatus, Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.assessment import Answer, Verdict
from cma_roadmap.model.results.program_matches import (
    Accredited,
    Found,
    Loosened,
    MayOpen,
    Near,
    Search,
    SortBy,
    Wanted,
)
from cma_roadmap.model.values.message import Finding
from cma_roadmap.planning.eligibility.accreditation import answers_of
from cma_roadmap.planning.eligibility.accreditation_clause import in_a_message
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.programs.graduates import Graduates
from cma_roadmap.planning.programs.sorting import Away, Sorting

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


def no_zips(_: str) -> None:
    """Nothing is known of where ZIP codes are."""


class _Fit(NamedTuple):
    """What fits, what may but for an answer nobody has, and what lacks a price or a place."""

    surely: list[tuple[Program, Away]]
    perhaps: list[tuple[Program, Away]]
    no_cost: int
    no_place: int


def search(
    programs: Iterable[Program],
    opens_and_closes: OpensAndCloses,
    wanted: Wanted,
    sort: SortBy | None = None,
    limit: int | None = None,
    zips: Zips = no_zips,
    held: Collection[str] = (),
    graduates: Graduates | None = None,
    *,
    tells_may_open: bool = True,
) -> Search:
    """Every real program that fits, sorted by `sort`.

    Without it by distance where there is one, else by how sure it is that it opens what was asked
    for, else by name.
    A program whose price or place is not known cannot be told to fit: it is left out and counted.
    `zips` tells where a ZIP code is, for programs whose own point is not known. What a program
    opens is judged for the first `limit` alone. Courses for people who hold something that is not
    `held` are left out and counted, too. `graduates` tells what is earned, where that is asked for.
    Without `tells_may_open` no program is told of which nobody can tell.
    """
    unless_near = SortBy.SURE if wanted.opens else SortBy.NAME
    order = sort or (SortBy.DISTANCE if wanted.near else unless_near)
    real = [program for program in programs if not program.typical]
    every = _fitting(real, wanted, zips, opens_and_closes)
    sorting = Sorting(order, opens_and_closes, wanted.opens, graduates)
    fitting = sorted((f for f in every.surely if f[0].is_meant_for(held)), key=sorting)
    perhaps = every.perhaps if tells_may_open else []
    return Search(
        wanted,
        order,
        tuple(sorting.found(program, away) for program, away in fitting[:limit]),
        *(len(fitting), len(real), every.no_cost, every.no_place),
        for_holders=len(every.surely) - len(fitting),
        may_open=tuple(_may_open(perhaps, sorting, held)),
        settle=_settle(opens_and_closes, wanted.opens),
        unranked=sum(sorting.value(*one) is None for one in fitting),
    )


def _settle(opens_and_closes: OpensAndCloses, credential: str | None) -> Finding | None:
    """How to find out, where what was asked for hangs on who accredits the program."""
    if credential is None or not opens_and_closes.asks_who_accredits(credential):
        return None
    from cma_roadmap.planning.programs.settling import how_to_settle

    return how_to_settle(opens_and_closes.catalog, opens_and_closes.today)


def _may_open(
    perhaps: Iterable[tuple[Program, Away]], sorting: Sorting, held: Collection[str]
) -> Iterator[MayOpen]:
    """The likeliest first: a school of the body itself, one of which a page hints at it, the rest.

    Those that are alike in that keep the order of the list.
    """
    fitting = [found for found in perhaps if found[0].is_meant_for(held)]
    for program, _ in sorted(fitting, key=lambda one: (_unlikely(one[0]), sorting(one))):
        answers = answers_of(program)
        yield MayOpen(program, answers, tuple(map(in_a_message, answers)))


def _unlikely(program: Program) -> int:
    answers = {answer.answer for answer in answers_of(program)}
    hinted = any(
        said.status is AccreditationStatus.UNKNOWN and said.kind is AccreditationKind.PROGRAMMATIC
        for said in program.accreditation
    )
    by_answer = (Answer.OPEN in answers, Answer.SCHOOL_ONLY in answers, hinted)
    if any(by_answer):
        return by_answer.index(True)
    return 3 if answers == {Answer.NOT_TOLD} else 4


def that_fit(programs: Iterable[Program], wanted: Wanted, zips: Zips = no_zips) -> list[Program]:
    """The real programs that fit, whatever they open, in the order of the catalogue."""
    real = (program for program in programs if not program.typical)
    return [program for program, _ in _fitting(real, wanted, zips).surely]


def by_distance(programs: Iterable[Program], wanted: Wanted) -> list[Program]:
    """The real programs that fit, the nearest to `wanted.near` first."""
    real = (program for program in programs if not program.typical)
    found = _fitting(real, wanted, no_zips).surely
    return [program for program, _ in sorted(found, key=Sorting(SortBy.DISTANCE))]


def _fitting(
    programs: Iterable[Program],
    wanted: Wanted,
    zips: Zips,
    opens_and_closes: OpensAndCloses | None = None,
) -> _Fit:
    """What fits, and how many were left out for want of a price and of a place."""
    fit = _Fit([], [], 0, 0)
    for program in programs:
        away = _away(program, wanted.near, zips)
        if not _fits(program, wanted, away.miles):
            continue
        opens = _opens(program, opens_and_closes, wanted.opens)
        if opens is Verdict.UNMET:
            continue
        costless = wanted.max_cost is not None and program.tuition is None
        placeless = wanted.near is not None and away.miles is None
        if costless or placeless:
            if opens is Verdict.MET:
                counts = fit.no_cost + costless, fit.no_place + placeless
                fit = fit._replace(no_cost=counts[0], no_place=counts[1])
        else:
            (fit.surely if opens is Verdict.MET else fit.perhaps).append((program, away))
    return fit


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


def _opens(
    program: Program, opens_and_closes: OpensAndCloses | None, credential: str | None
) -> Verdict:
    """Whether it opens what was asked for; paid work opens other ways than a school may."""
    if credential is None or opens_and_closes is None:
        return Verdict.MET
    verdicts = {door.verdict for door in opens_and_closes.of(program, [credential])}
    if Verdict.MET in verdicts:
        return Verdict.MET
    is_school = program.training_kind is TrainingKind.SCHOOL
    return Verdict.UNKNOWN if is_school and Verdict.UNKNOWN in verdicts else Verdict.UNMET


def miles_to(program: Program, near: Near, zips: Zips) -> Decimal | None:
    """How far a program is, in miles; `None` where its place is not known."""
    return _away(program, near, zips).miles


def _away(program: Program, near: Near | None, zips: Zips) -> Away:
    """How far it is, rounded to a tenth of a mile."""
    if near is None:
        return Away(None, by_zip=False)
    if program.lat is not None and program.lon is not None:
        return Away(_miles(near, program.lat, program.lon), by_zip=False)
    middle = zips(program.zip) if program.zip else None
    return Away(_miles(near, *middle) if middle else None, by_zip=middle is not None)


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
        looser = _without(wish, wanted)
        asked = (programs, opens_and_closes, looser, sort, 1, zips, held)
        found = search(*asked, tells_may_open=False)
        if found.found:
            yield Loosened(wish, found.fit, found.found[0])


def _without(wish: str, wanted: Wanted) -> Wanted:
    """The same wishes less one; of a place only how far away is given up."""
    if wish == "near" and wanted.near is not None:
        return wanted._replace(near=wanted.near._replace(within=ANYWHERE))
    return wanted._replace(**{wish: None})
