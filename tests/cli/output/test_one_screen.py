"""One screen: every command within its budget of lines at 80 columns, for thirty people."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from cli.running import document, run
from cma_roadmap.cli.program.app import COMMANDS
from people.asking import Ask
from people.dice import Dice, IdleError
from people.lives import life

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


SCHOOLS = ("ipeds-236513-2", "ipeds-368629-2", "ipeds-234951-3")
FOR_A_PERSON: dict[str, tuple[int, tuple[tuple[str, ...], ...]]] = {
    "compare": (
        30,
        ((), ("--state", "WA"), ("--programs", *SCHOOLS), ("--routes", "--near", "98101")),
    ),
    "eligible": (24, ((), ("--as-of", "2027-06-01"), ("--share",))),
    "why": (20, ((), ("exam.certified",), ("exam.apply", "-c", "ccma-nha"))),
    "states show": (20, (("WA",), ("CT",), ("ND",), ("SC",), ("AL",), ("TX",), ("SD",))),
    "career --state OR": (
        40,
        (
            ("--travel-to", "WA"),
            ("--travel-to", "WA@2027-01-04", "--travel-to", "CT@2027-04-05..2027-07-02"),
            (*("--travel-to", "ND"), *("--travel-to", "NJ"), "--travel-to", "CA@2027-02-01"),
            (
                *("--travel-to", "SC"),
                *("--travel-to", "AL"),
                *("--travel-to", "SD"),
                "--travel-to",
                "PR",
            ),
        ),
    ),
    "why verdict": (24, ((), ("-c", "ccma-nha"), ("-c", "rma-amt"))),
    "skills": (30, ((), ("-c", "ccma-nha"), ("-c", "cet-nha"))),
}
"""Commands that tell one person something, their budgets, and some requests."""
TOLD = [
    (command, who, wish, most)
    for command, (most, wishes) in FOR_A_PERSON.items()
    for number, who in enumerate(PEOPLE)
    for wish in dict.fromkeys((wishes[0], *(wishes[(number + k) % len(wishes)] for k in (0, 1))))
]


@pytest.mark.slow(but=9)
@pytest.mark.parametrize(("command", "who", "wish", "most"), TOLD)
def test_every_answer_fits_one_screen(
    command: str, who: str, wish: tuple[str, ...], most: int
) -> None:
    """It ends with what to type next, and what is shown of it is whole."""
    asked = (*command.split(), *wish, *DAY, "--profile", "-")
    found = run(*asked, stdin=PEOPLE[who], environment=SCREEN)

    assert found.exit_code in (0, 4), found.stderr
    check_screen(found.stdout, most)


DRAWN = 30
PERSONAL = {
    "plan": 40,
    "compare": 30,
    "eligible": 24,
    "why": 20,
    "why verdict": 24,
    "why exam.certified": 20,
    "study": 30,
    "next": 30,
    "status": 30,
    "ce list": 30,
    "ce plan": 30,
    "profile show": 40,
    "profile check": 25,
    "programs": 25,
    "programs show ipeds-236513-2": 30,
    "states show WA": 40,
    "career --state WA": 30,
}
"""Commands that a person's profile can change, and their budgets of lines."""
OF_HOLDERS = {"plan --all-held": 40, "renew": 30, "ce list": 30, "ce plan": 30}
IMPERSONAL = {
    "outlines": 30,
    "outlines compare ccma-nha cma-aama": 30,
    "credentials show ccma-nha": 40,
    "people list": 25,
    "data schema": 40,
}
WITHOUT = {"init", "done", "undo", "diff", "log", "data", "help", "completion"}
"""Those that write, or have budgets of their own below or beside their tests."""


@cache
def drawn(number: int) -> Ask:
    """One of many people, drawn by chance, with a day of their own; the same ones every time."""
    for again in count():
        with suppress(IdleError):
            return life(Dice(f"screen {number} {again}"))
    raise AssertionError


@pytest.mark.slow(but=3)
@pytest.mark.parametrize("number", range(DRAWN))
def test_thirty_people_and_every_command_fit_one_screen(number: int) -> None:
    person = drawn(number)
    for command, most in PERSONAL.items():
        asked = (*command.split(), "--today", person.options["today"], "--profile", "-")
        found = run(*asked, stdin=person.profile, environment=SCREEN)
        if command == "study" and "no exam ahead" in found.stderr:
            continue  # who holds it has none to study for
        assert found.exit_code in (0, 4), (command, found.stderr)
        lines = found.stdout.splitlines()
        refused = command == "plan" and found.exit_code == 4
        assert 0 < len(lines) <= (30 if refused else most), command
        assert max(map(len, lines)) <= 80, command


