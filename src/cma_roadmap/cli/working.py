"""A sign of life, on a terminal only, for work that takes longer than half a second.

A timer waits beside the work. Short work ends before it and pays for nothing: Rich is imported, and
something drawn, when the time is over. Whatever is written hushes the sign first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from cma_roadmap.sentences.told import told, told_if_any

_ASKING = "init"
"""The command that asks: a sign would be drawn over its questions."""
PATIENCE = 0.5
"""Seconds that nobody minds waiting without a sign."""


class _Sign:
    """Words with a spinner and a clock, drawn once the patience is over and until it is hushed."""

    def __init__(self, start: Callable[[], Callable[[], None]]) -> None:
        import threading  # not where nobody looks on

        self._start = start
        self._stop: Callable[[], None] | None = None
        self._lock, self._over = threading.Lock(), False
        self._timer = threading.Timer(PATIENCE, self._show)
        self._timer.daemon = True
        self._timer.start()

    def hush(self) -> None:
        """Take it away, for good."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._stop is not None:
                self._stop()
                self._stop = None

    def _show(self) -> None:
        with self._lock:
            if not self._over:
                with suppress(OSError):  # the terminal is gone, and so is who would look at it
                    self._stop = self._start()


_now: list[_Sign] = []
"""The sign of this run, if it has one."""


@contextmanager
def working(
    words: Sequence[str], environment: Mapping[str, str], stream: TextIO | None
) -> Iterator[None]:
    """Show on `stream` that the command line `words` is being worked on, if it takes long.

    Nothing is shown where there is no terminal, or to who asked for quiet or is asked questions.
    """
    if stream is None or not stream.isatty() or "--quiet" in words or _ASKING in words[:1]:
        yield
        return
    still = environment.get("TERM") == "dumb" or bool(environment.get("ACCESSIBLE"))
    sign = _Sign(lambda: _told_once(words, stream) if still else _drawn(words, stream))
    _now.append(sign)
    try:
        yield
    finally:
        sign.hush()
        _now.remove(sign)


def hush() -> None:
    """Take the sign away, before something else is written or read on the terminal."""
    for sign in _now:
        sign.hush()


def _words(words: Sequence[str]) -> str:
    command = next((word for word in words if not word.startswith("-")), "")
    return told_if_any(f"notice.working.{command}") or told("notice.working")


def _told_once(words: Sequence[str], stream: TextIO) -> Callable[[], None]:
    """One line, for terminals on which nothing can be drawn over and for who has them read out."""
    stream.write(f"{_words(words)}…\n" if _has_dots(stream) else f"{_words(words)}...\n")
    stream.flush()
    return lambda: None


def _drawn(words: Sequence[str], stream: TextIO) -> Callable[[], None]:
    """A line that is drawn over and over, and gone when it is over."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    class Steady(Console):
        """A console that leaves the cursor shown: whatever ends the program, it stays so."""

        def show_cursor(self, show: bool = True) -> bool:  # noqa: ARG002 - Rich's
            return False

    spinner = SpinnerColumn("dots" if _has_dots(stream) else "line")
    columns: tuple[Any, ...] = (spinner, TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=Steady(file=stream), transient=True)
    progress.add_task(_words(words), total=None)
    progress.start()
    return progress.stop


def _has_dots(stream: TextIO) -> bool:
    return "utf" in (stream.encoding or "").lower()
