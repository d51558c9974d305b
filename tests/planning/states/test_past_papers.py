"""Papers that a state gave: in force, run out lately, run out long ago (WAC 246-827-0610)."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import StepStatus

from .state_plans import holder, in_state

TODAY = date(2026, 11, 30)


def washingtonian(
    expires: str, certificate: str = "2029-12-31", paper: str = "ma-certified"
) -> str:
    """Someone with the state's paper of 2018, which ran out or runs out on a day."""
    papers = f"[{{state: WA, paper: {paper}, issued_on: 2018-03-01, expires_on: {expires}}}]"
    return holder("2017-12-01", certificate, f"state_papers: {papers}\n")


def test_a_paper_in_force_leaves_nothing_to_do_but_to_renew_it() -> None:
    found = in_state("WA", washingtonian("2027-03-01"), today=TODAY)

    steps = ("state.approved-training", "state.doh-application", "state.approved-exam")
    assert {found.steps[name].step.status for name in steps} == {StepStatus.DONE}
    assert {found.start(name) for name in steps} == {date(2018, 3, 1)}
    assert found.last("state.renewal-1") == date(2027, 3, 1)
    assert found.roadmap.states[0].verdict is Verdict.MET


@pytest.mark.parametrize(
    ("expires", "late"),
    [
        ("2026-11-29", True),
        ("2023-12-01", True),
        ("2023-11-30", False),
        ("2023-11-29", False),
        ("2016-02-29", False),
    ],
    ids=["yesterday", "3 years less a day", "3 years", "3 years and a day", "a leap day"],
)
def test_three_years_part_the_two_ways_back(expires: str, late: bool) -> None:
    """Less than three years: the late fee. Three years and more: apply again."""
    person = washingtonian(expires).replace("2018-03-01", "2015-03-01").replace("2017", "2014")
    found = in_state("WA", person, today=TODAY)

    assert ("state.late-renewal" in found.steps) is late
    applied = found.steps["state.doh-application"].step.status
    assert (applied is StepStatus.DONE) is late
    assert found.roadmap.states[0].verdict is Verdict.MET


def test_on_its_last_day_a_paper_is_in_force() -> None:
    found = in_state("WA", washingtonian("2026-11-30"), today=TODAY)

    assert "state.late-renewal" not in found.steps
    assert found.steps["state.doh-application"].step.status is StepStatus.DONE


def test_after_three_years_a_certificate_in_force_is_enough_and_no_permit_is_given_again() -> None:
    found = in_state("WA", washingtonian("2022-03-01"), today=TODAY)

    assert found.start("state.doh-application") == TODAY
    assert "state.interim-certificate" not in found.steps
    assert found.start("state.ready") == date(2026, 12, 2)


def test_after_three_years_without_a_certificate_the_exam_comes_before_the_application() -> None:
    found = in_state("WA", washingtonian("2022-03-01", "2022-12-31"), today=TODAY)

    assert found.roadmap.certified_on is not None
    assert found.start("state.doh-application") > found.roadmap.certified_on
    assert found.start("state.approved-training") == date(2018, 3, 1)


def test_the_interim_certificate_is_given_once() -> None:
    used = (
        "[{state: WA, paper: interim-certificate, issued_on: 2025-06-01, expires_on: 2026-05-31}]"
    )
    person = (
        "diploma: {kind: high_school, on: 2019-06-14}\n"
        "training: [{name: Good school, accreditors: [CAAHEP], completed_on: 2025-05-14}]\n"
        f"state_papers: {used}\n"
    )
    found = in_state("WA", person, today=TODAY)

    assert "state.interim-certificate" not in found.steps
    assert "you have had yours" in found.says("state_permit_used")
