"""What planning is asked for, made of the options of a command."""

from __future__ import annotations

from datetime import date

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options.program_wishes import middle_of_zip
from cma_roadmap.cli.options.wishes import Based, Road, Searched
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal
from cma_roadmap.model.results.route_search import Prefer
from cma_roadmap.planning.answer import Request
from cma_roadmap.sentences.told import told


def request_of(
    road: Road,
    searched: Searched,
    based: Based,
    session: Session,
    *,
    by_place: bool = False,
    by_day: bool = True,
) -> Request:
    """The options as one request; `by_place`: how far schools are counts in any case.

    `by_day`: so does the day by which the person wants to be certified.

    Raises:
        BadInputError: the profile or the data cannot be used.
        WrongRequestError: a name that does not exist.
        typer.BadParameter: options that do not go together.
    """
    _refuse_beside_all_held(road, searched, based.day(session))
    catalog, today = based.catalog(), based.day(session)
    person = based.person(catalog, session)
    goal = _goal(road, searched, catalog, person, today)
    goal = _wished(goal, person, today if by_day and not road.all_held else None)
    _refuse_names_that_disagree(road, searched, goal, catalog)
    every = road.credential is None and (searched.any_credential or by_place or searched.prefer)
    by_place |= _is_search(road, searched)
    home = person.zip if by_place and (road.state is None or searched.within) else None
    return Request(
        catalog=catalog,
        profile=person,
        goal=goal._replace(budget=searched.budget, per_month=searched.max_per_month),
        today=today,
        credentials=_main_ones(catalog) if every else (goal.credential,),
        prefer=_preference(searched),
        wanted=searched.schools(catalog, home),
        as_of=based.as_of,
        zips=middle_of_zip,
        shared=based.share,
        all_held=road.all_held,
    )


def _goal(road: Road, searched: Searched, catalog: Catalog, person: Profile, today: date) -> Goal:
    """What is asked for; who asks for nothing and let one credential run out wants that back."""
    goal = road.goal(catalog, person)
    given = any(_given(road, searched, name) for name in (*_ONE_ROAD, "all_held"))
    if person.credentials and not searched.filters and not given:
        from cma_roadmap.planning.eligibility.case import Case
        from cma_roadmap.planning.steps.holding import to_be_had_back

        had = to_be_had_back(Case.of(catalog, person, today, None))
        goal = goal._replace(credential=had) if had else goal
    return _placed(goal, searched.near or person.zip, catalog)


def _main_ones(catalog: Catalog) -> tuple[str, ...]:
    return tuple(listing.id for listing in catalog.for_medical_assistants if listing.main)


def _refuse_past_start(road: Road, today: date) -> None:
    """Refuse a first day of training that is over.

    Raises:
        WrongRequestError: tells what to write instead.
    """
    if road.start is not None and road.start < today:
        days = {"day": road.start.isoformat(), "today": today.isoformat()}
        hint = told("error.start_is_past.hint", **days)
        raise WrongRequestError(told("error.start_is_past", **days), hint=hint)


def _preference(searched: Searched) -> Prefer | None:
    """What makes a road the best; any credential will do where the soonest is meant."""
    if searched.prefer:
        return Prefer(searched.prefer)
    return Prefer.FASTEST if searched.any_credential else None


def _wished(goal: Goal, person: Profile, today: date | None) -> Goal:
    """The goal with the last day of the profile, while that is ahead and none was typed."""
    last = person.finish_by
    if today is None or goal.finish_by is not None or last is None or last < today:
        return goal
    return goal if goal.credential in person.held else goal._replace(finish_by=last)


def _placed(goal: Goal, zip_code: str | None, catalog: Catalog) -> Goal:
    """The goal with the state of a ZIP code, where no state was named.

    Raises:
        WrongRequestError: there is no such ZIP code.
    """
    if goal.state is not None or zip_code is None:
        return goal
    from cma_roadmap.loading.catalog.zip_codes import place_of

    state = place_of(zip_code).state
    known = any(listed.id == state for listed in catalog.states)
    return goal._replace(state=state, state_by_zip=True) if known else goal


def _refuse_another_award(goal: Goal, catalog: Catalog) -> None:
    """A program that is named has its award.

    Raises:
        WrongRequestError: it gives another one than was asked for.
        UnknownNameError: there is no such program.
    """
    if goal.award is None or goal.program in (None, NO_PROGRAM):
        return
    program = catalog.program(goal.program)
    if program.award is not goal.award:
        params = {"program": repr(goal.program), "gives": program.award, "asked": goal.award}
        raise WrongRequestError.of("another_award", **params)


_ONE_ROAD = (
    *("credential", "pathway", "program", "award", "start", "finish_by", "sit_early"),
    *("budget", "max_per_month"),
)
"""Options that only the road to one credential has use for, beside the wishes of a search."""


def _refuse_beside_all_held(road: Road, searched: Searched, today: date) -> None:
    """Whoever plans all that they hold goes no road to one credential; others begin no earlier.

    Raises:
        typer.BadParameter: names the options that are about one.
        WrongRequestError: the first day of training is over.
    """
    if not road.all_held:
        _refuse_past_start(road, today)
        return
    given = [f"--{n.replace('_', '-')}" for n in _ONE_ROAD if _given(road, searched, n)]
    given += searched.filters
    if given:
        raise typer.BadParameter(told("error.all_held_alone", options=", ".join(given)))
    for text in road.what_if or ():
        if text.strip().partition("=")[0].strip().casefold() != "lapse":
            raise typer.BadParameter(told("error.all_held_what_if", text=repr(text)))


def _given(road: Road, searched: Searched, name: str) -> bool:
    value = getattr(road, name) if hasattr(road, name) else getattr(searched, name)
    return value is not None and value is not False


def _is_search(road: Road, searched: Searched) -> bool:
    """Whether schools are looked for; a limit on money does that where no program is named."""
    limits = searched.budget, searched.max_per_month
    return bool(searched.filters) or (road.program is None and limits != (None, None))


def _refuse_names_that_disagree(
    road: Road, searched: Searched, goal: Goal, catalog: Catalog
) -> None:
    """A program or a credential that is named leaves none to choose, and has its own award.

    Raises:
        typer.BadParameter: names the options that choose one.
        WrongRequestError: the program gives another award than was asked for.
        UnknownNameError: there is no such program.
    """
    given = searched.filters
    if road.program is not None and given:
        names = ", ".join(given)
        raise typer.BadParameter(told("error.program_is_chosen", options=names))
    if road.credential is not None and searched.any_credential:
        raise typer.BadParameter(told("error.credential_and_any"))
    _refuse_another_award(goal, catalog)
