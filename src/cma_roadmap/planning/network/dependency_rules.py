"""Dependencies as rules on days, and applying many of them until nothing moves.

The passes count days as ordinals (`date.toordinal`): most lags and lengths are the same number of
days in every season, and then a rule only adds a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import count

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.network import Dependency, DependencyType, Step
from cma_roadmap.model.values.calendar import Elapsed, Length
from cma_roadmap.model.values.span import ONE_DAY, Duration

_FROM_FINISH = (DependencyType.FS, DependencyType.FF)
_TO_FINISH = (DependencyType.FF, DependencyType.SF)

Rule = Callable[[int], int]
"""From the day of one step to a day of the other; a later one never gives an earlier one."""
SEASONS = 5 * 366
"""Calendars repeat after four years: a loop that has crept on for longer never settles."""
Move = Callable[[str, int, str, Dependency, bool], bool]
"""Moves a step to a day that another asks for, by the least or (true) the greatest lag.

False where the step cannot move.
"""


class Link(NamedTuple):
    """A dependency made ready for one pass: what the day of each step asks of the other.

    The step `on` begins at least `lead` days after the step `of`, and at most `limit` days. Where
    the days differ by season, `least` gives the first day of `on` from that of `of`, and `most` the
    first day of `of` from that of `on`. In the forward pass `of` is the predecessor. The backward
    pass counts days downward, and there `of` is the successor.
    """

    dependency: Dependency
    of: str
    on: str
    lead: int
    least: Rule | None
    limit: int | None
    most: Rule | None


def forward_links(dependencies: Iterable[Dependency], steps: Mapping[str, Step]) -> list[Link]:
    """Every dependency, ready for the forward pass."""
    return [
        _forward_link(dependency, steps[dependency.predecessor], steps[dependency.successor])
        for dependency in dependencies
    ]


def _forward_link(dependency: Dependency, before: Step, after: Step) -> Link:
    first, then = _counted(dependency, before, after)
    apart = _days_apart(first, then)
    lead, least, limit, most = 0, None, None, None
    if apart is None or dependency.min_lag.months:
        least = _remembered(_Season(dependency.min_lag, first, then).first_after)
    else:
        lead = apart + dependency.min_lag.days
    if dependency.max_lag is not None:
        if apart is None or dependency.max_lag.months:
            most = _remembered(_Season(dependency.max_lag, first, then).first_before)
        else:
            limit = apart + dependency.max_lag.days
    return Link(dependency, before.id, after.id, lead, least, limit, most)


def backward_link(forward: Link, steps: Mapping[str, Step]) -> Link:
    """The same dependency, ready for the backward pass."""
    dependency, of, on, lead, least, limit, most = forward
    if least is not None or most is not None:
        first, then = _counted(dependency, steps[of], steps[on])
        if least is not None:
            least = _remembered(_Season(dependency.min_lag, first, then).last_before, -1)
        if most is not None and dependency.max_lag is not None:
            most = _remembered(_Season(dependency.max_lag, first, then).last_after, -1)
    return Link(dependency, on, of, lead, least, limit, most)


def unlimited(link: Link) -> Link:
    """The link without its limit: the order it sets still holds."""
    return link._replace(dependency=link.dependency._replace(max_lag=None), limit=None, most=None)


def _counted(
    dependency: Dependency, before: Step, after: Step
) -> tuple[Length | None, Length | None]:
    """The lengths that count: the predecessor's from its finish, the successor's to its finish."""
    kind = dependency.type
    return (
        before.length if kind in _FROM_FINISH else None,
        after.length if kind in _TO_FINISH else None,
    )


def _days_apart(first: Length | None, then: Length | None) -> int | None:
    """Days from start to start where the lag is nothing; `None` where the season matters."""
    ahead = 0 if first is None else first.in_days
    back = 0 if then is None else then.in_days
    return None if ahead is None or back is None else ahead - back


class _Season(NamedTuple):
    """One lag of a dependency whose days differ by season, and the lengths that count."""

    lag: Duration
    first: Length | None
    then: Length | None

    def first_after(self, start: date) -> date:
        """From the start of the predecessor: the first one of the successor, by a least lag."""
        needed = self.lag.after(start if self.first is None else self.first.end(start))
        return needed if self.then is None else _first_start(self.then, needed)

    def first_before(self, start: date) -> date:
        """From the start of the successor: the first one of the predecessor, by a greatest lag."""
        needed = self.lag.first_start(start if self.then is None else self.then.end(start))
        return needed if self.first is None else _first_start(self.first, needed)

    def last_before(self, start: date) -> date:
        """From the start of the successor: the last one of the predecessor, by a least lag."""
        allowed = self.lag.latest_start(start if self.then is None else self.then.end(start))
        return allowed if self.first is None else self.first.latest_start(allowed)

    def last_after(self, start: date) -> date:
        """From the start of the predecessor: the last one of the successor, by a greatest lag."""
        allowed = self.lag.after(start if self.first is None else self.first.end(start))
        return allowed if self.then is None else self.then.latest_start(allowed)


def _first_start(length: Length, end: date) -> date:
    """The first start from which the work ends on or after `end`."""
    return length.latest_start(end - ONE_DAY) + ONE_DAY


def _remembered(rule: Callable[[date], date], way: int = 1) -> Rule:
    """The rule on days counted up or (`way` -1) down, and what it said.

    It is asked again whenever the other step moves.
    """
    known: dict[int, int] = {}

    def recall(day: int) -> int:
        if day not in known:
            known[day] = way * rule(date.fromordinal(way * day)).toordinal()
        return known[day]

    return recall


def is_in_days(dependency: Dependency, step: Step) -> bool:
    """Whether a push is of the same number of days in every season."""
    lags = (dependency.min_lag, dependency.max_lag or dependency.min_lag)
    length = step.length
    plain = isinstance(length, Elapsed) and not length.duration.months
    return plain and not any(lag.months for lag in lags)


def until_settled(
    links: Sequence[Link],
    days: Mapping[str, int],
    awake: Iterable[str],
    move: Move,
    is_endless: Callable[[], bool],
) -> bool:
    """Apply the links of steps that are `awake`, then wherever a step moved, until none does.

    Days only grow. False when that never ends: where there are more rounds than steps, it may.
    """
    moved_in = {**dict.fromkeys(days, -1), **dict.fromkeys(awake, 0)}
    for last in count():
        this = last + 1
        if last > len(days) + 1 and is_endless():
            return False
        for dependency, of, on, lead, least, limit, most in links:
            if moved_in[of] < last and moved_in[on] < last:
                continue
            asked = days[of] + lead if least is None else least(days[of])
            if asked > days[on] and move(on, asked, of, dependency, False):
                moved_in[on] = this
            if limit is not None:
                asked = days[on] - limit
            elif most is not None:
                asked = most(days[on])
            else:
                continue
            if asked > days[of] and move(of, asked, on, dependency, True):
                moved_in[of] = this
        if this not in moved_in.values():
            return True
    return False


def leading_to(goal: str, pairs: Sequence[tuple[str, str]]) -> set[str]:
    """The goal and every step that comes before it, from pairs of a step and the one after it."""
    found, known = {goal}, 0
    while len(found) > known:
        known = len(found)
        for first, then in pairs:
            if then in found:
                found.add(first)
    return found
