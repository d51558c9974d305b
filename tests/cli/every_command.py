"""Every command of the program as its help sees it."""

from __future__ import annotations

from functools import cache

from typer.main import get_command

from cma_roadmap.cli.help.described import Described
from cma_roadmap.cli.program.app import app


@cache
def program() -> Described:
    """The program itself."""
    return Described("cma-roadmap", get_command(app))


@cache
def every_command() -> dict[str, Described]:
    """Every command by what is typed after the program's name; the program is nothing."""
    return {one.path.partition(" ")[2]: one for one in program().every()}
