"""A program that was left unfinished: its records, its loans, and what a new school may take."""

from __future__ import annotations

from collections.abc import Iterable

from cma_roadmap.model.definitions.clearance import Unfinished
from cma_roadmap.model.definitions.schooling import Training
from cma_roadmap.model.results.network import DependencyType, Listed, Phase, Step, StepKind
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.planning.circumstances.procedures import has_begun
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import CHOOSE, LEFT_CREDIT, LEFT_LOANS, LEFT_RECORDS


def add_unfinished(draft: Draft) -> None:
    """Add what is left to do after a program that was not finished, the last of several.

    No hour of it is counted. On a road with a new school, its questions come before one chooses.
    """
    every = [t for t in draft.case.profile.training if t.left_on is not None]
    for training in every:
        name, day, hours = training.name, training.left_on, training.clock_hours
        code = "finding.left_training" if name else "finding.left_own_training"
        text = message(code, name=name, day=day)
        draft.find(Severity.WARNING, text, LEFT_CREDIT if CHOOSE in draft.steps else None)
        if hours is not None:
            text = message("finding.left_hours", hours=hours)
            draft.find(Severity.WARNING, text, LEFT_CREDIT if CHOOSE in draft.steps else None)
    known = draft.case.catalog.foundation.unfinished
    if every and known is not None:
        _add_steps(draft, max(every, key=lambda training: training.classes_end), known)


def _add_steps(draft: Draft, left: Training, known: Unfinished) -> None:
    new_school = CHOOSE in draft.steps and not has_begun(draft, CHOOSE)
    if left.closed:
        _add(draft, LEFT_LOANS, message("title.left_loans"), known.loans)
        draft.find(Severity.WARNING, message("finding.left_loans_first"), LEFT_LOANS)
        for fact in (*known.loans[:1], *known.closed_records[:1]):
            version = draft.read(fact, LEFT_LOANS, "left_loans")
            text = message("finding.left_school_closed", text=version.value)
            draft.find(Severity.WARNING, text, LEFT_LOANS, version.sources)
    if new_school or left.closed:
        code = "title.left_records_closed" if left.closed else "title.left_records"
        _add(
            draft,
            LEFT_RECORDS,
            message(code),
            known.closed_records if left.closed else known.records,
        )
    if new_school:
        _add(draft, LEFT_CREDIT, message("title.left_credit"), known.credit)
        draft.add_dependency(LEFT_CREDIT, CHOOSE, DependencyType.SS, code="confirm")


def _add(
    draft: Draft,
    name: str,
    title: Message,
    facts: Iterable[Fact[str]],
) -> None:
    versions = [draft.version(fact, name) for fact in facts]
    step = Step(
        name,
        Phase.TRAINING,
        StepKind.TASK,
        title,
        DAY,
        documents=tuple(version.value for version in versions if version.value),
        sources=draft.cite_all(versions),
        listed=Listed.QUESTIONS,
    )
    draft.add(step)
