"""The program as Typer knows it: commands found when asked for, with one error boundary."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.main import get_command

from cma_roadmap import __version__
from cma_roadmap.cli.misuse import plainly
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.parsing.quick import QuickGroup
from cma_roadmap.cli.program.start import COMMANDS, main, module_of, refuse, today
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Group, Option
from cma_roadmap.cli.streams import Ended, to_stdout
from cma_roadmap.cli.working import working
from cma_roadmap.errors import CmaRoadmapError

__all__ = ["COMMANDS", "app", "main"]

_INTERRUPTED = 130
"""What Typer makes of Ctrl-C."""

_EPILOG = examples("cma-roadmap plan --start 2027-01-11", "cma-roadmap help plan")


class RoadmapGroup(QuickGroup):
    """Commands imported only when they are called; errors told in one place."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is given
        """The commands in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """Import one command; `None` when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        declared = import_module(module_of(cmd_name)).app
        command = get_command(declared.made() if isinstance(declared, App) else declared)
        command.name = cmd_name
        return command

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run, turning what a person can cause into a message and an exit status.

        Raises:
            SystemExit: with that status.
            KeyboardInterrupt: as it came, for whoever runs this.
        """
        words = list((args[0] if args else extra.get("args")) or sys.argv[1:])
        try:
            with working(words, os.environ, sys.stderr):
                status = super().main(*args, **{**extra, "standalone_mode": False})
        except Ended as ended:
            status = ended.status
        except CmaRoadmapError as error:
            status = refuse(error, words)
        except typer.TyperException as error:
            status = refuse(plainly(error), words)
        if status == _INTERRUPTED:
            raise KeyboardInterrupt
        sys.exit(status)


app = typer.Typer(
    cls=RoadmapGroup,
    name="cma-roadmap",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)


_Version = Annotated[bool, Option("--version", Group.OUTPUT, short="-V", is_setting=False)]


@app.callback(invoke_without_command=True, help="help.cma-roadmap")
@takes
def start(ctx: typer.Context, version: _Version = False) -> None:
    """Plan the road to becoming, and staying, a certified medical assistant in the USA."""
    if version:
        to_stdout(f"cma-roadmap {__version__}\n")
        raise typer.Exit(0)
    if ctx.obj is None:
        ctx.obj = Session(clock=today)
    if ctx.invoked_subcommand is None:
        to_stdout(ctx.get_help() + "\n")
