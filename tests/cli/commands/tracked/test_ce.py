"""`ce`: points go into the log, are held against what each body asks, and are taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.running import check_refusal
from cma_roadmap.rendering.json.contract_files import contract

from .own_log import OwnLog, me

__all__ = ["me"]

FORMATS = Draft202012Validator.FORMAT_CHECKER
HELD = """\
credentials:
- {id: cma-aama, certified_on: 2023-05-10, expires_on: 2028-05-31}
"""
TWO = f"{HELD}- {{id: ccma-nha, certified_on: 2025-08-20, expires_on: 2027-08-20}}\n"
TABLE = """\
title,points,on,category,cost,paper
Diabetes update,2,11/12/2026,clinical,,
Charting,3.5,2026-10-01,administrative;approved,25,ce/charting.pdf
"""


@pytest.fixture
def holder(me: OwnLog) -> OwnLog:
    """Who holds one credential."""
    hold(me, HELD)
    return me


def hold(me: OwnLog, profile: str) -> None:
    me.file.parent.mkdir(parents=True, exist_ok=True)
    me.file.with_name("profile.yaml").write_text(profile, encoding="utf-8")


def add(me: OwnLog, *words: str, title: str = "Diabetes update") -> dict[str, Any]:
    return me.json("ce add", title, *words)


def sound(document: dict[str, Any]) -> None:
    """The document keeps its contract."""
    schema = json.loads(contract("ce"))
    Draft202012Validator(schema, format_checker=FORMATS).validate(document)


def left(me: OwnLog) -> str:
    step = me.steps()["renewal.1.ce"]
    return str(step["title"])


def test_points_are_written_counted_and_asked_for_no_more(holder: OwnLog) -> None:
    assert left(holder) == "Earn 60 points of continuing education"
    found = add(holder, "--points", "22", "--category", "clinical", "--on", "2026-11-12")

    assert [entry["course"] for entry in found["written"]] == [
        {
            "title": "Diabetes update",
            "points": "22",
            "categories": ["clinical"],
            "credentials": ["cma-aama"],
        }
    ]
    (standing,) = found["standings"]
    assert (standing["earned"], standing["left"], standing["total"]) == ("22", "38", 60)
    assert left(holder) == "Earn 38 more of 60 points of continuing education"


def test_what_is_all_earned_is_done_and_costs_nothing(holder: OwnLog) -> None:
    for kind in ("clinical", "administrative", "general"):
        words = ("--points", "20", "--category", kind, "--category", "approved")
        add(holder, *words, "--on", "2026-11-12", title=kind)
    step = holder.steps()["renewal.1.ce"]

    assert step["title"] == "All 60 points of continuing education are earned"
    assert (step["status"], step["start"], step["costs"]) == ("done", "2026-11-12", [])
    assert "renewal.1.submit" in holder.steps()


def test_undo_takes_points_back_and_the_plan_is_as_before(holder: OwnLog) -> None:
    before = holder.run("plan --json").stdout
    add(holder, "--points", "2", "--category", "clinical")
    assert holder.run("plan --json").stdout != before
    holder.json("undo")

    assert holder.run("plan --json").stdout == before
    assert holder.json("ce list")["earned"] == []


def test_an_export_is_read_again_by_done(holder: OwnLog) -> None:
    add(holder, "--points", "1.5", "--category", "general", "--paper", "p.pdf", "--cost", "20")
    Path("lines.jsonl").write_text(holder.run("log export").stdout, encoding="utf-8")
    earned = holder.json("ce list")["earned"]
    holder.json("undo")
    found = holder.json("done --from lines.jsonl")

    assert len(found["written"]) == 1
    assert holder.json("ce list")["earned"] == earned


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--points", "2"), 3, "does not say of which"),
        (("--points", "2", "--category", "clinicl"), 3, "no kind of points"),
        (("--points", "2", "--category", "clinical", "--on", "2026-12-01"), 3, "not happened yet"),
        (("--points", "2", "--category", "clinical", "--for", "nope"), 2, "no credential"),
        (("--points", "0", "--category", "clinical"), 2, "no number of points"),
        (("--points", "-2", "--category", "clinical"), 2, "no number of points"),
        (("--points", "1e3", "--category", "clinical"), 2, "no number of points"),
        (("--category", "clinical"), 3, "missing"),
    ],
)
def test_what_cannot_be_is_one_line_and_nothing_is_written(
    holder: OwnLog, words: tuple[str, ...], code: int, said: str
) -> None:
    result = holder.run("ce add", "X", *words)

    check_refusal(result, code, said)
    assert not holder.file.exists()


def test_who_holds_two_says_for_which(me: OwnLog) -> None:
    hold(me, TWO)
    check_refusal(me.run("ce add X --points 2 --category clinical"), 2, "which credential")
    found = add(
        me, "--points", "2", "--category", "clinical", "--for", "ccma-nha", "--for", "cma-aama"
    )

    assert [one["credential"] for one in found["standings"]] == ["cma-aama", "ccma-nha"]
    assert [one["earned"] for one in found["standings"]] == ["2", "2"]


def test_an_import_is_previewed_then_written_once(holder: OwnLog) -> None:
    Path("t.csv").write_text(TABLE, encoding="utf-8")
    preview = holder.json("ce import t.csv --dry-run")
    assert not holder.file.exists()
    first, again = holder.json("ce import t.csv"), holder.json("ce import t.csv")

    for document in (preview, first, again):
        sound(document)
    assert (preview["preview"], preview["written"], len(preview["new"])) == (True, [], 2)
    assert preview["standings"] == first["standings"]
    assert (len(first["written"]), len(first["new"]), first["again"]) == (2, 2, [])
    assert (again["written"], again["new"]) == ([], [])
    assert [(one["title"], one["line"]) for one in again["again"]] == [
        ("Diabetes update", 2),
        ("Charting", 3),
    ]


def test_a_list_as_a_table_is_read_again(holder: OwnLog) -> None:
    Path("t.csv").write_text(TABLE, encoding="utf-8")
    holder.json("ce import t.csv")
    earned = holder.json("ce list")["earned"]
    Path("again.csv").write_text(holder.run("ce list -f csv").stdout, encoding="utf-8")
    holder.json("undo")
    holder.json("undo")

    assert holder.json("ce import again.csv")["earned"] == earned


def test_all_problems_of_a_table_are_told_and_nothing_is_written(holder: OwnLog) -> None:
    rows = "A,2,2026-11-02,\nB,x,2026-11-02,clinical\nC,2,2027-01-01,clinical\nD,2,2026-11-02,odd\n"
    Path("t.csv").write_text(f"title,points,on,category\n{rows}", encoding="utf-8")
    result = holder.run("ce import t.csv --json")

    found = [(p["line"], p["code"]) for p in json.loads(result.stderr.splitlines()[-1])["problems"]]
    assert found == [
        (2, "ce_no_kind"),
        (3, "ce_points"),
        (4, "ce_not_yet"),
        (5, "ce_no_such_kind"),
    ]
    assert not holder.file.exists()


def test_another_telling_of_the_same_course_is_refused_with_its_line(holder: OwnLog) -> None:
    Path("t.csv").write_text(TABLE, encoding="utf-8")
    add(holder, "--points", "5", "--category", "clinical", "--on", "2026-11-12")
    result = holder.run("ce import t.csv")

    check_refusal(result, 3, "t.csv:2", "already")
    assert len(holder.json("ce list")["earned"]) == 1


@pytest.mark.parametrize("line", ["ce plan", "ce list", "ce plan --for cma-aama"])
def test_first_screens_are_short(me: OwnLog, line: str) -> None:
    hold(me, TWO)
    result = me.run(line, CMA_ROADMAP_FULL="")

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) <= 30
