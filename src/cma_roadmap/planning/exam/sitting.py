"""Sitting the exam: the windows that open and close, the day, the result, the certificate."""

from __future__ import annotations

from datetime import timedelta

from cma_roadmap.model.definitions.credential import Exam, Retake, StartRule
from cma_roadmap.model.definitions.requirement import CompletedProgram, MeasuredTo
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import (
    DependencyType,
    Phase,
    Step,
    StepKind,
)
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import DAY, NO_LAG, Draft
from cma_roadmap.planning.draft.milestones import (
    APPLY,
    APPLY_BY,
    APPROVAL,
    CERTIFIED,
    COMPLETE,
    SIT,
    STUDY,
)
from cma_roadmap.planning.eligibility.pathways import Route, clauses_in_use
from cma_roadmap.planning.exam.application import early_lead
from cma_roadmap.planning.exam.attempts import FIRST, add_result, add_window, booking_lag
from cma_roadmap.planning.exam.retakes import add_retakes


def add_sitting(draft: Draft, route: Route, goal: Goal) -> None:
    """Add the way from approval to the first day of certification."""
    exam, retake = route.credential.exam, route.credential.retake
    if exam is None:
        _add_recency(draft, route)
        _add_registered(draft, route)
        return
    _add_sit(draft, route, goal, exam)
    title = message("title.window", body=route.credential.body.abbreviation)
    add_window(draft, route.credential.application, FIRST, title)
    _add_recency(draft, route)
    add_result(draft, exam, FIRST, message("title.result"))
    last = add_retakes(draft, route, goal, exam)
    if draft.goal == CERTIFIED:
        _add_certified(draft, route, last.sit, last.result)
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


def _add_sit(draft: Draft, route: Route, goal: Goal, exam: Exam) -> None:
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
    booking = draft.case.catalog.foundation.defaults.book_exam
    text = message("finding.assumed", what=message("assumption.book_exam"), value=booking.value)
    draft.find(Severity.INFO, text, SIT)
    if COMPLETE in draft.steps:
        early = early_lead(draft, route, goal)
        code = "early_sitting" if early != NO_LAG else "complete"
        draft.add_dependency(COMPLETE, SIT, DependencyType.SS, least=-early, code=code)


def _value(
    draft: Draft, fact: Fact[Duration] | None, step: str, what: str
) -> FactVersion[Duration] | None:
    return draft.read(fact, step, what) if fact else None


def _add_recency(draft: Draft, route: Route) -> None:
    """How soon after training (or while work is recent) one must apply or sit."""
    if COMPLETE not in draft.steps:
        _add_fixed_limit(draft, route)
        return
    for clause in clauses_in_use(route):
        if isinstance(clause, CompletedProgram):
            _after(draft, clause)
            _within(draft, route, clause)


def _after(draft: Draft, clause: CompletedProgram) -> None:
    version = _value(draft, clause.after, APPLY, "apply_after")
    if version is not None and version.value is not None:
        later = Duration(version.value.months, version.value.days + 1)
        kind = DependencyType.SS
        draft.add_dependency(
            COMPLETE, APPLY, kind, least=later, code="apply_after", source=version.source
        )


def _within(draft: Draft, route: Route, clause: CompletedProgram) -> None:
    if clause.within is None:
        return
    version = draft.read(clause.within, APPLY_BY, "recency")
    limit, certain = version.value, version.value is not None
    if limit is None:
        readings = [r.value for r in version.disputed_by if r.value is not None]
        limit = min(readings, key=lambda d: (d.months, d.days), default=None)
    if limit is None or (not certain and route.verdict is not Verdict.MET):
        return
    title = _title(clause.measured_to, certain=certain)
    body = route.credential.body.abbreviation
    draft.add(_step(APPLY_BY, StepKind.DEADLINE, title, body))
    draft.exactly(COMPLETE, APPLY_BY, limit, code="recency", source=version.source)
    if certain:
        last = _last_to_fit(draft, clause.measured_to, body)
        before = Duration(days=-366)
        kind = DependencyType.SS
        source = version.source
        draft.add_dependency(
            COMPLETE, last, kind, least=before, most=limit, code="recency", source=source
        )


def _title(measured: MeasuredTo, *, certain: bool) -> str:
    if not certain:
        return "title.apply_by_to_be_safe"
    return {
        MeasuredTo.APPLICATION: "title.apply_by",
        MeasuredTo.EXAM: "title.sit_by",
        MeasuredTo.UNKNOWN: "title.sit_by_to_be_safe",
    }[measured]


def _last_to_fit(draft: Draft, measured: MeasuredTo, body: str) -> str:
    """The step that must fit into the window.

    Where the body does not say, the exam does if it can (its day is known a round later); if it
    cannot, the application does, and the person is told.
    """
    if measured is MeasuredTo.APPLICATION:
        return APPLY
    if measured is MeasuredTo.EXAM:
        return SIT
    draft.unsettled = True
    sit, limit = draft.dates.get(SIT), draft.dates.get(APPLY_BY)
    if sit is None or limit is None:
        return APPLY
    if sit <= limit:
        return SIT
    draft.window_unsure = True
    draft.find(Severity.WARNING, message("finding.window_unsure", day=limit, body=body), SIT)
    return APPLY


def _add_fixed_limit(draft: Draft, route: Route) -> None:
    """Recent work or service stops being recent on a known day."""
    days = route.tree.surely if route.verdict is Verdict.MET else route.tree.possibly
    span = days.first_from(max(route.opens, draft.case.today))
    if span is None or span.end is None:
        return
    body = route.credential.body.abbreviation
    title = message(_title(MeasuredTo.UNKNOWN, certain=True), body=body)
    last = span.end - timedelta(days=1)
    kind = StepKind.DEADLINE
    draft.add(Step(APPLY_BY, Phase.EXAMINATION, kind, title, DAY, fixed=last))
    last_to_fit = _last_to_fit(draft, MeasuredTo.UNKNOWN, body)
    draft.add_dependency(last_to_fit, APPLY_BY, DependencyType.SS, code="recency")


def _add_certified(draft: Draft, route: Route, passed: str, confirmed: str) -> None:
    """Certified from the day the exam is passed, or from when that (and school) is confirmed.

    Not before training is complete where the body holds the certificate back.
    """
    certification = route.credential.certification
    starts = draft.read(certification.starts, CERTIFIED, "certification_start")
    title = message("title.certified", credential=route.credential.name)
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
    if attempts.value is None:
        code += "_no_cap"
    params = message(code, wait=first.value, attempts=attempts.value)
    draft.find(Severity.INFO, params, SIT, (*first.sources, *attempts.sources))
