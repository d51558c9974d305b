"""One tie between two steps as rules on days, and applying many of them until nothing moves.

The passes count days as ordinals (`date.toordinal`): most lags and lengths are the same number of
days in every season, and then a rule only adds a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from cma_roadmap.model.calendar import Elapsed
from cma_roadmap.model.network import Dependency, DependencyType, Step
from cma_roadmap.model.span import Duration, first_start

SEASONS = 5 * 366
"""Calendars repeat after four years: a loop that has crept on for longer never settles."""

Rule = Callable[[int], int]
"""From the day of one step to a day of the other; a later one never gives an earlier one."""


class Link(NamedTuple):
    """A tie made ready for one pass.

    `least` says what the day of the step `of` asks of the step `on`, by the least lag; `most` what
    the day of `on` asks of `of`, by the greatest lag. In the forward pass `of` is the predecessor,
    in the backward pass the successor.
    """

    tie: Dependency
    of: str
    on: str
    least: Rule
    most: Rule | None


def forward_link(tie: Dependency, steps: Mapping[str, Step]) -> Link:
    """The earliest start that each step leaves to the other."""
    before, after = steps[tie.predecessor], steps[tie.successor]
    lead = _days_apart(tie, tie.min_lag, before, after)
    least = _first_after(tie, before, after) if lead is None else lead.__add__
    most: Rule | None = None
    if tie.max_lag is not None:
        limit = _days_apart(tie, tie.max_lag, before, after)
        within = _first_within(tie, tie.max_lag, before, after)
        most = within if limit is None else (-limit).__add__
    return Link(tie, tie.predecessor, tie.successor, least, most)


def backward_link(tie: Dependency, steps: Mapping[str, Step]) -> Link:
    """The latest start that each step leaves to the other."""
    before, after = steps[tie.predecessor], steps[tie.successor]
    lead = _days_apart(tie, tie.min_lag, before, after)
    least = _last_before(tie, before, after) if lead is None else (-lead).__add__
    most: Rule | None = None
    if tie.max_lag is not None:
        limit = _days_apart(tie, tie.max_lag, before, after)
        within = _last_within(tie, tie.max_lag, before, after)
        most = within if limit is None else limit.__add__
    return Link(tie, tie.successor, tie.predecessor, least, most)


def unlimited(link: Link) -> Link:
    """The link without its limit: the order it sets still holds."""
    return link._replace(tie=link.tie._replace(max_lag=None), most=None)


def _days_apart(tie: Dependency, lag: Duration, before: Step, after: Step) -> int | None:
    """Days from start to start of two steps `lag` apart; `None` where the season matters."""
    first = before.length.in_days if _from_finish(tie) else 0
    then = after.length.in_days if _to_finish(tie) else 0
    if lag.months or first is None or then is None:
        return None
    return first + lag.days - then


def _from_finish(tie: Dependency) -> bool:
    """Whether the tie counts from the finish of its predecessor."""
    return tie.type is DependencyType.FS or tie.type is DependencyType.FF


def _to_finish(tie: Dependency) -> bool:
    """Whether the tie counts to the finish of its successor."""
    return tie.type is DependencyType.FF or tie.type is DependencyType.SF


def _first_after(tie: Dependency, before: Step, after: Step) -> Rule:
    """From the start of `before`: the first start of `after` that the least lag leaves."""

    def rule(start: int) -> int:
        needed = tie.min_lag.after(_anchor(before, start, _from_finish(tie)))
        return _first_start_for(after, needed, _to_finish(tie))

    return rule


def _first_within(tie: Dependency, most: Duration, before: Step, after: Step) -> Rule:
    """From the start of `after`: the first start of `before` that the greatest lag leaves."""

    def rule(start: int) -> int:
        needed = most.first_start(_anchor(after, start, _to_finish(tie)))
        return _first_start_for(before, needed, _from_finish(tie))

    return rule


def _last_before(tie: Dependency, before: Step, after: Step) -> Rule:
    """From the start of `after`: the last start of `before` that the least lag leaves."""

    def rule(start: int) -> int:
        allowed = tie.min_lag.latest_start(_anchor(after, start, _to_finish(tie)))
        return _last_start_for(before, allowed, _from_finish(tie))

    return rule


def _last_within(tie: Dependency, most: Duration, before: Step, after: Step) -> Rule:
    """From the start of `before`: the last start of `after` that the greatest lag leaves."""

    def rule(start: int) -> int:
        allowed = most.after(_anchor(before, start, _from_finish(tie)))
        return _last_start_for(after, allowed, _to_finish(tie))

    return rule


def _anchor(step: Step, start: int, at_finish: bool) -> date:
    """The day at which a tie holds a step that begins on `start`: its start or its finish."""
    day = date.fromordinal(start)
    return step.length.end(day) if at_finish else day


def _first_start_for(step: Step, needed: date, at_finish: bool) -> int:
    """The earliest start that puts the step's start or finish on or after `needed`."""
    if not at_finish:
        return needed.toordinal()
    length = step.length
    return first_start(length.end, needed, length.latest_start(needed)).toordinal()


def _last_start_for(step: Step, allowed: date, at_finish: bool) -> int:
    """The latest start that keeps the step's start or finish on or before `allowed`."""
    return (step.length.latest_start(allowed) if at_finish else allowed).toordinal()


def is_in_days(tie: Dependency, step: Step) -> bool:
    """Whether a push is of the same number of days in every season."""
    lags = (tie.min_lag, tie.max_lag or tie.min_lag)
    length = step.length
    plain = isinstance(length, Elapsed) and not length.duration.months
    return plain and not any(lag.months for lag in lags)


Move = Callable[[str, int, str, Dependency, bool], bool]
"""Moves a step to a day that another asks for, by the least or (true) the greatest lag of a tie.

False where the step cannot move.
"""


def until_settled(
    links: Sequence[Link],
    days: Mapping[str, int],
    is_beyond: Callable[[int, int], bool],
    move: Move,
    is_endless: Callable[[int], bool],
) -> bool:
    """Apply links, again wherever a step moved, until none does. False when that never ends.

    A step is moved when the day asked of it `is_beyond` its own.
    """
    moved_in = dict.fromkeys(days, 0)
    since: int | None = None
    for this in count(1):
        if this - 1 > len(days) + 1:
            since = since or max(days.values())
            if is_endless(since):
                return False
        for tie, of, on, least, most in links:
            if moved_in[of] < this - 1 and moved_in[on] < this - 1:
                continue
            asked = least(days[of])
            if is_beyond(asked, days[on]) and move(on, asked, of, tie, False):
                moved_in[on] = this
            if most is not None:
                asked = most(days[on])
                if is_beyond(asked, days[of]) and move(of, asked, on, tie, True):
                    moved_in[of] = this
        if this not in moved_in.values():
            return True
    return False


def leading_to(goal: str, pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The goal and every step that comes before it, from pairs of a step and the one after it."""
    before: dict[str, list[str]] = {}
    for first, then in pairs:
        before.setdefault(then, []).append(first)
    found, todo = {goal}, [goal]
    while todo:
        for name in before.get(todo.pop(), ()):
            if name not in found:
                found.add(name)
                todo.append(name)
    return found
