"""The page of one program in a terminal: what it is, what speaks against it, what it opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import AccreditationKind, Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.program_matches import ProgramReport
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, GLUE, Ink, Line, Paper, Piece, line
from cma_roadmap.rendering.page.tables import bullet, page_text, readable, remark, under
from cma_roadmap.rendering.pages.programs.program_doors import DoorLines
from cma_roadmap.rendering.pages.programs.program_notices import program_notices
from cma_roadmap.rendering.pages.programs.program_rows import place
from cma_roadmap.rendering.pages.programs.program_sections import ProgramLines
from cma_roadmap.rendering.text.visible import visible

_DASH = Piece("-")
_ALARM = Piece("!", Ink.WARNING)


def render_program(
    report: ProgramReport,
    catalog: Catalog,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """Everything known about one program, as text."""
    page = _Page(report, catalog, Words(phrases), readable(paper_of(width)))
    return page_text(page.lines(), color=color)


class _Page:
    """One program being told."""

    def __init__(self, report: ProgramReport, catalog: Catalog, words: Words, paper: Paper) -> None:
        self.report = report
        self.program = report.program
        self.words = words
        self.paper = paper
        self.cited = Cited(catalog.sources, {}, words)
        self.facts = ProgramLines(self.program, report.standing, words, self.cited, paper)
        self.doors = DoorLines(report, catalog, words, self.cited, paper)

    def lines(self) -> Iterator[Line]:
        """From the head down to the sources."""
        words, paper, facts = self.words, self.paper, self.facts
        title = visible(self.program.name)
        yield from (line(text, Ink.TITLE) for text in paper.wrap(title, paper.width))
        yield BLANK
        yield from self._head()
        yield from under(words("program.heading.warnings"), self._warnings())
        yield from under(words("program.heading.figures"), facts.figures())
        for kind in AccreditationKind:
            yield from under(words(f"program.heading.{kind}"), facts.accreditation(kind))
        yield from self.doors.lines()
        start = self.program.intake
        yield from under(words("program.heading.start"), self._bullets([start] if start else []))
        yield from under(words("program.heading.notes"), self._bullets(self.program.notes))
        yield BLANK
        yield from remark(paper, -1, words("program.hint", id=self.program.id), Ink.PLAIN)
        yield from under(words("view.label.sources"), self.cited.lines(paper))

    def _head(self) -> Iterator[Line]:
        told = [(self.words(f"program.head.{name}"), text) for name, text in self._facts() if text]
        indent = self.paper.widest(label for label, _ in told) + 3
        for label, text in told:
            lead = self.paper.left(f" {label}", indent)
            yield from self.paper.hanging(lead, text, Ink.PLAIN, Ink.FAINT)

    def _facts(self) -> Iterator[tuple[str, str]]:
        program, words = self.program, self.words
        yield "id", visible(program.id)
        yield "school", self._school()
        if not program.typical:
            zip_code = f" {visible(program.zip)}" if program.zip else ""
            yield "place", place(program, words).replace(GLUE, " ") + zip_code
        near, miles = self.report.near, self.report.miles
        if near is not None:
            code = "program.away" if miles is not None else "program.away-unknown"
            yield "away", words(code, miles=miles, place=near.place)
        yield "award", _award(program, words)
        if program.training_kind is not TrainingKind.SCHOOL:
            yield "kind", words(f"program.kind.{program.training_kind}")
        yield "site", visible(program.website or "").replace(" ", "%20")
        yield "navigator", program.navigator or ""
        yield "leads", visible(program.listed_credential or "")
        yield "day", words("view.day", day=self.report.as_of or self.report.today)

    def _school(self) -> str:
        program, words = self.program, self.words
        if program.institution is None:
            return ""
        if program.control is None:
            return visible(program.institution)
        control = words(f"program.control.{program.control}")
        return words("program.school", school=program.institution, control=control)

    def _warnings(self) -> Iterator[Line]:
        for found in program_notices(self.report):
            text = self.words.say(found.message) + self.cited.refs(found.sources)
            yield from bullet(self.paper, 0, _ALARM, text, Ink.WARNING)

    def _bullets(self, texts: Sequence[str]) -> Iterator[Line]:
        """Notes as they were written down, under the source of the whole entry."""
        for text in texts:
            refs = self.cited.refs([self.program.source])
            yield from bullet(self.paper, 0, _DASH, visible(text) + refs)


def _award(program: Program, words: Words) -> str:
    """The award, with its length where the report gives one."""
    award = words(f"program.award.{program.award}")
    code = f"program.level.{program.level}"
    if code not in words.phrases:
        return award
    return words("program.award-level", award=award, level=words(code))
