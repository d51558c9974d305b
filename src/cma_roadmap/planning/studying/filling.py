"""How many hours each part gets and in which weeks, by how a person sees themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from cma_roadmap.model.definitions.studying import StudyDefaults
from cma_roadmap.model.studying.study_plan import (
    OwnView,
    Part,
    PartPlan,
    Share,
    Standing,
    Week,
)
from cma_roadmap.planning.studying.allocation import allocate, allocate_in_groups
from cma_roadmap.planning.studying.parts import Seen
from cma_roadmap.planning.studying.spreading import spread

_Views = Mapping[str, OwnView]
_Filled = tuple[tuple[PartPlan, ...], tuple[Week, ...]]


def fill_weeks(seen: Seen, weeks: Sequence[Week], past: int, studying: StudyDefaults) -> _Filled:
    """The parts with their hours, and the weeks with what to learn in them.

    The first `past` weeks are over: they were filled by how the person saw themselves before. What
    they say now is about the weeks that are left.
    """
    plans = _hours_of(seen.parts, seen.before, weeks)
    filled = _spread(weeks, plans, studying)
    if past and seen.before != seen.now:
        return _anew(plans, seen, filled, past, studying)
    if seen.before != seen.now:
        plans = _hours_of(seen.parts, seen.now, weeks)
        filled = _spread(weeks, plans, studying)
    return plans, filled


def _spread(
    weeks: Sequence[Week], plans: Sequence[PartPlan], studying: StudyDefaults
) -> tuple[Week, ...]:
    """What the person needs most comes first: it is repeated most often."""
    first = sorted(plans, key=lambda plan: (-plan.view.times, -plan.hours))
    order = [(plan.part.id, plan.hours) for plan in first]
    return spread(weeks, order, studying.repeat_every, studying.repeat_after)


def _open_hours(weeks: Iterable[Week]) -> int:
    return sum(week.hours - week.practice_hours for week in weeks)


def _anew(
    plans: Sequence[PartPlan],
    seen: Seen,
    filled: Sequence[Week],
    past: int,
    studying: StudyDefaults,
) -> _Filled:
    """The weeks that are left, for what each part still lacks of the hours that it needs now.

    Of what was learned to its end there is nothing new: all its hours repeat it.
    """
    gone, left = filled[:past], filled[past:]
    had = Counter[str]()
    for share in (share for week in gone for share in week.shares):
        had[share.part] += share.new + share.repeated
    views = [_view_of(plan.part, seen.parts, seen.now) for plan in plans]
    wanted = [plan.part.percent * view.times for plan, view in zip(plans, views, strict=True)]
    hours = Fraction(_open_hours(filled))
    targets = [hours * one / sum(wanted, Fraction(0)) for one in wanted]
    lacks = [
        max(target - had[plan.part.id], Fraction(0))
        for plan, target in zip(plans, targets, strict=True)
    ]
    given = allocate(lacks, _open_hours(left))
    rest = [
        PartPlan(plan.part, view, count)
        for plan, view, count in zip(plans, views, given, strict=True)
    ]
    ahead = _spread([week._replace(shares=()) for week in left], rest, studying)
    still_new = {share.part for week in left for share in week.shares if share.new}
    known = frozenset(had) - still_new
    told = tuple(week._replace(shares=_repeated(week.shares, known)) for week in ahead)
    whole = tuple(plan._replace(hours=plan.hours + had[plan.part.id]) for plan in rest)
    return whole, (*gone, *told)


def _repeated(shares: Sequence[Share], known: frozenset[str]) -> tuple[Share, ...]:
    """The shares of a week; of what is known already all hours are repeats."""
    return tuple(
        Share(one.part, 0, one.new + one.repeated) if one.part in known else one for one in shares
    )


def _hours_of(parts: Sequence[Part], views: _Views, weeks: Sequence[Week]) -> tuple[PartPlan, ...]:
    """The hours of each part: its percent of the exam times how much the person needs of it.

    An area with fewer hours than topics is planned as a whole.
    """
    areas = [tuple(group) for _, group in groupby(parts, _area)]
    wanted = [[part.percent * views[part.id].times for part in area] for area in areas]
    found: list[PartPlan] = []
    for area, given in zip(areas, allocate_in_groups(wanted, _open_hours(weeks)), strict=True):
        if sum(given) < len(area):
            whole = _as_a_whole(area)
            found.append(PartPlan(whole, _view_of(whole, area, views), sum(given)))
        else:
            pairs = zip(area, given, strict=True)
            found += [PartPlan(part, views[part.id], count) for part, count in pairs]
    return tuple(found)


def _area(part: Part) -> str:
    return part.id.partition(".")[0]


def _as_a_whole(area: Sequence[Part]) -> Part:
    percent = sum((part.percent for part in area), Fraction(0))
    name, subjects = area[0].area, tuple(one for part in area for one in part.subjects)
    return Part(_area(area[0]), name, name, percent, False, subjects)


def _view_of(part: Part, parts: Sequence[Part], views: _Views) -> OwnView:
    """The view of a part; of an area as a whole that of its topics, or a mean where they differ."""
    if part.id in views:
        return views[part.id]
    topics = [one for one in parts if _area(one) == part.id]
    own = [views[one.id] for one in topics]
    if len(set(own)) == 1:
        return own[0]
    needed = sum((one.percent * views[one.id].times for one in topics), Fraction(0))
    return OwnView(Standing.MIXED, needed / part.percent)
