"""Tries with a process of their own: kills at any moment, and streams that are closed or full."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from fuzz.tries import FaultError, Try, check

_LINES = ("plan --json", "plan", "--version", "credentials", "plan --profile -", "nonsense")
_STREAMS = ("<&-", ">&-", "2>&-", ">/dev/full", "2>/dev/full", "<&- >&-", "<&- >&- 2>&-")
BEFORE = b"an older plan\n"


def streams(dice: Random) -> Try:
    """A command with streams that are closed, full or no streams."""
    return Try((*dice.choice(_LINES).split(), dice.choice(_STREAMS)))


def check_streams(tried: Try, folder: Path) -> None:
    """It ends as every run does, whoever may hear of it."""
    *words, redirected = tried.words
    found = _started(words, folder, f'exec "$@" {redirected}')
    stdout, stderr = found.communicate(timeout=60)
    if "2>" not in redirected:
        check(tried, found.returncode, stdout.decode(), stderr.decode())
    elif found.returncode not in (0, 2, 3, 4):
        raise FaultError(f"exit status {found.returncode}")


def kills(dice: Random) -> Try:
    """A plan that is written over another one, and a signal at some moment."""
    which = dice.choice(("INT", "KILL", "TERM"))
    moment = f"{dice.uniform(0, 0.9):.3f}"
    return Try(("plan", "--force", "-o", "@/plan.html", which, moment))


def check_kills(tried: Try, folder: Path) -> None:
    """The old file or the new one, never a part; nothing is left but by what cannot be caught."""
    *words, which, moment = tried.words
    plan = folder / "plan.html"
    plan.write_bytes(BEFORE)
    running = _started([w.replace("@", str(folder)) for w in words], folder, 'exec "$@"')
    time.sleep(float(moment))
    running.send_signal(signal.Signals[f"SIG{which}"])
    stderr = running.communicate(timeout=60)[1].decode()
    held = plan.read_bytes()
    if held != BEFORE and not held.endswith(b"</html>\n"):
        raise FaultError(f"a part of a file: {held[-40:]!r}")
    left = {path.name for path in folder.iterdir()} - {"plan.html", "state"}
    if which == "INT" and left:
        raise FaultError(f"left behind: {left}")
    # Before our first line runs Python itself ends by the signal, and nobody can hush it.
    if which == "INT" and running.returncode not in (0, 130, -signal.SIGINT):
        raise FaultError(f"exit status {running.returncode}: {stderr[-300:]}")
    if running.returncode == 130 and stderr:
        raise FaultError(f"Ctrl-C and words: {stderr[-300:]}")


def _started(words: list[str], folder: Path, script: str) -> subprocess.Popen[bytes]:
    state = {"CMA_ROADMAP_STATE_DIR": str(folder / "state"), "CMA_ROADMAP_NO_PROFILE": "1"}
    program = [sys.executable, "-m", "cma_roadmap", *words]
    return subprocess.Popen(  # noqa: S603 - the program under test
        ["/bin/sh", "-c", script, "sh", *program],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, **state, "COLUMNS": "80"},
    )


CHECKS: dict[str, Callable[[Try, Path], object]] = {
    "streams": check_streams,
    "kills": check_kills,
}
KINDS: dict[str, Callable[[Random], Try]] = {"streams": streams, "kills": kills}
