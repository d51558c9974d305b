"""A criminal record: told before school is paid, with the body's papers and time as steps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cli.running import run
from cma_roadmap import load_catalog

from .asked import DIPLOMA, codes, plan, steps, ties, told

GRADUATE = DIPLOMA + (
    "training: [{name: Career college, accreditors: [CAAHEP], institution_accredited: true, "
    "started_on: 2026-01-05, completed_on: 2026-10-30, clock_hours: 900, externship_hours: 180}]\n"
)
CATALOG = load_catalog()
MAIN = [listing.id for listing in CATALOG.for_medical_assistants if listing.main]


def test_a20_amt_asks_for_all_papers_at_once_and_answers_within_30_days() -> None:
    found = steps(plan("rma-amt", "record: true\n" + GRADUATE))
    papers, answer, applied = (
        found[f"{n}"] for n in ("record.papers", "record.answer", "exam.apply")
    )

    assert papers["end"] <= applied["start"]
    assert "statement" in " ".join(papers["documents"])
    assert "at once" in papers["documents"][-1]
    assert answer["start"] == applied["end"]
    length = date.fromisoformat(answer["end"]) - date.fromisoformat(answer["start"])
    assert length == timedelta(days=30)
    assert found["exam.sit"]["start"] >= answer["end"]


def test_a20_one_learns_it_before_school_is_paid() -> None:
    found = plan("rma-amt", "record: true\n" + DIPLOMA)
    asked = steps(found)["record.ask"]

    assert ("record.ask", "training.choose") in ties(found)
    assert asked["start"] <= steps(found)["training.choose"]["start"]
    assert len(asked["documents"]) == 4
    assert {"finding.record_not_ahead", "finding.record_checked_again"} <= codes(found)


@pytest.mark.parametrize(
    ("credential", "code"),
    [
        ("cma-aama", "finding.record_ahead_unknown"),
        ("rma-amt", "finding.record_not_ahead"),
        ("ccma-nha", "finding.record_unknown"),
        ("ncma-ncct", "finding.record_unknown"),
    ],
)
def test_each_body_tells_when_it_looks_or_is_asked(credential: str, code: str) -> None:
    found = plan(credential, "record: true\n" + DIPLOMA)
    said = next(f["message"] for f in found["findings"] if f["code"] == code)
    body = CATALOG.credential(credential).body

    assert body.reached(date(2026, 11, 30)) in said
    assert not {c for c in codes(found) if c.startswith("finding.record_")} & (
        {"finding.record_ahead_unknown", "finding.record_not_ahead", "finding.record_unknown"}
        - {code}
    )


def test_where_no_time_is_told_none_is_made_up() -> None:
    found = plan("cma-aama", "record: true\n" + GRADUATE)

    assert "finding.record_answer_unknown" in codes(found)
    assert steps(found)["record.answer"]["duration"] == "P1D"
    assert found["certified_on"] == plan("cma-aama", GRADUATE)["certified_on"]


@pytest.mark.parametrize("credential", MAIN)
def test_who_has_none_or_does_not_say_has_no_such_step(credential: str) -> None:
    for person in (GRADUATE, "record: false\n" + GRADUATE):
        found = plan(credential, person)
        assert not [name for name in steps(found) if name.startswith("record.")]
        assert not [code for code in codes(found) if code.startswith("finding.record")]


def test_the_bar_on_felonies_is_left_out_for_who_says_no() -> None:
    unsaid, denied = (told(plan("cma-aama", said + GRADUATE)) for said in ("", "record: false\n"))

    assert "guilty of one" in unsaid
    assert "guilty of one" not in denied


@pytest.mark.parametrize("credential", MAIN)
@pytest.mark.parametrize(
    "past",
    [
        "pins: {exam.apply: 2026-11-09}",
        "pins: {exam.apply: 2026-11-09, exam.approval: 2026-11-18}",
        "pins: {exam.sit: 2026-11-20}",
        "attempts: [{credential: %s, on: 2026-11-10, passed: false}]",
        "attempts: [{credential: %s, on: 2026-11-10}]",
    ],
)
def test_what_has_happened_never_makes_a_plan_impossible(credential: str, past: str) -> None:
    line = past % credential if "%s" in past else past
    found = plan(credential, f"record: true\n{GRADUATE}{line}\n")

    assert found["feasible"]
    done = [s for s in found["steps"] if s["id"].startswith("record.") and s["status"] == "done"]
    assert not done or all(s["id"] == "record.answer" for s in done)


def test_holders_are_told_to_ask_at_renewal() -> None:
    held = "credentials: [{id: ccma-nha, certified_on: 2026-02-10, expires_on: 2028-02-10}]\n"

    assert "finding.record_renewal" in codes(plan("ccma-nha", "record: true\n" + held))


def test_a_record_is_yes_or_no() -> None:
    found = run("plan", "--profile", "-", stdin="born: 2001-03\nrecord: perhaps\n")

    assert found.exit_code == 3
    assert "<stdin>:2" in found.stderr


def test_the_same_body_tells_the_same_of_all_its_credentials() -> None:
    said: dict[str, object] = {}
    for credential in CATALOG.credentials:
        assert said.setdefault(credential.body.id, credential.body.record) == credential.body.record
    assert said["amt"] is not None
