"""Sitting the exam: the windows that open and close, the day, the result, the certificate."""

from __future__ import annotations

from cma_roadmap.model.definitions.credential import Exam, Retake, StartRule
from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.model.results.network import (
    DependencyType,
    Phase,
    Step,
    StepKind,
)
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.assumed import tell_assumed
from cma_roadmap.planning.draft.draft import DAY, NO_LAG, Draft
from cma_roadmap.planning.draft.milestones import (
    APPROVAL,
    CERTIFIED,
    COMPLETE,
    SIT,
    STUDY,
)
from cma_roadmap.planning.eligibility.pathways import Route
from cma_roadmap.planning.exam.application import early_lead
from cma_roadmap.planning.exam.attempts import FIRST, add_result, add_window, booking_lag
from cma_roadmap.planning.exam.opening import add_limits
from cma_roadmap.planning.exam.proof import add_proof, is_provisional
from cma_roadmap.planning.exam.retakes import add_retakes


def add_sitting(draft: Draft, route: Route, goal: Goal) -> None:
    """Add the way from approval to the first day of certification."""
    exam, retake = route.credential.exam, route.credential.retake
    if exam is None:
        add_limits(draft, route)
        _add_registered(draft, route)
        return
    _add_sit(draft, route, exam)
    title = message("title.window", body=route.credential.body.abbreviation)
    add_window(draft, route.credential.application, FIRST, title)
    add_limits(draft, route)
    add_result(draft, exam, FIRST, message("title.result"))
    last = add_retakes(draft, route, goal, exam)
    if draft.goal == CERTIFIED:
        provisional = is_provisional(draft, route, goal)
        code = "title.certified_provisionally" if provisional else "title.certified"
        _add_certified(draft, route, last.sit, last.result, code)
        if provisional:
            add_proof(draft, route, last)
    if retake is not None:
        _add_retake_facts(draft, retake)


def _add_registered(draft: Draft, route: Route) -> None:
    """A body without an exam of its own: it certifies those whose papers it approves."""
    _add_certified(draft, route, SIT, APPROVAL)
    draft.add_dependency(APPROVAL, CERTIFIED, code="certified")
    text = message("finding.no_exam", body=route.credential.body.abbreviation)
    draft.find(Severity.INFO, text, CERTIFIED)
    if draft.set_backs.failed:
        draft.find(Severity.INFO, message("finding.no_exam_to_fail"), CERTIFIED)


def _step(id_: str, kind: StepKind, title: str, body: str) -> Step:
    return Step(id_, Phase.EXAMINATION, kind, message(title, body=body), DAY)


def _add_sit(draft: Draft, route: Route, exam: Exam) -> None:
    places = draft.read(exam.delivery, SIT, "delivery")
    step = _step(SIT, StepKind.TASK, "title.sit", route.credential.name)
    if places.value:
        text = message("finding.where", places=places.value)
        draft.find(Severity.INFO, text, SIT, places.sources)
    draft.add(
        Step(
            SIT,
            step.phase,
            step.kind,
            step.title,
            DAY,
            sources=places.sources,
        )
    )
    draft.add_dependency(STUDY, SIT)
    lag, source = booking_lag(draft, route.credential.application, SIT)
    draft.add_dependency(APPROVAL, SIT, least=lag, code="booking", source=source)
    tell_assumed(draft, Guess.SEAT)
    if COMPLETE in draft.steps:
        early = early_lead(draft, route)
        code = "early_sitting" if early != NO_LAG else "complete"
        draft.add_dependency(COMPLETE, SIT, DependencyType.SS, least=-early, code=code)


def _add_certified(
    draft: Draft, route: Route, passed: str, confirmed: str, code: str = "title.certified"
) -> None:
    """Certified from the day the exam is passed, or from when that (and school) is confirmed.

    Not before training is complete where the body holds the certificate back.
    """
    certification = route.credential.certification
    starts = draft.read(certification.starts, CERTIFIED, "certification_start")
    title = message(code, credential=route.credential.name)
    kind = StepKind.MILESTONE
    sources = starts.sources
    draft.add(Step(CERTIFIED, Phase.EXAMINATION, kind, title, DAY, sources=sources))
    first = confirmed if starts.value is StartRule.COMPLETION_CONFIRMED else passed
    draft.add_dependency(
        first, CERTIFIED, DependencyType.SS, code="certified", source=starts.source
    )
    held = draft.value(certification.held_until_completion, CERTIFIED, "held")
    if COMPLETE in draft.steps:
        code = "held_until_completion" if held else "complete"
        draft.add_dependency(COMPLETE, CERTIFIED, DependencyType.SS, code=code)


def _add_retake_facts(draft: Draft, retake: Retake) -> None:
    """What happens after a failure, told beside the exam."""
    first = draft.read(retake.waits[0].wait, SIT, "retake_wait")
    attempts = draft.read(retake.attempts, SIT, "attempts")
    code = "finding.retake" if first.value is not None else "finding.retake_wait_unknown"
    most = attempts.value if draft.case.attempts_gone is None else None
    if most is None:
        code += "_no_cap"
    params = message(code, wait=first.value, attempts=most)
    draft.find(Severity.INFO, params, SIT, (*first.sources, *attempts.sources))
