"""One program as a page: what it is, what speaks against it, what it opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import AccreditationKind, Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.program_matches import ProgramReport
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Command,
    Fact,
    Facts,
    Item,
    Mark,
    Page,
    Section,
    Tone,
    listed,
)
from cma_roadmap.rendering.pages.programs.program_doors import ToldDoors
from cma_roadmap.rendering.pages.programs.program_earnings import ToldEarnings
from cma_roadmap.rendering.pages.programs.program_notices import program_notices
from cma_roadmap.rendering.pages.programs.program_rows import place
from cma_roadmap.rendering.pages.programs.program_sections import ToldProgram
from cma_roadmap.rendering.text.paper import GLUE
from cma_roadmap.rendering.text.said import Said, cite, link
from cma_roadmap.sentences.catalog import ENGLISH


def program_page(
    report: ProgramReport, catalog: Catalog, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """Everything known about one program."""
    words = Words(phrases)
    head = (Fact(words(f"program.head.{name}"), text) for name, text in _head(report, words))
    sections = (
        Section(name, words(f"program.heading.{name}"), tuple(blocks))
        for name, blocks in _sections(report, catalog, words)
    )
    return paged(report.program.name, [Facts(tuple(head))], sections, catalog.sources, words)


def _sections(
    report: ProgramReport, catalog: Catalog, words: Words
) -> Iterator[tuple[str, Iterable[Block]]]:
    """What is told under each heading."""
    program = report.program
    told = ToldProgram(report, words)
    doors = ToldDoors(report, catalog, words)
    yield "warnings", listed(_warnings(report, words))
    yield "figures", listed(told.figures())
    yield "earnings", listed(ToldEarnings(report, words).items())
    for kind in AccreditationKind:
        yield kind, listed(told.accreditation(kind))
    for verdict in (Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN):
        yield verdict, listed(doors.doors(verdict))
    yield "other", listed(doors.other_ways())
    yield "hours", listed(doors.hours())
    yield "start", listed(told.written([program.intake]))
    yield "notes", listed(told.written(program.notes))
    yield "plan", [Command(("cma-roadmap plan", f"--program {program.id}"))]


def _warnings(report: ProgramReport, words: Words) -> Iterator[Item]:
    for found in program_notices(report):
        yield Item(words.say(found.message) + cite(found.sources), Mark.WARNING, Tone.WARNING)


def _head(report: ProgramReport, words: Words) -> Iterator[tuple[str, Said]]:
    program, near, miles = report.program, report.near, report.miles
    yield "id", program.id
    yield "school", _school(program, words)
    if not program.typical:
        zip_code = f" {program.zip}" if program.zip else ""
        yield "place", place(program, words).replace(GLUE, " ") + zip_code
    if near is not None:
        code = "program.away" if miles is not None else "program.away-unknown"
        yield "away", words(code, miles=miles, place=near.place)
    yield "award", _award(program, words)
    if program.training_kind is not TrainingKind.SCHOOL:
        yield "kind", words(f"program.kind.{program.training_kind}")
    yield "site", link(program.website)
    yield "navigator", link(program.navigator)
    yield "leads", program.listed_credential or ""
    yield "day", words("view.day", day=report.as_of or report.today)


def _school(program: Program, words: Words) -> str:
    if program.institution is None or program.control is None:
        return program.institution or ""
    control = words(f"program.control.{program.control}")
    return words("program.school", school=program.institution, control=control)


def _award(program: Program, words: Words) -> str:
    """The award, with its length where the report gives one."""
    award = words(f"program.award.{program.award}")
    code = f"program.level.{program.level}"
    if code not in words.phrases:
        return award
    return words("program.award-level", award=award, level=words(code))
