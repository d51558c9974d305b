"""Late renewal where sources do not agree how long: a plan goes by the reading that ends first."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.planning.steps.renewal import grace_last_days

RENEWAL = load_catalog().credential("cma-aama").renewal


@pytest.mark.parametrize(
    ("expired", "last", "latest"),
    [
        # Three months end on the day of the same number; of 90 days the first one is day 1.
        (date(2026, 11, 30), date(2027, 2, 27), date(2027, 2, 28)),
        (date(2026, 12, 31), date(2027, 3, 30), date(2027, 3, 31)),
        (date(2027, 1, 31), date(2027, 4, 30), date(2027, 5, 1)),  # three months are 89 days
        (date(2027, 2, 28), date(2027, 5, 28), date(2027, 5, 29)),
        (date(2028, 1, 31), date(2028, 4, 29), date(2028, 4, 30)),
        (date(2028, 2, 29), date(2028, 5, 28), date(2028, 5, 29)),
        (date(2027, 5, 31), date(2027, 8, 28), date(2027, 8, 31)),  # three months are 92 days
    ],
)
def test_a_plan_goes_by_the_reading_that_ends_first(
    expired: date, last: date, latest: date
) -> None:
    grace = RENEWAL.grace
    assert grace is not None
    counted = grace.counted.at(expired).value
    assert counted is not None
    length = grace.length.at(expired)

    assert min(grace_last_days(expired, length, counted)) == last
    assert max(grace_last_days(expired, length, counted, counted)) == latest
