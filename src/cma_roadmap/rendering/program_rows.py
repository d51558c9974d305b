"""The rows of the list of programs: every cell as text, with marks for what is not reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from cma_roadmap.model.program import Basis, Program
from cma_roadmap.model.program_search import Door, Found
from cma_roadmap.model.requirement import TrainingKind
from cma_roadmap.rendering.paper import GLUE
from cma_roadmap.rendering.visible import visible
from cma_roadmap.rendering.words import Words

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


def rows(found: Iterable[Found], main: frozenset[str], words: Words) -> Iterator[ProgramRow]:
    """A row for each program; of what it closes only `main` credentials are told."""
    for one in found:
        program = one.program
        tuition = program.tuition
        price = words.value(tuition.likely) + MARKS[tuition.basis] if tuition else UNKNOWN
        yield ProgramRow(
            id=visible(program.id),
            school=school(program),
            place=place(program, words),
            miles=in_miles(one.miles) if one.miles is not None else "",
            award=words(f"programs.award.{program.award}"),
            months=f"{program.months.likely}{MARKS[program.months.basis]}",
            tuition=price,
            awards=f"{program.completions.count:,}" if program.completions else UNKNOWN,
            opens=_opens(one, main, words),
        )


def school(program: Program) -> str:
    """Who teaches it; the course's own name where a public list gives one."""
    listed = program.level is None and program.training_kind is TrainingKind.SCHOOL
    return visible(program.name if listed else program.institution or program.name)


def place(program: Program, words: Words) -> str:
    """`Everett, WA` on one line, or what is known of it."""
    known = [visible(part) for part in (program.city, program.state) if part]
    return ", ".join(known).replace(" ", GLUE) or words("programs.no-place")


def in_miles(miles: Decimal) -> str:
    """A distance, to a tenth."""
    return f"{miles:,.1f}"


def named(program: Program, words: Words) -> str:
    """`Everett Community College in Everett, WA (ipeds-235149-2)`."""
    return words(
        "programs.named", school=school(program), place=place(program, words), id=program.id
    )


def _opens(found: Found, main: frozenset[str], words: Words) -> str:
    """The credentials it opens, doubtful ones with a mark, and the main ones that it closes."""
    doors, program = found.doors, found.program
    opens = [_unbroken(d) + (UNKNOWN if d.is_doubtful(program) else "") for d in doors if d.opens]
    closes = [_unbroken(d) for d in doors if d.closes and d.credential in main]
    told = ", ".join(opens) or words("programs.opens-none")
    return f"{told}; {words('programs.closes')} {', '.join(closes)}" if closes else told


def _unbroken(door: Door) -> str:
    """A credential's name that stays on one line."""
    return visible(door.name).replace(" ", GLUE)
