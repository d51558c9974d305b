"""The way back of those whose card says that it has run out: never a school first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.model.results.network import Step
from cma_roadmap.model.results.roadmap import Roadmap

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)
ALL = [listing.id for listing in CATALOG.index]


def road(credential: str, expires: str, more: str = "", today: date = TODAY) -> Roadmap:
    held = f"{{id: {credential}, certified_on: 2010-05-05, expires_on: {expires}}}"
    text = f"credentials: [{held}]\n{more}"
    return plan(CATALOG, read_profile(text.encode(), "me.yaml"), Goal(credential), today)


def steps(found: Roadmap) -> dict[str, Step]:
    return {planned.step.id: planned.step for planned in found.steps}


@pytest.mark.parametrize("credential", ALL)
def test_no_holder_whose_card_has_run_out_gets_a_school_first(credential: str) -> None:
    found = road(credential, "2019-05-04")

    assert found.program is None
    assert not [name for name in steps(found) if name.startswith("training.")]
    assert found.feasible


@pytest.mark.parametrize(
    ("credential", "expires", "way"),
    [
        # AAMA: 90 days of grace, then the exam again. 90 days with the last valid one as day 1.
        ("cma-aama", "2026-09-02", "holder"),  # late until 30 November
        ("cma-aama", "2026-09-01", "recertification"),
        # AMT, NHA: no grace is known.
        ("rma-amt", "2026-11-30", "holder"),
        ("rma-amt", "2026-11-29", "way-back"),
        ("rma-amt", "2027-01-01", "holder"),
        ("cmas-amt", "2026-11-29", "way-back"),
        ("ccma-nha", "2026-11-30", "holder"),
        ("ccma-nha", "2026-11-29", "way-back"),
        ("cpt-nha", "2026-11-29", "way-back"),
        # NCCT: lost after five years; pay for the exam and pass it again.
        ("ncma-ncct", "2026-11-30", "holder"),
        ("ncma-ncct", "2026-11-29", "regain"),
        # CCBMA: inactive for a year, in which it can be renewed.
        ("ccma-ac-ccbma", "2025-12-01", "holder"),
        ("ccma-ac-ccbma", "2025-11-01", "way-back"),
    ],
)
def test_the_day_before_the_last_one_it_is_renewed_and_after_it_there_is_a_way_back(
    credential: str, expires: str, way: str
) -> None:
    assert road(credential, expires).pathway.id == way


def test_amt_asks_thirty_points_a_form_and_a_fee_that_nobody_tells() -> None:
    found = road("rma-amt", "2012-03-14")
    told = steps(found)

    order = [name for name in told if name.startswith("return.")]
    assert order == ["return.ask", "return.ce", "return.apply", "return.answer"]
    assert told["return.ce"].title.params == {"total": 30, "unit": "points"}
    assert told["return.apply"].costs[0].amount is None
    assert "amt-recert-by-ccp" in told["return.apply"].sources
    assert told["return.ask"].title.params["contact"] == "847-823-5169"
    assert found.pathway.verdict == "unknown"


def test_of_nha_only_the_question_is_known() -> None:
    told = steps(road("ccma-nha", "2024-05-19"))

    assert "return.ce" not in told
    assert len(told["return.ask"].documents) == 2


@pytest.mark.parametrize("left", [-1, 0, 1, 2, 60])
def test_a_way_back_that_ends_says_on_which_day(left: int) -> None:
    """ARMA: two years from the last valid day; over two years, it is only asked."""
    last = TODAY + timedelta(days=left)
    expired = last.replace(year=last.year - 2)
    found = road("rma-arma", expired.isoformat(), "availability: {hours_per_week: 40}")
    codes = {finding.message.code for finding in found.findings}

    assert ("finding.way_back_shut" in codes) is (left < 0)
    assert ("return.ce" in steps(found)) is (left >= 0)
    assert ("finding.way_back_until" in codes) is (left >= 0)
    assert (steps(found)["return.apply"].due is not None) is (left >= 2)
    assert found.feasible


def test_school_is_told_beside_the_way_back() -> None:
    assert [way.pathway for way in road("rma-amt", "2012-03-14").other_ways] == ["education"]


def test_a_school_may_be_asked_for() -> None:
    text = b"credentials: [{id: rma-amt, certified_on: 2004-03-15, expires_on: 2012-03-14}]"
    asked = Goal("rma-amt", pathway="education")

    assert plan(CATALOG, read_profile(text, "me"), asked, TODAY).program is not None
