"""Shots and cards on the days on which they are needed, which move nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.planning import one_road
from cma_roadmap.rendering.messages.phrases import say

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)
ENROLLED = date(2026, 12, 28)
"""28 days to choose a program: the first day after them."""
CUSHION = timedelta(days=56)
WAITS = ("mmr.dose-1", "varicella.dose-1", "tdap", "flu", "tb", "bls")


def road(said: str = "", credential: str = "cma-aama", **wishes: object) -> Roadmap:
    profile = read_profile(f"diploma: {{kind: high_school}}\n{said}".encode(), "me.yaml")
    goal = Goal(credential, **wishes)  # type: ignore[arg-type]
    return plan(CATALOG, profile, goal, TODAY)


def steps(found: Roadmap) -> dict[str, PlannedStep]:
    return {each.step.id: each for each in found.steps}


def urgent(found: Roadmap) -> list[str]:
    return [say(f.message) for f in found.findings if f.message.code == "finding.series_now"]


@pytest.mark.parametrize("name", WAITS)
def test_what_can_wait_is_planned_eight_weeks_before_its_latest_day(name: str) -> None:
    timing = steps(road())[f"externship.{name}"].timing

    assert timing.start == timing.latest_start - CUSHION
    assert timing.start >= ENROLLED


@pytest.mark.parametrize(
    ("start", "latest", "begins"),
    [
        ("2027-02-18", "2027-02-19", "2026-11-30"),  # eight weeks after enrolling: 22 February
        ("2027-02-19", "2027-02-22", "2026-12-28"),
        ("2027-02-22", "2027-02-23", "2026-12-29"),
        ("2027-03-22", "2027-03-20", "2027-01-25"),  # 23 January is a Saturday
    ],
)
def test_a_series_without_room_after_enrolling_begins_at_once_and_says_so(
    start: str, latest: str, begins: str
) -> None:
    found = road(start=date.fromisoformat(start))
    timing = steps(found)["externship.hepb.dose-1"].timing

    assert (str(timing.latest_start), str(timing.start)) == (latest, begins)
    told = [text for text in urgent(found) if text.startswith("Begin Hepatitis B, 3 doses now")]
    assert len(told) == (timing.start == TODAY)
    assert all(f"begun after {timing.latest_start:%-d %b %Y} it" in text for text in told)


@pytest.mark.parametrize("credential", ["cma-aama", "rma-amt", "ccma-nha"])
@pytest.mark.parametrize("start", [None, date(2026, 12, 8), date(2027, 6, 14)])
@pytest.mark.parametrize(
    "said",
    [
        "",
        "clearances: {mmr: [2026-11-20]}",
        "clearances: {hepb: [2026-11-02], bls: [2026-10-03]}",
        "pins: {externship.tb: 2026-12-03, training.choose: 2026-11-10}",
        "availability: {hours_per_week: 60}",
    ],
)
def test_what_waits_moves_nothing_else(
    credential: str, start: date | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = road(said, credential, start=start)
    monkeypatch.setattr(one_road, "when_needed", lambda _, dated: dated)
    at_once = road(said, credential, start=start)

    assert found.certified_on == at_once.certified_on
    before, after = steps(at_once), steps(found)
    for name, each in after.items():
        was = before[name].timing
        assert was.start <= each.timing.start <= max(was.latest_start, was.start), name
        if not name.startswith("externship."):
            assert each.timing.start == was.start, name


def test_a_series_that_has_begun_goes_on() -> None:
    found = steps(road("clearances: {mmr: [2026-11-20]}"))

    assert found["externship.mmr.dose-2"].timing.start == date(2026, 12, 18)
    assert found["externship.varicella.dose-1"].timing.start == date(2026, 12, 18)


def test_nothing_waits_for_a_sunday_or_a_holiday() -> None:
    for days in range(120):
        found = steps(road(start=date(2027, 2, 1) + timedelta(days=days)))
        for name in WAITS:
            timing = found[f"externship.{name}"].timing
            shut = timing.start.isoweekday() > 5 or timing.start in CATALOG.holidays
            assert not shut or timing.start == TODAY or timing.start + CUSHION > timing.latest_start
