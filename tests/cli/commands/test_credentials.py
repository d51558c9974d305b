from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import check_refusal, document, run
from rendering.page_text import check_page, plain

MAIN = ["cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"]
SMALLER = [
    *("cmac-amca", "nrcma-nahp", "ccma-a-ccbma", "ccma-c-ccbma", "ccma-ac-ccbma"),
    *("rma-arma", "rcmas-ncma"),
]
ADD_ONS = ["cmaa-nha", "cpt-nha", "cet-nha", "cehrs-nha", "cmas-amt", "coa-ijcahpo", "pmac-aspma"]
ALL = [*MAIN, *SMALLER, *ADD_ONS]


def test_the_list_has_a_row_for_each_credential() -> None:
    lines = run("credentials").stdout.splitlines()

    for name in ALL:
        assert [line for line in lines if line.startswith(f" {name} ")]
    assert any("$125 to $250" in line and "5 years" in line for line in lines)


def test_the_list_as_json_holds_whole_definitions() -> None:
    found = document("credentials")

    assert [credential["id"] for credential in found["credentials"]] == ALL
    assert list(found) == [
        *("schema", "generator", "data_version", "today", "as_of", "language"),
        *("credentials", "findings", "sources"),
    ]
    cma = found["credentials"][0]
    assert len(cma["pathways"]) == 4
    assert cma["renewal"]["grace"]["length"][1]["value"] == "P3M"


@pytest.mark.parametrize("name", ALL)
def test_one_credential_as_page_and_as_json(name: str) -> None:
    page = run("credentials", "show", name).stdout
    found = document("credentials", "show", name)

    check_page(page, 80)
    assert [credential["id"] for credential in found["credentials"]] == [name]
    exam = () if name == "rma-arma" else ("THE EXAM", "IF YOU FAIL")
    for heading in ("WAYS IN", "APPLYING", *exam, "KEEPING IT", "SOURCES"):
        assert heading in page.splitlines()


@pytest.mark.parametrize(
    ("letters", "candidates"),
    [
        ("CCMA", ["ccma-nha", "ccma-a-ccbma", "ccma-c-ccbma", "ccma-ac-ccbma"]),
        ("rma", ["rma-amt", "rma-arma"]),
        ("NCMA", ["ncma-ncct", "rcmas-ncma"]),
    ],
)
def test_letters_that_several_bodies_use_are_refused_with_the_candidates(
    letters: str, candidates: list[str]
) -> None:
    for command in (("credentials", "show", letters), ("plan", "-c", letters)):
        check_refusal(run(*command), 2, "can mean more than one", *candidates)


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [("md", "# Credentials"), ("html", "<!DOCTYPE html>"), ("csv", "\ufeffid,name,title,")],
)
def test_the_list_goes_into_a_file_of_each_form(suffix: str, begins: str, tmp_path: Path) -> None:
    target = tmp_path / f"list.{suffix}"

    result = run("credentials", "-o", str(target))

    assert (result.exit_code, result.stdout) == (0, "")
    written = target.read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert all(name in written for name in ALL)


@pytest.mark.parametrize("form", ["md", "html"])
def test_one_credential_in_each_form_by_the_rules_of_the_day(form: str) -> None:
    before = run("credentials", "--format", form, "--as-of", "2012-01-01", "show", "cma-aama")
    after = run("credentials", "show", "cma-aama", "--format", form, "--as-of", "2012-01-01")

    assert before.exit_code == 0
    assert before.stdout == after.stdout
    assert "A provider-level CPR card was needed to recertify" in before.stdout


def test_one_credential_is_no_table() -> None:
    check_refusal(run("credentials", "show", "cma-aama", "-f", "csv"), 2, "--format csv", "html")


def test_letters_of_one_body_alone_are_enough() -> None:
    assert document("credentials", "show", "CMA (AAMA)") == document("credentials", "show", "cma")


def test_options_before_show_hold_for_it() -> None:
    before = run("credentials", "--json", "--as-of", "2012-01-01", "show", "cma-aama")
    after = run("credentials", "show", "cma-aama", "--json", "--as-of", "2012-01-01")

    assert before.exit_code == 0
    assert before.stdout == after.stdout
    assert json.loads(before.stdout)["as_of"] == "2012-01-01"


def test_the_day_chooses_the_version_shown() -> None:
    now = " ".join(run("credentials", "show", "cma-aama").stdout.split())
    then = " ".join(run("credentials", "show", "cma-aama", "--as-of", "2012-01-01").stdout.split())

    assert "CPR card: No CPR card is needed to recertify" in now
    assert "CPR card: A provider-level CPR card was needed to recertify" in then
    assert "Rules of 1 Jan 2012" in then


def test_a_bare_id_is_shown() -> None:
    assert run("credentials", "rma-amt").stdout == run("credentials", "show", "rma-amt").stdout
    assert (
        run("credentials", "RMA-AMT", "--json").stdout
        == run(*("credentials", "--json", "show", "rma-amt")).stdout
    )
    check_refusal(run("credentials", "shwo"), 2, "no credential called 'shwo'")


def test_an_unknown_credential_is_refused_with_near_matches() -> None:
    check_refusal(
        run("credentials", "show", "cma-ama"), 2, "no credential called 'cma-ama'", "cma-aama"
    )
    check_refusal(run("credentials", "show"), 2, "ID is missing.")


@pytest.mark.parametrize("width", ["40", "60", "72", "80", "100", "140"])
def test_the_list_keeps_every_width(width: str) -> None:
    page = run("credentials", environment={"COLUMNS": width}).stdout
    colored = run("credentials", environment={"COLUMNS": width, "FORCE_COLOR": "1"}).stdout

    check_page(page, int(width))
    assert plain(colored) == page
    assert colored != page


def test_a_page_goes_whole_into_a_file_without_colour(tmp_path: Path) -> None:
    target = tmp_path / "page.txt"

    run(
        *("credentials", "show", "rma-amt", "--output", str(target)),
        environment={"FORCE_COLOR": "1"},
    )

    assert target.read_text(encoding="utf-8") == run("credentials", "show", "rma-amt").stdout
