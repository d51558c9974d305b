"""A sign of life: on a terminal, after half a second, gone before anything else is said."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import pytest

from cma_roadmap.cli import working
from cma_roadmap.cli.streams import tell, to_stdout
from cma_roadmap.cli.working import hush

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")

WORDS = "Planning every side to compare"
SLOW = """
import sys, time
import cma_roadmap.planning.answer as answer
plan = answer.comparison_for
def slowly(*words):
    time.sleep({seconds})
    return plan(*words)
answer.comparison_for = slowly
sys.argv = ["cma-roadmap", *{words!r}]
from cma_roadmap.__main__ import main
main()
"""
"""The program, with work that takes so long on every machine."""


class Seen(NamedTuple):
    """What a terminal showed, what went into a pipe, how it ended and how long that took."""

    screen: str
    piped: str
    status: int
    ending: float


def seen(
    *words: str,
    seconds: float,
    stop_after: float | None = None,
    setting: Mapping[str, str] = MappingProxyType({}),
) -> Seen:
    """The whole program, with standard error on a terminal and standard output in a pipe."""
    ours, theirs = pty.openpty()
    code = SLOW.format(seconds=seconds, words=("compare", *words))
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "ACCESSIBLE")}
    given = {**clean, "TERM": "xterm-256color", **setting}
    with subprocess.Popen(  # noqa: S603 - the program under test
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=theirs, env=given
    ) as process:
        os.close(theirs)
        shown, stopped = b"", 0.0
        while part := _read(ours):
            shown += part
            if stop_after is not None and not stopped and WORDS.encode() in shown:
                time.sleep(stop_after)
                stopped = time.monotonic()
                process.send_signal(signal.SIGINT)
        piped = process.stdout.read() if process.stdout else b""
        status = process.wait(timeout=60)
    os.close(ours)
    return Seen(shown.decode(), piped.decode(), status, time.monotonic() - stopped)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the last writer is gone
        return b""


def test_slow_work_is_seen_and_then_gone_and_the_result_is_clean() -> None:
    found = seen("--json", seconds=2)

    assert found.status == 0
    assert found.piped.startswith("{")
    assert found.screen.count(WORDS) > 3
    assert found.screen.endswith("\x1b[2K")  # the line is wiped


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(working, "_drawn", lambda *_: _on(drawn))
    with working.working(["plan"], {}, _Terminal()):
        pass
    time.sleep(0.05)

    assert drawn == []


@pytest.mark.parametrize("words", [("--quiet",), ("--json", "--quiet")])
def test_who_wants_quiet_has_it(words: tuple[str, ...]) -> None:
    assert seen(*words, seconds=1.2).screen == ""


@pytest.mark.parametrize("setting", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}])
def test_where_nothing_can_be_drawn_over_there_is_one_line(setting: dict[str, str]) -> None:
    found = seen("--json", seconds=1.2, setting=setting)

    assert re.fullmatch(rf"{WORDS}(…|\.\.\.)\r\n", found.screen)


def test_ctrl_c_ends_it_at_once_with_the_cursor_shown() -> None:
    found = seen("--json", seconds=20, stop_after=0.3)

    assert (found.status, found.piped) == (130, "")
    assert found.ending < 2
    assert "\x1b[?25l" not in found.screen  # the cursor was never hidden
    assert found.screen.endswith("\x1b[2K")
    assert "Traceback" not in found.screen


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("say", [tell, to_stdout, lambda _: hush()])
def test_whatever_is_said_hushes_it_first(
    say: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(working, "PATIENCE", 0)
    monkeypatch.setattr(working, "_drawn", lambda *_: _on(told))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with working.working(["plan"], {}, _Terminal()):
        for _ in range(200):
            if told:
                break
            time.sleep(0.01)
        say("words")
        assert told == ["on", "off"]
    assert told == ["on", "off"]


def _on(told: list[str]) -> Callable[[], None]:
    told.append("on")
    return lambda: told.append("off")


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_what_is_no_terminal_gets_none(stream: io.StringIO | None) -> None:
    with working.working(["plan"], {}, stream):
        assert working._now == []
