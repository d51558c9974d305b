"""`next` and `status`: what to do now, and where the plan stands against the first one."""

from __future__ import annotations

import pytest

from cli.running import check_refusal

from .own_log import OwnLog, me
from .test_done import LIFE

__all__ = ["me"]


def test_the_week_comes_first_and_waits_are_no_action(me: OwnLog) -> None:
    me.run("done --from -", stdin=LIFE)
    found = me.json("next")
    named = [one["step"] for one in (*found["week"], *found["month"])]

    assert named == ["exam.attempt-2.apply", "exam.attempt-2.sit"]
    assert found["week"][0]["latest"] == "2026-12-06"
    assert found["week"][0]["costs"][0]["likely"] == "125.00"
    assert "externship.tb" not in named  # the externship is over


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2026-11-16", []),
        ("2026-11-17", ["training.program"]),  # six days ahead is this week
        ("2026-11-23", ["training.program"]),
    ],
)
def test_a_week_has_seven_days(me: OwnLog, day: str, week: list[str]) -> None:
    found = me.json("next --start 2026-11-23", day=day)
    named = [one["step"] for one in found["week"]]

    assert [name for name in named if name == "training.program"] == week


def test_what_has_the_earliest_latest_day_comes_first(me: OwnLog) -> None:
    found = me.json("next", "--start", "2027-01-11")
    for part in ("week", "month"):
        latest = [one["latest"] for one in found[part] if one["latest"]]
        assert latest == sorted(latest)
    assert "training.intake" not in str(found)


def test_one_line_when_nothing_is_due(me: OwnLog) -> None:
    me.run("done --from -", stdin=LIFE)
    me.done("exam.attempt-2.sit --on 2026-11-20 --result pass")
    me.done("exam.certified --on 2026-11-20")
    told = me.run("next").stdout.splitlines()

    assert told[0] == "What to do now, 30 Nov 2026"
    assert any(line.startswith(("Nothing is due", " Nothing is due")) for line in told) or (
        "continuing education" in " ".join(told)
    )
    assert len(told) <= 8


def test_a_visit_of_a_series_stands_once(me: OwnLog) -> None:
    me.done("training.program --on 2026-09-01 --begun")
    found = me.json("next")
    doses = [s["step"] for s in (*found["week"], *found["month"]) if "hepb" in s["step"]]

    assert doses == ["externship.hepb.dose-1"]
    assert [one["step"] for one in found["under_way"]] == ["training.program"]


@pytest.mark.parametrize("command", ["next", "status"])
def test_a_goal_that_cannot_be_reached_is_a_no(me: OwnLog, command: str) -> None:
    result = me.run(f"{command} --finish-by 2026-12-24")

    assert result.exit_code == 4
    assert "see cma-roadmap plan" in result.stderr


def test_money_spent_and_to_come_and_the_slip(me: OwnLog) -> None:
    me.done("training.choose --on 2026-11-20 --cost 50.50")
    me.done("externship.hepb.dose-1 --on 2026-11-21")
    found = me.json("status")

    assert found["money"]["spent"] == "50.50"
    assert found["money"]["unpriced"] == 1
    assert found["money"]["to_certificate"]["likely"] == "18476.00"
    assert found["first"]["made_on"] == "2026-11-30"
    assert found["first"]["certified_on"] == "2027-10-30"
    assert found["first"]["days"] < 0
    cause = found["first"]["causes"][found["first"]["cause"]]
    assert (cause["why"], cause["step"]) == ("event", "training.choose")
    assert [event["step"] for event in found["done"]] == [
        *("training.choose", "externship.hepb.dose-1"),
    ]


def test_what_should_be_over_is_late_and_time_is_the_cause(me: OwnLog) -> None:
    me.done("foundation.diploma --on 2020-06-01")
    late = me.json("status", day="2027-02-01")

    assert "training.choose" in [one["step"] for one in late["late"]]
    one = next(one for one in late["late"] if one["step"] == "training.choose")
    assert (one["due"], one["now"], one["days"]) == ("2026-12-27", "2027-02-01", 36)
    assert late["first"]["days"] > 0
    cause = late["first"]["causes"][late["first"]["cause"]]
    assert (cause["why"], cause["step"]) == ("time", "training.choose")


def test_nobody_has_a_first_plan_before_the_first_done(me: OwnLog) -> None:
    found = me.json("status")

    assert found["first"] is None
    assert found["done"] == []
    assert "No first plan is kept yet" in me.run("status").stdout
    assert not me.people.exists()


def test_a_plan_is_kept_where_the_person_has_a_folder(me: OwnLog) -> None:
    me.run("plan", day="2026-11-01")
    assert not me.people.exists()
    (me.people / "me").mkdir(parents=True)
    me.run("plan", day="2026-11-01")
    me.run("plan --if fail-exam=1 --start 2027-06-01", day="2026-11-02")
    me.run("plan --share", day="2026-11-03")

    assert me.json("status")["first"]["made_on"] == "2026-11-01"
    moved = me.json("plan --against last")
    assert (moved["old"]["today"], moved["new"]["today"]) == ("2026-11-01", "2026-11-30")
    me.run("plan")
    assert me.json("plan --against last")["moved"] is False
    assert me.json("status")["first"]["made_on"] == "2026-11-01"


def test_two_people_have_two_logs(me: OwnLog) -> None:
    for name in ("maria", "jo"):
        (me.people / name).mkdir(parents=True)
    me.done("training.choose --on 2026-11-20 --person maria")

    assert (me.people / "maria" / "profile.sqlite").exists()
    assert me.json("status --person maria")["done"] != []
    assert me.json("status --person jo")["done"] == []
    assert me.json("status")["done"] == []


def test_against_a_plan_that_is_not_there(me: OwnLog) -> None:
    check_refusal(me.run("plan --against last"), 3, "No earlier plan of yours")
    check_refusal(me.run("plan --against nowhere.json"), 3, "nowhere.json", "cannot be read")
    check_refusal(me.run("plan --against last -f ics"), 2, "is not for this command")


def test_what_the_plan_knows_no_more_is_called_by_its_title(me: OwnLog) -> None:
    me.run("plan")
    me.done("exam.sit --on 2026-06-01 --result fail")
    me.done("exam.attempt-2.sit --on 2026-10-01 --result pass")
    me.done("exam.certified --on 2026-10-01")
    told = me.run("status").stdout

    assert "Sit the CMA (AAMA) exam, attempt 2: 1 Oct 2026, passed" in told
    assert "exam.attempt" not in told
