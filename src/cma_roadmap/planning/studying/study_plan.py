"""The study plan of a road: from the day studying begins to the day of its exam."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential, Exam
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.studying import HoursAssumed, Material, StudyDefaults
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.studying.study_plan import Part, StudyPlan, Week
from cma_roadmap.model.values.span import DateSpan
from cma_roadmap.planning.draft.milestones import EXTERNSHIP, SIT, STUDY
from cma_roadmap.planning.studying.filling import fill_weeks
from cma_roadmap.planning.studying.parts import NO_VIEWS, OwnViews, parts_of, seen_of
from cma_roadmap.planning.studying.weeks import (
    Calendar,
    weeks_of,
    whole_weeks,
    with_practice,
)

_SITTING = re.compile(rf"{re.escape(SIT)}|exam\.attempt-\d+\.sit")
_MINUTES = 60
_DAYS = 7


class _Assumed(NamedTuple):
    """What is assumed of studying: how, and how many hours in all and in a week."""

    studying: StudyDefaults
    aim: HoursAssumed
    weekly: int


def study_plan(
    roadmap: Roadmap, catalog: Catalog, profile: Profile, said: OwnViews = NO_VIEWS
) -> StudyPlan:
    """The weeks of study before the exam of a plan; what is past of them counts as done.

    Raises:
        WrongRequestError: no exam is ahead, its outline is not known, or an area is not in it.
    """
    credential = catalog.credential(roadmap.goal.credential)
    sitting, test = _exam_ahead(roadmap, credential)
    assumed, day = _assumed(catalog, credential), roadmap.as_of or sitting.timing.start
    outline, studying = test.outline.at(day), assumed.studying
    parts = parts_to_study(roadmap, catalog)
    calendar = _calendar(sitting, roadmap, profile, studying)
    allowed = roadmap.goal.hours_per_week or _hours_told(profile)
    weekly, length = _weekly(calendar, allowed, assumed), _practice_hours(test, day, studying)
    weeks = _weeks(calendar, weekly, length, studying)
    past = sum(week.end <= roadmap.today for week in weeks)
    seen = seen_of(parts, profile.study, said, studying)
    plans, filled = fill_weeks(seen, weeks, past, studying)
    return StudyPlan(
        credential=credential,
        test=test,
        today=roadmap.today,
        begins=calendar.first,
        exam_on=calendar.exam,
        outline=outline,
        parts=plans,
        weeks=filled,
        weekly=weekly,
        allowed=allowed,
        aim=assumed.aim.hours,
        practice_length=length,
        materials=_cheapest_first(test, day),
        why=studying.why,
        sitting=sitting.step.id,
        past=past,
        not_in_outline=seen.unmatched,
    )


def parts_to_study(roadmap: Roadmap, catalog: Catalog) -> tuple[Part, ...]:
    """What the next exam of a plan asks.

    Raises:
        WrongRequestError: no exam is ahead, or its outline is not known.
    """
    credential = catalog.credential(roadmap.goal.credential)
    sitting, test = _exam_ahead(roadmap, credential)
    outline = test.outline.at(roadmap.as_of or sitting.timing.start).value
    if outline is None:
        raise WrongRequestError.of("no_outline", credential=credential.name)
    return parts_of(outline)


def study_plan_within(roadmap: Roadmap, catalog: Catalog, profile: Profile) -> StudyPlan | None:
    """The study plan that belongs to a plan; `None`: studying is over, or there is none to make.

    It is over when the person says so, until an exam was not passed.
    """
    try:
        plan = study_plan(roadmap, catalog, profile)
    except WrongRequestError:
        return None
    done = {one.step.id for one in roadmap.steps if one.step.status is StepStatus.DONE}
    return None if plan.is_first and STUDY in done else plan


def _assumed(catalog: Catalog, credential: Credential) -> _Assumed:
    """What is assumed; a data folder of one's own may have none of it."""
    defaults = catalog.foundation.defaults
    if defaults.studying is None or defaults.study_hours is None:
        raise WrongRequestError.of("no_outline", credential=credential.name)
    weekly = max(1, defaults.study_hours.hours * _DAYS // max(defaults.study.value.days, 1))
    return _Assumed(defaults.studying, defaults.study_hours, weekly)


def _hours_told(profile: Profile) -> int | None:
    return profile.availability.hours_per_week if profile.availability else None


def _exam_ahead(roadmap: Roadmap, credential: Credential) -> tuple[PlannedStep, Exam]:
    """The next sitting, the first one or a later attempt, and what is sat.

    Raises:
        WrongRequestError: none is ahead.
    """
    sittings = (one for one in roadmap.steps if _SITTING.fullmatch(one.step.id))
    ahead = [one for one in sittings if one.timing.start > roadmap.today]
    if not ahead or credential.exam is None:
        raise WrongRequestError.of("no_exam_to_study_for", credential=credential.name)
    return min(ahead, key=lambda one: one.timing.start), credential.exam


def _calendar(
    sitting: PlannedStep, roadmap: Roadmap, profile: Profile, studying: StudyDefaults
) -> Calendar:
    """From the day studying began, where that is told, else from its day in the plan or today.

    What was studied before an exam that was not passed is over.
    """
    steps = {planned.step.id: planned for planned in roadmap.steps}
    first, study = roadmap.today, steps.get(STUDY)
    is_open = study is not None and study.timing.end > roadmap.today
    if study is not None and is_open and sitting.step.id == SIT:
        has_begun = study.step.status is not StepStatus.TODO
        first = study.timing.start if has_begun else max(first, study.timing.start)
    said = profile.availability.breaks if profile.availability else ()
    breaks = () if roadmap.goal.no_breaks else tuple(DateSpan(b.start, b.end) for b in said)
    timings = [steps[EXTERNSHIP].timing] if EXTERNSHIP in steps else []
    externship = tuple(DateSpan(timing.start, timing.end) for timing in timings)
    return Calendar(
        first, sitting.timing.start, breaks, externship, Fraction(studying.externship_share)
    )


def _weekly(calendar: Calendar, allowed: int | None, assumed: _Assumed) -> int:
    """Hours a week: what brings all the hours we reckon with, and no more than there are."""
    weeks = whole_weeks(calendar)
    most = allowed or assumed.weekly
    return min(most, ceil(assumed.aim.hours / weeks)) if weeks else most


def _practice_hours(test: Exam, day: date, studying: StudyDefaults) -> int:
    """Whole hours that a practice test takes: those of the exam."""
    minutes = test.minutes.at(day).value
    return studying.practice_hours if minutes is None else -(-minutes // _MINUTES)


def _weeks(
    calendar: Calendar, weekly: int, length: int, studying: StudyDefaults
) -> tuple[Week, ...]:
    wanted = studying.practice_before.before(calendar.exam)
    return with_practice(weeks_of(calendar, weekly), calendar, wanted, length)


def _cheapest_first(test: Exam, day: date) -> tuple[Material, ...]:
    """What costs least comes first, of as cheap ones the body's own; what is not known, last."""

    def rank(material: Material) -> tuple[bool, Decimal, bool]:
        price = material.price.at(day).value if material.price else None
        return price is None, price.low.amount if price else Decimal(0), not material.official

    return tuple(sorted(test.materials, key=rank))
