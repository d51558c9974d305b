"""Facts as lines of a page: the value in force, its doubts, its note, what others say, its past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cma_roadmap.model.definitions.credential import NamedFact
from cma_roadmap.model.definitions.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    MinimumAge,
    Requirement,
)
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.facts.readings import doubt_in_words, other_readings, reading_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.paper import Ink, Line, Paper, Piece
from cma_roadmap.rendering.page.tables import bullet, remark
from cma_roadmap.rendering.text.visible import visible

_DASH = Piece("-")


@dataclass(frozen=True, slots=True)
class FactLines:
    """Tells facts as in force on `day`, set in by `depth`."""

    day: date
    words: Words
    cited: Cited
    paper: Paper

    def fact(
        self, label: str, fact: Fact[Any] | None, depth: int = 0, drawn: Iterable[Line] = ()
    ) -> Iterator[Line]:
        """One fact; an optional one that a body does not have gives no lines.

        `drawn` pictures the value, right below it.
        """
        if fact is None:
            return
        version = fact.at(self.day)
        lead = label if label.endswith("?") else f"{label}:"
        yield from bullet(self.paper, depth, _DASH, f"{lead} {self.reading(version)}")
        yield from drawn
        yield from self._doubts(version, depth)
        yield from self._past_and_future(fact, version, depth)

    def named(self, facts: Iterable[NamedFact], depth: int = 0) -> Iterator[Line]:
        """Facts with labels of their own."""
        for one in facts:
            yield from self.fact(visible(one.label), one.fact, depth)

    def reading(self, *versions: FactVersion[Any]) -> str:
        """A value with its doubts, and the sources of all readings that give it."""
        best = max(versions, key=lambda version: version.confidence.rank)
        text = reading_in_words(best, self.words).rstrip(".")
        doubt = doubt_in_words(best, self.words)
        sure = f" ({doubt})" if doubt else ""
        return f"{text}{sure}{self.cited.refs(s for v in versions for s in v.sources)}"

    def _doubts(self, version: FactVersion[Any], depth: int) -> Iterator[Line]:
        if version.note:
            yield from remark(self.paper, depth, visible(version.note))
        for some in other_readings(version):
            text = self.words("credential.other", reading=self.reading(*some))
            yield from remark(self.paper, depth, text, Ink.WARNING)
            for note in dict.fromkeys(other.note for other in some if other.note):
                yield from remark(self.paper, depth + 1, visible(note))

    def _past_and_future(
        self, fact: Fact[Any], held: FactVersion[Any], depth: int
    ) -> Iterator[Line]:
        """The versions before and after the one in force, each with its days."""
        at = fact.versions.index(held)
        for number, version in enumerate(fact.versions):
            reading = self.reading(version)
            if number < at:
                end = fact.versions[number + 1].effective_from
                last = end - ONE_DAY if end else None
                yield from remark(
                    self.paper, depth, self.words("credential.until", day=last, reading=reading)
                )
            elif number > at:
                begin = version.effective_from
                yield from remark(
                    self.paper, depth, self.words("credential.from", day=begin, reading=reading)
                )

    def requirement(self, rule: Requirement, depth: int = 0) -> Iterator[Line]:
        """A requirement tree: each clause in its own words, with the facts it is made of."""
        lead = ""
        match rule:
            case AllOf():
                lead = self.words("credential.all-of")
            case AnyOf():
                lead = self.words("credential.any-of")
            case AtLeast():
                lead = self.words("credential.at-least", count=rule.n)
        refs = self.cited.refs([rule.source])
        yield from bullet(self.paper, depth, _DASH, f"{visible(rule.text)}{refs}")
        if isinstance(rule, AllOf | AnyOf | AtLeast):
            yield from remark(self.paper, depth, lead)
            for part in rule.of:
                yield from self.requirement(part, depth + 1)
            return
        yield from self._leaf(rule, depth + 1)

    def _leaf(self, rule: Requirement, depth: int) -> Iterator[Line]:
        for name, value in rule:
            if isinstance(value, Fact):
                field = "age" if isinstance(rule, MinimumAge) else name
                yield from self.fact(self.words(f"credential.field.{field}"), value, depth)
            if name == "within" and value is not None:
                measured = getattr(rule, "measured_to", None)
                if measured is not None:
                    text = self.words(f"credential.measured.{measured}")
                    yield from remark(self.paper, depth, text)
