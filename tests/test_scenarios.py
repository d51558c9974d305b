"""Every scenario of docs/scenarios.md is run as printed, and every row of its table is checked."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session
from scenario_rows import NOT_ATTAINABLE, Json, Row, is_refused, options_of, steps_of, wrong

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "scenarios.md"
PROFILES = ROOT / "docs" / "scenarios"
AT_LEAST = 50
KINDS = (
    "new to the field",
    "working without a certificate",
    "military",
    "graduate of years ago",
    "student",
    "holder of another credential",
    "lapsed",
    "moving",
    "no diploma",
)
"""The people who do not all start at the beginning: each must be somebody's scenario."""
_HEADER, _RULE = "| what | is | because |", "|---|---|---|"
_SECTION = re.compile(r"^## (\d+)\. (.+)$", re.MULTILINE)
_COMMAND = re.compile(r"```console\n\$ cma-roadmap ((?:plan|compare) [^\n]+)\n```")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Scenario(NamedTuple):
    """One person's question: the command, and the rows of the table."""

    number: int
    title: str
    command: str
    rows: tuple[Row, ...]
    text: str

    def told(self, what: str) -> str | None:
        """What the first row of this name says."""
        return next((row.told for row in self.rows if row.what == what), None)


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@lru_cache
def scenarios() -> tuple[Scenario, ...]:
    text = page()
    heads = list(_SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return tuple(
        _scenario(head, text[head.end() : end]) for head, end in zip(heads, ends, strict=True)
    )


def comparisons() -> tuple[Scenario, ...]:
    return tuple(scenario for scenario in scenarios() if scenario.command.startswith("compare "))


def _scenario(head: re.Match[str], text: str) -> Scenario:
    commands = _COMMAND.findall(text)
    assert len(commands) == text.count("```console") == 1, head[0]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert lines[:2] == [_HEADER, _RULE], head[0]
    rows = tuple(Row(*_cells(line)) for line in lines[2:])
    return Scenario(int(head[1]), head[2], commands[0], rows, text)


def _cells(line: str) -> list[str]:
    """The cells of a row of a table: a row with too many or too few of them is a mistake."""
    assert line.endswith(" |"), line
    return [cell.strip() for cell in line[1:-2].split(" | ")]


@lru_cache
def run(command: str) -> tuple[int, Json]:
    """The status and the JSON of a command, on a day that must be in the command itself."""
    assert "--today" in command
    result = CliRunner().invoke(
        app, [*shlex.split(command), "--json"], obj=Session(clock=lambda: date(1999, 1, 1))
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.stdout, result.stderr
    return result.exit_code, json.loads(result.stdout)


def _in_words(day: str) -> str:
    """A day as the table at the top writes it: 4 Nov 2027."""
    found = date.fromisoformat(day)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


@pytest.mark.slow(but=4)
@pytest.mark.parametrize("scenario", scenarios(), ids=lambda s: f"{s.number}-{s.title}")
def test_scenario_comes_out_as_told(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    status, document = run(scenario.command)

    assert list(wrong(scenario.rows, status, document)) == []
    assert (status == NOT_ATTAINABLE) is is_refused(document)


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda s: str(s.number))
def test_table_tells_enough_and_gives_every_reason(scenario: Scenario) -> None:
    assert 3 <= len(scenario.rows) <= 8
    assert scenario.rows[0].what == "exit"
    assert len({row[:2] for row in scenario.rows}) == len(scenario.rows)
    assert [row for row in scenario.rows if len(row.because) < 12] == []
    assert [row for row in scenario.rows if row.what == "says" and len(row.told) < 20] == []


@pytest.mark.slow(but=4)
@pytest.mark.parametrize("scenario", scenarios(), ids=lambda s: str(s.number))
def test_every_wrong_row_is_found(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    status, document = run(scenario.command)

    there = next(iter(steps_of(document)), "exam.sit")
    for row in scenario.rows:
        lie = row._replace(told=there if row.what == "absent" else "2001-01-01, a lie")
        assert list(wrong((lie,), status, document)) != [], row


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda s: str(s.number))
def test_a_row_that_is_wrong_by_one_digit_is_found(
    scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    status, document = run(scenario.command)

    for row in (row for row in scenario.rows if row.what != "absent"):
        lie = row._replace(told=_a_little_off(row.told))
        assert list(wrong((lie,), status, document)) != [], lie


def _a_little_off(told: str) -> str:
    """The same with its last digit one higher (9 turns into 0), or backwards where it has none."""
    found = re.search(r"\d(?=\D*$)", told)
    if found is None:
        return told[::-1]
    return told[: found.start()] + str((int(found[0]) + 1) % 10) + told[found.end() :]


@pytest.mark.parametrize("scenario", comparisons(), ids=lambda s: str(s.number))
def test_what_is_compared_cannot_be_taken_for_something_else(
    scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    status, document = run(scenario.command)
    told = [row for row in scenario.rows if row.what.split(" ")[0] in options_of(document)]

    assert told
    for row in told:
        assert _lies_of(row, ["nobody"], status, document) != [], row
    # What some options share (a verdict, a day) is true of each; not so all that a table tells.
    assert any(_lies_of(row, options_of(document), status, document) for row in told)


def _lies_of(row: Row, names: Iterable[str], status: int, document: Json) -> list[str]:
    """What is wrong with the row if it is told of each of these."""
    part = row.what.partition(" ")[2]
    moved = tuple(row._replace(what=f"{name} {part}") for name in names)
    return list(wrong(moved, status, document))


@pytest.mark.slow
def test_a_step_that_is_absent_is_a_step_of_another_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    absent = {row.told for s in scenarios() for row in s.rows if row.what == "absent"}
    known = {step for s in scenarios() for step in steps_of(run(s.command)[1])}

    assert absent
    assert absent - known == set()


def test_there_are_enough_and_they_are_numbered() -> None:
    found = scenarios()

    assert len(found) >= AT_LEAST
    assert [scenario.number for scenario in found] == list(range(1, len(found) + 1))
    assert len({scenario.command for scenario in found}) == len(found)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_person_has_a_scenario(kind: str) -> None:
    assert any(f"*{kind}*" in scenario.text.casefold() for scenario in scenarios())


def test_every_scenario_is_of_a_kind() -> None:
    assert [
        s.number for s in scenarios() if not any(f"*{k}*" in s.text.casefold() for k in KINDS)
    ] == []


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda s: str(s.number))
def test_table_at_the_top_lists_the_scenario(scenario: Scenario) -> None:
    lines = page().split("\n## 1.")[0].splitlines()
    found = [_cells(line) for line in lines if line.startswith(f"| {scenario.number} |")]
    assert len(found) == 1
    who, question, answer = found[0][1:]
    slug = re.sub(r"[^a-z0-9 -]", "", scenario.title.casefold()).replace(" ", "-")

    assert f"](#{scenario.number}-{slug})" in question
    assert f"*{who}*" in scenario.text.casefold()
    is_no = re.match(r"no\b", answer) is not None
    assert is_no is (scenario.told("exit") == str(NOT_ATTAINABLE))
    day = scenario.told("certified_on")
    if day not in (None, "none") and scenario.told("exit") == "0":
        assert _in_words(str(day)) in answer


def test_every_profile_is_somebodys_and_says_whose() -> None:
    files = sorted(PROFILES.glob("*.yaml"))
    commands = " ".join(scenario.command for scenario in scenarios())

    assert [f.name for f in files if f"docs/scenarios/{f.name}" not in commands] == []
    assert [f.name for f in files if not f.read_text(encoding="utf-8").startswith("# ")] == []
