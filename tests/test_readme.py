"""The README's commands are those that CI runs, and its examples print what it says they print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from rendering import golden

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXAMPLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<shown>.*?)```\n", re.DOTALL)
KEPT = {"plan": 34, "why": 20, "compare": 28, "eligible": 24, "programs": 16}
"""How many lines of a command's output the README shows, when it is rewritten."""


def examples() -> list[tuple[str, str]]:
    return EXAMPLE.findall(README.read_text(encoding="utf-8"))


def printed(command: str) -> str:
    """What the program prints in a window of 80 columns, without color."""
    program, *arguments = shlex.split(command)
    assert program == "cma-roadmap"
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    run = "from cma_roadmap.cli.program.app import main; main()"
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", run, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode in (0, 4), result.stderr
    return result.stdout


def test_there_are_five_worked_examples() -> None:
    assert len(examples()) == 5


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(("command", "shown"), examples(), ids=[c for c, _ in examples()])
def test_example_prints_what_the_readme_shows(
    command: str, shown: str, request: pytest.FixtureRequest
) -> None:
    live = printed(command)
    if golden.is_rewritten(request):
        kept = live.splitlines()[: KEPT[command.split()[1]]]
        text = README.read_text(encoding="utf-8")
        block = f"$ {command}\n" + "\n".join(kept) + "\n...\n"
        golden.put(README, text.replace(f"$ {command}\n{shown}", block).encode())
        return

    assert shown.endswith("\n...\n")
    assert shown.count("\n") > 5
    assert live.startswith(shown.removesuffix("...\n"))


def test_ci_runs_the_readmes_own_test_command() -> None:
    readme = README.read_text(encoding="utf-8")
    command = next(line for line in readme.splitlines() if line.endswith("-m pytest"))

    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_command_is_in_the_readme() -> None:
    from cma_roadmap.cli.program.app import COMMANDS

    readme = README.read_text(encoding="utf-8")

    assert [name for name in COMMANDS if f"`cma-roadmap {name}" not in readme] == []


def test_python_example_runs() -> None:
    code = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None

    result = subprocess.run(  # noqa: S603 - our own README
        [sys.executable, "-c", code[1]], capture_output=True, text=True, check=True
    )

    assert result.stdout.startswith("2027-10-30 2032-10-31")


def test_profile_in_the_readme_is_valid() -> None:
    from cma_roadmap import read_profile

    text = re.search(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert text is not None

    profile = read_profile(text[1].encode(), "README.md")

    assert profile.pins
