"""The JSON Schemas that editors check with: they take what we ship and refuse what the reader does.

An editor reads YAML 1.2: whole numbers, true and null are values; dates and `on` stay text. Our own
reader keeps every scalar as text, so decimals stand in quotes wherever a schema wants text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cli.running import run
from cma_roadmap.loading.audit.schemas import NAMES, schema
from cma_roadmap.loading.catalog.catalog_files import FILE_NAMES, data_dir
from cma_roadmap.loading.catalog.profile_file import read_profile
from plain_yaml import SAFE_LOADER
from quick_schemas import followed

FIXTURES = Path(__file__).parents[1] / "fixtures"
CHAPTERS = ("credentials", "states")
FILES = [name.removesuffix(".yaml") for name in FILE_NAMES]
OVERLAID = ("aid", "clearances", "credentials", "programs", "sources")
OVERLAYS = [f"{name}-overlay" for name in OVERLAID]


class EditorLoader(SAFE_LOADER):  # type: ignore[misc]
    """YAML as an editor's checker reads it."""


_OF_1_1 = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:merge")
EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag not in _OF_1_1]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


def as_editor(path: Path) -> Any:
    return yaml.load(path.read_bytes(), EditorLoader)  # noqa: S506 - a safe loader


made = cache(schema)
"""Making one takes long, and none is changed here."""


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(followed(made(name)))


@cache
def shipped(name: str) -> Any:
    found = as_editor(data_dir() / f"{name}.yaml")
    if name in CHAPTERS:  # whole, as one file may hold it
        found[name] = [as_editor(data_dir() / entry["rules"]) for entry in found[name]]
    return found


def complaints(name: str, document: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(document)
    ]


def groups(part: Any) -> Iterator[dict[str, Any]]:
    """Every schema that names properties."""
    match part:
        case dict():
            if "properties" in part:
                yield part
            for inner in part.values():
                yield from groups(inner)
        case list():
            for inner in part:
                yield from groups(inner)


def test_there_is_a_schema_for_every_file_every_list_and_the_profile() -> None:
    chapters = {"credential-rules", "state-rules"}
    assert set(NAMES) == {*FILES, *OVERLAYS, *chapters, "states-overlay", "profile"}


@pytest.mark.slow(but=3)
@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_of_its_dialect_and_says_which_it_is(name: str) -> None:
    found = made(name)

    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["$id"] == f"urn:cma-roadmap:schema:{name}"
    assert found["title"]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_closed_wherever_it_names_keys(name: str) -> None:
    found = list(groups(made(name)))

    assert found
    assert [g.get("title") for g in found if g.get("additionalProperties") is not False] == []


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_fits_its_schema(name: str) -> None:
    assert complaints(name, shipped(name)) == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_table_of_contents_fits_its_schema_and_is_held_to_it(name: str) -> None:
    contents = as_editor(data_dir() / f"{name}.yaml")
    assert complaints(name, contents) == []

    contents[name][0]["colour"] = "blue"
    assert ["colour" in found for found in complaints(name, contents)] == [True]


@pytest.mark.parametrize("folder", CHAPTERS)
def test_every_chapter_fits_its_schema(folder: str) -> None:
    rules = f"{folder.removesuffix('s')}-rules"
    files = sorted((data_dir() / folder).glob("*.yaml"))

    assert len(files) > 10
    assert [c for file in files for c in complaints(rules, as_editor(file))] == []


@pytest.mark.parametrize("name", ["clearances", "credentials", "foundation", "programs", "sources"])
def test_a_file_of_the_fixtures_fits_its_schema(name: str) -> None:
    assert complaints(name, as_editor(FIXTURES / f"{name}.yaml")) == []


def test_a_profile_in_full_fits_its_schema() -> None:
    document = as_editor(FIXTURES / "profile.yaml")
    document["clearances"]["bls"] = [document["clearances"]["bls"]]
    document["budget"] = {"total": "6000 USD", "per_month": "400 USD"}

    assert complaints("profile", document) == []


@pytest.mark.parametrize(
    "text", ["clearances: {bls: 2026-03-01}\n", "budget: {total: 6000, per_month: 400}\n"]
)
def test_a_profile_that_the_reader_takes_fits_its_schema(text: str) -> None:
    read_profile(text.encode(), "profile.yaml")

    assert complaints("profile", yaml.load(text, EditorLoader)) == []  # noqa: S506


def test_a_profile_may_call_things_as_people_do() -> None:
    text = """
born: 2001-03-14
state: Texas
zip: "02134"
training: [{program: Any School, accreditors: [caahep], completed_on: 2026-05-14}]
experience: [{role: medical assistant, from: 2022-01-10, to: present}]
military: [{training: 68W, completed_on: 2021-08-01}]
credentials: [{id: CMA (AAMA), certified_on: 2025-02-10}]
memberships: [AAMA]
clearances: {BLS card (CPR): 2026-03-01, "Hepatitis B, 3 doses": [2026-01-10]}
"""
    assert complaints("profile", yaml.load(text, EditorLoader)) == []  # noqa: S506


