"""A criminal record: what to ask before paying for school, and what the body wants to see."""

from __future__ import annotations

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.network import DependencyType, Listed, Phase, Step, StepKind
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.circumstances.procedures import (
    Names,
    add_procedure,
    has_begun,
    is_settled,
)
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import (
    APPLY,
    CHOOSE,
    RECORD_ANSWER,
    RECORD_ASK,
    RECORD_PAPERS,
)
from cma_roadmap.planning.eligibility.pathways import Route

_NAMES = Names("record", RECORD_PAPERS, RECORD_ANSWER)


def add_record(draft: Draft, route: Route) -> None:
    """Add what a person who told of a record does, before school and around the application."""
    if not draft.case.profile.record:
        return
    credential = route.credential
    if is_settled(draft, credential):
        draft.find(Severity.WARNING, message("finding.record_after"), None)
        return
    _ask_first(draft, route)
    if credential.body.record is not None:
        add_procedure(draft, credential, credential.body.record, _NAMES)


def _ask_first(draft: Draft, route: Route) -> None:
    """The questions to put before money is spent: to school, sites, state and, if it hears, body.

    They cost no day: they are asked no later than one begins to choose or applies.
    """
    first = CHOOSE if CHOOSE in draft.steps else APPLY
    versions = [
        draft.version(fact, RECORD_ASK) for fact in draft.case.catalog.foundation.record_questions
    ]
    step = Step(
        RECORD_ASK,
        Phase.TRAINING if first == CHOOSE else Phase.EXAMINATION,
        StepKind.TASK,
        message("title.record_ask"),
        DAY,
        documents=tuple(version.value for version in versions if version.value),
        sources=draft.cite_all(versions),
        listed=Listed.QUESTIONS,
    )
    draft.add(step)
    if not has_begun(draft, first):
        draft.add_dependency(RECORD_ASK, first, DependencyType.SS, code="confirm")
    draft.find(Severity.WARNING, message("finding.record_checked_again"), RECORD_ASK)
    _tell_when_body_looks(draft, route)


def _tell_when_body_looks(draft: Draft, route: Route) -> None:
    body, day = route.credential.body, draft.case.rules_day
    code, sources = "finding.record_unknown", tuple[str, ...]()
    if body.record is not None:
        code = "finding.record_ahead_unknown"
        ahead = draft.version(body.record.ahead, RECORD_ASK) if body.record.ahead else None
        if ahead is not None and ahead.value is not None:
            code = "finding.record_ahead" if ahead.value else "finding.record_not_ahead"
            sources = ahead.sources
    text = message(code, body=body.abbreviation, contact=body.reached(day))
    draft.find(Severity.WARNING, text, RECORD_ASK, sources)


def tell_holder_with_record(draft: Draft, credential: Credential) -> None:
    """Who is certified may be asked about a record again when they renew."""
    if draft.case.profile.record:
        body = credential.body
        contact = body.reached(draft.case.rules_day)
        text = message("finding.record_renewal", body=body.abbreviation, contact=contact)
        draft.find(Severity.INFO, text)
