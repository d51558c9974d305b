"""Every option, declared once: the same name means the same everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.session import env
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.roadmap import MOST_CYCLES
from cma_roadmap.model.values.base import parse_iso_date

DEFAULT_CREDENTIAL = "cma-aama"


Credential = Annotated[
    str | None,
    typer.Option(
        "--credential",
        "-c",
        envvar=env("CREDENTIAL"),
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
        envvar=env("PATHWAY"),
        metavar="ID",
        help="The way in to plan by, as eligible names it. The soonest sure one otherwise.",
    ),
]
Program = Annotated[
    str | None,
    typer.Option(
        "--program", "-p", envvar=env("PROGRAM"), metavar="ID", help="The program to attend."
    ),
]
AwardChoice = Annotated[
    Award | None,
    typer.Option("--award", envvar=env("AWARD"), help="What the program ends in."),
]
State = Annotated[
    str | None,
    typer.Option(
        "--state",
        envvar=env("STATE"),
        metavar="STATE",
        help="Two letters, or a state's name.",
    ),
]
Start = Annotated[
    date | None,
    typer.Option(
        "--start",
        envvar=env("START"),
        parser=parse_iso_date,
        metavar="DATE",
        help="First day of training.",
    ),
]
Today = Annotated[
    date | None,
    typer.Option(
        "--today",
        envvar=env("TODAY"),
        parser=parse_iso_date,
        metavar="DATE",
        help="Plan as if today were DATE.",
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        envvar=env("AS_OF"),
        parser=parse_iso_date,
        metavar="DATE",
        help="Use the rules in force on DATE.",
    ),
]
FinishBy = Annotated[
    date | None,
    typer.Option(
        "--finish-by",
        envvar=env("FINISH_BY"),
        parser=parse_iso_date,
        metavar="DATE",
        help="The last day to be certified: shows the latest safe start of every step.",
    ),
]
HoursPerWeek = Annotated[
    int | None,
    typer.Option(
        "--hours-per-week",
        envvar=env("HOURS_PER_WEEK"),
        min=1,
        max=168,
        metavar="N",
        help="Hours a week for school. Fewer hours make training longer.",
    ),
]
SitEarly = Annotated[
    bool,
    typer.Option(
        "--sit-early", envvar=env("SIT_EARLY"), help="Sit the exam before you finish, if allowed."
    ),
]
NoBreaks = Annotated[
    bool,
    typer.Option(
        "--no-breaks", envvar=env("NO_BREAKS"), help="Plan without the breaks in your profile."
    ),
]
MoveTo = Annotated[
    str | None,
    typer.Option(
        "--move-to",
        envvar=env("MOVE_TO"),
        metavar="STATE@DATE",
        help="Move to another state on a day: what holds there, and what to do again.",
    ),
]
If = Annotated[
    list[str] | None,
    typer.Option(
        "--if",
        envvar=env("IF"),
        metavar="WHAT",
        help=("What if? fail-exam=N, delay=STEP:60d, lapse=BLS. Can be given more than once."),
    ),
]
Horizon = Annotated[
    int,
    typer.Option(
        "--horizon",
        envvar=env("HORIZON"),
        min=0,
        max=MOST_CYCLES,
        metavar="CYCLES",
        help="Renewals to show.",
    ),
]
DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        envvar=env("DATA_DIR"),
        parser=Path,
        metavar="DIR",
        help="A folder with data of your own, laid over the data that comes with this program.",
    ),
]
ProfileFile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        envvar=env("PROFILE"),
        metavar="FILE",
        help="What is true of you, as YAML. - reads standard input.",
    ),
]
FormatChoice = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        envvar=env("FORMAT"),
        help="The form of the result; not every command has every form.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        envvar=env("OUTPUT"),
        metavar="FILE",
        help="Write to FILE, in the form its name asks for (plan.ics). - is standard output.",
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="Write over a file of another kind that is there already."),
]
Share = Annotated[
    bool,
    typer.Option(
        "--share", help="Leave out what is personal: days behind you, names you wrote, your money."
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No color.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing on standard error but errors.")]
