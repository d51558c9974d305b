"""The last days on which to ask for papers, or begin trainings, to have them on the first day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cma_roadmap.model.definitions.jurisdiction import StateStep
from cma_roadmap.model.values.calendar import Length, Paced, days_for
from cma_roadmap.model.values.span import DateSpan
from cma_roadmap.planning.draft.draft import wait_length
from cma_roadmap.planning.eligibility.case import Case

_FULL_TIME = 40


def latest_days(steps: Sequence[StateStep], case: Case) -> Mapping[str, date | None]:
    """For each step the last day to begin it, so that all of them are over by the day of the case.

    A step waits for those that it comes `after`. `None`: it, or a step behind it, takes a time that
    nobody tells. Breaks of the profile are left out of trainings.
    """
    found: dict[str, date | None] = {}
    for step in reversed(steps):
        behind = [found[one.id] for one in steps if step.id in one.after and one.id in found]
        known = [day for day in behind if day is not None]
        length = _length(step, case)
        sure = length is not None and len(known) == len(behind)
        end = min(known, default=case.today)
        found[step.id] = length.latest_start(end) if length is not None and sure else None
    return found


def _length(step: StateStep, case: Case) -> Length | None:
    """What the state takes, at its longer end; the hours of a training at the person's pace."""
    wait = step.processing.at(case.rules_day).value if step.processing else None
    if wait is not None:
        return wait_length(wait, case.catalog.holidays)
    hours = step.hours.at(case.rules_day).value if step.hours else None
    if hours is None:
        return None
    said, usual = case.profile.availability, case.catalog.foundation.defaults.full_time_week_hours
    weekly = (said.hours_per_week if said else None) or usual.at(case.rules_day).value or _FULL_TIME
    breaks = tuple(DateSpan(b.start, b.end) for b in said.breaks) if said else ()
    return Paced(days_for(hours, weekly), breaks)
