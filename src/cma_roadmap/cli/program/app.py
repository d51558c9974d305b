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
from cma_roadmap.cli.settings.places import folder_profile, may_name_yaml
from cma_roadmap.cli.spec import Group, Option
from cma_roadmap.cli.streams import tell, to_stdout
from cma_roadmap.cli.working import working
from cma_roadmap.errors import CmaRoadmapError, WrongRequestError
from cma_roadmap.fast_start import plain

COMMANDS = (
    "plan",
    "compare",
    "eligible",
    "why",
    "programs",
    "credentials",
    "states",
    "career",
    "data",
    "help",
    "completion",
)
_INTERRUPTED = 130
"""What Typer makes of Ctrl-C."""

_YAML_OPTIONS = ("--profile", "--data-dir")
_YAML_VARIABLES = ("CMA_ROADMAP_PROFILE", "CMA_ROADMAP_DATA_DIR")
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
        module = import_module(f"cma_roadmap.cli.commands.{cmd_name}")
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
        WrongRequestError: it is no number of seconds.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if not said:
        return date.today()
    try:
        return date(1970, 1, 1) + timedelta(seconds=int(said))
    except (ValueError, OverflowError):
        raise WrongRequestError.of("epoch_is_no_time", said=repr(said)) from None


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
    said = said or "data" in arguments or any(name in os.environ for name in _YAML_VARIABLES)
    said = said or ("--no-profile" not in arguments and folder_profile() is not None)
    return not said and not may_name_yaml(os.environ) and snapshot_is_current()


def main(*, again: bool = False) -> None:
    """Run the program; one short run has no use for a garbage collector.

    Where the snapshot turns out to be damaged, all is imported anew, to read the YAML and validate.
    """
    gc.disable()
    if not again and _needs_no_validation(sys.argv[1:]):
        plain.validating = False
    try:
        app()
    except plain.StartOverError:
        for name in [name for name in sys.modules if name.partition(".")[0] == "cma_roadmap"]:
            del sys.modules[name]
        import_module("cma_roadmap.cli.program.app").main(again=True)
