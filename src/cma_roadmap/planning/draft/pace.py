"""How fast a person goes: hours a week, breaks, and the school's own pace."""

from __future__ import annotations

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.calendar import days_for
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import DateSpan
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import EXTERNSHIP, PROGRAM
from cma_roadmap.planning.eligibility.pathways import program_days


class Pace(NamedTuple):
    """Calendar days for classes and for the externship."""

    classes: int
    externship: int


def weekly_hours(person: Profile, goal: Goal) -> int | None:
    """Hours a week for school: as asked now, else as the profile says, else not told."""
    said = person.availability
    return goal.hours_per_week or (said.hours_per_week if said else None)


def breaks(draft: Draft, goal: Goal) -> tuple[DateSpan, ...]:
    """Times without study; none where the person asks to plan without them."""
    said = draft.case.profile.availability
    if said is None or goal.no_breaks:
        return ()
    return tuple(DateSpan(b.start, b.end) for b in said.breaks)


def study_days(draft: Draft, goal: Goal) -> int:
    """Days of study for the exam: the usual ones, or more where there are few hours a week.

    Never fewer: study runs beside the last weeks of school, which take the hours that there are.
    """
    defaults = draft.case.catalog.foundation.defaults
    usual, weekly = defaults.study.value.days, weekly_hours(draft.case.profile, goal)
    if weekly is None or defaults.study_hours is None:
        return usual
    return max(usual, days_for(defaults.study_hours.hours, weekly))


def pace_of(draft: Draft, program: Program, goal: Goal) -> Pace:
    """The school's own pace, or slower where the person has fewer hours a week."""
    weekly = weekly_hours(draft.case.profile, goal)
    paces = paces_by_hours(program, weekly)
    if paces is None or program.clock_hours is None:
        return _without_hours(draft, program, weekly)
    school, own = paces
    if weekly is not None and own is not None and own.classes < school.classes:
        usual = round(program.clock_hours.likely * 7 / program_days(program))
        draft.find(
            Severity.INFO, message("finding.pace_capped", weekly=weekly, usual=usual), PROGRAM
        )
    return slower(school, own)


def slower(school: Pace, own: Pace | None) -> Pace:
    """Nobody goes faster than the school."""
    if own is None:
        return school
    return Pace(max(own.classes, school.classes), max(own.externship, school.externship))


def paces_by_hours(program: Program, weekly: int | None) -> tuple[Pace, Pace | None] | None:
    """The school's pace, and that of who has so many hours a week; `None`: no hours are known.

    An apprenticeship goes at its own pace.
    """
    if program.clock_hours is None:
        return None
    whole = program_days(program)
    practice, hours = program.externship_hours.likely, program.clock_hours.likely
    if program.training_kind is TrainingKind.APPRENTICESHIP:
        return Pace(whole, 0), None
    classes = round(whole * max(hours - practice, 0) / hours)
    school = Pace(classes, whole - classes)
    if weekly is None:
        return school, None
    return school, Pace(days_for(hours - practice, weekly), days_for(practice, weekly))


def _without_hours(draft: Draft, program: Program, weekly: int | None) -> Pace:
    """Where the hours of a program are not known, only its externship can be paced."""
    practice = program.externship_hours.likely
    full_time = draft.case.catalog.foundation.defaults.full_time_week_hours
    usual = draft.value(full_time, EXTERNSHIP, "full_time_week") or 40
    if weekly is not None:
        draft.find(Severity.WARNING, message("finding.pace_unknown"), PROGRAM)
    classes = program_days(program) - days_for(practice, usual)
    return Pace(classes, days_for(practice, min(weekly or usual, usual)))
