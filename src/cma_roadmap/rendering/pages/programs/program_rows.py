"""The table of programs: every cell as text, with marks for what is not reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cma_roadmap.model.definitions.program import Basis, Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.program_matches import Door, Found
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.text.paper import GLUE
from cma_roadmap.rendering.text.said import Said, Text, cite, joined

MARKS = {Basis.REPORTED: "", Basis.ESTIMATED: "~", Basis.DEFAULT: "*"}
"""What stands after a figure, by where it comes from."""
UNKNOWN = "?"
SHARED = "+"
"""What stands after a figure that several locations of a school share."""


def program_table(found: Sequence[Found], main: frozenset[str], words: Words) -> Table:
    """A row for each program; of what it closes only `main` credentials are told.

    What a door rests on is cited beside it: whose word it is that the program is accredited.
    Miles, how sure it is and what graduates earn have a column only where they were asked for.
    """
    cells = [_cells(one, main, words) for one in found]
    asked = {
        "miles": any(one.miles is not None for one in found),
        "sure": any(one.sure is not None for one in found),
        "earnings": any(one.earnings is not None for one in found),
    }
    shown = [column for column in _columns(words) if asked.get(column.key, True)]
    rows = (tuple(row[column.key] for column in shown) for row in cells)
    return Table(tuple(shown), tuple(rows), "id")


def _columns(words: Words) -> list[Column]:
    def head(key: str) -> str:
        return words(f"programs.column.{key}")

    return [
        Column("id", head("id"), give_way=2, below=True, most=20),
        Column("school", head("school"), flexible=True, least=25),
        Column("place", head("place"), flexible=True, least=12, give_way=3, below=True),
        Column("miles", head("miles"), figures=True),
        Column("award", head("award")),
        Column("months", head("months"), figures=True),
        Column("tuition", head("tuition"), figures=True),
        Column("awards", head("awards"), figures=True),
        Column("earnings", head("earnings"), figures=True),
        Column("sure", head("sure")),
        Column("opens", head("opens"), flexible=True, least=20, give_way=1, below=True),
    ]


def _cells(found: Found, main: frozenset[str], words: Words) -> Mapping[str, Said]:
    program = found.program
    tuition = program.tuition
    return {
        "id": program.id,
        "school": school(program),
        "place": place(program, words),
        "miles": _miles(found),
        "award": words(f"programs.award.{program.award}"),
        "months": f"{program.months.likely}{MARKS[program.months.basis]}",
        "tuition": words.value(tuition.likely) + MARKS[tuition.basis] if tuition else UNKNOWN,
        "awards": f"{program.completions.count:,}" if program.completions else UNKNOWN,
        "earnings": earned(found, words),
        "sure": words(f"programs.sure.{found.sure}") if found.sure else "",
        "opens": _opens(found, main, words),
    }


def earned(found: Found, words: Words) -> Text:
    """The median after four years; a mark where several locations share it, or others are in it."""
    known = found.earnings
    if known is None or known.compared is None:
        return joined("", [UNKNOWN])
    mark = MARKS[Basis.ESTIMATED] if not known.is_of_medical_assistants else ""
    shared = SHARED if known.shared_by > 1 else ""
    return joined("", [words.value(known.compared) + mark + shared]) + cite([known.source])


def school(program: Program) -> str:
    """Who teaches it; the course's own name where a public list gives one."""
    listed = program.level is None and program.training_kind is TrainingKind.SCHOOL
    return program.name if listed else program.institution or program.name


def place(program: Program, words: Words) -> str:
    """`Everett, WA` on one line, or what is known of it."""
    known = (part for part in (program.city, program.state) if part)
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


def _opens(found: Found, main: frozenset[str], words: Words) -> Text:
    """The credentials it opens, doubtful ones with a mark, and those that it closes."""
    program = found.program
    opens = [
        _unbroken(door)
        + (UNKNOWN if door.is_doubtful(program) else "")
        + cite(evidence.source for evidence in door.rests_on)
        for door in found.doors
        if door.opens
    ]
    by_work = program.training_kind is TrainingKind.APPRENTICESHIP
    told = joined(", ", opens or [words(f"programs.opens-{'work' if by_work else 'none'}")])
    closes = ", ".join(map(_unbroken, closings(found, main)))
    return told + (f"; {words('programs.closes')} {closes}" if closes else "")


def _unbroken(door: Door) -> str:
    """A credential's name that stays on one line."""
    return door.name.replace(" ", GLUE)
