"""Options of the commands that write what a person says: where to, and whether to ask."""

from __future__ import annotations

from typing import Annotated

from cma_roadmap.cli.options import values
from cma_roadmap.cli.spec import Argument, Group, Kind, Option

Whose = Annotated[
    str | None,
    Option("--person", Group.YOU, "NAME", reads=values.person, completes=Kind.PERSON),
]
Here = Annotated[bool, Option("--here", Group.YOU, is_setting=False)]
NoInput = Annotated[bool, Option("--no-input", Group.YOU)]
Anew = Annotated[bool, Option("--anew", Group.YOU, is_setting=False)]
Unasked = Annotated[bool, Option("--yes", Group.YOU, is_setting=False)]
As = Annotated[str | None, Option("--as", Group.YOU, "NAME", reads=values.person, is_setting=False)]
Someone = Annotated[str, Argument("NAME", "help.people.name", completes=Kind.PERSON)]
File = Annotated[str, Argument("FILE", "help.people.file")]
