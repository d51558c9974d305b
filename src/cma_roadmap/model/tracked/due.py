"""What is to be done now: the steps that somebody must do, by the day from which delay costs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.values.span import ONE_DAY

WEEK, MONTH = timedelta(days=7), timedelta(days=31)
_WAITS = (".intake", ".approval", ".review", ".result", ".answer", ".full")
"""What the ids of steps end with in which somebody else works, or only time passes."""
_AFTER = (Phase.RENEWAL, Phase.CAREER)
_CARD, _PRACTICE = "externship.", "externship.hours"


class Due(NamedTuple):
    """A step to do, and the last day on which it can begin without cost (`None`: none is known)."""

    planned: PlannedStep
    latest: date | None


class DueNow(NamedTuple):
    """What to do within a week and within a month of `today`, the most urgent first.

    `under_way` has begun and is not over, `later` is what comes next after the month.
    """

    today: date
    week: tuple[Due, ...]
    month: tuple[Due, ...]
    under_way: tuple[PlannedStep, ...]
    later: Due | None


def is_action(planned: PlannedStep) -> bool:
    """Whether a step asks somebody to do something that is still to do.

    Tasks do, and last days on which something is to be paid, such as a renewal; waits do not.
    """
    step = planned.step
    is_bill = step.kind is StepKind.DEADLINE and bool(step.costs)
    is_open = step.status is not StepStatus.DONE and not step.id.endswith(_WAITS)
    return is_open and (step.kind is StepKind.TASK or is_bill)


def is_open_ended(planned: PlannedStep) -> bool:
    """Whether no last day is known for a step: what a state wants done soon after something.

    What decides the day of the certificate has one, whoever asks for it.
    """
    step, timing = planned.step, planned.timing
    is_loose = timing.float_days == 0 and not timing.critical
    return step.phase is Phase.STATE and is_loose and step.due is None


def due_now(roadmap: Roadmap, told: Collection[str] = ()) -> DueNow:
    """What to do from the day of a plan on, in the order in which delay costs.

    A day late costs a day, or a limit, from the latest day of a step on: so what has the earliest
    one comes first, then what decides the day of the certificate, then what costs more. Steps
    that are `told` to be over are left out: on their own day the plan still has them on it.
    """
    today = roadmap.today
    ahead = sorted(map(_due, _next_ones(roadmap, told)), key=_urgency)
    week = tuple(one for one in ahead if _begins(one) < today + WEEK)
    month = tuple(one for one in ahead if today + WEEK <= _begins(one) < today + MONTH)
    rest = [one for one in ahead if _begins(one) >= today + MONTH]
    begun = tuple(p for p in roadmap.steps if is_action(p) and _is_under_way(p, today))
    return DueNow(today, week, month, begun, min(rest, key=_begins, default=None))


def _next_ones(roadmap: Roadmap, told: Collection[str]) -> Iterator[PlannedStep]:
    """The actions ahead, of each series only the next visit, none for what is over."""
    if not roadmap.stands:
        return
    seen: set[str] = set()
    is_over = _is_done(roadmap.steps, _PRACTICE)
    for planned in sorted(roadmap.steps, key=lambda each: each.timing.start):
        step = planned.step
        if not is_action(planned) or _is_under_way(planned, roadmap.today):
            continue
        if step.id in told or (is_over and step.id.startswith(_CARD)):
            continue
        if step.series in seen or not roadmap.can_be_followed(step.id):
            continue
        if step.series is not None:
            seen.add(step.series)
        yield planned


def _is_done(steps: Iterable[PlannedStep], name: str) -> bool:
    return any(p.step.id == name and p.step.status is StepStatus.DONE for p in steps)


def _is_under_way(planned: PlannedStep, today: date) -> bool:
    return planned.step.status is StepStatus.PINNED and planned.timing.start < today


def _due(planned: PlannedStep) -> Due:
    timing = planned.timing
    if planned.step.status is StepStatus.PINNED:
        return Due(planned, timing.start)
    if is_open_ended(planned):
        return Due(planned, None)
    if planned.step.phase in _AFTER:
        return Due(planned, max(timing.start, timing.latest_end - ONE_DAY))
    return Due(planned, max(timing.start, timing.latest_start))


def _begins(one: Due) -> date:
    return one.planned.timing.start


def _urgency(one: Due) -> tuple[date, bool, int, date]:
    known = [line.amount for line in one.planned.step.costs if line.amount is not None]
    price = sum(int(amount.likely.amount) for amount in known)
    timing = one.planned.timing
    return one.latest or date.max, not timing.critical, -price, timing.start
