"""The story of a plan: every way in is planned, and the best of them is taken."""

from __future__ import annotations

from datetime import date

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, Roadmap
from cma_roadmap.planning.best_way import Ways
from cma_roadmap.planning.cures.refusal import refuse, refuse_school
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import Route
from cma_roadmap.planning.eligibility.ways_in import ways_in
from cma_roadmap.planning.money.with_money import with_money
from cma_roadmap.planning.one_road import plan_road
from cma_roadmap.planning.programs.program_warnings import closed_by_school
from cma_roadmap.planning.result.result import PlanBasis
from cma_roadmap.planning.steps.holding import Standing, current_holding, lapsed_holding


def plan(
    catalog: Catalog, profile: Profile, goal: Goal, today: date, as_of: date | None = None
) -> Roadmap:
    """Plan the best way of one person to one credential; when all are closed, say what opens one.

    Raises:
        UnknownNameError: the goal or the profile names a credential or program that does not exist.
        WrongRequestError: a delay names a step that the plan does not have or that cannot be late.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    goal = goal._replace(state=goal.state or profile.state)
    case = Case.of(catalog, profile, today, as_of)._replace(state=goal.state)
    found, way = plan_way(case, goal, as_of, every=True)
    if found.feasible:
        return with_money(found, case, lambda other: _plan_by(way, case, other, as_of))
    from cma_roadmap.planning.cures.changes import with_alternatives  # only for a no

    return with_alternatives(found, case, as_of, _plan_another)


def plan_once(case: Case, goal: Goal, as_of: date | None) -> Roadmap:
    """Plan the best way in as asked, without looking for changes of the wish."""
    return plan_way(case, goal, as_of)[0]


def _plan_by(way: Route | None, case: Case, goal: Goal, as_of: date | None) -> Roadmap:
    """Plan by the way in that was found to be the best, unless no school is to be in it."""
    if way is None or (way.program is not None and goal.program == NO_PROGRAM):
        return plan_once(case, goal, as_of)
    return plan_road(case, PlanBasis(way.credential, goal, way, None), as_of).roadmap


def _plan_another(case: Case, goal: Goal, as_of: date | None) -> Roadmap:
    """Plan as asked, for the search: what cannot be asked of another road does not open it."""
    try:
        return plan_once(case, goal, as_of)
    except WrongRequestError:
        return refuse(case.catalog.credential(goal.credential), case, goal, as_of)


def plan_way(
    case: Case, goal: Goal, as_of: date | None, *, every: bool = False
) -> tuple[Roadmap, Route | None]:
    """The best road with the way in that it takes (`None`: the credential is held, or all is shut).

    With `every`, all other ways that are open are planned too, and told.
    """
    credential = case.catalog.credential(goal.credential)
    holding = current_holding(credential, case)
    if holding is not None and not (holding.standing is Standing.UNSURE and _asks_for_way(goal)):
        return plan_road(case, PlanBasis(credential, goal, None, holding), as_of).roadmap, None
    ways = ways_in(credential, case, goal)
    lapsed = lapsed_holding(credential, case)
    exam_again = any(way.pathway.recertification for way in ways)
    if lapsed is not None and not exam_again and not _asks_for_way(goal):
        back = plan_road(case, PlanBasis(credential, goal, None, lapsed), as_of)
        return Ways(case, goal, as_of, every=every).beside(back, ways), None
    if not ways:
        return refuse(credential, case, goal, as_of), None
    closed = closed_by_school(ways[0], goal, case)
    if closed is not None:
        return refuse_school(ways[0], closed, case, goal, as_of), ways[0]
    return Ways(case, goal, as_of, every=every).best(ways)


def _asks_for_way(goal: Goal) -> bool:
    """Whether a certain way in is asked for, or a school."""
    school = goal.program not in (None, NO_PROGRAM)
    return goal.pathway is not None or goal.award is not None or school
