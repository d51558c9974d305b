"""`diff`: what moved between two plans, and because of what; exit status 4 where anything did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.running import check_refusal, run

DAY = "2026-11-30"
HELD = "training: [{name: S, accreditors: [ABHES], completed_on: 2026-05-14}]\n"


def plan(name: str, *words: str, profile: str = "") -> str:
    run("plan", "--today", DAY, *words, "--profile", "-", "-o", name, stdin=profile)
    return name


def diff(old: str, new: str, code: int = 4) -> dict[str, Any]:
    result = run("diff", old, new, "--json")
    assert result.exit_code == code, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def cause(found: dict[str, Any]) -> dict[str, Any]:
    """What moved the certificate."""
    told: dict[str, Any] = found["causes"][found["cause"]]
    return told


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def changed(name: str, new: str, **steps: dict[str, Any]) -> str:
    """The plan of a file, with other values in some steps and another version of the data."""
    document = json.loads(Path(name).read_text(encoding="utf-8"))
    document["data_version"] = "0" * 64
    for step in document["steps"]:
        step.update(steps.get(step["id"].replace(".", "_"), {}))
    Path(new).write_text(json.dumps(document), encoding="utf-8")
    return new


def test_nothing_moved_is_status_0() -> None:
    found = diff(plan("old.json"), plan("new.json"), code=0)

    assert (found["moved"], found["days"], found["dollars"]) == (False, 0, "0.00")
    assert found["moves"] == found["causes"] == []
    assert "Nothing moved." in run("diff", "old.json", "new.json").stdout


def test_an_option_is_a_cause() -> None:
    found = diff(plan("old.json"), plan("new.json", "--start", "2027-02-01"))

    moved = {move["step"]: move["days"] for move in found["moves"]}

    assert moved["training.program"] == 27  # from 5 January
    assert found["days"] == moved["exam.sit"] == 26  # approval takes business days
    assert (cause(found)["why"], cause(found)["ref"]) == ("option", "--start")
    assert cause(found)["message"] == "You asked for --start 1 Feb 2027."


def test_another_credential_is_one_option_and_no_rule() -> None:
    found = diff(plan("old.json"), plan("new.json", "-c", "ccma-nha"))

    assert {one["why"] for one in found["causes"]} == {"option"}
    assert cause(found)["ref"] == "--credential"


def test_a_day_that_passed_is_a_cause() -> None:
    found = diff(plan("old.json"), plan("new.json", "--today", "2027-01-11"))

    assert (cause(found)["why"], cause(found)["step"]) == ("time", "training.choose")


def test_something_that_happened_is_a_cause_of_all_that_follows() -> None:
    failed = HELD + "attempts: [{credential: cma-aama, on: 2026-10-01, passed: false}]\n"
    found = diff(plan("old.json", profile=HELD), plan("new.json", profile=failed))
    added = {move["step"]: move for move in found["moves"] if move["change"] == "added"}

    assert (cause(found)["why"], cause(found)["step"]) == ("event", "exam.sit")
    assert found["causes"][added["exam.attempt-2.sit"]["cause"]]["step"] == "exam.sit"


def test_what_a_profile_says_is_told_as_that() -> None:
    found = diff(plan("old.json"), plan("new.json", profile="availability: {hours_per_week: 10}\n"))

    assert cause(found)["why"] == "profile"


def test_a_fee_that_changed_in_the_data_is_told_with_its_source() -> None:
    document = json.loads(Path(plan("old.json")).read_text(encoding="utf-8"))
    (apply,) = [step for step in document["steps"] if step["id"] == "exam.apply"]
    line = {**apply["costs"][0], "low": "150.00", "likely": "150.00", "high": "150.00"}
    found = diff("old.json", changed("old.json", "new.json", exam_apply={"costs": [line]}))

    assert (found["days"], found["dollars"], found["cause"]) == (0, "25.00", None)
    (move,) = found["moves"]
    assert (move["change"], move["old_price"], move["new_price"]) == ("price", "125.00", "150.00")
    (told,) = found["causes"]
    assert told["why"] == "fact"
    assert told["source"] == "aama-application-steps"
    assert told["message"] == ("The data changed for “Apply to AAMA”: $125 is now $150.")


def test_a_wait_that_changed_in_the_data_moves_what_follows() -> None:
    old = plan("old.json")
    document = json.loads(Path(old).read_text(encoding="utf-8"))
    later = {"start": "2027-11-10", "end": "2027-11-11"}
    for tie in document["dependencies"]:
        if (tie["predecessor"], tie["successor"]) == ("exam.approval", "exam.sit"):
            tie["min_lag"] = "P25D"
    for step in document["steps"]:
        if step["id"] in ("exam.sit", "exam.certified"):
            step.update(later)
    document["certified_on"], document["data_version"] = "2027-11-10", "0" * 64
    Path("new.json").write_text(json.dumps(document), encoding="utf-8")
    found = diff(old, "new.json")

    assert (cause(found)["why"], cause(found)["step"]) == ("fact", "exam.sit")
    lengths = [cause(found)[part]["length"] for part in ("old", "new")]
    assert (cause(found)["ref"], *lengths) == ("booking", "P14D", "P25D")
    assert [move["step"] for move in found["moves"]] == ["exam.sit", "exam.certified"]


def test_no_day_is_no_number_of_days() -> None:
    found = diff(plan("old.json"), plan("new.json", "--finish-by", "2026-12-24"))

    assert found["days"] is None
    assert found["new"]["certified_on"] is None
    assert "it was 30 Oct 2027; now there is no day" in run("diff", "old.json", "new.json").stdout


def test_each_move_is_undone_the_other_way() -> None:
    there = diff(plan("old.json"), plan("new.json", "--start", "2027-02-01"))
    back = diff("new.json", "old.json")

    assert back["days"] == -there["days"]
    moved = {m["step"]: m["days"] for m in there["moves"] if m["days"] is not None}
    assert {m["step"]: m["days"] for m in back["moves"] if m["days"] is not None} == {
        step: -days for step, days in moved.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "{}",
            "[]",
            "null",
            '{"schema": "urn:cma-roadmap:career:1"}',
            "{",
            "\x00",
            "[" * 9999,
        ),
        '{"schema": "urn:cma-roadmap:roadmap:1"}',
    ],
)
def test_what_is_no_plan_is_one_clear_line(text: str) -> None:
    Path("old.json").write_text(text, encoding="utf-8")
    result = run("diff", "old.json", plan("new.json"))

    check_refusal(result, 3, "old.json", "This is no plan of cma-roadmap", "plan --json")


def test_a_missing_file_is_told() -> None:
    check_refusal(run("diff", plan("old.json"), "new.json"), 3, "new.json", "cannot be read")


KEPT = "credentials: [{id: cma-aama, certified_on: 2025-02-10, expires_on: 2030-02-28}]\n"
POINTS = "ce: [{title: %s, on: %s, points: %d, credentials: [cma-aama], categories: [clinical]}]\n"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            "",
            ("Wounds", "2026-03-02", 4),
            "“Wounds” of 2 Mar 2026, which counts 4, was written down.",
        ),
        (("Wounds", "2026-03-02", 4), "", "“Wounds” of 2 Mar 2026, which counted 4, is no longer"),
        (
            ("Wounds", "2026-03-02", 4),
            ("Wounds", "2026-03-09", 6),
            "“Wounds” (counts 6) is now told for 9 Mar 2026, no longer for 2 Mar 2026.",
        ),
    ],
)
def test_points_are_told_by_their_course(
    before: tuple[str, str, int] | str, after: tuple[str, str, int] | str, says: str
) -> None:
    old, new = (KEPT + (POINTS % told if told else "") for told in (before, after))
    found = diff(plan("old.json", profile=old), plan("new.json", profile=new), code=4)

    (told,) = found["causes"]
    assert (told["why"], told["ref"]) == ("event", "6" if "counts 6" in says else "4")
    assert says in told["message"]


def test_a_plan_of_an_earlier_version_tells_no_course() -> None:
    plan("old.json", profile=KEPT), plan("new.json", profile=KEPT + POINTS % ("A", "2026-03-02", 4))
    document = json.loads(Path("old.json").read_text(encoding="utf-8"))
    del document["earned"]
    Path("old.json").write_text(json.dumps(document), encoding="utf-8")

    assert [told["why"] for told in diff("old.json", "new.json")["causes"]] == ["profile"]


def test_a_term_that_was_renewed_is_the_cause_of_what_it_moved() -> None:
    """Not another rule, nor the profile: every step of a renewal is of the next term now."""
    renewed = KEPT.replace("2030-02-28", "2035-02-28")
    found = diff(plan("old.json", profile=KEPT), plan("new.json", profile=renewed))

    (told,) = found["causes"]
    assert (told["why"], told["step"]) == ("event", "renewal.1.expires")
    assert told["message"] == (
        "A new term has begun: the last valid day was 28 Feb 2030 and is now 28 Feb 2035."
    )
