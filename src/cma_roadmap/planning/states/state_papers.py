"""What a person does for a state: its own training, at their pace, and its papers."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.jurisdiction import StateStep, StateStepKind
from cma_roadmap.model.results.network import CostLine, DependencyType, Phase, Step, StepKind
from cma_roadmap.model.values.calendar import Elapsed, Length, Paced, days_for
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.span import LASTS, ONE_DAY, Duration
from cma_roadmap.planning.draft.draft import DAY, NO_LAG, fee_cost
from cma_roadmap.planning.draft.milestones import SIT
from cma_roadmap.planning.draft.pace import breaks, weekly_hours
from cma_roadmap.planning.exam.attempts import passed_in
from cma_roadmap.planning.states.state_part import StatePart

TRAININGS = (
    StateStepKind.TRAINING,
    StateStepKind.SUPERVISED_PRACTICE,
    StateStepKind.TRAINING_CERTIFICATE,
)
"""In the order in which they follow each other where a state names none."""
PAPERWORK = (
    StateStepKind.BACKGROUND_CHECK,
    StateStepKind.APPLICATION,
    StateStepKind.REGISTRATION,
)
_FULL_TIME = 40


def add_permit(part: StatePart, state_step: StateStep) -> None:
    """Add the time in which one may work without the exam, for someone who has yet to pass it."""
    draft, name = part.draft, part.id(state_step)
    exam = _exam_on_permit(part, state_step)
    lasts = draft.read(state_step.lasts, name, "state_lasts") if state_step.lasts and exam else None
    if exam is None or lasts is None or lasts.value is None or part.skips(name):
        return
    if part.history.permits_used or part.history.run_out:
        _tell_used(part, state_step)
        return
    length = Elapsed(lasts.value)
    step = Step(name, Phase.STATE, StepKind.WINDOW, part.title(state_step), length)
    if not part.held:
        # It may open as late as the exam: what comes before it has that long.
        latest = max(part.day_of(passed_in(part.draft).sit), part.goal.finish_by or date.min)
        step = replace(step, due=length.end(latest))
    part.add(state_step, replace(step, sources=lasts.sources))
    _keep_exam_inside(part, state_step, exam, lasts)
    again = (
        draft.read(state_step.renewable, name, "state_renewable") if state_step.renewable else None
    )
    if again is not None and again.value is False:
        draft.find(Severity.INFO, message("finding.state_permit_once"), name, again.sources)


def _tell_used(part: StatePart, state_step: StateStep) -> None:
    """It comes with a first application alone, and the person has had one."""
    sources = part.draft.version(state_step.rule, part.id(state_step)).sources
    text = message("finding.state_permit_used", permit=state_step.title, state=part.state.name)
    part.draft.find(Severity.WARNING, text, None, sources)


def _exam_on_permit(part: StatePart, state_step: StateStep) -> str | None:
    """The step by which the exam is passed on this permit; `None` for who needs no permit."""
    proofs = [s for s in part.steps if s.kind is StateStepKind.EXAM and s.id in part.plan_ids]
    if not proofs or not part.before(state_step):
        return None
    name = part.plan_ids[proofs[0].id]
    if part.held:
        return None if part.is_done(name) else name
    passed = passed_in(part.draft)
    if SIT not in part.draft.steps or passed.result not in part.draft.steps:
        return None
    opener = part.before(state_step)[0]
    late = not part.draft.dates or part.follows(opener, passed.sit)
    return passed.result if late else None


def _keep_exam_inside(
    part: StatePart, state_step: StateStep, exam: str, lasts: FactVersion[Duration]
) -> None:
    """Bind the exam to the time of the permit; where it cannot be passed in it, say so."""
    draft, name = part.draft, part.id(state_step)
    draft.unsettled = True
    opens, begins = draft.dates.get(name), draft.dates.get(exam)
    if lasts.value is None or opens is None or begins is None:
        return
    ends = LASTS.last_day(opens, lasts.value)
    passed = draft.steps[exam].length.end(begins) - ONE_DAY
    if passed <= ends:
        draft.add_dependency(
            name,
            exam,
            DependencyType.FF,
            least=-lasts.value,
            most=NO_LAG,
            code="state_permit",
            source=lasts.source,
        )
        return
    text = message(
        "finding.state_permit_ends_first",
        permit=state_step.title,
        ends=ends,
        passed=passed,
        lasts=lasts.value,
    )
    draft.find(Severity.WARNING, text, name, lasts.sources)


def add_trainings(part: StatePart, trainings: list[StateStep]) -> None:
    """One after the other: each takes the hours a week that there are."""
    before: str | None = None
    school: list[Message] = []
    for state_step in trainings:
        name = part.id(state_step)
        if part.skips(name):
            continue
        length = _training_length(part, state_step)
        part.add(state_step, _task(part, state_step, length or DAY))
        if state_step.kind is not StateStepKind.TRAINING_CERTIFICATE:
            school.append(part.title(state_step))
            if length is None:
                part.find(Severity.INFO, message("finding.state_length_unknown"), name)
        if before is not None and not state_step.after:
            part.add_dependency(before, name, "state_pace")
        before = name
    if school:
        text = message("finding.state_in_school", steps=tuple(school), state=part.state.name)
        part.find(Severity.INFO, text)


def _training_length(part: StatePart, state_step: StateStep) -> Length | None:
    """The hours at the person's pace, else full time, breaks left out; `None` if not known."""
    draft, name = part.draft, part.id(state_step)
    hours = draft.value(state_step.hours, name, "state_hours")
    if hours is None:
        return None
    usual = draft.case.catalog.foundation.defaults.full_time_week_hours
    weekly = weekly_hours(draft.case.profile, part.goal) or draft.value(
        usual, name, "full_time_week"
    )
    return Paced(days_for(hours, weekly or _FULL_TIME), breaks(draft, part.goal))


def add_paperwork(part: StatePart, paperwork: list[StateStep]) -> None:
    """Applications and checks, each with its fee and the time that the state takes."""
    draft = part.draft
    unknown: list[str] = []
    for state_step in paperwork:
        name = part.id(state_step)
        if part.skips(name):
            continue
        step = _task(part, state_step)
        if state_step.id in part.history.done:
            part.add(state_step, step)
            continue
        wait = draft.version(state_step.processing, name) if state_step.processing else None
        length: Length = DAY
        if state_step.processing is None or wait is None or wait.value is None:
            unknown.append(name)
        else:
            draft.read(state_step.processing, name, "processing")
            length = draft.wait(wait.value)
        costs = state_fee(part, state_step)
        part.add(state_step, Step(name, step.phase, step.kind, step.title, length, costs=costs))
    if unknown:
        titles = tuple(draft.steps[name].title for name in unknown)
        text = message("finding.state_no_wait", steps=titles)
        part.find(Severity.WARNING, text, unknown[0])


def state_fee(part: StatePart, state_step: StateStep) -> tuple[CostLine, ...]:
    """What the state asks for a step, if anything; an unknown price is a line all the same."""
    if state_step.fee is None:
        return ()
    fee = part.draft.read(state_step.fee, part.id(state_step), "state_fee")
    return (fee_cost("state_fee", message("cost.state_fee"), fee.value, fee.source),)


def _task(part: StatePart, state_step: StateStep, length: Length = DAY) -> Step:
    title = part.title(state_step)
    if part.history.run_out is not None and state_step.id not in part.history.done:
        title = message("title.state_again", title=title)
    return Step(part.id(state_step), Phase.STATE, StepKind.TASK, title, length)
