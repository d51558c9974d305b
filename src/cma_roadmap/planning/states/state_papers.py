"""What a person does for a state: its own training, at their pace, and its papers."""

from __future__ import annotations

from cma_roadmap.model.definitions.jurisdiction import StateStep, StateStepKind
from cma_roadmap.model.results.network import CostLine, Phase, Step, StepKind
from cma_roadmap.model.values.calendar import Length, Paced
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.planning.draft.draft import DAY, fee_cost
from cma_roadmap.planning.draft.pace import breaks, days_for, weekly_hours
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
    weekly = weekly_hours(draft, part.goal) or draft.value(usual, name, "full_time_week")
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
        wait = draft.version(state_step.processing, name) if state_step.processing else None
        length: Length = DAY
        if state_step.processing is None or wait is None or wait.value is None:
            unknown.append(name)
        else:
            draft.read(state_step.processing, name, "processing")
            length = draft.wait(wait.value)
        costs: tuple[CostLine, ...] = ()
        if state_step.fee is not None:
            fee = draft.read(state_step.fee, name, "state_fee")
            costs = (fee_cost("state_fee", message("cost.state_fee"), fee.value, fee.source),)
        part.add(state_step, Step(name, step.phase, step.kind, step.title, length, costs=costs))
    if unknown:
        titles = tuple(draft.steps[name].title for name in unknown)
        text = message("finding.state_no_wait", steps=titles)
        part.find(Severity.WARNING, text, unknown[0])


def _task(part: StatePart, state_step: StateStep, length: Length = DAY) -> Step:
    return Step(part.id(state_step), Phase.STATE, StepKind.TASK, part.title(state_step), length)
