"""`done`, `undo` and `log`: what happened is a fact, and the rest is planned around it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import check_refusal

from .own_log import OwnLog, me

__all__ = ["me"]

LIFE = """\
- {step: training.choose, on: 2025-08-20}
- {step: training.program, on: 2025-09-02, begun: true}
- {step: externship.hepb.dose-1, on: 2025-10-02, cost: 60}
- {step: training.program, on: 2026-05-01, cost: 9000.50}
- {step: externship.hours, on: 2026-07-01}
- {step: training.complete, on: 2026-07-01}
- {step: Apply to AAMA, on: 2026-07-10, cost: 125}
- {step: exam.study, on: 2026-09-20}
- {step: exam.sit, on: 2026-10-01, result: fail}
"""


def test_what_is_done_has_its_day_and_the_rest_follows(me: OwnLog) -> None:
    found = me.done("training.choose --on 2026-11-20 --cost 50 --paper letter")
    steps = me.steps()

    assert found["written"] == [1]
    assert found["events"][0] == {
        "number": 1,
        "told_on": "2026-11-30",
        "step": "training.choose",
        "on": "2026-11-20",
        "begun": False,
        "credential": None,
        "cost": "50.00",
        "result": None,
        "paper": "letter",
        "undoes": None,
        "course": None,
    }
    assert (steps["training.choose"]["status"], steps["training.choose"]["end"]) == (
        *("done", "2026-11-21"),
    )
    assert steps["training.program"]["start"] == "2026-11-30"


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("exam.apply", "exam.apply"),
        ("EXAM.APPLY", "exam.apply"),
        ("cma-aama.exam.apply", "exam.apply"),
        ("Apply to AAMA", "exam.apply"),
        ("apply  to aama", "exam.apply"),
        ("content outline", "exam.study"),
    ],
)
def test_a_step_is_meant_by_its_id_its_title_or_a_part_of_it(
    me: OwnLog, said: str, step: str
) -> None:
    found = me.json("done", said, "--on", "2026-11-20")

    assert found["events"][0]["step"] == step
    assert found["events"][0]["credential"] == "cma-aama"


def test_of_a_series_the_next_visit_is_meant(me: OwnLog) -> None:
    days = ("2026-10-01", "2026-10-29")
    for number, day in enumerate(days, 1):
        found = me.done(f"hepatitis --on {day}")
        assert found["events"][-1]["step"] == f"externship.hepb.dose-{number}"


def test_a_life_is_told_in_a_file_and_the_next_try_is_planned(me: OwnLog) -> None:
    Path("life.yaml").write_text(LIFE, encoding="utf-8")
    found = me.done("--from life.yaml")
    steps = me.steps()

    assert len(found["written"]) == 9
    assert {row["code"] for row in found["surprises"]} == {"log.before_its_turn"}
    program = steps["training.program"]
    assert (program["start"], program["end"]) == ("2025-09-02", "2026-05-02")
    assert (steps["exam.study"]["status"], steps["exam.study"]["end"]) == ("done", "2026-09-21")
    assert steps["exam.apply"]["start"] == "2026-07-10"
    assert steps["exam.attempt-2.sit"]["status"] == "todo"
    assert "externship.hepb.dose-2" not in steps  # the externship is over: nobody waits for it


def test_what_an_export_writes_is_read_again(me: OwnLog, tmp_path: Path) -> None:
    me.run("done --from -", stdin=LIFE)
    me.run("undo")
    exported = me.run("log export").stdout
    other = OwnLog(tmp_path / "others")
    other.run("done --from -", stdin=exported)
    again = [json.loads(line) for line in other.run("log export").stdout.splitlines()]
    lines = [json.loads(line) for line in exported.splitlines()]

    assert len(lines) == 10
    assert lines[-1]["undoes"] == 9
    assert again == lines[:8]
    assert me.steps() == other.steps()


def test_the_same_file_again_writes_nothing(me: OwnLog) -> None:
    me.run("done --from -", stdin=LIFE)
    before = me.run("log export").stdout
    again = me.run("done --from -", stdin=LIFE)

    assert "The log has all of this already." in again.stdout
    assert me.run("log export").stdout == before


def test_an_undo_restores_the_bytes(me: OwnLog) -> None:
    me.run("done training.choose --on 2026-11-20")
    before = me.run("plan --json").stdout
    me.run("done exam.sit --on 2026-11-25 --result fail")
    between = me.run("plan --json").stdout
    undone = me.json("undo")

    assert me.run("plan --json").stdout == before != between
    assert me.run("plan --json").stdout == before
    assert undone["undone"] == 2
    assert [event["undoes"] for event in undone["events"]] == [None, None, 2]


def test_a_failed_sitting_opens_the_next_and_a_pass_certifies(me: OwnLog) -> None:
    me.run("done --from -", stdin=LIFE)
    me.done("exam.attempt-2.sit --on 2026-11-20")
    waiting = me.steps()
    me.done("exam.attempt-2.result --on 2026-11-21 --result pass")
    passed = me.json("plan")
    me.done("exam.certified --on 2026-11-21")
    held = me.steps()

    assert waiting["exam.attempt-2.sit"]["status"] == "done"
    assert passed["certified_on"] == "2026-11-20"
    assert held["exam.certified"]["start"] == "2026-11-21"
    assert not [name for name in held if name.startswith(("training", "exam.sit", "exam.att"))]
    assert held["renewal.1.submit"]["status"] == "todo"


def test_an_exam_is_with_the_body_that_it_was_told_of(me: OwnLog) -> None:
    me.done("exam.sit --on 2026-10-01 --result fail -c ccma-nha")

    assert "exam.attempt-2.sit" in me.steps("plan -c ccma-nha")
    assert "exam.attempt-2.sit" not in me.steps("plan -c cma-aama")


def test_a_log_lies_beside_its_profile_and_no_other_sees_it(me: OwnLog) -> None:
    for name in ("ana.yaml", "ben.yaml"):
        Path(name).write_text("state: WA\n", encoding="utf-8")
    me.run("done training.choose --on 2026-11-20 --profile ana.yaml")

    assert Path("ana.sqlite").exists()
    assert not Path("ben.sqlite").exists()
    assert not me.people.exists()
    assert me.steps("plan --profile ana.yaml")["training.choose"]["status"] == "done"
    assert me.steps("plan --profile ben.yaml")["training.choose"]["status"] == "todo"
    assert me.steps()["training.choose"]["status"] == "todo"
    assert me.steps("plan --no-profile")["training.choose"]["status"] == "todo"


def test_a_surprising_past_day_is_taken_with_a_warning(me: OwnLog) -> None:
    me.done("externship.hepb.dose-1 --on 2026-11-01")
    soon = me.run("done externship.hepb.dose-2 --on 2026-11-05")
    early = me.run("done exam.sit --on 2026-11-10")

    assert "5 Nov 2026 is sooner after “Hepatitis B, 3 doses: Dose 1” than the rules" in (
        " ".join(soon.stdout.split())
    )
    assert "is before its turn" in early.stdout
    assert len(me.json("log show")["events"]) == 3


REFUSED = [
    ("done exam.sit --on 2026-12-01", "has not happened yet: today is 2026-11-30"),
    ("done exam.result --on 2026-11-20 --result pass", "no sitting"),
    ("done exam.result --on 2026-11-20", "needs its result"),
    ("done exam.apply --on 2026-11-20 --result pass", "has no result"),
    ("done exam.window --on 2026-11-20", "nobody does it"),
    ("done exam.aply --on 2026-11-20", "Did you mean exam.apply"),
    ("done exam.attempt-2.sit --on 2026-11-20", "There is no step called"),
    ("done dose --on 2026-11-20", "externship.hepb.dose-1"),
]


@pytest.mark.parametrize(("line", "words"), REFUSED)
def test_what_cannot_be_is_one_line_and_nothing_is_written(
    me: OwnLog, line: str, words: str
) -> None:
    result = me.run(line)

    check_refusal(result, 3, words, "Nothing was planned or written")
    assert not me.people.exists()


def test_a_result_before_its_sitting_is_refused(me: OwnLog) -> None:
    me.done("exam.sit --on 2026-11-20")
    check_refusal(me.run("done exam.result --on 2026-11-19 --result pass"), 3, "2026-11-20")
    assert len(me.json("log show")["events"]) == 1
    me.done("exam.result --on 2026-11-20 --result pass")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("done", "Name a step, or a file"),
        ("done exam.sit --from life.yaml", "Name a step, or a file"),
        ("done --from life.yaml --on 2026-11-20", "--on cannot stand beside --from"),
        ("done exam.sit --on 20.11.2026", "YYYY-MM-DD"),
        ("done exam.sit --cost lots", "lots"),
        ("done exam.sit --result won", "won"),
        ("done exam.sit --no-profile", "There is no log"),
        ("undo", "nothing to undo"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(me: OwnLog, line: str, words: str) -> None:
    check_refusal(me.run(line), 2, words)
    assert not me.people.exists()


def test_every_problem_of_a_file_is_told_at_its_line(me: OwnLog) -> None:
    Path("life.yaml").write_text(
        "- {step: training.choose, on: 2026-11-20}\n"
        "- {step: exam.aply, on: 2026-11-20}\n"
        "- {step: exam.sit, on: 2026-12-20}\n"
        "- {step: exam.study, on: 2026-11-20, result: pass}\n",
        encoding="utf-8",
    )
    result = me.run("done --from life.yaml")

    check_refusal(result, 3, "life.yaml:2: ", "life.yaml:3: ", "life.yaml:4: ", "3 problems")
    assert not me.people.exists()


def test_a_problem_is_pointed_at_in_the_list(me: OwnLog) -> None:
    text = '{"step": "exam.apply", "on": "2026-02-20"}\n{"step": "exam.sit", "on": "2026-13-20"}\n'
    result = me.run("done --from - --json", stdin=text)
    (problem,) = json.loads(result.stderr)["problems"]

    assert (problem["line"], problem["pointer"]) == (2, "/1/on")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("step: exam.sit\n", "no list"),
        ("- {step: exam.sit}\n", "a step or its day is missing"),
        ("- {step: exam.sit, on: 2026-02-30}\n", "2026-02-30"),
        ("- {step: exam.sit, on: 2026-02-20, day: x}\n", "'day'"),
        ('{"step": "exam.sit", "on": "2026-02-20", "result": "won"}\n', "won"),
        ("- [", "<stdin>"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(me: OwnLog, text: str, words: str) -> None:
    check_refusal(me.run("done --from -", stdin=text), 3, words)
    assert not me.people.exists()


def test_a_log_of_a_newer_version_stops_every_command(me: OwnLog) -> None:
    import sqlite3

    me.done("training.choose --on 2026-11-20")
    base = sqlite3.connect(me.file)
    base.execute("PRAGMA user_version = 99")
    base.close()
    for line in ("plan", "next", "status", "undo", "done exam.sit --on 2026-11-20", "log export"):
        check_refusal(me.run(line), 3, "A newer version")


def test_a_full_screen_is_told_after_the_log_was_written(me: OwnLog) -> None:
    result = me.run("done training.choose --on 2026-11-20 -o /nowhere/log.json")

    check_refusal(result, 2, "/nowhere")
    assert not me.people.exists()


def test_the_exam_of_another_body_is_told_by_its_own_name(me: OwnLog) -> None:
    """Two exams have steps of the same names: what was sat is not what the plan is for."""
    me.run("done exam.apply --on 2026-06-01 -c cma-aama")
    me.run("done exam.apply --on 2026-10-25 -c ccma-nha")
    me.run("done exam.sit --on 2026-11-12 --result pass -c ccma-nha")

    for words in ("log show", "status"):
        text = me.run(f"{words}").stdout
        assert "Apply for ccma-nha: 25 Oct 2026" in text
        assert "Sit the exam of ccma-nha: 12 Nov 2026, passed" in text
        assert "Apply to AAMA: 1 Jun 2026" in text
    assert "Sit the exam of ccma-nha: 12 Nov 2026" in me.run("undo").stdout
