"""Every option, declared once: the same name means the same everywhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cma_roadmap.cli import values
from cma_roadmap.model.base import parse_iso_date
from cma_roadmap.model.money import Money
from cma_roadmap.model.program import Award

DEFAULT_CREDENTIAL = "cma-aama"


class Format(StrEnum):
    """The forms a result can take."""

    TEXT = "text"
    JSON = "json"


def _env(name: str) -> str:
    return f"CMA_ROADMAP_{name}"


Credential = Annotated[
    str | None,
    typer.Option(
        "--credential",
        "-c",
        envvar=_env("CREDENTIAL"),
        metavar="ID",
        help="The credential to aim for. The CMA (AAMA) if you do not say.",
    ),
]
Wanted = Annotated[
    str | None,
    typer.Option(
        "--credential",
        "-c",
        metavar="ID",
        help="The credential you are after.",
    ),
]
Pathway = Annotated[
    str | None,
    typer.Option(
        "--pathway",
        envvar=_env("PATHWAY"),
        metavar="ID",
        help="The way in to plan by, as eligible names it. The soonest sure one otherwise.",
    ),
]
Program = Annotated[
    str | None,
    typer.Option(
        "--program", "-p", envvar=_env("PROGRAM"), metavar="ID", help="The program to attend."
    ),
]
AwardChoice = Annotated[
    Award | None,
    typer.Option("--award", envvar=_env("AWARD"), help="What the program ends in."),
]
State = Annotated[
    str | None,
    typer.Option(
        "--state",
        envvar=_env("STATE"),
        metavar="STATE",
        help="Two letters, or a state's name.",
    ),
]
Near = Annotated[
    str | None,
    typer.Option("--near", envvar=_env("NEAR"), metavar="ZIP", help="Near this ZIP code."),
]
Within = Annotated[
    Decimal | None,
    typer.Option(
        "--within",
        envvar=_env("WITHIN"),
        parser=values.miles,
        metavar="MILES",
        help="How far from --near a program may be. 50 miles if you do not say.",
    ),
]
MaxCost = Annotated[
    Money | None,
    typer.Option(
        "--max-cost",
        envvar=_env("MAX_COST"),
        parser=values.dollars,
        metavar="DOLLARS",
        help="The most that tuition is likely to cost.",
    ),
]
MaxMonths = Annotated[
    int | None,
    typer.Option(
        "--max-months",
        envvar=_env("MAX_MONTHS"),
        parser=values.whole_number,
        metavar="N",
        help="The most months that it is likely to take.",
    ),
]
Accredited = Annotated[
    str | None,
    typer.Option(
        "--accredited",
        envvar=_env("ACCREDITED"),
        parser=values.accreditation,
        metavar="any|programmatic",
        help=(
            "Only with accreditation on record: of the program itself (programmatic), or of the "
            "program or its school (any). Without it, all are listed."
        ),
    ),
]
Opens = Annotated[
    str | None,
    typer.Option(
        "--opens",
        envvar=_env("OPENS"),
        metavar="CREDENTIAL",
        help="Only those that open this credential.",
    ),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        envvar=_env("SORT"),
        parser=values.order,
        metavar="name|distance|cost|months|awards",
        help="What comes first. By distance with --near, else by name.",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        envvar=_env("LIMIT"),
        parser=values.whole_number,
        metavar="N",
        help="Show the first N. Text shows 40 if you do not say; --json shows all.",
    ),
]
Preference = Annotated[
    str | None,
    typer.Option(
        "--prefer",
        envvar=_env("PREFER"),
        parser=values.preference,
        metavar="fastest|cheapest|safest",
        help="Search every real program for the best road, and say what makes it best.",
    ),
]
Budget = Annotated[
    Money | None,
    typer.Option(
        "--budget",
        envvar=_env("BUDGET"),
        parser=values.dollars,
        metavar="DOLLARS",
        help="The most that it all may cost, up to the certificate. Searches for what fits.",
    ),
]
Start = Annotated[
    date | None,
    typer.Option(
        "--start",
        envvar=_env("START"),
        parser=parse_iso_date,
        metavar="DATE",
        help="First day of training.",
    ),
]
Today = Annotated[
    date | None,
    typer.Option(
        "--today",
        envvar=_env("TODAY"),
        parser=parse_iso_date,
        metavar="DATE",
        help="Plan as if today were DATE.",
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        envvar=_env("AS_OF"),
        parser=parse_iso_date,
        metavar="DATE",
        help="Use the rules in force on DATE.",
    ),
]
FinishBy = Annotated[
    date | None,
    typer.Option(
        "--finish-by",
        envvar=_env("FINISH_BY"),
        parser=parse_iso_date,
        metavar="DATE",
        help="The last day to be certified: shows the latest safe start of every step.",
    ),
]
HoursPerWeek = Annotated[
    int | None,
    typer.Option(
        "--hours-per-week",
        envvar=_env("HOURS_PER_WEEK"),
        min=1,
        max=168,
        metavar="N",
        help="Hours a week for school. Fewer hours make training longer.",
    ),
]
SitEarly = Annotated[
    bool,
    typer.Option(
        "--sit-early", envvar=_env("SIT_EARLY"), help="Sit the exam before you finish, if allowed."
    ),
]
NoBreaks = Annotated[
    bool,
    typer.Option(
        "--no-breaks", envvar=_env("NO_BREAKS"), help="Plan without the breaks in your profile."
    ),
]
MoveTo = Annotated[
    str | None,
    typer.Option(
        "--move-to",
        envvar=_env("MOVE_TO"),
        metavar="STATE@DATE",
        help="Move to another state on a day: what holds there, and what to do again.",
    ),
]
If = Annotated[
    list[str] | None,
    typer.Option(
        "--if",
        envvar=_env("IF"),
        metavar="WHAT",
        help=("What if? fail-exam=N, delay=STEP:60d, lapse=BLS. Can be given more than once."),
    ),
]
Horizon = Annotated[
    int,
    typer.Option(
        "--horizon",
        envvar=_env("HORIZON"),
        min=0,
        max=10,
        metavar="CYCLES",
        help="Renewals to show.",
    ),
]
DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        envvar=_env("DATA_DIR"),
        parser=Path,
        metavar="DIR",
        help="A folder with data of your own, laid over the data that comes with this program.",
    ),
]
ProfileFile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        envvar=_env("PROFILE"),
        metavar="FILE",
        help="What is true of you, as YAML. - reads standard input.",
    ),
]
FormatChoice = Annotated[
    Format | None,
    typer.Option("--format", "-f", envvar=_env("FORMAT"), help="The form of the result."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        envvar=_env("OUTPUT"),
        metavar="FILE",
        help="Write to FILE. - is standard output.",
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No color.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing on standard error but errors.")]


def chosen_format(given: Format | None, as_json: bool) -> Format:
    """The format asked for.

    Raises:
        typer.BadParameter: `--json` and another `--format` were given together.
    """
    if as_json and given not in (None, Format.JSON):
        raise typer.BadParameter(f"--json and --format {given} do not go together")
    return Format.JSON if as_json else given or Format.TEXT
