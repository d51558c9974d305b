"""The program `cma-roadmap`: commands found when asked for, one clock, one error boundary."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date, timedelta
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.main import get_command

from cma_roadmap import __version__
from cma_roadmap.cli.misuse import plainly
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.parsing.quick import QuickGroup, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.settings.places import folder_profile, may_name_yaml, own_profile
from cma_roadmap.cli.spec import Group, Option
from cma_roadmap.cli.streams import tell, to_stdout
from cma_roadmap.cli.working import working
from cma_roadmap.errors import CmaRoadmapError, WrongRequestError
from cma_roadmap.fast_start import plain

_TRACKED = ("done", "undo", "ce", "renew", "next", "status", "diff", "log")
"""Commands about what happened to a plan, which are in a folder of their own."""
COMMANDS = (
    "init",
    "plan",
    "compare",
    "eligible",
    "why",
    "programs",
    "credentials",
    "states",
    "career",
    "study",
    "outlines",
    *_TRACKED,
    "profile",
    "people",
    "data",
    "help",
    "completion",
)
_OF_PERSONS = ("init", "profile", "people")
"""Those whose modules have a folder of their own."""
_FOLDERS = {**dict.fromkeys(_TRACKED, "tracked."), **dict.fromkeys(_OF_PERSONS, "person.")}
_INTERRUPTED = 130
"""What Typer makes of Ctrl-C."""

_YAML_OPTIONS = ("--profile", "--person", "--data-dir", "--from")
_YAML_VARIABLES = ("CMA_ROADMAP_PROFILE", "CMA_ROADMAP_PERSON", "CMA_ROADMAP_DATA_DIR")
_YAML_COMMANDS = {"data", *_OF_PERSONS}
"""What makes a start read YAML that a person wrote, and so validate it."""

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
        folder = _FOLDERS.get(cmd_name, "")
        module = import_module(f"cma_roadmap.cli.commands.{folder}{cmd_name}")
        command = get_command(module.app)
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
        except CmaRoadmapError as error:
            status = _refuse(error, words)
        except typer.TyperException as error:
            status = _refuse(plainly(error), words)
        if status == _INTERRUPTED:
            raise KeyboardInterrupt
        sys.exit(status)


def _refuse(error: CmaRoadmapError, words: list[str]) -> int:
    """Tell what is wrong, in the form that the command line asks for; the exit status."""
    from cma_roadmap.cli.errors import error_told

    tell(error_told(error, words, os.environ))
    return error.exit_status


app = typer.Typer(
    cls=RoadmapGroup,
    name="cma-roadmap",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)


def _today() -> date:
    """Today, or the day of `SOURCE_DATE_EPOCH` (reproducible-builds.org), in UTC.

    Raises:
        WrongRequestError: it is no number of seconds, or a day that nobody can plan from.
    """
    from cma_roadmap.model.values.base import within_reach  # not before it is known how to read

    said = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        today = date(1970, 1, 1) + timedelta(seconds=int(said)) if said else date.today()
    except (ValueError, OverflowError):
        raise WrongRequestError.of("epoch_is_no_time", said=repr(said)) from None
    if not within_reach(today):
        raise WrongRequestError.of("today_is_out_of_reach", day=today.isoformat())
    return today


_Version = Annotated[bool, Option("--version", Group.OUTPUT, short="-V", is_setting=False)]


@app.callback(invoke_without_command=True, help="help.cma-roadmap")
@takes
def start(ctx: typer.Context, version: _Version = False) -> None:
    """Plan the road to becoming, and staying, a certified medical assistant in the USA."""
    if version:
        to_stdout(f"cma-roadmap {__version__}\n")
        raise typer.Exit(0)
    if ctx.obj is None:
        ctx.obj = Session(clock=_today)
    if ctx.invoked_subcommand is None:
        to_stdout(ctx.get_help() + "\n")


def _needs_no_validation(arguments: list[str]) -> bool:
    """Whether all that is read is the snapshot, whose values were validated when it was made."""
    from cma_roadmap.fast_start.fingerprint import snapshot_is_current

    said = any(argument.startswith(_YAML_OPTIONS) for argument in arguments)
    said = said or not _YAML_COMMANDS.isdisjoint(arguments)
    said = said or any(name in os.environ for name in _YAML_VARIABLES)
    if not said and "--no-profile" not in arguments:
        said = (folder_profile() or own_profile()) is not None
    return not said and not may_name_yaml(os.environ) and snapshot_is_current()


def main() -> None:
    """Run the program; one short run has no use for a garbage collector."""
    gc.disable()
    if _needs_no_validation(sys.argv[1:]):
        plain.validating = False
    app()
