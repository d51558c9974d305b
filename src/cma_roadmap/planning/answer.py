"""The one door of planning: a request, and the plan, the best road or the comparison it calls for.

Which search answers a request is decided here and nowhere else. The stories themselves are beside
it: `planner` plans one road, `best_route` finds the best of all, `comparing` sets several side by
side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass, replace
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.comparison import Comparison, Contest, Criterion
from cma_roadmap.model.results.program_matches import Wanted
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.results.route_search import Prefer, RouteWish
from cma_roadmap.planning.better_doors import with_doors
from cma_roadmap.planning.compare import contenders
from cma_roadmap.planning.compare.contenders import Contender
from cma_roadmap.planning.draft.own_pins import bound, tell_unbound
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.planner import plan
from cma_roadmap.planning.programs.program_search import Zips, no_zips
from cma_roadmap.planning.result.sharing import Sharing
from cma_roadmap.planning.steps.holding import current_holding

ANY_SCHOOL = Wanted()
_SUMS = frozenset({"budget", "max-per-month"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What one person asks: the goal, the data, the day, and the wishes of a search.

    What the goal leaves open, its state and the limits on money, comes from the profile. A search
    is asked for with `prefer`, with a school that is `wanted`, or with a limit in the goal. It
    chooses among `credentials` (none: only that of the goal). A school that is wanted is in the
    state of the goal where no place is given to be near, and has the award of the goal. Rules are
    those of `as_of`, else of their own day. `zips` tells where a ZIP code is. `shared`: the result
    leaves out what tells of the person. `all_held`: everything that the person holds is planned at
    once, in place of the road to the credential of the goal.
    """

    catalog: Catalog
    profile: Profile
    goal: Goal
    today: date
    credentials: tuple[str, ...] = ()
    prefer: Prefer | None = None
    wanted: Wanted = ANY_SCHOOL
    as_of: date | None = None
    zips: Zips = no_zips
    shared: bool = False
    all_held: bool = False

    @property
    def has_wishes(self) -> bool:
        """Whether it says which road is best, or what the school must be."""
        return self.prefer is not None or self.wanted != ANY_SCHOOL

    @property
    def is_search(self) -> bool:
        """Whether the best road is to be looked for; a program that is named leaves no choice."""
        limited = self.goal.budget is not None or self.goal.per_month is not None
        return self.has_wishes or (limited and self.goal.program is None)

    def whole_goal(self) -> Goal:
        """The goal, completed from the profile."""
        said = self.profile.budget
        return self.goal._replace(
            state=self.goal.state or self.profile.state,
            budget=self.goal.budget or (said.total if said else None),
            per_month=self.goal.per_month or (said.per_month if said else None),
        )


class Sides(NamedTuple):
    """What to set side by side, by which weights (`None`: all the same).

    `names` are ids of credentials (none: the main ones), ids of programs, or routes as they are
    typed, `CREDENTIAL:SCHOOL` (none: the best that a search finds).
    """

    contest: Contest
    names: Sequence[str] = ()
    weights: Mapping[Criterion, Decimal] | None = None


