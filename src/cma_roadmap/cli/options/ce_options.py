"""What `ce` is told: a course with its points, or a table with many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from cma_roadmap.cli.options.asked import known_credentials
from cma_roadmap.cli.options.told_options import Cost, On, Paper
from cma_roadmap.cli.spec import Argument, Group, Kind, Option
from cma_roadmap.cli.streams import beginning
from cma_roadmap.errors import BadInputError, Problem, SourceLocation, WrongRequestError
from cma_roadmap.loading.person.transcript import MAX_BYTES, ReadCourse, points_of, read_transcript
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.renewal import MOST_POINTS
from cma_roadmap.model.tracked.happened import EARNED, Course, Happened
from cma_roadmap.sentences.told import told
from cma_roadmap.tracking.ledger import wrong_points


def _points(text: str) -> Decimal:
    try:
        return points_of(text.strip())
    except ValueError:
        raise ValueError(told("problem.ce_points", text=repr(text), most=MOST_POINTS)) from None


Title = Annotated[str, Argument("TITLE", "help.ce.add.title")]
Table = Annotated[str, Argument("FILE", "help.ce.import.file")]
Points = Annotated[
    Decimal | None, Option("--points", Group.HAPPENED, "NUMBER", reads=_points, is_setting=False)
]
Category = Annotated[
    list[str] | None, Option("--category", Group.HAPPENED, "KIND", is_setting=False)
]
ForWhom = Annotated[
    list[str] | None,
    Option(
        "--for",
        Group.HAPPENED,
        "CREDENTIAL",
        completes=Kind.CREDENTIAL,
        says="help.option.for.credential",
        is_setting=False,
    ),
]
DryRun = Annotated[bool, Option("--dry-run", Group.HAPPENED, is_setting=False)]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Earned:
    """Points that were earned, as they are typed."""

    points: Points = None
    category: Category = None
    on: On = None
    whose: ForWhom = None
    cost: Cost = None
    paper: Paper = None

    def course(self, title: str, person: Profile, catalog: Catalog, today: date) -> ReadCourse:
        """The course, with the words that tell where it was told.

        Raises:
            BadInputError: it has no title or no points.
            WrongRequestError: there is no such credential, or nobody can tell whom it is for.
        """
        place = SourceLocation(told("word.command_line"))
        said = " ".join(title.split())
        problems = []
        if not said or len(said) > 200:
            problems.append(Problem.of("ce_title", place, most=200))
        if self.points is None:
            problems.append(Problem.of("ce_no_points", place))
        if problems or self.points is None:
            raise BadInputError(problems)
        whose = meant(self.whose, person, catalog)
        if not whose:
            raise WrongRequestError.of("ce_for_whom")
        kinds = tuple(dict.fromkeys(kind.strip().casefold() for kind in self.category or ()))
        course = Course(said, self.points, kinds, whose)
        happened = Happened(
            EARNED, self.on or today, cost=self.cost, paper=self.paper, course=course
        )
        return ReadCourse(happened, place)


def meant(names: Sequence[str] | None, person: Profile, catalog: Catalog) -> tuple[str, ...]:
    """Whom points are for: those that are named, else the only credential that is held.

    Raises:
        WrongRequestError: a name that does not exist, or that several share.
    """
    if names:
        return tuple(known_credentials(catalog, names))
    held = sorted(person.held)
    return (held[0],) if len(held) == 1 else ()


def courses_in(
    name: str, default: tuple[str, ...], catalog: Catalog, today: date
) -> tuple[ReadCourse, ...]:
    """The courses of a table; `-` is standard input.

    Raises:
        BadInputError: it cannot be used; all problems, by line.
    """
    place = "<stdin>" if name == "-" else name
    try:
        data = beginning(name, MAX_BYTES)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        problem = Problem.of("unreadable.happened", SourceLocation(place), reason=reason)
        raise BadInputError([problem]) from None

    def check(one: Happened, at: SourceLocation) -> Iterator[Problem]:
        return wrong_points(one, catalog, today, at)

    return read_transcript(data, place, catalog.credential_id, default, check)
