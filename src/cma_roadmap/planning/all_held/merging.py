"""Several plans as one: their steps in one order, their prices in one sum, each thing told once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cma_roadmap.model.results.all_held import CARD, STATE, PartCost
from cma_roadmap.model.results.network import Dependency, Phase
from cma_roadmap.model.results.roadmap import DueLine, PlannedStep
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import Finding, Severity
from cma_roadmap.planning.money import costing

_ORDER = {phase: number for number, phase in enumerate(Phase)}
_GRAVITY = {Severity.PROBLEM: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Part:
    """What one plan brings: steps and ties, prices, critical path, findings, and who says so."""

    steps: tuple[PlannedStep, ...]
    dependencies: tuple[Dependency, ...]
    lines: tuple[DueLine, ...]
    path: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    cited: tuple[str, ...] = ()
    confidence: Mapping[str, Confidence] = field(default_factory=dict)


def told_once(
    parts: Iterable[Part], more: Iterable[Finding], left_out: Collection[str]
) -> tuple[tuple[PlannedStep, ...], tuple[Finding, ...]]:
    """All steps by phase, and all findings, problems first: `more`, and those of the parts.

    Of the parts those with a code `left_out` are not told. What is said alike of two steps is
    said once, at the first; both point to it.
    """
    parts = tuple(parts)
    told = _Told()
    for finding in more:
        told.add(finding)
    for finding in (finding for part in parts for finding in part.findings):
        if finding.message.code not in left_out:
            told.add(finding)
    places = told.places()
    steps = (planned for part in parts for planned in part.steps)
    return tuple(
        planned._replace(findings=places.get(planned.step.id, ()))
        for planned in sorted(steps, key=lambda planned: _ORDER[planned.step.phase])
    ), tuple(told.findings[index] for index in told.order)


class _Told:
    """Findings as they are added, each sentence once, with every step that it is about."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._steps: list[list[str]] = []
        self._by_code: dict[str, list[int]] = {}

    def add(self, finding: Finding) -> None:
        known = self._by_code.setdefault(finding.message.code, [])
        index = next((i for i in known if self.findings[i].message == finding.message), None)
        if index is None:
            index = len(self.findings)
            known.append(index)
            self.findings.append(finding)
            self._steps.append([])
        if finding.step is not None:
            self._steps[index].append(finding.step)

    @property
    def order(self) -> list[int]:
        """The places of the findings, problems first, and doubts about single facts last."""

        def rank(index: int) -> tuple[int, bool]:
            finding = self.findings[index]
            return _GRAVITY[finding.severity], "doubt." in finding.message.code

        return sorted(range(len(self.findings)), key=rank)

    def places(self) -> dict[str, tuple[int, ...]]:
        """The indexes of the findings in their order, by the steps that they are about."""
        found: dict[str, dict[int, None]] = {}
        for place, index in enumerate(self.order):
            for step in self._steps[index]:
                found.setdefault(step, {})[place] = None
        return {step: tuple(indexes) for step, indexes in found.items()}


def lines_of(parts: Iterable[Part]) -> tuple[DueLine, ...]:
    """Every price in the order in which they fall due."""
    lines = (line for part in parts for line in part.lines)
    return tuple(sorted(lines, key=lambda line: line.due))


def by_part(lines: Iterable[DueLine], credentials: Sequence[str]) -> Iterator[PartCost]:
    """The costs of each year by what they are for: credentials in order, cards, then the state."""
    parts: dict[str, list[DueLine]] = {name: [] for name in (*credentials, CARD, STATE)}
    for line in lines:
        first = line.step.partition(".")[0]
        parts[first if first in parts else STATE].append(line)
    found = [PartCost(part, cost) for part, some in parts.items() for cost in costing.by_year(some)]
    yield from sorted(found, key=lambda each: each.cost.year)
