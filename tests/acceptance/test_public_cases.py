"""Questions that real people asked in public, and what is right, worked out by hand."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import plain_yaml
from cli.running import run

CASES = Path(__file__).parents[1] / "cases" / "public" / "people.yaml"
TODAY = "2026-11-30"
AT_LEAST = 30
Json = dict[str, Any]
IN_WORDS = {"says", "never"}
IN_JSON = {
    *("absent", "certified_on", "costs", "days", "expires_on"),
    *("last_days", "not_before", "opens", "pathway", "verdicts"),
}


def _cases() -> list[Any]:
    return [
        pytest.param(case.get("profile"), each, id=f"{case['id']}-{number}")
        for case in plain_yaml.load(CASES.read_text("utf-8"))
        for number, each in enumerate(case["runs"], 1)
    ]


def _asked(profile: str | None, command: str, *options: str) -> Any:
    words = shlex.split(command)
    today = () if "--today" in words else ("--today", TODAY)
    person = ("--profile", "-") if profile else ()
    return run(*words, *today, *person, *options, stdin=profile or "")


def _in_words(page: str, expect: Json) -> Iterator[str]:
    text = " ".join(page.split())
    yield from (f"never says {p!r}" for p in expect.get("says", []) if not re.search(p, text))
    yield from (f"says {p!r}" for p in expect.get("never", []) if re.search(p, text))


def _step_days(document: Json, expect: Json) -> Iterator[str]:
    steps = {step["id"]: step for step in document.get("steps", [])}
    yield from (f"{name} is there" for name in expect.get("absent", []) if name in steps)
    for name, day in expect.get("days", {}).items():
        if (got := steps.get(name, {}).get("start")) != str(day):
            yield f"{name}: {got}, not {day}"
    for name, day in expect.get("not_before", {}).items():
        if (got := steps.get(name, {}).get("start", "")) < str(day):
            yield f"{name}: {got or 'missing'}, before {day}"
    for name, day in expect.get("last_days", {}).items():
        end = steps.get(name, {}).get("end")
        if end is None or date.fromisoformat(end) - timedelta(days=1) != day:
            yield f"{name}: up to {end}, not through {day}"


def _heads(document: Json, expect: Json) -> Iterator[str]:
    for key in ("certified_on", "expires_on"):
        if key in expect and document[key] != str(expect[key]):
            yield f"{key}: {document[key]}, not {expect[key]}"
    if "pathway" in expect and document["pathway"]["id"] != expect["pathway"]:
        yield f"by {document['pathway']['id']}"
    lines = [line for step in document.get("steps", []) for line in step["costs"]]
    for code, amount in expect.get("costs", {}).items():
        if amount not in (found := {line["likely"] for line in lines if line["code"] == code}):
            yield f"{code}: {found}, not {amount}"


def _ways_in(document: Json, expect: Json) -> Iterator[str]:
    ways = {way["id"]: way for one in document.get("credentials", []) for way in one["pathways"]}
    for name, verdict in expect.get("verdicts", {}).items():
        if ways[name]["verdict"] != verdict:
            yield f"{name}: {ways[name]['verdict']}, not {verdict}"
    for name, day in expect.get("opens", {}).items():
        if ways[name]["from"] != str(day):
            yield f"{name} opens {ways[name]['from']}, not {day}"


@pytest.mark.parametrize(("profile", "case"), _cases())
def test_a_public_question_has_the_right_answer(profile: str | None, case: Json) -> None:
    assert set(case) <= {"command", "exit"} | IN_WORDS | IN_JSON
    wrong = []
    if "exit" in case or IN_WORDS & set(case):
        page = _asked(profile, case["command"])
        wrong += [*_in_words(page.output, case)]
        if page.exit_code != case.get("exit", page.exit_code):
            wrong.append(f"exit {page.exit_code}")
    if IN_JSON & set(case):
        document = json.loads(_asked(profile, case["command"], "--json").stdout)
        wrong += [*_step_days(document, case), *_heads(document, case), *_ways_in(document, case)]
    assert wrong == []


def test_there_are_many_and_each_has_its_own_name() -> None:
    names = [case["id"] for case in plain_yaml.load(CASES.read_text("utf-8"))]

    assert len(names) >= AT_LEAST
    assert len(set(names)) == len(names)
