"""One screen: every command within its budget of lines at 80 columns, for thirty people."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import document, run

DAY = ("--today", "2026-11-30")
SCREEN = {"CMA_ROADMAP_FULL": ""}
PEOPLE = {
    "nothing said": "",
    "student": "training: [{name: My school, accreditors: [CAAHEP], expected_on: 2027-05-14}]\n",
    "graduate": "training: [{name: S, accreditors: [ABHES], completed_on: 2026-05-14}]\n",
    "no diploma": "born: 2010-05\ndiploma: {kind: none}\n",
    "working": "experience: [{role: MA, from: 2021-05-01, to: present, hours_per_week: 40}]\n",
    "medic": "military: [{training: 68W, completed_on: 2024-08-01}]\n",
    "holder": "credentials: [{id: cma, certified_on: 2024-06-10}]\n",
    "silent holder": "credentials: [{id: cma, certified_on: 2010-06-10}]\n",
    "lapsed": "credentials: [{id: rma-amt, certified_on: 2008-06-10, expires_on: 2011-06-09}]\n",
    "failed twice": (
        "training: [{name: S, accreditors: [ABHES], completed_on: 2026-03-27}]\n"
        "attempts: [{credential: cma, on: 2026-05-31, passed: false},"
        " {credential: cma, on: 2026-10-07, passed: false}]\n"
    ),
    "record": "record: true\n",
}
REQUESTS = (
    (),
    ("-c", "ccma-nha"),
    ("--state", "WA"),
    ("--finish-by", "2027-03-01"),
    ("--near", "98101"),
    ("--hours-per-week", "10", "--horizon", "3"),
)
ASKED = [
    (who, PEOPLE[who], wish)
    for number, who in enumerate(PEOPLE)
    for wish in (REQUESTS[0], *(REQUESTS[1 + (number + k) % 5] for k in range(2)))
]


@pytest.mark.slow(but=8)
@pytest.mark.parametrize(("who", "profile", "wish"), ASKED)
def test_a_plan_fits_one_screen(who: str, profile: str, wish: tuple[str, ...]) -> None:
    """40 lines for a plan and 30 for a no; it ends with what to type next."""
    found = run("plan", *DAY, *wish, "--profile", "-", stdin=profile, environment=SCREEN)

    assert found.exit_code in (0, 4), found.stderr
    lines = found.stdout.splitlines()
    assert len(lines) <= (40 if found.exit_code == 0 else 30), who
    assert max(map(len, lines)) <= 80
    assert "--full tells all" in found.stdout
    assert not found.stdout.startswith("Your road")


BUDGETS = {
    "compare": 30,
    "eligible": 24,
    "why exam.sit": 20,
    "programs --near 98101": 25,
    "programs show ipeds-236513-2": 30,
    "credentials show cma-aama": 40,
    "states show WA": 40,
    "career": 30,
    "next": 30,
    "status": 30,
    "data check": 25,
    "data check --coverage": 40,
    "data stale": 25,
    "data sources": 25,
}


@pytest.mark.parametrize(("command", "most"), BUDGETS.items())
def test_every_command_keeps_its_budget(command: str, most: int) -> None:
    words = command.split()
    found = run(*words, *DAY, environment=SCREEN).stdout
    whole = run(*words, *DAY, "--full", environment=SCREEN).stdout

    assert len(found.splitlines()) <= most
    if whole != found:
        assert found.splitlines()[:4] == whole.splitlines()[:4]
        assert "--full shows all of it" in found


@pytest.mark.parametrize("width", [40, 60, 72, 100, 140, 200])
@pytest.mark.parametrize("profile", [PEOPLE["nothing said"], PEOPLE["holder"]])
def test_the_screen_keeps_every_width(width: int, profile: str) -> None:
    wide = {**SCREEN, "COLUMNS": str(width)}
    found = run("plan", *DAY, "--state", "WA", "--profile", "-", stdin=profile, environment=wide)

    assert max(map(len, found.stdout.splitlines())) <= width


def test_parts_are_shown_by_name() -> None:
    notes = run("plan", *DAY, "--show", "notes", environment=SCREEN).stdout
    money = run("plan", *DAY, "--show", "money,next", environment=SCREEN).stdout
    wrong = run("plan", *DAY, "--show", "mony", environment=SCREEN)

    assert "WARNINGS AND NOTES" in notes
    assert "WHAT TO DO FIRST" not in notes
    assert "WHAT TO DO FIRST" in money
    assert "SOURCES" not in money
    assert wrong.exit_code == 2
    assert "'mony'" in wrong.stderr
    assert "notices" in wrong.stderr


def test_a_file_and_json_are_always_whole(tmp_path: Path) -> None:
    kept = tmp_path / "plan.txt"
    run("plan", *DAY, "-o", str(kept), environment=SCREEN)

    assert len(kept.read_text(encoding="utf-8").splitlines()) > 100
    assert len(document("plan", *DAY)["findings"]) > 10


def test_the_road_is_folded_and_nothing_done_is_in_it() -> None:
    """Seventeen shots, tests and checks in one row; the diploma that is held in none."""
    told = run("plan", *DAY, environment=SCREEN).stdout

    assert "Shots, tests, checks (17)" in told
    assert "Hepatitis B, 3 doses  " not in told
    assert "diploma" not in told.partition("NEXT")[0].lower()
    assert told.index("Coursework") < told.index("Externship") < told.index("Certified: CMA")
