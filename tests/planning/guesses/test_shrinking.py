"""The least that must go, against trying every length of every time on small networks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cma_roadmap.model.results.network import Network
from cma_roadmap.planning.guesses.shrinking import least_taken
from cma_roadmap.planning.network.scheduling import schedule
from planning.network.slow_solver import dependency, every_schedule, lasts, network, step

TODAY = date(2026, 11, 30)
WINDOW = 6
"""Days in which all must happen."""
MOST = 3
Taken = dict[str, int]


def shortened(whole: Network, taken: Mapping[str, int]) -> Network:
    """The network with so many days off the length of each step that is named."""
    steps = dict(whole.steps)
    for name, days in taken.items():
        kept = (steps[name].length.end(TODAY) - TODAY).days - days
        steps[name] = replace(steps[name], length=lasts(kept))
    return replace(whole, steps=steps)


def keeps_all(found: Network, last: date) -> bool:
    """By the engine: no conflict, and the goal on its last day or before."""
    dated = schedule(found, TODAY)
    return not dated.conflicts and dated.timings["goal"].start <= last


def can_be(found: Network, last: date) -> bool:
    """By trying every day of every step."""
    return any(starts["goal"] <= last for starts in every_schedule(found, TODAY, WINDOW))


def brute_force(whole: Network, most: Taken, last: date) -> Taken | None:
    """Of all that fit, the one that takes the least of the last time, then of the one before it."""
    every = product(*(range(days + 1) for days in most.values()))
    found = [dict(zip(most, days, strict=True)) for days in every]
    fitting = [taken for taken in found if can_be(shortened(whole, taken), last)]
    return min(fitting, key=lambda taken: list(reversed(taken.values())), default=None)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Network, Taken, date]:
    """Two soft steps and a hard one before a goal, in any order, with a window and a booked day."""
    soft = {name: draw(st.integers(0, MOST)) for name in ("study", "choose")}
    booked = draw(st.none() | st.integers(0, WINDOW - 2))
    day = None if booked is None else TODAY + timedelta(days=booked)
    steps = [
        *(step(name, days) for name, days in soft.items()),
        step("approval", draw(st.integers(0, 2))),
        step("goal", 1, pinned=day),
    ]
    names = ["choose", "approval", "study", "goal"]
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    ties = [
        dependency(a, b, lag=draw(st.integers(0, 1)))
        for a, b in draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=5, unique=True))
    ]
    if draw(st.booleans()):
        ties.append(dependency("approval", "goal", limit=draw(st.integers(0, 2))))
    last = TODAY + timedelta(days=draw(st.integers(0, WINDOW - 1)))
    return network(steps, ties), soft, last


@settings(max_examples=60, deadline=None)
@given(problems())
def test_what_is_taken_is_what_trying_all_lengths_gives(
    problem: tuple[Network, Taken, date],
) -> None:
    whole, most, last = problem

    found = least_taken(most, lambda taken: keeps_all(shortened(whole, taken), last))

    assert found == brute_force(whole, most, last)


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 60), min_size=1), st.data())
def test_the_first_gives_all_it_has_before_the_next_gives_a_day(
    most: Taken, data: st.DataObject
) -> None:
    """Of times one after another, as many days are taken as are missing, from the first on."""
    missing = data.draw(st.integers(0, sum(most.values())))

    found = least_taken(most, lambda taken: sum(taken.values()) >= missing)

    assert found is not None
    assert sum(found.values()) == missing
    given_up = [name for name in most if found[name] < most[name]]
    later = list(most)[list(most).index(given_up[0]) + 1 :] if given_up else []
    assert all(found[name] == 0 for name in later)


@given(st.dictionaries(st.sampled_from("abc"), st.integers(0, 60)))
def test_what_all_of_it_does_not_cure_takes_nothing(most: Taken) -> None:
    asked: list[Taken] = []

    def never(taken: Taken) -> bool:
        asked.append(dict(taken))
        return False

    assert least_taken(most, never) is None
    assert asked == [most]


@given(st.dictionaries(st.sampled_from("abc"), st.integers(0, 60)), st.integers(0, 100))
def test_the_answer_is_among_what_was_tried(most: Taken, missing: int) -> None:
    assume(sum(most.values()) >= missing)
    tried: list[Taken] = []

    def fits(taken: Taken) -> bool:
        tried.append(dict(taken))
        return sum(taken.values()) >= missing

    assert least_taken(most, fits) in tried
