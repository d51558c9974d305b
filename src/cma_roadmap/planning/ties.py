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
    """A tie made ready for one pass: what the day of each step asks of the other.

    The step `on` begins at least `lead` days after the step `of`, and at most `limit` days. Where
    the days differ by season, `least` gives the first day of `on` from that of `of`, and `most` the
    first day of `of` from that of `on`. In the forward pass `of` is the predecessor. The backward
    pass counts days downward, and there `of` is the successor.
    """

    tie: Dependency
    of: str
    on: str
    lead: int
    least: Rule | None
    limit: int | None
    most: Rule | None


def forward_links(ties: Iterable[Dependency], steps: Mapping[str, Step]) -> list[Link]:
    """Every tie, ready for the forward pass."""
    return [_forward_link(tie, steps[tie.predecessor], steps[tie.successor]) for tie in ties]


def _forward_link(tie: Dependency, before: Step, after: Step) -> Link:
    apart = _days_apart(tie, before, after)
    lead, least = _in_days(tie.min_lag, apart), None
    if lead is None:
        lead, least = 0, _remembered(_first_after(tie, before.length, after.length))
    limit, most = None, None
    if tie.max_lag is not None:
        limit = _in_days(tie.max_lag, apart)
        if limit is None:
            rule = _first_within(tie, tie.max_lag, before.length, after.length)
            most = _remembered(rule)
    return Link(tie, before.id, after.id, lead, least, limit, most)


def backward_link(forward: Link, steps: Mapping[str, Step]) -> Link:
    """The same tie, ready for the backward pass."""
    tie, of, on, lead, least, limit, most = forward
    if least is not None:
        least = _downward(_last_before(tie, steps[of].length, steps[on].length))
    if most is not None and tie.max_lag is not None:
        most = _downward(_last_within(tie, tie.max_lag, steps[of].length, steps[on].length))
    return Link(tie, on, of, lead, least, limit, most)


def unlimited(link: Link) -> Link:
    """The link without its limit: the order it sets still holds."""
    return link._replace(tie=link.tie._replace(max_lag=None), limit=None, most=None)


def _days_apart(tie: Dependency, before: Step, after: Step) -> int | None:
    """Days from start to start where the lag is nothing; `None` where the season matters."""
    if tie.type is DependencyType.SS:
        return 0
    first = before.length.in_days if _from_finish(tie) else 0
    then = after.length.in_days if _to_finish(tie) else 0
    return None if first is None or then is None else first - then


def _in_days(lag: Duration, apart: int | None) -> int | None:
    return None if lag.months or apart is None else lag.days + apart


def _from_finish(tie: Dependency) -> bool:
    """Whether the tie counts from the finish of its predecessor."""
    return tie.type is DependencyType.FS or tie.type is DependencyType.FF


def _to_finish(tie: Dependency) -> bool:
    """Whether the tie counts to the finish of its successor."""
    return tie.type is DependencyType.FF or tie.type is DependencyType.SF


def _first_after(tie: Dependency, before: Length, after: Length) -> Callable[[date], date]:
    """From the start of the predecessor: the first one of the successor, by the least lag."""

    def rule(start: date) -> date:
        needed = tie.min_lag.after(before.end(start) if _from_finish(tie) else start)
        return _first_start(after, needed) if _to_finish(tie) else needed

    return rule


def _first_within(
    tie: Dependency, limit: Duration, before: Length, after: Length
) -> Callable[[date], date]:
    """From the start of the successor: the first one of the predecessor, by the greatest lag."""

    def rule(start: date) -> date:
        needed = limit.first_start(after.end(start) if _to_finish(tie) else start)
        return _first_start(before, needed) if _from_finish(tie) else needed

    return rule


def _last_before(tie: Dependency, before: Length, after: Length) -> Callable[[date], date]:
    """From the start of the successor: the last one of the predecessor, by the least lag."""

    def rule(start: date) -> date:
        allowed = tie.min_lag.latest_start(after.end(start) if _to_finish(tie) else start)
        return before.latest_start(allowed) if _from_finish(tie) else allowed

    return rule


def _last_within(
    tie: Dependency, limit: Duration, before: Length, after: Length
) -> Callable[[date], date]:
    """From the start of the predecessor: the last one of the successor, by the greatest lag."""

    def rule(start: date) -> date:
        allowed = limit.after(before.end(start) if _from_finish(tie) else start)
        return after.latest_start(allowed) if _to_finish(tie) else allowed

    return rule


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


def _downward(rule: Callable[[date], date]) -> Rule:
    """The same for days that are counted downward, as the negative of their ordinals."""
    upward = _remembered(rule)
    return lambda day: -upward(-day)


def is_in_days(tie: Dependency, step: Step) -> bool:
    """Whether a push is of the same number of days in every season."""
    lags = (tie.min_lag, tie.max_lag or tie.min_lag)
    length = step.length
    plain = isinstance(length, Elapsed) and not length.duration.months
    return plain and not any(lag.months for lag in lags)
