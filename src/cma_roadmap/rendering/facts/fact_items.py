"""Facts and findings as items of a page: a value with its doubts, its note, its past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cma_roadmap.fast_start.lazy_classes import dataclass, replace
from cma_roadmap.model.definitions.credential import NamedFact
from cma_roadmap.model.definitions.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    MinimumAge,
    Requirement,
)
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.message import Finding, Severity
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.messages.readings import (
    doubt_in_words,
    other_readings,
    reading_in_words,
)
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Item, Items, Mark, Paragraph, Tone, listed
from cma_roadmap.rendering.text.said import Text, cite

_MARKS = {
    Severity.PROBLEM: Mark.PROBLEM,
    Severity.WARNING: Mark.WARNING,
    Severity.INFO: Mark.NOTE,
}


def finding_item(found: Finding, words: Words) -> Item:
    """How much it weighs in a word, then what was found."""
    lead = words(f"view.severity.{found.severity}")
    text = f"{lead}: {words.say(found.message)}" + cite(found.sources)
    return Item(text, _MARKS[found.severity])


@dataclass(frozen=True, slots=True)
class FactItems:
    """Tells facts as in force on `day`."""

    day: date
    words: Words

    def fact(
        self, label: str, fact: Fact[Any] | None, drawn: Iterable[Block] = ()
    ) -> Iterator[Item]:
        """One fact; an optional one that a body does not have gives no item.

        `drawn` pictures the value, right below it.
        """
        if fact is None:
            return
        version = fact.at(self.day)
        lead = label if label.endswith("?") else f"{label}:"
        body = (*drawn, *self._doubts(version), *self._past_and_future(fact, version))
        yield Item(f"{lead} " + self.reading(version), body=body)

    def named(self, facts: Iterable[NamedFact]) -> Iterator[Item]:
        """Facts with labels of their own."""
        for one in facts:
            yield from self.fact(one.label, one.fact)

    def reading(self, *versions: FactVersion[Any]) -> Text:
        """A value with its doubts, and the sources of all readings that give it."""
        best = max(versions, key=lambda version: version.confidence.rank)
        text = reading_in_words(best, self.words).rstrip(".")
        doubt = doubt_in_words(best, self.words)
        sure = f" ({doubt})" if doubt else ""
        return f"{text}{sure}" + cite(s for v in versions for s in v.sources)

    def _doubts(self, version: FactVersion[Any]) -> Iterator[Paragraph]:
        if version.note:
            yield Paragraph(version.note, Tone.ASIDE)
        for some in other_readings(version):
            text = self.words.around("credential.other", reading=self.reading(*some))
            notes = dict.fromkeys(other.note for other in some if other.note)
            body = tuple(Paragraph(note, Tone.ASIDE) for note in notes)
            yield Paragraph(text, Tone.WARNING, body)

    def _past_and_future(self, fact: Fact[Any], held: FactVersion[Any]) -> Iterator[Paragraph]:
        """The versions before and after the one in force, each with its days."""
        at = fact.versions.index(held)
        for number, version in enumerate(fact.versions):
            reading = self.reading(version)
            if number < at:
                end = fact.versions[number + 1].effective_from
                last = end - ONE_DAY if end else None
                text = self.words.around("credential.until", day=last, reading=reading)
                yield Paragraph(text, Tone.ASIDE)
            elif number > at:
                begin = version.effective_from
                text = self.words.around("credential.from", day=begin, reading=reading)
                yield Paragraph(text, Tone.ASIDE)

    def requirement(self, rule: Requirement) -> Item:
        """A requirement tree: each clause in its own words, with the facts it is made of."""
        text = rule.text + cite([rule.source])
        match rule:
            case AllOf():
                lead = self.words("credential.all-of")
            case AnyOf():
                lead = self.words("credential.any-of")
            case AtLeast():
                lead = self.words("credential.at-least", count=rule.n)
            case _:
                return Item(text, body=tuple(listed(self._leaf(rule))))
        parts = tuple(map(self.requirement, rule.of))
        return Item(text, body=(Paragraph(lead, Tone.ASIDE), Items(parts)))

    def _leaf(self, rule: Requirement) -> Iterator[Item]:
        measured = getattr(rule, "measured_to", None)
        for name, value in rule:
            if isinstance(value, Fact):
                field = "age" if isinstance(rule, MinimumAge) else name
                for item in self.fact(self.words(f"credential.field.{field}"), value):
                    if name == "within" and measured is not None:
                        note = Paragraph(self.words(f"credential.measured.{measured}"), Tone.ASIDE)
                        item = replace(item, body=(*item.body, note))
                    yield item
