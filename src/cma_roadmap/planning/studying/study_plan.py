"""The study plan of a road: from the day studying begins to the day of its exam."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from math import ceil

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential, Exam
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.studying import HoursAssumed, Material, StudyDefaults
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.studying.study_plan import (
    OwnView,
    Part,
    PartPlan,
    Standing,
    StudyPlan,
    Week,
)
from cma_roadmap.model.values.span import DateSpan
from cma_roadmap.planning.draft.milestones import EXTERNSHIP, SIT, STUDY
from cma_roadmap.planning.studying.allocation import allocate_in_groups
from cma_roadmap.planning.studying.parts import parts_of, views_of
from cma_roadmap.planning.studying.spreading import spread
from cma_roadmap.planning.studying.weeks import (
    Calendar,
    weeks_of,
    whole_weeks,
    with_practice,
)

_SITTING = re.compile(rf"{re.escape(SIT)}|exam\.attempt-\d+\.sit")
_MINUTES = 60
_DAYS = 7


class OwnViews(NamedTuple):
    """What a person says of themselves: areas by name, and scores of them in percent."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    scores: tuple[tuple[str, int], ...] = ()


NO_VIEWS = OwnViews()


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
    exam_on, test = _exam_ahead(roadmap, credential)
    assumed, day = _assumed(catalog, credential), roadmap.as_of or exam_on
    outline, studying = test.outline.at(day), assumed.studying
    if outline.value is None:
        raise WrongRequestError.of("no_outline", credential=credential.name)
    parts = parts_of(outline.value)
    views = views_of(parts, said.strong, said.weak, said.scores, studying)
    calendar = _calendar(exam_on, roadmap, profile, studying)
    allowed = roadmap.goal.hours_per_week or _hours_told(profile)
    weekly = _weekly(calendar, allowed, assumed)
    length = _length_of_practice(test, day, studying)
    weeks = _weeks(calendar, weekly, length, studying)
    plans = _hours_of(parts, views, weeks)
    order = [(plan.part.id, plan.hours) for plan in _in_order(plans)]
    return StudyPlan(
        credential=credential,
        test=test,
        today=roadmap.today,
        begins=calendar.first,
        exam_on=exam_on,
        outline=outline,
        parts=plans,
        weeks=spread(weeks, order, studying.repeat_every, studying.repeat_after),
        weekly=weekly,
        allowed=allowed,
        aim=assumed.aim.hours,
        practice_length=length,
        materials=_cheapest_first(test, day),
        why=studying.why,
        past=sum(week.end <= roadmap.today for week in weeks),
    )


