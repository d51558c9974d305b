"""What a person needs for the exam: its language, and accommodations, asked for in good time."""

from __future__ import annotations

from cma_roadmap.model.definitions.body import Procedure
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.network import DependencyType, Phase, Step, StepKind
from cma_roadmap.model.values.message import Message, Severity, message
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
    NEEDS_ANSWER,
    NEEDS_ASK,
    NEEDS_LANGUAGE,
    NEEDS_PAPERS,
    SIT,
    STUDY,
)
from cma_roadmap.planning.eligibility.pathways import Route

_NAMES = Names("accommodations", NEEDS_PAPERS, NEEDS_ANSWER)
_OF_THE_EXAMS = "en"
"""The language in which nobody has to ask for an exam of the United States."""


def add_needs(draft: Draft, route: Route) -> None:
    """Add what is asked, of whom and when, by a person who told of needs for the exam."""
    needs, credential = draft.case.profile.needs, route.credential
    if needs is None or credential.exam is None:
        return
    if needs.language not in (None, _OF_THE_EXAMS):
        _ask_for_language(draft, credential)
    if not needs.accommodations:
        return
    asked = credential.body.accommodations
    if is_settled(draft, credential):
        draft.find(Severity.WARNING, _to_body("finding.accommodations_again", draft, credential))
        return
    if asked is not None:
        add_procedure(draft, credential, asked, _NAMES)
    if asked is None or _time_unknown(asked, draft):
        _ask(draft, credential, NEEDS_ASK, APPLY)
        _ask_early(draft)
        code = "accommodations_unknown" if asked is None else "ask_early"
        draft.find(Severity.WARNING, _to_body(f"finding.{code}", draft, credential), NEEDS_ASK)


def _time_unknown(asked: Procedure, draft: Draft) -> bool:
    return asked.answer is None or asked.answer.at(draft.day_for(NEEDS_ANSWER)).value is None


def _ask_early(draft: Draft) -> None:
    """Where nobody tells how early to ask: before the weeks of study, which leave time for it."""
    for later in (STUDY, SIT):
        if later in draft.steps and not has_begun(draft, later):
            draft.add_dependency(NEEDS_ASK, later, DependencyType.SS, code="ask_early")


def _ask_for_language(draft: Draft, credential: Credential) -> None:
    """Before school is paid: an exam that one cannot read is no way in."""
    _ask(draft, credential, NEEDS_LANGUAGE, CHOOSE if CHOOSE in draft.steps else APPLY)
    fact = credential.body.languages
    version = draft.version(fact, NEEDS_LANGUAGE) if fact else None
    if version is not None and version.value is not None:
        body = credential.body.abbreviation
        text = message("finding.language_rule", body=body, text=version.value)
        draft.find(Severity.WARNING, text, NEEDS_LANGUAGE, version.sources)
        return
    text = _to_body("finding.language_unknown", draft, credential)
    draft.find(Severity.WARNING, text, NEEDS_LANGUAGE)


def _ask(draft: Draft, credential: Credential, name: str, before: str) -> None:
    title = message(f"title.{name.replace('.', '_')}", body=credential.body.abbreviation)
    phase = Phase.TRAINING if before == CHOOSE else Phase.EXAMINATION
    draft.add(Step(name, phase, StepKind.TASK, title, DAY))
    if not has_begun(draft, before) and not is_settled(draft, credential):
        draft.add_dependency(name, before, DependencyType.SS, code="confirm")


def _to_body(code: str, draft: Draft, credential: Credential) -> Message:
    body = credential.body
    return message(code, body=body.abbreviation, contact=body.reached(draft.case.rules_day))
