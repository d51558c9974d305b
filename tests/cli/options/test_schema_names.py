"""`data schema`: one name for every schema, a list of them, and a no with names that look alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import check_refusal, run
from cma_roadmap.cli.options.schema_names import KINDS, schema_text
from cma_roadmap.errors import UnknownNameError
from cma_roadmap.loading.audit.schemas import NAMES as FILES
from cma_roadmap.rendering.json.contract_files import DOCUMENTS, FOLDER, contract

BOTH = ("career", "credentials", "profile", "programs", "skills", "states")


def test_every_kind_of_document_has_a_name_that_no_file_has() -> None:
    assert sorted(KINDS.values()) == sorted(DOCUMENTS)
    assert set(KINDS).isdisjoint(FILES)
    assert {name for name, kind in KINDS.items() if name != kind} == {f"{b}-json" for b in BOTH}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_the_command_prints_the_file_as_it_is(name: str, kind: str) -> None:
    result = run("data", "schema", name)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == (FOLDER / f"{kind}.schema.json").read_bytes()


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_what_a_document_says_in_schema_is_a_name_too(kind: str) -> None:
    printed = run("data", "schema", f"urn:cma-roadmap:{kind}:1").stdout

    assert printed == contract(kind)
    assert json.loads(printed)["$id"] == f"urn:cma-roadmap:{kind}:1"


@pytest.mark.parametrize("name", FILES)
def test_the_id_of_a_schema_of_a_file_is_a_name_too(name: str) -> None:
    assert schema_text(f"urn:cma-roadmap:schema:{name}") == schema_text(name)


def test_without_a_name_the_command_lists_all_of_them_documents_and_files_apart() -> None:
    printed = run("data", "schema").stdout
    *_, documents, files = printed.split("\n\n")

    assert "--json" in documents.splitlines()[1]
    assert "you write" in files.splitlines()[1]
    assert [line.split()[0] for line in documents.splitlines()[2:]] == list(KINDS)
    assert [line.split()[0] for line in files.splitlines()[2:]] == list(FILES)


def test_the_list_tells_which_command_prints_a_document_and_where_a_file_goes() -> None:
    lines = {line.split()[0]: line for line in run("data", "schema").stdout.splitlines() if line}

    assert lines["roadmap"].endswith("  plan")
    assert lines["programs-json"].endswith("  programs, programs show")
    assert lines["programs"].endswith("  programs.yaml")
    assert lines["programs-overlay"].endswith("  programs.yaml in a folder for --data-dir")
    assert lines["profile"].endswith("--profile")


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_list_can_be_kept(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"schemas.{form}"

    assert run("data", "schema", "-o", str(target)).exit_code == 0
    written = target.read_text(encoding="utf-8")
    assert all(name in written for name in (*KINDS, *FILES))


def test_a_list_is_no_schema_and_a_schema_is_json() -> None:
    check_refusal(run("data", "schema", "--json"), 2, "give its NAME")
    check_refusal(run("data", "schema", "roadmap", "-f", "html"), 2, "It has: json")
    check_refusal(run("data", "schema", "roadmap", "-o", "roadmap.html"), 2, "has no html")
    assert run("data", "schema", "roadmap", "--json").stdout == contract("roadmap")


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_command_of_the_list_is_one(kind: str) -> None:
    for command in DOCUMENTS[kind].split(", "):
        words = [word for word in command.split() if word not in ("STEP", "COMMAND")]
        assert run(*words, "--help").exit_code == 0


def test_the_command_writes_a_contract(tmp_path: Path) -> None:
    target = tmp_path / "roadmap.schema.json"

    result = run("data", "schema", "roadmap", "-o", str(target))

    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == contract("roadmap")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("program", "programs"),
        ("program", "programs-json"),
        ("credentals", "credentials"),
        ("PROFILE", "profile"),
        ("roadmaps", "roadmap"),
        ("data", "data-check"),
        ("verdict", "why-verdict"),
    ],
)
def test_an_unknown_name_is_refused_with_near_matches(name: str, near: str) -> None:
    with pytest.raises(UnknownNameError) as raised:
        schema_text(name)

    assert near in raised.value.near
    check_refusal(
        run("data", "schema", name), 2, f"no schema called '{name}'", "Did you mean", near
    )


@pytest.mark.parametrize("name", ["zzz", "urn:cma-roadmap:roadmap:2", "../roadmap", ""])
def test_no_other_name_is_taken(name: str) -> None:
    with pytest.raises(UnknownNameError):
        schema_text(name)


def test_a_name_like_no_other_is_refused_with_all_names() -> None:
    check_refusal(run("data", "schema", "zzz"), 2, "no schema called 'zzz'", *KINDS, *FILES)
