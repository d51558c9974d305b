"""What we only guess gives way: a plan is made with less time before anything real is given up.

The times that no source gives (study, a seat, choosing, enrolling) are taken whole first. Where a
day that was set, the day to finish by or a time limit is missed then, as little is taken off them
as keeps it: off those of our own before those that the person set. What even all of it would not
keep takes nothing off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.guesses import AssumedTime, Guess
from cma_roadmap.model.results.network import Conflict, Schedule, StepStatus
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import APPLY_BY, CERTIFIED
from cma_roadmap.planning.guesses.times import Times

Settled = tuple[Draft, Schedule]
Settle = Callable[[Times], Settled]
"""Drafts and schedules a plan with the times given."""
_UNSURE = "finding.window_unsure"
"""Said of the first sitting: nobody studies less so that a second one, after a failure, is safe."""


def settle_in_time(settle: Settle, own: Mapping[Guess, int], finish_by: date | None) -> Settled:
    """The plan with all the time that is assumed or set, or as much of it as the limits leave."""
    whole = settle(Times(own))
    draft, dated = whole
    draft.usual_day = dated.timings[draft.goal].start
    rate = _Rating(finish_by)
    if rate(whole).is_kept or draft.goal != CERTIFIED:
        return whole
    plans = _Plans(settle, own, {})
    most = {time.guess: time.usual for time in _as_they_yield(draft)}
    least = plans.without(most)
    best = rate(least)
    if not best.holds:
        _tell_not_enough(draft, least, finish_by)
        return whole
    if best == rate(whole):
        return whole
    from cma_roadmap.planning.guesses.shrinking import least_taken  # hardly any plan needs it

    taken = least_taken(most, lambda less: rate(plans.without(less)) == best)
    if taken is None:
        raise AssertionError("what was tried does not fit when it is tried again")
    shorter = settle(Times(own, taken, _missed(whole, rate(whole), finish_by)))
    shorter[0].usual_day = draft.usual_day
    return shorter


class _Kept(NamedTuple):
    """What a plan keeps: what surely holds, and what a body may count in another way."""

    holds: bool
    is_sure: bool

    @property
    def is_kept(self) -> bool:
        return self.holds and self.is_sure


class _Rating(NamedTuple):
    """Rates plans for one day to finish by."""

    finish_by: date | None

    def __call__(self, settled: Settled) -> _Kept:
        draft, dated = settled
        late = self.finish_by is not None and _is_late(settled, self.finish_by)
        return _Kept(not dated.conflicts and not late, _UNSURE not in draft.messages)


def _is_late(settled: Settled, finish_by: date) -> bool:
    draft, dated = settled
    return dated.timings[draft.goal].start > finish_by


class _Plans(NamedTuple):
    """Plans with less time, each made once."""

    settle: Settle
    own: Mapping[Guess, int]
    known: dict[tuple[tuple[Guess, int], ...], Settled]

    def without(self, taken: Mapping[Guess, int]) -> Settled:
        """The plan with so many days taken off."""
        key = tuple(taken.items())
        if key not in self.known:
            self.known[key] = self.settle(Times(self.own, taken))
        return self.known[key]


def _as_they_yield(draft: Draft) -> list[AssumedTime]:
    """The times that a plan rests on, in the order in which they give way."""
    times = [draft.assumed[guess] for guess in Guess if guess in draft.assumed]
    return sorted(times, key=lambda time: time.own)


def _missed(settled: Settled, kept: _Kept, finish_by: date | None) -> tuple[Message, ...]:
    """What would be missed with all the time, each once."""
    draft, dated = settled
    found: list[Message] = []
    if finish_by is not None and _is_late(settled, finish_by):
        found.append(message("limit.finish_by", day=finish_by))
    for limit in (_limit(conflict, settled) for conflict in dated.conflicts):
        if limit not in found:
            found.append(limit)
    last = draft.steps.get(APPLY_BY)
    if not kept.is_sure and last is not None:
        found.append(message("limit.day", title=last.title, day=dated.timings[APPLY_BY].start))
    return tuple(found)


def _limit(conflict: Conflict, settled: Settled) -> Message:
    last = settled[0].steps[conflict.chain[-1]]
    if conflict.allowed is not None and last.status is not StepStatus.DONE:
        return message("limit.day", title=last.title, day=conflict.allowed)
    tie = conflict.dependency.code if conflict.dependency else "order"
    return message(f"tie.{tie}")


def _tell_not_enough(draft: Draft, least: Settled, finish_by: date | None) -> None:
    """A no that rests on no guess says so: it would be one without any time for them."""
    shortest, dated = least
    if not any(time.usual for time in draft.assumed.values()):
        return
    whats = tuple(message(f"short.what.{guess}") for guess in Guess if guess in draft.assumed)
    code = "finding.short_not_enough"
    if not dated.conflicts and finish_by is not None:
        code = "finding.short_not_enough_day"
    day = dated.timings[shortest.goal].start
    draft.find(Severity.WARNING, message(code, whats=whats, day=day), CERTIFIED)
