"""A permit to work before the exam is passed: when it opens, and what must fit into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import StateStep, StateStepKind
from cma_roadmap.model.results.network import DependencyType, Phase, Step, StepKind
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY, Duration
from cma_roadmap.planning.draft.draft import NO_LAG
from cma_roadmap.planning.draft.milestones import SIT
from cma_roadmap.planning.exam.attempts import passed_in
from cma_roadmap.planning.states.state_part import StatePart


def add_permit(part: StatePart, state_step: StateStep) -> None:
    """Add the time in which one may work without the exam, for someone who has yet to pass it."""
    draft, name = part.draft, part.id(state_step)
    exam = _exam_on_permit(part, state_step)
    lasts = draft.read(state_step.lasts, name, "state_lasts") if state_step.lasts and exam else None
    if exam is None or lasts is None or lasts.value is None or part.skips(name):
        return
    length = Elapsed(lasts.value)
    step = Step(name, Phase.STATE, StepKind.WINDOW, part.title(state_step), length)
    if not part.held:
        # It may open as late as the exam: what comes before it has that long.
        latest = max(part.day_of(SIT), part.goal.finish_by or date.min)
        step = replace(step, due=length.end(latest))
    part.add(state_step, replace(step, sources=lasts.sources))
    _keep_exam_inside(part, state_step, exam, lasts)
    again = (
        draft.read(state_step.renewable, name, "state_renewable") if state_step.renewable else None
    )
    if again is not None and again.value is False:
        draft.find(Severity.INFO, message("finding.state_permit_once"), name, again.sources)


def _exam_on_permit(part: StatePart, state_step: StateStep) -> str | None:
    """The step by which the exam is passed on this permit; `None` for who needs no permit."""
    proofs = [s for s in part.steps if s.kind is StateStepKind.EXAM and s.id in part.plan_ids]
    if not proofs or not part.before(state_step):
        return None
    name = part.plan_ids[proofs[0].id]
    if part.held:
        return None if part.is_done(name) else name
    result = passed_in(part.draft).result
    if SIT not in part.draft.steps or result not in part.draft.steps:
        return None
    opener = part.before(state_step)[0]
    late = not part.draft.dates or part.follows(opener, SIT)
    return result if late else None


def _keep_exam_inside(
    part: StatePart, state_step: StateStep, exam: str, lasts: FactVersion[Duration]
) -> None:
    """Bind the exam to the time of the permit; where it cannot be passed in it, say so."""
    draft, name = part.draft, part.id(state_step)
    draft.unsettled = True
    opens, begins = draft.dates.get(name), draft.dates.get(exam)
    if lasts.value is None or opens is None or begins is None:
        return
    ends, passed = lasts.value.after(opens), draft.steps[exam].length.end(begins)
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
        ends=ends - ONE_DAY,
        passed=passed - ONE_DAY,
        lasts=lasts.value,
    )
    draft.find(Severity.WARNING, text, name, lasts.sources)
