from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from cli.running import check_kept, check_refusal, document, run
from cma_roadmap.cli.commands.programs import SHOWN
from cma_roadmap.cli.options import values
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.program import Award, Program
from cma_roadmap.model.results.program_matches import Accredited, SortBy
from rendering.page_text import check_page, plain

IN_SEATTLE = "ipeds-236513-2"
KEYS = [
    *("schema", "generator", "data_version", "today", "as_of", "language"),
    *("programs", "search", "doors", "hours_asked", "price_standing", "findings", "sources"),
    *("may_open", "pay_of_occupation"),
]


def real() -> list[Program]:
    """All that are offered to someone who holds nothing."""
    return [p for p in load_catalog().programs if not p.typical and not p.for_holders_of]


def listed(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = document("programs", *arguments)["programs"]
    return found


def squeezed(*arguments: str) -> str:
    return " ".join(run("programs", *arguments).stdout.split())


@pytest.mark.slow
def test_json_holds_every_real_program() -> None:
    found = document("programs")

    assert list(found) == KEYS
    assert found["schema"] == "urn:cma-roadmap:programs:1"
    assert sorted(p["id"] for p in found["programs"]) == sorted(p.id for p in real())


@pytest.mark.parametrize("state", ["WA", "wa", "Washington", " washington "])
def test_states_by_letters_or_name(state: str) -> None:
    expected = sorted(p.id for p in real() if p.state == "WA")

    assert sorted(p["id"] for p in listed("--state", state)) == expected


def test_territories_with_programs_count_as_states() -> None:
    assert {p["state"] for p in listed("--state", "pr")} == {"PR"}


def test_filters_go_together() -> None:
    asked = ("--state", "TX", "--award", "certificate", "--max-cost", "5000", "--max-months", "6")
    found = listed(*asked)
    expected = [
        p.id
        for p in real()
        if p.state == "TX"
        and p.award is Award.CERTIFICATE
        and p.tuition is not None
        and p.tuition.likely.amount <= 5000
        and p.months.likely <= 6
    ]

    assert expected
    assert sorted(p["id"] for p in found) == sorted(expected)


def test_near_a_zip_code() -> None:
    found = document("programs", "--near", "98101", "--within", "20")
    miles = [p["miles"] for p in found["programs"]]

    assert miles == sorted(miles)
    assert max(miles) <= 20
    assert found["programs"][0]["id"] == IN_SEATTLE
    assert found["search"]["wanted"]["near"]["place"] == "98101 (Seattle, WA)"
    assert len(listed("--near", "98101")) == len(listed("--near", "98101", "--within", "50"))
    assert all(p["miles"] is None for p in listed("--state", "WA"))


def test_programs_without_a_point_are_placed_by_their_zip_code() -> None:
    found = listed("--near", "78701", "--within", "15")
    by_zip = [p for p in found if p["miles_basis"] == "zip"]

    assert by_zip
    assert all(p["lat"] is None and p["miles"] is not None for p in by_zip)


@pytest.mark.slow(but=1)
def test_opens_means_what_it_says() -> None:
    found = listed("--opens", "cma-aama")

    assert found
    for one in found:
        assert one["opens"][0] == "cma-aama"
        held = {(a["kind"], a["status"]) for a in one["accreditation"]}
        assert ("programmatic", "accredited") in held
    assert [p["id"] for p in listed("--opens", "CMA")] == [p["id"] for p in found]


def test_a_limit_holds_for_json_and_is_told() -> None:
    found = document("programs", "--state", "WA", "--limit", "3")

    assert len(found["programs"]) == 3
    assert found["search"]["fit"] > 3
    assert found["findings"][0]["code"] == "programs.limited"


@pytest.mark.slow
def test_text_shows_forty_and_says_how_many_more_there_are() -> None:
    page = run("programs", environment={"COLUMNS": "60"}).stdout
    more = len(real()) - SHOWN
    told = " ".join(page.split())

    assert page.count(" - school:") == SHOWN == 40
    assert f"Only the first 40 are shown; {more} more fit." in told
    assert f"--limit {len(real())}" in told
    every = run("programs", "--limit", "9999", environment={"COLUMNS": "60"}).stdout
    assert every.count(" - school:") == len(real())
    assert "Only the first" not in every


@pytest.mark.slow(but=1)
def test_no_match_is_no_error_and_says_what_would_fit() -> None:
    asked = ("--near", "98101", "--within", "1", "--opens", "cma-aama")
    result = run("programs", *asked)
    nearest = min(
        listed("--near", "98101", "--within", "9999", "--opens", "cma-aama"),
        key=lambda p: p["miles"],
    )

    assert result.exit_code == 0
    assert result.stdout.startswith(f"0 of {len(real()) + 2:,} programs: ")
    told = " ".join(result.stdout.split())
    assert f"the nearest is {nearest['miles']} miles off" in told
    assert f"({nearest['id']})" in told
    assert listed(*asked) == []


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("width", ["40", "60", "72", "80", "118", "140"])
def test_the_list_keeps_every_width(width: str) -> None:
    page = run("programs", "--state", "TX", environment={"COLUMNS": width}).stdout
    colored = run(
        "programs", "--state", "TX", environment={"COLUMNS": width, "FORCE_COLOR": "1"}
    ).stdout

    check_page(page, int(width))
    assert plain(colored) == page
    assert colored != page


@pytest.mark.parametrize("sort", list(SortBy))
def test_every_order_can_be_asked_for(sort: SortBy) -> None:
    assert values.order(sort.value.upper()) == sort
    near = ("--near", "98101", "--within", "100") if sort is SortBy.DISTANCE else ()
    found = document("programs", "--state", "WA", "--sort", sort.value, *near)

    assert found["search"]["sort"] == sort.value


def test_the_words_of_accreditation_are_those_of_the_search() -> None:
    assert [values.accreditation(word.value) for word in Accredited] == list(Accredited)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--state", "ZZ"], "no state called"),
        (["--near", "9810"], "Write five digits"),
        (["--near", "00000"], "not in use"),
        (["--within", "5"], "add --near and a ZIP code"),
        (["--sort", "distance"], "add --near and a ZIP code"),
        (["--near", "98101", "--within", "0"], "write miles, such as 50"),
        (["--near", "98101", "--within", "far"], "write miles, such as 50"),
        (["--max-cost", "cheap"], "write dollars, such as 8000"),
        (["--max-cost", "-1"], "write dollars, such as 8000"),
        (["--max-cost", "1.234"], "write dollars, such as 8000"),
        (["--max-months", "0"], "write a whole number of 1 or more"),
        (["--max-months", "9.5"], "write a whole number of 1 or more"),
        (["--limit", "0"], "write a whole number of 1 or more"),
        (["--accredited", "yes"], "write any or programmatic"),
        (["--sort", "luck"], "write name, distance, cost, months, awards, sure or earnings"),
        (["--award", "prize"], "certificate"),
        (["--opens", "no-such-thing"], "no credential called"),
        (
            ["--opens", "RMA"],
            "rma-amt (RMA (AMT)), which most people mean, or rma-arma (RMA (ARMA))",
        ),
        (["--state", "WA", "show", IN_SEATTLE], "--state is for the list"),
        (["show"], "ID is missing."),
        (["show", "ipeds-236513"], "Did you mean"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_to_write(
    arguments: list[str], words: str
) -> None:
    check_refusal(run("programs", *arguments), 2, words)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("8000", "8000.00"), ("8,000", "8000.00"), ("$8000.5", "8000.50"), ("0", "0.00")],
)
def test_dollars_as_people_write_them(typed: str, amount: str) -> None:
    assert str(values.dollars(typed).amount) == amount


