"""The plan of one credential among others: its steps and findings carry the credential's name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cma_roadmap.fast_start.lazy_classes import dataclass, replace
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.network import Step
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.values.message import Finding, Message, message
from cma_roadmap.planning.all_held.merging import Part

_NAMED = frozenset({"title.certified", "title.certified_provisionally", "title.back_in_force"})
"""Titles that name their credential themselves."""


@dataclass(frozen=True, slots=True)
class Marking:
    """Gives the steps `own` of a plan ids that begin with their credential; others stay.

    `cma-aama.renewal.1.submit` means the same step in every plan of all that is held, whatever else
    is held; what a state asks is asked of the person, not of a credential.
    """

    credential: Credential
    own: Collection[str]

    def id(self, step: str) -> str:
        """The id of a step in the plan of all."""
        return f"{self.credential.id}.{step}" if step in self.own else step

    def part(self, found: Roadmap, findings: Iterable[Finding]) -> Part:
        """The plan as a part of that of all, with these of its findings."""
        ties = (
            tie._replace(predecessor=self.id(tie.predecessor), successor=self.id(tie.successor))
            for tie in found.dependencies
        )
        return Part(
            steps=tuple(map(self._step, found.steps)),
            dependencies=tuple(ties),
            lines=tuple(line._replace(step=self.id(line.step)) for line in found.cost.lines),
            path=tuple(map(self.id, found.critical_path)),
            findings=tuple(map(self._finding, findings)),
            cited=tuple(source.id for source in found.sources),
            confidence=found.confidence,
        )

    def _step(self, planned: PlannedStep) -> PlannedStep:
        """The step with its new id, and a title that says of which credential it is."""
        step, name = planned.step, self.id(planned.step.id)
        if name != step.id:
            series = f"{self.credential.id}.{step.series}" if step.series else None
            step = replace(step, id=name, series=series, title=self._title(step))
        drivers = tuple(
            driver._replace(ref=self.id(driver.ref)) if driver.ref else driver
            for driver in planned.timing.drivers
        )
        return PlannedStep(step, planned.timing._replace(drivers=drivers))

    def _title(self, step: Step) -> Message:
        if step.title.code in _NAMED:
            return step.title
        return message("title.of_credential", credential=self.credential.name, title=step.title)

    def _finding(self, finding: Finding) -> Finding:
        return finding._replace(step=self.id(finding.step)) if finding.step else finding
