"""Running the program in this process, on a fixed day, away from the caller's environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import PREFIX

TODAY = date(2026, 11, 21)
OWN = {f"{PREFIX}STATE_DIR", f"{PREFIX}CONFIG_DIR", f"{PREFIX}PEOPLE_DIR"}
"""Folders of the test run (see `conftest.py`)."""
QUIET = {
    "COLUMNS": "80",
    "NO_COLOR": None,
    "FORCE_COLOR": None,
    "CLICOLOR_FORCE": None,
    "TERM": "dumb",
    **dict.fromkeys(name for name in os.environ if name.startswith(PREFIX) and name not in OWN),
    f"{PREFIX}NO_PROFILE": "1",
    f"{PREFIX}FULL": "1",
}


def run(
    *arguments: str, stdin: str | bytes = "", environment: Mapping[str, str] | None = None
) -> Result:
    """Run the program; an exception that is a bug comes through as one."""
    return CliRunner().invoke(
        app,
        list(arguments),
        input=stdin,
        obj=Session(clock=lambda: TODAY),
        env={**QUIET, **(environment or {})},
        catch_exceptions=False,
    )


def document(*arguments: str, stdin: str | bytes = "", code: int = 0) -> dict[str, Any]:
    """The JSON that a command prints; nothing may go to standard error but words on a no."""
    result = run(*arguments, "--json", stdin=stdin)
    assert result.exit_code == code, result.stderr
    assert bool(result.stderr) == (code != 0)
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def check_kept(file: Path, shown: str) -> None:
    """A text file holds what a screen shows, whole and without color, and who made it when."""
    text = file.read_text(encoding="utf-8")
    assert text.startswith(shown)
    assert text[len(shown) :].startswith("\nMade by cma-roadmap ")


def check_refusal(result: Result, code: int, *words: str) -> None:
    """Nothing but words on standard error, and the status of its kind."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A shell line in which `cma-roadmap` is the program under test."""
    program = f'cma-roadmap() {{ "{sys.executable}" -c "{_MAIN}" "$@"; }}; set -o pipefail; '
    clean = {k: v for k, v in os.environ.items() if k not in QUIET}
    return subprocess.run(  # noqa: S603 - a command line written in this file's tests
        ["/bin/bash", "-c", program + command],
        capture_output=True,
        text=True,
        check=False,
        env={
            **clean,
            "CMA_ROADMAP_TODAY": TODAY.isoformat(),
            "CMA_ROADMAP_NO_PROFILE": "1",
            **environment,
        },
        timeout=120,
    )


_MAIN = "from cma_roadmap.__main__ import main; main()"

needs_bash = pytest.mark.skipif(not os.path.exists("/bin/bash"), reason="needs a shell")
