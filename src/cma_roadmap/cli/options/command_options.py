"""Options that only one command has."""

from __future__ import annotations

from typing import Annotated

from cma_roadmap.cli.options import values
from cma_roadmap.cli.spec import Group, Kind, Option

ByPrograms = Annotated[bool, Option("--programs", Group.GOAL)]
ByRoutes = Annotated[bool, Option("--routes", Group.GOAL)]
Weights = Annotated[list[str] | None, Option("--weight", Group.GOAL, "WHAT=NUMBER")]

Chain = Annotated[bool, Option("--chain", Group.OUTPUT)]

PayState = Annotated[
    str | None,
    Option("--state", Group.GOAL, "STATE", completes=Kind.STATE, says="help.option.state.of_pay"),
]
Metro = Annotated[str | None, Option("--metro", Group.GOAL, "AREA")]
TravelTo = Annotated[
    list[str] | None,
    Option("--travel-to", Group.GOAL, "STATE[@DAY[..DAY]]", completes=Kind.STATE),
]
Specialty = Annotated[str | None, Option("--specialty", Group.GOAL, "NAME")]

StrongIn = Annotated[list[str] | None, Option("--strong", Group.YOU, "AREA")]
WeakIn = Annotated[list[str] | None, Option("--weak", Group.YOU, "AREA")]
SelfCheck = Annotated[bool, Option("--self-check", Group.YOU, is_setting=False)]
Scored = Annotated[list[str] | None, Option("--score", Group.YOU, "AREA=PERCENT")]

Resume = Annotated[bool, Option("--resume", Group.OUTPUT)]
Transcript = Annotated[bool, Option("--transcript", Group.OUTPUT)]

Coverage = Annotated[bool, Option("--coverage", Group.OUTPUT)]
OlderThan = Annotated[int, Option("--older-than", Group.RULES, "AGE", reads=values.age)]
