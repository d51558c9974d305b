"""What is shared tells nothing of what lies behind a person, in any form."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from cli.people import SEVERAL
from cli.running import TODAY, document, run

NAME = "Grandma Willow School of Arts"
STUDENT = f"""
born: 2001-03
training:
  - {{name: {NAME}, accreditors: [CAAHEP], started_on: 2026-09-08, expected_on: 2027-05-14,
      clock_hours: 900, externship_hours: 180}}
clearances: {{hepb: [2026-01-10, 2026-02-11], bls: 2026-03-02}}
"""
GRADUATE = f"""
born: 1988-07
diploma: {{kind: high_school, on: 2006-06-14}}
training:
  - {{name: {NAME}, accreditors: [CAAHEP], completed_on: 2026-05-17, clock_hours: 900,
      externship_hours: 180}}
experience: [{{role: medical_assistant, from: 2022-01-12, to: 2024-02-03, hours_per_week: 36}}]
military: [{{training: army-68w, completed_on: 2021-08-01}}]
budget: {{total: 7777.77}}
earnings: {{per_hour: 17.53, hours_per_week: 36}}
"""
HOLDER = """
credentials: [{id: ccma-nha, certified_on: 2025-02-10}]
experience: [{role: medical_assistant, from: 2023-01-12, to: present, hours_per_week: 36}]
"""
PEOPLE = {"student": STUDENT, "graduate": GRADUATE, "holder": HOLDER}
FORMS = ("text", "json", "csv", "md", "ics", "html", "svg", "mermaid", "ctdl")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
COMMANDS = [
    *(("plan", "-c", name, "-f", form) for name in ("cma-aama", "ccma-nha") for form in FORMS),
    *(("compare", "-f", form) for form in ("text", "json", "csv", "md")),
    *(("eligible", "-f", form) for form in ("text", "json")),
    *(("why", "verdict", "-f", form) for form in ("text", "json")),
]


def told_of(profile: str) -> set[str]:
    """Every way in which a day of the profile that is over could be written, and the school."""
    found = {NAME, "7777.77", "7,777.77"}
    for text in re.findall(r"\d{4}-\d\d-\d\d", profile):
        day = date.fromisoformat(text)
        if day < TODAY:
            words = f"{day.day} {MONTHS[day.month - 1]} "
            found |= {text, text.replace("-", ""), f"{words}{day.year}", f"{words}{day:%y}"}
    born = re.search(r"born: (\d{4}-\d\d)", profile)
    return found | ({born[1]} if born else set())


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("who", PEOPLE)
def test_nothing_behind_is_told(who: str, command: tuple[str, ...]) -> None:
    result = run(*command, "--profile", "-", "--share", stdin=PEOPLE[who])
    unfolded = re.sub(r"\s+", " ", result.stdout.replace("\r\n ", ""))

    assert result.exit_code in (0, 4), result.stderr
    assert len(unfolded) > 150
    assert [secret for secret in told_of(PEOPLE[who]) if secret in unfolded] == []


@pytest.mark.parametrize("form", [form for form in FORMS if form != "ctdl"])
def test_nothing_behind_is_told_of_all_that_is_held(form: str) -> None:
    asked = ("plan", "--all-held", "--state", "WA", "-f", form, "--profile", "-")
    whole, shared = (
        re.sub(r"\s+", " ", run(*asked, *more, stdin=SEVERAL).stdout.replace("\r\n ", ""))
        for more in ((), ("--share",))
    )

    if form != "mermaid":  # it names what is done before its chart begins, and no day of it
        assert [secret for secret in told_of(SEVERAL) if secret in whole]
    assert [secret for secret in told_of(SEVERAL) if secret in shared] == []


@pytest.mark.parametrize("who", PEOPLE)
def test_without_it_the_same_page_does_tell(who: str) -> None:
    """Else the test above would find nothing to hide."""
    result = run("plan", "-c", "ccma-nha", "--profile", "-", stdin=PEOPLE[who])
    unfolded = " ".join(result.stdout.split())

    assert [secret for secret in told_of(PEOPLE[who]) if secret in unfolded]


@pytest.mark.parametrize("who", ["student", "graduate"])
def test_what_is_ahead_stays_as_it_was(who: str) -> None:
    asked = ("plan", "-c", "cma-aama", "-p", "none", "--profile", "-")
    whole = document(*asked, stdin=PEOPLE[who])
    shared = document(*asked, "--share", stdin=PEOPLE[who])

    ahead = {s["id"]: s for s in whole["steps"] if s["start"] >= TODAY.isoformat()}
    kept = {s["id"]: s for s in shared["steps"]}
    assert shared["certified_on"] == whole["certified_on"]
    assert shared["cost"]["likely"] == whole["cost"]["likely"]
    for name in ahead.keys() - {s["id"] for s in whole["steps"] if s["status"] == "done"}:
        assert (kept[name]["start"], kept[name]["end"]) == (
            ahead[name]["start"],
            ahead[name]["end"],
        )
    assert all(step["start"] >= TODAY.isoformat() for step in shared["steps"])
    assert {t for d in shared["dependencies"] for t in (d["predecessor"], d["successor"])} <= set(
        kept
    )
    for step in shared["steps"]:
        begin = date.fromisoformat(step["start"])
        if re.fullmatch(r"P\d+D", step["duration"]):
            assert begin + timedelta(days=int(step["duration"][1:-1])) == date.fromisoformat(
                step["end"]
            )


def test_a_shared_calendar_is_not_kept_for_the_next_one(tmp_path: object) -> None:
    folder = str(tmp_path)
    run("plan", "--share", "-f", "ics", environment={"CMA_ROADMAP_STATE_DIR": folder})
    again = run("plan", "-f", "ics", environment={"CMA_ROADMAP_STATE_DIR": folder}).stdout

    assert "SEQUENCE:0" in again
    assert "STATUS:CANCELLED" not in again


PLANTED = """
born: 1987-03-19
zip: "98107"  # in Washington
diploma: {kind: ged, on: 2006-06-13}
training:
  - {name: Grandma Willow School of Arts, accreditors: [CAAHEP], started_on: 2021-09-07,
     completed_on: 2022-05-18, externship_completed_on: 2022-06-29, clock_hours: 913,
     externship_hours: 187}
  - {name: Zebulon Quill Academy, started_on: 2019-01-14, left_on: 2019-08-21, closed: true}
  - {name: Colegio Esmeralda Fuentes, completed_on: 2012-10-03, country: Philippines}
