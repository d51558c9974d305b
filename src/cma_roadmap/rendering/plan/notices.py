"""The findings of a plan as numbered notices by weight, and the sources behind its steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.network import Step
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.message import Finding, Severity
from cma_roadmap.rendering.messages.words import Words

_WEIGHT = (Severity.PROBLEM, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding; `lead` is its weight in a word, `about` the step's title."""

    number: int
    severity: Severity
    lead: str
    about: str | None
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingNumbers:
    """Numbers by index in the roadmap, problems first, and which findings only inform."""

    numbers: dict[int, int]
    informing: frozenset[int]

    @classmethod
    def of(cls, roadmap: Roadmap) -> FindingNumbers:
        """Number the findings of a plan from 1."""
        order = _by_weight(roadmap)
        informing = (i for i in order if roadmap.findings[i].severity is Severity.INFO)
        numbers = {index: number for number, index in enumerate(order, 1)}
        return cls(numbers, frozenset(informing))

    def warnings(self, indexes: Iterable[int]) -> tuple[int, ...]:
        """The numbers of the problems and warnings with these indexes, each once, ascending."""
        return tuple(sorted({self.numbers[i] for i in indexes if i not in self.informing}))


def _by_weight(roadmap: Roadmap) -> list[int]:
    found = roadmap.findings
    return sorted(range(len(found)), key=lambda i: _WEIGHT.index(found[i].severity))


def cited_by(planned: PlannedStep) -> tuple[str, ...]:
    """The sources of a step, of its prices and of its dates, in that order."""
    prices = (line.source for line in planned.step.costs)
    drivers = (driver.source for driver in planned.timing.drivers)
    every = (*planned.step.sources, *prices, *drivers)
    return tuple(dict.fromkeys(name for name in every if name is not None))


def sources_as_met(roadmap: Roadmap, told: Iterable[PlannedStep]) -> Iterator[Source]:
    """All sources: of steps as `told`, of findings by weight, of the pathway, then the rest."""
    met = [name for planned in told for name in cited_by(planned)]
    met += [name for i in _by_weight(roadmap) for name in roadmap.findings[i].sources]
    met += [name for node in roadmap.pathway.tree.walk() for name in node.sources]
    listed = {source.id: source for source in roadmap.sources}
    return (listed[name] for name in dict.fromkeys([*met, *listed]) if name in listed)


def notices(roadmap: Roadmap, numbers: FindingNumbers, words: Words) -> tuple[Notice, ...]:
    """The findings by number, problems first."""
    steps = {planned.step.id: planned.step for planned in roadmap.steps}
    found = (
        _notice(numbers.numbers[index], finding, steps, words)
        for index, finding in enumerate(roadmap.findings)
    )
    return tuple(sorted(found, key=lambda notice: notice.number))


def _notice(number: int, finding: Finding, steps: dict[str, Step], words: Words) -> Notice:
    step = steps.get(finding.step) if finding.step else None
    return Notice(
        number,
        finding.severity,
        words(f"view.severity.{finding.severity}"),
        words.say(step.title) if step else None,
        words.say(finding.message),
        finding.sources,
    )
