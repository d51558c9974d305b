"""Which credentials a program opens, closes or leaves open to question, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cma_roadmap.fast_start.lazy_classes import dataclass, replace
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.assessment import Assessment, Feature, Verdict
from cma_roadmap.model.results.program_matches import Door, HoursNeeded, ProgramReport
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Item, Mark, Paragraph, Tone
from cma_roadmap.rendering.pages.programs.program_sections import statement
from cma_roadmap.rendering.text.said import Said, Text, cite, link

_MARKS = {
    Verdict.MET: Mark.MET,
    Verdict.UNMET: Mark.UNMET,
    Verdict.UNKNOWN: Mark.UNKNOWN,
}
_OF_PROGRAMS = ("completed_program", "confirm")
"""Clauses that a program can meet, or that are asked of someone."""


@dataclass(frozen=True, slots=True)
class ToldDoors:
    """Tells the doors of one program, and the hours that the rules ask for."""

    report: ProgramReport
    catalog: Catalog
    words: Words

    def doors(self, verdict: Verdict) -> Iterator[Item]:
        """Those with this verdict; doors of one body that differ in nothing else in one item."""
        found: dict[object, list[Door]] = {}
        for door in self.report.doors:
            if door.verdict is verdict:
                texts = tuple(clause.text for clause in told_clauses(door, self.report))
                body = self.catalog.credential(door.credential).body.id
                found.setdefault((body, door.pathway, texts, door.confidence), []).append(door)
        return map(self._door, found.values())

    def _door(self, alike: Sequence[Door]) -> Item:
        first = alike[0]
        text = self.words("program.by", credential=_names(alike), pathway=first.pathway)
        if first.confidence is not Confidence.HIGH:
            sure = self.words(f"reading.{first.confidence}")
            text = self.words("program.by-doubt", by=text, sure=sure)
        body = self._evidence(first) if first.opens else self._in_the_way(first)
        return Item(text + self._of_rule(alike), _MARKS[first.verdict], body=tuple(body))

    def _of_rule(self, doors: Iterable[Door]) -> Text:
        """The sources of the rule, without those that only speak of the school."""
        of_school = {evidence.source for evidence in self.report.program.accreditation}
        named = (source for door in doors for source in door.sources)
        return cite(source for source in named if source not in of_school)

    def _evidence(self, door: Door) -> Iterator[Paragraph]:
        """On whose word it opens."""
        if not door.rests_on:
            yield Paragraph(self.words("program.asks-none"), Tone.ASIDE)
        told = dict.fromkeys(
            (statement(e, self.report, self.words), e.source) for e in door.rests_on
        )
        for text, source in told:
            rests = self.words("program.rests-on", evidence=text)
            yield Paragraph(rests + cite([source]), Tone.ASIDE)

    def _in_the_way(self, door: Door) -> Iterator[Paragraph]:
        """The clauses that decide, each reason once, and below the last whom to ask."""
        clauses = told_clauses(door, self.report)
        told = [self._clause(clause) for clause in clauses]
        if any(clause.is_for_the_body for clause in clauses):
            ask = Paragraph(self._whom_to_ask(door), Tone.ASIDE)
            told[-1] = replace(told[-1], body=(*told[-1].body, ask))
        return iter(told)

    def _clause(self, clause: Assessment) -> Paragraph:
        if clause.is_for_the_body:
            return Paragraph(clause.text)
        return Paragraph(clause.text, body=(Paragraph(self._why(clause), Tone.ASIDE),))

    def _whom_to_ask(self, door: Door) -> Said:
        body = self.catalog.credential(door.credential).body
        if not body.url:
            return self.words("program.ask.body-only", body=body.name)
        return self.words.around("program.ask.body", body=body.name, url=link(body.url))

    def _why(self, clause: Assessment) -> str:
        """The reason, and where to ask for what nobody has told."""
        reason, lack = self.words.say(clause.reason), clause.lack
        if lack is None:
            return reason
        if lack.is_sure:
            return self.words("program.kind-asked") if lack.feature is Feature.KIND else reason
        ask = f"program.ask.{lack.feature}_unknown"
        return f"{reason} {self.words(ask)}" if ask in self.words.phrases else reason

    def other_ways(self) -> Iterator[Item]:
        """Pathways that ask for more than a program."""
        found: dict[tuple[str, ...], list[Door]] = {}
        for door in self.report.doors:
            if door.other_ways:
                found.setdefault(door.other_ways, []).append(door)
        for ways, doors in found.items():
            ways_in = "; ".join(ways)
            yield Item(self.words("program.other", credential=_names(doors), ways=ways_in))

    def hours(self) -> Iterator[Item]:
        """Each number once, with all the ways in of one body that ask for it."""

        def key(one: HoursNeeded) -> tuple[str, str, int]:
            return one.name, one.which, one.needed or 0

        for _, alike in groupby(sorted(self.report.hours, key=key), key=key):
            yield self._asked(tuple(alike))

    def _asked(self, alike: Sequence[HoursNeeded]) -> Item:
        first = alike[0]
        text = self.words(
            "program.hours-unknown" if first.needed is None else "program.hours",
            credential=first.name,
            needed=f"{first.needed:,}" if first.needed is not None else None,
            which=self.words(f"program.which.{first.which}"),
            pathways="; ".join(dict.fromkeys(one.pathway for one in alike)),
            have=self._have(first),
        )
        refs = cite(source for one in alike for source in one.sources)
        return Item(text + refs, _MARKS[first.verdict])

    def _have(self, asked: HoursNeeded) -> str:
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
