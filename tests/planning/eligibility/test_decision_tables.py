"""Who may apply on which day: tables worked out by hand from the bodies' rules, one a credential.

A row tells the verdict of one pathway on one day and, where the rule is sure, the first (`from`)
and last day (`until`) on which it holds. Two verdicts in a row mean that the body leaves that day
open: either is right, the third is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import plain_yaml
from cli.running import run
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.requirement import Combination, Requirement
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.planning.eligibility.checking import check
from cma_roadmap.rendering.json.eligibility_document import eligibility_document

FOLDER = Path(__file__).parents[2] / "cases" / "eligibility"
AT_LEAST = 250
VERDICTS = {verdict.value for verdict in Verdict}
TABLE_KEYS = {"credential", "rules", "unreachable", "overlay", "cases"}
CASE_KEYS = {"pathway", "because", "profile", "rows"}
ROW_KEYS = {"today", "verdict", "from", "until"}
Json = dict[str, Any]


@cache
def tables() -> dict[str, Json]:
    return {path.stem: plain_yaml.load(path.read_text("utf-8")) for path in FOLDER.glob("*.yaml")}


def shipped() -> dict[str, Json]:
    """The tables of rules as they are shipped; the others lay a made-up rule over them."""
    return {name: table for name, table in tables().items() if "overlay" not in table}


@cache
def credentials() -> dict[str, Credential]:
    return {found.id: found for found in load_catalog().credentials}


def cases() -> list[Any]:
    return [
        pytest.param(name, case, id=f"{name}-{case['pathway']}-{number}")
        for name, table in sorted(tables().items())
        for number, case in enumerate(table["cases"], start=1)
    ]


def rows() -> Iterator[tuple[str, Json, Json]]:
    for name, table in tables().items():
        for case in table["cases"]:
            yield from ((name, case, row) for row in case["rows"])


def wanted(row: Json) -> set[str]:
    return set(row["verdict"] if isinstance(row["verdict"], list) else [row["verdict"]])


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A folder of data for every table that brings rules of its own."""
    found = {}
    for name, table in tables().items():
        if "overlay" in table:
            found[name] = tmp_path_factory.mktemp(name)
            (found[name] / "credentials.yaml").write_text(table["overlay"], encoding="utf-8")
    return found


@cache
def catalog(folder: Path | None) -> Catalog:
    return load_catalog(overlay=folder)


@cache
def person(profile: str) -> Profile:
    return read_profile(profile.encode(), "profile.yaml")


def judged(credential: str, profile: str, today: date, folder: Path | None) -> Json:
    """The document that `eligible` prints, made without the command."""
    found = check(catalog(folder), person(profile), [credential], today)
    document: Json = json.loads(json.dumps(eligibility_document(found)))
    return document


def ask(credential: str, profile: str, today: date, folder: Path | None) -> dict[str, Json]:
    """What is judged of each pathway of `credential`, by its id."""
    (found,) = judged(credential, profile, today, folder)["credentials"]
    return {pathway["id"]: pathway for pathway in found["pathways"]}


def wrong(row: Json, got: Json) -> Iterator[str]:
    if got["verdict"] not in wanted(row):
        yield f"{row['today']}: expected {row['verdict']}, got {got['verdict']}"
    for key in ("from", "until"):
        expected = row[key].isoformat() if row.get(key) else None
        if key in row and got[key] != expected:
            yield f"{row['today']}: expected {key} {expected}, got {got[key]}"


@pytest.mark.parametrize(("name", "case"), cases())
def test_table(name: str, case: Json, folders: dict[str, Path]) -> None:
    credential, folder = tables()[name]["credential"], folders.get(name)
    found = [
        line
        for row in case["rows"]
        for line in wrong(
            row, ask(credential, case["profile"], row["today"], folder)[case["pathway"]]
        )
    ]
    assert found == [], case["because"]


def last_rows() -> list[Any]:
    """One row of every pathway: the last of its first case, when what it tells of is over."""
    found: dict[tuple[str, str], tuple[Json, Json]] = {}
    for name, case, row in rows():
        first, _ = found.setdefault((name, case["pathway"]), (case, row))
        if case is first:
            found[name, case["pathway"]] = case, row
    return [
        pytest.param(name, case, row, id=f"{name}-{pathway}")
        for (name, pathway), (case, row) in sorted(found.items())
    ]


@pytest.mark.parametrize(("name", "case", "row"), last_rows())
def test_the_command_prints_what_is_judged(
    name: str, case: Json, row: Json, folders: dict[str, Path]
) -> None:
    credential, folder = tables()[name]["credential"], folders.get(name)
    where = ["--data-dir", str(folder)] if folder else []
    options = ["--json", "--profile", "-", "--today", row["today"].isoformat(), *where]
    result = run("eligible", credential, *options, stdin=case["profile"])
    if "future_day" in result.stderr or "but today is" in result.stderr:
        return  # what a table asks of the day before cannot be said of that day

    assert result.stdout, result.stderr
    assert json.loads(result.stdout) == judged(credential, case["profile"], row["today"], folder)


def test_nothing_in_a_table_goes_unchecked() -> None:
    for name, table in tables().items():
        assert set(table) <= TABLE_KEYS, name
        for case in table["cases"]:
            assert set(case) == CASE_KEYS, name
            assert case["because"].strip(), name
            assert case["rows"], name
    for name, case, row in rows():
        assert {"today", "verdict"} <= set(row) <= ROW_KEYS, (name, row)
        assert wanted(row) < VERDICTS, (name, row)
        days = [row.get(key) for key in ("today", "from", "until")]
        assert all(isinstance(day, date) for day in days if day is not None), (name, row)
        assert list(case["rows"]).count(row) == 1, (name, row)


def test_there_are_enough_rows() -> None:
    assert sum(1 for _ in rows()) >= AT_LEAST


def test_every_credential_and_pathway_has_a_table() -> None:
    assert {table["credential"] for table in shipped().values()} == set(credentials())
    for name, table in shipped().items():
        tabled = {case["pathway"] for case in table["cases"]}
        assert name == table["credential"]
        assert tabled == {pathway.id for pathway in credentials()[name].pathways}, name


def verdicts(table: Json) -> dict[str, set[str]]:
    """The verdicts that the sure rows of each pathway ask for."""
    found: dict[str, set[str]] = {}
    for case in table["cases"]:
        sure = [wanted(row) for row in case["rows"] if len(wanted(row)) == 1]
        found.setdefault(case["pathway"], set()).update(*sure)
    return found


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_pathway_meets_every_verdict_that_it_can_reach(name: str) -> None:
    table = shipped()[name]
    unreachable = table.get("unreachable", {})
    for pathway, found in verdicts(table).items():
        never = unreachable.get(pathway, {})
        assert found == VERDICTS - set(never), pathway
        assert all(why.strip() for why in never.values())


def words(node: Requirement) -> Iterator[tuple[str, str]]:
    """The id and text of a requirement and of all below it."""
    yield node.id, " ".join(node.text.split())
    if isinstance(node, get_args(Combination)):
        for part in node.of:
            yield from words(part)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_the_rules_still_say_what_the_tables_were_worked_out_from(name: str) -> None:
    """When a rule's words change, its table must be worked out again."""
    said = dict(
        pair for pathway in credentials()[name].pathways for pair in words(pathway.requirement)
    )
    rules = shipped()[name]["rules"]
    assert {clause: said.get(clause) for clause in rules} == rules
