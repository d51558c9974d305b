"""All attempts used up: `eligible` and `plan` agree on who may go on, and on who may not."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.beside_totals import ExtraKind
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.checking import check
from cma_roadmap.planning.planner import plan

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)
THIRD = date(2026, 7, 8)
OLD = "{name: Old school, accreditors: [ABHES], completed_on: 2025-10-30, clock_hours: 900}"
NEW = "{name: New school, accreditors: [CAAHEP], clock_hours: 900, "
FAILED = ("2026-01-08", "2026-04-08", "2026-07-08")


def person(
    *training: str, failed: tuple[str, ...] = FAILED, credential: str = "cma-aama"
) -> Profile:
    tries = ", ".join(f"{{credential: {credential}, on: {on}, passed: false}}" for on in failed)
    text = (
        "diploma: {kind: high_school, on: 2018-06-12}\n"
        f"training: [{', '.join(training)}]\nattempts: [{tries}]"
    )
    return read_profile(text.encode(), "me.yaml")


def verdict(profile: Profile, credential: str = "cma-aama", today: date = TODAY) -> Verdict:
    found = check(CATALOG, profile, (credential,), today).credentials[0]
    return found.best(today).tree.verdict(today)


def judged(profile: Profile, credential: str = "cma-aama") -> Verdict | None:
    """What the plan without another school says; `None` where it is a no."""
    roadmap = plan(CATALOG, profile, Goal(credential, program=NO_PROGRAM), TODAY)
    return roadmap.pathway.verdict if roadmap.feasible else None


@pytest.mark.parametrize(
    ("training", "open_now"),
    [
        ("started_on: 2026-07-07, completed_on: 2026-11-20}", False),
        ("started_on: 2026-07-08, completed_on: 2026-11-20}", False),
        ("started_on: 2026-07-09, completed_on: 2026-11-20}", True),
        ("completed_on: 2026-11-20}", True),  # when it began was not said
        ("started_on: 2026-07-09, completed_on: 2026-11-30}", True),
    ],
)
def test_a_program_begun_after_the_third_failure_may_open_the_exam(
    training: str, open_now: bool
) -> None:
    profile = person(OLD, NEW + training)

    assert verdict(profile) is (Verdict.UNKNOWN if open_now else Verdict.UNMET)
    assert judged(profile) is (Verdict.UNKNOWN if open_now else None)


def test_nothing_is_open_before_the_new_program_is_finished() -> None:
    profile = person(OLD, NEW + "started_on: 2026-07-20, expected_on: 2027-05-30}")
    roadmap = plan(CATALOG, profile, Goal("cma-aama"), TODAY)

    assert verdict(profile) is Verdict.UNMET  # AAMA would take a student 30 days before the end
    assert verdict(profile, today=date(2027, 5, 29)) is Verdict.UNMET
    assert verdict(profile, today=date(2027, 5, 30)) is Verdict.UNKNOWN
    assert roadmap.feasible
    assert roadmap.certified_on is not None
    assert roadmap.certified_on > date(2027, 5, 30)
    assert roadmap.pathway.verdict is Verdict.UNKNOWN


def test_two_failures_leave_one_attempt() -> None:
    assert verdict(person(OLD, failed=FAILED[:2])) is Verdict.MET
    assert judged(person(OLD, failed=FAILED[:2])) is not None


def test_who_does_not_enroll_again_gets_a_no_with_what_the_body_says() -> None:
    profile = person(OLD)
    roadmap = plan(CATALOG, profile, Goal("cma-aama", program=NO_PROGRAM), TODAY)

    assert verdict(profile) is Verdict.UNMET
    assert not roadmap.feasible
    assert "finding.no_attempt_told" in {found.message.code for found in roadmap.problems}


def test_a_plan_through_a_new_school_hangs_on_the_body_and_says_so() -> None:
    roadmap = plan(CATALOG, person(OLD), Goal("cma-aama"), TODAY)
    told = next(f for f in roadmap.findings if f.message.code == "finding.attempts_reopened")

    assert roadmap.feasible
    assert roadmap.program is not None
    assert roadmap.pathway.verdict is Verdict.UNKNOWN
    assert told.message.params["day"] == THIRD
    assert "800-228-2262" in str(told.message.params["contact"])
    ask = next(step.step for step in roadmap.steps if step.step.id == "exam.confirm")
    assert len(ask.documents) == 1
    assert "you enrolled again" in ask.documents[0]
    assert "finding.cannot_tell" not in {found.message.code for found in roadmap.findings}
    assert not any(step.step.id.startswith("exam.attempt-") for step in roadmap.steps)


def test_how_many_attempts_a_new_series_has_is_nowhere_told_as_known() -> None:
    roadmap = plan(CATALOG, person(OLD), Goal("cma-aama"), TODAY)
    (more,) = (extra for extra in roadmap.extras if extra.kind is ExtraKind.RETAKE)

    assert more.high is None
    assert more.why.code == "extra.retake.why-no-limit"
    codes = {found.message.code for found in roadmap.findings}
    assert "finding.retake_wait_unknown_no_cap" in codes
    assert "finding.retake_wait_unknown" not in codes


def test_what_else_nobody_can_tell_is_asked_as_well() -> None:
    undecided = Goal("cma-aama", program="ipeds-154697-3")  # neither body is known to accredit it
    roadmap = plan(CATALOG, person(OLD), undecided, TODAY)
    ask = next(step.step for step in roadmap.steps if step.step.id == "exam.confirm")

    assert len(ask.documents) == 2
    assert "itself accredited by CAAHEP or ABHES" in ask.documents[1]
    assert "finding.cannot_tell" in {found.message.code for found in roadmap.findings}


def test_a_school_without_the_accreditation_reopens_nothing() -> None:
    other = "{name: Other, accreditors: [], started_on: 2026-07-20, completed_on: 2026-11-20}"

    assert verdict(person(OLD, other)) is Verdict.UNMET


def test_where_the_body_offers_no_other_attempt_a_new_program_opens_nothing() -> None:
    four = (*FAILED, "2026-10-08")
    again = NEW + "started_on: 2026-10-09, completed_on: 2026-11-20}"

    assert verdict(person(OLD, again, failed=four, credential="ncma-ncct"), "ncma-ncct") is (
        Verdict.UNMET
    )
    # What AMT says after the fourth failure was not found.
    assert verdict(person(OLD, again, failed=four, credential="rma-amt"), "rma-amt") is (
        Verdict.UNKNOWN
    )


def test_attempts_after_the_new_program_are_a_series_of_their_own() -> None:
    begun = NEW + "started_on: 2025-07-20, completed_on: 2025-12-20}"
    early = ("2025-01-08", "2025-04-08", "2025-07-08")
    later = ("2026-02-08", "2026-05-08", "2026-08-08")

    assert verdict(person(OLD, begun, failed=(*early, *later[:2]))) is Verdict.UNKNOWN
    assert judged(person(OLD, begun, failed=(*early, *later[:2]))) is Verdict.UNKNOWN
    assert verdict(person(OLD, begun, failed=(*early, *later))) is Verdict.UNMET
    assert judged(person(OLD, begun, failed=(*early, *later))) is None


def test_days_of_attempts_that_are_used_up_are_history() -> None:
    profile = person(OLD, NEW + "started_on: 2026-07-20, completed_on: 2026-11-20}")
    pinned = profile.model_copy(update={"pins": {"exam.apply": date(2026, 6, 1)}})

    roadmap = plan(CATALOG, pinned, Goal("cma-aama"), TODAY)
    applied = next(step for step in roadmap.steps if step.step.id == "exam.apply")

    assert roadmap.feasible
    assert applied.timing.start >= TODAY
    assert Case.of(CATALOG, pinned, TODAY, None).attempts_gone is None
