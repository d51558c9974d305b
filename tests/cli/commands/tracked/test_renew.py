"""`renew`: one screen for what is held, everything with `--full`, one calendar with the plan."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cli.people import SEVERAL
from cli.running import check_refusal

from .own_log import OwnLog, me

__all__ = ["me"]


@pytest.fixture
def holder(me: OwnLog) -> OwnLog:
    """Who holds three credentials and a card."""
    me.file.parent.mkdir(parents=True)
    me.file.with_name("profile.yaml").write_text(SEVERAL, encoding="utf-8")
    return me


def test_the_first_screen_is_short(holder: OwnLog) -> None:
    result = holder.run("renew", CMA_ROADMAP_FULL="")

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) <= 30
    assert "CMA (AAMA)" in result.stdout
    assert "28 Aug 2028" in " ".join(result.stdout.split())


def test_of_many_those_that_end_first_are_told_and_the_rest_is_counted(me: OwnLog) -> None:
    held = ("cma-aama", "ccma-nha", "cpt-nha", "rma-amt", "ncma-ncct")
    listed = ", ".join(f"{{id: {name}, certified_on: 2025-08-20}}" for name in held)
    me.file.parent.mkdir(parents=True)
    me.file.with_name("profile.yaml").write_text(f"credentials: [{listed}]\n", encoding="utf-8")
    short, whole = (me.run("renew", CMA_ROADMAP_FULL=full).stdout for full in ("", "1"))

    assert len(short.splitlines()) <= 30
    assert short.count(" ! ") == 3
    assert "2 more, which end later: --full." in short
    assert "2 more" not in whole


def test_every_credential_has_its_terms_ahead(holder: OwnLog) -> None:
    found = holder.json("renew --horizon 2")

    assert [one["credential"] for one in found["chains"]] == ["cma-aama", "ccma-nha", "cpt-nha"]
    assert all(len(one["terms"]) >= 2 for one in found["chains"])
    plan = holder.json("plan --all-held --horizon 2")
    assert found["all_held"] == plan["all_held"]


def test_the_calendar_is_that_of_the_plan_of_all_that_is_held(holder: OwnLog) -> None:
    holder.run("renew --horizon 2 -o a.ics")
    holder.run("plan --all-held --horizon 2 -o b.ics")
    days = [
        sorted(
            line
            for line in Path(name).read_text(encoding="utf-8").splitlines()
            if line.startswith(("UID", "DTSTART"))
        )
        for name in ("a.ics", "b.ics")
    ]

    assert days[0] == days[1]
    assert len(days[0]) > 10


def test_a_sheet_has_every_day_and_price(holder: OwnLog) -> None:
    rows = list(csv.DictReader(io.StringIO(holder.run("renew -f csv").stdout.lstrip("\ufeff"))))

    assert {row["kind"] for row in rows} == {"term", "limit", "price"}
    late = [row for row in rows if row["what"] == "grace" and row["term"] == "1"]
    assert [(row["credential"], row["day"], row["days_late"]) for row in late] == [
        ("cma-aama", "2028-08-28", "89")
    ]
    unknown = [row for row in rows if row["what"] == "renewal_fee" and not row["likely"]]
    assert unknown


def test_points_make_the_term_ask_for_less(holder: OwnLog) -> None:
    words = "--points 22 --category clinical --for cma-aama --on 2026-11-12"
    holder.json("ce add Update", *words.split())
    first, second = holder.json("renew")["chains"][0]["terms"][:2]

    assert (first["left"], second["left"]) == ("38", "60")


def test_cards_and_what_the_state_asks_are_told_with_all_the_rest(holder: OwnLog) -> None:
    papers = "state: WA\nstate_papers: [{state: WA, paper: ma-certified, issued_on: 2025-03-01,"
    profile = f"{SEVERAL}{papers} expires_on: 2027-03-01}}]\n"
    holder.file.with_name("profile.yaml").write_text(profile, encoding="utf-8")
    text = holder.run("renew --full").stdout

    assert "BLS card (CPR): good through 31 Mar 2027" in text
    assert "WHAT YOUR STATE ASKS\n - Renew: 1 Mar 2027, no later" in text


def test_who_holds_nothing_is_told(me: OwnLog) -> None:
    check_refusal(me.run("renew"), 2, "nothing to renew", "profile edit")
