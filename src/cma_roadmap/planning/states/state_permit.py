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


def add_permit(part: StatePart, asked: StateStep) -> None:
    """Add the time in which one may work without the exam, for someone who has yet to pass it."""
    draft, name = part.draft, part.id(asked)
    exam = _exam_on_permit(part, asked)
    lasts = draft.read(asked.lasts, name, "state_lasts") if asked.lasts and exam else None
    if exam is None or lasts is None or lasts.value is None or part.leaves_out(name):
        return
    length = Elapsed(lasts.value)
    step = Step(name, Phase.STATE, StepKind.WINDOW, part.title(asked), length)
    if not part.held:
        # It may open as late as the exam: what comes before it has that long.
        latest = max(part.day_of(SIT), part.goal.finish_by or date.min)
        step = replace(step, due=length.end(latest))
    part.add(asked, replace(step, sources=lasts.sources))
    _keep_exam_inside(part, asked, exam, lasts)
    again = draft.read(asked.renewable, name, "state_renewable") if asked.renewable else None
    if again is not None and again.value is False:
        draft.find(Severity.INFO, message("finding.state_permit_once"), name, again.sources)


def _exam_on_permit(part: StatePart, asked: StateStep) -> str | None:
    """The step by which the exam is passed on this permit; `None` for who needs no permit."""
    proofs = [s for s in part.steps if s.kind is StateStepKind.EXAM and s.id in part.placed]
    if not proofs or not part.before(asked):
        return None
    name = part.placed[proofs[0].id]
    if part.held:
        return None if part.is_done(name) else name
    result = passed_in(part.draft).result
    if SIT not in part.draft.steps or result not in part.draft.steps:
        return None
    opener = part.before(asked)[0]
    late = not part.draft.dates or part.follows(opener, SIT)
    return result if late else None


def _keep_exam_inside(
    part: StatePart, asked: StateStep, exam: str, lasts: FactVersion[Duration]
) -> None:
    """Bind the exam to the time of the permit; where it cannot be passed in it, say so."""
    draft, name = part.draft, part.id(asked)
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
        permit=asked.title,
        ends=ends - ONE_DAY,
        passed=passed - ONE_DAY,
        lasts=lasts.value,
    )
    draft.find(Severity.WARNING, text, name, lasts.sources)
