from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import check_kept, check_refusal, document, run
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from rendering.page_text import check_page, plain

CODES = {state.id for state in load_catalog().states}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_list_has_a_row_for_each_of_the_fifty_states_and_dc() -> None:
    lines = run("states").stdout.split("\nWHAT THESE", 1)[0].splitlines()
    rows = [line for line in lines if line[1:3] in CODES and line[3:4] == " "]

    assert len(CODES) == 51
    assert {row[1:3] for row in rows} == CODES
    assert [line for line in rows if line.startswith(" WA ") and "state certificate" in line]
    assert [line for line in rows if line.startswith(" SD ") and "no paper (rule" in line]
    assert [line for line in rows if line.startswith(" AL ") and "no rule recorded" in line]


def test_the_list_never_says_that_nothing_is_required() -> None:
    text = run("states").stdout

    assert "no requirement" not in text.lower()
    assert "That is no proof that there is none: ask the state." in squeezed(text)


def test_the_list_as_json_is_complete() -> None:
    found = document("states")

    assert found["schema"] == "urn:cma-roadmap:states:1"
    assert {state["id"] for state in found["states"]} == CODES
    for state in found["states"]:
        assert state["regime"]["value"]
        assert state["regime"]["source"]
        assert state["required"]["value"]
        assert state["confidence"] in ("high", "medium", "low")
        assert state["checked"]
        assert "steps" in state


@pytest.mark.parametrize("name", ["SD", "sd", "South Dakota", "south dakota"])
def test_a_state_is_found_by_letters_or_name_in_any_case(name: str) -> None:
    page = run("states", "show", name).stdout

    assert page.startswith("South Dakota (SD)\n")
    check_page(page, 80)


def test_a_name_of_two_words_needs_no_quotes() -> None:
    assert run("states", "show", "South", "Dakota").stdout == run("states", "show", "SD").stdout


def test_what_ended_is_told_as_ended_and_is_in_force_before() -> None:
    now = squeezed(run("states", "show", "SD").stdout)
    then = squeezed(run("states", "show", "SD", "--as-of", "2019-01-01").stdout)

    assert "Until 30 Jun 2021: a place on the state's list is needed" in now
    assert "The law behind it was repealed with effect from 2021-07-01." in now
    assert "To work no paper (rule found)" in now
    assert "To work state registration" in then
    assert "Rules of 1 Jan 2019" in then


def test_where_no_rule_is_recorded_the_page_says_who_to_ask() -> None:
    page = squeezed(run("states", "show", "AL").stdout)

    assert "No rule recorded, last checked" in page
    assert "That is no proof that there is none: ask Alabama Board of Medical Examiners." in page


def test_washington_is_told_with_its_interim_certificate() -> None:
    page = squeezed(run("states", "show", "WA").stdout)

    assert "It lasts: 1 year" in page
    assert "Can be renewed: no" in page
    assert "Age limit: 5 years" in page
    assert "Fee: not known" in page
    assert "From our catalog these count: CMA (AAMA), RMA (AMT), CCMA (NHA), NCMA (NCCT)." in page
    assert "We read this address." in page


def test_one_state_as_json_follows_the_day() -> None:
    now = document("states", "show", "SD")["states"]
    then = document("states", "show", "SD", "--as-of", "2019-01-01")["states"]

    assert [state["id"] for state in now] == ["SD"]
    assert now[0]["regime"]["value"] == "none"
    assert then[0]["regime"]["value"] == "registration"
    assert [v["in_force"] for v in then[0]["regime"]["versions"]] == [True, False]


def test_options_before_show_hold_for_it() -> None:
    before = run("states", "--json", "--as-of", "2019-01-01", "show", "SD")
    after = run("states", "show", "SD", "--json", "--as-of", "2019-01-01")

    assert before.exit_code == 0
    assert before.stdout == after.stdout
    assert json.loads(before.stdout)["as_of"] == "2019-01-01"


def test_a_bare_state_is_shown() -> None:
    assert run("states", "WA").stdout == run("states", "show", "WA").stdout
    assert run("states", "south", "dakota").stdout == run("states", "show", "SD").stdout


def test_an_unknown_state_is_refused_with_near_matches() -> None:
    check_refusal(run("states", "show", "Orgon"), 2, "no state called", "oregon")
    check_refusal(run("states", "show", "XX"), 2, "no state called", "cma-roadmap states")
    check_refusal(run("states", "show"), 2, "STATE is missing.")


@pytest.mark.parametrize("width", ["40", "60", "72", "80", "140"])
def test_the_list_keeps_every_width(width: str) -> None:
    page = run("states", environment={"COLUMNS": width}).stdout
    colored = run("states", environment={"COLUMNS": width, "FORCE_COLOR": "1"}).stdout

    check_page(page, int(width))
    assert plain(colored) == page
    assert colored != page


def test_a_page_goes_whole_into_a_file_without_colour(tmp_path: Path) -> None:
    target = tmp_path / "page.txt"

    result = run(
        *("states", "show", "WA", "--quiet", "--output", str(target)),
        environment={"FORCE_COLOR": "1"},
    )

    assert (result.stdout, result.stderr) == ("", "")
    check_kept(target, run("states", "show", "WA").stdout)


def test_json_and_text_do_not_go_together() -> None:
    check_refusal(run("states", "--json", "--format", "text"), 2, "do not go together")


def test_help_ends_in_an_example() -> None:
    assert "Examples:\n  cma-roadmap states WA\n" in run("states", "--help").stdout
    shown = run("states", "show", "-h").stdout
    assert "Examples:\n  cma-roadmap states show South Dakota\n" in shown
