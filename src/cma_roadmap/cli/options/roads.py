"""One roadmap for what was asked: the road that was named, or the best there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import typer

from cma_roadmap.cli.options.wishes import Based, Road, Searched
from cma_roadmap.cli.session import Session
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.planning.planner import plan
from cma_roadmap.planning.result.sharing import Sharing


def roadmap_of(road: Road, searched: Searched, based: Based, session: Session) -> Roadmap:
    """Plan as asked; where only wishes are given, search for the best road first.

    Raises:
        BadInputError: the profile or the data cannot be used.
        WrongRequestError: a name that does not exist.
        typer.BadParameter: options that do not go together.
    """
    person, catalog = based.person(), based.catalog()
    goal = within_means(road.goal(catalog, person), searched, person)
    today = based.day(session)
    if _is_search(road, searched):
        found = _searched(road, searched, based, goal, person, catalog, today)
    else:
        found = plan(catalog, person, goal, today, based.as_of)
        if road.program is None and not found.cost.within_limits:
            # The limits are those of the profile: look for another school to the same credential.
            named = replace(road, credential=goal.credential)
            other = _searched(named, searched, based, goal, person, catalog, today)
            found = other if other.feasible else found
    return Sharing(person, today).roadmap(found) if based.share else found


def _searched(
    road: Road,
    searched: Searched,
    based: Based,
    goal: Goal,
    person: Profile,
    catalog: Catalog,
    today: date,
) -> Roadmap:
    from cma_roadmap.cli.options.program_wishes import middle_of_zip
    from cma_roadmap.planning.best_route import plan_best

    wish = searched.wish(road, goal, catalog)
    return plan_best(catalog, person, goal, wish, today, based.as_of, middle_of_zip)


def within_means(goal: Goal, searched: Searched, person: Profile) -> Goal:
    """The goal with the limits on money: those that were given, else those of the profile."""
    said = person.budget
    return goal._replace(
        budget=searched.budget or (said.total if said else None),
        per_month=searched.max_per_month or (said.per_month if said else None),
    )


def _is_search(road: Road, searched: Searched) -> bool:
    """Whether the best road is to be looked for; a program that is named leaves nothing to find."""
    given = searched.filters
    if road.program is not None and given:
        names = ", ".join(given)
        raise typer.BadParameter(f"{names}: for choosing a program. Leave out these or --program")
    limited = searched.budget is not None or searched.max_per_month is not None
    return bool(given) or (limited and road.program is None)
