"""Options of several commands: the goal, the person, the rules and the output."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.spec import Group, Kind, Option
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.roadmap import MOST_CYCLES
from cma_roadmap.model.values.base import parse_iso_date

DEFAULT_CREDENTIAL = "cma-aama"

Credential = Annotated[
    str | None,
    Option("--credential", Group.GOAL, "ID", short="-c", completes=Kind.CREDENTIAL),
]
Wanted = Annotated[
    str | None,
    Option(
        "--credential",
        Group.GOAL,
        "ID",
        short="-c",
        completes=Kind.CREDENTIAL,
        says="help.option.credential.wanted",
    ),
]
Pathway = Annotated[str | None, Option("--pathway", Group.GOAL, "ID", rare=True)]
Program = Annotated[
    str | None, Option("--program", Group.GOAL, "ID", short="-p", completes=Kind.PROGRAM)
]
AwardChoice = Annotated[Award | None, Option("--award", Group.GOAL, "AWARD", choices=tuple(Award))]
State = Annotated[str | None, Option("--state", Group.GOAL, "STATE", completes=Kind.STATE)]
Start = Annotated[date | None, Option("--start", Group.GOAL, "DATE", reads=parse_iso_date)]
FinishBy = Annotated[date | None, Option("--finish-by", Group.GOAL, "DATE", reads=parse_iso_date)]
HoursPerWeek = Annotated[
    int | None, Option("--hours-per-week", Group.GOAL, "HOURS", least=1, most=168)
]
StudyWeeks = Annotated[
    int | None, Option("--study-weeks", Group.WHAT_IF, "WEEKS", least=0, most=104)
]
SeatDays = Annotated[
    int | None, Option("--seat-days", Group.WHAT_IF, "DAYS", least=0, most=365, rare=True)
]
ChooseWeeks = Annotated[
    int | None, Option("--choose-weeks", Group.WHAT_IF, "WEEKS", least=0, most=104, rare=True)
]
EnrollWeeks = Annotated[
    int | None, Option("--enroll-weeks", Group.WHAT_IF, "WEEKS", least=0, most=104, rare=True)
]
SitEarly = Annotated[bool, Option("--sit-early", Group.GOAL)]
Horizon = Annotated[int, Option("--horizon", Group.GOAL, "NUMBER", least=0, most=MOST_CYCLES)]
AllHeld = Annotated[bool, Option("--all-held", Group.GOAL)]

If = Annotated[list[str] | None, Option("--if", Group.WHAT_IF, "WHAT")]
MoveTo = Annotated[str | None, Option("--move-to", Group.WHAT_IF, "STATE@DATE")]
NoBreaks = Annotated[bool, Option("--no-breaks", Group.WHAT_IF, rare=True)]
NoPins = Annotated[bool, Option("--no-pins", Group.WHAT_IF, rare=True)]

ProfileFile = Annotated[
    str | None, Option("--profile", Group.YOU, "FILE", instead_of=("no_profile",))
]
NoProfile = Annotated[bool, Option("--no-profile", Group.YOU, rare=True, instead_of=("profile",))]
Share = Annotated[bool, Option("--share", Group.YOU)]

AsOf = Annotated[date | None, Option("--as-of", Group.RULES, "DATE", reads=parse_iso_date)]
Today = Annotated[
    date | None, Option("--today", Group.RULES, "DATE", reads=parse_iso_date, rare=True)
]
DataDir = Annotated[Path | None, Option("--data-dir", Group.RULES, "FOLDER", reads=Path, rare=True)]

FormatChoice = Annotated[
    Format | None,
    Option(
        "--format",
        Group.OUTPUT,
        "FORM",
        short="-f",
        choices=tuple(Format),
        instead_of=("as_json",),
    ),
]
AsJson = Annotated[bool, Option("--json", Group.OUTPUT, instead_of=("form",))]
Output = Annotated[str | None, Option("--output", Group.OUTPUT, "FILE", short="-o")]
Full = Annotated[bool, Option("--full", Group.OUTPUT)]
Show = Annotated[str | None, Option("--show", Group.OUTPUT, "PARTS")]
NoPager = Annotated[bool, Option("--no-pager", Group.OUTPUT, rare=True)]
Force = Annotated[bool, Option("--force", Group.OUTPUT, rare=True)]
NoColor = Annotated[bool, Option("--no-color", Group.OUTPUT, rare=True)]
Quiet = Annotated[bool, Option("--quiet", Group.OUTPUT, rare=True)]
