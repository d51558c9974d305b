"""`docs/life.md`: one life is typed, command by command, and prints what the page says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar

from rendering import golden

PAGE = Path(__file__).parents[1] / "docs" / "life.md"
TURN = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<shown>.*?)```\n", re.DOTALL)
PROFILE = re.compile(r"```yaml\n(.*?)```\n", re.DOTALL)
KEPT = 16
"""How many lines of what is printed the page shows, when it is rewritten."""


def typed(command: str, people: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    assert program == "cma-roadmap"
    place = {"CMA_ROADMAP_PEOPLE_DIR": str(people), "COLUMNS": "80", "NO_COLOR": "1"}
    bare = {k: v for k, v in os.environ.items() if not k.startswith("CMA_ROADMAP_")}
    run = "from cma_roadmap.cli.program.app import main; main()"
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", run, *arguments],
        cwd=people,
        env={**bare, **place},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def entries(people: Path, day: str) -> dict[str, str]:
    """The first day of every calendar entry on a day, as two independent readers agree on it."""
    result = typed(f"cma-roadmap plan --person maria -f ics --share --today {day}", people)
    assert result.returncode == 0, result.stderr
    one = {
        str(event["UID"]): f"{event.decoded('DTSTART'):%Y%m%d}"
        for event in Calendar.from_ical(result.stdout).walk("VEVENT")
    }
    read = vobject.readOne(result.stdout)
    assert one == {str(e.uid.value): f"{e.dtstart.value:%Y%m%d}" for e in read.vevent_list}
    return one


def test_one_life_from_the_first_question_to_the_second_renewal(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    (tmp_path / "maria").mkdir()
    (profile,) = PROFILE.findall(text)
    (tmp_path / "maria" / "profile.yaml").write_text(profile, encoding="utf-8")
    calendars = []
    for command, shown in TURN.findall(text):
        result = typed(command, tmp_path)
        assert result.returncode in (0, 4), (command, result.stderr)
        if golden.is_rewritten(request):
            kept = "\n".join(result.stdout.splitlines()[:KEPT])
            text = text.replace(f"$ {command}\n{shown}", f"$ {command}\n{kept}\n...\n", 1)
        else:
            assert result.stdout.startswith(shown.removesuffix("...\n")), command
        if " done " in command:
            calendars.append(entries(tmp_path, command.rpartition(" ")[2]))
    if golden.is_rewritten(request):
        golden.put(PAGE, text.encode())
    moved = sum(one != other for one, other in pairwise(calendars))
    assert moved >= 5  # most of what happens moves an entry
