"""`help`: the help of a command, or all options of one kind."""

from __future__ import annotations

from typing import Annotated, Any

from cma_roadmap.cli.help.described import Described
from cma_roadmap.cli.help.help_text import group_text, help_text
from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Argument, Group, Kind
from cma_roadmap.cli.streams import to_stdout
from cma_roadmap.errors import UnknownNameError, look_alikes
from cma_roadmap.sentences.told import told

app = App()


@app.command(
    epilog=examples("cma-roadmap help programs show", "cma-roadmap help money"),
    help="help.help",
)
def show_help(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, Argument("COMMAND", "help.help.words", completes=Kind.COMMAND)
    ] = None,
) -> None:
    """Show the help of a command, or all options of one kind."""
    session: Session = ctx.obj
    root: Any = ctx.find_root()
    program = Described(root.info_name, root.command)
    to_stdout(_text(program, words or [], session.width()))


def _text(program: Described, words: list[str], width: int) -> str:
    """The help asked for.

    Raises:
        UnknownNameError: there is nothing of that name; carries near matches.
    """
    if len(words) == 1 and words[0] in list(Group):
        return group_text(Group(words[0]), program, width)
    found = program
    for word in words:
        if word not in found.names:
            known = [*found.names, *(Group if found is program else ())]
            see = told("hint.see", command="cma-roadmap help")
            raise UnknownNameError("command", word, look_alikes(word, known), see)
        found = found.below(word)
    return help_text(found, width)