@pytest.mark.parametrize("typed", ["8,00", "8e3", "٨٠٠", "", "8 000", "1,0000"])
def test_what_are_no_dollars(typed: str) -> None:
    with pytest.raises(ValueError, match="write dollars"):
        values.dollars(typed)


def test_one_program_as_page_and_as_json() -> None:
    page = run("programs", "show", IN_SEATTLE).stdout
    found = document("programs", "show", IN_SEATTLE)

    check_page(page, 80)
    assert list(found) == KEYS
    assert [p["id"] for p in found["programs"]] == [IN_SEATTLE]
    assert found["doors"][0]["credential"] == "cma-aama"
    for heading in ("LENGTH, HOURS AND PRICE", "CREDENTIALS IT OPENS", "SOURCES"):
        assert heading in page.splitlines()
    (in_list,) = [p for p in listed("--state", "WA") if p["id"] == IN_SEATTLE]
    assert {**found["programs"][0]} == in_list


@pytest.mark.slow
def test_the_doors_of_one_agree_with_the_list() -> None:
    for one in listed("--state", "WA"):
        doors = document("programs", "show", one["id"])["doors"]
        for verdict, name in (("met", "opens"), ("unmet", "closes"), ("unknown", "cannot_tell")):
            assert [d["credential"] for d in doors if d["verdict"] == verdict] == one[name]


