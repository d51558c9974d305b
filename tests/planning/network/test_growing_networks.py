"""A forward pass that goes on from an earlier one, over a network that has only grown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from cma_roadmap.model.results.network import Network
from cma_roadmap.planning.network.scheduling import earliest, schedule, scheduled

from .test_scheduling_properties import ANY_STATUS, LIMITED, Problem, problems


def in_order(problem: Problem) -> Network:
    """The same network with its dependencies in the order in which both their ends are there."""
    places = {name: place for place, name in enumerate(problem.network.steps)}
    dependencies = sorted(
        problem.network.dependencies,
        key=lambda dependency: max(places[dependency.predecessor], places[dependency.successor]),
    )
    return replace(problem.network, dependencies=tuple(dependencies))


def first_part(whole: Network, steps: int, dependencies: int) -> Network:
    """The first steps of a network and the first of the dependencies between them."""
    held = dict(list(whole.steps.items())[:steps])
    between = [t for t in whole.dependencies if t.predecessor in held and t.successor in held]
    return Network(held, tuple(between[:dependencies]), next(iter(held)))


@given(problems(ANY_STATUS) | problems(LIMITED), st.integers(1, 9), st.integers(0, 9))
def test_going_on_gives_what_a_fresh_start_gives(
    problem: Problem, steps: int, dependencies: int
) -> None:
    whole = in_order(problem)
    before = earliest(first_part(whole, steps, dependencies), problem.today)
    event(f"held before: {not before.conflicts}")
    grown = earliest(whole, problem.today, before)
    assert scheduled(grown) == schedule(whole, problem.today)


@given(problems(ANY_STATUS), st.integers(1, 9))
def test_what_is_no_longer_the_same_is_begun_afresh(problem: Problem, days: int) -> None:
    whole = in_order(problem)
    later = problem.today + timedelta(days=days)
    before = earliest(whole, later)
    assert scheduled(earliest(whole, problem.today, before)) == schedule(whole, problem.today)
