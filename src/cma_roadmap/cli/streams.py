"""The standard streams, each of which may be closed, full, or left by whoever read it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from cma_roadmap.cli.working import hush
from cma_roadmap.errors import OutputError
from cma_roadmap.sentences.told import told

PATIENCE = 2.0
"""Seconds for which nobody wonders why nothing is read."""


class Ended(Exception):  # noqa: N818 - an honest no is no error
    """A command has done what it can, and says with which exit status."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(status)


def to_stdout(text: str) -> None:
    """Write `text`, all of it and now, in UTF-8 whatever the locale.

    Raises:
        OutputError: there is no standard output, or it takes no more.
        Ended: its reader has gone away, as `head` does: nothing is left to do.
    """
    hush()
    if sys.stdout is None:
        raise OutputError.of("no_stdout")
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _drop(sys.stdout)
        raise Ended(0) from None
    except OSError as error:
        _drop(sys.stdout)
        raise OutputError.of("stdout_not_written", reason=error.strerror) from None


def tell(text: str) -> None:
    """Write `text` to standard error, where there is one: no failure is told there of its own."""
    if sys.stderr is None:
        return
    hush()
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _drop(sys.stderr)


def beginning(name: str, most: int) -> bytes:
    """The first bytes of the file `name`, of a pipe or a device, or of standard input for `-`.

    They are one more than `most` at the most, so that what is too long shows without being read.
    Whoever waits for somebody to write is told so.

    Raises:
        OSError: it cannot be read, or there is no standard input.
        ValueError: no file can have that name.
    """
    if name != "-":
        with _told_of_waiting(lambda: name), Path(name).open("rb") as file:
            return file.read(most + 1)
    if sys.stdin is None:
        raise OSError(errno.EBADF, told("error.no_stdin"))
    if sys.stdin.isatty():
        hush()  # somebody is typing
    with _told_of_waiting(lambda: told("notice.standard_input")):
        return sys.stdin.buffer.read(most + 1)


@contextmanager
def _told_of_waiting(what: Callable[[], str]) -> Iterator[None]:
    """Say what is waited for, once that takes long: a pipe into which nobody writes looks dead."""
    import threading

    def say_so() -> None:
        from cma_roadmap.rendering.text.visible import visible

        tell(visible(told("notice.waiting_for", what=what())) + "\n")

    timer = threading.Timer(PATIENCE, say_so)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _write(stream: TextIO, text: str) -> None:
    binary = getattr(stream, "buffer", None)
    if binary is None:
        stream.write(text)
    else:
        left = memoryview(text.encode("utf-8"))
        while left:  # an unbuffered stream may take less than it is given
            left = left[binary.write(left) :]
    stream.flush()


def _drop(stream: TextIO) -> None:
    """Forget what was not written: Python would try it again as it ends, and end with 120."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