experience:
  - {role: medical_assistant, from: 2014-02-11, to: 2016-07-08, hours_per_week: 31}
  - {role: medical_assistant, from: 2017-04-26, to: 2018-12-09, hours_per_week: 23}
  - {role: medical_assistant, from: 2023-01-16, to: 2024-11-22, hours_per_week: 37}
military: [{training: army-68w, completed_on: 2009-08-27}]
credentials:
  - {id: ccma-nha, certified_on: 2013-03-05, expires_on: 2015-03-04}
  - {id: rma-amt, certified_on: 2018-05-24, expires_on: 2021-05-23}
memberships: [amt]
clearances:
  hepb: [2020-01-21, 2020-02-25, 2020-07-28]
  mmr: [1988-04-12, 1991-05-06]
  varicella: [1988-09-15, 1991-10-17]
  bls: 2026-02-19
  tdap: 2025-04-07
  flu: 2026-09-30
  tb: 2026-03-27
budget: {total: 7777.77}
aid: [{name: Uncle Bartholomew Crane, amount: 1234.56, on: 2026-10-14}]
earnings: {per_hour: 17.53, hours_per_week: 29}
attempts:
  - {credential: cma-aama, on: 2024-09-17, passed: false}
  - {credential: cma-aama, on: 2025-06-26, passed: false}
