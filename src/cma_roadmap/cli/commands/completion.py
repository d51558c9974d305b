"""`completion SHELL`: the script that completes command lines, and what it asks of the program."""

from __future__ import annotations

from typing import Annotated, Any

from cma_roadmap.cli.help.completion_scripts import SCRIPTS
from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.spec import Argument
from cma_roadmap.cli.streams import to_stdout
from cma_roadmap.errors import WrongRequestError

WORDS = "words"
"""What a script says for the name of a shell, to ask what could be typed next."""

app = App()


@app.command(
    epilog=examples("source <(cma-roadmap completion bash)", "cma-roadmap completion powershell"),
    help="help.completion",
)
def completion(
    ctx: typer.Context,
    shell: Annotated[str, Argument("SHELL", "help.completion.shell", choices=tuple(SCRIPTS))],
    words: Annotated[
        list[str] | None, Argument("WORD", "help.completion.shell", hidden=True)
    ] = None,
) -> None:
    """Print what makes a shell complete command lines."""
    if shell == WORDS:
        to_stdout(_offered(ctx, words or [""]))
        return
    if shell not in SCRIPTS:
        raise WrongRequestError.of("no_such_shell", name=repr(shell), names=", ".join(SCRIPTS))
    to_stdout(SCRIPTS[shell])


def _offered(ctx: typer.Context, words: list[str]) -> str:
    """What could stand for the last of the words, a line each: the word, a tab, what it means."""
    from cma_roadmap.cli.help.candidates import candidates
    from cma_roadmap.cli.help.described import Described

    root: Any = ctx.find_root()
    found = candidates(Described(root.info_name, root.command), words[:-1], words[-1])
    return "".join(f"{word}\t{means}\n" for word, means in found)
