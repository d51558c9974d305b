"""A second scheduler, slow on purpose: it walks one day at a time and knows no other trick.

It shares nothing with the engine but the data classes. Months are added by `dateutil`, work is
counted day by day, and every dependency is one inequality between two starts. Starts only ever rise
(or fall) by one day, and only where an inequality is broken, so the first schedule in which none
is broken is the least (or greatest) there is. `every_schedule` does not even do that: it tries all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from dateutil.relativedelta import relativedelta

from cma_roadmap.model.results.network import (
    Bound,
    Dependency,
    DependencyType,
    Network,
    Phase,
    Step,
    StepKind,
    StepStatus,
)
from cma_roadmap.model.values.calendar import BusinessDays, Elapsed, Length, Paced
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.span import Duration

DAY = timedelta(days=1)
HORIZON = timedelta(days=1600)  # past one leap day; what has not settled by then never will
SATURDAY = 5

Starts = dict[str, date]
Anchor = Callable[[date], date]


# Building networks in few words.


def days(count: int) -> Duration:
    return Duration(days=count)


def months(count: int, extra_days: int = 0) -> Duration:
    return Duration(months=count, days=extra_days)


def lasts(count: int) -> Elapsed:
    return Elapsed(days(count))


def step(
    identifier: str,
    length: Length | int = 0,
    *,
    not_before: date | Iterable[Bound] = (),
    done: date | None = None,
    pinned: date | None = None,
    due: date | None = None,
) -> Step:
    """A step, by name, days, and the day it is done on, pinned to or held until."""
    bounds = (Bound("opens", not_before),) if isinstance(not_before, date) else tuple(not_before)
    status = StepStatus.DONE if done else StepStatus.PINNED if pinned else StepStatus.TODO
    return Step(
        id=identifier,
        phase=Phase.TRAINING,
        kind=StepKind.TASK,
        title=message("test"),
        length=lasts(length) if isinstance(length, int) else length,
        status=status,
        not_before=bounds,
        fixed=done or pinned,
        due=due,
    )


def dependency(
    predecessor: str,
    successor: str,
    kind: str = "FS",
    lag: Duration | int = 0,
    limit: Duration | int | None = None,
) -> Dependency:
    """A dependency with its least lag and its limit; whole numbers are days."""
    return Dependency(
        predecessor,
        successor,
        DependencyType(kind),
        days(lag) if isinstance(lag, int) else lag,
        days(limit) if isinstance(limit, int) else limit,
    )


def network(
    steps: Iterable[Step], dependencies: Iterable[Dependency] = (), goal: str = "goal"
) -> Network:
    return Network({each.id: each for each in steps}, tuple(dependencies), goal)


# Arithmetic, the plainest way.


def slow_after(duration: Duration, day: date) -> date:
    """Calendar months first, clamped at the month's end; then days."""
    if duration.months:
        day += relativedelta(months=duration.months)
    return day + timedelta(days=duration.days)


def slow_end(length: Length, start: date) -> date:
    """The day after the last day of work, found by living through every day."""
    match length:
        case Elapsed(duration):
            return slow_after(duration, start)
        case BusinessDays(needed):
            return _after_working(needed, start, lambda day: day.weekday() < SATURDAY)
        case Paced(needed, breaks):
            return _after_working(
                needed, start, lambda day: not any(day in each for each in breaks)
            )
    raise TypeError(length)


def _after_working(needed: int, start: date, is_worked: Callable[[date], bool]) -> date:
    day = start
    while needed > 0:
        needed -= is_worked(day)
        day += DAY
    return day


def slow_latest_start(length: Length, end: date) -> date:
    """The last start from which the work is over by `end`, found by trying each day before it."""
    day = end
    while slow_end(length, day) > end:
        day -= DAY
    return day


# The inequalities.


@dataclass(frozen=True)
class Rule:
    """`upper_anchor(start of upper) >= lower_anchor(start of lower)`; both never go backward."""

    dependency: Dependency
    is_limit: bool
    lower: str
    lower_anchor: Anchor = field(compare=False, repr=False)
    upper: str
    upper_anchor: Anchor = field(compare=False, repr=False)

    def holds(self, starts: Mapping[str, date]) -> bool:
        return self.upper_anchor(starts[self.upper]) >= self.lower_anchor(starts[self.lower])


def _remembered(function: Anchor) -> Anchor:
    known: dict[date, date] = {}

    def recall(day: date) -> date:
        if day not in known:
            known[day] = function(day)
        return known[day]

    return recall