def roadmap_for(request: Request) -> Roadmap:
    """The road that was named, or the best there is where only wishes are given.

    Where the usual road passes the limits of the profile, another school that keeps them is taken.

    Raises:
        WrongRequestError: a name that does not exist, a delay of a step that cannot be late, or
            wishes for a program beside the one that is named, or nothing held where all that is
            held is to be planned.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    if request.has_wishes and request.goal.program is not None:
        raise WrongRequestError.of("program_named_already")
    goal = request.whole_goal()
    asked = () if request.all_held else request.credentials or (goal.credential,)
    unbound = tuple(tell_unbound(request.profile, asked))
    request = replace(request, profile=bound(request.profile, asked))
    if request.all_held:
        found = _all_held(request, goal)
    elif request.is_search and not _holds_it(request, goal):
        found = _best_road(request, goal)
    else:
        found = plan(request.catalog, request.profile, goal, request.today, request.as_of)
        if goal.program is None and not found.cost.within_limits:
            other = _best_road(replace(request, credentials=()), goal)
            found = other if other.feasible else _with_sums_of(found, other, request)
    found = with_doors(found, _case(request, goal), request.as_of)
    found = replace(found, findings=(*unbound, *found.findings)) if unbound else found
    return _sharing(request).roadmap(found) if request.shared else found


def _case(request: Request, goal: Goal) -> Case:
    case = Case.of(request.catalog, request.profile, request.today, request.as_of)
    return case._replace(state=goal.state)


def _holds_it(request: Request, goal: Goal) -> bool:
    """Whether the one credential that is asked for is held, so that no school is to be found."""
    if len(request.credentials) > 1:
        return False
    credential = request.catalog.credential(goal.credential)
    return current_holding(credential, _case(request, goal)) is not None


def _all_held(request: Request, goal: Goal) -> Roadmap:
    from cma_roadmap.planning.keeping_all import plan_all_held  # most plans are for one

    return plan_all_held(request.catalog, request.profile, goal, request.today, request.as_of)


def _with_sums_of(found: Roadmap, searched: Roadmap, request: Request) -> Roadmap:
    """The no as it is, with the sums that a search promises: it answers who names a sum.

    Where no credential was named, the sums go with that of the plan, or all would be searched.
    """
    named = {} if request.credentials else {"credential": found.goal.credential}
    ways = [way for way in found.alternatives if not way.applies.keys() & _SUMS]
    for way in searched.alternatives:
        if way.applies.keys() & _SUMS:
            ways.append(way._replace(applies=named | way.applies))
    kept = [finding for finding in found.findings if "no_way_out" not in finding.message.code]
    words = [f for f in searched.findings if "no_way_out" in f.message.code and not ways]
    return replace(found, alternatives=tuple(ways), findings=(*kept, *words))


def comparison_for(request: Request, sides: Sides) -> Comparison:
    """Every side planned for the person, scored against the others.

    Raises:
        WrongRequestError: a name that does not exist, sides that cannot be compared, or a search
            that finds no route.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    from cma_roadmap.planning.comparing import ComparisonRequest, compare

    sought = _contenders(request, sides)
    side_by_side = ComparisonRequest(sides.contest, sought, sides.weights, request.wanted.near)
    names = tuple(dict.fromkeys(contender.goal.credential for contender in sought))
    profile, today = bound(request.profile, names), request.today
    found = compare(request.catalog, profile, side_by_side, today, request.as_of, request.zips)
    unbound = tell_unbound(request.profile, names)
    found = replace(found, findings=(*unbound, *found.findings))
    return _sharing(request).comparison(found) if request.shared else found


def _sharing(request: Request) -> Sharing:
    return Sharing(request.profile, request.today)


def _best_road(request: Request, goal: Goal) -> Roadmap:
    from cma_roadmap.planning.best_route import plan_best  # most plans need no search

    wish, today = _route_wish(request, goal), request.today
    return plan_best(
        request.catalog, request.profile, goal, wish, today, request.as_of, request.zips
    )


def _route_wish(request: Request, goal: Goal) -> RouteWish:
    wanted = request.wanted
    state = goal.state if wanted.near is None else None
    return RouteWish(
        prefer=request.prefer or Prefer.FASTEST,
        credentials=request.credentials or (goal.credential,),
        wanted=wanted._replace(state=wanted.state or state, award=wanted.award or goal.award),
        budget=goal.budget,
        per_month=goal.per_month,
    )


def _contenders(request: Request, sides: Sides) -> list[Contender]:
    goal, catalog = request.whole_goal(), request.catalog
    names = list(dict.fromkeys(sides.names))
    match sides.contest:
        case Contest.CREDENTIALS:
            main = [listing.id for listing in catalog.for_medical_assistants if listing.main]
            return contenders.credentials(names or main, goal, catalog)
        case Contest.PROGRAMS:
            _require_programs(names)
            return contenders.programs(names, goal, catalog)
        case Contest.ROUTES:
            return contenders.routes(names, goal, catalog) if names else _best_of(request, goal)


def _require_programs(names: Sequence[str]) -> None:
    if not names:
        raise WrongRequestError.of("which_programs")


def _best_of(request: Request, goal: Goal) -> list[Contender]:
    """The best routes of a search by time, by price and by safety."""
    from cma_roadmap.planning.best_route import best_routes

    wish, today = _route_wish(request, goal), request.today
    profile = bound(request.profile, wish.credentials)
    goals = best_routes(request.catalog, profile, goal, wish, today, request.as_of, request.zips)
    if not goals:
        raise WrongRequestError.of("no_route_fits")
    return [Contender(contenders.route_id(best), best) for best in goals]
