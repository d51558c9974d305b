"""Needs for the exam: its language and accommodations, with what each body says or whom to ask."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cma_roadmap import load_catalog

from .asked import DIPLOMA, codes, plan, steps, ties, told

GRADUATE = DIPLOMA + (
    "training: [{name: Career college, accreditors: [CAAHEP], institution_accredited: true, "
    "started_on: 2026-01-05, completed_on: 2026-10-30, clock_hours: 900, externship_hours: 180}]\n"
)
SPANISH = "needs: {language: es}\n"
HELP = "needs: {accommodations: true}\n"
CATALOG = load_catalog()
MAIN = [listing.id for listing in CATALOG.for_medical_assistants if listing.main]


@pytest.mark.parametrize("credential", [*MAIN, "cmac-amca"])
def test_a30_the_body_is_asked_for_its_languages_before_school_is_paid(credential: str) -> None:
    found = plan(credential, SPANISH + DIPLOMA)
    body = CATALOG.credential(credential).body

    assert ("needs.language", "training.choose") in ties(found)
    assert steps(found)["needs.language"]["start"] <= steps(found)["training.choose"]["start"]
    assert found["certified_on"] == plan(credential, DIPLOMA)["certified_on"]
    assert body.abbreviation in steps(found)["needs.language"]["title"]
    said = next(f["message"] for f in found["findings"] if f["code"] == "finding.language_unknown")
    assert body.reached(date(2026, 11, 30)) in said


@pytest.mark.parametrize("said", ["{language: en}", "{language: English}", "{}"])
def test_nobody_has_to_ask_for_english(said: str) -> None:
    found = plan("ccma-nha", f"needs: {said}\n{GRADUATE}")

    assert not [name for name in steps(found) if name.startswith("needs.")]


def test_amt_decides_within_30_days_of_an_application_with_all_papers() -> None:
    found = steps(plan("rma-amt", HELP + GRADUATE))
    papers, answer, apply = (found[n] for n in ("needs.papers", "needs.answer", "exam.apply"))

    assert papers["end"] <= apply["start"]
    assert len(papers["documents"]) == 4
    assert answer["start"] == apply["end"]
    length = date.fromisoformat(answer["end"]) - date.fromisoformat(answer["start"])
    assert length == timedelta(days=30)
    assert found["exam.sit"]["start"] >= answer["end"]


def test_two_answers_of_one_body_are_waited_for_at_once() -> None:
    both, one = (plan("rma-amt", HELP + more + GRADUATE) for more in ("record: true\n", ""))

    assert both["certified_on"] == one["certified_on"]


@pytest.mark.parametrize("credential", ["cma-aama", "ncma-ncct"])
def test_where_nothing_is_known_one_asks_before_one_applies(credential: str) -> None:
    found = plan(credential, HELP + GRADUATE)

    assert steps(found)["needs.ask"]["start"] <= steps(found)["exam.apply"]["start"]
    assert CATALOG.credential(credential).body.reached(date(2026, 11, 30)) in told(found)
    assert found["certified_on"] == plan(credential, GRADUATE)["certified_on"]


@pytest.mark.parametrize("credential", ["ccma-nha", "cmac-amca"])
def test_where_no_time_is_told_none_is_made_up(credential: str) -> None:
    found = plan(credential, HELP + GRADUATE)

    assert "finding.accommodations_answer_unknown" in codes(found)
    assert steps(found)["needs.answer"]["duration"] == "P1D"


UNKNOWN_TIME = ["cma-aama", "ncma-ncct", "ccma-nha", "cmac-amca"]


@pytest.mark.parametrize("credential", UNKNOWN_TIME)
def test_where_no_time_is_told_asking_is_a_step_before_studying(credential: str) -> None:
    found = plan(credential, HELP + GRADUATE)
    ask, study, sit = (steps(found)[name] for name in ("needs.ask", "exam.study", "exam.sit"))

    assert {("needs.ask", name) for name in ("exam.study", "exam.apply", "exam.sit")} <= ties(found)
    assert ask["latest_start"] <= min(study["latest_start"], sit["latest_start"])
    assert found["certified_on"] == plan(credential, GRADUATE)["certified_on"]
    assert [f["step"] for f in found["findings"] if f["code"] in ASKED] == ["needs.ask"]


ASKED = ("finding.accommodations_unknown", "finding.ask_early")


def test_who_has_applied_still_asks_before_the_sitting() -> None:
    pins = "pins: {exam.apply: 2026-11-25, exam.study: 2026-11-02}\n"
    found = plan("ccma-nha", HELP + GRADUATE + pins)

    assert ("needs.ask", "exam.sit") in ties(found)
    assert not {("needs.ask", name) for name in ("exam.study", "exam.apply")} & ties(found)
    assert steps(found)["needs.ask"]["latest_start"] <= steps(found)["exam.sit"]["latest_start"]


def test_where_a_time_is_told_it_is_counted_back_from_the_sitting() -> None:
    found = steps(plan("rma-amt", HELP + GRADUATE))

    assert "needs.ask" not in found
    days = [date.fromisoformat(found[n]["latest_start"]) for n in ("needs.answer", "exam.sit")]
    assert days[1] - days[0] == timedelta(days=30)


def test_who_needs_neither_hears_of_neither() -> None:
    found = plan("rma-amt", "needs: {accommodations: false}\n" + GRADUATE)

    assert not [c for c in codes(found) if "accommodations" in c or "language" in c]


@pytest.mark.parametrize("credential", MAIN)
@pytest.mark.parametrize(
    "past",
    [
        "pins: {exam.apply: 2026-11-09}",
        "pins: {exam.sit: 2026-11-20}",
        "attempts: [{credential: %s, on: 2026-11-10, passed: false}]",
    ],
)
def test_what_has_happened_stays_possible_and_is_asked_about(credential: str, past: str) -> None:
    line = past % credential if "%s" in past else past
    person = f"needs: {{language: es, accommodations: true}}\n{GRADUATE}{line}\n"
    found = plan(credential, person)

    assert found["feasible"]
    assert ("finding.accommodations_again" in codes(found)) == ("exam.apply" not in past)
    done = {s["id"] for s in found["steps"] if s["status"] == "done"}
    assert not done & {"needs.ask", "needs.language", "needs.papers"}


def test_one_body_says_the_same_of_all_its_exams() -> None:
    said: dict[str, object] = {}
    for credential in CATALOG.credentials:
        body = credential.body
        mine = (body.accommodations, body.languages, body.licenses, body.abroad, body.phone)
        assert said.setdefault(body.id, mine) == mine
