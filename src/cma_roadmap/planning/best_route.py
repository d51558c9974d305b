"""The best road there is: searched over all that fits, planned, and told with what came close."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Alternative, Goal, Roadmap
from cma_roadmap.model.results.route_search import Prefer, RouteSearch, RouteWish, RunnerUp
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.model.values.money import Money
from cma_roadmap.planning.cures.change import FULL_TIME
from cma_roadmap.planning.cures.refusal import nothing_found, refuse
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import pathways_for_goal
from cma_roadmap.planning.money.dearer import Bounds
from cma_roadmap.planning.money.with_money import with_money
from cma_roadmap.planning.planner import plan_once
from cma_roadmap.planning.programs.program_search import Zips, no_zips, that_fit
from cma_roadmap.planning.search.known_roads import Known
from cma_roadmap.planning.search.route_cures import cures
from cma_roadmap.planning.search.route_measures import Choice, is_guessed, is_unpriced
from cma_roadmap.planning.search.routes import Routes

RUNNERS_UP = 4
_PACES = (30, 24, 20, 16, 12, 8)
"""Hours a week that are tried where no school can be paid at its own pace."""


def plan_best(
    catalog: Catalog,
    profile: Profile,
    goal: Goal,
    wish: RouteWish,
    today: date,
    as_of: date | None = None,
    zips: Zips = no_zips,
) -> Roadmap:
    """Plan the best road to any of the credentials wished for, by any program that fits or none.

    Where there is none, the result is not feasible, and tells which wishes to loosen. `zips` tells
    where a ZIP code is.

    Raises:
        UnknownNameError: a credential, or a program of the profile, does not exist.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    goal = goal._replace(state=goal.state or profile.state)
    case = Case.of(catalog, profile, today, as_of)._replace(state=goal.state)
    wish = wish._replace(credentials=_with_pathway(wish, goal, catalog))
    search = _Search(case, goal, as_of, zips)
    return search.best(wish) or search.slower(wish) or search.nothing(wish)


def best_routes(
    catalog: Catalog,
    profile: Profile,
    goal: Goal,
    wish: RouteWish,
    today: date,
    as_of: date | None = None,
    zips: Zips = no_zips,
) -> list[Goal]:
    """The fastest, the cheapest and the safest roads, and who comes next, each once.

    Raises:
        UnknownNameError: a credential, or a program of the profile, does not exist.
    """
    case = Case.of(catalog, profile, today, as_of)._replace(state=goal.state or profile.state)
    search = _Search(case, goal, as_of, zips)
    found: dict[Goal, None] = {}
    for prefer in Prefer:
        wished = wish._replace(prefer=prefer)
        found |= dict.fromkeys(search.goals(wished, 2))
    return list(found)


def _with_pathway(wish: RouteWish, goal: Goal, catalog: Catalog) -> tuple[str, ...]:
    """The credentials that have the pathway asked for; all of them where none was.

    Raises:
        UnknownNameError: none of them has it.
    """
    if goal.pathway is None:
        return wish.credentials
    having = tuple(
        name
        for name in wish.credentials
        if any(p.id == goal.pathway for p in catalog.credential(name).pathways)
    )
    if not having:
        pathways_for_goal(catalog.credential(wish.credentials[0]), goal)
    return having