def _anchor(step: Step, at_finish: bool) -> Anchor:
    return _remembered(lambda day: slow_end(step.length, day)) if at_finish else lambda day: day


def _lagged(anchor: Anchor, lag: Duration) -> Anchor:
    return _remembered(lambda day: slow_after(lag, anchor(day)))


def rules(
    network: Network, without: Iterable[Dependency] = (), freed: Iterable[Dependency] = ()
) -> list[Rule]:
    """All inequalities, less the limits of `without` and the least lags of `freed`.

    What is done is done: nothing is asked of a least lag into a step that already happened.
    """
    dropped, untied = set(without), set(freed)
    found = []
    for each in network.dependencies:
        before, behind = network.steps[each.predecessor], network.steps[each.successor]
        first = _anchor(before, each.type.value[0] == "F")
        second = _anchor(behind, each.type.value[1] == "F")
        if behind.status is not StepStatus.DONE and each not in untied:
            pushed = _lagged(first, each.min_lag)
            found.append(Rule(each, False, before.id, pushed, behind.id, second))
        if each.max_lag is not None and each not in dropped:
            allowed = _lagged(first, each.max_lag)
            found.append(Rule(each, True, behind.id, second, before.id, allowed))
    return found


def broken(
    network: Network,
    starts: Mapping[str, date],
    without: Iterable[Dependency] = (),
    freed: Iterable[Dependency] = (),
) -> list[Rule]:
    """The inequalities that do not hold in a schedule."""
    return [each for each in rules(network, without, freed) if not each.holds(starts)]


# Least and greatest schedules.


def first_day(step: Step, today: date) -> date:
    """The first day the step could begin if it were alone."""
    return step.fixed or max([today, *(bound.day for bound in step.not_before)])


def slow_earliest(
    network: Network,
    today: date,
    without: Iterable[Dependency] = (),
    freed: Iterable[Dependency] = (),
) -> Starts | None:
    """The least schedule, or `None` when there is none."""
    starts = {name: first_day(each, today) for name, each in network.steps.items()}
    horizon = max(starts.values()) + HORIZON
    active = rules(network, without, freed)
    while moved := [each for each in active if not each.holds(starts)]:
        for rule in moved:
            while not rule.holds(starts):
                if network.steps[rule.upper].fixed or starts[rule.upper] > horizon:
                    return None
                starts[rule.upper] += DAY
    return starts


def road_to_goal(network: Network) -> set[str]:
    """The goal and every step from which dependencies lead to it."""
    road = {network.goal}
    while (
        more := {each.predecessor for each in network.dependencies if each.successor in road} - road
    ):
        road |= more
    return road


def last_day(network: Network, name: str, earliest: Mapping[str, date]) -> date:
    """The last day the step could begin if it were alone and the goal stayed where it is."""
    each, goal_day = network.steps[name], earliest[network.goal]
    if each.fixed or name == network.goal:
        return earliest[name]
    if name in road_to_goal(network):
        return goal_day + timedelta(days=400)
    if each.due is not None:
        return slow_latest_start(each.length, each.due)
    return max(slow_latest_start(each.length, goal_day), earliest[name])


def slow_latest(
    network: Network,
    earliest: Mapping[str, date],
    without: Iterable[Dependency] = (),
    freed: Iterable[Dependency] = (),
) -> Starts | None:
    """The greatest schedule in which the goal keeps its day, or `None` if a `due` forbids it."""
    starts = {name: last_day(network, name, earliest) for name in network.steps}
    active = rules(network, without, freed)
    while moved := [each for each in active if not each.holds(starts)]:
        for rule in moved:
            while not rule.holds(starts):
                if starts[rule.lower] <= earliest[rule.lower]:
                    return None
                starts[rule.lower] -= DAY
    too_early = [name for name, day in starts.items() if day < earliest[name]]
    return None if too_early else starts


def every_schedule(network: Network, today: date, window: int) -> Iterator[Starts]:
    """Every schedule without a fault that begins all its steps within `window` days of `today`."""
    active = rules(network)
    choices = [
        [each.fixed] if each.fixed else [today + offset * DAY for offset in range(window)]
        for each in network.steps.values()
    ]
    for chosen in product(*choices):
        starts = dict(zip(network.steps, chosen, strict=True))
        if all(
            starts[name] >= first_day(each, today) for name, each in network.steps.items()
        ) and all(rule.holds(starts) for rule in active):
            yield starts
