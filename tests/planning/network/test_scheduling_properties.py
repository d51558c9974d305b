"""The scheduling engine against the slow solver, and against what must hold of any schedule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from cma_roadmap.model.results.network import (
    Bound,
    Dependency,
    DependencyType,
    Network,
    Schedule,
    Step,
    StepStatus,
)
from cma_roadmap.model.values.calendar import BusinessDays, Elapsed, Length, Paced
from cma_roadmap.model.values.span import DateSpan, Duration
from cma_roadmap.planning.network.scheduling import schedule

from .slow_solver import (
    DAY,
    Starts,
    broken,
    days,
    dependency,
    every_schedule,
    last_day,
    network,
    road_to_goal,
    slow_after,
    slow_earliest,
    slow_end,
    slow_latest,
    step,
)

# Random networks. Names are in the order of the dependencies, so that no circle can arise.


@dataclass(frozen=True)
class Problem:
    network: Network
    today: date

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        """What hypothesis shows of a failing example: a line for each step and each dependency."""
        printer.text("(cycle)" if cycle else "\n".join(self.lines()))

    def lines(self) -> list[str]:
        steps = [
            f"  {each.id}: {each.status.value} {each.fixed or each.length!r}"
            + "".join(f", not before {bound.day}" for bound in each.not_before)
            + (f", due {each.due}" if each.due else "")
            for each in self.network.steps.values()
        ]
        dependencies = [
            f"  {each.predecessor} {each.type.value} {each.successor} min {each.min_lag.iso}"
            + (f" max {each.max_lag.iso}" if each.max_lag else "")
            for each in self.network.dependencies
        ]
        return [f"today {self.today}", *steps, *dependencies]

    def solved(self) -> Schedule:
        return schedule(self.network, self.today)


def durations(months: int, days: int) -> st.SearchStrategy[Duration]:
    return st.builds(Duration, months=st.integers(0, months), days=st.integers(0, days))


@dataclass(frozen=True)
class Study:
    """Paced study whose pauses, each a day and a length, are still counted from today."""

    days: int
    pauses: list[tuple[int, int]]

    def on(self, today: date) -> Paced:
        pauses = [DateSpan(today + at * DAY, today + (at + long) * DAY) for at, long in self.pauses]
        return Paced(self.days, tuple(pauses))


Lengths = st.SearchStrategy[Length | Study]
PAUSES = st.lists(st.tuples(st.integers(-10, 60), st.integers(0, 14)), max_size=2)
HELD = st.lists(st.integers(-5, 70), max_size=2)
FATES = st.sampled_from(["todo", "todo", "todo", "todo", "done", "pinned"])


@dataclass(frozen=True)
class Terms:
    """What lengths, lags and limits are drawn from, and whether steps may be done or pinned."""

    months: int = 2
    always_limited: bool = False
    any_status: bool = False

    @cached_property
    def lengths(self) -> Lengths:
        return st.one_of(
            durations(0, 9).map(Elapsed),
            durations(self.months, 3).map(Elapsed),
            st.integers(1, 9).map(BusinessDays),
            st.builds(Study, st.integers(1, 9), PAUSES),
        )

    @cached_property
    def lags(self) -> st.SearchStrategy[Duration]:
        leads = durations(min(self.months, 1), 6).map(lambda lag: -lag)
        return st.one_of(st.just(Duration()), durations(self.months, 12), leads)

    @cached_property
    def limits(self) -> st.SearchStrategy[Duration | None]:
        given = durations(0, 60) | durations(self.months + bool(self.months), 3)
        return given if self.always_limited else st.one_of(st.none(), st.none(), given)

    @cached_property
    def dependencies(self) -> st.SearchStrategy[tuple[DependencyType, Duration, Duration | None]]:
        return st.tuples(st.sampled_from(DependencyType), self.lags, self.limits)


CALENDAR = Terms()
ANY_STATUS = Terms(any_status=True)
LIMITED = Terms(always_limited=True, any_status=True)
DAYS_ONLY = Terms(months=0, any_status=True)
DAYS_LIMITED = Terms(months=0, always_limited=True)


def drawn_step(
    draw: st.DrawFn,
    name: str,
    today: date,
    lengths: Lengths,
    held: st.SearchStrategy[list[int]] = HELD,
) -> Step:
    """A step that is still to do."""
    drawn = draw(lengths)
    length = drawn.on(today) if isinstance(drawn, Study) else drawn
    bounds = [Bound(f"bound-{offset}", today + offset * DAY) for offset in draw(held)]
    return step(name, length, not_before=bounds)


def fated(draw: st.DrawFn, free: Step, today: date) -> Step:
    """The step, or sometimes the same done before today or pinned about it."""
    fate = draw(FATES)
    if fate == "todo":
        return free
    offset = draw(st.integers(-60, -1) if fate == "done" else st.integers(-5, 60))
    return replace(free, status=StepStatus(fate), fixed=today + offset * DAY, not_before=())


def is_history(first: Step, then: Step) -> bool:
    """A dependency into what is done already, of which nothing can be asked any more."""
    return then.status is StepStatus.DONE or (first.fixed is not None and then.fixed is not None)


def drawn_ties(
    draw: st.DrawFn,
    steps: Sequence[Step],
    kinds: st.SearchStrategy[tuple[DependencyType, Duration, Duration | None]],
) -> list[Dependency]:
    pairs = list(combinations(steps, 2))
    bound = draw(st.lists(st.integers(0, len(pairs) - 1), max_size=2 * len(steps)))
    return [
        Dependency(pairs[index][0].id, pairs[index][1].id, *draw(kinds))
        for index in bound
        if not is_history(*pairs[index])
    ]


@st.composite
def problems(draw: st.DrawFn, terms: Terms = CALENDAR, side_steps: bool = True) -> Problem:
    """Two to six steps, a goal, and up to two steps behind it, some of them due."""
    today = draw(st.dates(date(2023, 11, 1), date(2028, 4, 1)))
    before, behind = draw(st.integers(2, 6)), draw(st.integers(0, 2 if side_steps else 0))
    steps = [drawn_step(draw, f"s{index}", today, terms.lengths) for index in range(before)]
    if terms.any_status:
        steps = [fated(draw, each, today) for each in steps]
    steps.append(
        replace(drawn_step(draw, "goal", today, terms.lengths), length=Elapsed(Duration()))
    )
    for index in range(behind):
        due = draw(st.none() | st.integers(0, 300))
        free = drawn_step(draw, f"t{index}", today, terms.lengths)
        steps.append(replace(free, due=None if due is None else today + due * DAY))
    dependencies = drawn_ties(draw, steps, terms.dependencies)
    goes_on = {each.predecessor for each in dependencies}
    for each in steps[:before]:
        if each.id not in goes_on and (not side_steps or draw(st.integers(0, 3))):
            dependencies.append(dependency(each.id, "goal", lag=draw(st.integers(0, 12))))
    return Problem(network(steps, dict.fromkeys(dependencies)), today)


def starts(result: Schedule) -> Starts:
    return {name: each.start for name, each in result.timings.items()}


def latest_starts(result: Schedule) -> Starts:
    return {name: each.latest_start for name, each in result.timings.items()}


def goal_day(problem: Problem, result: Schedule) -> date:
    return result.timings[problem.network.goal].start


def dropped(result: Schedule) -> list[Dependency]:
    return [each.dependency for each in result.conflicts if each.dependency is not None]


def postponed(problem: Problem, name: str, until: date) -> Problem:
    held = replace(
        problem.network.steps[name],
        not_before=(*problem.network.steps[name].not_before, Bound("later", until)),
    )
    return replace(
        problem,
        network=replace(problem.network, steps={**problem.network.steps, name: held}),
    )


def movable(problem: Problem) -> list[str]:
    return [name for name, each in problem.network.steps.items() if each.fixed is None]


# The same dates as another program: on 400 networks and more in the first test, and on 400 in the
# one that has limits which cannot hold. `--hypothesis-profile=deep` draws new ones.

MANY = settings(max_examples=max(400, settings().max_examples))


@pytest.mark.slow
@MANY
@given(problems())
def test_starts_are_those_of_the_slow_solver(problem: Problem) -> None:
    result = problem.solved()
    assume(not result.conflicts)
    assert starts(result) == slow_earliest(problem.network, problem.today)
    expected = slow_latest(problem.network, starts(result))
    assume(expected is not None)
    assert latest_starts(result) == expected


@given(problems(ANY_STATUS))
def test_done_and_pinned_steps_leave_the_dates_of_the_slow_solver(problem: Problem) -> None:
    result = problem.solved()
    assume(not result.conflicts)
    earliest = slow_earliest(problem.network, problem.today)
    assert starts(result) == earliest
    expected = slow_latest(problem.network, starts(result))
    assert expected is None or latest_starts(result) == expected


@given(problems(DAYS_ONLY))
def test_conflict_is_reported_exactly_when_there_is_no_schedule(problem: Problem) -> None:
    expected = slow_earliest(problem.network, problem.today)
    event("feasible" if expected else "infeasible")
    assert bool(problem.solved().conflicts) == (expected is None)


@pytest.mark.slow
@MANY
@given(problems(LIMITED))
def test_conflict_is_reported_exactly_when_no_season_has_a_schedule(problem: Problem) -> None:
    expected = slow_earliest(problem.network, problem.today)
    event("feasible" if expected else "infeasible")
    assert bool(problem.solved().conflicts) == (expected is None)


@given(problems(DAYS_LIMITED))
def test_dates_beside_a_conflict_are_those_of_the_network_without_the_named_limits(
    problem: Problem,
) -> None:
    result = problem.solved()
    event(f"{len(result.conflicts)} conflicts")
    earliest = slow_earliest(problem.network, problem.today, without=dropped(result))
    assert earliest is not None
    assert starts(result) == earliest
    latest = slow_latest(problem.network, earliest, without=dropped(result))
    if latest is not None:
        assert latest_starts(result) == latest


@given(problems(LIMITED))
def test_conflict_names_a_tie_of_the_network_and_both_its_ends(problem: Problem) -> None:
    for conflict in problem.solved().conflicts:
        assert conflict.dependency in problem.network.dependencies
        assert {conflict.dependency.predecessor, conflict.dependency.successor} <= set(
            conflict.chain
        )
        assert set(conflict.chain) <= set(problem.network.steps)


@pytest.mark.slow
@given(problems(DAYS_LIMITED))
def test_no_limit_is_dropped_that_could_hold_beside_those_that_do(problem: Problem) -> None:
    result = problem.solved()
    lost = dropped(result)
    for each in lost:
        others = [other for other in lost if other != each]
        assert slow_earliest(problem.network, problem.today, without=others) is None


# Every schedule there is, for networks so small that all can be tried.


SMALL_LENGTHS: Lengths = st.one_of(
    durations(0, 3).map(Elapsed),
    st.integers(1, 3).map(BusinessDays),
    st.just(Study(2, [(3, 2)])),
)
SMALL_TIES = st.tuples(
    st.sampled_from(DependencyType),
    st.integers(-3, 4).map(days),
    st.none() | st.integers(0, 6).map(days),
)


@st.composite
def tiny_problems(draw: st.DrawFn) -> Problem:
    """Two steps and a goal within a few days of each other."""
    today = draw(st.dates(date(2024, 1, 1), date(2024, 3, 31)))
    steps = [
        drawn_step(draw, name, today, SMALL_LENGTHS, st.integers(0, 4).map(lambda at: [at]))
        for name in ("a", "b", "goal")
    ]
    steps[-1] = replace(steps[-1], length=Elapsed(Duration()))
    dependencies = drawn_ties(draw, steps, SMALL_TIES)
    return Problem(network(steps, dict.fromkeys(dependencies)), today)


@pytest.mark.slow
@given(tiny_problems())
def test_starts_are_the_least_and_the_greatest_of_all_schedules(problem: Problem) -> None:
    found = list(every_schedule(problem.network, problem.today, window=22))
    result = problem.solved()
    event("feasible" if found else "infeasible")
    if not found:
        assert result.conflicts
        return
    least = {name: min(each[name] for each in found) for name in problem.network.steps}
    assert starts(result) == least
    last = {name: last_day(problem.network, name, least) for name in least}
    kept = [
        each
        for each in found
        if each["goal"] == least["goal"] and all(day <= last[name] for name, day in each.items())
    ]
    greatest = {name: max(each[name] for each in kept) for name in least}
    assert latest_starts(result) == greatest


# What must hold of any schedule.


@given(problems(ANY_STATUS))
def test_ends_are_those_of_the_lengths(problem: Problem) -> None:
    for name, each in problem.solved().timings.items():
        length = problem.network.steps[name].length
        assert each.end == slow_end(length, each.start)
        assert each.latest_end == slow_end(length, each.latest_start)


@given(problems(ANY_STATUS))
def test_no_step_begins_before_today_its_bounds_or_its_predecessors(problem: Problem) -> None:
    result = problem.solved()
    for name in movable(problem):
        bounds = [each.day for each in problem.network.steps[name].not_before]
        assert result.timings[name].start >= max([problem.today, *bounds])
    lost = dropped(result)
    for rule in broken(problem.network, starts(result)):
        assert rule.is_limit or problem.network.steps[rule.upper].fixed
        assert rule.dependency in lost


@given(problems(ANY_STATUS))
def test_no_limit_is_broken_when_there_are_no_conflicts(problem: Problem) -> None:
    result = problem.solved()
    assume(not result.conflicts)
    assert broken(problem.network, starts(result)) == []


@given(problems(ANY_STATUS))
def test_fixed_steps_never_move(problem: Problem) -> None:
    for name, each in problem.solved().timings.items():
        fixed = problem.network.steps[name].fixed
        assert fixed is None or each.start == each.latest_start == fixed


@given(problems(ANY_STATUS))
def test_latest_schedule_as_a_whole_keeps_every_tie_and_the_goal(problem: Problem) -> None:
    result = problem.solved()
    assume(not result.conflicts)
    earliest = starts(result)
    assume(slow_latest(problem.network, earliest) is not None)
    latest = latest_starts(result)
    assert broken(problem.network, latest) == []
    assert latest["goal"] == earliest["goal"]
    for name in problem.network.steps:
        assert earliest[name] <= latest[name] <= last_day(problem.network, name, earliest)


@given(problems(ANY_STATUS))
def test_critical_steps_are_those_of_least_float_on_the_road_to_the_goal(
    problem: Problem,
) -> None:
    result = problem.solved()
    candidates = {
        name: result.timings[name].float_days
        for name in road_to_goal(problem.network)
        if problem.network.steps[name].status is not StepStatus.DONE
    }
    least = min(candidates.values(), default=None)
    expected = {name for name, slack in candidates.items() if slack == least}
    assert {name for name, each in result.timings.items() if each.critical} == expected
    assert set(result.critical_path) == expected
    days = [result.timings[name].start for name in result.critical_path]
    assert days == sorted(days)


@given(problems(ANY_STATUS), st.data())
def test_delaying_one_step_makes_no_other_earlier(problem: Problem, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(movable(problem)))
    until = problem.today + data.draw(st.integers(0, 120)) * DAY
    before, after = problem.solved(), postponed(problem, name, until).solved()
    assume(not before.conflicts and not after.conflicts)
    assert all(after.timings[each].start >= day for each, day in starts(before).items())


@given(problems(), st.integers(1, 40))
def test_planning_on_a_later_day_makes_nothing_earlier(problem: Problem, later: int) -> None:
    before = problem.solved()
    after = replace(problem, today=problem.today + later * DAY).solved()
    assume(not before.conflicts and not after.conflicts)
    assert all(after.timings[each].start >= day for each, day in starts(before).items())


def shuffled(problem: Problem, data: st.DataObject) -> Problem:
    names = data.draw(st.permutations(list(problem.network.steps)))
    dependencies = data.draw(st.permutations(problem.network.dependencies))
    return replace(
        problem,
        network=replace(
            problem.network,
            steps={name: problem.network.steps[name] for name in names},
            dependencies=tuple(dependencies),
        ),
    )


@given(problems(LIMITED), st.data())
def test_order_of_steps_and_ties_changes_no_date(problem: Problem, data: st.DataObject) -> None:
    before, after = problem.solved(), shuffled(problem, data).solved()
    assert starts(after) == starts(before)
    assert latest_starts(after) == latest_starts(before)
    assert set(after.critical_path) == set(before.critical_path)
    assert set(dropped(after)) == set(dropped(before))


@given(problems(side_steps=False), st.data())
def test_delaying_a_step_without_float_delays_the_goal_or_breaks_a_limit(
    problem: Problem, data: st.DataObject
) -> None:
    before = problem.solved()
    assume(not before.conflicts and road_to_goal(problem.network) == set(problem.network.steps))
    tight = [name for name in movable(problem) if before.timings[name].float_days == 0]
    name = data.draw(st.sampled_from(tight))
    after = postponed(problem, name, before.timings[name].start + DAY).solved()
    assert after.conflicts or goal_day(problem, after) > goal_day(problem, before)


@given(problems(ANY_STATUS), st.data())
def test_delaying_a_step_within_its_float_leaves_the_goal_and_every_due_day(
    problem: Problem, data: st.DataObject
) -> None:
    before = problem.solved()
    assume(not before.conflicts and slow_latest(problem.network, starts(before)) is not None)
    name = data.draw(st.sampled_from(movable(problem)))
    by = data.draw(st.integers(0, before.timings[name].float_days))
    after = postponed(problem, name, before.timings[name].start + by * DAY).solved()
    assert after.conflicts == ()
    assert goal_day(problem, after) == goal_day(problem, before)
    for each in problem.network.steps.values():
        assert each.due is None or after.timings[each.id].end <= each.due


def tied_by(driver_code: str, name: str, ref: str | None, problem: Problem) -> list[Dependency]:
    return [
        each
        for each in problem.network.dependencies
        if (driver_code == "predecessor" and (each.predecessor, each.successor) == (ref, name))
        or (driver_code == "window" and (each.predecessor, each.successor) == (name, ref))
    ]


@given(problems())
def test_every_driver_forbids_the_day_before(problem: Problem) -> None:
    result = problem.solved()
    for name, timing in result.timings.items():
        bounds = {each.code: each.day for each in problem.network.steps[name].not_before}
        day_before = {**starts(result), name: timing.start - DAY}
        faults = {rule.dependency for rule in broken(problem.network, day_before, dropped(result))}
        assert timing.drivers
        for driver in timing.drivers:
            if driver.code == "today":
                assert timing.start == problem.today
            elif driver.code in bounds:
                assert timing.start == bounds[driver.code]
            else:
                assert faults & set(tied_by(driver.code, name, driver.ref, problem))


@given(problems())
def test_every_predecessor_that_forbids_the_day_before_is_a_driver(problem: Problem) -> None:
    result = problem.solved()
    for name, timing in result.timings.items():
        told = {(each.code, each.ref) for each in timing.drivers}
        day_before = {**starts(result), name: timing.start - DAY}
        for rule in broken(problem.network, day_before, dropped(result)):
            if rule.upper == name and not rule.is_limit:
                assert ("predecessor", rule.lower) in told


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), CALENDAR.lags)
def test_slow_solver_adds_months_before_days(day: date, lag: Duration) -> None:
    by_months = slow_after(Duration(months=lag.months), day)
    assert slow_after(lag, day) == by_months + timedelta(days=lag.days)
