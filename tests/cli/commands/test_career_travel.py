"""`career --travel-to`: the packing list on the command line, in every form."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cli.running import document, run
from rendering.calendar.ics import Component, by_step, read

TODAY = ("--today", "2026-12-01")
CARRIES = """\
born: 2001-03-02
diploma: {kind: high_school, on: 2019-06-14}
training:
  - {name: Any college, accreditors: [CAAHEP], completed_on: 2026-04-15, clock_hours: 900,
      externship_hours: 180}
credentials: [{id: cma-aama, certified_on: 2026-05-01, expires_on: 2031-05-31}]
clearances: {bls: 2025-01-10, tb: 2026-01-12, hepb: [2026-01-10, 2026-02-10]}
"""
SCREEN = {"CMA_ROADMAP_FULL": ""}
WORK = ("--travel-to", "WA@2027-01-04", "--travel-to", "CT@2027-04-10..2027-07-02")
ASKED = ("career", "--state", "OR", *WORK, *TODAY, "--profile", "-")


def calendar(tmp_path: Path, *words: str, profile: str = CARRIES) -> dict[str, Component]:
    place = tmp_path / "travel.ics"
    state = {"CMA_ROADMAP_STATE_DIR": str(tmp_path / "state")}
    done = run(*ASKED, *words, "--force", "-o", str(place), stdin=profile, environment=state)
    assert done.exit_code == 0, done.stderr
    return by_step(read(place.read_bytes()))


def test_the_answer_comes_first_on_one_screen() -> None:
    page = run(*ASKED, stdin=CARRIES, environment=SCREEN).stdout
    lines = page.splitlines()

    assert lines[0] == "Travel work from Oregon: Washington, Connecticut"
    assert lines[2] == "WASHINGTON, FROM 4 JAN 2027: NOT YET, GET THE STATE'S PAPERS FIRST"
    assert "CONNECTICUT, 10 APR 2027 TO 2 JUL 2027: YES, BUT NOT ALL TASKS YET" in lines
    assert "Connecticut: it runs out before the first day." in " ".join(page.split())
    assert len(lines) <= 40


def test_each_thing_has_a_day_in_the_calendar(tmp_path: Path) -> None:
    entries = calendar(tmp_path)
    days = {step: entry["DTSTART"] for step, entry in entries.items()}

    assert days == {
        "wa.first": "20270104",
        "wa.doh-application": "20261201",  # how long it takes is not known: now
        "wa.fingerprint-check": "20261201",
        "ct.first": "20270410",
        "ct.last": "20270702",
        "ct.vaccine-training": "20270403",
        "card.cma-aama": "20310531",
        "card.tb": "20270111",
        "card.bls": "20270131",
    }


def test_a_calendar_that_goes_out_again_moves_its_entries(tmp_path: Path) -> None:
    first = calendar(tmp_path)
    entry = calendar(tmp_path, profile=CARRIES.replace("bls: 2025-01-10", "bls: 2026-11-10"))

    assert entry["card.bls"]["DTSTART"] == "20281130"
    assert entry["card.bls"]["SEQUENCE"] == "1"
    assert entry["card.tb"]["SEQUENCE"] == "0"
    assert entry["card.bls"]["UID"] == first["card.bls"]["UID"]


def test_a_state_that_is_left_out_is_called_off(tmp_path: Path) -> None:
    calendar(tmp_path)
    place, state = tmp_path / "travel.ics", {"CMA_ROADMAP_STATE_DIR": str(tmp_path / "state")}
    one = ("career", "--state", "OR", *WORK[:2], *TODAY, "--profile", "-", "--force")
    run(*one, "-o", str(place), stdin=CARRIES, environment=state)
    entries = by_step(read(place.read_bytes()))
    called_off = {name for name, entry in entries.items() if entry.cancelled}

    assert called_off == {"ct.first", "ct.last", "ct.vaccine-training"}


@pytest.mark.parametrize(("alarms", "count"), [("none", 0), ("few", 2), ("all", 4)])
def test_a_card_reminds_as_often_as_asked(tmp_path: Path, alarms: str, count: int) -> None:
    entries = calendar(tmp_path, "--alarms", alarms)

    assert len(entries["card.cma-aama"].children) == count


def test_the_document_tells_the_same() -> None:
    found = document(*ASKED, stdin=CARRIES)
    wa, ct = found["packing"]["assignments"]
    cards = {card["id"]: card["ends"] for card in found["packing"]["cards"]}

    assert (wa["state"], wa["first"], wa["last"], wa["answer"]) == (
        *("WA", "2027-01-04", None, "papers_first"),
    )
    assert (ct["state"], ct["last"], ct["answer"]) == ("CT", "2027-07-02", "some_tasks")
    applied = next(paper for paper in wa["papers"] if paper["step"] == "doh-application")
    assert (applied["standing"], applied["start_by"], applied["wait_known"]) == (
        *("get", None, False),
    )
    assert applied["ask"].startswith("Washington State Department of Health")
    assert cards == {
        "cma-aama": "2031-05-31",
        "hepb": None,
        "tb": "2027-01-11",
        "bls": "2027-01-31",
    }
    assert found["travel_between"]["there"]["id"] == "WA"
    assert [one["there"]["id"] for one in found["travel_further"]] == ["CT"]
    assert set(applied["sources"]) <= {source["id"] for source in found["sources"]}


def test_the_sheet_has_a_row_for_each() -> None:
    rows = list(csv.DictReader(run(*ASKED, "--format", "csv", stdin=CARRIES).stdout.splitlines()))
    cards = [(row["place"], row["card"], row["ending"]) for row in rows if row["card"]]

    assert [r["answer"] for r in rows if "assignment" in r.values()] == [
        "papers_first",
        "some_tasks",
    ]
    assert ("WA", "bls", "holds") in cards
    assert ("CT", "bls", "over") in cards


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("WA@soon", "--travel-to 'WA@soon'"),
        ("WA@2027-02-30", "--travel-to 'WA@2027-02-30'"),
        ("WA@", "--travel-to 'WA@'"),
        ("WA@2027-01-04..", "--travel-to 'WA@2027-01-04..'"),
        ("WA@2027-01-04..2027-01-03", "the last day comes before the first"),
        ("WA@2026-11-29", "that is over on 2026-11-29"),
        ("WA@2026-11-01..2026-11-29", "that is over on 2026-11-29"),
        ("Nowhere@2027-01-04", "Nowhere"),
        ("OR@2027-01-04", "name two states"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_write(said: str, told: str) -> None:
    found = run("career", "--state", "OR", "--travel-to", said, "--today", "2026-11-30")

    assert found.exit_code == 2
    assert told in " ".join(found.stderr.split())


def test_a_license_and_a_shot_without_a_last_day_are_told_as_not_known(tmp_path: Path) -> None:
    profile = "clearances: {mmr: 2005-01-01}\nlicenses: [{kind: cna}]\n"
    cards = document(*ASKED, stdin=profile)["packing"]["cards"]
    page = run(*ASKED, "--show", "cards", stdin=profile).stdout

    assert [(card["kind"], card["ends"]) for card in cards] == [
        ("clearance", None),
        ("license", None),
    ]
    assert "nursing assistant (CNA): no last day is known." in " ".join(page.split())
    assert not any(step.startswith("card") for step in calendar(tmp_path, profile=profile))


def test_work_of_one_day_can_be_asked_for() -> None:
    found = document("career", "--state", "OR", "--travel-to", "FL@2027-01-04..2027-01-04")

    assert found["packing"]["assignments"][0]["last"] == "2027-01-04"


@pytest.mark.parametrize(
    ("said", "day"), [("2026-11-30", "2026-11-30"), ("2026-11-01..2026-11-30", "2026-11-30")]
)
def test_work_that_goes_on_is_judged_on_today(said: str, day: str) -> None:
    asked = ("career", "--state", "OR", "--travel-to", f"FL@{said}", "--today", "2026-11-30")

    assert document(*asked)["packing"]["assignments"][0]["judged_on"] == day


def test_a_calendar_needs_work_in_another_state() -> None:
    found = run("career", "--state", "OR", "--format", "ics")

    assert found.exit_code == 2
    assert "add --travel-to" in " ".join(found.stderr.split())
