"""A change to try, and the other schools that one can name.

What a change asks is told in days, so that changes of all sorts can be put in one order: a day
earlier or later is one, an hour more a week is seven. What cannot be counted has a figure of its
own in `ASKS`; these are our own judgement, and order the list, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.program_matches import Near, Wanted
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, Roadmap
from cma_roadmap.model.results.route_search import Prefer, RouteWish
from cma_roadmap.model.values.message import Message
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.ways_in import choose
from cma_roadmap.planning.programs.program_search import ANYWHERE, by_distance, that_fit
from cma_roadmap.planning.search.routes import Routes

ASKS = {
    "sit_early": 7,
    "no_pins": 14,
    "pathway": 30,
    "program": 60,
    "award": 90,
    "credential": 120,
    "minor": 180,
}
HOUR = 7
FULL_TIME = 40
"""Hours a week of somebody who told none, where slower paces are tried."""


class Change(NamedTuple):
    """A change of the wish: in words, as options, the goal it makes, and how much it asks."""

    text: Message
    applies: dict[str, str]
    goal: Goal
    asks: int


class Search(NamedTuple):
    """Planning again for one case."""

    case: Case
    plan: Callable[[Goal], Roadmap]

    def works(self, goal: Goal) -> Roadmap | None:
        """The plan for `goal`, if it can be done."""
        found = self.plan(goal)
        return found if found.feasible and found.certified_on is not None else None


def nearest_school(goal: Goal, case: Case) -> Program | None:
    """The school nearest to the one named, for the same award, that surely leads to the goal."""
    if goal.program in (None, NO_PROGRAM):
        return None
    named = case.catalog.program(goal.program)
    if named.lat is None or named.lon is None:
        return None
    wanted = Wanted(near=Near(named.lat, named.lon, ANYWHERE), award=named.award)
    credential = case.catalog.credential(goal.credential)
    for program in by_distance(case.catalog.programs, wanted):
        if program.id != named.id and program.is_meant_for(case.profile.held):
            route = choose(credential, case, goal._replace(program=program.id))
            if route is not None and route.verdict is Verdict.MET:
                return program
    return None


def _for_them(programs: list[Program], case: Case) -> list[Program]:
    """Those that are not for holders of something else."""
    return [program for program in programs if program.is_meant_for(case.profile.held)]


def cheapest_school(goal: Goal, case: Case, plan: Callable[[Goal], Roadmap]) -> Program | None:
    """The school that surely leads to the goal for the least, in the person's state if known.

    Its price is its own, and within the limits of the goal.
    """
    wanted = Wanted(state=goal.state, award=goal.award)
    wish = RouteWish(Prefer.CHEAPEST, (goal.credential,), wanted, goal.budget, goal.per_month)
    programs = _for_them(that_fit(case.catalog.programs, wanted), case)
    asked = goal._replace(program=None)
    found = Routes(case, asked, wish, plan).best(programs, 2, [Verdict.MET])
    return next((choice.program for choice in found if choice.program), None)


def soonest_school(goal: Goal, case: Case, plan: Callable[[Goal], Roadmap]) -> Program | None:
    """The school that surely meets the goal soonest, in the person's state where that is known."""
    wanted = Wanted(state=goal.state, award=goal.award)
    wish = RouteWish(Prefer.FASTEST, (goal.credential,), wanted)
    programs = _for_them(that_fit(case.catalog.programs, wanted), case)
    found = Routes(case, goal, wish, plan).best(programs, 1, [Verdict.MET])
    return found[0].program if found else None
