"""What an option or an argument is, as plain data.

Typer's parser, the help, the man pages, the completion, the environment and the config file are all
made of it: who adds an option writes one entry and one sentence, `help.option.` and its name.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from cma_roadmap.cli.lazily import typer
from cma_roadmap.fast_start.lazy_classes import NamedTuple

PREFIX = "CMA_ROADMAP_"


class Group(StrEnum):
    """What options are about, in the order in which help shows them."""

    GOAL = "goal"
    SCHOOL = "school"
    MONEY = "money"
    WHAT_IF = "what-if"
    YOU = "you"
    HAPPENED = "happened"
    RULES = "rules"
    OUTPUT = "output"


class Kind(StrEnum):
    """What a value names, where completion can offer the names."""

    CREDENTIAL = "credential"
    STATE = "state"
    STEP = "step"
    OPEN = "open"
    """A step of the own plan that is still to do."""
    PROGRAM = "program"
    SCHEMA = "schema"
    PERSON = "person"
    COMMAND = "command"


class Option(NamedTuple):
    """One option.

    `takes` is the word for its value; without it the option is a switch. `reads` makes a value of
    what is typed and raises `ValueError` for what it cannot read. `rare` options are named in the
    help of a command and explained by `cma-roadmap help GROUP`. `instead_of` are parameters that
    give way where this one was told nearer: a typed `--json` outdoes a configured `format`. What is
    no setting, such as `--version`, can only be typed.
    """

    flag: str
    group: Group
    takes: str | None = None
    short: str | None = None
    reads: Callable[[str], Any] | None = None
    choices: tuple[str, ...] = ()
    completes: Kind | None = None
    least: int | None = None
    most: int | None = None
    rare: bool = False
    says: str | None = None
    instead_of: tuple[str, ...] = ()
    is_setting: bool = True

    @property
    def name(self) -> str:
        """The long name without its dashes, as the config file has it."""
        return self.flag[2:]

    @property
    def variable(self) -> str:
        """The environment variable that stands in for it."""
        return PREFIX + self.name.upper().replace("-", "_")

    @property
    def help_code(self) -> str:
        """The sentence that tells what it is for."""
        return self.says or f"help.option.{self.name}"

    def declared(self) -> Any:
        """The same for Typer."""
        names = (self.flag, self.short) if self.short else (self.flag,)
        info = typer.Option(
            *names,
            envvar=self.variable if self.is_setting else None,
            parser=self.reads,
            metavar=self.takes,
            min=self.least,
            max=self.most,
            help=self.help_code,
        )
        return _with_spec(info, self)


class Argument(NamedTuple):
    """What is named without a flag: the word for it, and the code of what it is for."""

    takes: str
    says: str
    completes: Kind | None = None
    choices: tuple[str, ...] = ()
    hidden: bool = False

    def declared(self) -> Any:
        """The same for Typer."""
        info = typer.Argument(metavar=self.takes, help=self.says, show_default=False)
        return _with_spec(info, self)


HELP = Option("--help", Group.OUTPUT, short="-h", rare=True, is_setting=False)
"""The one option that Typer adds by itself."""


def examples(*lines: str) -> str:
    """Lines to type, as the epilog of a command: its help and its man page show them."""
    return "\n".join(lines)


def _with_spec(info: Any, spec: Option | Argument) -> Any:
    info.__dict__["spec"] = spec
    return info


def spec_of(param: Any) -> Any:
    """The `Option` or `Argument` that a parameter of a Typer command was made of."""
    found = getattr(param.type_descriptor.parameter_info, "spec", None)
    return found or HELP
