"""Forms and files: the form that a name asks for, and files that are never lost."""

from __future__ import annotations

import json
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


OF_OTHERS = {
    "txt": "Shopping: milk, bread\n",
    "json": '{"name": "mine"}\n',
    "csv": "name,price\r\nmilk,2\r\n",
    "md": "# My notes\n",
    "ics": "BEGIN:VCALENDAR\r\nPRODID:-//Example//EN\r\nEND:VCALENDAR\r\n",
    "html": "<!doctype html>\n<p>Mine</p>\n",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "mmd": "gantt\n  title Mine\n",
    "jsonld": '{"@context": "https://schema.org"}\n',
}


@pytest.mark.parametrize("suffix", OF_OTHERS)
def test_what_another_program_wrote_is_not_written_over(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"plan.{suffix}"
    target.write_bytes(OF_OTHERS[suffix].encode())

    told = run("plan", "-o", str(target))
    check_refusal(told, 2, "is there already, and cma-roadmap did not make it", "--force")
    assert read(target) == OF_OTHERS[suffix]
    assert run("plan", "-o", str(target), "--force").exit_code == 0
    assert read(target) != OF_OTHERS[suffix]


REFUSED = ("plan", "--finish-by", "2026-12-30")


@pytest.mark.parametrize("suffix", [suffix for suffix in BEGINNINGS if suffix != "json"])
def test_a_no_takes_no_plan_away(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"plan.{suffix}"
    run("plan", "-o", str(target))
    before = read(target)
    result = run(*REFUSED, "-o", str(target))

    assert result.exit_code == 4
    assert f"{target} was left as it is" in result.stderr
    assert read(target) == before
    assert run(*REFUSED, "-o", str(target), "--force").exit_code == 4
    assert read(target) != before


def test_a_no_is_always_written_for_a_script_and_where_nothing_was(tmp_path: Path) -> None:
    document, page = tmp_path / "plan.json", tmp_path / "no.html"
    run("plan", "-o", str(document))
    run(*REFUSED, "-o", str(document))
    run(*REFUSED, "-o", str(page))

    assert json.loads(read(document))["feasible"] is False
    assert "cannot be reached" in read(page)


@pytest.mark.skipif(os.name != "posix", reason="modes and links are of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_that_is_replaced_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    target, link = tmp_path / "plan.html", tmp_path / "link.html"
    link.symlink_to(target)
    run("plan", "-o", str(target))
    target.chmod(mode)
    for name in (target, link):
        assert run("plan", "--start", "2027-02-01", "-o", str(name)).exit_code == 0
        assert stat.S_IMODE(target.stat().st_mode) == mode
    assert link.is_symlink()


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="streams have names on Linux")
@pytest.mark.parametrize("name", ["/dev/stdout", "/proc/self/fd/1", "/dev/fd/3 3>&1"])
def test_an_open_stream_is_written_to_where_it_stands(name: str, tmp_path: Path) -> None:
    target = tmp_path / "all"
    shell(f"(echo first; cma-roadmap plan --json -o {name}; echo last) > {target}")
    first, *told, last = read(target).splitlines()

    assert (first, last) == ("first", "last")
    assert json.loads("".join(told))["feasible"] is True


@pytest.mark.parametrize("length", [250, 300])
def test_a_long_name_is_taken_or_refused_in_a_line(length: int, tmp_path: Path) -> None:
    target = tmp_path / ("a" * (length - 5) + ".json")
    result = run("plan", "-o", str(target))
    if length < 256:
        assert result.exit_code == 0, result.stderr
    else:
        check_refusal(result, 2, "was not written: File name too long")
    assert len(list(tmp_path.iterdir())) == (length < 256)


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


@pytest.mark.parametrize("day", ["-2208988801", "7258118400", "253402300799"])
def test_a_clock_out_of_reach_is_told(day: str) -> None:
    """The last second of 1899, the first of 2200, the last of 9999."""
    wrong = shell("cma-roadmap plan", SOURCE_DATE_EPOCH=day, CMA_ROADMAP_TODAY="")

    assert wrong.returncode == 2
    assert wrong.stderr.startswith("Error: Today would be ")
    assert "between 1900 and 2199" in wrong.stderr


@pytest.mark.parametrize("day", ["-2208988800", "7258118399"])
def test_the_first_and_the_last_day_can_be_planned_from(day: str) -> None:
    told = shell("cma-roadmap plan --json", SOURCE_DATE_EPOCH=day, CMA_ROADMAP_TODAY="")

    assert json.loads(told.stdout)["today"] in ("1900-01-01", "2199-12-31")


@pytest.mark.parametrize("columns", ["1001", "99999999", "9" * 30])
def test_no_paper_is_wider_than_a_thousand_letters(columns: str) -> None:
    widest = run("plan", environment={"COLUMNS": "1000"})

    assert run("plan", environment={"COLUMNS": columns}).stdout == widest.stdout
