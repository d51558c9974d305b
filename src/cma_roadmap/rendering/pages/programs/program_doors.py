"""Which credentials a program opens, closes or leaves open to question, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.assessment import Assessment, Feature, Verdict
from cma_roadmap.model.results.program_matches import Door, HoursAsked, ProgramReport
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.paper import Ink, Line, Paper, Piece
from cma_roadmap.rendering.page.tables import VERDICTS, bullet, remark, under
from cma_roadmap.rendering.pages.programs.program_sections import statement
from cma_roadmap.rendering.text.visible import visible

_DASH = Piece("-")
_OF_PROGRAMS = ("completed_program", "confirm")
"""Clauses that a program can meet, or that are asked of someone."""


@dataclass(frozen=True, slots=True)
class DoorLines:
    """Tells the doors of one program, and the hours that the rules ask for."""

    report: ProgramReport
    catalog: Catalog
    words: Words
    cited: Cited
    paper: Paper

    def lines(self) -> Iterator[Line]:
        """The open doors, the closed ones, those that nobody can tell; then what else there is."""
        words, doors = self.words, self.report.doors
        for verdict in (Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN):
            some = [door for door in doors if door.verdict is verdict]
            told = (one for alike in self._alike(some) for one in self._doors(alike))
            yield from under(words(f"program.heading.{verdict}"), told)
        yield from under(words("program.heading.other"), self._other_ways())
        yield from under(words("program.heading.hours"), self._hours())

    def _alike(self, doors: Iterable[Door]) -> Iterable[list[Door]]:
        """Doors of one body that differ in nothing but the credential, told together."""
        found: dict[object, list[Door]] = {}
        for door in doors:
            texts = tuple(clause.text for clause in told_clauses(door, self.report))
            body = self.catalog.credential(door.credential).body.id
            found.setdefault((body, door.pathway, texts, door.confidence), []).append(door)
        return found.values()

    def _doors(self, doors: Sequence[Door]) -> Iterator[Line]:
        first = doors[0]
        text = self.words("program.by", credential=_names(doors), pathway=first.pathway)
        if first.confidence is not Confidence.HIGH:
            sure = self.words(f"reading.{first.confidence}")
            text = self.words("program.by-doubt", by=text, sure=sure)
        refs = self._rule_refs(doors)
        yield from bullet(self.paper, 0, VERDICTS[first.verdict], text + refs)
        yield from self._evidence(first) if first.opens else self._in_the_way(first)

    def _rule_refs(self, doors: Iterable[Door]) -> str:
        """The sources of the rule, without those that only speak of the school."""
        of_school = {evidence.source for evidence in self.report.program.accreditation}
        named = (source for door in doors for source in door.sources)
        return self.cited.refs(source for source in named if source not in of_school)

    def _evidence(self, door: Door) -> Iterator[Line]:
        """On whose word it opens."""
        if not door.rests_on:
            yield from remark(self.paper, 0, self.words("program.asks-none"))
        told = dict.fromkeys((statement(e, self.words), e.source) for e in door.rests_on)
        for text, source in told:
            rests = self.words("program.rests-on", evidence=text)
            yield from remark(self.paper, 0, rests + self.cited.refs([source]))

    def _in_the_way(self, door: Door) -> Iterator[Line]:
        """The clauses that decide, each reason once, and whom to ask."""
        clauses = told_clauses(door, self.report)
        for clause in clauses:
            yield from remark(self.paper, 0, visible(clause.text), Ink.PLAIN)
            if not clause.is_for_the_body:
                yield from remark(self.paper, 1, self._why(clause))
        if any(clause.is_for_the_body for clause in clauses):
            body = self.catalog.credential(door.credential).body
            code = "program.ask.body" if body.url else "program.ask.body-only"
            yield from remark(self.paper, 1, self.words(code, body=body.name, url=body.url))

    def _why(self, clause: Assessment) -> str:
        """The reason, and where to ask for what nobody has told."""
        reason, lack = self.words.say(clause.reason), clause.lack
        if lack is None:
            return reason
        if lack.is_sure:
            return self.words("program.kind-asked") if lack.feature is Feature.KIND else reason
        ask = f"program.ask.{lack.feature}_unknown"
        return f"{reason} {self.words(ask)}" if ask in self.words.phrases else reason

    def _other_ways(self) -> Iterator[Line]:
        found: dict[tuple[str, ...], list[Door]] = {}
        for door in self.report.doors:
            if door.other_ways:
                found.setdefault(door.other_ways, []).append(door)
        for ways, doors in found.items():
            text = self.words("program.other", credential=_names(doors), ways="; ".join(ways))
            yield from bullet(self.paper, 0, _DASH, text)

    def _hours(self) -> Iterator[Line]:
        """Each number once, with all the ways in of one body that ask for it."""

        def key(one: HoursAsked) -> tuple[str, str, int]:
            return one.name, one.which, one.needed or 0

        for (name, which, _), some in groupby(sorted(self.report.hours, key=key), key=key):
            asked = list(some)
            first = asked[0]
            code = "program.hours-unknown" if first.needed is None else "program.hours"
            text = self.words(
                code,
                credential=name,
                needed=f"{first.needed:,}" if first.needed is not None else None,
                which=self.words(f"program.which.{which}"),
                pathways="; ".join(dict.fromkeys(one.pathway for one in asked)),
                have=self._have(first),
            )
            refs = self.cited.refs(source for one in asked for source in one.sources)
            yield from bullet(self.paper, 0, VERDICTS[first.verdict], text + refs)

    def _have(self, asked: HoursAsked) -> str:
        if asked.have is None:
            return self.words("program.have.unknown")
        code = asked.verdict if asked.needed is not None else "no-number"
        return self.words(f"program.have.{code}", have=f"{asked.have:,}")


def _names(doors: Iterable[Door]) -> str:
    return ", ".join(door.name for door in doors)


def told_clauses(door: Door, report: ProgramReport) -> list[Assessment]:
    """The clauses that decide: those about programs where there are any, each reason once."""
    deciding = [c for c in door.clauses if c.verdict(report.today) is door.verdict]
    told = [c for c in deciding if c.kind in _OF_PROGRAMS] or deciding
    return list({str(clause.reason): clause for clause in reversed(told)}.values())[::-1]
