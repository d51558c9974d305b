"""Writing results: to standard output, or to a file that is written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.whole_file import put
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.streams import to_stdout
from cma_roadmap.errors import OutputError
from cma_roadmap.sentences.told import told

_MOST_LINKS = 40
"""As many as Linux follows."""


def write(
    session: Session,
    text: str,
    output: str | None,
    form: Format,
    *,
    force: bool = False,
    quiet: bool = False,
) -> None:
    """Write `text` to the file `output`, or to standard output for `None` and `-`.

    A file of another kind than `form`, or of another program, is only written over with `force`.

    Raises:
        OutputError: it cannot be written there; no part of a file is left behind.
    """
    if output is None or output == "-":
        to_stdout(text)
        return
    check_place(output, form, force=force)
    path = Path(output)
    descriptor = descriptor_of(path)
    if descriptor == 1:
        to_stdout(text)
    else:
        _write(path, descriptor, text.encode("utf-8"))
    if not quiet:
        say(session, "wrote", file=output)


def check_place(output: str | None, form: Format, *, force: bool) -> None:
    """See that a file can be written where it is asked for, before the work begins.

    Raises:
        OutputError: there is no such folder, or another thing is in the way.
    """
    if output is None or output == "-":
        return
    path = Path(output)
    with _told_in_a_line(path):
        if path.is_dir():
            raise OutputError.of("is_a_folder", path=path)
        if not path.parent.is_dir():
            raise OutputError.of("no_folder", folder=path.parent)
    if not force and descriptor_of(path) is None:
        from cma_roadmap.cli.output.file_kinds import refuse_what_is_not_ours

        refuse_what_is_not_ours(path, form)


def say(session: Session, code: str, /, **params: object) -> None:
    """Tell the person, on standard error, what the sentence `notice.CODE` says."""
    from cma_roadmap.rendering.text.visible import visible

    session.tell(visible(told(f"notice.{code}", **params)) + "\n")


def descriptor_of(path: Path) -> int | None:
    """The number of the open stream that a name such as `/dev/stdout` stands for.

    Such a stream is written to where it stands. Opened by its name it would begin anew, and what
    others have written to it would be gone.
    """
    for _ in range(_MOST_LINKS):
        folder = os.path.realpath(path.parent)
        if folder in (f"/proc/{os.getpid()}/fd", "/dev/fd") and path.name.isdecimal():
            return int(path.name)
        if not path.is_symlink():
            return None
        path = Path(folder, os.readlink(path))
    return None


def _write(path: Path, descriptor: int | None, data: bytes) -> None:
    """Write to an open stream, to a pipe or a device, or to a file.

    A device must never be replaced by a file.
    """
    with _told_in_a_line(path):
        if descriptor is not None:
            with os.fdopen(os.dup(descriptor), "wb") as stream:
                stream.write(data)
        elif path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.write(data)
        else:
            put(path, data)


@contextmanager
def _told_in_a_line(path: Path) -> Iterator[None]:
    """What the system refuses as an error of ours.

    Raises:
        OutputError: what was tried is refused.
    """
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or told("error.unwritable")
        raise OutputError.of("not_written", path=path, reason=reason) from None
