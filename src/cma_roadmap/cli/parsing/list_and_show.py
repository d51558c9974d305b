"""Commands that list by themselves and tell all about one with `show`."""

from __future__ import annotations

from typing import Any

from cma_roadmap.cli.quick import QuickGroup
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.sentences.told import told

_KEPT = ("profile", "data_dir", "today", "as_of", "output", "form")
_SWITCHES = ("as_json", "no_color", "quiet")


class ListGroup(QuickGroup):
    """The list by itself, and one of its entries with `show`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command asked for; a bare id is told what to type instead.

        Raises:
            WrongRequestError: there is no such command.
        """
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            what = told(f"kind.{ctx.info_name.removesuffix('s')}")
            typed = f"cma-roadmap {ctx.info_name} show {' '.join(args)}"
            raise WrongRequestError.of(
                "no_command_in_group", group=ctx.info_name, name=repr(name), what=what, typed=typed
            )
        return super().resolve_command(ctx, args)


def hand_down(ctx: Any) -> bool:
    """Let options before `show` hold for it too, unless it is given its own; whether it was asked.

    Options that only the list has are not handed down.
    """
    if ctx.invoked_subcommand is None:
        return False
    given = ctx.params
    kept = {name: str(given[name]) for name in _KEPT if given.get(name) is not None}
    switches = {name: given[name] for name in _SWITCHES}
    ctx.default_map = {ctx.invoked_subcommand: {**kept, **switches}}
    return True
