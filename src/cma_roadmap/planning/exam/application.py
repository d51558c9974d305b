"""Studying and applying: papers, fee, approval, and the last day on which one may apply."""

from __future__ import annotations

from cma_roadmap.model.definitions.credential import Exam
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.definitions.requirement import HoldsClearance, HoldsDiploma
from cma_roadmap.model.definitions.studying import Outline
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.model.results.network import (
    CostLine,
    DependencyType,
    Listed,
    Phase,
    Step,
    StepKind,
)
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.calendar import Paced
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.assumed import assume, tell_assumed
from cma_roadmap.planning.draft.draft import DAY, NO_LAG, Draft, fee_cost
from cma_roadmap.planning.draft.milestones import (
    APPLY,
    APPROVAL,
    COMPLETE,
    CONFIRM,
    DIPLOMA,
    REVIEW,
    STUDY,
)
from cma_roadmap.planning.draft.pace import breaks, study_days
from cma_roadmap.planning.eligibility.attempts_used import after_last_attempt
from cma_roadmap.planning.eligibility.judging import assess_way, failing
from cma_roadmap.planning.eligibility.pathways import (
    Route,
    assumed_case,
    clauses_in_use,
    exam_fee,
)
from cma_roadmap.planning.exam.opening import add_opening, opening_bounds
from cma_roadmap.planning.steps.clearances import add_card
from cma_roadmap.planning.steps.foundation import add_foundation


def add_application(draft: Draft, route: Route, goal: Goal) -> None:
    """Add studying, applying and being approved."""
    early = early_lead(draft, route)
    if route.credential.exam is not None:
        _add_study(draft, route.credential.exam, early, goal)
    _add_apply(draft, route)
    _add_approval(draft, route)
    _wait_for_training(draft, route, early)
    _add_prerequisites(draft, route, goal)
    _add_confirmation(draft, route)


def early_lead(draft: Draft, route: Route) -> Duration:
    """How long before the end of training one sits on this road: only where the body lets one."""
    fact = route.pathway.sit_before_completion
    if not route.early or COMPLETE not in draft.steps:
        return NO_LAG
    lead = draft.value(fact, "exam.sit", "early_sitting")
    if not lead:
        draft.find(Severity.WARNING, message("finding.no_early_sitting"), "exam.sit")
    return lead or NO_LAG


def _add_study(draft: Draft, exam: Exam, early: Duration, goal: Goal) -> None:
    """Study in the last weeks of training, so that it delays nothing."""
    days = assume(draft, Guess.STUDY, study_days(draft, goal))
    outline = draft.read(exam.outline, STUDY, "outline")
    draft.add(
        Step(
            STUDY,
            Phase.EXAMINATION,
            StepKind.TASK,
            message("title.study"),
            Paced(days, breaks(draft, goal)),
            documents=_outline_lines(outline.value) if outline.value else (),
            sources=outline.sources,
            listed=Listed.TOPICS,
        )
    )
    tell_assumed(draft, Guess.STUDY)
    if COMPLETE in draft.steps:
        lead = Duration(days=-days - early.days)
        draft.add_dependency(COMPLETE, STUDY, DependencyType.SS, least=lead, code="study_late")


def _outline_lines(outline: Outline) -> tuple[str, ...]:
    return tuple(f"{area.name}: {area.weight:f} {outline.unit}" for area in outline.areas)


def _add_apply(draft: Draft, route: Route) -> None:
    wanted = documents_for(draft, route, APPLY)  # reviewed first, they go in with the review
    body = route.credential.body.abbreviation
    draft.add(
        Step(
            APPLY,
            Phase.EXAMINATION,
            StepKind.TASK,
            message("title.apply", body=body),
            DAY,
            not_before=opening_bounds(draft, route),
            costs=tuple(_fees(draft, route)),
            documents=() if route.pathway.needs_review else wanted,
        )
    )


def documents_for(draft: Draft, route: Route, step: str) -> tuple[str, ...]:
    """What the application `step` asks to send by this pathway."""
    versions = [
        draft.read(document.fact, step, "document")
        for document in route.credential.application.documents
        if not document.pathways or route.pathway.id in document.pathways
    ]
    return tuple(version.value for version in versions if version.value)


