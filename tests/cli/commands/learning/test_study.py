from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

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


def screen(*options: str, stdin: str = PROFILE) -> str:
    """What a terminal shows first, in one line."""
    found = run(
        *("study", "--profile", "-", *options), stdin=stdin, environment={"CMA_ROADMAP_FULL": ""}
    )
    assert found.exit_code == 0, found.stderr
    assert len(found.stdout.splitlines()) <= 30
    return squeezed(found.stdout.replace("\N{NO-BREAK SPACE}", " "))


def test_the_first_screen_has_the_next_week_and_a_word_on_each_of_the_others() -> None:
    shown = screen("-c", "cma-aama", "--today", "2026-11-30", "--weak", "law")

    assert "BEGIN WITH - From 30 Nov 2026, 8 h. New: Law and ethics 4 h" in shown
    assert "21 Dec 2026: no study · 28 Dec 2026: 8 h with the practice test" in shown
    assert "4 Jan 2027: 8 h to repeat WHAT TAKES MOST" in shown
    assert "study -c cma-aama --self-check · study -c cma-aama -o study.ics" in shown
    assert "done exam.study --begun -c cma-aama" in shown


def test_who_has_begun_sees_what_is_left_and_how_to_take_it_back() -> None:
    begun = PROFILE.replace("pins: {", "pins: {exam.study: 2026-11-02, ")
    shown = screen("-c", "cma-aama", "--today", "2026-11-30", stdin=begun)

    assert "Weeks left 6 of 10, this one with them" in shown
    assert "undo the step exam.study" in shown
    assert "--begun" not in shown


def test_one_week_alone_has_none_after_it() -> None:
    soon = PROFILE.replace("2027-01-11", "2026-12-05")
    shown = screen("-c", "ccma-nha", "--today", "2026-11-30", stdin=soon)

    assert "THEN, WEEK BY WEEK" not in shown
    assert "Practice test on" in shown


def test_who_sits_again_is_not_told_that_hours_are_missing() -> None:
    failed = PROFILE.split("pins")[0]
    failed += "attempts: [{credential: ccma-nha, on: 2026-11-20, passed: false}]\n"
    shown = study("-c", "ccma-nha", "--today", "2026-11-30", "--score", "ekg=40", stdin=failed)

    assert "fewer than the" not in squeezed(shown)
    assert "score 40%" in shown


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


FORMS = ("text", "md", "html", "ics")


def plan(*options: str, stdin: str = PROFILE) -> str:
    found = run("plan", "-c", "cma-aama", "--profile", "-", *options, stdin=stdin)
    assert found.exit_code == 0, found.stderr
    return squeezed(found.stdout.replace("\r\n ", ""))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_plan_that_is_read_has_the_weeks(form: str) -> None:
    page = plan("-f", form)

    assert "Procedures and examinations" in page
    assert "Practice test" in page
    assert ("20261228" if form == "ics" else "28 Dec 2026") in page

    assert form == "ics" or "skills -c cma-aama" in " ".join(page.split())


def test_the_first_screen_of_a_plan_has_one_line_for_them() -> None:
    found = run(
        *("plan", "-c", "ccma-nha", "--profile", "-"),
        stdin=PROFILE,
        environment={"CMA_ROADMAP_FULL": ""},
    )

    assert "study -c ccma-nha" in found.stdout.replace("\n", "")
    assert "From 30 Nov 2026" not in found.stdout
    assert len(found.stdout.splitlines()) <= 40


def test_a_part_of_the_plan_can_be_asked_for() -> None:
    page = plan("--show", "study-weeks")

    assert "YOUR STUDY WEEKS Hours: 50 in all, up to 8 a week of the 8" in page
    assert "WHAT IT COSTS" not in page


WEAK = "study: {weak: [medical law], scores: {pharmacology: 0}}\n"


@pytest.mark.parametrize("form", FORMS)
def test_what_one_is_weak_in_changes_the_plan_and_no_plan_that_is_shared(form: str) -> None:
    shown = plan("-f", form, stdin=PROFILE + WEAK)

    assert shown != plan("-f", form)
    assert plan("-f", form, "--share", stdin=PROFILE + WEAK) == plan("-f", form, "--share")


def test_a_name_of_the_profile_that_means_nothing_here_is_told() -> None:
    page = squeezed(study(stdin=PROFILE + "study: {weak: [knee surgery]}\n"))

    assert "Your profile names knee surgery. The outline of AAMA has no such part" in page


def test_a_calendar_of_the_weeks_follows_its_own_and_no_other(tmp_path: Path) -> None:
    old, whole = tmp_path / "old.ics", tmp_path / "plan.ics"
    for file, command in ((old, "study"), (whole, "plan")):
        run(command, "-c", "cma-aama", "--profile", "-", "-o", str(file), stdin=PROFILE)
    again = study("-f", "ics", "--previous", str(old))
    wrong = run(
        *("study", "-c", "cma-aama", "--profile", "-", "-f", "ics", "--previous", str(whole)),
        stdin=PROFILE,
    )

    assert again.replace("\r\n", "\n") == old.read_text(encoding="utf-8").replace("\r\n", "\n")
    check_refusal(wrong, 3, "another plan")
    check_refusal(run("study", "--alarms", "few"), 2, "--alarms")


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