def test_a_typical_program_says_what_it_is() -> None:
    assert "These are typical figures, not those of a school." in squeezed(
        "show", "typical-certificate"
    )


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_pages_of_shipped_programs_keep_every_width(width: int) -> None:
    of_every_kind = {
        (p.award, bool(p.tuition), p.tuition and p.tuition.basis, len(p.accreditation)): p.id
        for p in load_catalog().programs
    }

    for name in of_every_kind.values():
        page = run("programs", "show", name, environment={"COLUMNS": str(width)}).stdout
        check_page(page, width)


def test_options_before_show_hold_for_it() -> None:
    before = run("programs", "--json", "--as-of", "2020-01-01", "show", IN_SEATTLE)
    after = run("programs", "show", IN_SEATTLE, "--json", "--as-of", "2020-01-01")

    assert before.exit_code == 0
    assert before.stdout == after.stdout
    assert json.loads(before.stdout)["as_of"] == "2020-01-01"


def test_a_filter_in_the_environment_does_not_stop_show() -> None:
    result = run("programs", "show", IN_SEATTLE, environment={"CMA_ROADMAP_STATE": "TX"})

    assert result.exit_code == 0
    kept = run("programs", "--json", "--limit", "2", environment={"CMA_ROADMAP_STATE": "TX"})
    assert {p["state"] for p in json.loads(kept.stdout)["programs"]} == {"TX"}


def test_a_page_goes_whole_into_a_file_without_colour(tmp_path: Path) -> None:
    target = tmp_path / "page.txt"

    run(*("programs", "--state", "WA", "--output", str(target)), environment={"FORCE_COLOR": "1"})

    check_kept(target, run("programs", "--state", "WA").stdout)


@pytest.mark.parametrize(
    ("form", "begins"),
    [("md", "# "), ("html", "<!DOCTYPE html>"), ("csv", "\ufeffid,name,institution,")],
)
def test_the_list_in_every_form_it_has(tmp_path: Path, form: str, begins: str) -> None:
    target = tmp_path / f"programs.{form}"

    result = run("programs", "--state", "WA", "-o", str(target))

    assert result.exit_code == 0
    written = target.read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert written == run("programs", "--state", "WA", "--format", form).stdout
    assert "ipeds-235671-3" in written


def test_the_sheet_has_a_row_for_every_program_that_fits() -> None:
    rows = list(csv.DictReader(run("programs", "--format", "csv").stdout[1:].splitlines()))
    few = run("programs", "--format", "csv", "--limit", "3").stdout.splitlines()

    assert sorted(row["id"] for row in rows) == sorted(p.id for p in real())
    assert len(few) == 1 + 3


@pytest.mark.parametrize("form", ["md", "html"])
def test_one_program_in_every_form_it_has(form: str) -> None:
    page = run("programs", "show", IN_SEATTLE, "--format", form).stdout

    assert "Seattle Central College" in page
    assert "Credentials it opens" in page
    shown = re.sub(r"</?span>", "", page)  # HTML keeps each option on one line
    assert f"cma-roadmap plan --program {IN_SEATTLE}" in " ".join(shown.split()).replace(" \\", "")


def test_one_program_is_no_sheet() -> None:
    check_refusal(run("programs", "show", IN_SEATTLE, "-f", "csv"), 2, "--format csv", "html")


def test_an_id_alone_shows_the_program() -> None:
    assert run("programs", IN_SEATTLE).stdout == run("programs", "show", IN_SEATTLE).stdout
