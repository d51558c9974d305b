"""What a state asks a person to have: done, reached on some day, to ask about, or missing."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.jurisdiction import StateStep
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Bound, DependencyType, Phase, Step, StepKind
from cma_roadmap.model.results.planned_state import told_lack
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import DAY
from cma_roadmap.planning.draft.milestones import CERTIFIED, COMPLETE, DIPLOMA
from cma_roadmap.planning.states.judged_way import JudgedWay, all_tasks
from cma_roadmap.planning.states.state_part import StatePart
from cma_roadmap.planning.steps.foundation import add_foundation


def add_condition(part: StatePart, state_step: StateStep) -> None:
    """Add a condition as far as the person meets it; what is not met is told and is no step."""
    if part.skips(part.id(state_step)):
        return
    if state_step.by_diploma:
        _bring_diploma(part)
    judged = part.way.asked.get(state_step.id)
    if judged is None:
        return
    day = judged.surely.first_from(part.draft.case.today)
    if day is not None:
        _add_met(part, state_step, day.start)
    elif judged.once and DIPLOMA in part.draft.steps:
        _reach(part, state_step, DIPLOMA)
    elif judged.possibly and not part.is_behind(state_step):
        _ask(part, state_step)


def _bring_diploma(part: StatePart) -> None:
    draft = part.draft
    if DIPLOMA not in draft.steps and draft.case.profile.diploma is not None:
        add_foundation(draft, part.goal)


def _add_met(part: StatePart, state_step: StateStep, since: date | None) -> None:
    """It holds, since a day that is known or not, or will from a day on."""
    brings = (DIPLOMA,) if state_step.by_diploma else (COMPLETE, CERTIFIED)
    for bringer in brings:
        ahead = bringer in part.draft.steps and not part.is_done(bringer)
        if ahead and part.day_of(bringer) == since:
            return _reach(part, state_step, bringer)
    today = part.draft.case.today
    if since is None or since <= today:
        return part.add(state_step, part.milestone(state_step, since or today))
    step = part.milestone(state_step)
    bounds = (Bound("state_condition", since),)
    waiting = Step(step.id, step.phase, step.kind, step.title, DAY, not_before=bounds)
    return part.add(state_step, waiting)


def _reach(part: StatePart, state_step: StateStep, bringer: str) -> None:
    """A point that is reached with another step of the plan, or was."""
    over = part.draft.steps[bringer].fixed if part.is_done(bringer) else None
    part.add(state_step, part.milestone(state_step, over))
    name, tie = part.id(state_step), DependencyType.SS
    part.draft.add_dependency(bringer, name, tie, code="state_order")


def _ask(part: StatePart, state_step: StateStep) -> None:
    """Nobody can tell from what was said: something to find out."""
    title = part.named(message("title.state_check", title=state_step.title))
    part.add(state_step, Step(part.id(state_step), Phase.STATE, StepKind.TASK, title, DAY))
    part.at_once.add(part.id(state_step))


def may_work(part: StatePart) -> bool:
    """Whether the way that is planned surely leads to work; else says what it hangs on."""
    day = opening_day(part)
    verdict = part.way.verdict(day)
    if verdict is not Verdict.MET:
        _tell_lacking(part, part.way, verdict, day, work=True)
        return False
    verdict, way = all_tasks(part.ways, part.draft.case.today)
    if verdict is not Verdict.MET:
        day = way.opens(part.draft.case.today) or part.by_plan
        _tell_lacking(part, way, verdict, day, work=False)
    return True


def _tell_lacking(
    part: StatePart, way: JudgedWay, verdict: Verdict, day: date, *, work: bool
) -> None:
    tasks = tuple(dict.fromkeys(task for step in way.steps for task in step.tasks))
    code = "finding.state_work" if work else "finding.state_tasks" if tasks else "finding.state_way"
    code += "_shut" if verdict is Verdict.UNMET else "_unsure"
    text = message(
        code,
        state=part.state.name,
        agency=part.agency,
        tasks=tasks,
        way=way.route.name if way.route else part.state.name,
        lacks=tuple(told_lack(lack) for lack in way.lacking(day, work=work)),
    )
    part.find(Severity.WARNING, text, part.since)


def opening_day(part: StatePart) -> date:
    """The day on which the ways are weighed: the first on which the planned one is open.

    One that is shut is looked at once the plan has brought what it brings.
    """
    return part.way.opens(part.draft.case.today) or part.by_plan
