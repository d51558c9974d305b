"""Numbered notes: the sources in the order in which they are met, and the warnings by weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cma_roadmap.model.results.network import Step
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.values.message import Finding, Severity
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.text.visible import visible

_WEIGHT = (Severity.PROBLEM, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One source: `words` say who speaks, which date the page shows, how sure we are."""

    number: int
    publisher: str
    title: str
    words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding; `lead` is its weight in a word, `about` the step's title."""

    number: int
    severity: Severity
    lead: str
    about: str | None
    text: str
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Source numbers by id, finding numbers by index in the roadmap, and which only inform."""

    sources: dict[str, int]
    findings: dict[int, int]
    informing: frozenset[int]

    def refs(self, ids: Iterable[str | None]) -> tuple[int, ...]:
        """The numbers of the sources with these ids, each once, ascending."""
        return tuple(sorted({self.sources[i] for i in ids if i in self.sources}))

    def warnings(self, indexes: Iterable[int]) -> tuple[int, ...]:
        """The numbers of the problems and warnings with these indexes, each once, ascending."""
        return tuple(sorted({self.findings[i] for i in indexes if i not in self.informing}))


def footnotes(roadmap: Roadmap, told: Iterable[PlannedStep]) -> Footnotes:
    """Number sources as a reader meets them: steps as `told`, findings, the pathway, the rest."""
    order = sorted(
        range(len(roadmap.findings)), key=lambda i: _WEIGHT.index(roadmap.findings[i].severity)
    )
    met = [name for planned in told for name in cited_by(planned)]
    met += [name for i in order for name in roadmap.findings[i].sources]
    met += [name for node in roadmap.pathway.tree.walk() for name in node.sources]
    listed = {source.id for source in roadmap.sources}
    ids = [name for name in dict.fromkeys(met) if name in listed]
    ids += [source.id for source in roadmap.sources if source.id not in ids]
    return Footnotes(
        {name: number for number, name in enumerate(ids, 1)},
        {index: number for number, index in enumerate(order, 1)},
        frozenset(i for i in order if roadmap.findings[i].severity is Severity.INFO),
    )


def cited_by(planned: PlannedStep) -> tuple[str, ...]:
    """The sources of a step, of its prices and of its dates, in that order."""
    prices = (line.source for line in planned.step.costs)
    drivers = (driver.source for driver in planned.timing.drivers)
    every = (*planned.step.sources, *prices, *drivers)
    return tuple(dict.fromkeys(name for name in every if name is not None))


def source_notes(roadmap: Roadmap, notes: Footnotes, words: Words) -> tuple[SourceNote, ...]:
    """The sources by number."""
    described = []
    for source in roadmap.sources:
        tier = words(f"view.tier.{source.tier}")
        seen = words("view.seen", seen=source.seen) if source.seen else words("view.seen-none")
        sure = roadmap.confidence.get(source.id)
        parts = [tier, seen, *([words(f"view.confidence.{sure}")] if sure else [])]
        described.append(
            SourceNote(
                notes.sources[source.id],
                visible(source.publisher),
                visible(source.title),
                "; ".join(parts),
                visible(source.url).replace(" ", "%20") if source.url else None,
            )
        )
    return tuple(sorted(described, key=lambda note: note.number))


def notices(roadmap: Roadmap, notes: Footnotes, words: Words) -> tuple[Notice, ...]:
    """The findings by number, problems first."""
    steps = {planned.step.id: planned.step for planned in roadmap.steps}
    found = (
        _notice(notes.findings[index], finding, steps, notes, words)
        for index, finding in enumerate(roadmap.findings)
    )
    return tuple(sorted(found, key=lambda notice: notice.number))


def _notice(
    number: int, finding: Finding, steps: dict[str, Step], notes: Footnotes, words: Words
) -> Notice:
    step = steps.get(finding.step) if finding.step else None
    return Notice(
        number,
        finding.severity,
        words(f"view.severity.{finding.severity}"),
        words.say(step.title) if step else None,
        words.say(finding.message),
        notes.refs(finding.sources),
    )
