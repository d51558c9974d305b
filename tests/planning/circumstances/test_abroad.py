"""Schooling in another country: neither a yes nor a no where no rule speaks of it."""

from __future__ import annotations

import pytest

from cma_roadmap import load_catalog

from .asked import DIPLOMA, codes, plan, steps, told, verdicts

SCHOOL = (
    "training: [{name: Manila college, completed_on: 2025-10-02, clock_hours: %s, "
    "academic_hours: 700, externship_hours: 200%s}]\n"
)
ABROAD = SCHOOL % ("900", ", country: PH")
HERE = SCHOOL % ("900", "")
MAIN = [listing.id for listing in load_catalog().for_medical_assistants if listing.main]
UNDECIDED = {"cma-aama", "rma-amt", "ncma-ncct"}
"""Here, too, accreditation is not said, so that training in the United States cannot be told."""


@pytest.mark.parametrize("credential", MAIN)
def test_no_way_by_education_is_met_and_none_is_closed(credential: str) -> None:
    here, there = (verdicts(credential, DIPLOMA + where) for where in (HERE, ABROAD))

    assert set(there.values()) <= {"unmet", "unknown"}
    assert [way for way in here if (here[way] == "unmet") != (there[way] == "unmet")] == []
    assert ("met" in here.values()) == (credential not in UNDECIDED)


@pytest.mark.parametrize(
    ("country", "verdict"),
    [(None, "met"), ("US", "met"), ("PR", "met"), ("GU", "met"), ("PH", "unknown")],
)
def test_the_territories_are_not_abroad(country: str | None, verdict: str) -> None:
    said = f", country: {country}" if country else ""

    assert verdicts("ccma-nha", DIPLOMA + SCHOOL % ("900", said))["education"] == verdict


@pytest.mark.parametrize(
    ("accreditors", "verdict"), [("[CAAHEP]", "met"), ("[ABHES]", "met"), ("[]", "unmet")]
)
def test_a_rule_that_names_accreditors_says_what_it_says(accreditors: str, verdict: str) -> None:
    said = DIPLOMA + SCHOOL % ("900", f", country: PH, accreditors: {accreditors}")

    assert verdicts("cma-aama", said)["past-graduate"] == verdict


@pytest.mark.parametrize(("hours", "verdict"), [(719, "unmet"), (720, "unknown")])
def test_hours_that_are_too_few_are_too_few_anywhere(hours: int, verdict: str) -> None:
    assert verdicts("rma-amt", DIPLOMA + SCHOOL % (hours, ", country: PH"))["education"] == verdict


def test_a_diploma_from_abroad_cannot_be_told_either() -> None:
    foreign = "diploma: {kind: high_school, on: 2015-06-12, country: MX}\n"

    assert verdicts("ccma-nha", foreign + HERE)["education"] == "unknown"
    assert verdicts("ccma-nha", DIPLOMA + HERE)["education"] == "met"
    assert "finding.abroad_unknown" in codes(plan("ccma-nha", foreign + HERE))


def test_no_diploma_is_no_diploma_in_any_country() -> None:
    none = "diploma: {kind: none, country: MX}\n"

    assert verdicts("ccma-nha", none + HERE)["education"] == "unmet"


@pytest.mark.parametrize("credential", MAIN)
def test_the_plan_asks_the_body_before_it_is_paid(credential: str) -> None:
    found = plan(credential, DIPLOMA + ABROAD, "-p", "none")
    contact = load_catalog().credential(credential).body.url

    assert steps(found)["exam.confirm"]["end"] <= steps(found)["exam.apply"]["start"]
    assert codes(found) & {"finding.abroad_unknown", "finding.abroad_ask"}
    assert str(contact) in told(found)


def test_amt_wants_an_evaluation_before_one_applies() -> None:
    found = plan("rma-amt", DIPLOMA + ABROAD, "-p", "none")
    papers = steps(found)["abroad.papers"]

    assert "course-by-course evaluation" in papers["documents"][0]
    assert papers["end"] <= steps(found)["exam.apply"]["start"]
    assert "abroad.answer" not in steps(found)


@pytest.mark.parametrize("credential", ["cma-aama", "ccma-nha", "ncma-ncct"])
def test_where_no_rule_speaks_no_paper_is_made_up(credential: str) -> None:
    found = plan(credential, DIPLOMA + ABROAD, "-p", "none")

    assert "finding.abroad_unknown" in codes(found)
    assert not [name for name in steps(found) if name.startswith("abroad.")]


def test_who_was_schooled_here_hears_nothing_of_it() -> None:
    assert not [c for c in codes(plan("rma-amt", DIPLOMA + HERE)) if "abroad" in c]


@pytest.mark.parametrize("credential", MAIN)
@pytest.mark.parametrize("past", ["pins: {exam.apply: 2026-11-09}", "pins: {exam.sit: 2026-11-20}"])
def test_what_has_happened_stays_possible(credential: str, past: str) -> None:
    assert plan(credential, f"{DIPLOMA}{ABROAD}{past}\n", "-p", "none")["feasible"]
