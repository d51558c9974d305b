"""Writing results: to standard output, or to a file that is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.streams import to_stdout
from cma_roadmap.errors import OutputError
from cma_roadmap.sentences.told import told


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

    A file of another kind than `form` is only written over with `force`.

    Raises:
        OutputError: it cannot be written there; no part of a file is left behind.
    """
    if output is None or output == "-":
        to_stdout(text)
        return
    check_place(output, form, force=force)
    path = Path(output)
    if os.path.lexists(path) and not _behind(path).is_file():
        _write_device(path, text)
    else:
        _write_file(path, text)
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
    if path.is_dir():
        raise OutputError.of("is_a_folder", path=path)
    if not path.parent.is_dir():
        raise OutputError.of("no_folder", folder=path.parent)
    if not force:
        from cma_roadmap.cli.output.file_kinds import refuse_other_kind

        refuse_other_kind(path, form)


def say(session: Session, code: str, /, **params: object) -> None:
    """Tell the person, on standard error, what the sentence `notice.CODE` says."""
    from cma_roadmap.rendering.text.visible import visible

    session.tell(visible(told(f"notice.{code}", **params)) + "\n")


def _behind(path: Path) -> Path:
    """The file that a link leads to, which must stay a link: /dev/stdout is one."""
    return Path(os.path.realpath(path))


def _write_device(path: Path, text: str) -> None:
    """A pipe or a device such as /dev/null is written to; it must never be replaced by a file."""
    try:
        with path.open("wb") as stream:
            stream.write(text.encode("utf-8"))
    except OSError as error:
        raise OutputError.of("not_written", path=path, reason=error.strerror) from None


def _write_file(path: Path, text: str) -> None:
    import tempfile  # slow to import, and not needed for standard output

    try:
        target = _behind(path)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, target)
        finally:  # it is still there after an error, and after Ctrl-C
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or told("error.unwritable")
        raise OutputError.of("not_written", path=path, reason=reason) from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
