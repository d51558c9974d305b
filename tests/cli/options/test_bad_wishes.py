"""Wishes that make no sense: each has a clear answer, and none hangs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.running import run

TODAY = ["--today", "2026-11-22"]


def plan(*options: str, profile: str = "", tmp_path: Path) -> tuple[int, Any, str]:
    file = tmp_path / "profile.yaml"
    file.write_text(profile, encoding="utf-8")
    result = run("plan", *TODAY, "--json", "--profile", str(file), *options)
    return result.exit_code, json.loads(result.stdout) if result.stdout else None, result.stderr


def problems(document: Any) -> list[str]:
    return [f["message"] for f in document["findings"] if f["severity"] == "problem"]


def test_contradictory_pins_name_the_chain_by_its_titles(tmp_path: Path) -> None:
    profile = "pins: {exam.sit: 2027-09-14, exam.apply: 2027-10-01}"

    status, document, _ = plan(profile=profile, tmp_path=tmp_path)

    assert status == 4
    step, chain = (
        "Sit the CMA (AAMA) exam cannot be on 14 Sep 2027",
        "Apply to AAMA; Wait for approval.",
    )
    assert any(text.startswith(step) and text.endswith(chain) for text in problems(document))


def test_a_break_of_decades_is_planned_around_and_told(tmp_path: Path) -> None:
    profile = "availability: {breaks: [{from: 2027-01-01, to: 2099-01-01}]}"

    status, document, _ = plan(profile=profile, tmp_path=tmp_path)

    assert status == 0
    assert date.fromisoformat(document["certified_on"]).year == 2099
    assert "finding.long_break" in [f["code"] for f in document["findings"]]


@pytest.mark.parametrize(("days", "told"), [(366, False), (367, True)])
def test_a_break_of_more_than_a_year_is_told(days: int, told: bool, tmp_path: Path) -> None:
    end = date.fromordinal(date(2027, 1, 1).toordinal() + days)
    profile = f"availability: {{breaks: [{{from: 2027-01-01, to: {end}}}]}}"

    _, document, _ = plan(profile=profile, tmp_path=tmp_path)

    assert ("finding.long_break" in [f["code"] for f in document["findings"]]) is told


def test_a_credential_that_ends_before_it_begins_is_refused_with_its_line(tmp_path: Path) -> None:
    profile = "credentials: [{id: cma-aama, certified_on: 2024-02-10, expires_on: 2023-02-10}]"

    status, document, words = plan(profile=profile, tmp_path=tmp_path)

    assert (status, document) == (3, None)
    (problem,) = json.loads(words)["problems"]
    assert problem["message"].startswith("The dates are in the wrong order")
    assert problem["file"].endswith("profile.yaml")
    assert (problem["line"], problem["pointer"]) == (1, "/credentials/0")


@pytest.mark.parametrize("hours", ["0", "200", "-5", "many"])
def test_hours_that_no_week_has_are_refused(hours: str, tmp_path: Path) -> None:
    status, document, words = plan("--hours-per-week", hours, tmp_path=tmp_path)

    assert (status, document) == (2, None)
    assert "--hours-per-week" in words


def test_a_start_in_the_past_is_refused_with_what_to_write_instead(tmp_path: Path) -> None:
    status, document, words = plan("--start", "2026-11-21", tmp_path=tmp_path)

    assert (status, document) == (2, None)
    assert "--start 2026-11-22 or a later day" in words
    assert "started_on: 2026-11-21" in words


@pytest.mark.parametrize(
    ("day", "instead"),
    [
        ("2026-12-14", None),
        ("2026-12-15", "5 Jan 2027"),  # the year-end break: 15 December to 4 January
        ("2027-01-04", "5 Jan 2027"),
        ("2027-01-05", None),
        ("2027-01-18", "19 Jan 2027"),  # Martin Luther King Jr. Day
        ("2027-02-06", "8 Feb 2027"),  # a Saturday
    ],
)
def test_a_start_on_which_no_class_begins_is_kept_and_told(
    day: str, instead: str | None, tmp_path: Path
) -> None:
    status, document, _ = plan("--start", day, tmp_path=tmp_path)

    told = [f["message"] for f in document["findings"] if f["code"] == "finding.first_day_shut"]
    begins = next(s["start"] for s in document["steps"] if s["id"] == "training.program")
    assert (status, begins) == (0, day)
    assert len(told) == (instead is not None)
    assert all(f"may begin is {instead}" in text for text in told)


def test_renewals_for_fifty_years_are_planned(tmp_path: Path) -> None:
    status, document, _ = plan("--horizon", "10", tmp_path=tmp_path)

    last = max(s["end"] for s in document["steps"] if s["id"] == "renewal.10.expires")
    assert status == 0
    assert last.startswith("2077-")


@pytest.mark.parametrize("cycles", ["11", "50", "-1"])
def test_more_renewals_than_a_career_has_are_refused(cycles: str, tmp_path: Path) -> None:
    status, _, words = plan("--horizon", cycles, tmp_path=tmp_path)

    assert status == 2
    assert "--horizon" in words


def test_a_day_to_be_done_by_in_the_past_is_a_no_with_the_first_day_that_works(
    tmp_path: Path,
) -> None:
    status, document, _ = plan("--finish-by", "2020-01-01", tmp_path=tmp_path)

    assert status == 4
    assert document["alternatives"][-1]["applies"] == {"finish-by": "2027-10-30"}
