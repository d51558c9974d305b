"""Training: choosing a program, coursework and externship at the person's pace, or what is done."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.definitions.schooling import Training
from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.model.results.network import (
    Bound,
    DependencyType,
    Phase,
    Step,
    StepKind,
    StepStatus,
)
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.calendar import Elapsed, Paced
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY, Duration
from cma_roadmap.planning.draft.assumed import assume, leave_for_school, tell_assumed
from cma_roadmap.planning.draft.draft import DAY, Draft, quantity_cost
from cma_roadmap.planning.draft.milestones import CHOOSE, COMPLETE, EXTERNSHIP, PROGRAM
from cma_roadmap.planning.draft.pace import Pace, breaks, pace_of
from cma_roadmap.planning.steps.first_day import add_first_day


def add_new_program(draft: Draft, program: Program, goal: Goal, diploma: str) -> None:
    """Add a program from choosing it to its last day."""
    pace = pace_of(draft, program, goal)
    _add_choice(draft, program, goal)
    _add_classes(draft, program, pace, goal)
    # A diploma in hand opens the door on the same day; one still to be earned, the day after.
    earned = "foundation.test" in draft.steps
    entry = add_first_day(draft, program, goal, earned=earned)
    draft.add_dependency(CHOOSE, entry)
    kind = DependencyType.FS if earned else DependencyType.SS
    draft.add_dependency(diploma, entry, kind, code="school_entry")
    draft.add(_complete())
    draft.add_dependency(PROGRAM, COMPLETE, DependencyType.FF)
    if program.training_kind is TrainingKind.SCHOOL:
        _add_externship(draft, program, pace, goal)
        draft.add_dependency(PROGRAM, EXTERNSHIP)
        draft.add_dependency(EXTERNSHIP, COMPLETE, DependencyType.FF)


def _complete(status: StepStatus = StepStatus.TODO, fixed: date | None = None) -> Step:
    title = message("title.complete")
    return Step(COMPLETE, Phase.EXTERNSHIP, StepKind.MILESTONE, title, DAY, status, fixed=fixed)


def _add_choice(draft: Draft, program: Program, goal: Goal) -> None:
    """Time to choose and enrol; no more than there is before the start that was asked for."""
    days = assume(draft, Guess.CHOOSE) + assume(draft, Guess.ENROLL)
    left = max((goal.start - draft.case.today).days, 0) if goal.start else days
    if left < days:
        days = left
        leave_for_school(draft, left)
        text = message("finding.little_time_to_choose", days=left)
        draft.find(Severity.WARNING, text, CHOOSE)
    else:
        tell_assumed(draft, Guess.CHOOSE, Guess.ENROLL)
    if not program.is_meant_for(draft.case.profile.held):
        index = draft.case.catalog.index
        names = tuple(listed.name for listed in index if listed.id in program.for_holders_of)
        draft.find(Severity.WARNING, message("finding.for_holders", held=names), CHOOSE)
    title = "title.choose" if program.typical else "title.enrol"
    text = message(title, program=program.name)
    draft.add(Step(CHOOSE, Phase.TRAINING, StepKind.TASK, text, Elapsed(Duration(days=days))))


def _add_classes(draft: Draft, program: Program, pace: Pace, goal: Goal) -> None:
    hours = None
    if program.clock_hours is not None:
        hours = program.clock_hours.likely - program.externship_hours.likely
    code = "title.coursework" if hours is not None else "title.coursework_no_hours"
    if program.training_kind is TrainingKind.APPRENTICESHIP:
        code, hours = "title.apprenticeship", program.externship_hours.likely
    costs = [quantity_cost("tuition", message("cost.tuition"), program.tuition)]
    if program.books is not None or not program.typical:
        costs.append(quantity_cost("books", message("cost.books"), program.books))
    begin = (Bound("start", goal.start),) if goal.start else ()
    months = program.months.source
    draft.add(
        Step(
            PROGRAM,
            Phase.TRAINING,
            StepKind.TASK,
            message(code, hours=hours),
            Paced(pace.classes, breaks(draft, goal)),
            not_before=begin,
            costs=tuple(costs),
            sources=(months, *((program.clock_hours.source,) if program.clock_hours else ())),
        )
    )


def _add_externship(draft: Draft, program: Program, pace: Pace, goal: Goal) -> None:
    hours = program.externship_hours
    draft.add(
        Step(
            EXTERNSHIP,
            Phase.EXTERNSHIP,
            StepKind.TASK,
            message("title.externship", hours=hours.likely),
            Paced(pace.externship, breaks(draft, goal)),
            sources=(hours.source,),
        )
    )


class _Days(NamedTuple):
    """Own training as it will run: its first day, and the last of classes and of an externship."""

    begin: date
    classes: date
    externship: date | None

    @property
    def end(self) -> date:
        return self.externship or self.classes


def add_known_training(draft: Draft, training: Training) -> None:
    """Add training that a person has finished or is in, on the days they gave or pinned."""
    today = draft.case.today
    days = _pinned_days(draft, training)
    length = Elapsed(Duration(days=(days.classes - days.begin).days + 1))
    name = training.name
    if training.program:
        name = draft.case.catalog.program(training.program).name
    title = message("title.own_training", name=name or "Your program")
    over = training.completed_on is not None or draft.case.profile.pins.get(COMPLETE, today) < today
    status = _standing(draft, days.classes, said=over)
    draft.add(Step(PROGRAM, Phase.TRAINING, StepKind.TASK, title, length, status, fixed=days.begin))
    if days.externship is not None:
        over = training.externship_completed_on is not None
        _add_known_externship(draft, days.classes, days.externship, said=over)
    ended = _standing(draft, days.end, said=over)
    draft.add(_complete(ended, days.end))
    draft.add_dependency(PROGRAM, COMPLETE, DependencyType.FF)
    if ended is StepStatus.PINNED and days.end < today:
        text = message("finding.program_unsaid", name=name or "Your program", day=days.end)
        draft.find(Severity.WARNING, text, COMPLETE)


def _standing(draft: Draft, last: date, *, said: bool) -> StepStatus:
    """Whether training that ends on `last` is done: a day that was only expected does not say."""
    return StepStatus.DONE if said and last < draft.case.today else StepStatus.PINNED


def _pinned_days(draft: Draft, training: Training) -> _Days:
    """The days as the person gave them, moved by pins on what is still to come.

    A later first day moves all that follows; the last day makes the part that it ends longer or
    shorter.
    """
    today, pins = draft.case.today, draft.case.profile.pins
    # A start that was not said is shown as today, or as the last day of what is over.
    begin, classes = min(training.started_on or today, training.classes_end), training.classes_end
    externship = training.ends if training.ends > classes else None
    first, practice, last = (pins.get(step) for step in (PROGRAM, EXTERNSHIP, COMPLETE))
    if first is not None and begin >= today:
        later = first - begin
        begin, classes = first, classes + later
        externship = externship + later if externship else None
    if externship is not None and practice is not None and classes + ONE_DAY >= today:
        externship += practice - (classes + ONE_DAY)
    if last is None or (externship or classes) < today:
        return _Days(begin, classes, externship)
    if externship is not None:
        return _Days(begin, classes, max(last, classes + ONE_DAY))
    return _Days(begin, max(last, begin), None)


def _add_known_externship(draft: Draft, classes: date, ends: date, *, said: bool) -> None:
    """The externship after the last day of classes, or from the day on which it is pinned."""
    begin = classes + ONE_DAY
    booked = draft.case.profile.pins.get(EXTERNSHIP)
    if booked is not None and begin >= draft.case.today:
        begin = min(booked, ends)
    length = Elapsed(Duration(days=(ends - begin).days + 1))
    status = _standing(draft, ends, said=said)
    title = message("title.own_externship")
    draft.add(Step(EXTERNSHIP, Phase.EXTERNSHIP, StepKind.TASK, title, length, status, fixed=begin))
    draft.add_dependency(PROGRAM, EXTERNSHIP)
    draft.add_dependency(EXTERNSHIP, COMPLETE, DependencyType.FF)
