"""The first day from which points count: of a first term, of one renewed, at the ends of months."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.profile import HeldCredential, Profile
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.validity import earned_from

CATALOG = load_catalog()
CASE = Case.of(CATALOG, Profile(), date(2026, 11, 30), None)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("credential", "certified", "renewed", "last", "first"),
    [
        # AAMA counts 60 months from the end of the month.
        ("cma-aama", "2023-05-10", None, "2028-05-31", "2023-05-10"),
        ("cma-aama", "2023-05-31", None, "2028-05-31", "2023-05-31"),
        ("cma-aama", "2024-02-29", None, "2029-02-28", "2024-02-29"),
        ("cma-aama", "2024-02-01", None, "2029-02-28", "2024-02-01"),
        # The second term: what was earned on the old last day was of the old term.
        ("cma-aama", "2019-02-11", None, "2029-02-28", "2024-03-01"),
        ("cma-aama", "2018-05-10", None, "2028-05-31", "2023-06-01"),
        # Renewed early: the new term begins with that renewal.
        ("cma-aama", "2018-05-10", "2023-02-14", "2028-02-29", "2023-02-14"),
        # A last day that fits no count is counted back from.
        ("cma-aama", "2018-05-10", None, "2028-06-15", "2023-06-16"),
        # NHA does not say how it counts: the latest likely first day.
        ("ccma-nha", "2025-08-20", None, "2027-08-20", "2025-08-21"),
    ],
)
def test_points_count_from_the_first_day_of_the_term(
    credential: str, certified: str, renewed: str | None, last: str, first: str
) -> None:
    held = HeldCredential(
        id=credential,
        certified_on=day(certified),
        renewed_on=day(renewed) if renewed else None,
        expires_on=day(last),
    )

    assert earned_from(held, day(last), CASE) == day(first)


def test_of_an_unknown_term_nobody_can_tell() -> None:
    held = HeldCredential(id="nrcma-nahp", certified_on=day("2025-08-20"))

    assert earned_from(held, day("2027-08-20"), CASE) is None
