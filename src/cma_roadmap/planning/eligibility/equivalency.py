"""How long it takes to prepare for the GED or HiSET, and the day on which it could be held."""

from __future__ import annotations

import math
from datetime import date

from cma_roadmap.model.definitions.schooling import DiplomaKind
from cma_roadmap.model.values.calendar import Elapsed, Length, Paced
from cma_roadmap.model.values.span import ONE_DAY, DateSpan, Duration
from cma_roadmap.planning.eligibility.case import Case


def days_for(hours: int, weekly: int) -> int:
    """Calendar days for `hours` at `weekly` hours a week, begun ones counted whole."""
    return math.ceil(hours * 7 / weekly)


def preparation(
    hours: int | None, months: int | None, weekly: int | None, breaks: tuple[DateSpan, ...]
) -> Length:
    """By hours where the person says how many a week; by the usual months otherwise."""
    if weekly is not None and hours is not None:
        return Paced(days_for(hours, weekly), breaks)
    return Elapsed(Duration(months=months or 0))


def diploma_day(case: Case) -> date | None:
    """The first day on which somebody who says they have none could hold one; else `None`."""
    said, pace = case.profile.diploma, case.profile.availability
    if said is None or said.kind is not DiplomaKind.NONE:
        return None
    test = case.catalog.foundation.equivalency
    length = preparation(
        test.prepare_hours.at(case.rules_day).value,
        test.prepare_months.at(case.rules_day).value,
        pace.hours_per_week if pace else None,
        tuple(DateSpan(pause.start, pause.end) for pause in pace.breaks) if pace else (),
    )
    return length.end(case.today) + ONE_DAY
