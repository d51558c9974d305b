"""Every value that moves a date or a dollar, as the awarding bodies' readings give it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from cma_roadmap import load_catalog
from cma_roadmap.model.credential import Wait
from cma_roadmap.model.fact import Fact
from cma_roadmap.model.money import Money
from cma_roadmap.model.span import Duration

TODAY = date(2026, 11, 21)
CATALOG = load_catalog()

# Expected: amounts of money in whole dollars, durations in ISO 8601, waits as "low-high unit".
CMA: dict[str, object] = {
    "application/processing": "5-7 business_days",
    "application/authorisation": None,
    "application/valid_for": None,
    "application/testing_window": "P90D",
    "pathways/graduate/requirement/within": "P1Y",
    "pathways/graduate/requirement/measured_to": "application",
    "pathways/graduate/requirement/accreditation_lookback": "P3Y",
    "pathways/graduate/requirement/accreditors": ("CAAHEP", "ABHES"),
    "pathways/graduate/sit_before_completion": "P30D",
    "pathways/past-graduate/requirement/within": None,
    "pathways/past-graduate/requirement/after": "P1Y",
    "pathways/past-graduate/requirement/measured_to": "application",
    "pathways/past-graduate/requirement/accreditation_lookback": "P3Y",
    "pathways/past-graduate/sit_before_completion": None,
    "pathways/alternative/needs_review": True,
    "pathways/recertification/recertification": True,
    "clause/cma-aama.alternative.program-with-practicum/min_academic_hours": 560,
    "clause/cma-aama.alternative.program-with-practicum/min_externship_hours": 160,
    "clause/cma-aama.alternative.program-with-practicum/institution_accredited": True,
    "clause/cma-aama.alternative.program-before-work/min_academic_hours": 560,
    "clause/cma-aama.alternative.program-before-work/min_externship_hours": None,
    "clause/cma-aama.alternative.work/hours": 1000,
    "clause/cma-aama.alternative.work/after_program": True,
    "clause/cma-aama.alternative.work/within": None,
    "exam/items": 200,
    "exam/scored_items": 180,
    "exam/pretest_items": 20,
    "exam/minutes": 160,
    "exam/appointment_minutes": 195,
    "exam/passing_score": None,
    "exam/score_low": 200,
    "exam/score_high": 800,
    "exam/results": "0-24 hours",
    "retake/waits/0/wait": None,
    "retake/waits/1/wait": None,
    "retake/attempts": 3,
    "retake/fee": None,
    "retake/full_exam_fee": True,
    "certification/starts": None,
    "certification/term": "P5Y",
    "certification/counted": "month_end",
    "certification/held_until_completion": True,
    "renewal/cycle": "P5Y",
    "renewal/ce/total": 60,
    "renewal/ce/every": "P5Y",
    "renewal/ce/categories/administrative/minimum": 10,
    "renewal/ce/categories/clinical/minimum": 10,
    "renewal/ce/categories/general/minimum": 10,
    "renewal/fee": None,
    "renewal/annual_fee": None,
    "renewal/submit_before_expiry": "P30D",
    "renewal/by_exam/pass_before_expiry": "P2M",
    "renewal/by_exam/apply_before_expiry": "P30D",
    "renewal/grace/length": "P90D",
    "renewal/grace/counted": "before_anniversary",
    "renewal/reactivation_fee": 50,
    "pass_rates/0/percent": 69,
    "pass_rates/1/percent": 76,
    "pass_rates/2/percent": None,
    "pass_rates/3/percent": 60,
}
RMA: dict[str, object] = {
    "application/processing": "1-2 business_days",
    "application/authorisation": "0-48 hours",
    "application/valid_for": "P1Y",
    "application/testing_window": None,
    "pathways/education/sit_before_completion": None,
    "clause/rma-amt.education.recent-program/within": "P4Y",
    "clause/rma-amt.education.recent-program/measured_to": "application",
    "clause/rma-amt.education.recent-program/min_clock_hours": 720,
    "clause/rma-amt.education.recent-program/min_externship_hours": 160,
    "clause/rma-amt.education.recent-program/institution_accredited": True,
    "clause/rma-amt.education.earlier-program/after": "P4Y",
    "clause/rma-amt.education.earlier-program/min_clock_hours": 720,
    "clause/rma-amt.education.earlier-program/min_externship_hours": 160,
    "clause/rma-amt.education.earlier-work/years": 3,
    "clause/rma-amt.education.earlier-work/within": "P5Y",
    "clause/rma-amt.education.earlier-work/full_time_week": None,
    "clause/rma-amt.work-based.program/within": "P4Y",
    "clause/rma-amt.work-based.program/training_kinds": ("apprenticeship", "workforce"),
    "clause/rma-amt.experience.work/years": 3,
    "clause/rma-amt.experience.work/hours": 5616,
    "clause/rma-amt.experience.work/within": "P7Y",
    "clause/rma-amt.experience.work/full_time_week": 36,
    "clause/rma-amt.experience.cpr/clearance": "bls",
    "clause/rma-amt.experience.diploma/kind": "holds_diploma",
    "clause/rma-amt.military.recent-training/within": "P4Y",
    "clause/rma-amt.military.earlier-work/years": 3,
    "clause/rma-amt.military.earlier-work/within": "P5Y",
    "clause/rma-amt.military.earlier-work/full_time_week": None,
    "clause/rma-amt.instructor.work/years": 5,
    "clause/rma-amt.instructor.work/within": None,
    "clause/rma-amt.instructor.work/full_time_week": None,
    "exam/items": 210,
    "exam/scored_items": None,
    "exam/pretest_items": None,
    "exam/minutes": 120,
    "exam/passing_score": 70,
    "exam/score_low": 0,
    "exam/score_high": 100,
    "exam/results": "0-48 hours",
    "retake/waits/0/wait": "P45D",
    "retake/waits/1/wait": "P45D",
    "retake/waits/2/wait": "P45D",
    "retake/attempts": 4,
    "retake/fee": 90,
    "retake/full_exam_fee": None,
    "retake/after_last": None,
    "certification/starts": None,
    "certification/term": "P3Y",
    "certification/counted": "before_anniversary",
    "certification/held_until_completion": True,
    "renewal/cycle": "P3Y",
    "renewal/ce/total": 30,
    "renewal/ce/every": "P3Y",
    "renewal/ce/categories": (),
    "renewal/fee": 0,
    "renewal/annual_fee/amount": 50,
    "renewal/annual_fee/first_year_included": True,
    "renewal/submit_before_expiry": None,
    "renewal/by_exam": None,
    "renewal/grace": None,
    "renewal/reactivation_fee": None,
    "pass_rates/0/percent": None,
}
CCMA: dict[str, object] = {
    "application/processing": None,
    "application/authorisation": None,
    "application/valid_for": None,
    "application/testing_window": None,
    "clause/ccma-nha.education.program/within": "P5Y",
    "clause/ccma-nha.education.program/measured_to": "unknown",
    "clause/ccma-nha.education.program/accreditors": (),
    "clause/ccma-nha.education.program/min_clock_hours": None,
    "clause/ccma-nha.education.program/min_externship_hours": None,
    "clause/ccma-nha.education.diploma/kind": "holds_diploma",
    "clause/ccma-nha.experience.diploma/kind": "holds_diploma",
    "clause/ccma-nha.experience.one-in-three/years": 1,
    "clause/ccma-nha.experience.one-in-three/within": "P3Y",
    "clause/ccma-nha.experience.one-in-three/full_time_week": None,
    "clause/ccma-nha.experience.two-in-five/years": 2,
    "clause/ccma-nha.experience.two-in-five/within": "P5Y",
    "clause/ccma-nha.experience.two-in-five/full_time_week": None,
    "pathways/provisional/early_sitting": True,
    "clause/ccma-nha.provisional.diploma/expected_within": "P1Y6M",
    "clause/ccma-nha.provisional.program/within": "P5Y",
    "clause/ccma-nha.provisional.one-in-three/years": 1,
    "clause/ccma-nha.provisional.one-in-three/within": "P3Y",
    "clause/ccma-nha.provisional.two-in-five/years": 2,
    "clause/ccma-nha.provisional.two-in-five/within": "P5Y",
    "exam/items": 180,
    "exam/scored_items": 150,
    "exam/pretest_items": 30,
    "exam/minutes": 180,
    "exam/passing_score": 390,
    "exam/score_low": 200,
    "exam/score_high": 500,
    "exam/results": "0-2 days",
    "retake/waits/0/wait": "P30D",
    "retake/waits/1/wait": "P30D",
    "retake/waits/2/wait": "P1Y",
    "retake/attempts": None,
    "retake/fee": None,
    "retake/full_exam_fee": True,
    "certification/starts": "exam_day",
    "certification/term": "P2Y",
    "certification/counted": None,
    "renewal/cycle": "P2Y",
    "renewal/ce/total": 10,
    "renewal/ce/every": "P2Y",
    "renewal/ce/categories": (),
    "renewal/fee": 185,
    "renewal/annual_fee": None,
    "renewal/submit_before_expiry": None,
    "renewal/by_exam": None,
    "renewal/grace": None,
    "renewal/reactivation_fee": None,
    "pass_rates/0/percent": 77,
    "pass_rates/1/percent": Decimal("81.38"),
}
NCMA: dict[str, object] = {
    "application/processing": None,
    "application/authorisation": None,
    "application/valid_for": None,
    "application/testing_window": None,
    "clause/ncma-ncct.graduate.program/within": "P5Y",
    "clause/ncma-ncct.graduate.program/min_clock_hours": None,
    "pathways/experience/requirement/years": 1,
    "pathways/experience/requirement/within": "P5Y",
    "pathways/experience/requirement/hours": None,
    "pathways/experience/requirement/full_time_week": None,
    "pathways/military/requirement/within": "P5Y",
    "pathways/student/early_sitting": True,
    "pathways/student/sit_before_completion": None,
    "clause/ncma-ncct.student.enrolled/before_completion": None,
    "exam/items": 150,
    "exam/scored_items": 125,
    "exam/pretest_items": 25,
    "exam/minutes": 180,
    "exam/passing_score": 575,
    "exam/score_low": 200,
    "exam/score_high": 720,
    "exam/results": "0-48 hours",
    "retake/waits/0/wait": "P30D",
    "retake/waits/1/wait": "P90D",
    "retake/waits/2/wait": "P1Y",
    "retake/attempts": 4,
    "retake/fee": None,
    "retake/full_exam_fee": True,
    "certification/starts": None,
    "certification/term": "P5Y",
    "certification/counted": None,
    "certification/held_until_completion": None,
    "renewal/cycle": "P1Y",
    "renewal/ce/total": 14,
    "renewal/ce/every": "P1Y",
    "renewal/ce/categories": (),
    "renewal/fee": None,
    "renewal/annual_fee/amount": 89,
    "renewal/annual_fee/first_year_included": None,
    "renewal/submit_before_expiry": None,
    "renewal/by_exam": None,
    "renewal/grace": None,
    "renewal/reactivation_fee": None,
    "pass_rates/0/percent": 60,
}
TABLES = {"cma-aama": CMA, "rma-amt": RMA, "ccma-nha": CCMA, "ncma-ncct": NCMA}
ROWS = [(name, path, want) for name, table in TABLES.items() for path, want in table.items()]


def plain(value: Any) -> object:
    """A value as the tables write it."""
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, Duration):
        return value.iso
    if isinstance(value, Wait):
        return f"{value.low}-{value.high} {value.unit.value}"
    if isinstance(value, StrEnum):
        return value.value
    return tuple(plain(v) for v in value) if isinstance(value, tuple) else value


def clauses(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "of", ()):
        yield from clauses(child)


def reach(credential: str, path: str) -> Any:
    """What lies at `path`: attributes, with parts of lists by id or number; `None` ends it."""
    here: Any = CATALOG.credential(credential)
    steps = path.split("/")
    if steps[0] == "clause":
        nodes = [n for p in here.pathways for n in clauses(p.requirement) if n.id == steps[1]]
        (here,), steps = nodes, steps[2:]
    for step in steps:
        if here is None:
            return None
        if isinstance(here, tuple):
            here = here[int(step)] if step.isdigit() else next(p for p in here if p.id == step)
        else:
            here = getattr(here, step)
    return here


@pytest.mark.parametrize(("credential", "path", "want"), ROWS)
def test_the_value_in_force_is_the_one_that_was_read(
    credential: str, path: str, want: object
) -> None:
    found = reach(credential, path)
    assert plain(found.at(TODAY).value if isinstance(found, Fact) else found) == want
