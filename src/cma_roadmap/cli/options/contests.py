"""What `compare` is asked for: which things, on which road, by which weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from cma_roadmap.cli.options import options
from cma_roadmap.cli.options.asked import known_credentials
from cma_roadmap.cli.options.program_wishes import middle_of_zip
from cma_roadmap.cli.options.roads import within_means
from cma_roadmap.cli.options.weights import Weights, weights_of
from cma_roadmap.cli.options.wishes import Based, Road, Searched
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.comparison import Contest
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.planning.compare import contenders
from cma_roadmap.planning.compare.contenders import Contender
from cma_roadmap.planning.comparing import Asked
from cma_roadmap.planning.programs.program_search import Zips, no_zips

ByPrograms = Annotated[
    bool, typer.Option("--programs", help="Compare schools: the names are ids of programs.")
]
ByRoutes = Annotated[
    bool, typer.Option("--routes", help="Compare whole routes: the names are CREDENTIAL:SCHOOL.")
]
_FOR_SEARCH = ("--within", "--max-cost", "--max-months", "--accredited")


@dataclass(frozen=True, slots=True)
class Contested:
    """What is compared, and the road that all of it shares."""

    programs: ByPrograms = False
    routes: ByRoutes = False
    weight: Weights = None
    credential: options.Wanted = None
    program: options.Program = None
    award: options.AwardChoice = None
    state: options.State = None
    start: options.Start = None
    hours_per_week: options.HoursPerWeek = None
    sit_early: options.SitEarly = False

    @property
    def contest(self) -> Contest:
        """What is compared.

        Raises:
            typer.BadParameter: two things at once.
        """
        if self.programs and self.routes:
            raise typer.BadParameter("--programs and --routes do not go together")
        if self.programs:
            return Contest.PROGRAMS
        return Contest.ROUTES if self.routes else Contest.CREDENTIALS

    def road(self) -> Road:
        """The same as the options of a plan."""
        return Road(
            credential=self.credential,
            program=self.program,
            award=self.award,
            state=self.state,
            start=self.start,
            hours_per_week=self.hours_per_week,
            sit_early=self.sit_early,
        )


def asked_of(
    names: Sequence[str] | None,
    contested: Contested,
    searched: Searched,
    based: Based,
    catalog: Catalog,
    person: Profile,
    day: date,
) -> tuple[Asked, Zips]:
    """What to compare, and where to look up ZIP codes.

    Raises:
        WrongRequestError: a name that does not exist, or things that cannot be compared.
        typer.BadParameter: options that do not go together.
    """
    contest = contested.contest
    weights = weights_of(contested.weight, contest)
    _check_options(contest, contested, searched, names)
    goal = within_means(contested.road().goal(catalog, person), searched, person)
    if contest is Contest.ROUTES:
        found = _routes(names, goal, contested, searched, based, catalog, person, day)
    elif contest is Contest.PROGRAMS:
        found = _programs(names, goal, catalog)
    else:
        known = known_credentials(catalog, names, main_only=True)
        found = contenders.credentials(known, goal, catalog)
    near = searched.place(catalog)
    return Asked(contest, found, weights, near), middle_of_zip if near else no_zips


def _check_options(
    contest: Contest, contested: Contested, searched: Searched, names: Sequence[str] | None
) -> None:
    """Refuse options that would change nothing.

    Raises:
        typer.BadParameter: names the first of them.
    """
    given = searched.filters
    searching = contest is Contest.ROUTES and not names
    if "--prefer" in given:
        raise typer.BadParameter("--prefer is for plan: compare looks at more than one thing")
    if not searching:
        for name in (n for n in _FOR_SEARCH if n in given):
            raise typer.BadParameter(f"{name} is for --routes without names, which searches")
    if contest is Contest.CREDENTIALS:
        if "--near" in given:
            raise typer.BadParameter("--near is for --programs and --routes")
        if contested.credential is not None:
            raise typer.BadParameter(
                "--credential is for --programs and --routes; here, name the credentials"
            )
    elif contested.program is not None:
        raise typer.BadParameter("--program is for credentials; here, name the programs or routes")
    if contest is Contest.PROGRAMS and contested.award is not None:
        raise typer.BadParameter("--award is for credentials and --routes: a program has its own")


def _programs(names: Sequence[str] | None, goal: Goal, catalog: Catalog) -> list[Contender]:
    if not names:
        hint = "For example: cma-roadmap compare --programs ipeds-236513-2 ipeds-368629-2. "
        raise WrongRequestError(
            "Which programs?", hint=hint + "Find ids with cma-roadmap programs --state WA."
        )
    return contenders.programs(list(dict.fromkeys(names)), goal, catalog)


def _routes(
    names: Sequence[str] | None,
    goal: Goal,
    contested: Contested,
    searched: Searched,
    based: Based,
    catalog: Catalog,
    person: Profile,
    day: date,
) -> list[Contender]:
    """The routes that were named, or the best of a search by time, by price and by safety."""
    if names:
        return contenders.routes(list(dict.fromkeys(names)), goal, catalog)

    from cma_roadmap.planning.best_route import best_routes

    wish = searched.wish(contested.road(), goal, catalog)
    zips = middle_of_zip if searched.near else no_zips
    goals = best_routes(catalog, person, goal, wish, day, based.as_of, zips)
    if not goals:
        raise WrongRequestError(
            "No route fits these wishes.",
            hint="cma-roadmap plan with the same options tells which wish to loosen.",
        )
    return [Contender(contenders.route_id(one), one) for one in goals]
