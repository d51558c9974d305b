"""Titles of courses beside what rules list."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import load_catalog, read_profile
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.studying import AskedCourse
from cma_roadmap.model.studying.skill_report import TranscriptCheck
from cma_roadmap.planning.studying.skills import skills_of
from cma_roadmap.planning.studying.transcript import courses_about, transcript_checks

TODAY = date(2026, 11, 30)
LISTED = {
    asked.id: asked
    for one in skills_of(load_catalog()).lists
    for asked in one.asks
    if "cma-aama.alternative.curriculum" in one.clauses
}


def checks(said: str, credential: str = "cma-aama") -> tuple[TranscriptCheck, ...]:
    who = read_profile(said.encode(), "me.yaml")
    return transcript_checks(load_catalog(), who, credential, TODAY, None)


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("BIO 131 Anatomy and Physiology I", ["anatomy", "physiology"]),
        ("A&P for the Medical Assistant", ["anatomy", "physiology"]),
        ("Human Anatomy", ["anatomy"]),
        ("ANATOMY", ["anatomy"]),
        ("Structure and Function of the Human Body", ["anatomy", "physiology"]),
        ("Pharmacology", ["pharmacology"]),
        ("Infection Control", ["infection-control"]),
        ("Control of traffic", []),
        ("Dosage Calculations", ["math"]),
        ("Math for Health Careers", ["math"]),
        ("Phlebotomy I", ["phlebotomy"]),
        ("Medication Administration", ["injections"]),
        ("Pharmacology and Injections", ["pharmacology", "injections"]),
        ("Medical Office Administration", []),
        ("Anatomical drawing", []),
        ("Art", []),
        ("", []),
        ("医学", []),
    ],
)
def test_a_title_names_what_all_its_words_say(title: str, about: list[str]) -> None:
    assert [name for name, asked in LISTED.items() if courses_about(asked, [title])] == about


def test_what_is_counted_no_title_shows() -> None:
    counted = AskedCourse(id="ten", name="Ten draws", counted=True)

    assert courses_about(counted, ["Ten draws", ""]) == ()


def test_all_courses_of_all_schools_count_each_once() -> None:
    (found,) = checks(
        "training:\n"
        "- {name: A, completed_on: 2024-05-14, courses: [Anatomy, Art]}\n"
        "- {name: B, left_on: 2025-05-14, courses: [Anatomy, Physiology]}\n"
    )

    assert found.courses == ("Anatomy", "Art", "Physiology")
    assert (found.named, len(found.lines)) == (2, 7)
    assert [clause.id.rpartition(".")[2] for clause in found.clauses] == [
        *("curriculum", "injections", "phlebotomies")
    ]
    assert [paper.id for paper in found.papers if found.pathway.id not in paper.pathways] == []


def test_every_way_in_that_lists_courses_is_told() -> None:
    found = checks("", "ccma-c-ccbma")

    assert [one.pathway.id for one in found] == [
        *("employed", "experience", "graduate", "instructor", "military")
    ]
    assert all(one.named == 0 and len(one.lines) == 2 for one in found)


def test_the_other_clauses_are_judged_by_what_is_told() -> None:
    school = "name: S, completed_on: 2026-05-14, institution_accredited: true"
    enough = f"training: [{{{school}, academic_hours: 560, externship_hours: 160}}]"
    short = f"training: [{{{school}, academic_hours: 559, externship_hours: 160}}]"
    name = "cma-aama.alternative.program-with-practicum"

    verdicts = {
        said: {node.id: node.verdict(TODAY).value for node in checks(said)[0].others}[name]
        for said in (enough, short)
    }
    assert verdicts == {enough: "met", short: "unmet"}


@pytest.mark.parametrize("credential", ["rma-amt", "ccma-nha", "pmac-aspma"])
def test_where_no_rule_lists_courses_those_that_do_are_named(credential: str) -> None:
    with pytest.raises(WrongRequestError, match="lists courses") as raised:
        checks("", credential)

    assert "CMA (AAMA)" in (raised.value.hint or "")
