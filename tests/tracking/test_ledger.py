"""What is no point that can be taken, and what may not count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cma_roadmap import load_catalog, read_profile
from cma_roadmap.errors import SourceLocation
from cma_roadmap.model.tracked.happened import EARNED, Course, Happened
from cma_roadmap.planning.ce_plan import plan_ce
from cma_roadmap.tracking.folded import with_log
from cma_roadmap.tracking.ledger import doubtful_points, wrong_points

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)
PLACE = SourceLocation("t.csv", 3)
HELD = b"""\
credentials:
- {id: cma-aama, certified_on: 2023-05-10, expires_on: 2028-05-31}
- {id: rma-amt, certified_on: 2004-03-01}
- {id: nrcma-nahp, certified_on: 2024-01-31}
"""


def told(
    *kinds: str, whose: tuple[str, ...] = ("cma-aama",), on: date = date(2026, 11, 12)
) -> Happened:
    return Happened(EARNED, on, course=Course("A", Decimal(2), kinds, whose))


@pytest.mark.parametrize(
    ("one", "codes"),
    [
        (told("clinical"), []),
        (told("clinical", "approved"), []),
        (told("clinical", on=TODAY), []),
        (told("clinical", on=date(2026, 12, 1)), ["ce_not_yet"]),
        (told(), ["ce_no_kind"]),
        (told("approved"), ["ce_no_kind"]),
        (told("clinical", "general"), ["ce_several_kinds"]),
        (told("other"), ["ce_wrong_kind"]),
        (told("basic"), ["ce_wrong_kind"]),
        (told("clinicl"), ["ce_no_such_kind"]),
        (told("clinicl", on=date(2027, 1, 1)), ["ce_not_yet", "ce_no_such_kind"]),
        (told(whose=("ccma-nha",)), []),  # no split is known
        (told("clinical", whose=("ccma-nha",)), []),
        (told("other", whose=("ccma-a-ccbma",)), []),
        (told("clinical", whose=("ccma-a-ccbma",)), []),
        (told("other", whose=("ccma-ac-ccbma",)), ["ce_wrong_kind"]),
        (told(whose=("cma-aama", "ccma-a-ccbma")), ["ce_no_kind", "ce_no_kind"]),
        (told("basic", whose=("cma-aama", "ccma-a-ccbma")), ["ce_wrong_kind"]),
    ],
)
def test_what_cannot_be_is_told_with_its_place(one: Happened, codes: list[str]) -> None:
    found = list(wrong_points(one, CATALOG, TODAY, PLACE))

    assert [problem.code for problem in found] == codes
    assert all(problem.location == PLACE and problem.hint for problem in found)


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (told("clinical"), None),
        (told("clinical", on=date(2023, 5, 10)), None),
        (told("clinical", on=date(2023, 5, 9)), "ce.before_term"),
        (told(whose=("ccma-nha",)), "ce.not_held"),
        (told(whose=("rma-amt",)), "ce.exempt_points"),
        (told(whose=("nrcma-nahp",)), "ce.no_term"),
    ],
)
def test_what_may_not_count_is_a_doubt_and_no_problem(one: Happened, code: str | None) -> None:
    person = with_log(read_profile(HELD, "me.yaml"), [one], CATALOG.clearances)
    found = list(doubtful_points([one], plan_ce(CATALOG, person, TODAY)))

    assert [text.code for text in found] == ([code] if code else [])


def test_points_after_the_last_valid_day_are_a_doubt() -> None:
    today = date(2028, 9, 15)
    one = told(whose=("ccma-a-ccbma",), on=date(2028, 9, 14))
    profile = b"credentials: [{id: ccma-a-ccbma, certified_on: 2022-05-10, expires_on: 2028-09-13}]"
    person = with_log(read_profile(profile, "me.yaml"), [one], CATALOG.clearances)
    plan = plan_ce(CATALOG, person, today)

    assert plan.standings[0].due == date(2029, 9, 12)  # late renewal is open for a year
    assert [text.code for text in doubtful_points([one], plan)] == ["ce.late_points"]
