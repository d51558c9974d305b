"""Faults that people reported of other planners and calendars: none of them is here."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import run

TODAY = ("--today", "2026-11-30")
STUDENT = """\
diploma: {{kind: high_school, on: 2018-06-12}}
training: [{{name: {name}, accreditors: [ABHES], started_on: 2026-05-04, expected_on: 2027-05-14}}]
"""
AWKWARD = [
    "'" + "\N{HOSPITAL}" * 30 + "'",
    "東京医療専門学校の医療助手養成課程",
    r"'Comma, semicolon; back\slash'",
]


def _plan(name: str, *options: str) -> str:
    page = run(
        "plan",
        "-c",
        "cma-aama",
        *TODAY,
        "--profile",
        "-",
        *options,
        stdin=STUDENT.format(name=name),
    )
    assert page.exit_code == 0, page.output
    return page.stdout


@pytest.mark.parametrize("name", AWKWARD)
def test_b11_no_line_of_a_calendar_is_too_long_or_cut_in_a_letter(
    tmp_path: Path, name: str
) -> None:
    _plan(name, "-f", "ics", "-o", str(tmp_path / "plan.ics"))

    lines = (tmp_path / "plan.ics").read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]


def test_b12_a_second_export_keeps_its_entries(tmp_path: Path) -> None:
    file = tmp_path / "plan.ics"

    def entries() -> dict[str, int]:
        _plan("My school", "-f", "ics", "-o", str(file))
        text = file.read_bytes().replace(b"\r\n ", b"").decode()
        found = re.findall(r"BEGIN:VEVENT(.*?)END:VEVENT", text, re.DOTALL)
        return {
            re.search(r"UID:(\S+)", one)[1]: int(re.search(r"SEQUENCE:(\d+)", one)[1])  # type: ignore[index]
            for one in found
        }

    first = entries()
    assert first
    assert entries() == first


@pytest.mark.parametrize("sign", list("=+-@|＝"))
def test_b14_a_name_is_no_formula(sign: str) -> None:
    text = _plan(f'"{sign}1+2"', "-f", "csv")

    cells = [cell for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))) for cell in row]
    assert text.startswith("\ufeff")
    assert not [cell for cell in cells if cell.startswith(f"{sign}1")]


@pytest.mark.parametrize("name", ["'Gantt College: PR #12; 50% \"MA\" %%'", "title", "section"])
def test_b15_a_name_breaks_no_chart(name: str) -> None:
    lines = _plan(name, "-f", "mermaid").splitlines()

    tasks = [line for line in lines if re.search(r", \d{4}-\d\d-\d\d", line)]
    assert tasks
    assert not [line for line in tasks if "#12" in line or "%%" in line.split(":")[0]]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_b18_a_full_disk_is_told_in_one_line(options: list[str]) -> None:
    command = [sys.executable, "-m", "cma_roadmap", "plan", *TODAY, *options]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(  # noqa: S603 - this very program
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=os.environ
        )

    assert done.returncode > 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_b20_a_dose_that_waits_for_itself_is_told_with_its_line(tmp_path: Path) -> None:
    lag = "{value: P1D, source: cdc-adult-schedule, confidence: low}"
    dose = f"{{name: One, intervals: [{{after: 1, minimum: [{lag}]}}]}}"
    text = f"clearances:\n  - id: loop\n    name: Loop\n    need: usual\n    doses: [{dose}]\n"
    (tmp_path / "clearances.yaml").write_text(text, "utf-8")

    page = run("plan", *TODAY, "--data-dir", str(tmp_path))

    assert page.exit_code == 3
    assert "clearances.yaml:" in page.output


def test_b23_ways_in_are_alternatives() -> None:
    document = json.loads(run("plan", "-c", "cma-aama", *TODAY, "-f", "ctdl").stdout)

    assert '"ceterms:alternativeCondition"' in json.dumps(document)
