"""The rows of the list of programs: every cell as text, with marks for what is not reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from cma_roadmap.model.definitions.program import Basis, Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.program_matches import Door, Found
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.paper import GLUE
from cma_roadmap.rendering.text.visible import visible

MARKS = {Basis.REPORTED: "", Basis.ESTIMATED: "~", Basis.DEFAULT: "*"}
"""What stands after a figure, by where it comes from."""
UNKNOWN = "?"


class ProgramRow(NamedTuple):
    """One program of the list. `miles` is empty where no place was asked for."""

    id: str
    school: str
    place: str
    miles: str
    award: str
    months: str
    tuition: str
    awards: str
    opens: str


def rows(
    found: Iterable[Found], main: frozenset[str], words: Words, cited: Cited
) -> Iterator[ProgramRow]:
    """A row for each program; of what it closes only `main` credentials are told.

    What a door rests on is cited beside it: whose word it is that the program is accredited.
    """
    for one in found:
        program = one.program
        tuition = program.tuition
        price = words.value(tuition.likely) + MARKS[tuition.basis] if tuition else UNKNOWN
        yield ProgramRow(
            id=visible(program.id),
            school=school(program),
            place=place(program, words),
            miles=_miles(one),
            award=words(f"programs.award.{program.award}"),
            months=f"{program.months.likely}{MARKS[program.months.basis]}",
            tuition=price,
            awards=f"{program.completions.count:,}" if program.completions else UNKNOWN,
            opens=_opens(one, main, words, cited),
        )


def school(program: Program) -> str:
    """Who teaches it; the course's own name where a public list gives one."""
    listed = program.level is None and program.training_kind is TrainingKind.SCHOOL
    return visible(program.name if listed else program.institution or program.name)


def place(program: Program, words: Words) -> str:
    """`Everett, WA` on one line, or what is known of it."""
    known = [visible(part) for part in (program.city, program.state) if part]
    return ", ".join(known).replace(" ", GLUE) or words("programs.no-place")


def _miles(found: Found) -> str:
    if found.miles is None:
        return ""
    return in_miles(found.miles) + (MARKS[Basis.ESTIMATED] if found.by_zip else "")


def in_miles(miles: Decimal) -> str:
    """A distance, to a tenth."""
    return f"{miles:,.1f}"


def named(program: Program, words: Words) -> str:
    """`Everett Community College in Everett, WA (ipeds-235149-2)`."""
    return words(
        "programs.named", school=school(program), place=place(program, words), id=program.id
    )


def closings(found: Found, main: frozenset[str]) -> list[Door]:
    """The main credentials that it closes; the work in an apprenticeship may still open them."""
    if found.program.training_kind is TrainingKind.APPRENTICESHIP:
        return []
    return [door for door in found.doors if door.closes and door.credential in main]


def _opens(found: Found, main: frozenset[str], words: Words, cited: Cited) -> str:
    """The credentials it opens, doubtful ones with a mark, and those that it closes."""
    program = found.program
    opens = [
        _unbroken(door)
        + (UNKNOWN if door.is_doubtful(program) else "")
        + cited.refs(s for s in dict.fromkeys(a.source for a in door.rests_on) if s)
        for door in found.doors
        if door.opens
    ]
    by_work = program.training_kind is TrainingKind.APPRENTICESHIP
    told = ", ".join(opens) or words(f"programs.opens-{'work' if by_work else 'none'}")
    closes = ", ".join(map(_unbroken, closings(found, main)))
    return f"{told}; {words('programs.closes')} {closes}" if closes else told


def _unbroken(door: Door) -> str:
    """A credential's name that stays on one line."""
    return visible(door.name).replace(" ", GLUE)
