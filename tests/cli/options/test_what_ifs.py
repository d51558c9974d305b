"""`--if` on the command line: how it is written, what it refuses, how it is told."""

from __future__ import annotations

import pytest

from cli.people import GRADUATE
from cli.running import check_refusal, document, run
from rendering.page_text import check_page

RMA = ("-c", "rma-amt")


def page(*arguments: str, command: str = "plan", width: str = "80") -> str:
    """The page in running text."""
    shown = run(command, *arguments, environment={"COLUMNS": width}).stdout
    check_page(shown, int(width))
    return " ".join(shown.split())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("fail-exam=x", "write how often"),
        ("fail-exam=-1", "write how often"),
        ("fail-exam=21", "write how often"),
        ("fail-exam", "write how often"),
        ("delay=exam.sit", "write a step and how long"),
        ("delay=exam.sit:60y", "write a step and how long"),
        ("delay=exam.sit:9999w", "at most 10 years"),
        ("rain=3", "fail-exam=N, delay=STEP:60d or lapse=CARD"),
        ("", "fail-exam=N, delay=STEP:60d or lapse=CARD"),
    ],
)
def test_what_is_not_written_as_it_should_be_is_refused(written: str, said: str) -> None:
    result = run("plan", *RMA, "--if", written)

    check_refusal(result, 2)
    assert said in " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize("command", [("plan",), ("why", "exam.sit")])
@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("delay=nosuch:3d", "no step called 'nosuch'"),
        ("delay=exam.aply:3d", "Did you mean exam.apply"),
        ("delay=exam.apply_by:3d", "a last day that a rule sets"),
        ("delay=exam.window:0d", "a time that a rule sets"),
        ("delay=renewal.1.expires:3d", "you can delay instead"),
        ("lapse=XYZ", "There is no card called 'XYZ'"),
        ("lapse=", "Cards and checks: hepb, mmr"),
    ],
)
def test_what_the_plan_does_not_have_is_refused(
    command: tuple[str, ...], written: str, said: str
) -> None:
    check_refusal(run(*command, *RMA, "--if", written), 2, said)


@pytest.mark.parametrize(
    "nothing", ["fail-exam=0", "delay=exam.sit:0d", "delay=externship.hours:0"]
)
def test_nothing_that_happens_changes_no_date_and_no_head(nothing: str) -> None:
    plain, asked = document("plan", *RMA), document("plan", *RMA, "--if", nothing)

    assert asked["steps"] == plain["steps"] or nothing.startswith("delay")
    days = [(step["id"], step["start"], step["latest_start"]) for step in plain["steps"]]
    assert [(s["id"], s["start"], s["latest_start"]) for s in asked["steps"]] == days
    shown = page(*RMA, "--if", nothing)
    assert shown.startswith("Your road to RMA (AMT)")
    assert "What if" not in shown


def test_the_head_says_what_is_assumed_before_anything_else() -> None:
    shown = page(*RMA, "--if", "fail-exam=2")

    assert shown.startswith(
        "What if? Your road to RMA (AMT) What if you fail the exam the first 2 times Certified by"
    )
    assert "Without it certified on 24 Oct 2027, 90 days sooner, and it costs $180 less" in shown
    assert "Attempts left If you fail this one too, you can sit again" in shown


def test_several_turns_are_told_in_one_line() -> None:
    turns = ("delay=training.program:2w", "lapse=BLS card (CPR)", "fail-exam=1")

    shown = page(*RMA, *(part for turn in turns for part in ("--if", turn)), width="140")

    assert "you fail the exam the first time; “Coursework, 700 h” begins 2 weeks late" in shown
    assert "your BLS card (CPR) has run out on the day it is needed" in shown


def test_no_attempt_left_is_a_no_with_ways_out_that_keep_the_question() -> None:
    result = run("plan", *RMA, "--start", "2027-01-11", "--if", "fail-exam=4")

    assert result.exit_code == 4
    shown = " ".join(result.stdout.split())
    assert "What if you fail the exam the first 4 times" in shown
    assert (
        "WHY NOT ✗ Not met: Result of attempt 4: not passed AMT allows 4 attempts in all." in shown
    )
    command = "plan --credential ccma-nha --start 2027-01-11 --if fail-exam=4"
    assert command in shown
    assert "★" not in shown
    found = document("plan", *RMA, "--if", "fail-exam=4", code=4)
    assert found["certified_on"] is None
    assert found["findings"][0]["code"] == "finding.no_attempt_left_unknown"
    assert found["findings"][0]["source"] == "open-exam-prep-rma-guide"


@pytest.mark.slow
def test_why_explains_every_step_of_a_plan_in_which_all_goes_wrong() -> None:
    turns = ("fail-exam=2", "lapse=bls", "lapse=background", "delay=exam.attempt-2.sit:10d")
    given = ("-c", "cma-aama", *(part for turn in turns for part in ("--if", turn)))

    for step in document("plan", *given)["steps"]:
        told = run("why", step["id"], *given)
        assert told.exit_code == 0, told.stderr
        check_page(told.stdout, 80)


def test_why_names_the_rule_and_who_says_so() -> None:
    told = document("why", "exam.attempt-2.sit", *RMA, "--if", "fail-exam=1")

    (wait,) = [tie for tie in told["dependencies"] if tie["code"] == "retake_wait"]
    assert (wait["min_lag"], wait["source"]) == ("P45D", "open-exam-prep-rma-guide")
    assert "wait between attempts" in page(
        "exam.attempt-2.sit", *RMA, "--if", "fail-exam=1", command="why"
    )


@pytest.mark.parametrize(
    ("step", "turn", "said"),
    [
        ("exam.apply", "delay=exam.apply:9d", "You asked what happens if this is late"),
        ("externship.bls.again", "lapse=bls", "if this has run out when it is needed"),
        ("externship.background", "lapse=background", "when it would be if it did not run out"),
    ],
)
def test_why_says_that_you_asked(step: str, turn: str, said: str) -> None:
    assert said in page(step, *RMA, "--if", turn, command="why")


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("width", ["40", "60", "72", "80", "140"])
def test_the_page_keeps_every_width(width: str) -> None:
    for turns in (("fail-exam=2",), ("fail-exam=4",), ("lapse=bls", "delay=exam.sit:60d")):
        page(*RMA, *(part for turn in turns for part in ("--if", turn)), width=width)


def test_the_exam_tells_how_many_attempts_fit_without_being_asked() -> None:
    result = run("why", "exam.sit", *RMA, "--profile", "-", stdin=GRADUATE)

    # Asks AMT first, and applies on the day after.
    told = " ".join(result.stdout.split())
    assert "The last attempt that still fits the windows is number 4, on 22 Nov 2027 at" in told
