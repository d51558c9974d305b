"""Errors: one style for people, a document for scripts, and no library's own words in either."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from cma_roadmap.cli.errors import wants_json

from .running import check_refusal, run

PROFILE = """\
state: WA
training:
  - {program: nowhere, completed_on: 2026-05-14}
  - {program: ipeds-235149-2, completed_on: 2026-13-14}
clearances:
  BLS card: 2026-99-99
  a/b~c: 2026-01-01
"""


def error_of(*words: str, stdin: str = "") -> dict[str, Any]:
    """The document on standard error; nothing may be on standard output."""
    result = run(*words, stdin=stdin)
    found: dict[str, Any] = json.loads(result.stderr)
    assert result.stdout == ""
    assert result.exit_code == found["status"]
    return found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("plan", "--nope"), "There is no option --nope."),
        (("plan", "--start"), "--start needs a value after it."),
        (("plan", "--sit-early=3"), "--sit-early takes no value."),
        (("plan", "--horizon", "99"), "--horizon: '99' will not do: write a whole number from 0"),
        (("plan", "--hours-per-week", "x"), "'x' will not do: write a whole number from 1 to 168."),
        (("plan", "--award", "x"), "--award: 'x' will not do: write certificate, associate or"),
        (("programs", "-f", "x"), "--format: 'x' will not do: write text, json, csv,"),
        (("plan", "--start", "x"), "--start: write a date as YYYY-MM-DD, such as 2027-01-11."),
        (("plan", "one", "two"), "'one two' is more than this command takes."),
        (("plan", "cma"), "Did you mean: cma-roadmap plan --credential cma"),
        (("plan", "me.yaml"), "Did you mean: cma-roadmap plan --profile me.yaml"),
        (("programs", "show", "a", "b"), "'b' is more than this command takes."),
        (("credentials", "show"), "ID is missing."),
        (("data", "nope"), "There is no command called 'nope'."),
        (("data", "chek"), "Did you mean check"),
        (("plan", "--forc"), "Did you mean --force or --for?"),
        (("plan", "--start", "2027-02-30"), "--start: there is no such day: 2027-02-30."),
    ],
)
def test_a_command_line_that_cannot_be_read_is_told_in_our_words(
    words: tuple[str, ...], told: str
) -> None:
    said, (command, *rest) = run(*words), words
    found = error_of(command, "--format=json", *rest) if command == "plan" else {}

    check_refusal(said, 2, told)
    assert said.stderr.startswith("Error: ")
    assert not found or told in f"{found['detail']} {found['hint']}"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CMA_ROADMAP_HORIZON", "99", "CMA_ROADMAP_HORIZON: '99' will not do"),
        ("CMA_ROADMAP_START", "x", "CMA_ROADMAP_START: write a date"),
        ("CMA_ROADMAP_SIT_EARLY", "x", "CMA_ROADMAP_SIT_EARLY: 'x' will not do: write 1 or 0."),
    ],
)
def test_a_variable_is_named_where_nobody_typed_the_option(
    name: str, value: str, told: str
) -> None:
    check_refusal(run("plan", environment={name: value}), 2, f"Error: {told}")


@pytest.mark.parametrize("command", ["plan", "eligible", "compare", "programs", "career"])
def test_every_problem_of_a_profile_has_its_place(command: str) -> None:
    found = error_of(command, "--profile", "-", "--json", stdin=PROFILE)

    places = [(one["line"], one["column"], one["pointer"]) for one in found["problems"]]
    assert found["status"] == 3
    assert places == [
        (3, 15, "/training/0/program"),
        (4, 45, "/training/1/completed_on"),
        (6, 3, "/clearances/BLS card"),
        (7, 3, "/clearances/a~1b~0c"),
    ]
    assert {one["file"] for one in found["problems"]} == {"<stdin>"}


def _at(tree: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        tree = tree[int(name) if isinstance(tree, list) else name]
    return tree


def test_a_pointer_leads_to_what_the_file_says_there() -> None:
    tree = yaml.safe_load(PROFILE.replace("2026-13-14", "'x'").replace("2026-99-99", "'y'"))
    found = error_of("plan", "--profile", "-", "--json", stdin=PROFILE)["problems"]

    there = [_at(tree, one["pointer"]) for one in found]
    assert [str(one) for one in there] == ["nowhere", "x", "y", "2026-01-01"]


@pytest.mark.parametrize(
    ("said", "code"), [('""', "unknown_program"), ("nowhere", "unknown_program")]
)
def test_a_program_that_is_none_is_input_that_cannot_be_used(said: str, code: str) -> None:
    profile = f"training:\n  - {{program: {said}, completed_on: 2026-05-14}}\n"
    found = error_of("plan", "--profile", "-", "--json", stdin=profile)

    assert found["type"] == "urn:cma-roadmap:error:bad-input"
    (problem,) = found["problems"]
    assert (problem["code"], problem["line"]) == (code, 2)
    assert problem["pointer"] == "/training/0/program"


def test_data_that_cannot_be_used_are_told_with_the_file_that_holds_them(tmp_path: Path) -> None:
    (tmp_path / "aid.yaml").write_text("aid: [{id: A b}]\n", encoding="utf-8")
    found = error_of("plan", "--data-dir", str(tmp_path), "--json")

    assert found["status"] == 3
    assert {one["file"] for one in found["problems"]} == {str(tmp_path / "aid.yaml")}
    assert all(one["pointer"].startswith("/aid/0") for one in found["problems"])


def test_what_cannot_be_written_is_told_and_nothing_is_there(tmp_path: Path) -> None:
    target = tmp_path / "none" / "plan.json"
    found = error_of("plan", "--json", "-o", str(target))

    assert (found["type"], found["status"]) == ("urn:cma-roadmap:error:not-written", 2)
    assert list(tmp_path.iterdir()) == []


def test_an_endless_word_is_cut_for_people_and_whole_for_scripts() -> None:
    said = run("plan", "-c", "x" * 5000).stderr

    assert len(said) < 400
    assert "xxx…xxx" in said
    assert "x" * 5000 in error_of("plan", "-c", "x" * 5000, "--json")["detail"]


def test_a_long_argument_is_cut_with_spaces_in_it_too() -> None:
    long = "ab " * 2000
    for words in (("-c", long), ("--if", long), ("-o", long), ("--start", long), (long,)):
        assert len(run("plan", *words).stderr) < 1500


def test_control_characters_stay_out_of_both_forms() -> None:
    hostile = "a\x1b[31mb\u202ec"

    assert not set("\x1b\u202e") & set(run("plan", "-c", hostile).stderr)
    assert not set("\x1b\u202e") & set(run("plan", "-c", hostile, "--json").stderr)


@pytest.mark.parametrize(
    ("words", "form", "wanted"),
    [
        ("plan --json", None, True),
        ("plan -f json", None, True),
        ("plan -fjson", None, True),
        ("plan --format json", None, True),
        ("plan --format=json", None, True),
        ("plan", "json", True),
        ("plan -f text", "json", False),
        ("plan", None, False),
        ("plan -f", None, False),
        ("plan --force", None, False),
        ("data sources -- --json", None, False),
        ("plan --plan-name json", None, False),
    ],
)
def test_who_asks_for_json(words: str, form: str | None, wanted: bool) -> None:
    environment = {"CMA_ROADMAP_FORMAT": form} if form else {}

    assert wants_json(words.split(), environment) is wanted