def _fees(draft: Draft, route: Route) -> list[CostLine]:
    fee = exam_fee(route, draft.case)
    if fee is None:
        return [CostLine("exam_fee", message("cost.exam_fee"), None, Basis.REPORTED, None)]
    version = draft.read(fee.amount, APPLY, "exam_fee")
    label = message("cost.exam_fee_for", candidate=fee.candidate)
    lines = [fee_cost("exam_fee", label, version.value, version.source)]
    extra = route.credential.renewal.reactivation_fee
    if route.pathway.recertification and extra is not None:
        paid = draft.read(extra, APPLY, "reactivation_fee")
        text = message("cost.reactivation")
        lines.append(fee_cost("reactivation_fee", text, paid.value, paid.source))
    return lines


def _add_approval(draft: Draft, route: Route) -> None:
    asked = route.credential.application
    processing, body = asked.processing, route.credential.body.abbreviation
    steps = [(APPROVAL, "title.approval", processing, "processing")]
    if route.pathway.needs_review and asked.review is not None:
        steps.append((REVIEW, "title.review", asked.review, "review"))
    elif route.pathway.needs_review:
        steps.append((REVIEW, "title.review", processing, "processing"))
    for name, title, fact, what in steps:
        version = draft.read(fact, name, what)
        length = draft.longest_wait(version, name)
        text = message(title, body=body)
        kind = StepKind.TASK
        draft.add(
            Step(
                name,
                Phase.EXAMINATION,
                kind,
                text,
                length,
                documents=documents_for(draft, route, APPLY) if name == REVIEW else (),
                sources=version.sources,
            )
        )
    # The body begins when the application is in: waiting cannot be put off, only applying can.
    source = processing.at(draft.day_for(APPROVAL)).source
    draft.add_dependency(APPLY, APPROVAL, most=NO_LAG, code="approval", source=source)
    if route.pathway.needs_review:
        draft.add_dependency(REVIEW, APPLY, code="review")


def _wait_for_training(draft: Draft, route: Route, early: Duration) -> None:
    """Apply once training is complete; a little before it for an early sitting."""
    if COMPLETE not in draft.steps:
        return
    window = draft.value(route.credential.application.testing_window, APPLY, "testing_window")
    least = NO_LAG
    if early != NO_LAG:
        least = Duration(days=-early.days - (window.days if window else 0))
    first = REVIEW if route.pathway.needs_review else APPLY
    draft.add_dependency(COMPLETE, first, DependencyType.SS, least=least, code="complete")
    add_opening(draft, route)


def _add_prerequisites(draft: Draft, route: Route, goal: Goal) -> None:
    """What the pathway asks for beside training: the diploma, a card."""
    for clause in clauses_in_use(route):
        if isinstance(clause, HoldsDiploma) and clause.expected_within is None:
            if DIPLOMA not in draft.steps:
                add_foundation(draft, goal)
            # A diploma in hand opens the door on its day; one still to be earned, a day later.
            kind = DependencyType.FS if "foundation.test" in draft.steps else DependencyType.SS
            draft.add_dependency(DIPLOMA, APPLY, kind, code="diploma", source=clause.source)
        if isinstance(clause, HoldsClearance):
            add_card(draft, clause.clearance, APPLY)


def _add_confirmation(draft: Draft, route: Route) -> None:
    """What nobody can tell becomes a step: ask the body, before paying."""
    if route.verdict is not Verdict.UNKNOWN:
        return
    open_clauses, again = _unsettled(draft, route), after_last_attempt(route.credential, draft.case)
    body = route.credential.body.abbreviation
    draft.add(
        Step(
            CONFIRM,
            Phase.EXAMINATION,
            StepKind.TASK,
            message("title.confirm", body=body),
            DAY,
            documents=(*again[0], *(clause.text for clause in open_clauses)),
            sources=(*again[1], *(s for clause in open_clauses for s in clause.sources)),
            listed=Listed.QUESTIONS,
        )
    )
    first = "training.choose" if route.program else APPLY
    draft.add_dependency(CONFIRM, first, code="confirm")
    for clause in open_clauses:
        text = message("finding.cannot_tell", clause=clause.text)
        draft.find(Severity.WARNING, text, CONFIRM, clause.sources)


def _unsettled(draft: Draft, route: Route) -> list[Assessment]:
    """The clauses of this way in that nobody can tell; attempts used up are a question apart."""
    day = max(route.opens, draft.case.today)
    used = {clause.id for clause in clauses_in_use(route)}
    tree = route.tree
    if draft.case.attempts_gone is not None:
        case = draft.case
        if route.program is not None:
            case = assumed_case(case, route.program, route.ready)
        tree = assess_way(route.pathway, case)
    return [clause for clause in failing(tree, day) if clause.id in used]