HOLD = "credentials:\n"
HELD = (
    "- {id: cma-aama, certified_on: 2023-05-10, expires_on: 2028-05-31}\n",
    "- {id: ccma-nha, certified_on: 2025-08-20, expires_on: 2027-08-20}\n",
    "- {id: rma-amt, certified_on: 2021-04-10}\n",
    "- {id: ncma-ncct, certified_on: 2024-02-10}\n",
    "- {id: cpt-nha, certified_on: 2019-02-10}\n",
)


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("held", [HELD[:1], HELD[1:2], HELD[3:4], HELD[:2], HELD])
@pytest.mark.parametrize(("command", "most"), OF_HOLDERS.items())
def test_who_holds_one_or_five_sees_one_screen(
    command: str, most: int, held: tuple[str, ...]
) -> None:
    profile = HOLD + "".join(held)
    found = run(*command.split(), *DAY, "--profile", "-", stdin=profile, environment=SCREEN)

    assert found.exit_code in (0, 4), found.stderr
    lines = found.stdout.splitlines()
    assert 0 < len(lines) <= most
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(("command", "most"), IMPERSONAL.items())
def test_what_is_the_same_for_all_fits_one_screen(command: str, most: int) -> None:
    day = () if command.startswith("data") else DAY
    lines = run(*command.split(), *day, environment=SCREEN).stdout.splitlines()

    assert 0 < len(lines) <= most
    assert max(map(len, lines)) <= 80


def test_every_command_has_a_budget() -> None:
    budgets = (*PERSONAL, *OF_HOLDERS, *IMPERSONAL, *BUDGETS, *ONE_OF_MANY, *FOR_A_PERSON)
    assert {one.split()[0] for one in budgets} | WITHOUT == set(COMMANDS)


def check_screen(text: str, most: int, full: str = "--full tells all") -> None:
    """Within its budget and the width, with the last part, which is what to type next."""
    lines = text.splitlines()
    assert 3 < len(lines) <= most
    assert max(map(len, lines)) <= 80
    assert full in "\n".join(lines[-4:])
    assert "SOURCES" not in text
    assert text.count("\n ! ") <= 3 or "WHAT IS DOUBTFUL" in text


ONE_OF_MANY = {
    "credentials show": (40, "credentials", "credentials"),
    "states show": (40, "states", "states"),
    "career --state": (30, "states", "states"),
}


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(("command", "of"), ONE_OF_MANY.items())
def test_all_of_a_kind_fit_one_screen(command: str, of: tuple[int, str, str]) -> None:
    most, kind, key = of
    for one in document(kind, *DAY)[key]:
        found = run(*command.split(), one["id"], *DAY, environment=SCREEN)
        assert found.exit_code == 0, found.stderr
        check_screen(found.stdout, most)


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("who", PEOPLE)
def test_what_every_state_asks_of_a_person_fits_twenty_lines(who: str) -> None:
    for one in document("states", *DAY)["states"]:
        asked = ("states", "show", one["id"], *DAY, "--profile", "-")
        found = run(*asked, stdin=PEOPLE[who], environment=SCREEN)
        check_screen(found.stdout, 20)


PROGRAMS = [
    (*where, *wish)
    for where in ((), ("--near", "98101"), ("--state", "TX"), ("--state", "CA"), ("--state", "WA"))
    for wish in (
        (),
        ("--sort", "cost"),
        ("--award", "associate"),
        ("--opens", "cma-aama"),
        ("--max-months", "9", "--max-cost", "15000"),
        ("--accredited", "any"),
    )
]


@pytest.mark.slow(but=4)
@pytest.mark.parametrize("wish", PROGRAMS)
def test_programs_fit_one_screen(wish: tuple[str, ...]) -> None:
    """A line each; of many the first twenty, and how to see the others."""
    found = run("programs", *wish, *DAY, environment=SCREEN).stdout
    ids = re.findall(r"^ ((?:ipeds|txetpl|apprenticeship|named)-\S+)", found, re.MULTILINE)
    listed = [one["id"] for one in document("programs", *wish, *DAY)["programs"]]

    check_screen(found, 25, "--full")
    assert ids == listed[: len(ids)]
    long = sum(len(name) > 20 for name in ids)  # these have a line of their own
    assert len(ids) == len(listed) or 18 <= len(ids) + long <= 20
    assert (f"\n {len(ids)} of" in found) == (len(listed) > len(ids))


