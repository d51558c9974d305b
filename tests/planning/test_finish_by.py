"""A day to be done by: the latest starts of a network, and the honest no with what cures it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap import Goal, Profile, load_catalog, plan
from cma_roadmap.model.definitions.profile import empty_profile
from cma_roadmap.model.results.guesses import SetTimes
from cma_roadmap.model.results.network import (
    Dependency,
    DependencyType,
    Network,
    Phase,
    Step,
    StepKind,
    driving_chain,
)
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.network.scheduling import schedule

TODAY = date(2026, 11, 22)
CATALOG = load_catalog()


def step(name: str, days: int) -> Step:
    length = Elapsed(Duration(days=days))
    return Step(name, Phase.TRAINING, StepKind.TASK, message("title.visit", name=name), length)


def foundry() -> Network:
    """General Foundry, the textbook network: 15 weeks, critical A, C, E, G, H. Lengths in weeks."""
    weeks = {"A": 2, "B": 3, "C": 2, "D": 4, "E": 4, "F": 3, "G": 5, "H": 2}
    before = {"C": "A", "D": "B", "E": "C", "F": "C", "G": "DE", "H": "FG"}
    steps = {name: step(name, 7 * length) for name, length in weeks.items()}
    steps["goal"] = step("goal", 1)
    dependencies = [Dependency(b, name) for name, several in before.items() for b in several]
    return Network(steps, (*dependencies, Dependency("H", "goal")), "goal")


SLACK_IN_WEEKS = {"A": 0, "B": 1, "C": 0, "D": 1, "E": 0, "F": 6, "G": 0, "H": 0}
"""As Render, Stair and Hanna print it in `Quantitative Analysis for Management`."""


@pytest.mark.parametrize("spare", [0, 1, 30, -1, -30])
def test_every_float_of_the_textbook_network_moves_with_the_day(spare: int) -> None:
    network = foundry()
    earliest = TODAY + timedelta(weeks=15)

    found = schedule(network, TODAY, earliest + timedelta(days=spare))

    assert found.timings["goal"].start == earliest
    floats = {name: found.timings[name].float_days for name in SLACK_IN_WEEKS}
    assert floats == {name: 7 * weeks + spare for name, weeks in SLACK_IN_WEEKS.items()}
    assert found.critical_path == ("A", "C", "E", "G", "H", "goal")


def test_without_a_day_the_goal_stays_on_its_earliest_one() -> None:
    network = foundry()

    assert schedule(network, TODAY) == schedule(network, TODAY, TODAY + timedelta(weeks=15))


@given(st.integers(0, 400))
def test_what_only_follows_the_goal_keeps_its_days(spare: int) -> None:
    network = foundry()
    lag = Duration(months=12)
    renewal = Dependency("goal", "renewal", DependencyType.SS, lag, lag)
    steps = {**network.steps, "renewal": step("renewal", 1)}
    longer = Network(steps, (*network.dependencies, renewal), "goal")
    plain = schedule(longer, TODAY)

    moved = schedule(longer, TODAY, plain.timings["goal"].start + timedelta(days=spare))

    assert moved.timings["renewal"] == plain.timings["renewal"]
    assert moved.timings["A"].float_days == spare


def test_a_window_before_the_goal_bounds_the_floats_too() -> None:
    """Whatever the day: F may lie at most ten days after C."""
    network = foundry()
    window = Dependency("C", "F", max_lag=Duration(days=10))
    bound = Network(network.steps, (*network.dependencies, window), "goal")

    found = schedule(bound, TODAY, TODAY + timedelta(weeks=20))

    late = found.timings["F"].latest_start - found.timings["C"].latest_end
    assert timedelta() <= late <= timedelta(days=10)


def test_the_driving_chain_runs_from_the_first_step_to_the_one_asked() -> None:
    found = schedule(foundry(), TODAY)

    assert driving_chain(found.timings, "goal") == ("A", "C", "E", "G", "H", "goal")
    assert driving_chain(found.timings, "D") == ("B", "D")
    assert driving_chain(found.timings, "A") == ("A",)


def planned(**asked: Any) -> Roadmap:
    return plan(CATALOG, empty_profile(), Goal("cma-aama", **asked), TODAY)


@pytest.mark.parametrize(("days", "feasible"), [(-1, False), (0, True), (1, True)])
def test_the_day_of_certification_itself_is_in_time(days: int, feasible: bool) -> None:
    """With nothing left of what is only assumed: a day less is one day too few."""
    at_once = SetTimes(study_weeks=0, seat_days=0, choose_weeks=0, enroll_weeks=0)
    certified = planned(times=at_once).certified_on
    assert certified is not None

    found = planned(times=at_once, finish_by=certified + timedelta(days=days))

    assert found.feasible is feasible
    assert (found.certified_on == certified) is feasible
    assert bool(found.alternatives) is not feasible


def test_floats_count_to_the_day_asked_for() -> None:
    plain = planned()
    assert plain.certified_on is not None

    found = planned(finish_by=plain.certified_on + timedelta(days=28))

    before = {p.step.id: p.timing for p in plain.steps}
    after = {p.step.id: p.timing for p in found.steps}
    for name in ("training.choose", "training.program", "exam.apply"):
        assert after[name].start == before[name].start
        assert after[name].float_days >= before[name].float_days + 25


def test_what_takes_the_time_is_named() -> None:
    found = planned(finish_by=date(2027, 6, 30))

    (missed,) = [f for f in found.findings if f.message.code == "finding.finish_by_missed"]
    assert missed.message.params["late"] == (date(2027, 10, 30) - date(2027, 6, 30)).days
    chain = missed.message.params["chain"]
    assert isinstance(chain, tuple)
    assert [part.code for part in chain if isinstance(part, Message)] == [
        "title.choose",
        "title.first_day",
        "title.coursework",
        "title.externship",
        "title.complete",
        "title.apply",
        "title.approval",
        "title.sit",
    ]


CASES: list[dict[str, Any]] = [
    {"finish_by": date(2027, 6, 30)},
    {"finish_by": date(2027, 12, 1), "start": date(2027, 3, 1)},
    {"finish_by": date(2028, 6, 30), "hours_per_week": 10},
    {"finish_by": date(2027, 9, 1), "start": date(2027, 1, 4), "hours_per_week": 15},
]


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("asked", CASES)
def test_every_alternative_works_when_it_is_asked_for(asked: dict[str, Any]) -> None:
    found = planned(**asked)

    assert found.alternatives
    for alternative in found.alternatives:
        again = plan(CATALOG, empty_profile(), _changed(found.goal, alternative.applies), TODAY)
        assert again.feasible
        assert again.certified_on == alternative.certified_on
        assert again.cost.to_certificate == alternative.cost


def _changed(goal: Goal, applies: dict[str, str]) -> Goal:
    readers: dict[str, Any] = {
        "start": date.fromisoformat,
        "finish_by": date.fromisoformat,
        "hours_per_week": int,
        "sit_early": lambda text: text == "true",
    }
    names = {name.replace("-", "_"): value for name, value in applies.items()}
    return goal._replace(**{n: readers.get(n, str)(v) for n, v in names.items()})


@pytest.mark.slow(but=1)
def test_the_start_and_the_hours_are_the_least_that_help() -> None:
    late = planned(**CASES[1])
    slow = planned(**CASES[2])
    start = next(a.applies["start"] for a in late.alternatives if "start" in a.applies)
    hours = next(
        int(a.applies["hours-per-week"]) for a in slow.alternatives if "hours-per-week" in a.applies
    )

    a_day_more = date.fromisoformat(start) + timedelta(days=1)
    assert not planned(finish_by=date(2027, 12, 1), start=a_day_more).feasible
    assert not planned(finish_by=date(2028, 6, 30), hours_per_week=hours - 1).feasible


def test_a_certificate_in_hand_has_no_day_to_be_done_by() -> None:
    holder = Profile.model_validate(
        {"credentials": [{"id": "cma-aama", "certified_on": "2024-02-10"}]}
    )

    found = plan(CATALOG, holder, Goal("cma-aama", finish_by=date(2026, 12, 1)), TODAY)

    assert found.feasible
