"""Set-backs that a plan assumes: how they hold its steps back, as far as it is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from cma_roadmap.fast_start.lazy_classes import NamedTuple, replace
from cma_roadmap.model.results.network import Bound, Step, StepStatus

_NONE: Mapping[str, date] = MappingProxyType({})
_NO_CARDS: Mapping[str, Mapping[str, date]] = MappingProxyType({})


class SetBacks(NamedTuple):
    """What is assumed by now, beside what the person told of themselves.

    `failed` counts sittings that are not passed. `lapsed` gives, for each card that has run out
    when it is needed, the first days of all steps in the plan in which it had not. `delayed` gives
    the new first day of each step that begins late, `sat` the day of each sitting that has failed.
    `held` are the days for which shots and cards wait in the plan without all that; `None`: this is
    that plan.
    """

    failed: int = 0
    lapsed: Mapping[str, Mapping[str, date]] = _NO_CARDS
    delayed: Mapping[str, date] = _NONE
    sat: Mapping[str, date] = _NONE
    held: Mapping[str, date] | None = None

    def with_lapse(self, card: str, before: Mapping[str, date]) -> SetBacks:
        """The same, and a card has run out too."""
        return self._replace(lapsed={**self.lapsed, card: before})

    def with_delay(self, days: Mapping[str, date]) -> SetBacks:
        """The same, and some steps begin late too."""
        return self._replace(delayed={**self.delayed, **days})


NO_SET_BACKS = SetBacks()


def held_up(step: Step, set_backs: SetBacks) -> Step:
    """The step with the day before which it is assumed not to begin; a booked day moves to it."""
    day = set_backs.delayed.get(step.id)
    if day is None:
        return step
    bound = Bound("delay", day)
    others = tuple(b for b in step.not_before if b != bound)
    fixed = day if step.status is StepStatus.PINNED else step.fixed
    return replace(step, not_before=(*others, bound), fixed=fixed)
