"""What we only guess gives way to what is real: least first, in its order, and it is told."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.running import document, run

TODAY = "2026-11-30"
WORKS = "experience: [{role: medical_assistant, from: 2022-01-10, to: present, hours_per_week: 40}]"
TRAINED = (
    "diploma: {kind: high_school, on: 2018-06-12}\n"
    "training: [{name: Career school, completed_on: 2022-01-10, clock_hours: 900,"
    " externship_hours: 180}]"
)
HELD = "diploma: {kind: high_school, on: 2015-06-12}\n"
SHORT = ("finding.short", "finding.short_none")


def plan(*options: str, person: str = WORKS, of: str = "ccma-nha", code: int = 0) -> dict[str, Any]:
    words = ("plan", "-c", of, "--today", TODAY, "--profile", "-", *options)
    return document(*words, stdin=person, code=code)


def used(found: dict[str, Any]) -> dict[str, int]:
    return {time["id"]: time["used_days"] for time in found["assumptions"]}


def told(found: dict[str, Any], *codes: str) -> list[str]:
    return [one["message"] for one in found["findings"] if one["code"] in codes]


def start(found: dict[str, Any], step: str) -> str:
    return str(next(one["start"] for one in found["steps"] if one["id"] == step))


def test_a_booked_exam_shortens_study_to_what_is_left() -> None:
    found = plan(person=f"{WORKS}\npins: {{exam.sit: 2026-12-18}}")

    assert found["certified_on"] == "2026-12-18"
    assert used(found) == {"study": 18, "seat": 14}  # 30 Nov to 17 Dec; a seat from 16 Dec
    assert told(found, *SHORT) == [
        "Only 18 days to study for the exam: this plan usually takes 8 weeks. "
        "It is shorter for the sake of: Sit the CCMA (NHA) exam, 18 Dec 2026."
    ]
    warning = next(one for one in found["findings"] if one["code"] == "finding.short")
    assert (warning["severity"], warning["step"]) == ("warning", "exam.study")


def test_a_day_to_finish_by_shortens_study_too() -> None:
    found = plan("--finish-by", "2027-01-05")

    assert found["certified_on"] == "2027-01-05"
    assert used(found) == {"study": 36, "seat": 14}
    assert "your last day, 5 Jan 2027" in told(found, *SHORT)[0]


def test_a_window_that_may_count_to_the_exam_is_kept_by_itself() -> None:
    found = plan(person=TRAINED)

    assert start(found, "exam.sit") == "2027-01-10"
    assert start(found, "exam.apply_by") == "2027-01-10"
    assert used(found) == {"study": 41, "seat": 14}
    assert not told(found, "finding.window_unsure")


def test_study_goes_before_the_seat_and_the_seat_before_the_school() -> None:
    """Approval takes a day: from 2 December on there is a seat, if there is no wait for it."""
    found = plan("--finish-by", "2026-12-10")
    assert used(found) == {"study": 10, "seat": 8}

    found = plan("--finish-by", "2026-12-02")
    assert used(found) == {"study": 2, "seat": 0}
    assert told(found, "finding.short_none")[0].startswith("No time from approval to a free seat")


def test_choosing_goes_before_enrolling() -> None:
    """School takes 274 days; study runs beside it, and is never on the way.

    Classes begin on 5 January, after the break that begins on 15 December. What makes them begin
    before it brings 22 days and more, so then nothing is taken off the seat.
    """
    usual = plan(of="cma-aama", person=HELD)
    last = date.fromisoformat(usual["certified_on"])

    def by(days: int) -> dict[str, int]:
        day = last - timedelta(days=days)
        return used(plan("--finish-by", day.isoformat(), of="cma-aama", person=HELD))

    assert used(usual) == {"study": 56, "seat": 14, "choose": 14, "enroll": 14}
    assert by(10) == {"study": 56, "seat": 4, "choose": 14, "enroll": 14}
    assert by(20) == {"study": 56, "seat": 14, "choose": 0, "enroll": 14}
    assert by(30) == {"study": 56, "seat": 7, "choose": 0, "enroll": 14}
    fewest = by(45)
    assert (fewest["seat"], fewest["choose"]) == (0, 0)
    assert 0 < fewest["enroll"] < 14


@pytest.mark.parametrize("sooner", [0, 1, 14, 15, 22, 30, 36, 37, 40, 45, 48])
def test_classes_that_begin_sooner_begin_on_a_day_on_which_schools_are_open(sooner: int) -> None:
    """30 November 2026 is a Monday: a weekend, or the break from 15 December, is never reached."""
    usual = date.fromisoformat(plan(of="cma-aama", person=HELD)["certified_on"])
    day = usual - timedelta(days=sooner)
    found = plan("--finish-by", day.isoformat(), of="cma-aama", person=HELD)
    first = date.fromisoformat(start(found, "training.program"))

    assert found["certified_on"] <= day.isoformat()
    assert first.isoweekday() <= 5
    assert first == date(2027, 1, 5) or first <= date(2026, 12, 14)
    shots = [s for s in found["steps"] if s["id"].startswith("externship.") and ".dose-" in s["id"]]
    assert shots
    assert all(step["start"] <= step["latest_start"] for step in shots)


def test_a_no_says_that_no_guess_is_its_reason() -> None:
    """A day for the application and one for its approval: nobody sits before 2 December."""
    found = plan("--finish-by", "2026-12-01", code=4)

    assert used(found) == {"study": 56, "seat": 14}
    (said,) = told(found, "finding.short_not_enough_day")
    assert said.endswith("it would be 2 Dec 2026.")
    assert told(found, *SHORT) == []


def test_a_plan_without_a_limit_takes_the_usual_times() -> None:
    found = plan()

    assert used(found) == {"study": 56, "seat": 14}
    assert all(time["usual_days"] == time["used_days"] for time in found["assumptions"])
    assert told(found, *SHORT) == []


OPTIONS = ("--study-weeks", "3", "--seat-days", "5", "--choose-weeks", "1", "--enroll-weeks", "0")
PROFILE = "assumptions: {study_weeks: 3, seat_days: 5, choose_weeks: 1, enroll_weeks: 0}\n"


@pytest.mark.parametrize(
    ("options", "person"), [(OPTIONS, HELD), ((), HELD + PROFILE), (OPTIONS[:2], HELD + PROFILE)]
)
def test_times_can_be_set_by_options_and_in_the_profile(
    options: tuple[str, ...], person: str
) -> None:
    found = plan(*options, of="cma-aama", person=person)

    assert used(found) == {"study": 21, "seat": 5, "choose": 7, "enroll": 0}
    assert all(time["own"] for time in found["assumptions"])
    assert start(found, "training.program") == "2026-12-07"
    assert "You set 3 weeks for this: time to study for the exam." in told(
        found, "finding.assumed_own"
    )


def test_an_option_goes_before_the_profile() -> None:
    found = plan("--study-weeks", "10", of="cma-aama", person=HELD + PROFILE)

    assert used(found)["study"] == 70


def test_what_a_person_set_gives_way_only_when_all_of_ours_is_not_enough() -> None:
    """Four weeks of their own fit exactly; a day less, and they are named. No seat waits for it."""
    own = ("--study-weeks", "4")

    found = plan(*own, "--finish-by", "2026-12-28")
    assert used(found) == {"study": 28, "seat": 14}

    found = plan(*own, "--finish-by", "2026-12-27")
    assert used(found) == {"study": 27, "seat": 14}
    (said,) = told(found, *SHORT)
    assert "--study-weeks, or your profile, sets 4 weeks" in said


def test_ours_goes_before_theirs() -> None:
    """The seat was set: choosing and enrolling give way before it, though they come later."""
    usual = plan("--seat-days", "20", of="cma-aama", person=HELD)
    last = date.fromisoformat(usual["certified_on"]) - timedelta(days=20)

    limit = ("--finish-by", last.isoformat())
    found = plan("--seat-days", "20", *limit, of="cma-aama", person=HELD)

    assert used(found)["seat"] == 20
    assert used(found)["choose"] + used(found)["enroll"] < 28


def test_why_the_exam_tells_that_study_was_shortened() -> None:
    words = ("why", "exam.sit", "-c", "ccma-nha", "--today", TODAY, "--profile", "-")
    shown = run(*words, stdin=f"{WORKS}\npins: {{exam.sit: 2026-12-18}}").stdout

    assert "Only 18 days to study for the exam" in " ".join(shown.split())


def test_the_command_of_a_cure_keeps_the_times_that_were_set() -> None:
    words = ("plan", "-c", "ccma-nha", "--today", TODAY, "--profile", "-", "--seat-days", "9")
    shown = run(*words, "--finish-by", "2026-12-01", stdin=WORKS).stdout

    assert "--seat-days 9" in " ".join(shown.split())


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 80),
    st.tuples(st.integers(0, 12), st.integers(0, 40)),
    st.tuples(st.integers(0, 12), st.integers(0, 40)),
    st.booleans(),
)
def test_a_longer_assumption_never_turns_a_yes_into_a_no(
    days: int, some: tuple[int, int], more: tuple[int, int], pinned: bool
) -> None:
    """Nor is anything shortened where nothing is missed, or by more than is missed."""
    day = (date.fromisoformat(TODAY) + timedelta(days=days)).isoformat()
    person = f"{WORKS}\npins: {{exam.sit: {day}}}" if pinned else WORKS
    limit = () if pinned else ("--finish-by", day)

    def answer(study: int, seat: int) -> dict[str, Any]:
        options = ("--study-weeks", str(study), "--seat-days", str(seat), *limit)
        words = ("plan", "-c", "ccma-nha", "--today", TODAY, "--profile", "-", "--json", *options)
        found: dict[str, Any] = json.loads(run(*words, stdin=person).stdout)
        return found

    short = answer(*some)
    long_ = answer(some[0] + more[0], some[1] + more[1])

    possible = days >= 2  # a day for the application, and one for its approval
    assert short["feasible"] is possible
    assert long_["feasible"] is possible
    for found, (study, seat) in ((short, some), (long_, _sum(some, more))):
        whole = {"study": 7 * study, "seat": seat}
        fits = {"study": min(7 * study, days), "seat": min(seat, max(days - 2, 0))}
        assert used(found) == (fits if possible else whole)


def _sum(some: tuple[int, int], more: tuple[int, int]) -> tuple[int, int]:
    return some[0] + more[0], some[1] + more[1]


def test_a_comparison_scores_the_day_on_which_nothing_is_shortened() -> None:
    """A road is not the faster one because its window leaves less time to study."""
    words = ("compare", "ccma-nha", "cma-aama", "--today", TODAY, "--profile", "-")
    found = document(*words, stdin=TRAINED)
    options = {option["id"]: option for option in found["options"]}

    assert options["ccma-nha"]["certified_on"] == "2027-01-10"
    assert options["cma-aama"]["certified_on"] == "2027-01-25"
    assert options["ccma-nha"]["scores"]["time"] == options["cma-aama"]["scores"]["time"]
    shown = run(*words, "--format", "md", stdin=TRAINED).stdout
    assert "with less time than usual; with all of it, as scored: 25 Jan 2027" in shown


def test_a_search_finds_the_road_that_only_a_guess_forbids() -> None:
    """The same answer by a search as without one, and a no where even nothing is too long."""
    wish = ("--prefer", "cheapest", "--finish-by")
    words = ("plan", "-c", "ccma-nha", "--today", TODAY, "--profile", "-", *wish)

    found = document(*words, "2026-12-20", stdin=WORKS)
    assert found["certified_on"] == "2026-12-20"
    assert used(found) == {"study": 20, "seat": 14}
    assert not document(*words, "2026-12-01", stdin=WORKS, code=4)["feasible"]


@pytest.mark.parametrize("step", ["training.program", "exam.apply", "exam.sit", "exam.study"])
def test_a_pin_is_kept_by_what_comes_before_it(step: str) -> None:
    """Ten days from now; the rest is moved or shortened, whatever is pinned."""
    person = f"{HELD}pins: {{{step}: 2026-12-10}}"
    of = "cma-aama" if step == "training.program" else "ccma-nha"
    found = plan(of=of, person=person if of == "cma-aama" else f"{WORKS}\n{person}")

    assert start(found, step) == "2026-12-10"
    if step == "training.program":
        assert used(found) == {"study": 56, "seat": 14, "choose": 0, "enroll": 10}


def test_nobody_studies_less_so_that_a_second_try_is_safe() -> None:
    """But so that it can be at all: to apply again by 10 January, with two days for the result."""
    found = plan("--if", "fail-exam=1", person=TRAINED)

    assert start(found, "exam.attempt-2.apply") == "2027-01-10"
    assert start(found, "exam.sit") == "2027-01-07"
    assert used(found) == {"study": 38, "seat": 14}
    assert start(found, "exam.attempt-2.sit") == "2027-02-06"  # 30 days after the first
    assert told(found, "finding.attempt_window_unsure")
    assert "10 Jan 2022" not in told(found, *SHORT)[0]
