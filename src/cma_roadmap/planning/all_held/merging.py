"""Several plans as one: their steps in one order, their prices in one sum, each thing told once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from cma_roadmap.fast_start.lazy_classes import dataclass, field
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


def findings_of(
    parts: Iterable[Part], more: Iterable[Finding], left_out: Collection[str]
) -> tuple[Finding, ...]:
    """`more`, and what the parts tell but for the codes `left_out`; each thing once.

    Problems come first, doubts about single facts last.
    """
    told = [*more]
    for finding in (finding for part in parts for finding in part.findings):
        if finding.message.code not in left_out and finding not in told:
            told.append(finding)
    return tuple(sorted(told, key=lambda f: (_GRAVITY[f.severity], "doubt." in f.message.code)))


def steps_of(parts: Iterable[Part], findings: Sequence[Finding]) -> tuple[PlannedStep, ...]:
    """All steps by phase, each with the indexes of the findings that concern it."""
    places: dict[str | None, list[int]] = {}
    for index, finding in enumerate(findings):
        places.setdefault(finding.step, []).append(index)
    steps = (planned for part in parts for planned in part.steps)
    return tuple(
        planned._replace(findings=tuple(places.get(planned.step.id, ())))
        for planned in sorted(steps, key=lambda planned: _ORDER[planned.step.phase])
    )


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