class _Search:
    """One person's search; it can be done again with other wishes."""

    def __init__(
        self, case: Case, goal: Goal, as_of: date | None, zips: Zips, known: Known | None = None
    ) -> None:
        self._case, self._goal, self._as_of, self._zips = case, goal, as_of, zips
        self._planned: dict[Goal, Roadmap] = {}
        self._known = known or Known.nothing(case, goal)

    def best(self, wish: RouteWish) -> Roadmap | None:
        """The best road with its runners-up; `None` if nothing fits."""
        programs = self._programs(wish)
        routes = Routes(self._case, self._goal, wish, self._plan, self._known)
        choices = routes.best(programs, RUNNERS_UP + 1)
        if not choices:
            return None
        roadmap, *others = (self._plan(routes.goal_of(choice)) for choice in choices)
        roadmap = with_money(roadmap, self._case, self._plan)
        runners = tuple(map(_runner_up, choices[1:], others))
        found = self._summary(wish, programs, choices[0], runners)
        if wish.prefer is Prefer.CHEAPEST:
            found = self._doubted(found, roadmap, others)
        asked = self._goal._replace(credential=roadmap.goal.credential)
        findings = (*roadmap.findings, *_search_findings(found))
        return replace(roadmap, goal=asked, search=found, findings=findings)

    def _doubted(
        self, found: RouteSearch, roadmap: Roadmap, others: Sequence[Roadmap]
    ) -> RouteSearch:
        """With the runners-up that may cost less, and the prices on which that hangs."""
        bounds = Bounds(self._case)
        cheaper = [bounds.least_extra(other, roadmap) < 0 for other in others]
        prices = {
            price.key: price
            for other, may in zip(others, cheaper, strict=True)
            if may
            for price in bounds.deciding(other, roadmap)
        }
        runners = zip(found.runners_up, cheaper, strict=True)
        return found._replace(
            runners_up=tuple(runner._replace(may_cost_less=may) for runner, may in runners),
            hangs_on=tuple(prices.values()),
        )

    def slower(self, wish: RouteWish) -> Roadmap | None:
        """Where a limit a month stands in the way: the road at the fastest pace that will do.

        Who asked for a pace is kept to it.
        """
        if wish.per_month is None or self._goal.hours_per_week is not None:
            return None
        said = self._case.profile.availability
        most = (said.hours_per_week if said else None) or FULL_TIME
        for hours in (pace for pace in _PACES if pace < most):
            goal = self._goal._replace(hours_per_week=hours)
            known = self._known.at_other_pace(self._case, goal)
            found = _Search(self._case, goal, self._as_of, self._zips, known).best(wish)
            if found is not None:
                text = message("finding.slower_pace", hours=hours)
                told = Finding(Severity.WARNING, text)
                return replace(found, findings=(*found.findings, told))
        return None

    def goals(self, wish: RouteWish, most: int) -> list[Goal]:
        """The goals of the best roads, best first."""
        routes = Routes(self._case, self._goal, wish, self._plan, self._known)
        return [routes.goal_of(choice) for choice in routes.best(self._programs(wish), most)]

    def nothing(self, wish: RouteWish) -> Roadmap:
        """The honest no: what was looked at, and the wishes that stand in the way."""
        programs = self._programs(wish)
        goal = self._goal._replace(credential=wish.credentials[0])
        credential = self._case.catalog.credential(goal.credential)
        roadmap = refuse(credential, self._case, goal, self._as_of)
        found = self._summary(wish, programs, None, ())
        text = message("finding.no_route", fit=found.fit, programs=found.programs)
        ways_out = tuple(self._cures(wish))
        told = () if ways_out else (nothing_found(credential),)
        return replace(
            roadmap,
            search=found,
            alternatives=ways_out,
            findings=(Finding(Severity.PROBLEM, text), *told),
            program=None,
            sources=(),
        )

    def _cures(self, wish: RouteWish) -> Iterator[Alternative]:
        """A later day, where that is all that stands in the way; else a looser wish."""
        last = self._goal.finish_by
        if last is not None:
            whenever = self._goal._replace(finish_by=None)
            found = _Search(self._case, whenever, self._as_of, self._zips).best(
                wish._replace(prefer=Prefer.FASTEST)
            )
            if found is not None and found.certified_on is not None:
                day = found.certified_on
                text, applies = message("change.finish_by", day=day), {"finish-by": day.isoformat()}
                yield Alternative.of(text, applies, day, found.cost)
        yield from cures(wish, self.best, self._case.catalog.programs)

    def _programs(self, wish: RouteWish) -> list[Program]:
        return [p for p in self._fitting(wish) if p.is_meant_for(self._case.profile.held)]

    def _fitting(self, wish: RouteWish) -> list[Program]:
        """What fits the filters, for whomever it is meant."""
        return that_fit(self._case.catalog.programs, wish.wanted, self._zips)

    def _plan(self, goal: Goal) -> Roadmap:
        """The plan of one road, made once: other wishes look at many of the same roads."""
        if goal not in self._planned:
            self._planned[goal] = plan_once(self._case, goal, self._as_of)
        return self._planned[goal]

    def _summary(
        self,
        wish: RouteWish,
        programs: Iterable[Program],
        chosen: Choice | None,
        runners: tuple[RunnerUp, ...],
    ) -> RouteSearch:
        fit = list(programs)
        return RouteSearch(
            wish=wish,
            programs=sum(not program.typical for program in self._case.catalog.programs),
            fit=len(fit),
            unpriced=sum(map(is_unpriced, fit)) if wish.goes_by_price else 0,
            best=chosen.safety if chosen else None,
            reckoned=Money(chosen.cost) if chosen and chosen.cost.is_finite() else None,
            runners_up=runners,
            guessed=sum(map(is_guessed, fit)) if wish.prefer is Prefer.FASTEST else 0,
            for_holders=len(self._fitting(wish)) - len(fit),
        )


def _runner_up(choice: Choice, roadmap: Roadmap) -> RunnerUp:
    return RunnerUp(
        credential=choice.credential,
        credential_name=roadmap.credential_name,
        pathway=roadmap.pathway.id,
        pathway_name=roadmap.pathway.name,
        verdict=roadmap.pathway.verdict,
        program=roadmap.program,
        certified_on=roadmap.certified_on or roadmap.today,
        cost=roadmap.cost.to_certificate,
        partial=bool(roadmap.cost.unknown_to_certificate),
        safety=choice.safety,
        applies=_options(choice.credential, roadmap),
        not_known=roadmap.cost.not_known_before,
    )


def _options(credential: str, roadmap: Roadmap) -> dict[str, str]:
    """What asks for just this road; with no school there may be several ways in."""
    if roadmap.program is None:
        return {"credential": credential, "pathway": roadmap.pathway.id, "program": NO_PROGRAM}
    return {"credential": credential, "program": roadmap.program.id}


def _search_findings(found: RouteSearch) -> tuple[Finding, ...]:
    """What the search left out, and why."""
    messages = []
    if found.unpriced:
        messages.append(message("finding.route_unpriced", count=found.unpriced))
    if found.for_holders:
        messages.append(message("programs.for_holders", count=found.for_holders))
    if found.guessed:
        messages.append(message("finding.route_guessed", count=found.guessed))
    return tuple(Finding(Severity.INFO, text) for text in messages)
