"""Profiles read without pydantic: the same values, and a doubt wherever pydantic refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.model.definitions.profile import Profile
from people.dice import Dice, IdleError
from people.lives import odd_life

SCENARIOS = sorted((Path(__file__).parents[2] / "docs" / "scenarios").glob("*.yaml"))
DOUBT = "doubt"
READ = """
import json, sys
from cma_roadmap.fast_start import plain
plain.validating = False
from cma_roadmap.fast_start.plain_reading import DoubtError, read_plainly
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.model.definitions.profile import Profile

def read(text):
    try:
        return repr(read_plainly(Profile, parse(text.encode(), "p", max_bytes=10**6).tree))
    except DoubtError:
        return "doubt"

print(json.dumps([read(text) for text in json.load(sys.stdin)]))
assert "pydantic" not in sys.modules
"""
PLAIN = [
    "state: WA",
    "zip: 98101-1234",
    "born: 2001-03",
    "born: 2001-03-14",
    "diploma: {kind: ged}",
    "training: []",
    "training: [{completed_on: 2026-01-01, clock_hours: 20000, externship_hours: 0}]",
    "training: [{left_on: 2026-01-01, closed: true, accreditors: [CAAHEP]}]",
    "experience: [{role: medical_assistant, from: 2020-01-01, to: present}]",
    "experience: [{role: phlebotomist, from: 2020-01-01, to: 2021-01-01, hours_per_week: 168}]",
    "clearances: {tb-test: 2026-01-01, hepatitis-b: [2026-01-01, 2026-02-01]}",
    "budget: {total: 6000, per_month: 400.50 USD}",
    "earnings: {per_hour: 20 USD, hours_per_week: 40, in_school: 0}",
    "availability: {hours_per_week: 1, breaks: [{from: 2027-01-01, to: 2027-01-02}]}",
    "assumptions: {study_weeks: 104, seat_days: 365}",
    "ce: [{title: A, on: 2026-01-01, points: 1.5, credentials: [cma-aama]}]",
    "record: false",
    "pins: {exam.sit: 2027-01-01}",
    "skills: [vital-signs]",
    "skills: []",
    "study: {}",
    "study: {weak: [Law, law], strong: [''], scores: {a: 0, b: 100}}",
    "training: [{completed_on: 2026-01-01, courses: [BIO 131 Anatomy, BIO 131 Anatomy]}]",
]
WRONG = [
    "state: wa",
    "state: WAX",
    "zip: 9810",
    "born: 2001-13",
    "born: 1899-01",
    "finish_by: 2027-02-30",
    "finish_by: 27-02-03",
    "nonsense: 1",
    "training:",
    "training: {}",
    "training: [{}]",
    "training: [{completed_on: 2026-01-01, expected_on: 2026-01-01}]",
    "training: [{completed_on: 2026-01-01, clock_hours: 0}]",
    "training: [{completed_on: 2026-01-01, clock_hours: 20001}]",
    "training: [{completed_on: 2026-01-01, clock_hours: 10, externship_hours: 11}]",
    "training: [{completed_on: 2026-01-01, accreditors: [NOBODY]}]",
    "training: [{completed_on: 2026-01-01, closed: true}]",
    "experience: [{role: medical_assistant, start: 2020-01-01, end: present}]",
    "experience: [{role: medical_assistant, from: 2020-01-01}]",
    "experience: [{role: medical_assistant, from: 2020-01-01, to: Present}]",
    "experience: [{role: medical_assistant, from: 2020-01-01, to: 2019-12-31}]",
    "experience: [{role: a b, from: 2020-01-01, to: present}]",
    "experience: [{role: a, from: 2020-01-01, to: present, hours_per_week: 169}]",
    "availability: {breaks: [{from: 2027-01-01, to: 2027-01-01}]}",
    "assumptions: {study_weeks: -1}",
    "assumptions: {study_weeks: 105}",
    "budget: {total: -1}",
    "budget: {total: a lot}",
    "earnings: {per_hour: 20, hours_per_week: 40, in_school: 41}",
    "ce: [{title: '', on: 2026-01-01, points: 1, credentials: [cma-aama]}]",
    "ce: [{title: A, on: 2026-01-01, points: 1, credentials: []}]",
    "ce: [{title: A, on: 2026-01-01, points: 0, credentials: [a]}]",
    "ce: [{title: A, on: 2026-01-01, points: 1.125, credentials: [a]}]",
    "ce: [{title: A, on: 2026-01-01, points: 1000.01, credentials: [a]}]",
    "record: maybe",
    "pins: {Exam: 2027-01-01}",
    "skills: vital-signs",
    "skills: [Vital-Signs]",
    "skills: ['']",
    "study: []",
    "study: {weak: law}",
    "study: {hard: [law]}",
    "study: {scores: {a: 101}}",
    "study: {scores: {a: -1}}",
    "study: {scores: {a: 45%}}",
    "study: {weak: [Law], strong: [' law']}",
    "study: {weak: [law], scores: {law: 40}}",
    "training: [{completed_on: 2026-01-01, courses: Anatomy}]",
    "training: [{courses: [Anatomy]}]",
]
ODD = [
    "record: yes",
    "record: 'TRUE'",
    "assumptions: {study_weeks: '07'}",
    "assumptions: {study_weeks: ' 7'}",
    "assumptions: {study_weeks: 7.0}",
    "assumptions: {study_weeks: 1_0}",
    "ce: [{title: A, on: 2026-01-01, points: 1e1, credentials: [a]}]",
    "zip: '٩٨١٠١'",
    "study: {scores: {a: 50.0}}",
    "study: {scores: {a: '05'}}",
    "attempts: [{credential: a, on: 2026-01-01, passed: no}]",
    "needs: {accommodations: yes}",
]
"""Other ways to write a value: pydantic tells whether they are one."""


def without_pydantic(texts: list[str]) -> list[str]:
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", READ],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    told: list[str] = json.loads(run.stdout)
    return told


def by_pydantic(text: str) -> str:
    try:
        return repr(Profile.model_validate(parse(text.encode(), "p", max_bytes=10**6).tree))
    except ValidationError:
        return DOUBT


@pytest.fixture(scope="module")
def random_profiles() -> list[str]:
    texts = []
    for seed in range(400):
        try:
            texts.append(odd_life(Dice(str(seed))).profile)
        except IdleError:
            continue
    return [text for text in texts if text]


def test_what_is_written_plainly_is_read_alike(random_profiles: list[str]) -> None:
    texts = [*PLAIN, *(path.read_text("utf-8") for path in SCENARIOS), *random_profiles]
    expected = [by_pydantic(text) for text in texts]

    read = without_pydantic(texts)

    assert len(random_profiles) > 200
    assert DOUBT not in expected[: len(PLAIN)]
    for text, plainly, validated in zip(texts, read, expected, strict=True):
        assert plainly == validated, text


def test_what_breaks_a_rule_is_a_doubt() -> None:
    assert [by_pydantic(text) for text in WRONG] == [DOUBT] * len(WRONG)
    assert without_pydantic(WRONG) == [DOUBT] * len(WRONG)


def test_what_is_written_in_another_way_is_never_read_as_something_else() -> None:
    for text, plainly in zip(ODD, without_pydantic(ODD), strict=True):
        assert plainly in (DOUBT, by_pydantic(text)), text
