"""Commands that list by themselves and tell all about one with `show`, or with its bare name."""

from __future__ import annotations

from typing import Any

_KEPT = ("profile", "who", "data_dir", "today", "as_of", "output", "form")
_SWITCHES = ("no_profile", "as_json", "no_color", "quiet", "force")


def hand_down(ctx: Any) -> bool:
    """Let options typed before `show` hold for it too, unless it has its own; whether it was asked.

    Options that only the list has are not handed down; what nobody typed is found there anew.
    """
    if ctx.invoked_subcommand is None:
        return False
    typed = {name: value for name, value in ctx.params.items() if _is_typed(ctx, name)}
    kept = {name: str(typed[name]) for name in _KEPT if name in typed}
    switches = {name: True for name in _SWITCHES if typed.get(name)}
    ctx.default_map = {ctx.invoked_subcommand: {**kept, **switches}}
    return True


def _is_typed(ctx: Any, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