def _assumed(catalog: Catalog, credential: Credential) -> _Assumed:
    """What is assumed; a data folder of one's own may have none of it."""
    defaults = catalog.foundation.defaults
    if defaults.studying is None or defaults.study_hours is None:
        raise WrongRequestError.of("no_outline", credential=credential.name)
    weekly = max(1, defaults.study_hours.hours * _DAYS // max(defaults.study.value.days, 1))
    return _Assumed(defaults.studying, defaults.study_hours, weekly)


def _hours_told(profile: Profile) -> int | None:
    return profile.availability.hours_per_week if profile.availability else None


def _exam_ahead(roadmap: Roadmap, credential: Credential) -> tuple[date, Exam]:
    """The day of the next sitting, the first one or a later attempt, and what is sat.

    Raises:
        WrongRequestError: none is ahead.
    """
    sittings = (one for one in roadmap.steps if _SITTING.fullmatch(one.step.id))
    ahead = [one.timing.start for one in sittings if one.timing.start > roadmap.today]
    if not ahead or credential.exam is None:
        raise WrongRequestError.of("no_exam_to_study_for", credential=credential.name)
    return min(ahead), credential.exam


def _calendar(exam: date, roadmap: Roadmap, profile: Profile, studying: StudyDefaults) -> Calendar:
    """From the day studying began, where that is told, else from its day in the plan or today."""
    steps = {planned.step.id: planned for planned in roadmap.steps}
    first, study = roadmap.today, steps.get(STUDY)
    if study is not None and study.timing.end > roadmap.today:
        has_begun = study.step.status is not StepStatus.TODO
        first = study.timing.start if has_begun else max(first, study.timing.start)
    said = profile.availability.breaks if profile.availability else ()
    breaks = () if roadmap.goal.no_breaks else tuple(DateSpan(b.start, b.end) for b in said)
    timings = [steps[EXTERNSHIP].timing] if EXTERNSHIP in steps else []
    externship = tuple(DateSpan(timing.start, timing.end) for timing in timings)
    return Calendar(first, exam, breaks, externship, Fraction(studying.externship_share))


def _weekly(calendar: Calendar, allowed: int | None, assumed: _Assumed) -> int:
    """Hours a week: what brings all the hours we reckon with, and no more than there are."""
    weeks = whole_weeks(calendar)
    most = allowed or assumed.weekly
    return min(most, ceil(assumed.aim.hours / weeks)) if weeks else most


def _length_of_practice(test: Exam, day: date, studying: StudyDefaults) -> int:
    """Whole hours that a practice test takes: those of the exam."""
    minutes = test.minutes.at(day).value
    return studying.practice_hours if minutes is None else -(-minutes // _MINUTES)


def _weeks(
    calendar: Calendar, weekly: int, length: int, studying: StudyDefaults
) -> tuple[Week, ...]:
    wanted = studying.practice_before.before(calendar.exam)
    return with_practice(weeks_of(calendar, weekly), calendar, wanted, length)


def _hours_of(
    parts: Sequence[Part], views: Mapping[str, OwnView], weeks: Sequence[Week]
) -> tuple[PartPlan, ...]:
    """The hours of each part: its percent of the exam times how much the person needs of it.

    An area with fewer hours than topics is planned as a whole.
    """
    hours = sum(week.hours - week.practice_hours for week in weeks)
    areas = [tuple(group) for _, group in groupby(parts, lambda part: part.id.partition(".")[0])]
    wanted = [[part.percent * views[part.id].times for part in area] for area in areas]
    found: list[PartPlan] = []
    for area, given in zip(areas, allocate_in_groups(wanted, hours), strict=True):
        if sum(given) < len(area):
            found.append(_as_a_whole(area, views, sum(given)))
        else:
            pairs = zip(area, given, strict=True)
            found += [PartPlan(part, views[part.id], count) for part, count in pairs]
    return tuple(found)


def _as_a_whole(area: Sequence[Part], views: Mapping[str, OwnView], hours: int) -> PartPlan:
    """An area as one part; its view is that of its topics, or a mean where they differ."""
    percent = sum((part.percent for part in area), Fraction(0))
    own = [views[part.id] for part in area]
    view = own[0]
    if len(set(own)) > 1:
        needed = sum((part.percent * views[part.id].times for part in area), Fraction(0))
        view = OwnView(Standing.MIXED, needed / percent)
    name, subjects = area[0].area, tuple(one for part in area for one in part.subjects)
    whole = Part(area[0].id.partition(".")[0], name, name, percent, False, subjects)
    return PartPlan(whole, view, hours)


def _in_order(plans: Sequence[PartPlan]) -> list[PartPlan]:
    """What the person needs most comes first: it is repeated most often."""
    return sorted(plans, key=lambda plan: (-plan.view.times, -plan.hours))


def _cheapest_first(test: Exam, day: date) -> tuple[Material, ...]:
    """What costs least comes first, of as cheap ones the body's own; what is not known, last."""

    def rank(material: Material) -> tuple[bool, Decimal, bool]:
        price = material.price.at(day).value if material.price else None
        return price is None, price.low.amount if price else Decimal(0), not material.official

    return tuple(sorted(test.materials, key=rank))
