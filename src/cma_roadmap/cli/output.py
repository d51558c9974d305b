"""Writing results: to standard output, or to a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cma_roadmap.cli.session import Session
from cma_roadmap.errors import OutputError


def write(session: Session, text: str, output: str | None, *, quiet: bool = False) -> None:
    """Write `text` to the file `output`, or to standard output for `None` and `-`.

    Raises:
        OutputError: the file cannot be written there; nothing is left behind.
    """
    if output is None or output == "-":
        _write_stdout(text)
        return
    _write_file(Path(output), text)
    if not quiet:
        say(session, f"Wrote {output}")


def say(session: Session, words: str) -> None:
    """Words for the person, on standard error."""
    from cma_roadmap.rendering.visible import visible

    session.stderr.write(visible(words) + "\n")


def _write_stdout(text: str) -> None:
    """UTF-8 whatever the locale; a reader that went away ends the program quietly."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
        return
    stream.write(text.encode("utf-8"))
    stream.flush()


def _write_file(path: Path, text: str) -> None:
    folder = path.parent
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", hint="Give the name of a file in it.")
    if not folder.is_dir():
        raise OutputError(f"There is no folder {folder}.", hint="Make it first, then try again.")
    import tempfile  # slow to import, and not needed for standard output

    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        reason = error.strerror or "it cannot be written"
        raise OutputError(f"{path} was not written: {reason}.") from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
