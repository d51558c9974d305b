"""A day behind us is a fact: it is kept, and what follows counts from it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.roadmap import Goal, PlannedStep, Roadmap
from cma_roadmap.planning.planner import plan

TODAY = date(2026, 11, 30)
GRADUATE = """
diploma: {kind: high_school, on: 2018-06-12}
training: [{name: Career school, accreditors: [ABHES], institution_accredited: true,
            completed_on: 2026-10-30, clock_hours: 900, externship_hours: 180}]
"""
BODIES = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")


def planned(credential: str, more: str = "", person: str = GRADUATE) -> Roadmap:
    profile = read_profile((person + more).encode(), "me.yaml")
    return plan(load_catalog(), profile, Goal(credential), TODAY)


def step(roadmap: Roadmap, name: str) -> PlannedStep:
    return next(each for each in roadmap.steps if each.step.id == name)


def last(roadmap: Roadmap, name: str) -> date:
    return step(roadmap, name).timing.end - timedelta(days=1)


def test_an_application_is_answered_and_opens_the_window_from_its_own_day() -> None:
    roadmap = planned("cma-aama", "pins: {exam.apply: 2026-11-09}")

    assert roadmap.feasible
    assert step(roadmap, "exam.apply").step.status is StepStatus.DONE
    assert last(roadmap, "exam.approval") == date(2026, 11, 19)  # 7 business days, 11 Nov left out
    window = step(roadmap, "exam.window")
    assert (window.timing.start, last(roadmap, "exam.window")) == (
        date(2026, 11, 20),
        date(2027, 2, 17),
    )


@pytest.mark.parametrize("credential", BODIES[:3])  # NCCT is asked first, which takes a day
@pytest.mark.parametrize("ago", [0, 1, 2, 21, 31])
def test_a_day_of_application_is_kept_whenever_it_was(credential: str, ago: int) -> None:
    day = TODAY - timedelta(days=ago)
    roadmap = planned(credential, f"pins: {{exam.apply: {day}}}")

    assert roadmap.feasible
    found = step(roadmap, "exam.apply")
    assert found.timing.start == day
    assert found.step.status is (StepStatus.DONE if ago else StepStatus.PINNED)


def test_the_answer_came_on_the_day_that_is_told() -> None:
    roadmap = planned("cma-aama", "pins: {exam.apply: 2026-11-09, exam.approval: 2026-11-17}")

    assert last(roadmap, "exam.approval") == date(2026, 11, 17)
    assert step(roadmap, "exam.window").timing.start == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("person", "pins"),
    [
        ("", "training.choose: 2026-11-20"),
        ("", "training.program: 2026-10-05"),
        ("diploma: {kind: none}", "foundation.test: 2026-11-20"),
        ("diploma: {kind: none}", "foundation.prepare: 2026-10-01"),
        (GRADUATE, "exam.study: 2026-10-01"),
        (GRADUATE, "exam.sit: 2026-11-10"),
        (GRADUATE, "exam.study: 2026-09-01, exam.apply: 2026-11-01, exam.sit: 2026-11-28"),
    ],
)
@pytest.mark.parametrize("credential", BODIES)
def test_what_happened_makes_no_plan_impossible(credential: str, person: str, pins: str) -> None:
    before, after = (
        planned(credential, "", person),
        planned(credential, f"\npins: {{{pins}}}", person),
    )

    assert before.feasible
    assert after.feasible
    assert before.certified_on is not None
    assert after.certified_on is not None
    assert after.certified_on <= before.certified_on


def test_classes_that_have_begun_go_on_from_their_first_day() -> None:
    roadmap = planned("cma-aama", "pins: {training.program: 2026-10-05}", "")

    classes = step(roadmap, "training.program")
    assert (classes.timing.start, classes.step.status) == (date(2026, 10, 5), StepStatus.PINNED)
    assert step(roadmap, "training.choose").step.status is StepStatus.DONE


@pytest.mark.parametrize("day", ["2026-12-01", "2027-04-20", "2027-05-01"])
def test_a_deadline_may_be_met_early(day: str) -> None:
    held = "credentials: [{id: rma-amt, certified_on: 2025-05-01}]"
    roadmap = planned("rma-amt", f"\npins: {{renewal.1.fee-3: {day}}}", held)

    assert roadmap.feasible
    assert step(roadmap, "renewal.1.fee-3").timing.start == date.fromisoformat(day)


def test_a_deadline_that_is_missed_is_told() -> None:
    held = "credentials: [{id: rma-amt, certified_on: 2025-05-01}]"

    assert not planned("rma-amt", "\npins: {renewal.1.fee-3: 2027-05-02}", held).feasible


@pytest.mark.parametrize(
    ("credential", "soonest"),
    [("ccma-nha", date(2026, 12, 10)), ("rma-amt", date(2026, 12, 25))],
)
def test_the_wait_counts_from_the_try_that_failed(credential: str, soonest: date) -> None:
    tries = f"attempts: [{{credential: {credential}, on: 2026-11-10, passed: false}}]"
    roadmap = planned(credential, tries)

    assert roadmap.feasible
    assert step(roadmap, "exam.sit").timing.start == date(2026, 11, 10)
    assert step(roadmap, "exam.attempt-2.sit").timing.start >= soonest
    assert roadmap.certified_on == step(roadmap, "exam.attempt-2.sit").timing.start


def test_tries_at_another_exam_change_nothing() -> None:
    other = "attempts: [{credential: rma-amt, on: 2026-11-10, passed: false}]"

    assert planned("ccma-nha", other).certified_on == planned("ccma-nha").certified_on


def test_tries_count_in_the_order_of_their_days() -> None:
    one = "{credential: ccma-nha, on: 2026-10-31, passed: false}"
    two = "{credential: ccma-nha, on: 2026-11-29, passed: false}"

    first, second = (
        planned("ccma-nha", f"attempts: [{a}, {b}]") for a, b in ((one, two), (two, one))
    )
    assert [s.timing for s in first.steps] == [s.timing for s in second.steps]
    # NHA: 30 days after the second try as well.
    assert step(first, "exam.attempt-3.sit").timing.start >= date(2026, 12, 29)


def test_what_is_paid_is_in_no_sum_of_what_is_ahead() -> None:
    before = planned("cma-aama")
    after = planned("cma-aama", "pins: {exam.apply: 2026-11-09}")
    failed = planned(
        "ccma-nha", "attempts: [{credential: ccma-nha, on: 2026-11-10, passed: false}]"
    )

    assert before.cost.to_certificate.likely.amount == 125
    assert after.cost.to_certificate.likely.amount == 0
    assert {line.step for line in after.cost.lines if line.before} == set()
    assert {line.step for line in failed.cost.lines if line.before} == {"exam.attempt-2.apply"}
    assert all(line.due >= TODAY for line in (*after.cost.lines, *failed.cost.lines))


def test_nothing_beside_the_totals_falls_due_in_the_past() -> None:
    roadmap = planned("cma-aama", "pins: {exam.apply: 2026-11-09, exam.sit: 2026-11-20}")

    assert roadmap.extras
    assert all(extra.due is None or extra.due >= TODAY for extra in roadmap.extras)


@pytest.mark.parametrize(
    ("expected", "verdict"),
    [("2026-11-29", Verdict.UNKNOWN), ("2026-11-30", Verdict.MET), ("2026-12-01", Verdict.MET)],
)
def test_an_end_that_was_expected_and_has_passed_is_asked_about(
    expected: str, verdict: Verdict
) -> None:
    student = GRADUATE.replace("completed_on: 2026-10-30", f"expected_on: {expected}")

    assert planned("cma-aama", "", student).pathway.verdict is verdict


@pytest.mark.parametrize(
    ("failed_on", "paid"),
    [
        # AMT's application lives a year from the day it is in, and the next seat is in December.
        ("2026-06-10", [("retake_fee", Decimal(90))]),
        ("2025-12-19", [("exam_fee", Decimal(150))]),
    ],
)
def test_who_failed_long_ago_applies_anew(failed_on: str, paid: list[tuple[str, Decimal]]) -> None:
    tries = f"attempts: [{{credential: rma-amt, on: {failed_on}, passed: false}}]"
    roadmap = planned("rma-amt", tries)
    again = step(roadmap, "exam.attempt-2.apply")

    assert roadmap.feasible
    known = [(line.code, line.amount) for line in again.step.costs]
    assert [(code, amount.likely.amount) for code, amount in known if amount] == paid
