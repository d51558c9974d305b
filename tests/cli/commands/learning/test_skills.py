"""`skills` as it is typed: the table, the list for a résumé, the page for the school, and noes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.running import check_refusal, document, run
from rendering.page_text import check_page

DAY = ("--today", "2026-11-30")
WORKER = """\
skills: [vitals, phones]
experience: [{role: MA, from: 2022-01-10, to: present}]
credentials: [{id: ccma-nha, certified_on: 2025-08-10}]
training:
- {name: My school, completed_on: 2021-05-14, courses: [BIO 131 Anatomy and Physiology, Art]}
"""


def squeezed(text: str) -> str:
    return " ".join(text.split())


def skills(*words: str, stdin: str = WORKER, width: int = 80) -> str:
    wide = {"COLUMNS": str(width)}
    found = run("skills", *words, *DAY, "--profile", "-", stdin=stdin, environment=wide)
    assert found.exit_code == 0, found.stderr
    return found.stdout


def test_the_table_tells_who_has_it_where_it_is_learned_and_who_asks_it() -> None:
    told = squeezed(skills("-c", "ccma-nha", width=200))

    check_page(skills("-c", "ccma-nha"), 80)
    assert "Of 34 skills: 2 by your own word, 32 more likely, 0 left" in told
    assert "Vital signs [1-3] yes classes, externship, work Patient intake and vitals" in told
    assert "likely, from your training, work, CCMA (NHA)" in told
    assert "Phlebotomy (8%)" in told
    assert "A state may allow less than this." in told
    assert "O*NET Database by the U.S. Department of Labor" in told


def test_nothing_told_is_nothing_had() -> None:
    told = squeezed(skills(stdin=""))

    assert "Nothing that you told speaks for any of the 34 skills yet." in told
    assert "likely, from" not in told


def test_the_document_has_every_exam_and_every_source() -> None:
    found = document("skills", *DAY, "--profile", "-", stdin=WORKER)
    by_id = {one["id"]: one for one in found["skills"]}
    draws = {one["credential"]: one for one in by_id["blood-draws"]["exams"]}

    assert found["exams"][0] == found["credential"] == "cma-aama"
    assert set(draws) == set(found["exams"])
    assert draws["ccma-nha"]["met"] == "named"
    assert draws["ccma-nha"]["asked"][0]["percent"] == "8.0"
    assert draws["rma-amt"]["met"] == "unknown"
    assert by_id["blood-draws"]["evidence"] == [
        {"kind": "training", "of": None},
        {"kind": "work", "of": "medical_assistant"},
        {"kind": "credential", "of": "ccma-nha"},
    ]
    cited = {one["id"] for one in found["sources"]}
    assert {one[key]["source"] for one in found["skills"] for key in ("asked", "taught")} <= cited


def test_a_spreadsheet_has_a_row_for_each_skill() -> None:
    rows = list(csv.DictReader(io.StringIO(skills("--format", "csv").removeprefix("\ufeff"))))

    assert len(rows) == len({row["skill"] for row in rows}) == 34
    assert {row["having"] for row in rows} == {"have", "likely"}


def test_a_resume_has_what_is_told_and_nothing_that_is_likely(tmp_path: Path) -> None:
    found = run("skills", "--resume", "--format", "md", *DAY, "--profile", "-", stdin=WORKER)

    assert found.exit_code == 0
    assert found.stdout == (
        "# Skills\n\n"
        "## Clinical skills\n\n"
        "- Vital signs: blood pressure, pulse, temperature, breathing, oxygen level, height and "
        "weight\n\n"
        "## Office skills\n\n"
        "- Answering phones and taking messages\n\n"
        "## Certificates and cards\n\n"
        "- CCMA (NHA), since 10 Aug 2025\n"
    )
    assert found.stderr.startswith("32 more are likely yours, and are left out.")
    kept = tmp_path / "skills.html"
    assert run("skills", "--resume", "-o", str(kept), *DAY, "--profile", "-", stdin=WORKER)
    assert "Answering phones" in kept.read_text(encoding="utf-8")
    quiet = run("skills", "--resume", "--quiet", *DAY, "--profile", "-", stdin=WORKER)
    assert quiet.stderr == ""


def test_a_resume_fits_one_page() -> None:
    everything = ", ".join(one["id"] for one in document("skills", *DAY)["skills"])
    page = skills("--resume", stdin=f"skills: [{everything}]")

    assert len(page.splitlines()) <= 54  # lines of a sheet of paper, at six an inch


def test_one_left_out_is_told_as_one() -> None:
    found = run(
        *("skills", "--resume", *DAY, "--profile", "-"),
        stdin="skills: [phones]\nclearances: {bls: 2026-03-01}\n",
    )

    assert found.stderr.startswith("One more is likely yours")


@pytest.mark.parametrize(
    "stdin",
    ["", "experience: [{role: MA, from: 2022-01-10, to: present}]\n", "state: WA\n"],
)
def test_an_empty_resume_is_refused(stdin: str) -> None:
    refused = run("skills", "--resume", *DAY, "--profile", "-", stdin=stdin)

    check_refusal(refused, 2, "A résumé lists only what you have", "skills: [vital-signs, phones]")


def test_the_page_for_the_school_sets_courses_beside_what_is_listed() -> None:
    told = squeezed(skills("--transcript", width=200))

    check_page(skills("--transcript"), 80)
    assert "Titles of your courses name 2 of 7 that a title can show." in told
    assert "Physiology BIO 131 Anatomy and Physiology ____" in told
    assert "Pharmacology none by its title: ask where it was taught ____" in told
    assert "10 successful blood draws a record signed by the school ____" in told
    assert "An attestation form signed by your program" in told
    assert "confirmed: [cma-aama.alternative.curriculum," in told


def test_who_names_no_courses_is_told_how() -> None:
    assert "You named none. Write their titles into your profile" in squeezed(
        skills("--transcript", stdin="")
    )


def test_what_cannot_be_is_refused() -> None:
    both = run("skills", "--resume", "--transcript")
    check_refusal(both, 2, "two different pages", "Ask for one of them.")
    no_list = run("skills", "--transcript", "-c", "rma-amt")
    check_refusal(no_list, 2, "No way to the RMA (AMT) lists courses", "CMA (AAMA)")
    check_refusal(run("skills", "-c", "cmaa-aama"), 2, "cmaa-aama")
    assert run("skills", "--resume", "--format", "csv", *DAY).exit_code == 2


def test_a_skill_that_is_not_there_is_told_at_its_line(tmp_path: Path) -> None:
    """All at once, with what may be meant, and no plan is made of it."""
    profile = tmp_path / "me.yaml"
    profile.write_text("state: WA\nskills:\n- vital sings\n- phones\n- juggling\n", "utf-8")

    for command in ("skills", "plan"):
        found = run(command, *DAY, "--profile", str(profile))
        assert found.exit_code == 3
        assert f"{profile}:3: There is no skill called 'vital sings'." in squeezed(found.stderr)
        assert "Did you mean vital-signs?" in found.stderr
        assert f"{profile}:5:" in found.stderr
        assert "Skills: vital-signs, patient-histories" in squeezed(found.stderr)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("skills: vitals\n", "me.yaml:1"),
        ("skills: [{name: vitals}]\n", "me.yaml:1"),
        ("skills: [[vitals]]\n", "me.yaml:1"),
        ("training:\n- {completed_on: 2025-01-01, courses: Anatomy}\n", "me.yaml:2"),
        ("training:\n- {completed_on: 2025-01-01, courses: ['']}\n", "me.yaml:2"),
        (f"training:\n- {{completed_on: 2025-01-01, courses: [{'x' * 201}]}}\n", "me.yaml:2"),
    ],
)
def test_bad_input_is_told_at_its_place(tmp_path: Path, said: str, message: str) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text(said, "utf-8")

    found = run("skills", *DAY, "--profile", str(profile))
    assert found.exit_code == 3
    assert message in found.stderr
    assert "Traceback" not in found.stderr


def test_a_data_folder_may_bring_skills_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "skills.yaml").write_text(
        "why: Ours.\nskills:\n- id: calm\n  name: Calm\n  group: people\n  resume: Calm\n"
        "  learned: [work]\n"
        "  asked: [{value: Be calm., source: onet-31-9092, confidence: high}]\n"
        "  taught: [{value: null, source: onet-31-9092, confidence: low}]\n",
        "utf-8",
    )

    found = document("skills", *DAY, "--data-dir", str(tmp_path))
    assert [one["id"] for one in found["skills"]] == ["calm"]
    assert found["taught"] == []
    check_refusal(
        run("skills", "--transcript", *DAY, "--data-dir", str(tmp_path)), 2, "lists courses"
    )


def test_names_that_mean_nothing_in_skills_are_told_at_their_line(tmp_path: Path) -> None:
    (tmp_path / "skills.yaml").write_text(
        "why: Ours.\nlists:\n- clauses: [cma-aama.alternative.curriculumm]\n"
        "  asks: [{id: a, name: A}]\nskills:\n- id: calm\n  name: Calm\n  group: people\n"
        "  resume: Calm\n  learned: [work]\n  cards: [blss]\n"
        "  asked: [{value: Be calm., source: nobody, confidence: high}]\n"
        "  taught: [{value: null, source: onet-31-9092, confidence: low}]\n",
        "utf-8",
    )

    found = run("skills", *DAY, "--data-dir", str(tmp_path))
    assert found.exit_code == 3
    for line in (3, 11, 12):
        assert f"skills.yaml:{line}:" in found.stderr


def test_the_plan_leads_to_skills_while_the_road_is_ahead() -> None:
    screen = {"CMA_ROADMAP_FULL": ""}
    ahead = run("plan", *DAY, environment=screen).stdout
    held = "credentials: [{id: cma, certified_on: 2025-06-10}]\n"
    over = run("plan", *DAY, "--profile", "-", stdin=held, environment=screen).stdout

    assert "· skills ·" in squeezed(ahead)
    assert "· skills ·" not in squeezed(over)


def test_the_schemas_are_printed() -> None:
    for name in ("skills-json", "resume", "transcript"):
        kind = name.removesuffix("-json")
        assert json.loads(run("data", "schema", name).stdout)["$id"] == f"urn:cma-roadmap:{kind}:1"
    assert json.loads(run("data", "schema", "skills").stdout)["properties"]["skills"]
