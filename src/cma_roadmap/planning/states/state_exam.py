"""The national exam by a state's rule: its place in the order, and how old it may be."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.jurisdiction import Accepted, StateStep, StateStepKind
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.model.results.network import CostLine, DependencyType, Phase, Step, StepKind
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import WITHIN, Duration
from cma_roadmap.planning.draft.assumed import assume, tell_assumed
from cma_roadmap.planning.draft.draft import DAY
from cma_roadmap.planning.draft.milestones import CERTIFIED, SIT
from cma_roadmap.planning.exam.attempts import passed_in
from cma_roadmap.planning.states.state_part import StatePart
from cma_roadmap.planning.states.state_rules import acceptances, refusals, takes

_ACCEPTS = {
    Accepted.YES: "finding.state_accepts",
    Accepted.PARTLY: "finding.state_accepts_partly",
    Accepted.NO: "finding.state_accepts_no",
}


def add_proof(part: StatePart, state_step: StateStep) -> None:
    """Add the exam or certificate that a state asks for, if it takes this one or does not say."""
    if takes(state_step, part.credential.id) is False or part.skips(part.id(state_step)):
        return
    done = part.history.done.get(state_step.id)
    if done is not None:
        part.add(state_step, part.milestone(state_step, done))
        return
    if part.history.instead(state_step):
        _add_before_application(part, state_step)
        return
    measured = _measured(part, state_step)
    passed = _passed_on(part, state_step)
    if measured is None and state_step.kind is StateStepKind.EXAM and passed is not None:
        part.add(state_step, part.milestone(state_step, passed))
        return
    if measured is None:
        _add_reached(part, state_step)
        _wait_for_what_is_behind(part, state_step)
        return
    application, limit = measured
    if _passed_on(part, state_step) is not None:
        _add_held(part, state_step, application, limit)
    else:
        _add_ahead(part, state_step, application, limit)


def _passed_on(part: StatePart, state_step: StateStep) -> date | None:
    """The day of an exam that is behind the person, where none of this plan is still ahead.

    The day of certification stands for it; a certificate that was renewed, or that comes back by
    continuing education, was earned by the exam of long ago.
    """
    if SIT in part.draft.steps:
        return None
    held = part.draft.case.profile.credentials
    taken = state_step.credentials or (part.credential.id,)
    return max((h.certified_on for h in held if h.id in taken), default=None)


def _add_before_application(part: StatePart, state_step: StateStep) -> None:
    """On the way back the certificate comes first, and the application with it."""
    _add_reached(part, state_step)
    application = part.plan_ids.get(state_step.measured_at or "")
    if application is not None:
        part.add_dependency(part.id(state_step), application)


def _measured(part: StatePart, state_step: StateStep) -> tuple[str, FactVersion[Duration]] | None:
    """The planned step at which the age of the exam counts, and how old it may be."""
    application = part.plan_ids.get(state_step.measured_at or "")
    if state_step.within is None or application is None:
        return None
    limit = part.draft.read(state_step.within, part.id(state_step), "state_exam_age")
    return (application, limit) if limit.value is not None else None


def _add_reached(part: StatePart, state_step: StateStep) -> None:
    """The point at which the certificate is there: for a holder it was reached."""
    name = part.id(state_step)
    day = part.draft.steps[CERTIFIED].fixed if part.held else None
    point = part.milestone(state_step, day)
    if not _is_sure(part, state_step):
        title = part.named(message("title.state_check", title=state_step.title))
        point = replace(point, title=title)
    part.add(state_step, point)
    part.draft.add_dependency(CERTIFIED, name, DependencyType.SS, code="certified")
    result = passed_in(part.draft).result
    if result in part.draft.steps:
        part.draft.add_dependency(result, name, code="certified")


def _is_sure(part: StatePart, state_step: StateStep) -> bool:
    """Whether the state surely takes what the plan brings."""
    judged = part.way.asked.get(state_step.id)
    return judged is None or bool(judged.once) or bool(judged.surely)


def _wait_for_what_is_behind(part: StatePart, state_step: StateStep) -> None:
    """An exam that a state wants after other steps, and no other way, waits for them."""
    if state_step.kind is not StateStepKind.EXAM or SIT not in part.draft.steps:
        return
    for before in part.before(state_step):
        part.add_dependency(
            before,
            passed_in(part.draft).sit,
            source=part.draft.version(state_step.rule, before).source,
        )


def _add_ahead(
    part: StatePart, state_step: StateStep, application: str, limit: FactVersion[Duration]
) -> None:
    """The exam is still to come: after the application where that holds nothing up."""
    _add_reached(part, state_step)
    draft, name = part.draft, part.id(state_step)
    exam = passed_in(draft).sit if SIT in draft.steps else CERTIFIED
    if not draft.dates:
        draft.unsettled = True
        return
    if part.follows(application, exam):
        part.add_dependency(application, exam, source=limit.source)
    elif (last := _last(part.day_of(exam), limit)) and part.day_of(application) <= last:
        kind, code = DependencyType.SS, "state_exam_age"
        draft.add_dependency(
            exam, application, kind, most=limit.value, code=code, source=limit.source
        )
    else:
        _warn_too_old(part, state_step, part.day_of(exam), limit, again=False)
    draft.steps[name] = replace(draft.steps[name], sources=limit.sources)


def _last(passed: date, limit: FactVersion[Duration]) -> date | None:
    """The last day to apply with an exam passed on `passed`; `None` where no limit is known."""
    return WITHIN.last_day(passed, limit.value) if limit.value else None


def _add_held(
    part: StatePart, state_step: StateStep, application: str, limit: FactVersion[Duration]
) -> None:
    """The exam is passed: it counts if it is young enough on the day one applies.

    The day of certification stands for that of the exam, which a profile does not have.
    """
    draft, name = part.draft, part.id(state_step)
    passed = _passed_on(part, state_step) or part.day_of(CERTIFIED)
    applied = part.day_of(application)
    last = _last(passed, limit) or date.max
    if applied > last:
        _add_again(part, state_step, application)
        _warn_too_old(part, state_step, passed, limit, again=True)
        return
    _add_reached(part, state_step)
    if part.is_done(application) or applied <= passed:
        return
    code, kind = "state_exam_age", DependencyType.SS
    draft.add_dependency(
        CERTIFIED, application, kind, most=limit.value, code=code, source=limit.source
    )
    if part.until is not None and last >= part.until:
        return
    until = f"{name}-until"
    title = part.named(message("title.state_exam_until", state=part.state.name))
    deadline = StepKind.DEADLINE
    draft.add(Step(until, Phase.STATE, deadline, title, DAY, fixed=last, sources=limit.sources))
    draft.add_dependency(application, until, kind, code=code, source=limit.source)


def _add_again(part: StatePart, state_step: StateStep, application: str) -> None:
    """Studying for the exam and passing it once more: on the permit, if the state has one."""
    draft, name = part.draft, part.id(state_step)
    study = assume(draft, Guess.STUDY)
    title = message("title.state_exam_again", credential=part.credential.name)
    fee = CostLine("exam_fee", message("cost.exam_fee"), None, Basis.REPORTED, None)
    kind = StepKind.TASK
    step = Step(
        name, Phase.STATE, kind, part.named(title), Elapsed(Duration(days=study)), costs=(fee,)
    )
    part.add(state_step, step)
    tell_assumed(draft, Guess.STUDY, step=name)
    if _permit_after(part, application) is not None:
        part.add_dependency(application, name)
    else:
        part.add_dependency(name, application)


def _permit_after(part: StatePart, application: str) -> StateStep | None:
    """The permit that the application opens, if there is one."""
    permits = (s for s in part.steps if s.kind is StateStepKind.INTERIM_PERMIT and s.lasts)
    return next((s for s in permits if application in part.before(s)), None)


def _warn_too_old(
    part: StatePart, state_step: StateStep, day: date, limit: FactVersion[Duration], *, again: bool
) -> None:
    last = _last(day, limit) or day
    text = message(
        "finding.state_exam_too_old" if again else "finding.state_exam_will_be_old",
        state=part.state.name,
        credential=part.credential.name,
        day=day,
        last=last,
        limit=limit.value,
    )
    part.draft.find(Severity.WARNING, text, part.id(state_step), limit.sources)
    if part.since is not None and last >= part.draft.case.today:
        sooner = message("finding.state_exam_sooner", last=last, agency=part.agency)
        part.draft.find(Severity.WARNING, sooner, part.id(state_step), limit.sources)


def tell_what_counts(part: StatePart, proofs: list[StateStep]) -> None:
    """Where the credential does not count, and where nobody told whether it does."""
    draft, credential = part.draft, part.credential
    for state_step in refusals(part.state, part.route, credential.id):
        text = message(
            "finding.state_not_taken",
            credential=credential.name,
            state=part.state.name,
            title=state_step.title,
            taken=tuple(map(draft.case.catalog.name_of, state_step.credentials)),
        )
        sources = draft.version(state_step.rule, part.id(state_step)).sources
        draft.find(Severity.WARNING, text, part.plan_ids.get(state_step.id), sources)
    for said in acceptances(part.state, credential.id):
        version = draft.version(said.purpose, part.prefix + "ready")
        text = message(
            _ACCEPTS[said.accepted],
            name=said.name,
            state=part.state.name,
            purpose=version.value,
        )
        draft.find(Severity.INFO, text, None, version.sources)
    unlisted = [s for s in proofs if s.id in part.plan_ids and not _is_sure(part, s)]
    if unlisted:
        text = message(
            "finding.state_cannot_tell",
            credential=credential.name,
            state=part.state.name,
            agency=part.agency,
            steps=tuple(part.title(s) for s in unlisted),
        )
        part.find(Severity.WARNING, text, part.plan_ids[unlisted[0].id])
