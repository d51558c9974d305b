from __future__ import annotations

import csv
from datetime import date

import pytest

from cli.running import check_refusal, document, run
from rendering.page_text import check_page

PROFILE = """\
state: TX
diploma: {kind: high_school, on: 2020-06-01}
training:
  - {name: City College, accreditors: [CAAHEP], started_on: 2026-01-12, completed_on: 2026-11-20}
availability: {hours_per_week: 8, breaks: [{from: 2026-12-21, to: 2026-12-28}]}
pins: {exam.sit: 2027-01-11}
"""
HEADINGS = [
    *("WEEK BY WEEK", "WHAT THE EXAM ASKS, AND YOUR HOURS FOR IT", "WHAT TO STUDY WITH"),
    *("THE EXAM DAY", "WHAT THIS RESTS ON", "SOURCES"),
]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def study(*options: str, stdin: str = PROFILE) -> str:
    found = run("study", "-c", "cma-aama", "--profile", "-", *options, stdin=stdin)
    assert found.exit_code == 0, found.stderr
    return found.stdout


def test_a_student_with_a_job_sees_the_weeks_first() -> None:
    page = study("--weak", "medical law", "--strong", "pharmacology")
    headings = [line for line in page.splitlines() if line.isupper() and line[0] != " "]

    assert page.startswith("Study for the CMA (AAMA) until the exam on 11 Jan 2027\n")
    assert headings == HEADINGS
    assert "From 21 Dec 2026, 0 h. No study. Fewer hours: your break." in squeezed(page)
    assert "Practice test on 28 Dec 2026, 3 h." in page
    assert "a week of the 8 that you have" in squeezed(page)
    check_page(page, 80)


def test_free_and_official_material_comes_first_with_its_price() -> None:
    page = squeezed(study())
    places = [page.index(name) for name in ("content outline of", "practice exam:", "review exam:")]

    assert places == sorted(places)
    assert "Price: $0" in page
    assert "Price: $30 (not sure)" in page


def test_what_nobody_told_of_the_exam_day_is_to_be_asked() -> None:
    page = squeezed(study())

    assert "? What to bring: not found. Ask AAMA." in page
    assert "? Languages of the exam: not known. Ask AAMA before you pay." in page


def test_the_first_screen_is_short() -> None:
    found = run(
        *("study", "-c", "ccma-nha", "--profile", "-"),
        stdin=PROFILE,
        environment={"CMA_ROADMAP_FULL": ""},
    )

    assert len(found.stdout.splitlines()) <= 30
    assert "--full shows all of it" in squeezed(found.stdout)


def test_the_sheet_has_every_hour() -> None:
    rows = list(csv.DictReader(study("--format", "csv").splitlines()))
    hours = sum(int(row[name] or 0) for row in rows for name in ("new", "repeated", "practice"))

    assert hours == document("study", "-c", "cma-aama", "--profile", "-", stdin=PROFILE)["hours"]
    assert {row["practice"] for row in rows} == {"", "3"}


def test_no_day_is_past_the_exam_and_no_week_over_the_hours() -> None:
    found = document("study", "-c", "cma-aama", "--profile", "-", "--weak", "law", stdin=PROFILE)
    weeks = found["weeks"]

    assert all(week["end"] <= found["exam_on"] for week in weeks)
    assert max(week["hours"] for week in weeks) == 8 == found["hours_allowed"]
    assert date.fromisoformat(found["exam_on"]) == date(2027, 1, 11)
    assert found["outline"]["total"] == found["outline"]["whole"] == "100"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--weak", "surgery"), ("'surgery'", "It has: ", "Law and ethics")),
        (("--weak", "law", "--strong", "general"), ("Law and ethics", "two ways")),
        (("--score", "law"), ("'law'", "pharmacology=45")),
        (("--score", "law=101", "--score", "=3"), ("'law=101', '=3'",)),
        (("-c", "cet-nha"), ("CET (NHA)",)),
    ],
)
def test_what_makes_no_sense_is_refused(options: tuple[str, ...], words: tuple[str, ...]) -> None:
    given = options if "-c" in options else ("-c", "cma-aama", *options)
    check_refusal(run("study", "--profile", "-", *given, stdin=PROFILE), 2, *words)


def test_where_there_is_no_road_there_is_nothing_to_study() -> None:
    found = run("study", "-c", "cma-aama", "--program", "none")

    assert (found.exit_code, found.stdout) == (4, "")
    assert "why verdict" in found.stderr
