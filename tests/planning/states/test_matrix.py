"""Twelve people in every state, held against verdicts written from the rules alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import plain_yaml
from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session

Json = dict[str, Any]
MATRIX: Json = plain_yaml.load(
    (Path(__file__).parents[2] / "cases" / "states" / "matrix.yaml").read_text("utf-8")
)
PEOPLE: dict[str, Json] = {person["id"]: person for person in MATRIX["people"]}
TODAY = MATRIX["today"]
NOT_QUESTIONS = {"why"}
BEST_FIRST = ("met", "unknown", "unmet")
runner = CliRunner()


def _run(person: str, *words: str) -> str:
    result = runner.invoke(
        app,
        [*words, "--profile", "-"],
        input=PEOPLE[person]["profile"],
        obj=Session(clock=lambda: TODAY),
        env={"COLUMNS": "80", "CMA_ROADMAP_FULL": "1"},
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in {0, 4}, result.stderr
    return result.stdout


@cache
def _plan(person: str, state: str) -> Json:
    goal = PEOPLE[person]["goal"]
    document: Json = json.loads(_run(person, "plan", "-c", goal, "--state", state, "--json"))
    return document


@cache
def _ways_now(person: str, state: str) -> list[Json]:
    document = json.loads(_run(person, "states", "show", state, "--json"))
    ways: list[Json] = document["for_person"]
    return ways


def _among(expected: Any) -> list[Any]:
    return expected if isinstance(expected, list) else [expected]


def _holds(question: str, expected: Any, person: str, state: str) -> bool:
    roadmap = _plan(person, state)
    told = roadmap["states"][0]
    day = told["may_work_from"]
    if question in {"work", "all"}:
        return told[{"work": "verdict", "all": "all_tasks"}[question]] in _among(expected)
    if question == "now":
        # On a permit one works while only the exam is missing.
        ways = _ways_now(person, state)
        verdicts = ["met" if way["permit"] else way["verdict"] for way in ways]
        return min(verdicts, key=BEST_FIRST.index) in _among(expected)
    if question == "no_day":
        return told["ready"] is None and day is None
    if question == "not_before":
        return day is None or day >= str(expected)
    if question in {"way", "not_way"}:
        return (expected in told["route"]) is (question == "way")
    if question == "new_exam":
        return day is None or any(_is_an_exam_to_pass(step) for step in roadmap["steps"])
    assert question == "step", question
    days = [step["start"] for step in roadmap["steps"] if step["title"] == expected["title"]]
    return days == [str(expected["day"])]


def _is_an_exam_to_pass(step: Json) -> bool:
    return step["status"] == "todo" and step["kind"] == "task" and "exam" in step["title"]


def _cells() -> Iterator[Any]:
    for person in MATRIX["people"]:
        for state, cell in person["states"].items():
            for question in sorted(cell.keys() - NOT_QUESTIONS):
                named = f"{person['id']}-{state}-{question}"
                yield pytest.param(person["id"], state, question, cell[question], id=named)


@pytest.mark.parametrize(("person", "state", "question", "expected"), list(_cells()))
def test_a_cell_of_the_matrix(person: str, state: str, question: str, expected: Any) -> None:
    cell = PEOPLE[person]["states"][state]
    assert _holds(question, expected, person, state), (
        f"{question}: {expected}, by the rule: {cell['why']}",
        {**_plan(person, state)["states"][0], "tree": None},
        [(way["name"], way["verdict"]) for way in _ways_now(person, state)],
    )


@pytest.mark.parametrize("person", PEOPLE)
def test_work_is_open_where_a_rule_asks_for_no_paper(person: str) -> None:
    listed = MATRIX["nothing_asked"]
    told = {state: _plan(person, state)["states"][0]["verdict"] for state in listed["states"]}
    assert told == dict.fromkeys(listed["states"], listed["work"])


@pytest.mark.parametrize("person", PEOPLE)
def test_no_rule_is_told_as_none_found(person: str) -> None:
    for state in MATRIX["no_rule"]["states"]:
        text = _run(person, "plan", "-c", PEOPLE[person]["goal"], "--state", state)
        words = " ".join(text.split())
        assert "no rule found" in words, state
        assert "That is no proof that there is none" in words, state
        assert "asks for none" not in words, state
        assert "no state paper comes first" not in words, state


@pytest.mark.parametrize("person", PEOPLE)
def test_no_rule_is_no_verdict(person: str) -> None:
    listed = MATRIX["no_rule"]
    told = {state: _plan(person, state)["states"][0]["verdict"] for state in listed["states"]}
    assert told == dict.fromkeys(listed["states"], listed["work"])


@pytest.mark.parametrize("state", ["AL", "OH", "WA"])
def test_who_says_nothing_at_all_has_a_plan(state: str) -> None:
    """In a process of its own: what the tests have imported by now can hide a fault."""
    words = ["-m", "cma_roadmap", "plan", "--state", state, "--today", str(TODAY)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_the_matrix_is_whole() -> None:
    steps = set(next(iter(PEOPLE.values()))["states"])
    others = [*MATRIX["nothing_asked"]["states"], *MATRIX["no_rule"]["states"]]
    assert len(PEOPLE) == 12
    assert len({*steps, *others}) == len(steps) + len(others) == 51
    for person in PEOPLE.values():
        assert set(person["states"]) == steps
        for cell in person["states"].values():
            assert {"work", "all", "why"} <= set(cell)
