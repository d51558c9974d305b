"""Command lines that cannot be read, told in our own words instead of Typer's."""

from __future__ import annotations

from enum import Enum
from typing import Any

import typer

from cma_roadmap.cli.streams import tell
from cma_roadmap.errors import UnknownNameError, WrongRequestError
from cma_roadmap.sentences.told import either, listed, told


class ToldPlainly:
    """A command, or a group of them, that refuses what it cannot read with an error of ours."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the command line.

        Raises:
            WrongRequestError: it cannot be read.
            typer.Exit: a bare group, which only has its help to show.
        """
        given = list(args)
        if not args and self.no_args_is_help:  # type: ignore[attr-defined]
            tell(ctx.get_help() + "\n")
            raise typer.Exit(WrongRequestError.exit_status)
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc]
        except typer.TyperException as error:
            if _is_our_business(error):
                raise plainly(error, ctx) from None
            # What is left is a word too many: the parser knows which.
            left = ctx.command.make_parser(ctx).parse_args(given)[1]
            said = " ".join(map(str, left))
            hint = _option_for(said, ctx)
            raise _refused("too_many_words", ctx, hint=hint, words=repr(said)) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command asked for.

        Raises:
            UnknownNameError: there is none of that name; carries near matches.
        """
        name, known = args[0], self.list_commands(ctx)  # type: ignore[attr-defined]
        if not name.startswith("-") and name not in known:
            import difflib  # slow to import, and only needed for a mistake

            near = difflib.get_close_matches(name, known, n=2)
            see = told("hint.see", command=f"{ctx.command_path} --help")
            raise UnknownNameError("command", name, near, see)
        return super().resolve_command(ctx, args)  # type: ignore[misc]


def _option_for(words: str, ctx: Any) -> str | None:
    """The option that a word without one was most likely meant for, if the command has it."""
    option = "--profile" if words.endswith((".yaml", ".yml")) else "--credential"
    if not any(option in param.opts for param in ctx.command.get_params(ctx)):
        return None
    import shlex  # only needed for a mistake

    command = f"{ctx.command_path} {option} {shlex.quote(words)}"
    return told("hint.perhaps", command=command)


def plainly(error: Any, ctx: Any = None) -> WrongRequestError:
    """What Typer says of a command line, in our words.

    Its errors are told apart by what they carry: their classes are no part of what it promises.
    """
    ctx = getattr(error, "ctx", None) or ctx
    if hasattr(error, "possibilities"):
        import difflib  # slow to import, and only needed for a mistake

        near = difflib.get_close_matches(error.option_name, error.possibilities or (), 2, 0.7)
        hint = told("hint.did_you_mean", names=either(near)) if near else None
        return _refused("no_such_option", ctx, hint=hint, option=error.option_name)
    if hasattr(error, "option_name"):
        return _refused(_wrong_use(error.option_name, ctx), ctx, option=error.option_name)
    param = getattr(error, "param", None)
    if hasattr(error, "param_type"):
        return _refused("missing", ctx, what=_name(param, ctx))
    if param is not None:
        reason = _reason(error, param).rstrip(".")
        return _refused("wrong_value", ctx, option=_name(param, ctx), reason=reason)
    return WrongRequestError(error.message)


def _is_our_business(error: Any) -> bool:
    return any(hasattr(error, name) for name in ("option_name", "param"))


def _refused(
    code: str, ctx: Any, *, hint: str | None = None, **params: object
) -> WrongRequestError:
    see = told("hint.see", command=f"{ctx.command_path} --help") if ctx else None
    return WrongRequestError.of(code, hint=hint or see, **params)


def _wrong_use(option: str, ctx: Any) -> str:
    """Whether the option wants a value that it did not get, or got one that it has no use for."""
    known = ctx.command.get_params(ctx) if ctx else ()
    switch = any(option in one.opts and getattr(one, "is_flag", False) for one in known)
    return "takes_no_value" if switch else "needs_a_value"


def _name(param: Any, ctx: Any) -> str:
    """What was typed or set: the option, its environment variable, or the name in the usage."""
    source = ctx.get_parameter_source(param.name) if ctx else None
    if source is not None and source.name == "ENVIRONMENT":
        return str(param.envvar)
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper())
    return str(max(param.opts, key=len))


def _reason(error: Any, param: Any) -> str:
    """What is wrong with a value: our parser's own words, else by the type that it should have."""
    cause = error.__cause__
    if cause is None:
        return str(error.message)
    wanted, info = param.type_descriptor.annotation, param.type_descriptor.parameter_info
    found = cause.errors() if hasattr(cause, "errors") else ()
    text = repr(str(found[0]["input"])) if found else told("value.this")
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        words = listed(str(one.value) for one in wanted)
        return told("error.not_a_known_word", text=text, words=words)
    if wanted is bool:
        return told("error.not_a_known_word", text=text, words=either(("1", "0")))
    if wanted is int and info.min is not None and info.max is not None:
        return told("error.not_in_range", text=text, least=info.min, most=info.max)
    return told("error.not_this_kind", text=text)
