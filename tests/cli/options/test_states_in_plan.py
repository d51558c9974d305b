"""`plan --state` and `--move-to` on the command line."""

from __future__ import annotations

import pytest

from cli.people import HOLDER
from cli.running import check_refusal, document, run
from rendering.page_text import check_page

MOVE = ("--state", "TX", "--move-to", "WA@2030-01-15", "--horizon", "2")


@pytest.mark.parametrize("name", ["WA", "wa", "Washington", "washington"])
def test_a_state_goes_by_its_letters_or_its_name(name: str) -> None:
    found = document("plan", "--state", name)

    assert found["goal"]["state"] == "WA"
    assert "state.ready" in {step["id"] for step in found["steps"]}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Wahsington", "Did you mean washington?"),
        ("North Dakotta", "north dakota"),
        ("ZZ", "See: cma-roadmap states"),
    ],
)
def test_a_state_that_does_not_exist_is_refused_with_what_is_near(name: str, words: str) -> None:
    check_refusal(run("plan", "--state", name), 2, name, words)


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ("TX", "write a state and a day, such as TX@2029-06-01"),
        ("TX@", "write a date as YYYY-MM-DD"),
        ("TX@tomorrow", "write a date as YYYY-MM-DD"),
        ("TX@2029-02-29", "there is no such day"),
        ("Texsa@2029-06-01", "Did you mean texas?"),
        ("@2029-06-01", "no state called ''"),
    ],
)
def test_a_move_that_cannot_be_read_is_refused(move: str, words: str) -> None:
    check_refusal(run("plan", "--move-to", move), 2, words)


def test_a_move_is_carried_in_the_document() -> None:
    found = document("plan", "--move-to", "Texas@2029-06-01", "--state", "WA")

    assert found["goal"]["move_to"] == {"state": "TX", "on": "2029-06-01"}
    move = next(step for step in found["steps"] if step["id"] == "state.move")
    assert (move["start"], move["status"]) == ("2029-06-01", "pinned")


def test_the_head_of_the_page_says_what_the_state_is_and_when_work_may_begin() -> None:
    told = " ".join(run("plan", "--state", "WA").stdout.split())

    assert "State Washington: no work without what the state asks for" in told
    assert "planned: MA-Certified, with MA-Interim while the exam is open" in told
    assert "from 6 Oct 2027 at the earliest, on this: MA-Interim certificate" in told
    assert "TO YOUR CERTIFICATE AND TO WORK" in told


def test_the_head_of_the_page_says_when_no_rule_was_found() -> None:
    told = " ".join(run("plan", "--state", "AL").stdout.split())

    assert "State Alabama: no rule found (looked into on 30 Nov 2026)" in told


TRAINED = HOLDER + "training: [{name: School, accreditors: [ABHES], completed_on: 2024-05-20}]\n"


def test_a_mover_reads_what_holds_and_what_is_new() -> None:
    """Certified on 10 Jun 2024: five years are over seven months before the move."""
    told = " ".join(run("plan", *MOVE, "--profile", "-", stdin=TRAINED).stdout.split())

    assert "Move on 15 Jan 2030 to Washington: no work without what" in told
    assert "it was good until 10 Jun 2029. You must pass an exam again." in told
    assert "No last day is known: the sooner, the better." in told


def test_why_tells_of_a_step_of_the_state() -> None:
    asked = ("why", "state.doh-application", *MOVE, "--profile", "-")
    told = " ".join(run(*asked, stdin=TRAINED).stdout.split())

    assert "15 Jan 2030" in told
    assert "you move first" in told


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_the_pages_keep_every_width(width: int) -> None:
    wide = {"COLUMNS": str(width)}
    for state in ("WA", "CA", "AL", "SC"):
        check_page(run("plan", "--state", state, environment=wide).stdout, width)
    page = run("plan", *MOVE, "--profile", "-", stdin=HOLDER, environment=wide).stdout
    check_page(page, width)
