"""The way into the program: plain command lines at once, all others by Typer; the one clock."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib import import_module

from cma_roadmap import __version__
from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.settings import origins
from cma_roadmap.cli.settings.places import config_file, folder_profile, may_name_yaml, own_profile
from cma_roadmap.cli.streams import Ended, tell, to_stdout
from cma_roadmap.cli.working import working
from cma_roadmap.errors import CmaRoadmapError, WrongRequestError
from cma_roadmap.fast_start import plain
from cma_roadmap.fast_start.command_line import DoubtError, Reading

_TRACKED = ("done", "undo", "ce", "renew", "next", "status", "diff", "log")
"""Commands about what happened to a plan, which are in a folder of their own."""
_LEARNING = ("study", "outlines", "skills")
"""Commands about what to learn."""
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
    *_LEARNING,
    *_TRACKED,
    "profile",
    "people",
    "data",
    "help",
    "completion",
)
_OF_PERSONS = ("init", "profile", "people")
"""Those whose modules have a folder of their own."""
_FOLDERS = {
    **dict.fromkeys(_LEARNING, "learning."),
    **dict.fromkeys(_TRACKED, "tracked."),
    **dict.fromkeys(_OF_PERSONS, "person."),
}
_PLAIN = (
    *("plan", "compare", "eligible", "why", "programs", "credentials", "states", "career"),
    "skills",
)
"""Commands that ask nothing of Typer."""

_YAML_OPTIONS = ("--person", "--data-dir", "--from")
_YAML_VARIABLES = ("CMA_ROADMAP_PROFILE", "CMA_ROADMAP_PERSON", "CMA_ROADMAP_DATA_DIR")
_YAML_COMMANDS = {"data", *_OF_PERSONS}
"""What makes a start read YAML that a person wrote, and so validate it."""


def today() -> date:
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


def module_of(command: str) -> str:
    """The name of the module that a command is in."""
    return f"cma_roadmap.cli.commands.{_FOLDERS.get(command, '')}{command}"


def refuse(error: CmaRoadmapError, words: list[str]) -> int:
    """Tell what is wrong, in the form that the command line asks for; the exit status."""
    from cma_roadmap.cli.errors import error_told
    from cma_roadmap.cli.settings.json_wanted import wants_json

    tell(error_told(error, as_json=wants_json(words, os.environ)))
    return error.exit_status


class _Context:
    """What a command asks of its context where no command below it was named."""

    invoked_subcommand = None

    def __init__(self) -> None:
        self.obj = Session(clock=today)
        self.meta: dict[str, object] = {}


def _status_of(words: Sequence[str]) -> int | None:
    """The exit status of a plain command line, which has been run; `None`: Typer has to read it."""
    if list(words) in (["--version"], ["-V"]):
        return _run(_version, None, words)
    config = config_file(os.environ)
    if not words or words[0] not in _PLAIN or (config and os.path.lexists(config)):
        return None
    command = import_module(module_of(words[0])).app.by_itself
    if command is None:
        return None
    try:
        reading = Reading(command, words[1:], os.environ)
    except DoubtError:
        return None
    if reading.takes("profile") and _finds_a_profile(reading.found):
        return None
    return _run(command, reading, words)


def _finds_a_profile(found: dict[str, object]) -> bool:
    """Whether a profile may be read that is not named by its file; Typer's way looks for it."""
    if found.get("no_profile") or "profile" in found:
        return False
    return "who" in found or (folder_profile() or own_profile()) is not None


def _version(ctx: _Context) -> None:  # noqa: ARG001 - as every command
    to_stdout(f"cma-roadmap {__version__}\n")


def _run(command: Callable[..., None], reading: Reading | None, words: Sequence[str]) -> int | None:
    context = _Context()
    variables = reading.from_environment if reading else {}
    for name, variable in variables.items():
        origins.origins(context)[name] = origins.Origin(origins.ENVIRONMENT, variable)
    try:
        with working(words, os.environ, sys.stderr):
            command(ctx=context, **(reading.values if reading else {}))
    except WrongRequestError as error:
        # Typer's way tells which variable is meant. Nothing has been written so far.
        return None if variables else refuse(error, list(words))
    except CmaRoadmapError as error:
        return refuse(error, list(words))
    except Ended as ended:
        return ended.status
    except typer.BadParameter:
        return None
    return 0


def _needs_no_validation(arguments: list[str]) -> bool:
    """Whether all that is read is the snapshot, whose values were validated when it was made."""
    from cma_roadmap.fast_start.fingerprint import snapshot_is_current

    said = any(argument.startswith(_YAML_OPTIONS) for argument in arguments)
    said = said or not _names_a_plain_profile(arguments)
    said = said or not _YAML_COMMANDS.isdisjoint(arguments)
    said = said or any(name in os.environ for name in _YAML_VARIABLES)
    if not said and not {"--no-profile", "--profile"} & set(arguments):
        said = (folder_profile() or own_profile()) is not None
    return not said and not may_name_yaml(os.environ) and snapshot_is_current()


def _names_a_plain_profile(arguments: list[str]) -> bool:
    """Whether a profile, if one is named, can be read again should it turn out to be in doubt.

    What a pipe or a device gave (also by the name /dev/stdin) is gone then.
    """
    named = [argument for argument in arguments if argument.startswith("--profile")]
    if named != ["--profile"] or arguments[-1] == "--profile":
        return not named
    file = arguments[arguments.index("--profile") + 1]
    stays = os.path.isfile(file) and not file.startswith("/dev/")
    return stays and arguments[0] in _PLAIN and "-" not in arguments


def main(*, again: bool = False) -> None:
    """Run the program; one short run has no use for a garbage collector.

    Where the snapshot turns out to be damaged, all is imported anew, to read the YAML and validate.
    """
    gc.disable()
    words = sys.argv[1:]
    if not again and _needs_no_validation(words):
        plain.validating = False
    try:
        status = _status_of(words)
        if status is None:
            import_module("cma_roadmap.cli.program.app").app()
        sys.exit(status)
    except plain.StartOverError:
        for name in [name for name in sys.modules if name.partition(".")[0] == "cma_roadmap"]:
            del sys.modules[name]
        import_module("cma_roadmap.cli.program.start").main(again=True)
