"""An application that was made and leads to no sitting any more: the plan makes a new one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.network import Schedule
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.windows import last_day_by
from cma_roadmap.planning.eligibility.case import Case

_LIFE = ("testing_window", "application_life")
_OPENS = "window_opens"
_APPLYING = ("review", "apply", "approval", "window")


class Spent(NamedTuple):
    """An application of the past: the ids of its steps begin with `base`.

    `pins` are the days that the person gave of it, `last` is the last day to sit by it.
    """

    base: str
    pins: frozenset[str]
    applied: date
    last: date


def spent_application(draft: Draft, dated: Schedule) -> Spent | None:
    """The application that is pinned in the past and whose time to sit cannot be kept, if any."""
    pins, today = draft.case.profile.pins, draft.case.today
    for conflict in dated.conflicts:
        tie = conflict.dependency
        if tie is None or tie.code not in (*_LIFE, _OPENS):
            continue
        base = tie.successor.rpartition(".")[0]
        names = (f"{base}.{part}" for part in _APPLYING)
        made = {name: pins[name] for name in names if pins.get(name, today) < today}
        last = min(_last_days(draft, dated, base), default=None)
        if made and last is not None:
            return Spent(base, frozenset(made), min(made.values()), last)
    return None


def _last_days(draft: Draft, dated: Schedule, base: str) -> Iterator[date]:
    """The last day to sit by the window of the application, and by its life."""
    steps, sit, window = draft.steps, f"{base}.sit", f"{base}.window"
    for tie in draft.dependencies:
        if tie.successor == window and tie.code == _OPENS and window in steps:
            opens = steps[window].fixed or dated.timings[tie.predecessor].end
            yield steps[window].length.end(opens) - ONE_DAY
        if tie.successor == sit and tie.code in _LIFE and tie.predecessor != window:
            day = last_day_by(tie, sit, steps, dated.timings)
            yield from [day] if day else []


def without(spent: Spent, case: Case) -> Case:
    """The person as if that application had not been made."""
    pins = {name: day for name, day in case.profile.pins.items() if name not in spent.pins}
    return case._replace(profile=case.profile.model_copy(update={"pins": pins}))


def tell_spent(draft: Draft, spent: Spent, body: str) -> None:
    """That the application leads nowhere, and what the plan does about it."""
    code = "spent" if spent.last < draft.case.today else "too_soon"
    if f"{spent.base}.sit" in draft.happened:
        code = "other"
    text = message(f"finding.application_{code}", day=spent.applied, last=spent.last, body=body)
    draft.find(Severity.WARNING, text, f"{spent.base}.apply")
