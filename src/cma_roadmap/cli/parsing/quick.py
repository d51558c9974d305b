"""Options and arguments that are read without a validator each, and help that is worded when shown.

Typer makes a pydantic adapter for every option of a command before it runs. Text, switches, options
with a parser of their own and options that were not given need none; all else goes Typer's way.
That saves a third of the start. Help is declared as the codes of its sentences, which are only told
when somebody asks for it.
"""

from __future__ import annotations

import shutil
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from cma_roadmap.cli.misuse import ToldPlainly
from cma_roadmap.cli.session import PIPED_WIDTH
from cma_roadmap.cli.settings import origins
from cma_roadmap.cli.spec import examples
from cma_roadmap.cli.streams import to_stdout
from cma_roadmap.sentences.told import told

__all__ = ["ListGroup", "QuickArgument", "QuickCommand", "QuickGroup", "QuickOption", "examples"]

_ON, _OFF = ("1", "true", "yes", "on", "y", "t"), ("0", "false", "no", "off", "n", "f")


class QuickOption(TyperOption):
    """An option that takes plain values as they are."""

    def consume_value(self, ctx: Any, opts: Any) -> Any:
        """The value from the nearest place that tells it, and what kind of place that is."""
        return origins.nearest(self, ctx, *super().consume_value(ctx, opts))

    def process_value(self, ctx: Any, value: Any) -> Any:
        """The value, read.

        Raises:
            typer.BadParameter: it cannot be; names where it was told.
            BadInputError: the same of a value in the config file.
        """
        try:
            return self._processed(ctx, value)
        except typer.BadParameter as error:
            raise origins.refused(error, ctx, self.name) from error.__cause__

    def _processed(self, ctx: Any, value: Any) -> Any:
        """Typer's own reading and messages for anything that is not plain."""
        if self.required or not self._is_plain(value):
            return super().process_value(ctx, value)
        if isinstance(value, str) and self._parser() is not None:
            value = self._parsed(ctx, value)
        return self.callback(ctx, self, value) if self.callback else value

    def _is_plain(self, value: Any) -> bool:
        if value is None or (isinstance(value, int) and value == self.default):
            return True
        text = isinstance(value, str)
        return text and (self._parser() is not None or self.type_descriptor.annotation is str)

    def _parser(self) -> Any:
        if self.is_flag:
            return _switch
        return getattr(self.type_descriptor.parameter_info, "parser", None)

    def _parsed(self, ctx: Any, value: str) -> Any:
        try:
            return self._parser()(value)
        except ValueError as error:
            raise typer.BadParameter(str(error), ctx=ctx, param=self) from None


class QuickArgument(TyperArgument):
    """An argument that takes words as they are."""

    def process_value(self, ctx: Any, value: Any) -> Any:
        """The word or the list of words; Typer's own reading for anything else."""
        kind = self.type_descriptor.annotation
        if kind is str and isinstance(value, str):
            return value
        if kind == list[str] and not self.required:
            return list(value) if value else None
        return super().process_value(ctx, value)


def _switch(text: str) -> bool:
    """A switch as an environment variable or the config file has it.

    Raises:
        ValueError: it is neither on nor off.
    """
    said = text.strip().casefold()
    if said not in _ON + _OFF:
        raise ValueError(told("error.not_a_switch", text=repr(text)))
    return said in _ON


def _quick(params: list[Any] | None) -> list[Any]:
    """The same parameters as quick ones: Typer offers no way to name the class of an option."""
    kinds: dict[type, type] = {TyperOption: QuickOption, TyperArgument: QuickArgument}
    return [_copied(param, kinds.get(type(param), type(param))) for param in params or ()]


def _copied(param: Any, kind: Any) -> Any:
    made = kind.__new__(kind)
    made.__dict__.update(vars(param))
    return made


def _show_help(ctx: Any, param: Any, wanted: bool) -> None:  # noqa: ARG001 - given by Typer
    """Help goes the way of every result: Typer's own printing would not tell that it failed."""
    if wanted and not ctx.resilient_parsing:
        to_stdout(ctx.get_help() + "\n")
        ctx.exit()


class _Worded:
    """A command whose help texts are codes, and whose epilog are lines to type."""

    _own_help: Any = None

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, as quick as the others; always the same one, which Typer counts on."""
        if self._own_help is None:
            (self._own_help,) = _quick([super().get_help_option(ctx)])  # type: ignore[misc]
            self._own_help.callback = _show_help
        return self._own_help

    def get_help(self, ctx: Any) -> str:
        """The whole help, in words."""
        from cma_roadmap.cli.help.described import Described
        from cma_roadmap.cli.help.help_text import help_text

        width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
        return help_text(Described(ctx.command_path, self), width).rstrip("\n")


class QuickCommand(ToldPlainly, _Worded, TyperCommand):
    """A command whose options are quick ones."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **extra: Any) -> None:
        super().__init__(*args, params=_quick(params), **extra)


class QuickGroup(ToldPlainly, _Worded, TyperGroup):
    """A group of commands whose own options are quick ones."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **extra: Any) -> None:
        super().__init__(*args, params=_quick(params), **extra)


class ListGroup(QuickGroup):
    """The list by itself, and one of its entries with `show`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command asked for; what is no command is the name of an entry to show."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            args = ["show", *args]
        return super().resolve_command(ctx, args)
