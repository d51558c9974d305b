"""Programs of one kind: whose hours take as many days have the same road but for its school."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest

from cma_roadmap import Goal
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.planning.draft.pace import weekly_hours
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.ways_in import ways_in
from cma_roadmap.planning.money.affording import Bill
from cma_roadmap.planning.planner import plan_once
from cma_roadmap.planning.search.route_measures import schooling, timed
from planning.search.route_oracle import CATALOG, TODAY
from planning.search.route_scenes import REAL, person_called

PAIRS = 6
"""Of programs, planned for each person."""


def of_one_kind(case: Case, goal: Goal, draws: Random) -> Iterator[tuple[Program, Program]]:
    """Programs that a search plans once, though their hours differ."""
    weekly = weekly_hours(case.profile, goal)
    credential = CATALOG.credential(goal.credential)
    first: dict[tuple[object, ...], Program] = {}
    for program in draws.sample(REAL, len(REAL)):
        ways = ways_in(credential, case, goal._replace(program=program.id))
        key = *((w.pathway.id, w.verdict) for w in ways), *timed(program, weekly)
        other = first.setdefault(key, program)
        if ways and (other.clock_hours, other.externship_hours) != (
            program.clock_hours,
            program.externship_hours,
        ):
            yield other, program


@pytest.mark.parametrize("credential", ["cma-aama", "ccma-nha"])
@pytest.mark.parametrize("hours", [None, 12, 30])
def test_hours_that_take_as_many_days_make_the_same_road(
    credential: str, hours: int | None
) -> None:
    goal = Goal(credential, hours_per_week=hours, horizon=0)
    case = Case.of(CATALOG, person_called("nothing said"), TODAY, None)
    pairs = list(islice(of_one_kind(case, goal, Random(hours)), PAIRS))  # noqa: S311 - no secret

    assert pairs
    for pair in pairs:
        one, other = (plan_once(case, goal._replace(program=p.id), None) for p in pair)
        assert (one.certified_on, one.usual_on) == (other.certified_on, other.usual_on), pair
        assert one.attempts == other.attempts
        assert Bill.of(one) == Bill.of(other)
        rests = [
            plan.cost.to_certificate.likely.amount - schooling(school)
            for plan, school in zip((one, other), pair, strict=True)
        ]
        assert rests[0] == rests[1]


def test_hours_a_week_tell_programs_apart_that_last_as_long() -> None:
    case = Case.of(CATALOG, person_called("nothing said"), TODAY, None)
    pairs = of_one_kind(case, Goal("ccma-nha"), Random(1))  # noqa: S311 - no secret
    apart = [pair for pair in islice(pairs, 40) if timed(pair[0], 5) != timed(pair[1], 5)]

    assert apart
