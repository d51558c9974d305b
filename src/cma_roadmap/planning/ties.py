"""One tie between two steps as rules on days.

The passes count days as ordinals (`date.toordinal`): most lags and lengths are the same number of
days in every season, and then a rule only adds a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cma_roadmap.model.calendar import Elapsed, Length
from cma_roadmap.model.network import Dependency, DependencyType, Step
from cma_roadmap.model.span import ONE_DAY, Duration

Rule = Callable[[int], int]
"""From the day of one step to a day of the other; a later one never gives an earlier one."""


class Link(NamedTuple):
    """A tie made ready for one pass.

    `least` says what the day of the step `of` asks of the step `on`, by the least lag; `most` what
    the day of `on` asks of `of`, by the greatest lag. In the forward pass `of` is the predecessor,
    in the backward pass the successor. `lead` and `limit` are the two lags in days from start to
    start, `None` where that depends on the season.
    """

    tie: Dependency
    of: str
    on: str
    least: Rule
    most: Rule | None
    lead: int | None
    limit: int | None


def forward_links(ties: Iterable[Dependency], steps: Mapping[str, Step]) -> list[Link]:
    """For every tie, the earliest start that each step leaves to the other."""
    lengths = {name: step.length.in_days for name, step in steps.items()}
    return [_forward_link(tie, steps, _apart(tie, lengths)) for tie in ties]


def _forward_link(tie: Dependency, steps: Mapping[str, Step], apart: int | None) -> Link:
    lead, limit = _in_days(tie.min_lag, apart), None
    least = _first_after(tie, steps) if lead is None else lead.__add__
    most: Rule | None = None
    if tie.max_lag is not None:
        limit = _in_days(tie.max_lag, apart)
        most = _first_within(tie, tie.max_lag, steps) if limit is None else (-limit).__add__
    return Link(tie, tie.predecessor, tie.successor, least, most, lead, limit)


def backward_link(forward: Link, steps: Mapping[str, Step]) -> Link:
    """The same tie for the backward pass: the latest start that each step leaves to the other."""
    tie, before, after, _, _, lead, limit = forward
    least = _last_before(tie, steps) if lead is None else (-lead).__add__
    most: Rule | None = None
    if tie.max_lag is not None:
        most = _last_within(tie, tie.max_lag, steps) if limit is None else limit.__add__
    return Link(tie, after, before, least, most, lead, limit)


def unlimited(link: Link) -> Link:
    """The link without its limit: the order it sets still holds."""
    return link._replace(tie=link.tie._replace(max_lag=None), most=None, limit=None)


def _apart(tie: Dependency, lengths: Mapping[str, int | None]) -> int | None:
    """Days from start to start where the lag is nothing; `None` where the season matters."""
    if tie.type is DependencyType.SS:
        return 0
    first = lengths[tie.predecessor] if _from_finish(tie) else 0
    then = lengths[tie.successor] if _to_finish(tie) else 0
    return None if first is None or then is None else first - then


def _in_days(lag: Duration, apart: int | None) -> int | None:
    return None if lag.months or apart is None else lag.days + apart


def _from_finish(tie: Dependency) -> bool:
    """Whether the tie counts from the finish of its predecessor."""
    return tie.type is DependencyType.FS or tie.type is DependencyType.FF


def _to_finish(tie: Dependency) -> bool:
    """Whether the tie counts to the finish of its successor."""
    return tie.type is DependencyType.FF or tie.type is DependencyType.SF


def _first_after(tie: Dependency, steps: Mapping[str, Step]) -> Rule:
    """From the start of the predecessor: the first one of the successor, by the least lag."""
    before, after = steps[tie.predecessor].length, steps[tie.successor].length

    def rule(start: date) -> date:
        needed = tie.min_lag.after(before.end(start) if _from_finish(tie) else start)
        return _first_start(after, needed) if _to_finish(tie) else needed

    return _remembered(rule)


def _first_within(tie: Dependency, limit: Duration, steps: Mapping[str, Step]) -> Rule:
    """From the start of the successor: the first one of the predecessor, by the greatest lag."""
    before, after = steps[tie.predecessor].length, steps[tie.successor].length

    def rule(start: date) -> date:
        needed = limit.first_start(after.end(start) if _to_finish(tie) else start)
        return _first_start(before, needed) if _from_finish(tie) else needed

    return _remembered(rule)


def _last_before(tie: Dependency, steps: Mapping[str, Step]) -> Rule:
    """From the start of the successor: the last one of the predecessor, by the least lag."""
    before, after = steps[tie.predecessor].length, steps[tie.successor].length

    def rule(start: date) -> date:
        allowed = tie.min_lag.latest_start(after.end(start) if _to_finish(tie) else start)
        return before.latest_start(allowed) if _from_finish(tie) else allowed

    return _remembered(rule)


def _last_within(tie: Dependency, limit: Duration, steps: Mapping[str, Step]) -> Rule:
    """From the start of the predecessor: the last one of the successor, by the greatest lag."""
    before, after = steps[tie.predecessor].length, steps[tie.successor].length

    def rule(start: date) -> date:
        allowed = limit.after(before.end(start) if _from_finish(tie) else start)
        return after.latest_start(allowed) if _to_finish(tie) else allowed

    return _remembered(rule)


def _first_start(length: Length, end: date) -> date:
    """The first start from which the work ends on or after `end`."""
    return length.latest_start(end - ONE_DAY) + ONE_DAY


def _remembered(rule: Callable[[date], date]) -> Rule:
    """The rule on ordinals, and what it said: it is asked again whenever the other step moves."""
    known: dict[int, int] = {}

    def recall(day: int) -> int:
        if day not in known:
            known[day] = rule(date.fromordinal(day)).toordinal()
        return known[day]

    return recall


def is_in_days(tie: Dependency, step: Step) -> bool:
    """Whether a push is of the same number of days in every season."""
    lags = (tie.min_lag, tie.max_lag or tie.min_lag)
    length = step.length
    plain = isinstance(length, Elapsed) and not length.duration.months
    return plain and not any(lag.months for lag in lags)
