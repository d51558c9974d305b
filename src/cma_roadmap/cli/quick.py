"""Options that are read without building a validator for each, and help that is worded when shown.

Typer makes a pydantic adapter for every option of a command before it runs. Text, switches, options
with a parser of their own and options that were not given need none; all else goes Typer's way.
That saves a third of the start. Help is declared as the codes of its sentences, which are only told
when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from cma_roadmap.cli.misuse import ToldPlainly
from cma_roadmap.cli.streams import to_stdout
from cma_roadmap.sentences.told import told, told_if_any


class QuickOption(TyperOption):
    """An option that takes plain values as they are."""

    def process_value(self, ctx: Any, value: Any) -> Any:
        """The value, parsed; Typer's own reading and messages for anything that is not plain."""
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
        return getattr(self.type_descriptor.parameter_info, "parser", None)

    def _parsed(self, ctx: Any, value: str) -> Any:
        try:
            return self._parser()(value)
        except ValueError as error:
            raise typer.BadParameter(str(error), ctx=ctx, param=self) from None


def _quick(params: list[Any]) -> list[Any]:
    for param in params:
        if type(param) is TyperOption:
            # Typer offers no way to name the class of an option.
            param.__class__ = QuickOption
        if "--help" in param.opts:
            param.callback = _show_help
    return params


def _show_help(ctx: Any, param: Any, wanted: bool) -> None:  # noqa: ARG001 - given by Typer
    """Help goes the way of every result: Typer's own printing would not tell that it failed."""
    if wanted and not ctx.resilient_parsing:
        to_stdout(ctx.get_help() + "\n")
        ctx.exit()


class _Worded:
    """A command whose help texts are codes, and whose epilog is an example of what to type."""

    help: str | None
    epilog: str | None

    def get_help(self, ctx: Any) -> str:
        """The whole help, in words."""
        with _in_words(self, *ctx.command.get_params(ctx)):
            text: str = super().get_help(ctx)  # type: ignore[misc]
        return text

    def get_short_help_str(self, limit: int = 45) -> str:
        """The beginning of it, for a list of commands."""
        with _in_words(self):
            text: str = super().get_short_help_str(limit)  # type: ignore[misc]
        return text

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - given by Typer
        """Write the example."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(told("help.example", command=self.epilog))


@contextmanager
def _in_words(*helped: Any) -> Iterator[None]:
    """Commands and options whose help is in words for a while, and codes again afterwards."""
    codes = [one.help for one in helped]
    for one in helped:
        one.help = _told(one.help)
    try:
        yield
    finally:
        for one, code in zip(helped, codes, strict=True):
            one.help = code


def _told(text: str | None) -> str | None:
    """What is said under a code; what is no code, such as Typer's own words, is said already."""
    return told_if_any(text) or text if text else None


class QuickCommand(ToldPlainly, _Worded, TyperCommand):
    """A command whose options are quick ones."""

    def get_params(self, ctx: Any) -> list[Any]:
        """All parameters, `--help` included."""
        return _quick(super().get_params(ctx))


class QuickGroup(ToldPlainly, _Worded, TyperGroup):
    """A group of commands whose own options are quick ones."""

    def get_params(self, ctx: Any) -> list[Any]:
        """All parameters, `--help` included."""
        return _quick(super().get_params(ctx))
