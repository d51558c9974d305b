"""Forms and files: the form that a name asks for, and files that are never lost."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from cli.running import check_refusal, run, shell

BEGINNINGS = {
    "txt": "Your road to CMA (AAMA)",
    "json": '{\n  "schema": "urn:cma-roadmap:roadmap:1"',
    "csv": "\ufeffrecord,phase,step,",
    "md": "# Your road to CMA (AAMA)",
    "ics": "BEGIN:VCALENDAR\r\n",
    "html": "<!DOCTYPE html>",
    "svg": "<svg ",
    "mmd": "gantt\n",
    "jsonld": '{\n  "@context"',
}


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_the_name_of_a_file_asks_for_its_form(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"plan.{suffix}"
    result = run("plan", "-o", str(target))

    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"Wrote {target}\n"
    assert read(target).startswith(BEGINNINGS[suffix])


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_a_file_of_the_same_kind_is_written_anew(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"plan.{suffix}"
    run("plan", "-o", str(target))
    first = read(target)

    assert run("plan", "--start", "2027-02-01", "-o", str(target)).exit_code == 0
    assert read(target) != first


@pytest.mark.slow(but=4)
@pytest.mark.parametrize("form", ["text", "json", "csv", "md", "ics", "html", "svg", "mermaid"])
@pytest.mark.parametrize(
    "held",
    [
        b"state: WA\n",
        b"\x89PNG\r\n\x1a\n\x00",
        b"\xff\xfe\x00\x00",
        b"#!/bin/sh\n",
    ],
    ids=["profile", "picture", "bytes", "script"],
)
def test_a_file_of_another_kind_is_not_written_over(form: str, held: bytes, tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    target.write_bytes(held)

    check_refusal(run("plan", "-f", form, "-o", str(target)), 2, "is there already", "--force")
    assert target.read_bytes() == held
    assert run("plan", "-f", form, "-o", str(target), "--force").exit_code == 0
    assert target.read_bytes() != held
    assert list(tmp_path.iterdir()) == [target]


def test_one_form_is_not_written_over_another(tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    run("plan", "-o", str(target))
    before = target.read_bytes()

    check_refusal(run("plan", "--json", "-o", str(target)), 2, "no json file")
    assert target.read_bytes() == before


def test_an_empty_file_is_anybodys(tmp_path: Path) -> None:
    target = tmp_path / "plan.yaml"
    target.touch()

    assert run("plan", "-f", "csv", "-o", str(target)).exit_code == 0
    assert target.stat().st_size > 0


def test_a_folder_that_is_not_there_is_told_before_the_work_begins(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "plan.html"

    check_refusal(run("plan", "-o", str(target)), 2, "There is no folder", "Make it first")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="named pipes are of POSIX")
def test_a_pipe_or_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = shell(f"cat {pipe} | head -c 15 & cma-roadmap plan --format ics -o {pipe}; wait")

    assert result.stdout.startswith("BEGIN:VCALENDAR")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_is_written_to_the_null_device_is_gone() -> None:
    before = Path(os.devnull).stat().st_mode

    assert run("plan", "-o", os.devnull).exit_code == 0
    assert Path(os.devnull).stat().st_mode == before


def test_a_form_that_a_command_does_not_have_is_refused_with_those_it_has(tmp_path: Path) -> None:
    check_refusal(run("states", "--format", "ics"), 2, "It has: text, json")
    named = run("states", "-o", str(tmp_path / "states.svg"))
    check_refusal(named, 2, "has no svg")
    assert list(tmp_path.iterdir()) == []


def test_options_of_a_calendar_are_for_calendars() -> None:
    check_refusal(run("plan", "--alarms", "few"), 2, "--format ics")


FORMS = ("text", "json", "csv", "md", "ics", "html", "svg", "mermaid", "ctdl")
ONE_AFTER_ANOTHER = """
import sys
from cma_roadmap.cli.program.app import main
for form in sys.argv.pop().split():
    sys.argv[1:] = ["plan", "--format", form, "--output", form]
    try:
        main()
    except SystemExit as end:
        assert not end.code, form
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders with all forms, by fresh processes with other hashes, time zones and states."""
    folders = []
    for number, zone in enumerate(("UTC", "Pacific/Kiritimati")):
        folder = tmp_path_factory.mktemp("forms")
        state = tmp_path_factory.mktemp("state")
        result = shell(
            f"cd {folder} && {sys.executable} -c '{ONE_AFTER_ANOTHER}' '{' '.join(FORMS)}'",
            SOURCE_DATE_EPOCH="1795305600",
            CMA_ROADMAP_TODAY="",
            PYTHONHASHSEED=str(number),
            TZ=zone,
            CMA_ROADMAP_STATE_DIR=str(state),
        )
        assert result.returncode == 0, result.stderr
        folders.append(folder)
    return folders


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_the_same_day_gives_the_same_bytes(form: str, made: list[Path]) -> None:
    first, second = ((folder / form).read_bytes() for folder in made)

    assert len(first) > 500
    assert first == second


def test_the_day_of_a_build_stands_for_today() -> None:
    told = shell("cma-roadmap plan --json", SOURCE_DATE_EPOCH="1795305600", CMA_ROADMAP_TODAY="")
    assert '"today": "2026-11-22"' in told.stdout
    wrong = shell("cma-roadmap plan", SOURCE_DATE_EPOCH="soon", CMA_ROADMAP_TODAY="")
    assert wrong.returncode == 2
    assert "SOURCE_DATE_EPOCH" in wrong.stderr
    assert "Traceback" not in wrong.stderr


@pytest.mark.slow
def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    result = shell("cma-roadmap plan --format html | head -c 10")

    assert result.stdout == "<!DOCTYPE "
    assert result.stderr == ""
