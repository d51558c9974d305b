"""Proving the diploma after an exam that was sat before it: the certificate is full only then."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.results.network import DependencyType, Phase, Step, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.draft.draft import DAY, NO_LAG, Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED, DIPLOMA, FULL, PROOF, PROOF_BY
from cma_roadmap.planning.eligibility.pathways import Route
from cma_roadmap.planning.exam.attempts import Attempt
from cma_roadmap.planning.steps.foundation import add_foundation


def is_provisional(draft: Draft, route: Route, goal: Goal) -> bool:
    """Whether the certificate waits for a diploma that is still to come; its step is then there."""
    if route.pathway.proof is None or route.program is not None:
        return False
    if DIPLOMA not in draft.steps:
        add_foundation(draft, goal)
    return draft.steps[DIPLOMA].status is not StepStatus.DONE


def add_proof(draft: Draft, route: Route, passed: Attempt) -> None:
    """Add sending the proof, its last day, and the day on which the certificate is a full one."""
    proof = route.pathway.proof
    if proof is None:
        return
    body = route.credential.body.abbreviation
    within = draft.read(proof.within, PROOF_BY, "proof_within")
    last = None
    if within.value is not None:
        title = message("title.proof_by", body=body)
        draft.add(Step(PROOF_BY, Phase.EXAMINATION, StepKind.DEADLINE, title, DAY))
        draft.exactly(
            passed.sit, PROOF_BY, within.value, code="proof_counted", source=within.source
        )
        kind = DependencyType.SS
        draft.add_dependency(PROOF, PROOF_BY, kind, code="proof", source=within.source)
        draft.unsettled, last = True, draft.dates.get(PROOF_BY)
    _add_sending(draft, route, passed, last)
    text = message("finding.provisional", credential=route.credential.name, body=body)
    draft.find(Severity.WARNING, text, CERTIFIED, within.sources)


def _add_sending(draft: Draft, route: Route, passed: Attempt, last: date | None) -> None:
    """The two steps, neither later than the `last` day allows."""
    proof, body = route.pathway.proof, route.credential.body.abbreviation
    if proof is None:
        return
    accepted = draft.read(proof.accepted, PROOF, "document")
    wait = draft.read(proof.processing, FULL, "processing")
    due = last + ONE_DAY if last else None
    length = draft.longest_wait(wait, FULL)
    draft.add(
        Step(
            PROOF,
            Phase.EXAMINATION,
            StepKind.TASK,
            message("title.proof", body=body),
            DAY,
            due=due,
            documents=(accepted.value,) if accepted.value else (),
            sources=accepted.sources,
        )
    )
    draft.add(
        Step(
            FULL,
            Phase.EXAMINATION,
            StepKind.TASK,
            message("title.full", body=body),
            length,
            due=length.end(due) if due else None,
            sources=wait.sources,
        )
    )
    draft.add_dependency(DIPLOMA, PROOF, code="diploma")
    draft.add_dependency(passed.result, PROOF)
    draft.add_dependency(PROOF, FULL, most=NO_LAG, source=wait.source)
