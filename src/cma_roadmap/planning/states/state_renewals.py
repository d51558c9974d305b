"""Keeping what a state gave: its own last days to renew, and coming back after a lapse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from cma_roadmap.model.definitions.jurisdiction import MonthDay, StateStep
from cma_roadmap.model.results.network import Phase, Step, StepKind
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import LASTS, ONE_DAY, Duration, month_end
from cma_roadmap.planning.draft.draft import DAY
from cma_roadmap.planning.states.state_papers import state_fee
from cma_roadmap.planning.states.state_part import StatePart
from cma_roadmap.planning.steps.holding import may_be_over


def add_state_renewals(part: StatePart, state_step: StateStep) -> None:
    """Add a last day for each cycle up to the last day of the credential that is shown.

    A paper in hand tells the first of them itself.
    """
    draft, name = part.draft, part.id(state_step)
    begun = [before for before in part.before(state_step) if before in draft.steps]
    told = max((p.expires_on for p in part.history.in_force if p.expires_on), default=None)
    if state_step.after and not begun and told is None:
        return
    every = draft.read(state_step.every, name, "state_every") if state_step.every else None
    costs = state_fee(part, state_step)
    draft.unsettled = True
    first = told + ONE_DAY if told else draft.dates.get(begun[0]) if begun else None
    days = [told] if told else []
    if every is not None and every.value is not None:
        days += _days(part, every.value, first, state_step.due_on)
    shown: str | None = None
    for number, day in enumerate(days, 1):
        id_ = f"{name}-{number}"
        shown = shown or id_
        kind, title = StepKind.DEADLINE, part.title(state_step)
        sources = every.sources if every else ()
        draft.add(Step(id_, Phase.STATE, kind, title, DAY, fixed=day, costs=costs, sources=sources))
    _tell(part, state_step, shown)
    if shown is not None and every is not None and every.value is not None:
        text = message("finding.state_renewal_counted", agency=part.agency)
        draft.find(Severity.WARNING, text, shown, every.sources)


def _days(
    part: StatePart, every: Duration, begun: date | None, due_on: MonthDay | None
) -> Iterator[date]:
    """The last days of the cycles, while the credential shown lasts and one lives there."""
    dates = part.draft.dates
    ends = [day for name, day in dates.items() if name.startswith("renewal.") and _is_end(name)]
    if begun is None or not ends:
        return
    for cycle in count(1):
        day = LASTS.last_day(begun, Duration(every.months * cycle, every.days * cycle))
        day = _last_such_day(day, due_on) if due_on else day
        if day > max(ends) or (part.until is not None and day >= part.until):
            return
        if day >= part.draft.case.today:
            yield day


def _is_end(name: str) -> bool:
    return name.endswith(".expires")


def _last_such_day(day: date, due_on: MonthDay) -> date:
    """The last day on or before `day` that has this month and day of the month."""
    month, wanted = (int(piece) for piece in due_on.split("-"))
    years = (day.year, day.year - 1)
    found = (date(y, month, min(wanted, month_end(date(y, month, 1)).day)) for y in years)
    return next(due for due in found if due <= day)


def _tell(part: StatePart, state_step: StateStep, step: str | None) -> None:
    """What the rule says of renewing, beside the first last day if there is one."""
    version = part.draft.version(state_step.rule, part.id(state_step))
    text = message(
        "finding.state_renewal",
        state=part.state.name,
        title=state_step.title,
        rule=version.value or message("word.unknown"),
    )
    part.draft.find(Severity.INFO, text, step, version.sources)


def add_reactivation(part: StatePart, state_step: StateStep) -> None:
    """How to come back: told to those whose own credential has run out, or may have."""
    back = part.history.back
    if state_step in back and state_step.requirement is None and state_step.lapsed_under:
        name, kind = part.id(state_step), StepKind.TASK
        costs = state_fee(part, state_step)
        part.add(
            state_step, Step(name, Phase.STATE, kind, part.title(state_step), DAY, costs=costs)
        )
    if state_step in back or (not back and may_be_over(part.credential, part.draft.case)):
        part.tell_rule(state_step)