@pytest.mark.parametrize(
    "text",
    [
        "born: 2001-13",
        "born: 14 March 2001",
        "zip: '9810'",
        "state: ''",
        "clearances: {bls: 5}",
    ],
)
def test_a_profile_that_no_reader_takes_does_not_fit(text: str) -> None:
    assert complaints("profile", yaml.load(text, EditorLoader)) != []  # noqa: S506


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "programs-overlay",
            "programs: [{id: my-school-ma, institution: My School, award: certificate}]\n"
            "correct: [{id: real-1, intake: Each month}]\n"
            "withdraw: [{id: real-2, why: closed, source: mine}]\n",
        ),
        ("sources-overlay", "sources: [{id: a, publisher: A, title: A, tier: official}]\n"),
        ("sources-overlay", "correct: [{id: body-fees, seen: 2027-01-01}]\n"),
        ("credentials-overlay", "withdraw: [{id: ccma-nha, why: no longer given}]\n"),
        ("clearances-overlay", "correct: [{id: bls, name: A card}]\n"),
        ("states-overlay", "correct: [{id: WA, name: Washington State}]\n"),
    ],
)
def test_a_file_of_a_data_folder_fits_its_schema(name: str, text: str) -> None:
    document = yaml.load(text, EditorLoader)  # noqa: S506 - a safe loader

    assert complaints(name, document) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("programs-overlay", "correct: [{intake: Each month}]\n"),
        ("programs-overlay", "correct: [{id: real-1, intak: Each month}]\n"),
        ("programs-overlay", "withdraw: [{id: real-1}]\n"),
        ("programs-overlay", "programs: [{institution: My School, award: certificate}]\n"),
        ("programs-overlay", "programs: [{id: a, award: diploma}]\n"),
        ("sources-overlay", "withdraw: [{id: real-1, why: closed}]\n"),
        ("clearances-overlay", "withdraw: [{id: bls, why: closed}]\n"),
        ("profile", "born: 2001-03\nfavourite: blue\n"),
    ],
)
def test_a_file_that_the_reader_refuses_does_not_fit(name: str, text: str) -> None:
    document = yaml.load(text, EditorLoader)  # noqa: S506 - a safe loader

    assert complaints(name, document) != []


def first(name: str) -> tuple[Any, dict[str, Any]]:
    """A copy of a shipped file with the first definition alone, and that definition."""
    whole = shipped(name)
    if name not in whole:
        document = deepcopy(whole)
        return document, document
    document = deepcopy({**whole, name: whole[name][:1]})
    return document, document[name][0]


@pytest.mark.slow(but=4)
@pytest.mark.parametrize("name", FILES)
def test_an_unknown_key_in_a_shipped_definition_is_refused(name: str) -> None:
    document, definition = first(name)
    definition["colour"] = "blue"

    found = complaints(name, document)

    assert len(found) == 1
    assert "'colour' was unexpected" in found[0]


@pytest.mark.parametrize(
    ("name", "key", "word"),
    [
        ("clearances", "need", "hoped"),
        ("credentials", "kind", "medical_asistant"),
        ("programs", "award", "diploma"),
        ("programs", "award", "Certificate"),
        ("sources", "tier", "offical"),
    ],
)
def test_a_wrong_word_in_a_shipped_definition_is_refused(name: str, key: str, word: str) -> None:
    document, definition = first(name)
    definition[key] = word

    assert any(word in complaint for complaint in complaints(name, document))


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("credentials", "id", None),
        ("credentials", "pathways", "none"),
        ("programs", "notes", "Starts in May"),
        ("programs", "months", {"likely": 1}),
        ("sources", "id", "A b"),
        ("states", "regime", "none"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(name: str, key: str, value: Any) -> None:
    document, definition = first(name)
    definition[key] = value

    assert complaints(name, document)


def test_a_wrong_word_deep_in_a_fact_is_refused() -> None:
    document, state = first("states")
    state["regime"][0]["confidence"] = "surely"

    assert any("surely" in complaint for complaint in complaints("states", document))


@pytest.mark.parametrize("gap", ["name", "months", "externship_hours", "clock_hours", "tuition"])
def test_a_program_may_leave_out_what_is_filled_with_typical_figures(gap: str) -> None:
    document, definition = first("programs")
    definition.pop(gap)

    assert complaints("programs", document) == []


@pytest.mark.parametrize("needed", ["id", "award"])
def test_a_program_may_leave_out_nothing_else(needed: str) -> None:
    document, definition = first("programs")
    definition.pop(needed)

    assert len(complaints("programs", document)) == 1


# The command


@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_the_schema(name: str) -> None:
    result = run("data", "schema", name)

    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == made(name)


def test_a_schema_that_is_none_is_a_bug() -> None:
    with pytest.raises(KeyError):
        schema("program")


def test_the_command_writes_the_schema(tmp_path: Path) -> None:
    target = tmp_path / "programs.schema.json"

    result = run("data", "schema", "programs", "-o", str(target))

    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == run("data", "schema", "programs").stdout
