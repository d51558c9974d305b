"""Every scenario of docs/scenarios.md is run as printed, and every row of its table is checked."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from cma_roadmap.cli.app import app
from cma_roadmap.cli.session import Session

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "scenarios.md"
PROFILES = ROOT / "docs" / "scenarios"
AT_LEAST = 40
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
Json = dict[str, Any]
NOT_ATTAINABLE = 4
_HEADER, _RULE = "| what | is | because |", "|---|---|---|"
_SECTION = re.compile(r"^## (\d+)\. (.+)$", re.MULTILINE)
_COMMAND = re.compile(r"```console\n\$ cma-roadmap (plan [^\n]+)\n```")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Row(NamedTuple):
    """One row of a scenario's table."""

    what: str
    told: str
    because: str


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


def wrong(rows: tuple[Row, ...], status: int, document: Json) -> Iterator[str]:
    """Every row that does not hold, with what holds instead."""
    steps = {step["id"]: step for step in document["steps"]}
    for what, said, _ in rows:
        if what == "absent":
            if said in steps or not steps:
                yield f"{said} is not absent from a plan"
            continue
        found = _found(what, status, document, steps)
        held = any(said in text for text in found) if what == "says" else said in found
        if not held:
            yield f"{what}: {said}, but it is {found}"


def _found(what: str, status: int, document: Json, steps: dict[str, Json]) -> list[str]:
    """All that a row of this name may say."""
    whole = _of_the_plan(what, status, document)
    if whole is not None:
        return whole
    name, _, part = what.partition(" ")
    return _of_a_step(part, steps[name]) if name in steps else [f"no step {name}"]


def _of_the_plan(what: str, status: int, document: Json) -> list[str] | None:
    """What is said of the plan as a whole; `None` where it is said of a step."""
    told: dict[str, Callable[[], list[str]]] = {
        "exit": lambda: [str(status)],
        "pathway": lambda: [document["pathway"]["id"]],
        "verdict": lambda: [document["pathway"]["verdict"]],
        "program": lambda: [(document["program"] or {}).get("id", "none")],
        "certified_on": lambda: [document["certified_on"] or "none"],
        "expires_on": lambda: [document["expires_on"] or "none"],
        "cost to certificate": lambda: [_cost_to_certificate(document["cost"])],
        "says": lambda: [finding["message"] for finding in document["findings"]],
        "instead": lambda: [_options(found["applies"]) for found in document["alternatives"]],
        "first instead": lambda: [
            _options(found["applies"]) for found in document["alternatives"][:1]
        ],
    }
    return told[what]() if what in told else None


def _cost_to_certificate(cost: Json) -> str:
    before = (part for phase, part in cost["by_phase"].items() if phase != "renewal")
    return str(sum((Decimal(part["likely"]) for part in before), Decimal()))


def _options(applies: dict[str, str]) -> str:
    """The options as they are typed: one that is only switched on takes no value."""
    pairs = (f"--{name}" + (f" {v}" if v != "true" else "") for name, v in applies.items())
    return " ".join(pairs)


def _of_a_step(part: str, step: Json) -> list[str]:
    told: dict[str, Callable[[], list[str]]] = {
        "start": lambda: [step["start"]],
        "latest start": lambda: [step["latest_start"]],
        "last day": lambda: [_day_before(step["end"])],
        "status": lambda: [step["status"]],
        "cost": lambda: [line["likely"] or "unknown" for line in step["costs"]],
    }
    return told[part]()


def _day_before(end: str) -> str:
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def _in_words(day: str) -> str:
    """A day as the table at the top writes it: 4 Nov 2027."""
    found = date.fromisoformat(day)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda s: f"{s.number}-{s.title}")
def test_scenario_comes_out_as_told(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    status, document = run(scenario.command)

    assert list(wrong(scenario.rows, status, document)) == []
    assert (status == NOT_ATTAINABLE) is not document["feasible"]


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda s: str(s.number))
def test_table_tells_enough_and_gives_every_reason(scenario: Scenario) -> None:
    assert 3 <= len(scenario.rows) <= 8
    assert scenario.rows[0].what == "exit"
    assert len({row[:2] for row in scenario.rows}) == len(scenario.rows)
    assert [row for row in scenario.rows if len(row.because) < 12] == []
    assert [row for row in scenario.rows if row.what == "says" and len(row.told) < 20] == []


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda s: str(s.number))
def test_every_wrong_row_is_found(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    status, document = run(scenario.command)

    for row in scenario.rows:
        there = document["steps"][0]["id"] if document["steps"] else "exam.sit"
        lie = row._replace(told=there if row.what == "absent" else "2001-01-01, a lie")
        assert list(wrong((lie,), status, document)) != [], row


def test_a_step_that_is_absent_is_a_step_of_another_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    absent = {row.told for s in scenarios() for row in s.rows if row.what == "absent"}
    known = {step["id"] for s in scenarios() for step in run(s.command)[1]["steps"]}

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
