"""What a body asks of some of those who apply, as steps: papers, the application, its answer."""

from __future__ import annotations

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.body import Procedure
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.waiting import Wait
from cma_roadmap.model.results.network import Phase, Step, StepKind
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import DAY, NO_LAG, Draft
from cma_roadmap.planning.draft.milestones import (
    APPLY,
    APPROVAL,
    CHOOSE,
    INTAKE,
    PROGRAM,
    RESULT,
    REVIEW,
    SIT,
)


class Names(NamedTuple):
    """What a procedure is about, by the ends of its codes, and the ids of its two steps."""

    about: str
    papers: str
    answer: str


def is_settled(draft: Draft, credential: Credential) -> bool:
    """Whether the body has let the person in already: approved, or sat before today."""
    pins, today = draft.case.profile.pins, draft.case.today
    tries = (a.on for a in draft.case.profile.attempts if a.credential == credential.id)
    passed = (pins[name] for name in (APPROVAL, SIT, RESULT) if name in pins)
    return any(day < today for day in (*tries, *passed))


def has_begun(draft: Draft, step: str) -> bool:
    """Whether a step is behind the person by their pins: nothing is asked before it any more."""
    school = (CHOOSE, INTAKE, PROGRAM) if step == CHOOSE else (step,)
    days, today = draft.case.profile.days, draft.case.today
    return any(days.get(name, today) < today for name in school)


def add_procedure(draft: Draft, credential: Credential, asked: Procedure, names: Names) -> None:
    """Add gathering the papers before applying, and the body's answer before the exam.

    Where nobody tells how long the answer takes, that is said, and no time is made up.
    """
    body = credential.body.abbreviation
    rule = draft.read(asked.rule, APPLY, names.about)
    if rule.value is not None:
        text = message(f"finding.{names.about}_rule", body=body, text=rule.value)
        draft.find(Severity.WARNING, text, APPLY, rule.sources)
    _add_papers(draft, asked, names, body)
    if SIT in draft.steps and asked.answer is not None:
        _add_answer(draft, asked.answer, names, body)


def _add_papers(draft: Draft, asked: Procedure, names: Names, body: str) -> None:
    if has_begun(draft, APPLY) or not asked.papers:
        return
    versions = [draft.version(fact, names.papers) for fact in asked.papers]
    step = Step(
        names.papers,
        Phase.EXAMINATION,
        StepKind.TASK,
        message(f"title.{names.about}_papers", body=body),
        DAY,
        documents=tuple(version.value for version in versions if version.value),
        sources=draft.cite_all(versions),
    )
    draft.add(step)
    draft.find(Severity.INFO, message("finding.papers_time"), names.papers)
    first = REVIEW if REVIEW in draft.steps else APPLY
    draft.add_dependency(names.papers, first, code=f"{names.about}_papers")


def _add_answer(draft: Draft, answer: Fact[Wait], names: Names, body: str) -> None:
    version = draft.version(answer, names.answer)
    known = version.value
    if known is None:
        text = message(f"finding.{names.about}_answer_unknown", body=body)
        draft.find(Severity.WARNING, text, names.answer)
    step = Step(
        names.answer,
        Phase.EXAMINATION,
        StepKind.TASK,
        message(f"title.{names.about}_answer", body=body),
        draft.wait(known) if known else DAY,
        sources=version.sources,
    )
    draft.add(step)
    draft.add_dependency(APPLY, names.answer, most=NO_LAG, code=f"{names.about}_answer")
    draft.add_dependency(names.answer, SIT, code=f"{names.about}_answer")
