"""Holders: what is not said is not guessed, and rules spare people from before a day."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.model.results.roadmap import Roadmap

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)
FIRST_TERM = {
    "cma-aama": ("2010-05-05", date(2015, 5, 31)),
    "rma-amt": ("2010-05-05", date(2013, 5, 4)),
    "ccma-nha": ("2014-05-20", date(2016, 5, 19)),
    "ncma-ncct": ("2012-05-20", date(2017, 5, 19)),
}
"""Certified, and the last day by the body's own count.

CMA: 60 months from the end of the month. RMA: three years, CCMA two, NCMA five, each to the day
before the anniversary (the earliest of the counts).
"""


def road(credential: str, held: str, today: date = TODAY, as_of: date | None = None) -> Roadmap:
    text = f"credentials: [{{id: {credential}, {held}}}]"
    return plan(CATALOG, read_profile(text.encode(), "me.yaml"), Goal(credential), today, as_of)


def told(found: Roadmap) -> set[str]:
    return {finding.message.code for finding in found.findings}


def state(found: Roadmap) -> str:
    """How the person stands: by the way the plan takes, and how sure it is."""
    return f"{found.pathway.id} {found.pathway.verdict}"


@pytest.mark.parametrize("credential", FIRST_TERM)
def test_without_a_last_day_a_term_that_is_over_proves_nothing(credential: str) -> None:
    since, last = FIRST_TERM[credential]
    found = {
        day: state(road(credential, f"certified_on: {since}", day))
        for day in (last, date.fromordinal(last.toordinal() + 1), TODAY)
    }

    assert list(found.values()) == ["holder met", "holder unknown", "holder unknown"]


@pytest.mark.parametrize("credential", FIRST_TERM)
def test_the_plan_says_what_to_look_up_and_shows_both_roads(credential: str) -> None:
    found = road(credential, f"certified_on: {FIRST_TERM[credential][0]}")

    assert found.feasible
    assert found.expires_on is None
    assert "finding.renewal_unsaid" in told(found)
    assert {"finding.if_run_out", "finding.if_run_out_unknown"} & told(found)
    assert any(step.step.id == "renewal.1.expires" for step in found.steps)
    assert found.program is None


@pytest.mark.parametrize(
    ("held", "stands"),
    [
        ("certified_on: 2010-05-05, expires_on: 2026-11-30", "holder met"),
        ("certified_on: 2010-05-05, expires_on: 2026-11-29", "holder met"),  # late: 90 days
        ("certified_on: 2010-05-05, expires_on: 2030-05-31", "holder met"),
        ("certified_on: 2010-05-05, expires_on: 2020-05-31", "recertification met"),
        # Certified before June 1998 by work: recertifies by exam all the same.
        ("certified_on: 1989-06-23, expires_on: 2014-12-31", "recertification met"),
        # Renewed in May 2025: 60 months from the end of that month.
        ("certified_on: 2010-05-05, renewed_on: 2025-05-20", "holder met"),
        # Renewed last in 2015: over since May 2020, and the person says that it was the last time.
        ("certified_on: 2010-05-05, renewed_on: 2015-05-20", "recertification met"),
    ],
)
def test_what_the_card_says_decides(held: str, stands: str) -> None:
    assert state(road("cma-aama", held)) == stands


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2026, 11, 1), "finding.renewal_unsaid_late"),
        (date(2027, 1, 28), "finding.renewal_unsaid_late"),
        (date(2027, 1, 29), "finding.renewal_unsaid"),
    ],
)
def test_a_late_renewal_that_is_open_is_told(today: date, code: str) -> None:
    """A term to 31 October 2026; 90 days with that day as the first end on 28 January 2027."""
    assert code in told(road("cma-aama", "certified_on: 2021-10-31", today))


def test_a_credential_whose_term_nobody_knows_sends_no_holder_to_school() -> None:
    found = road("nrcma-nahp", "certified_on: 2015-03-01")

    assert state(found) == "holder unknown"
    assert "finding.term_unknown" in told(found)
    assert found.program is None


@pytest.mark.parametrize(
    ("held", "as_of", "exempt"),
    [
        ("certified_on: 2005-12-31", None, True),
        ("certified_on: 2006-01-01", None, False),
        ("certified_on: 2006-01-02", None, False),
        ("certified_on: 2004-03-15, renewed_on: 2014-03-31", None, True),
        ("certified_on: 2004-03-15, renewed_on: 2014-04-01", None, True),
        ("certified_on: 2004-03-15, renewed_on: 2014-04-02", None, False),
        ("certified_on: 2004-03-15, expires_on: 2028-03-14", None, True),
        # Who recertified was not bound before that rule began.
        ("certified_on: 2004-03-15, renewed_on: 2014-04-02", date(2014, 3, 31), True),
        ("certified_on: 2004-03-15, renewed_on: 2014-04-02", date(2014, 4, 1), False),
    ],
)
@pytest.mark.parametrize("credential", ["rma-amt", "cmas-amt"])
def test_amt_spares_those_certified_before_2006(
    credential: str, held: str, as_of: date | None, *, exempt: bool
) -> None:
    today = date(2016, 1, 15)
    if "expires_on" in held:
        today = TODAY
    found = road(credential, held, today, as_of)
    steps = {step.step.id for step in found.steps}

    assert bool({"finding.exempt", "finding.exempt_unless"} & told(found)) is exempt
    assert ("renewal.1.ce" not in steps) is exempt
    assert any(name.startswith("renewal.1.fee") for name in steps)


def test_an_rma_of_2004_owes_the_yearly_fee_and_no_school() -> None:
    found = road("rma-amt", "certified_on: 2004-03-15")

    fees = {step.step.id: step.timing.start for step in found.steps if ".fee-" in step.step.id}
    assert list(fees.values()) == [date(2027, 3, 15)]
    assert state(found) == "holder unknown"
    assert found.program is None


def test_the_order_of_the_list_changes_nothing() -> None:
    cards = ["certified_on: 2010-05-05", "certified_on: 2010-05-05, expires_on: 2031-05-31"]
    both = [f"{{id: cma-aama, {card}}}" for card in cards]

    found = [
        plan(
            CATALOG,
            read_profile(f"credentials: [{', '.join(listed)}]".encode(), "me"),
            Goal("cma-aama"),
            TODAY,
        )
        for listed in (both, both[::-1])
    ]
    assert [roadmap.expires_on for roadmap in found] == [date(2031, 5, 31)] * 2


def test_another_way_may_be_asked_for_while_nobody_can_tell() -> None:
    person = read_profile(b"credentials: [{id: cma-aama, certified_on: 2010-05-05}]", "me")
    asked = Goal("cma-aama", pathway="recertification")

    assert plan(CATALOG, person, asked, TODAY).pathway.id == "recertification"
