"""Which reminders suit a step: many for a day that must not be missed, none for what is past."""

from __future__ import annotations

from typing import NamedTuple

from cma_roadmap.model.results.exported_calendar import Alarms
from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep
from cma_roadmap.rendering.messages.words import Words

_LAST_DAYS = (30, 7, 1)
_RENEWAL_LAST_DAYS = (90, *_LAST_DAYS)
"""A term of years is easily forgotten, and points of education take months to earn."""
_FEW_LAST_DAYS = (7, 1)
_NO_TIME_TO_SPARE = (7, 1)
_DAY_BEFORE = (1,)


class Reminder(NamedTuple):
    """A reminder on the morning `days` days before an entry begins."""

    days: int
    text: str


def reminders(
    planned: PlannedStep, title: str, alarms: Alarms, words: Words, *, last_day: bool
) -> tuple[Reminder, ...]:
    """The reminders for an entry of a step, the earliest first.

    Args:
        planned: the step.
        title: what the entry is called.
        alarms: how much the person wants to be reminded.
        words: the language.
        last_day: the entry is the last day of something.
    """
    if alarms is Alarms.NONE or planned.step.status is StepStatus.DONE:
        return ()
    days = _last_days(planned, alarms) if last_day else _before(planned, alarms)
    return tuple(_reminder(count, title, words) for count in days)


def _last_days(planned: PlannedStep, alarms: Alarms) -> tuple[int, ...]:
    if alarms is Alarms.FEW:
        return _FEW_LAST_DAYS
    return _RENEWAL_LAST_DAYS if planned.step.phase is Phase.RENEWAL else _LAST_DAYS


def _before(planned: PlannedStep, alarms: Alarms) -> tuple[int, ...]:
    """A point that is reached, or a time that opens, is no task: only the day before is told."""
    booked = planned.step.status is StepStatus.PINNED
    if alarms is Alarms.FEW:
        return _DAY_BEFORE if booked else ()
    match planned.step.kind:
        case StepKind.TASK:
            return _NO_TIME_TO_SPARE if booked or planned.timing.critical else _DAY_BEFORE
        case StepKind.WINDOW:
            return _DAY_BEFORE
        case _:
            return ()


def _reminder(days: int, title: str, words: Words) -> Reminder:
    code = "calendar.tomorrow" if days == 1 else "calendar.ahead"
    return Reminder(days, words(code, days=days, title=title))