@pytest.mark.slow(but=3)
@pytest.mark.parametrize("program", [*SCHOOLS, "txetpl-32199", "ipeds-497198-21"])
def test_one_program_fits_one_screen(program: str) -> None:
    check_screen(run("programs", "show", program, *DAY, environment=SCREEN).stdout, 30)


BUDGETS = {
    "next": 30,
    "status": 30,
    "data check": 25,
    "data check --coverage": 40,
    "data stale": 25,
    "data sources": 25,
    "skills --transcript": 30,
}


@pytest.mark.parametrize(("command", "most"), BUDGETS.items())
def test_a_page_without_a_screen_of_its_own_is_cut_between_its_pieces(
    command: str, most: int
) -> None:
    words = command.split()
    day = () if words[0] == "data" and words[1] == "check" else DAY
    found = run(*words, *day, environment=SCREEN).stdout
    whole = run(*words, *day, "--full", environment=SCREEN).stdout

    assert len(found.splitlines()) <= most
    if whole != found:
        assert found.splitlines()[:4] == whole.splitlines()[:4]
        assert "--full shows all of it" in found


@pytest.mark.parametrize(("command", "key"), [("credentials", "credentials"), ("states", "states")])
def test_a_list_ends_with_how_many_sources_it_has(command: str, key: str) -> None:
    rows = len(document(command, *DAY)[key])
    found = run(command, *DAY, environment=SCREEN).stdout

    assert len(found.splitlines()) <= rows + 6
    assert re.search(r"\d+ sources: --show sources", found)
    assert "[1]" not in found
    assert "[1]" in run(command, *DAY, "--show", "sources", environment=SCREEN).stdout


@pytest.mark.parametrize("width", [40, 60, 72, 100, 140, 200])
@pytest.mark.parametrize("command", ["plan --state WA", "compare --state WA", "eligible", "why"])
@pytest.mark.parametrize("profile", [PEOPLE["nothing said"], PEOPLE["holder"]])
def test_the_screen_keeps_every_width(width: int, command: str, profile: str) -> None:
    wide = {**SCREEN, "COLUMNS": str(width)}
    found = run(*command.split(), *DAY, "--profile", "-", stdin=profile, environment=wide)

    assert max(map(len, found.stdout.splitlines())) <= width


def test_clauses_are_told_of_credentials_that_were_named_alone() -> None:
    named = run("eligible", "ccma-nha", *DAY, environment=SCREEN).stdout
    all_of_them = run("eligible", *DAY, environment=SCREEN).stdout

    assert "not met: You finished a medical assistant training program" in named
    assert "not met" not in all_of_them
    check_screen(named, 40)


def test_each_option_has_a_row_and_the_winner_is_marked() -> None:
    told = run("compare", *DAY, environment=SCREEN).stdout
    found = document("compare", *DAY)
    names = {one["id"]: one["name"] for one in found["options"]}
    rows = {
        name: next(line for line in told.splitlines() if line.startswith(f" {name}"))
        for name in names.values()
    }

    assert told.startswith("Best fit: ")
    marked = [name for name, row in rows.items() if row.startswith(f" {name} <")]
    assert marked == [names[found["winner"]]] if found["winner"] else marked == []
    assert all("not yet" in row and "$" in row for row in rows.values())


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


SUGGESTING = (
    "compare",
    "compare --routes --near 98101",
    f"compare --programs {' '.join(SCHOOLS)}",
    "eligible",
    "eligible ccma-nha",
    "why",
    "why exam.sit",
    "why verdict",
    "programs --near 98101",
    "programs show ipeds-236513-2",
    "credentials",
    "credentials show cma-aama",
    "states",
    "states show WA",
    "states show AL",
    "career",
    "career --state WA",
)


@pytest.mark.slow(but=3)
@pytest.mark.parametrize("command", SUGGESTING)
def test_what_to_type_next_can_be_typed(command: str) -> None:
    """Every command that the last part names works, and every option for this command."""
    told = " ".join(run(*command.split(), *DAY, environment=SCREEN).stdout.split())
    last = told.rpartition(" MORE ")[2] if " MORE " in told else told[told.rindex(" --") :]
    for one in (part.strip() for part in last.split("·")):
        words = re.sub(r" \(.*\)| tells all", "", one).replace("ZIP", "98101").split()
        words = words[words.index("--full") :] if "--full" in words else words
        if words[0].startswith("--"):
            words = [*command.split(), *words]
        if words[0][0].isdigit():  # a count, such as "20 of 43: --limit 43"
            continue
        found = run(*words, *DAY, environment=SCREEN)
        assert found.exit_code in (0, 4), (one, found.stderr)
