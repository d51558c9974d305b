"""A pager for what is longer than the terminal, as git and gh have it; never for a pipe."""

from __future__ import annotations

import os

from cma_roadmap.cli.session import Session

_USUAL = "less -FRX"


def paged(session: Session, text: str) -> bool:
    """Show `text` through the pager; whether that was done.

    It is not where standard output is no terminal, where all of it fits, or where no pager is
    found. `CMA_ROADMAP_PAGER` comes before `PAGER`; an empty one, or `cat`, is none.
    """
    stream = session.stdout
    if stream is None or not stream.isatty():
        return False
    import shlex  # all three are for terminals alone
    import shutil
    import subprocess

    if text.count("\n") < shutil.get_terminal_size().lines:
        return False
    env = session.environment
    wanted = env.get("CMA_ROADMAP_PAGER", env.get("PAGER", _USUAL))
    command = shlex.split(wanted)
    if not command or command == ["cat"] or shutil.which(command[0]) is None:
        return False
    try:
        subprocess.run(command, input=text.encode("utf-8"), check=False, env=dict(os.environ))  # noqa: S603 - the person's own pager
    except OSError:
        return False
    return True
