"""`profile`: what is read of a person, and what may be written in its place."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from cli.interview.test_terminal import Terminal
from cli.running import check_refusal, document, run
from cma_roadmap.people.profile_text import EXAMPLE

OPEN = {"CMA_ROADMAP_NO_PROFILE": ""}
PROFILE = """\
state: Washington
diploma: {kind: high_school, on: 2015-06-14}
training: [{program: ipeds-235149-2, completed_on: 2026-05-14, clock_hours: 900}]
credentials: [{id: CMA (AAMA), certified_on: 2024-06-10}]
attempts: [{credential: ccma-nha, on: 2026-07-10, passed: false}]
budget: {total: 6000}
record: false
"""


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The profile of `me`, which is not there yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(tmp_path / "people"))
    (tmp_path / "people" / "me").mkdir(parents=True)
    return tmp_path / "people" / "me" / "profile.yaml"


def test_what_is_said_is_shown_in_words(mine: Path) -> None:
    mine.write_text(PROFILE)

    shown = run("profile", "show", environment=OPEN)

    assert shown.exit_code == 0
    words = " ".join(shown.stdout.split())
    for text in (
        "says 7 things",
        "State Washington",
        "Diploma high-school diploma, 14 Jun 2015",
        "classes ended 14 May 2026, clock hours: 900",
        "Certificate CMA (AAMA), since 10 Jun 2024",
        "Exam CCMA (NHA), on 10 Jul 2026, not passed",
        "Money $6,000 in all",
        "Criminal record no",
    ):
        assert text in words


def test_every_key_of_a_profile_has_words(mine: Path) -> None:
    found = document("profile", "show", "--profile", str(EXAMPLE))
    shown = run("profile", "show", "--profile", str(EXAMPLE)).stdout

    assert mine.parent.is_dir()
    said = {entry["path"].split("/")[1] for entry in found["profile"]}
    assert said == {
        line.split(":")[0]
        for line in EXAMPLE.read_text().splitlines()
        if ": " in line or line.endswith(":")
    } - {
        line.split(":")[0]
        for line in EXAMPLE.read_text().splitlines()
        if line.startswith((" ", "#"))
    }
    assert "profile.says" not in shown
    assert "another" not in shown


def test_a_script_reads_every_value_at_its_place(mine: Path) -> None:
    mine.write_text(PROFILE)
    found = json.loads(run("profile", "show", "--json", environment=OPEN).stdout)

    assert found["file"] == str(mine)
    values = {entry["path"]: entry["value"] for entry in found["profile"]}
    assert values["/state"] == "WA"
    assert values["/training/0/program"] == "ipeds-235149-2"
    assert values["/credentials/0/id"] == "cma-aama"
    assert values["/attempts/0/passed"] == "false"
    assert values["/budget/total"] == "6000.00 USD"


def test_who_has_no_profile_is_told_how_to_make_one(mine: Path) -> None:
    shown = run("profile", "show", environment=OPEN)

    assert not mine.exists()
    assert shown.exit_code == 0
    assert "cma-roadmap init" in shown.stdout
    assert document("profile", "show")["file"] is None


def test_check_tells_everything_that_is_wrong_by_line(mine: Path) -> None:
    mine.write_text("state: Washingtn\nborn: 2030-01\nstat: TX\n")

    wrong = run("profile", "check", environment=OPEN)
    check_refusal(wrong, 3, f"{mine}:1", f"{mine}:2", f"{mine}:3", "3 problems")
    mine.write_text(PROFILE)
    sound = run("profile", "check", environment=OPEN)
    assert sound.exit_code == 0
    assert "can be read, and says 7 things" in " ".join(sound.stdout.split())
    assert "Diploma" not in sound.stdout


def editor(folder: Path, script: str) -> str:
    """A program that edits the file that it is given."""
    file = folder / "editor.sh"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return str(file)


def test_an_edit_takes_the_place_of_the_profile(mine: Path, tmp_path: Path) -> None:
    visual = editor(tmp_path, 'echo "state: TX" > "$1"')
    terminal = Terminal(["profile", "edit"], mine.parents[1], "dumb", VISUAL=visual)

    assert terminal.ended() == 0, terminal.shown
    assert mine.read_text() == "state: TX\n"
    assert stat.S_IMODE(mine.stat().st_mode) == 0o600
    assert [one.name for one in mine.parent.iterdir()] == ["profile.yaml"]


def test_an_edit_that_cannot_be_used_is_not_written(mine: Path, tmp_path: Path) -> None:
    mine.write_text("state: WA\n")
    visual = editor(tmp_path, 'echo "stat: TX" > "$1"')
    terminal = Terminal(["profile", "edit"], mine.parents[1], "dumb", VISUAL=visual)
    terminal.play([("Open it again", "no\n")])

    assert terminal.ended() == 3
    assert f"{mine}:1" in terminal.shown
    assert mine.read_text() == "state: WA\n"
    assert [one.name for one in mine.parent.iterdir()] == ["profile.yaml"]


def test_an_edit_can_be_mended(mine: Path, tmp_path: Path) -> None:
    script = 'if grep -q stat: "$1"; then echo "state: OR" > "$1"; else echo "stat: TX" > "$1"; fi'
    visual = editor(tmp_path, script)
    terminal = Terminal(["profile", "edit"], mine.parents[1], "dumb", VISUAL=visual)
    terminal.play([("Open it again", "\n")])

    assert terminal.ended() == 0
    assert mine.read_text() == "state: OR\n"


def test_an_edit_that_changes_nothing_writes_nothing(mine: Path) -> None:
    terminal = Terminal(["profile", "edit"], mine.parents[1], "dumb", VISUAL="true")

    assert terminal.ended() == 0
    mine.write_text("state: WA\n")
    before = mine.stat().st_mtime_ns
    again = Terminal(["profile", "edit"], mine.parents[1], "dumb", VISUAL="true")
    assert again.ended() == 0
    assert "nothing was changed" in again.shown
    assert mine.stat().st_mtime_ns == before


def test_an_editor_that_is_not_there_is_told(mine: Path) -> None:
    terminal = Terminal(["profile", "edit"], mine.parents[1], "dumb", VISUAL="/no/such/editor")

    assert terminal.ended() == 2
    assert "/no/such/editor" in terminal.shown


def test_without_a_terminal_nothing_is_edited(mine: Path) -> None:
    check_refusal(run("profile", "edit"), 2, "needs a terminal", str(mine))
    check_refusal(run("profile", "edit", "--person", "nobody"), 2, "no person called 'nobody'")
