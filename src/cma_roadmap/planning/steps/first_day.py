"""The first day of classes: one on which classes begin, by the school's terms or the calendar."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.network import Phase, Step, StepKind
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.calendar import Length, NextOf, OpenDays
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.planning.draft.draft import NO_LAG, Draft
from cma_roadmap.planning.draft.milestones import CHOOSE, INTAKE, PROGRAM
from cma_roadmap.planning.guesses.class_days import class_days, open_days


def add_first_day(draft: Draft, program: Program, goal: Goal, *, earned: bool) -> str:
    """What leads into the classes: their first day, or the wait for a day on which they begin.

    `earned`: a diploma is still to be earned, so that the day after choosing is only a guess.
    """
    if program.intake:
        text = message("finding.intake", text=program.intake)
        draft.find(Severity.INFO, text, CHOOSE, (program.source,) if program.source else ())
    set_by_hand = goal.start or draft.case.profile.pins.get(PROGRAM)
    if set_by_hand is not None:
        _doubt(draft, open_days(draft.case.catalog, program), set_by_hand)
        return PROGRAM
    wait = class_days(draft.case.catalog, program)
    if isinstance(wait, NextOf):
        terms = tuple(message(f"term.{term}") for term in program.terms)
        draft.find(Severity.WARNING, message("finding.term_days_assumed", terms=terms), INTAKE)
        return _wait(draft, message("title.intake", terms=terms), wait)
    _tell_no_terms(draft)
    pinned = INTAKE in draft.case.profile.pins  # the day on which the wait begins is given
    if PROGRAM in draft.set_backs.delayed or wait.is_open(_ready(draft, earned=earned)):
        return _wait(draft, message("title.first_day"), wait) if pinned else PROGRAM
    return _wait(draft, message("title.first_day"), wait)


def _wait(draft: Draft, title: Message, length: Length) -> str:
    draft.add(Step(INTAKE, Phase.TRAINING, StepKind.TASK, title, length))
    draft.add_dependency(INTAKE, PROGRAM, most=NO_LAG, code="intake")
    return INTAKE


def _ready(draft: Draft, *, earned: bool) -> date:
    """The day on which classes could begin if schools were always open."""
    known = draft.dates.get(INTAKE) or draft.dates.get(PROGRAM)
    moved = CHOOSE in draft.case.profile.pins or draft.set_backs.delayed
    draft.unsettled = draft.unsettled or earned or bool(moved)
    return known or draft.steps[CHOOSE].length.end(draft.case.today)


def _doubt(draft: Draft, opens: OpenDays, day: date) -> None:
    """A day that was asked for is kept, but a school that is shut on it does not begin then."""
    if day >= draft.case.today and not opens.is_open(day):
        text = message("finding.first_day_shut", day=day, instead=opens.end(day))
        draft.find(Severity.WARNING, text, PROGRAM)


def _tell_no_terms(draft: Draft) -> None:
    rest = draft.case.catalog.foundation.defaults.year_end_break
    if rest is not None:
        for source in rest.sources:
            draft.cite(source)
        draft.find(Severity.INFO, message("finding.first_day_assumed"), PROGRAM, rest.sources)
