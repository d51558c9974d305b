"""What a command is asked for, in groups of options: the road, what it is based on, how to show.

Groups are never compared or printed: without the methods for that, a start is a hundredth shorter.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import options, school_options
from cma_roadmap.cli.options.own_files import log_is_there, log_place, read_person_of
from cma_roadmap.cli.options.set_back_options import what_if
from cma_roadmap.cli.output.file_kinds import chosen_format
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import check_place
from cma_roadmap.cli.output.presenting import Look, Presenter
from cma_roadmap.cli.session import Session
from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile, empty_profile
from cma_roadmap.model.results.guesses import SetTimes
from cma_roadmap.model.results.planned_state import Move
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.base import parse_iso_date
from cma_roadmap.people.folder import ME
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.model.results.program_matches import Wanted


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Dated:
    """The data in use, and the day."""

    data_dir: options.DataDir = None
    today: options.Today = None

    def catalog(self) -> Catalog:
        """The data in use.

        Raises:
            BadInputError: the data laid over ours cannot be used.
        """
        return load_catalog(overlay=self.data_dir)

    def day(self, session: Session) -> date:
        """Today, or the day to take for it."""
        return self.today or session.clock()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ruled(Dated):
    """What a result is based on where no person is in it: the rules too."""

    as_of: options.AsOf = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OfPerson(Dated):
    """What is based on a person and on no rules."""

    profile: options.ProfileFile = None
    who: options.Person = None
    no_profile: options.NoProfile = False

    @property
    def someone(self) -> str | None:
        """The person who is named; `None` for `me`, who is meant where nobody is."""
        return None if self.who == ME else self.who

    def person(self, catalog: Catalog, session: Session) -> Profile:
        """The person as they tell of themselves.

        Raises:
            BadInputError: the profile cannot be read or used.
        """
        written, log = self.written(catalog, session), self.log()
        if log is None or not log_is_there(log):
            return written
        from cma_roadmap.model.tracked.happened import happenings
        from cma_roadmap.tracking.folded import with_log
        from cma_roadmap.tracking.log_file import read

        return with_log(written, happenings(read(log)), catalog.clearances)

    def written(self, catalog: Catalog, session: Session) -> Profile:
        """The person by their profile alone, without the log.

        Raises:
            BadInputError: the profile cannot be read or used.
        """
        if self.profile is None:
            return empty_profile()
        return read_person_of(self.profile, catalog, self.day(session))

    def log(self) -> Path | None:
        """Where the log is, beside the profile; `None`: of standard input nobody knows whose."""
        if self.no_profile or self.profile == "-":
            return None
        return log_place(self.profile, self.who)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Personal(OfPerson):
    """What a result is based on: the person and the rules."""

    as_of: options.AsOf = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Based(Personal):
    """The same of a result that can be shared without what is personal."""

    share: options.Share = False

    def person(self, catalog: Catalog, session: Session) -> Profile:
        """The person; of one who shares, without what others must not even guess."""
        person = Personal.person(self, catalog, session)
        if not self.share:
            return person
        from cma_roadmap.planning.result.sharing import shareable

        return shareable(person)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Shown:
    """How and where to show a result."""

    form: options.FormatChoice = None
    as_json: options.AsJson = False
    output: options.Output = None
    force: options.Force = False
    no_color: options.NoColor = False
    quiet: options.Quiet = False
    full: options.Full = False
    show: options.Show = None
    no_pager: options.NoPager = False

    def presenter(self, session: Session, *more: Format) -> Presenter:
        """Who shows it, as text, as JSON or in one of `more` forms.

        Raises:
            typer.BadParameter: two formats at once, or one that this result does not have.
            OutputError: nothing can be written where it is asked for.
        """
        known = (Format.TEXT, Format.JSON, *more)
        chosen = chosen_format(self.form, self.as_json, known, self.output)
        check_place(self.output, chosen, force=self.force)
        look = Look(self.full, self.show, not self.no_pager)
        color, quiet = self.no_color, self.quiet
        return Presenter(session, chosen, self.output, color, quiet, self.force, look)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Road:
    """Where a person wants to get to, and how."""

    credential: options.Credential = None
    pathway: options.Pathway = None
    program: options.Program = None
    award: options.AwardChoice = None
    state: options.State = None
    move_to: options.MoveTo = None
    start: options.Start = None
    finish_by: options.FinishBy = None
    hours_per_week: options.HoursPerWeek = None
    study_weeks: options.StudyWeeks = None
    seat_days: options.SeatDays = None
    choose_weeks: options.ChooseWeeks = None
    enroll_weeks: options.EnrollWeeks = None
    sit_early: options.SitEarly = False
    no_breaks: options.NoBreaks = False
    no_pins: options.NoPins = False
    horizon: options.Horizon = 1
    what_if: options.If = None
    all_held: options.AllHeld = False

    def goal(self, catalog: Catalog, person: Profile) -> Goal:
        """The same in terms of the catalogue; what is not said comes from the profile.

        Raises:
            WrongRequestError: a name that does not exist, or that several share.
            typer.BadParameter: `--move-to` or `--if` is not written as it should be.
        """
        return Goal(
            credential=catalog.credential_id(self.credential or options.DEFAULT_CREDENTIAL),
            pathway=self.pathway,
            program=self.program,
            award=self.award,
            state=catalog.state(self.state).id if self.state else person.state,
            move_to=_move(self.move_to, catalog) if self.move_to else None,
            start=self.start,
            finish_by=self.finish_by,
            hours_per_week=self.hours_per_week,
            sit_early=self.sit_early,
            no_breaks=self.no_breaks,
            no_pins=self.no_pins,
            horizon=self.horizon,
            what_if=what_if(self.what_if, catalog),
            times=SetTimes(self.study_weeks, self.seat_days, self.choose_weeks, self.enroll_weeks),
        )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Searched:
    """Which real programs to look at, and what makes one road better than another."""

    prefer: school_options.Preference = None
    budget: school_options.Budget = None
    max_per_month: school_options.MaxPerMonth = None
    near: school_options.Near = None
    within: school_options.Within = None
    max_cost: school_options.MaxCost = None
    max_months: school_options.MaxMonths = None
    accredited: school_options.Accredited = None
    any_credential: school_options.AnyCredential = False

    @property
    def filters(self) -> dict[str, object]:
        """Those that were given, by the name of the option."""
        named: dict[str, object] = {
            "--any-credential": self.any_credential or None,
            "--prefer": self.prefer,
            "--near": self.near,
            "--within": self.within,
            "--max-cost": self.max_cost,
            "--max-months": self.max_months,
            "--accredited": self.accredited,
        }
        return {name: value for name, value in named.items() if value is not None}

    def schools(self, catalog: Catalog, home: str | None = None) -> Wanted:
        """What a school must be, as far as it was said: near `home` where no place was named.

        Raises:
            WrongRequestError: there is no such ZIP code.
            typer.BadParameter: a distance without a place.
        """
        from cma_roadmap.cli.options.program_wishes import Wishes, check_distance

        near = self.near or home
        check_distance(near, self.within, None)
        wishes = Wishes(
            state=None,
            near=near,
            within=self.within,
            award=None,
            max_cost=self.max_cost,
            max_months=self.max_months,
            accredited=self.accredited,
            opens=None,
        )
        return wishes.wanted(catalog)


def _move(said: str, catalog: Catalog) -> Move:
    state, at, day = said.partition("@")
    if not at:
        raise typer.BadParameter(told("error.not_a_move", text=repr(said)))
    try:
        return Move(catalog.state(state.strip()).id, parse_iso_date(day.strip()))
    except ValueError as error:
        raise typer.BadParameter(told("error.move_day", reason=error)) from None
