"""The last days of keeping a credential, worked out by hand from the words of each rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cma_roadmap import Goal, load_catalog, read_profile
from cma_roadmap.planning.planner import plan

CATALOG = load_catalog()
TODAY = date(2024, 3, 4)


def last_day(credential: str, certified: str, step: str) -> date:
    person = read_profile(
        f"credentials: [{{id: {credential}, certified_on: {certified}}}]".encode(), "me.yaml"
    )
    found = plan(CATALOG, person, Goal(credential, horizon=2), TODAY)
    timing = next(each.timing for each in found.steps if each.step.id == step)
    return timing.end - timedelta(days=1)


@pytest.mark.parametrize(
    ("credential", "certified", "step", "last"),
    [
        # AMT's fee of a year: in the month of the anniversary, so by that day.
        ("rma-amt", "2024-03-01", "renewal.1.fee-2", "2025-03-01"),
        ("rma-amt", "2024-02-29", "renewal.1.fee-2", "2025-02-28"),
        ("rma-amt", "2024-02-28", "renewal.1.fee-2", "2025-02-28"),
        ("rma-amt", "2024-01-01", "renewal.1.fee-2", "2025-01-01"),
        ("rma-amt", "2024-01-31", "renewal.1.fee-3", "2026-01-31"),
        # Points before the third anniversary; the first fee of the next term on it.
        ("rma-amt", "2024-02-29", "renewal.1.expires", "2027-02-27"),
        ("rma-amt", "2024-02-29", "renewal.1.ce", "2027-02-27"),
        ("rma-amt", "2024-02-29", "renewal.2.fee-1", "2027-02-28"),
        ("rma-amt", "2024-02-29", "renewal.2.expires", "2030-02-27"),
        # AAMA: 60 months from the end of the month; papers 30 days, the exam two months before it.
        ("cma-aama", "2023-02-01", "renewal.1.expires", "2028-02-29"),
        ("cma-aama", "2023-02-28", "renewal.1.expires", "2028-02-29"),
        ("cma-aama", "2023-03-01", "renewal.1.expires", "2028-03-31"),
        ("cma-aama", "2023-02-10", "renewal.1.submit", "2028-01-30"),
        ("cma-aama", "2023-02-10", "renewal.1.exam_by", "2027-12-29"),
        ("cma-aama", "2023-06-10", "renewal.1.exam_by", "2028-04-30"),
        # Late by continuing education: 90 days, the last valid day being the first of them ...
        ("cma-aama", "2023-02-10", "renewal.1.grace", "2028-05-28"),
        ("cma-aama", "2023-02-10", "renewal.2.expires", "2033-02-28"),
        # ... NHA and NCCT do not say how they count, so the day before the anniversary.
        ("ccma-nha", "2024-02-29", "renewal.1.expires", "2026-02-27"),
        ("ccma-nha", "2024-03-01", "renewal.1.expires", "2026-02-28"),
        ("ncma-ncct", "2024-02-29", "renewal.1.expires", "2029-02-27"),
        ("ncma-ncct", "2023-12-31", "renewal.1.expires", "2028-12-30"),
    ],
)
def test_a_rule_has_one_last_day(credential: str, certified: str, step: str, last: str) -> None:
    assert last_day(credential, certified, step) == date.fromisoformat(last)
