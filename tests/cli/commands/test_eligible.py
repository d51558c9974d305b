from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.people import GRADUATE, HOLDER, HOSTILE, OTHER_SCHOOL, SHOWN, WORKER
from cli.running import check_refusal, document, run
from rendering.page_text import check_page, plain

MAIN = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")
FUTURE = "training: [{name: S, accreditors: [CAAHEP], expected_on: 2027-05-14}]\n"


def names_in(value: object) -> set[str]:
    """Every text anywhere in a document."""
    if isinstance(value, dict):
        return {name for part in value.values() for name in names_in(part)}
    if isinstance(value, list):
        return {name for part in value for name in names_in(part)}
    return {value} if isinstance(value, str) else set()


def verdicts(found: dict[str, object]) -> dict[str, str]:
    listed = found["credentials"]
    assert isinstance(listed, list)
    return {credential["id"]: credential["verdict"] for credential in listed}


def test_a_person_who_said_nothing_is_not_eligible_and_told_what_is_nearest() -> None:
    found = document("eligible", code=4)

    assert set(verdicts(found).values()) == {"unmet"}
    for credential in found["credentials"]:
        assert credential["nearest"]
    main = [c for c in found["credentials"] if c["id"] in MAIN]
    assert len(main) == len(MAIN)
    assert all(credential["nearest"][0]["from"] > "2027" for credential in main)


def test_status_four_says_so_in_words_and_quiet_keeps_them_back() -> None:
    result = run("eligible")

    assert result.exit_code == 4
    assert result.stderr.startswith("Nothing is open to you")
    assert run("eligible", "--quiet").stderr == ""


def test_three_years_of_work_open_all_but_the_cma() -> None:
    found = document("eligible", "--profile", "-", stdin=WORKER)

    assert verdicts(found) == {
        "cma-aama": "unmet",
        "rma-amt": "met",
        "ccma-nha": "met",
        "ncma-ncct": "met",
        # The smaller bodies also ask for what a profile cannot prove.
        "cmac-amca": "unknown",
        "nrcma-nahp": "unknown",
        "ccma-c-ccbma": "unknown",
        "ccma-ac-ccbma": "unknown",
        "rma-arma": "unknown",
        "rcmas-ncma": "unknown",
    }


def test_without_the_right_accreditor_the_cma_cannot_be_told_by_the_alternative() -> None:
    found = document("eligible", "cma-aama", "--profile", "-", stdin=OTHER_SCHOOL)
    paths = {p["id"]: p for p in found["credentials"][0]["pathways"]}

    assert paths["graduate"]["verdict"] == "unmet"
    assert paths["alternative"]["verdict"] == "unknown"
    assert found["credentials"][0]["nearest"][0]["pathway"] == "alternative"


@pytest.mark.parametrize(
    ("today", "verdict", "until"),
    [
        ("2026-05-14", "met", "2027-05-14"),
        ("2027-05-14", "met", "2027-05-14"),
        ("2027-05-15", "unmet", None),
    ],
)
def test_the_last_day_of_a_graduate_is_the_anniversary(
    today: str, verdict: str, until: str | None
) -> None:
    found = document("eligible", "cma-aama", "--profile", "-", "--today", today, stdin=GRADUATE)
    graduate = found["credentials"][0]["pathways"][0]

    assert (graduate["verdict"], graduate["until"]) == (verdict, until)


def test_what_opens_later_is_not_a_no() -> None:
    result = run("eligible", "cma-aama", "--profile", "-", stdin=FUTURE)

    assert result.exit_code == 0
    assert "It holds from 14 Apr 2027" in " ".join(result.stdout.split())


def test_every_clause_has_a_verdict_a_reason_and_where_there_is_one_a_source() -> None:
    def walk(node: dict[str, object]) -> None:
        assert node["verdict"] in ("met", "unmet", "unknown")
        assert isinstance(node["reason"], dict)
        assert node["source"] is None or node["source"] in known
        children = node["children"]
        assert isinstance(children, list)
        for child in children:
            walk(child)

    found = document("eligible", "--profile", "-", stdin=WORKER)
    known = {source["id"] for source in found["sources"]}
    for credential in found["credentials"]:
        for pathway in credential["pathways"]:
            walk(pathway["tree"])


def test_an_unknown_credential_is_refused_with_near_matches() -> None:
    check_refusal(run("eligible", "rma-am"), 2, "no credential called 'rma-am'", "rma-amt")


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("width", ["40", "60", "80", "140"])
@pytest.mark.parametrize("profile", [GRADUATE, HOLDER, WORKER, OTHER_SCHOOL, HOSTILE])
def test_the_page_keeps_every_width(profile: str, width: str) -> None:
    arguments = ("eligible", "--profile", "-")
    result = run(*arguments, stdin=profile, environment={"COLUMNS": width})

    assert result.exit_code == 0
    check_page(result.stdout, int(width))
    again = run(*arguments, stdin=profile, environment={"COLUMNS": width, "FORCE_COLOR": "1"})
    assert plain(again.stdout) == result.stdout


def test_the_sheet_has_every_pathway_with_the_verdict_of_the_document() -> None:
    arguments = ("eligible", "--profile", "-")
    written = run(*arguments, "--format", "csv", stdin=GRADUATE).stdout
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"))))
    found = document(*arguments, stdin=GRADUATE)
    listed = [(c["id"], p) for c in found["credentials"] for p in c["pathways"]]

    assert [(row["credential"], row["pathway"]) for row in rows] == [
        (c, p["id"]) for c, p in listed
    ]
    assert [row["verdict"] for row in rows] == [p["verdict"] for _, p in listed]
    assert [row["until"] or None for row in rows] == [p["until"] for _, p in listed]


@pytest.mark.parametrize(("name", "start"), [("x.md", "# What"), ("x.html", "<!DOCTYPE html>")])
def test_the_page_is_written_in_the_form_of_the_file(tmp_path: Path, name: str, start: str) -> None:
    target = tmp_path / name

    assert run("eligible", "-o", str(target), "--profile", "-", stdin=WORKER).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith(start)
    assert "How to read this" in target.read_text(encoding="utf-8")


def test_the_fact_used_is_named() -> None:
    page = run("eligible", "ncma-ncct", "--profile", "-", stdin=WORKER).stdout

    assert "(Your profile: experience 1.)" in page


def test_the_rules_of_another_day_are_said_to_be_so() -> None:
    page = run("eligible", "--as-of", "2026-01-01", "--profile", "-", stdin=WORKER).stdout

    assert "21 Nov 2026, by the rules of 1 Jan 2026" in page


def test_a_hostile_name_is_shown_harmlessly_in_both_forms() -> None:
    page = run("eligible", "--profile", "-", stdin=HOSTILE).stdout
    written = run("eligible", "--profile", "-", "--json", stdin=HOSTILE).stdout

    assert SHOWN in " ".join(page.split())
    assert not {"\x1b", "\u200b", "\t"} & set(page + written)
    assert "Evil [bold]x[/bold]\n\tAca\u200bdemy {0} 漢字" in names_in(json.loads(written))
