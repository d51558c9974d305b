"""A program that was left: it opens nothing, and the plan tells what it leaves open."""

from __future__ import annotations

import pytest

from cli.running import run
from cma_roadmap import load_catalog

from .asked import DIPLOMA, TODAY, plan, steps, told, verdicts

BEGUN = "name: Career college, started_on: 2026-02-02, clock_hours: 560, externship_hours: 0"
SHUT = f"training: [{{{BEGUN}, left_on: 2026-11-20, closed: true}}]\n"
LEFT = f"training: [{{{BEGUN}, left_on: 2026-11-20}}]\n"
WORK = (
    "experience: [{role: medical_assistant, from: 2022-01-10, to: present, hours_per_week: 40}]\n"
    "clearances: {bls: 2026-02-01}\n"
)
MAIN = [listing.id for listing in load_catalog().for_medical_assistants if listing.main]


def test_a15_an_end_is_asked_for_by_the_name_of_the_key() -> None:
    found = run("plan", "--profile", "-", stdin=f"{DIPLOMA}training: [{{{BEGUN}}}]\n")

    assert found.exit_code == 3
    assert "<stdin>:2" in found.stderr
    assert "left_on" in found.stderr


def test_a15_a_school_that_shut_leaves_records_loans_and_credit_to_ask_for() -> None:
    found = plan("ccma-nha", DIPLOMA + SHUT)
    asked = steps(found)

    assert [name for name in asked if name.startswith("left.")] == [
        *("left.loans", "left.records", "left.credit")
    ]
    assert asked["left.credit"]["start"] <= asked["training.choose"]["start"]
    assert "closed school discharge" in " ".join(asked["left.loans"]["documents"])
    assert "licenses schools" in asked["left.records"]["documents"][0]
    assert all(asked[f"left.{name}"]["sources"] for name in ("loans", "records", "credit"))
    assert "560 clock hours" in told(found)
    assert "180 days" in told(found)
    assert "120 days" in told(found)


@pytest.mark.parametrize("credential", MAIN)
@pytest.mark.parametrize("left", [LEFT, SHUT])
def test_a15_it_opens_nothing_by_education(credential: str, left: str) -> None:
    """Neither is it under way nor finished: as if it had not been, but for its reason."""
    assert verdicts(credential, DIPLOMA + left) == verdicts(credential, DIPLOMA)


def test_finished_the_same_program_would_open_it() -> None:
    """Else the test above would find nothing to forbid."""
    finished = DIPLOMA + LEFT.replace("left_on", "completed_on")

    assert "met" in verdicts("ccma-nha", finished).values()


def test_the_reason_tells_that_it_was_left() -> None:
    asked = ("eligible", "ccma-nha", "--today", TODAY, "--profile", "-")
    said = " ".join(run(*asked, stdin=DIPLOMA + LEFT).stdout.split())

    assert "You left Career college on 20 Nov 2026." in said


def test_a_school_that_goes_on_has_no_loans_to_ask_about() -> None:
    found = plan("ccma-nha", DIPLOMA + LEFT)

    assert "left.loans" not in steps(found)
    assert steps(found)["left.records"]["title"] == "Get your transcript from the school you left"


@pytest.mark.parametrize("credential", MAIN)
@pytest.mark.parametrize("person", [DIPLOMA, DIPLOMA + WORK, WORK])
@pytest.mark.parametrize("left", [LEFT, SHUT])
def test_telling_it_takes_no_day_and_no_dollar(credential: str, person: str, left: str) -> None:
    before = plan(credential, person)
    day = before["certified_on"]
    after = plan(credential, person + left, "--finish-by", day)

    assert after["feasible"]
    assert after["certified_on"] == day
    assert after["cost"]["likely"] == before["cost"]["likely"]


@pytest.mark.parametrize(
    ("training", "said"),
    [
        ("{left_on: 2026-12-01}", "expected_on"),
        ("{left_on: 2026-11-20, completed_on: 2026-11-20}", "one of"),
        ("{left_on: 2026-11-20, expected_on: 2027-01-20}", "one of"),
        ("{completed_on: 2026-11-20, closed: true}", "left_on"),
        ("{started_on: 2026-11-21, left_on: 2026-11-20}", "started_on comes first"),
    ],
)
def test_what_cannot_be_is_told_at_its_line(training: str, said: str) -> None:
    stdin = f"born: 2001-03\ntraining:\n  - {training}\n"
    found = run("plan", "--today", TODAY, "--profile", "-", stdin=stdin)

    assert found.exit_code == 3
    assert "<stdin>:3" in found.stderr
    assert said in found.stderr


def test_the_last_day_may_be_today() -> None:
    found = plan("ccma-nha", DIPLOMA + LEFT.replace("2026-11-20", TODAY))

    assert "left.credit" in steps(found)


def test_who_has_chosen_a_new_school_is_not_asked_to_choose_with_care() -> None:
    pinned = DIPLOMA + LEFT + "pins: {training.choose: 2026-11-25}\n"

    assert "left.credit" not in steps(plan("ccma-nha", pinned))


def test_shared_it_has_neither_name_nor_day() -> None:
    found = run(
        *("plan", "-c", "ccma-nha", "--today", TODAY, "--profile", "-", "--share", "--json"),
        stdin=DIPLOMA + SHUT,
    )

    assert "Career college" not in found.stdout
    assert "2026-11-20" not in found.stdout
