"""Scenarios with dates worked out by hand from the bodies' rules, one a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import plain_yaml
from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session

CASES = Path(__file__).parents[1] / "cases" / "planning"
AT_LEAST = 25
EXPECTATIONS = {
    "absent",
    "absent_todo",
    "certified_on",
    "costs",
    "documents",
    "exit",
    "expires_on",
    "last_days",
    "never_says",
    "order",
    "pathway",
    "pathway_not",
    "phases",
    "says",
    "steps",
    "verdict",
}
"""What a case may expect; anything else would be a check that never fails."""
Json = dict[str, Any]
runner = CliRunner()


def _cases() -> list[Any]:
    paths = sorted(CASES.glob("*.yaml"))
    return [pytest.param(plain_yaml.load(path.read_text("utf-8")), id=path.stem) for path in paths]


def _plan(case: Json) -> tuple[int, Json]:
    result = runner.invoke(
        app,
        ["plan", "--json", "--profile", "-", *case["options"]],
        input=case["profile"],
        obj=Session(clock=lambda: case["today"]),
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.stdout, result.stderr
    return result.exit_code, json.loads(result.stdout)


def _agrees(got: date, wanted: date | dict[str, date]) -> bool:
    if isinstance(wanted, date):
        return got == wanted
    return wanted.get("from", date.min) <= got <= wanted.get("to", date.max)


def _wrong_days(name: str, got: str | None, wanted: date | dict[str, date]) -> Iterator[str]:
    if got is None or not _agrees(date.fromisoformat(got), wanted):
        yield f"{name}: expected {wanted}, got {got}"


def _days(document: Json, expect: Json) -> Iterator[str]:
    steps = {step["id"]: step for step in document["steps"]}
    for key in ("certified_on", "expires_on"):
        if key in expect:
            yield from _wrong_days(key, document[key], expect[key])
    for name, wanted in expect.get("steps", {}).items():
        yield from _wrong_days(name, steps.get(name, {}).get("start"), wanted)
    for name, wanted in expect.get("last_days", {}).items():
        end = steps[name]["end"] if name in steps else None
        last = (date.fromisoformat(end) - timedelta(days=1)).isoformat() if end else None
        yield from _wrong_days(f"last day of {name}", last, wanted)
    for before, after in expect.get("order", []):
        if before not in steps or after not in steps:
            yield f"{before} or {after} is missing"
        elif steps[before]["end"] > steps[after]["start"]:
            yield f"{before} does not end before {after}"


def _presence(document: Json, expect: Json) -> Iterator[str]:
    status = {step["id"]: step["status"] for step in document["steps"]}
    for name in expect.get("absent", []):
        if name in status:
            start = next(step["start"] for step in document["steps"] if step["id"] == name)
            yield f"{name} should not be there, got one on {start}"
    for name in expect.get("absent_todo", []):
        if status.get(name) == "todo":
            yield f"{name} should not be left to do"
    phases = list(dict.fromkeys(step["phase"] for step in document["steps"]))
    if "phases" in expect and phases != expect["phases"]:
        yield f"phases {phases}"


def _route(status: int, document: Json, expect: Json) -> Iterator[str]:
    pathway = document["pathway"]
    if "exit" in expect and status != expect["exit"]:
        yield f"exit {status}, expected {expect['exit']}"
    if pathway["id"] != expect.get("pathway", pathway["id"]):
        yield f"pathway {pathway['id']}, expected {expect['pathway']}"
    if document["feasible"] and pathway["id"] in expect.get("pathway_not", []):
        yield f"pathway {pathway['id']} is not open"
    if pathway["verdict"] != expect.get("verdict", pathway["verdict"]):
        yield f"verdict {pathway['verdict']}, expected {expect['verdict']}"


def _words(document: Json, expect: Json) -> Iterator[str]:
    told = " ".join(finding["message"] for finding in document["findings"])
    for pattern in expect.get("says", []):
        if not re.search(pattern, told, re.IGNORECASE):
            yield f"no finding says {pattern!r}"
    for pattern in expect.get("never_says", []):
        if re.search(pattern, told, re.IGNORECASE):
            yield f"a finding says {pattern!r}"
    for name, pattern in expect.get("documents", {}).items():
        found = [
            doc for step in document["steps"] if step["id"] == name for doc in step["documents"]
        ]
        if not re.search(pattern, " ".join(found), re.IGNORECASE):
            yield f"{name}: no document matches {pattern!r}, got {found}"


def _prices(document: Json, expect: Json) -> Iterator[str]:
    for code, wanted in expect.get("costs", {}).items():
        lines = [line for step in document["steps"] for line in step["costs"]]
        got = {line["likely"] for line in lines if line["code"] == code}
        if got != {wanted}:
            yield f"{code}: expected {wanted}, got {sorted(map(str, got))}"


@pytest.mark.slow(but=4)
@pytest.mark.parametrize("case", _cases())
def test_case(case: Json) -> None:
    status, document = _plan(case)
    expect = case["expect"]
    assert set(expect) <= EXPECTATIONS
    wrong = [*_route(status, document, expect), *_days(document, expect)]
    wrong += [*_presence(document, expect), *_words(document, expect), *_prices(document, expect)]
    assert wrong == []


def test_there_are_enough_cases() -> None:
    assert len(_cases()) >= AT_LEAST
