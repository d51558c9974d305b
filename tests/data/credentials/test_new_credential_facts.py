"""The values of the smaller credentials that move a date or a dollar, as they were read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from data.key_facts import CATALOG, TODAY, plain, reach, value

FOUR = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")
KINDS = {
    "cmaa-nha": "administrative",
    "cpt-nha": "phlebotomy",
    "cet-nha": "ekg",
    "cehrs-nha": "health_records",
    "cmas-amt": "administrative",
    "coa-ijcahpo": "ophthalmic",
    "pmac-aspma": "podiatric",
    "cmac-amca": "medical_assistant",
    "nrcma-nahp": "medical_assistant",
    "ccma-a-ccbma": "administrative",
    "ccma-c-ccbma": "medical_assistant",
    "ccma-ac-ccbma": "medical_assistant",
    "rma-arma": "medical_assistant",
    "rcmas-ncma": "medical_assistant",
}
NHA = ("cmaa-nha", "cpt-nha", "cet-nha", "cehrs-nha")
CCBMA = ("ccma-a-ccbma", "ccma-c-ccbma", "ccma-ac-ccbma")

NHA_COMMON: dict[str, object] = {
    "application/processing": None,
    "exam/passing_score": 390,
    "exam/score_low": 200,
    "exam/score_high": 500,
    "exam/results": None,
    "retake/waits/0/wait": "P30D",
    "retake/waits/1/wait": "P30D",
    "retake/waits/2/wait": "P1Y",
    "retake/attempts": None,
    "certification/term": "P2Y",
    "certification/counted": None,
    "renewal/cycle": "P2Y",
    "renewal/ce/total": 10,
    "renewal/ce/every": "P2Y",
    "renewal/fee": None,
}
CCBMA_COMMON: dict[str, object] = {
    "application/fees/0/amount": None,
    "application/processing": "15-15 business_days",
    "application/testing_window": None,
    "pathways/employed/needs_review": True,
    "exam/items": None,
    "exam/minutes": None,
    "exam/outline": None,
    "exam/passing_score": None,
    "retake/waits/0/wait": None,
    "retake/attempts": None,
    "retake/fee": None,
    "certification/term": "P5Y",
    "certification/counted": None,
    "renewal/cycle": "P5Y",
    "renewal/ce/total": 60,
    "renewal/ce/every": "P5Y",
    "renewal/ce/categories/basic/minimum": 30,
    "renewal/fee": 200,
    "renewal/submit_before_expiry": "P3M",
    "renewal/grace/length": "P1Y",
    "renewal/reactivation_fee": 75,
}
OWN: dict[str, dict[str, object]] = {
    "cmaa-nha": {
        "application/fees/exam/amount": 129,
        "exam/items": 135,
        "exam/scored_items": 110,
        "exam/pretest_items": 25,
        "exam/minutes": 135,
        "pass_rates/0/percent": Decimal("62.68"),
        "pass_rates/0/exams": 9390,
    },
    "cpt-nha": {
        "application/fees/exam/amount": 134,
        "clause/cpt-nha.provisional.diploma/expected_within": "P1Y6M",
        "exam/items": 120,
        "exam/scored_items": 100,
        "exam/pretest_items": 20,
        "exam/minutes": 120,
        "exam/outline": None,
        "pass_rates/0/percent": Decimal("75.96"),
    },
    "cet-nha": {
        "application/fees/exam/amount": 134,
        "exam/items": 120,
        "exam/scored_items": 100,
        "exam/pretest_items": 20,
        "exam/minutes": 120,
        "exam/outline": None,
    },
    "cehrs-nha": {
        "application/fees/exam/amount": None,
        "exam/items": 100,
        "exam/scored_items": None,
        "exam/pretest_items": None,
        "exam/minutes": 120,
        "exam/outline": None,
        "pass_rates/0/percent": Decimal("65.18"),
        "pass_rates/0/exams": 1746,
        "pass_rates/1/percent": Decimal("68.81"),
        "pass_rates/1/exams": 1834,
    },
    "cmas-amt": {
        "application/fees/exam/amount": 125,
        "application/valid_for": "P1Y",
        "clause/cmas-amt.education.earlier-work/years": 3,
        "clause/cmas-amt.education.earlier-work/within": "P5Y",
        "clause/cmas-amt.rma-holder.work/years": 2,
        "clause/cmas-amt.rma-holder.work/within": None,
        "clause/cmas-amt.experience.work/years": 5,
        "clause/cmas-amt.experience.work/within": "P7Y",
        "exam/items": None,
        "exam/minutes": 120,
        "exam/passing_score": 70,
        "exam/score_high": 100,
        "exam/results": None,
        "retake/waits/0/wait": "P45D",
        "retake/attempts": 4,
        "retake/fee": 90,
        "retake/after_last": None,
        "certification/term": "P3Y",
        "renewal/ce/total": 30,
        "renewal/annual_fee/amount": 50,
        "renewal/reactivation_fee": None,
    },
    "coa-ijcahpo": {
        "application/fees/exam/amount": None,
        "application/processing": None,
        "clause/coa-ijcahpo.independent-study.work/hours": 1000,
        "clause/coa-ijcahpo.independent-study.work/within": "P1Y",
        "exam/items": 200,
        "exam/minutes": 180,
        "exam/passing_score": None,
        "retake/attempts": None,
        "certification/term": "P3Y",
        "renewal/cycle": "P3Y",
        "renewal/ce/total": None,
        "renewal/fee": None,
    },
    "pmac-aspma": {
        "application/fees/exam/amount": 400,
        "application/processing": None,
        "exam/minutes": None,
        "exam/passing_score": None,
        "retake/attempts": None,
        "certification/term": None,
        "renewal/cycle": None,
        "renewal/ce/total": None,
        "renewal/fee": None,
    },
    "cmac-amca": {
        "application/fees/exam-approved-site/amount": 139,
        "application/fees/exam-with-application/amount": 164,
        "application/processing": None,
        "application/testing_window": "P60D",
        "clause/cmac-amca.approved-site.age/years": 18,
        "clause/cmac-amca.approved-site.program/within": "P1Y",
        "clause/cmac-amca.other-training.program/within": "P1Y",
        "clause/cmac-amca.experience.work/years": 1,
        "clause/cmac-amca.experience.work/within": "P1Y",
        "clause/cmac-amca.experience.work/full_time_week": None,
        "exam/items": 175,
        "exam/scored_items": None,
        "exam/minutes": 150,
        "exam/passing_score": None,
        "exam/results": None,
        "retake/waits/0/wait": "P30D",
        "retake/waits/1/wait": "P60D",
        "retake/attempts": 3,
        "retake/fee": None,
        "retake/after_last": None,
        "certification/starts": "exam_day",
        "certification/term": "P2Y",
        "renewal/ce/total": 10,
        "renewal/ce/every": "P2Y",
        "renewal/fee": None,
        "renewal/grace/length": "P30D",
    },
    "nrcma-nahp": {
        "application/fees/exam/amount": None,
        "clause/nrcma-nahp.training.program/within": None,
        "clause/nrcma-nahp.experience.work/years": None,
        "exam/items": None,
        "exam/passing_score": 70,
        "certification/term": None,
        "renewal/cycle": None,
        "renewal/fee": None,
    },
    "ccma-a-ccbma": {"renewal/ce/categories/administrative/minimum": 15},
    "ccma-c-ccbma": {"renewal/ce/categories/clinical/minimum": 15},
    "ccma-ac-ccbma": {
        "renewal/ce/categories/administrative/minimum": 15,
        "renewal/ce/categories/clinical/minimum": 15,
    },
    "rma-arma": {
        "exam": None,
        "retake": None,
        "application/fees/registration/amount": None,
        "clause/rma-arma.other-graduate.work/years": 1,
        "clause/rma-arma.experience.work/years": 3,
        "certification/term": None,
        "renewal/cycle": "P1Y",
        "renewal/ce/total": 12,
        "renewal/ce/every": "P1Y",
        "renewal/ce/categories/clinical/minimum": 6,
        "renewal/fee": None,
    },
    "rcmas-ncma": {
        "application/fees/application/amount": None,
        "clause/rcmas-ncma.on-the-job.work/years": None,
        "exam/items": None,
        "exam/passing_score": None,
        "certification/term": None,
        "renewal/fee": None,
    },
}
TABLES: dict[str, dict[str, object]] = {
    name: {
        **(NHA_COMMON if name in NHA else {}),
        **(CCBMA_COMMON if name in CCBMA else {}),
        **own,
    }
    for name, own in OWN.items()
}
ROWS = [(name, path, want) for name, table in TABLES.items() for path, want in table.items()]

# The route by work that three exams of NHA share, and CCBMA's: years, and the time they fall in.
WORK = [
    *((name, f"{name}.experience.one-in-three", 1, "P3Y") for name in NHA),
    *((name, f"{name}.experience.two-in-five", 2, "P5Y") for name in NHA),
    *((name, f"{name}.experience.work", 2, "P5Y") for name in CCBMA),
]
CONFIDENCES = [
    ("cmaa-nha", "exam/items", "high"),
    ("cpt-nha", "application/fees/exam/amount", "medium"),
    ("cet-nha", "application/fees/exam/amount", "medium"),
    ("cehrs-nha", "exam/items", "low"),
    ("cpt-nha", "pass_rates/0/percent", "low"),
    ("cmas-amt", "application/fees/exam/amount", "low"),
    ("cmas-amt", "retake/attempts", "low"),
    ("cmas-amt", "renewal/annual_fee/amount", "low"),
    ("cmas-amt", "certification/term", "high"),
    ("coa-ijcahpo", "exam/items", "low"),
    ("coa-ijcahpo", "certification/term", "high"),
    ("pmac-aspma", "application/fees/exam/amount", "low"),
    ("cmac-amca", "exam/items", "high"),
    ("cmac-amca", "retake/attempts", "high"),
    ("cmac-amca", "renewal/grace/length", "low"),
    ("nrcma-nahp", "exam/passing_score", "low"),
    ("ccma-ac-ccbma", "renewal/fee", "high"),
    ("ccma-ac-ccbma", "certification/term", "medium"),
    ("rma-arma", "renewal/ce/total", "medium"),
    ("rma-arma", "clause/rma-arma.experience.work/years", "high"),
]
DISPUTED: list[tuple[str, str, set[object]]] = [
    ("cpt-nha", "application/fees/exam/amount", {129, 125}),
    ("cpt-nha", "clause/cpt-nha.provisional.diploma/expected_within", {"P1Y"}),
    ("cmas-amt", "application/fees/exam/amount", {135}),
    ("cmac-amca", "application/fees/exam-approved-site/amount", {169}),
    ("cmac-amca", "exam/items", {200}),
    ("ccma-a-ccbma", "application/fees/0/amount", {145}),
    ("ccma-c-ccbma", "application/fees/0/amount", {145}),
    ("ccma-ac-ccbma", "application/fees/0/amount", {185}),
    ("ccma-c-ccbma", "retake/fee", {105, 90}),
]
WEIGHTS = [
    ("cmaa-nha", [10, 11, 14, 16, 17, 21, 21]),
    ("cmac-amca", [4, 10, 26, 60]),
]
NEVER_READ = ("pass_rates", "renewal/by_exam", "renewal/annual_fee")
SHARED_LETTERS = {
    "CCMA": {"ccma-nha", *CCBMA},
    "RMA": {"rma-amt", "rma-arma"},
    "NCMA": {"ncma-ncct", "rcmas-ncma"},
}


def held(credential: str, path: str) -> Any:
    return reach(credential, path).at(TODAY)


def test_no_credential_is_missing_or_new() -> None:
    assert sorted(c.id for c in CATALOG.index) == sorted([*FOUR, *KINDS])


@pytest.mark.parametrize(("credential", "want"), sorted(KINDS.items()))
def test_a_smaller_credential_is_for_its_kind_of_work_and_not_a_main_one(
    credential: str, want: str
) -> None:
    found = CATALOG.credential(credential)

    assert found.kind.value == want
    assert not found.main


@pytest.mark.parametrize(("credential", "path", "want"), ROWS)
def test_the_value_of_a_smaller_credential_is_the_one_that_was_read(
    credential: str, path: str, want: object
) -> None:
    assert value(credential, path) == want


@pytest.mark.parametrize(("credential", "clause", "years", "within"), WORK)
def test_work_counts_for_so_many_years_within_so_many(
    credential: str, clause: str, years: int, within: str
) -> None:
    assert value(credential, f"clause/{clause}/years") == years
    assert value(credential, f"clause/{clause}/within") == within
    assert value(credential, f"clause/{clause}/full_time_week") is None


@pytest.mark.parametrize(("credential", "path", "want"), CONFIDENCES)
def test_a_value_is_held_as_surely_as_its_source_allows(
    credential: str, path: str, want: str
) -> None:
    assert held(credential, path).confidence.value == want


@pytest.mark.parametrize(("credential", "path", "want"), DISPUTED)
def test_readings_that_were_not_chosen_are_kept(
    credential: str, path: str, want: set[object]
) -> None:
    assert {plain(other.value) for other in held(credential, path).disputed_by} == want


@pytest.mark.parametrize(("credential", "want"), WEIGHTS)
def test_the_outline_weighs_its_parts_as_published(credential: str, want: list[int]) -> None:
    outline = held(credential, "exam/outline").value

    assert sorted(area.weight for area in outline.areas) == want


@pytest.mark.parametrize("credential", ["cpt-nha", "cpt-nha.experience"])
def test_phlebotomy_asks_for_30_draws_and_10_sticks_on_live_people(credential: str) -> None:
    route = credential if "." in credential else f"{credential}.education"

    said = held("cpt-nha", f"clause/{route}.live-sticks/detail").value

    assert "30" in said
    assert "10" in said
    assert "live" in said


@pytest.mark.parametrize("route", ["education", "experience"])
def test_ekg_asks_for_10_live_tracings(route: str) -> None:
    assert held("cet-nha", f"clause/cet-nha.{route}.live-ekgs/detail").value == (
        "At least 10 live EKGs."
    )


@pytest.mark.parametrize("credential", ["coa-ijcahpo", "pmac-aspma", "nrcma-nahp", "rcmas-ncma"])
@pytest.mark.parametrize("path", NEVER_READ)
def test_what_nobody_published_is_not_made_up(credential: str, path: str) -> None:
    assert not value(credential, path)


@pytest.mark.parametrize("credential", sorted(KINDS))
def test_a_smaller_credential_lists_what_is_not_known(credential: str) -> None:
    assert len(CATALOG.credential(credential).unknown) >= 5


@pytest.mark.parametrize(("letters", "want"), sorted(SHARED_LETTERS.items()))
def test_letters_that_bodies_share_are_recorded_for_each(letters: str, want: set[str]) -> None:
    assert {c.id for c in CATALOG.index if letters in c.abbreviations} == want
