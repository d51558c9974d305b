"""The steps that a state asks for, in a plan: training, papers, and the day one may work."""

from __future__ import annotations

from cma_roadmap.model.definitions.jurisdiction import NeededFor, StateStep, StateStepKind
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Bound, Phase, Step, StepKind
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import DAY
from cma_roadmap.planning.draft.milestones import COMPLETE
from cma_roadmap.planning.states.state_conditions import add_condition, may_work, opening_day
from cma_roadmap.planning.states.state_exam import add_proof, tell_what_counts
from cma_roadmap.planning.states.state_papers import (
    PAPERWORK,
    TRAININGS,
    add_paperwork,
    add_permit,
    add_trainings,
)
from cma_roadmap.planning.states.state_part import StatePart
from cma_roadmap.planning.states.state_renewals import add_reactivation, add_state_renewals
from cma_roadmap.planning.states.state_rules import (
    PERMITS,
    PROOFS,
    route_to_work,
    takes,
)

_LATER = (StateStepKind.RENEWAL, StateStepKind.REACTIVATION)
_PERSONAL = (
    StateStepKind.EDUCATION,
    StateStepKind.WORK_EXPERIENCE,
    StateStepKind.TRAINING,
    StateStepKind.SUPERVISED_PRACTICE,
)
"""What a person has or has not, where the rule says what it must be."""


def add_state_steps(part: StatePart) -> str | None:
    """Add all that one state asks for; returns the step from which one may work there.

    `None` where no such day can be told: a condition is not met, nobody can tell if it is, or the
    person moves away first.
    """
    kinds = {kind: [s for s in part.steps if s.kind is kind] for kind in StateStepKind}
    judged = [s for s in part.steps if s.by_diploma or (s.requirement and s.kind in _PERSONAL)]
    for state_step in judged:
        add_condition(part, state_step)
    for state_step in kinds[StateStepKind.AGE]:
        _add_age(part, state_step)
    of_use = [s for s in part.steps if s.needed_for is not NeededFor.TASKS or not _is_shut(part)]
    own = [s for kind in TRAININGS for s in of_use if s.kind is kind and s not in judged]
    add_trainings(part, own)
    add_paperwork(part, [state_step for state_step in of_use if state_step.kind in PAPERWORK])
    proofs = [state_step for kind in PROOFS for state_step in kinds[kind]]
    for state_step in proofs:
        add_proof(part, state_step)
    for state_step in kinds[StateStepKind.INTERIM_PERMIT]:
        add_permit(part, state_step)
    for state_step in kinds[StateStepKind.REACTIVATION]:
        add_reactivation(part, state_step)
    _keep_order(part)
    tell_what_counts(part, proofs)
    ready = _add_ready(part)
    for state_step in kinds[StateStepKind.RENEWAL]:
        add_state_renewals(part, state_step)
    _tell_rules(part)
    return ready


def _is_shut(part: StatePart) -> bool:
    """Whether the tasks stay shut whatever one does for them: then nothing of it is planned."""
    return part.way.whole_verdict(opening_day(part)) is Verdict.UNMET


def _add_age(part: StatePart, state_step: StateStep) -> None:
    """A point to reach for someone too young; nothing for others, a question if not told."""
    years = part.version(state_step.age).value if state_step.age else None
    if years is None:
        return
    turns = part.draft.case.profile.turns(years)
    if turns is None:
        text = message("finding.state_age_unsaid", state=part.state.name, years=years)
        part.find(Severity.INFO, text)
        return
    if not _is_old_enough(part, state_step):
        _, surely = turns
        step = part.milestone(state_step)
        bounds = (Bound("age", surely),)
        part.add(
            state_step, Step(step.id, step.phase, step.kind, step.title, DAY, not_before=bounds)
        )


def _keep_order(part: StatePart) -> None:
    """What comes after what; papers and trainings wait for the end of training, if for nothing."""
    for state_step in part.steps:
        name = part.plan_ids.get(state_step.id)
        if name is None or state_step.kind in PROOFS:
            continue
        befores = part.before(state_step)
        source = part.draft.version(state_step.rule, name).source
        for before in befores:
            part.add_dependency(before, name, source=source)
        if (
            not befores
            and state_step.kind in (*TRAININGS, *PAPERWORK)
            and COMPLETE in part.draft.steps
        ):
            part.add_dependency(COMPLETE, name, "complete")


def _add_ready(part: StatePart) -> str | None:
    """The day from which one may work: after all that is needed for it, where that is met."""
    name = part.prefix + "ready"
    if part.is_gone(name) or not may_work(part):
        return None
    work = [s for s in part.steps if s.needed_for is NeededFor.WORK]
    needed = [part.plan_ids[s.id] for s in (*work, *part.history.back) if s.id in part.plan_ids]
    code = "title.state_ready" if needed else "title.state_open"
    regime = part.state.regime.at(part.draft.day_for(name)).value
    way = route_to_work(part.state, part.route) if regime in PERMITS else None
    if needed and way:
        code = "title.state_ready_as"
    title = message(code, state=part.state.name, way=way)
    part.draft.add(Step(name, Phase.STATE, StepKind.MILESTONE, title, DAY))
    part.after_move(name)
    for before in needed:
        part.add_dependency(before, name)
    return name


def _is_old_enough(part: StatePart, state_step: StateStep) -> bool:
    """Whether the person is surely past an age that is asked for."""
    years = part.version(state_step.age).value if state_step.age else None
    turns = part.draft.case.profile.turns(years) if years is not None else None
    return turns is not None and turns[1] <= part.draft.case.today


def _tell_rules(part: StatePart) -> None:
    """The rule of every step that is planned or is a condition of the work."""
    skipped = (*_LATER, StateStepKind.INTERIM_PERMIT)
    for state_step in part.steps:
        is_condition = (
            state_step.kind not in skipped
            and takes(state_step, part.credential.id) is not False
            and not _is_old_enough(part, state_step)
        )
        if state_step.id in part.plan_ids or (
            is_condition and not part.is_gone(part.id(state_step))
        ):
            part.tell_rule(state_step)
