from __future__ import annotations

import json

import pytest

from cli.people import HOLDER, HOSTILE, OTHER_SCHOOL, SHOWN
from cli.running import check_refusal, document, run
from rendering.page_text import check_page

START = ("--start", "2027-01-11")


def test_the_dates_are_those_of_the_plan_with_the_same_options() -> None:
    plan = {step["id"]: step for step in document("plan", *START)["steps"]}

    for name in ("exam.apply", "externship.hepb.dose-2", "renewal.1.submit"):
        told = document("why", name, *START)
        same = {k: v for k, v in told["step"].items() if k != "findings"}
        assert same == {k: v for k, v in plan[name].items() if k != "findings"}
        assert told["explanation"]["drivers"]


@pytest.mark.slow
def test_every_step_of_every_plan_can_be_explained() -> None:
    for arguments, profile in (
        (START, ""),
        (("--credential", "rma-amt", "--sit-early"), OTHER_SCHOOL),
        (("--credential", "ncma-ncct", "--horizon", "2"), ""),
        ((), HOLDER),
        ((), HOSTILE),
    ):
        given = (*arguments, "--profile", "-")
        for step in document("plan", *given, stdin=profile or "{}\n")["steps"]:
            result = run("why", step["id"], *given, stdin=profile or "{}\n")
            assert result.exit_code == 0, result.stderr
            check_page(result.stdout, 80)


def test_the_limit_after_graduation_is_told_at_the_step_that_must_keep_it() -> None:
    page = " ".join(run("why", "exam.apply", *START).stdout.split())

    assert "It must begin at most 1 year after “Program complete” begins" in page
    assert "how long after training you may apply. [" in page
    assert "$125 (as published)" in page


def test_the_document_is_closed_over_its_sources() -> None:
    told = document("why", "exam.sit", *START)
    known = {source["id"] for source in told["sources"]}

    cited = {tie["source"] for tie in told["dependencies"]} | set(told["step"]["sources"])
    assert cited - {None} <= known
    assert told["schema"] == "urn:cma-roadmap:why:1"
    assert told["step"]["findings"] == list(range(len(told["findings"])))
    assert told["goal"]["start"] == "2027-01-11"


def test_an_unknown_step_is_refused_with_near_matches_and_all_ids() -> None:
    result = run("why", "exam.aply")

    check_refusal(result, 2, "no step called 'exam.aply'", "Did you mean exam.apply")
    assert "Steps of this plan: foundation.diploma, training.choose" in result.stderr
    check_refusal(run("why", "hepb"), 2, "Did you mean externship.hepb.dose-1 or")
    check_refusal(run("why", "zzzz"), 2, "Steps of this plan")
    check_refusal(run("why", ""), 2, "Steps of this plan")


def test_a_goal_without_a_road_has_no_step_to_explain() -> None:
    result = run("why", "exam.apply", "--award", "apprenticeship")

    check_refusal(result, 4, "no step to explain", "cma-roadmap plan")


def test_a_script_gets_the_verdict_where_there_is_no_step() -> None:
    asked = ("--award", "apprenticeship")

    assert document("why", "exam.apply", *asked, code=4) == json.loads(
        run("why", "verdict", *asked, "--json").stdout
    )


def test_an_unknown_credential_is_refused_before_the_step() -> None:
    check_refusal(run("why", "exam.apply", "-c", "cmx"), 2, "no credential called 'cmx'")


def test_without_a_step_all_are_listed_by_name() -> None:
    page = run("why", *START).stdout

    assert "Sit the CMA (AAMA) exam" in page
    assert "externship.flu" in page
    assert "foundation.diploma" in page
    check_refusal(run("why", "--json"), 2, "STEP is missing.")
    check_refusal(run("why", "verdic"), 2, "no step called 'verdic'")


@pytest.mark.parametrize("title", ["Sit the CMA (AAMA) exam", "sit the cma (aama) EXAM", "flu"])
def test_a_step_is_named_by_its_title_as_well(title: str) -> None:
    step = "externship.flu" if title == "flu" else "exam.sit"

    assert run("why", title, *START).stdout == run("why", step, *START).stdout
    assert run("why", *title.split(), *START).stdout == run("why", step, *START).stdout


def test_a_part_of_several_titles_is_refused_with_their_ids() -> None:
    check_refusal(run("why", "apply", *START), 2, "several steps", "exam.apply, exam.apply_by")


@pytest.mark.parametrize("width", ["40", "60", "80", "140"])
def test_the_page_keeps_every_width(width: str) -> None:
    result = run("why", "exam.sit", *START, environment={"COLUMNS": width})

    check_page(result.stdout, int(width))


@pytest.mark.parametrize("step", [("exam.sit",), ("exam.sit", "--chain"), ("verdict",)])
@pytest.mark.parametrize(("form", "start"), [("md", "# "), ("html", "<!DOCTYPE html>")])
def test_every_page_can_be_kept(step: tuple[str, ...], form: str, start: str) -> None:
    result = run("why", *step, *START, "--format", form)

    assert result.exit_code == 0
    assert result.stdout.startswith(start)
    assert "Sources" in result.stdout


def test_a_hostile_name_is_shown_harmlessly() -> None:
    arguments = ("why", "training.program", "-c", "rma-amt", "--profile", "-")
    page = run(*arguments, stdin=HOSTILE).stdout

    assert SHOWN in " ".join(page.split())
    assert not {"\x1b", "\u200b", "\t"} & set(page)
