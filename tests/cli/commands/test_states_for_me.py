"""`states show` with a profile, `why state.ready`, and the state of a ZIP code."""

from __future__ import annotations

import pytest

from cli.running import document, run

BY_WORK = (
    "state: WA\n"
    "diploma: {kind: high_school, on: 2015-06-12}\n"
    "experience: [{role: medical_assistant, from: 2022-05-01, to: present, hours_per_week: 40}]\n"
    "credentials: [{id: ccma-nha, certified_on: 2025-06-02}]\n"
)
MOVER = (
    "diploma: {kind: high_school, on: 2015-06-12}\n"
    "training: [{name: Florida school, accreditors: [ABHES], completed_on: 2022-05-20}]\n"
    "credentials: [{id: cma-aama, certified_on: 2022-06-14}]\n"
)


def test_a_certificate_by_work_alone_opens_no_day_to_work_from() -> None:
    """It does not replace the training: MA-Registered, by the employer, is what is left."""
    found = document("plan", "-c", "ccma-nha", "--profile", "-", stdin=BY_WORK)
    (place,) = found["states"]

    assert place["route"] == "MA-Registered, tied to one employer"
    assert (place["verdict"], place["ready"], place["may_work_from"]) == ("unknown", None, None)
    shut = next(way for way in place["other_routes"] if way["name"].startswith("MA-Certified"))
    assert (shut["verdict"], shut["from"]) == ("unmet", None)
    told = " ".join(run("plan", "-c", "ccma-nha", "--profile", "-", stdin=BY_WORK).stdout.split())
    assert "May work there cannot tell until this is settled: The practitioner" in told
    assert "May work in Washington" not in told


def test_an_employer_who_endorses_opens_it() -> None:
    sure = BY_WORK + "confirmed: [wa-employer-endorses]\n"
    (place,) = document("plan", "-c", "ccma-nha", "--profile", "-", stdin=sure)["states"]

    assert (place["verdict"], place["may_work_from"]) == ("met", "2026-11-22")


def test_training_and_exam_of_another_state_count() -> None:
    found = document("plan", "--move-to", "WA@2027-03-01", "--profile", "-", stdin=MOVER)
    steps = {step["id"]: (step["status"], step["start"]) for step in found["steps"]}

    assert steps["state.approved-training"] == ("done", "2022-05-20")
    assert steps["state.approved-exam"] == ("done", "2022-06-14")


def test_what_a_state_asks_of_me_fits_a_look() -> None:
    told = run("states", "show", "WA", "--profile", "-", stdin=MOVER).stdout

    assert len(told.splitlines()) <= 22
    assert "MA-CERTIFIED, WITH MA-INTERIM WHILE THE EXAM IS OPEN: OPEN TO YOU" in told
    assert "To do: Apply to the Department of Health, Fingerprint check, if asked." in told


@pytest.mark.parametrize("state", ["OH", "AL", "SD"])
def test_a_state_without_ways_in_says_what_it_asks_before_a_first_job(state: str) -> None:
    told = run("states", "show", state, "--profile", "-", stdin=MOVER).stdout

    assert "BEFORE A FIRST JOB" in told
    assert document("states", "show", state, "--profile", "-", stdin=MOVER)["for_person"] == []


def test_without_a_profile_nobody_is_judged() -> None:
    assert document("states", "show", "WA")["for_person"] is None


def test_why_shows_the_tree_of_a_yes_and_of_a_no() -> None:
    yes = run("why", "state.ready", "--state", "WA")
    no = run("why", "state.ready", "-c", "ccma-nha", "--profile", "-", stdin=BY_WORK)

    assert yes.exit_code == 0
    assert "WHAT IT RESTS ON" in yes.stdout
    assert "met: Finish a program that CAAHEP accredits, or one at a school" in yes.stdout
    assert no.exit_code == 4
    assert no.stdout.startswith("Work in Washington: cannot be told yet")
    assert "✗ MA-Certified" in no.stdout


def test_the_tree_is_in_the_document_of_why() -> None:
    assert document("why", "state.ready", "--state", "WA")["tree"]["id"] == "ma-certified"
    assert document("why", "exam.sit", "--state", "WA")["tree"] is None


def test_a_zip_code_implies_its_state_and_a_named_state_says_otherwise() -> None:
    near = document("plan", "--near", "98101")
    named = document("plan", "--near", "98101", "--state", "OR")
    home = document("plan", "--profile", "-", stdin='zip: "98101"\n')

    assert [f["goal"]["state"] for f in (near, named, home)] == ["WA", "OR", "WA"]
    assert any("The ZIP code is in Washington" in f["message"] for f in near["findings"])
    assert not any("The ZIP code is in" in f["message"] for f in named["findings"])