state_papers: [{state: WA, paper: ma-interim, issued_on: 2023-06-05}]
licenses: [{kind: emt, state: WA, from: 2016-11-01, expires_on: 2019-10-31}]
"""
"""A life in more than forty pieces, none of which a page for others may show."""
SAID = ("Grandma Willow", "Zebulon Quill", "Colegio Esmeralda", "Uncle Bartholomew", "98107")
SUMS = ("7777.77", "1234.56", "17.53")
ALL = [
    *(("plan", "-c", name, "-f", form) for name in ("cma-aama", "ccma-nha") for form in FORMS),
    *(("plan", "--all-held", "-f", form) for form in FORMS if form != "ctdl"),
    *(("compare", "-f", form) for form in ("text", "json", "csv", "md", "html")),
    *(("eligible", "-f", form) for form in ("text", "json", "csv", "md", "html")),
    *(("why", "verdict", "-f", form) for form in ("text", "json", "md", "html")),
    *(("why", "exam.attempt-3.sit", "-f", form) for form in ("text", "json", "md", "html")),
]


def planted() -> set[str]:
    """All of it in every writing."""
    money = {f"{float(one):,.2f}" for one in SUMS}
    return told_of(PLANTED) - {NAME} | set(SAID) | set(SUMS) | money


def test_forty_pieces_are_planted() -> None:
    days = set(re.findall(r"\d{4}-\d\d-\d\d", PLANTED))

    assert len({day for day in days if day < TODAY.isoformat()}) + len(SAID) + len(SUMS) >= 40


@pytest.mark.slow(but=6)
@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_no_piece_of_a_life_is_told(command: tuple[str, ...]) -> None:
    result = run(*command, "--profile", "-", "--share", stdin=PLANTED)
    unfolded = re.sub(r"\s+", " ", result.stdout.replace("\r\n ", ""))

    assert result.exit_code in (0, 4), result.stderr
    assert len(unfolded) > 200
    assert [piece for piece in planted() if re.search(rf"{re.escape(piece)}(?!\d)", unfolded)] == []


PRIVATE = {
    "record": ("record: true", ("record", "felon", "waiver", "court", "jotform")),
    "needs": (
        "needs: {language: Hmong, accommodations: true}",
        ("accommodation", "language", "doctor", "dictionary", "hmong"),
    ),
}
"""What nobody else may even guess, and words that would give it away."""


def words_of(key: str, command: tuple[str, ...], *options: str) -> tuple[str, list[str]]:
    line, planted = PRIVATE[key]
    result = run(*command, "--profile", "-", *options, stdin=f"{line}\n{GRADUATE}")
    assert result.exit_code in (0, 4), result.stderr
    unfolded = re.sub(r"\s+", " ", result.stdout.replace("\r\n ", ""))
    return unfolded, [word for word in planted if word in unfolded.lower()]


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("key", PRIVATE)
def test_what_nobody_may_guess_changes_nothing_that_is_shared(
    key: str, command: tuple[str, ...]
) -> None:
    shared, _ = words_of(key, command, "--share")
    without = run(*command, "--profile", "-", "--share", stdin=GRADUATE).stdout

    assert shared == re.sub(r"\s+", " ", without.replace("\r\n ", ""))


@pytest.mark.parametrize("key", PRIVATE)
def test_without_share_it_would_be_told(key: str) -> None:
    told = [words_of(key, ("plan", "-c", name))[1] for name in ("cma-aama", "rma-amt")]

    assert all(told)


@pytest.mark.parametrize("form", ["text", "json", "ics"])
def test_points_that_were_earned_are_in_no_plan_that_is_shared(form: str) -> None:
    line = "ce: [{title: Wounds, on: 2026-03-02, points: 4, credentials: [ccma-nha]}]"
    command = ("plan", "-c", "ccma-nha", "-f", form, "--profile", "-")
    shared = [run(*command, "--share", stdin=f"{HOLDER}{more}\n").stdout for more in ("", line)]
    told = [run(*command, stdin=f"{HOLDER}{more}\n").stdout for more in ("", line)]

    assert shared[0] == shared[1]
    assert told[0] != told[1]


def test_a_plan_from_before_is_not_told_in_what_is_shared(tmp_path: Path) -> None:
    """It has the days, the money and the courses that are left out."""
    (tmp_path / "me.yaml").write_text(GRADUATE, encoding="utf-8")
    mine = ("--profile", str(tmp_path / "me.yaml"), "--today", str(TODAY))
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    for file in (old, new):
        assert run("plan", *mine, "--share", "-o", str(file)).exit_code == 0

    result = run("plan", *mine, "--share", "--against", str(old))

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--against would tell it" in result.stderr
    assert run("diff", str(old), str(new)).exit_code == 0
