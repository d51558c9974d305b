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
        "--credential", "-c", envvar=env("CREDENTIAL"), metavar="ID", help="help.credential"
    ),
]
Wanted = Annotated[str | None, typer.Option("--credential", "-c", metavar="ID", help="help.wanted")]
Pathway = Annotated[
    str | None, typer.Option("--pathway", envvar=env("PATHWAY"), metavar="ID", help="help.pathway")
]
Program = Annotated[
    str | None,
    typer.Option("--program", "-p", envvar=env("PROGRAM"), metavar="ID", help="help.program"),
]
AwardChoice = Annotated[
    Award | None, typer.Option("--award", envvar=env("AWARD"), help="help.award_choice")
]
State = Annotated[
    str | None, typer.Option("--state", envvar=env("STATE"), metavar="STATE", help="help.state")
]
Start = Annotated[
    date | None,
    typer.Option(
        "--start", envvar=env("START"), parser=parse_iso_date, metavar="DATE", help="help.start"
    ),
]
Today = Annotated[
    date | None,
    typer.Option(
        "--today", envvar=env("TODAY"), parser=parse_iso_date, metavar="DATE", help="help.today"
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of", envvar=env("AS_OF"), parser=parse_iso_date, metavar="DATE", help="help.as_of"
    ),
]
FinishBy = Annotated[
    date | None,
    typer.Option(
        "--finish-by",
        envvar=env("FINISH_BY"),
        parser=parse_iso_date,
        metavar="DATE",
        help="help.finish_by",
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
        help="help.hours_per_week",
    ),
]
StudyWeeks = Annotated[
    int | None,
    typer.Option(
        "--study-weeks",
        envvar=env("STUDY_WEEKS"),
        min=0,
        max=104,
        metavar="N",
        help="help.study_weeks",
    ),
]
SeatDays = Annotated[
    int | None,
    typer.Option(
        "--seat-days",
        envvar=env("SEAT_DAYS"),
        min=0,
        max=365,
        metavar="N",
        help="help.seat_days",
    ),
]
ChooseWeeks = Annotated[
    int | None,
    typer.Option(
        "--choose-weeks",
        envvar=env("CHOOSE_WEEKS"),
        min=0,
        max=104,
        metavar="N",
        help="help.choose_weeks",
    ),
]
EnrollWeeks = Annotated[
    int | None,
    typer.Option(
        "--enroll-weeks",
        envvar=env("ENROLL_WEEKS"),
        min=0,
        max=104,
        metavar="N",
        help="help.enroll_weeks",
    ),
]
SitEarly = Annotated[
    bool, typer.Option("--sit-early", envvar=env("SIT_EARLY"), help="help.sit_early")
]
NoBreaks = Annotated[
    bool, typer.Option("--no-breaks", envvar=env("NO_BREAKS"), help="help.no_breaks")
]
MoveTo = Annotated[
    str | None,
    typer.Option("--move-to", envvar=env("MOVE_TO"), metavar="STATE@DATE", help="help.move_to"),
]
If = Annotated[
    list[str] | None, typer.Option("--if", envvar=env("IF"), metavar="WHAT", help="help.if")
]
AllHeld = Annotated[bool, typer.Option("--all-held", envvar=env("ALL_HELD"), help="help.all_held")]
Horizon = Annotated[
    int,
    typer.Option(
        "--horizon",
        envvar=env("HORIZON"),
        min=0,
        max=MOST_CYCLES,
        metavar="CYCLES",
        help="help.horizon",
    ),
]
DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir", envvar=env("DATA_DIR"), parser=Path, metavar="DIR", help="help.data_dir"
    ),
]
ProfileFile = Annotated[
    str | None,
    typer.Option("--profile", envvar=env("PROFILE"), metavar="FILE", help="help.profile_file"),
]
FormatChoice = Annotated[
    Format | None, typer.Option("--format", "-f", envvar=env("FORMAT"), help="help.format_choice")
]
AsJson = Annotated[bool, typer.Option("--json", help="help.as_json")]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", envvar=env("OUTPUT"), metavar="FILE", help="help.output"),
]
Force = Annotated[bool, typer.Option("--force", help="help.force")]
Share = Annotated[bool, typer.Option("--share", help="help.share")]
NoColor = Annotated[bool, typer.Option("--no-color", help="help.no_color")]
Quiet = Annotated[bool, typer.Option("--quiet", help="help.quiet")]
