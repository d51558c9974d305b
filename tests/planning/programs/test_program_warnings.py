"""Before anyone pays a school: closed doors, old evidence, hours, terms, time limits that meet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planning.cures.test_alternatives import CLOSED_SCHOOL, ENDED_BY_BOTH, plan


def messages(document: Any, code: str) -> list[str]:
    return [f["message"] for f in document["findings"] if f["code"] == code]


def test_a_school_that_lost_its_accreditation_is_a_no_for_newcomers() -> None:
    status, document = plan("--program", CLOSED_SCHOOL, *ENDED_BY_BOTH)

    assert (status, document["pathway"]["verdict"], document["steps"]) == (4, "unmet", [])
    assert "shuts the usual way" in messages(document, "finding.program_closes")[0]


def test_one_that_ended_at_abhes_alone_hangs_on_caahep() -> None:
    status, document = plan("--program", CLOSED_SCHOOL)

    assert (status, document["pathway"]["verdict"]) == (0, "unknown")
    told = " ".join(f["message"] for f in document["findings"])
    assert "ABHES: ended on 19 Apr 2022; CAAHEP is not known" in told


@pytest.mark.parametrize(("today", "told"), [("2026-02-28", False), ("2026-03-01", True)])
def test_a_review_that_is_over_is_told_from_the_day_after_it(today: str, told: bool) -> None:
    """Community Care College: by the list its review was due on 2026-02-28."""
    _, document = plan("--program", "ipeds-439570-2", "--today", today)

    assert bool(messages(document, "finding.accreditation_review")) is told


def test_it_still_leads_to_what_does_not_ask_for_accreditation_of_the_program() -> None:
    status, document = plan("--program", CLOSED_SCHOOL, "-c", "ccma-nha")

    assert (status, document["pathway"]["verdict"]) == (0, "met")


def test_who_asks_for_the_way_that_is_left_gets_it_planned() -> None:
    status, document = plan("--program", CLOSED_SCHOOL, "--pathway", "alternative")

    assert (status, document["pathway"]["id"]) == (0, "alternative")


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("ipeds-141796-2", "finding.accreditation_seen"),
        ("ipeds-137281-2", "finding.accreditation_undated"),
        ("ipeds-172015-2", "finding.accreditation_old"),
    ],
)
def test_evidence_is_told_with_the_day_of_graduation(program: str, code: str) -> None:
    _, document = plan("--program", program)
    complete = next(s for s in document["steps"] if s["id"] == "training.complete")
    day = date.fromisoformat(complete["start"])

    told = [f["message"] for f in document["findings"] if "accreditation_" in f["code"]]
    assert messages(document, code), told
    assert all(f"{day.day} {day:%b %Y}" in text for text in told)


def test_hours_that_nobody_knows_are_a_question_before_paying() -> None:
    _, document = plan("--program", "ipeds-172015-2", "-c", "rma-amt")

    found = messages(document, "finding.hours_unknown") + messages(document, "finding.hours_enough")
    assert any("AMT asks for 720 clock hours in all" in text for text in found)


def test_a_school_that_begins_in_fall_holds_the_first_day_of_class() -> None:
    _, document = plan("--program", "ipeds-136473-2")
    steps = {step["id"]: step for step in document["steps"]}

    assert steps["training.program"]["start"] == "2027-08-20"
    assert steps["training.choose"]["latest_start"] == "2027-07-23"
    assert messages(document, "finding.term_days_assumed")


def test_the_day_that_a_person_knows_replaces_the_usual_first_day_of_a_term() -> None:
    _, document = plan("--program", "ipeds-136473-2", "--start", "2027-08-23")
    steps = {step["id"]: step for step in document["steps"]}

    assert steps["training.program"]["start"] == "2027-08-23"
    assert "training.intake" not in steps


@pytest.mark.parametrize(("hours", "days"), [("40", 56), ("10", 56), ("9", 63), ("5", 112)])
def test_few_hours_a_week_stretch_the_study_for_the_exam(hours: str, days: int) -> None:
    _, document = plan("--hours-per-week", hours)
    study = next(s for s in document["steps"] if s["id"] == "exam.study")

    assert study["duration"] == f"P{days}D"


@pytest.mark.parametrize(("state", "verdict"), [("NJ", "unmet"), ("NY", "unknown")])
def test_a_state_that_is_asked_for_shuts_out_whom_the_body_does_not_take(
    state: str, verdict: str, tmp_path: Path
) -> None:
    """AMCA takes no candidates from New Jersey by work experience."""
    me = tmp_path / "me.yaml"
    me.write_text(
        "diploma: {kind: high_school, on: 2015-06-14}\n"
        "experience: [{role: medical_assistant, from: 2021-01-10, to: present, hours_per_week: 40}]"
    )

    status, document = plan(
        "-c", "cmac-amca", "--pathway", "experience", "--state", state, profile=me
    )

    assert document["pathway"]["verdict"] == verdict
    assert status == (4 if verdict == "unmet" else 0)
