"""The standard streams, each of which may be closed, full, or left by whoever read it."""

from __future__ import annotations

import errno
import os
import sys
from typing import TextIO

from cma_roadmap.cli.working import hush
from cma_roadmap.errors import OutputError
from cma_roadmap.sentences.told import told


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


def from_stdin(most: int = -1) -> bytes:
    """What standard input holds, or its first `most` bytes.

    Raises:
        OSError: it cannot be read, or there is none.
    """
    if sys.stdin is None:
        raise OSError(errno.EBADF, told("error.no_stdin"))
    if sys.stdin.isatty():
        hush()  # somebody is typing
    return sys.stdin.buffer.read(most)


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
