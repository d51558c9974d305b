"""What `compare` is asked for: which things, on which road, by which weights."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import command_options, options
from cma_roadmap.cli.options.asked import known_credentials
from cma_roadmap.cli.options.wishes import Based, Road, Searched
from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.comparison import Contest, Criterion, criteria
from cma_roadmap.planning.answer import Sides
from cma_roadmap.sentences.told import told

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_FOR_SEARCH = ("--within", "--max-cost", "--max-months", "--accredited")


@dataclass(frozen=True, slots=True)
class Contested:
    """What is compared, and the road that all of it shares."""

    programs: command_options.ByPrograms = False
    routes: command_options.ByRoutes = False
    weight: command_options.Weights = None
    credential: options.Wanted = None
    program: options.Program = None
    award: options.AwardChoice = None
    state: options.State = None
    start: options.Start = None
    hours_per_week: options.HoursPerWeek = None
    study_weeks: options.StudyWeeks = None
    seat_days: options.SeatDays = None
    choose_weeks: options.ChooseWeeks = None
    enroll_weeks: options.EnrollWeeks = None
    sit_early: options.SitEarly = False

    @property
    def contest(self) -> Contest:
        """What is compared.

        Raises:
            typer.BadParameter: two things at once.
        """
        if self.programs and self.routes:
            raise typer.BadParameter(told("error.programs_and_routes"))
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
            study_weeks=self.study_weeks,
            seat_days=self.seat_days,
            choose_weeks=self.choose_weeks,
            enroll_weeks=self.enroll_weeks,
            sit_early=self.sit_early,
        )


def sides_of(
    names: Sequence[str] | None, contested: Contested, searched: Searched, based: Based
) -> Sides:
    """What to set side by side.

    Raises:
        WrongRequestError: a credential that does not exist.
        typer.BadParameter: options that do not go together.
    """
    contest = contested.contest
    weights = weights_of(contested.weight, contest)
    _check_options(contest, contested, searched, names)
    if names and contest is Contest.CREDENTIALS:
        names = known_credentials(based.catalog(), names)
    return Sides(contest, tuple(names or ()), weights)


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
        raise typer.BadParameter(told("error.prefer_is_for_plan"))
    if not searching:
        for name in (n for n in _FOR_SEARCH if n in given):
            raise typer.BadParameter(told("error.only_for_search", option=name))
    if contest is Contest.CREDENTIALS:
        if "--near" in given:
            raise typer.BadParameter(told("error.near_is_for_schools"))
        if contested.credential is not None:
            raise typer.BadParameter(told("error.name_the_credentials"))
    elif contested.program is not None:
        raise typer.BadParameter(told("error.name_the_programs"))
    if contest is Contest.PROGRAMS and contested.award is not None:
        raise typer.BadParameter(told("error.program_has_award"))


def weights_of(said: Sequence[str] | None, contest: Contest) -> Mapping[Criterion, Decimal]:
    """The weights that were given.

    Raises:
        typer.BadParameter: tells all that is wrong: no such criterion, no number of 0 to 999.99,
            one given twice, or nothing left to weigh.
    """
    known = {criterion.value: criterion for criterion in criteria(contest)}
    found: dict[Criterion, Decimal] = {}
    wrong: list[str] = []
    for text in said or ():
        name, _, number = (part.strip() for part in text.partition("="))
        if name not in known:
            what, names = told(f"contest.{contest}"), ", ".join(known)
            wrong.append(told("error.weight.unknown", text=repr(text), what=what, names=names))
        elif not re.fullmatch(_NUMBER, number, re.ASCII):
            wrong.append(told("error.weight.no_number", text=repr(text), name=name))
        elif known[name] in found:
            wrong.append(told("error.weight.twice", text=repr(text), name=name))
        else:
            found[known[name]] = Decimal(number)
    if wrong:
        raise typer.BadParameter(told("error.weight", wrong="; ".join(wrong)))
    if len(found) == len(known) and not any(found.values()):
        raise typer.BadParameter(told("error.weight.all_zero"))
    return found
