"""Holders who ask what is open hear of the way back, or that nobody can tell."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import load_catalog, read_profile
from cma_roadmap.planning.eligibility.checking import check

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("held", "codes"),
    [
        # CMA: 60 months from the end of the month, so November 2021 lasts through today.
        ("{id: cma-aama, certified_on: 2021-11-02}", []),
        ("{id: cma-aama, certified_on: 2021-10-31}", ["finding.run_out_unsaid"]),
        ("{id: cma-aama, certified_on: 2021-10-31, expires_on: 2026-11-30}", []),
        ("{id: cma-aama, certified_on: 2021-10-31, expires_on: 2026-11-29}", ["finding.run_out"]),
        ("{id: cma-aama, certified_on: 2011-10-31, renewed_on: 2021-11-01}", []),
        ("{id: cma-aama, certified_on: 2011-10-31, renewed_on: 2016-10-31}", ["finding.run_out"]),
        ("{id: rma-amt, certified_on: 2004-03-15, expires_on: 2012-03-14}", []),
    ],
)
def test_the_day_before_the_last_nothing_is_said_and_after_it_what_may_be(
    held: str, codes: list[str]
) -> None:
    person = read_profile(f"credentials: [{held}]".encode(), "me.yaml")
    found = check(CATALOG, person, ["cma-aama"], TODAY)

    assert [finding.message.code for finding in found.findings] == codes
