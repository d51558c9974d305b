"""What is paid by whom, what is contested, and how surely each value is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cma_roadmap.model.definitions.studying import Outline
from cma_roadmap.model.values.fact import Fact
from data.key_facts import CATALOG, TODAY, plain, reach

CREDENTIALS = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")
EXAM_FEES = {
    "cma-aama": {
        ("graduate", None): 125,
        ("past-graduate", True): 125,
        ("past-graduate", False): 250,
        ("alternative", True): 125,
        ("alternative", False): 250,
        ("recertification", True): 125,
        ("recertification", False): 250,
    },
    "rma-amt": {("", None): 150},
    "ccma-nha": {("", None): 169},
    "ncma-ncct": {("", None): 119},
}
PATHWAYS = {
    "cma-aama": {"graduate", "past-graduate", "alternative", "recertification"},
    "rma-amt": {"education", "work-based", "experience", "military", "instructor"},
    "ccma-nha": {"education", "experience", "provisional"},
    "ncma-ncct": {"graduate", "experience", "military", "student", "regain"},
}
CE_MINIMUMS = {
    "cma-aama": {"administrative": 10, "clinical": 10, "general": 10, "approved": 30},
}
RETAKE_WAITS = {"cma-aama": 2, "rma-amt": 3, "ccma-nha": 3, "ncma-ncct": 3}
WEIGHTS = {
    "cma-aama": ["20", "21", "59"],
    "rma-amt": ["18.6", "20.9", "26.7", "33.8"],
    "ccma-nha": ["7", "8", "12", "12", "12", "15", "84"],
    "ncma-ncct": ["14.4", "28", "57.6"],
}
RMA_OTHER_WEIGHTS = ["14", "31", "55"]
DISPUTED: list[tuple[str, str, set[object]]] = [
    ("cma-aama", "pathways/past-graduate/requirement/within", {"P5Y"}),
    ("cma-aama", "pathways/alternative/open_until", {"2029-08-31"}),
    ("cma-aama", "application/processing", {"45-45 days"}),
    ("cma-aama", "exam/passing_score", {Decimal(405), Decimal(430)}),
    ("cma-aama", "retake/waits/0/wait", {"P0D", "P30D", "P60D", "P90D"}),
    ("cma-aama", "retake/waits/1/wait", {"P0D", "P30D", "P60D", "P90D"}),
    ("cma-aama", "retake/attempts", {3, 4, 6}),
    ("cma-aama", "renewal/grace/length", {"P90D"}),
    ("cma-aama", "retake/reopens", {False}),
    ("cma-aama", "pass_rates/2/percent", {Decimal(62)}),
    ("rma-amt", "application/fees/exam/amount", {Decimal(135)}),
    ("rma-amt", "clause/rma-amt.experience.work/years", {5}),
    ("rma-amt", "retake/waits/0/wait", {"P3M"}),
    ("rma-amt", "retake/attempts", {2}),
    ("rma-amt", "retake/fee", {Decimal(70)}),
    ("rma-amt", "renewal/annual_fee/amount", {Decimal(50)}),
    ("ccma-nha", "application/fees/exam/amount", {Decimal(165), Decimal(155)}),
    ("ccma-nha", "clause/ccma-nha.provisional.diploma/expected_within", {"P1Y"}),
    ("ccma-nha", "renewal/fee", {Decimal(169)}),
    ("ncma-ncct", "application/fees/exam/amount", {Decimal(90), Decimal(135)}),
    ("ncma-ncct", "exam/items", {165}),
    ("ncma-ncct", "exam/scored_items", {150}),
    ("ncma-ncct", "exam/pretest_items", {15}),
    ("ncma-ncct", "exam/passing_score", {Decimal(575)}),
    ("ncma-ncct", "exam/score_low", {Decimal(200)}),
    ("ncma-ncct", "exam/score_high", {Decimal(720)}),
    ("ncma-ncct", "retake/waits/1/wait", {"P30D"}),
    ("ncma-ncct", "retake/attempts", {3}),
    ("ncma-ncct", "renewal/ce/total", {12}),
    ("ncma-ncct", "certification/term", {"P1Y"}),
]
CONFIDENCE = {
    "low": [
        ("cma-aama", "pathways/past-graduate/requirement/within"),
        ("cma-aama", "exam/passing_score"),
        ("cma-aama", "exam/appointment_minutes"),
        ("cma-aama", "exam/results"),
        ("cma-aama", "retake/waits/0/wait"),
        ("cma-aama", "retake/waits/1/wait"),
        ("cma-aama", "retake/full_exam_fee"),
        ("cma-aama", "certification/starts"),
        ("rma-amt", "retake/fee"),
        ("rma-amt", "pass_rates/0/percent"),
        ("rma-amt", "clause/rma-amt.military.earlier-work/years"),
        ("rma-amt", "clause/rma-amt.instructor.work/years"),
        ("ccma-nha", "retake/waits/2/wait"),
        ("ncma-ncct", "exam/passing_score"),
        ("ncma-ncct", "renewal/ce/total"),
        ("ncma-ncct", "renewal/annual_fee/amount"),
    ],
    "medium": [
        ("cma-aama", "retake/after_last"),
        ("cma-aama", "retake/reopens"),
        ("cma-aama", "application/processing"),
        ("cma-aama", "application/testing_window"),
        ("cma-aama", "clause/cma-aama.alternative.injections/detail"),
        ("cma-aama", "clause/cma-aama.alternative.phlebotomies/detail"),
        ("cma-aama", "renewal/by_exam/apply_before_expiry"),
        ("rma-amt", "application/fees/exam/amount"),
        ("rma-amt", "clause/rma-amt.experience.work/years"),
        ("rma-amt", "clause/rma-amt.experience.work/hours"),
        ("rma-amt", "certification/counted"),
        ("rma-amt", "retake/waits/0/wait"),
        ("rma-amt", "retake/waits/1/wait"),
        ("rma-amt", "retake/waits/2/wait"),
        ("rma-amt", "retake/attempts"),
        ("rma-amt", "exam/passing_score"),
        ("rma-amt", "renewal/annual_fee/amount"),
        ("ccma-nha", "application/fees/exam/amount"),
        ("ccma-nha", "clause/ccma-nha.provisional.diploma/expected_within"),
        ("ccma-nha", "clause/ccma-nha.experience.one-in-three/years"),
        ("ccma-nha", "clause/ccma-nha.experience.two-in-five/years"),
        ("ccma-nha", "renewal/fee"),
        ("ccma-nha", "pass_rates/1/percent"),
        ("ncma-ncct", "application/fees/exam/amount"),
        ("ncma-ncct", "pathways/experience/requirement/years"),
        ("ncma-ncct", "exam/items"),
    ],
    "high": [
        ("cma-aama", "pathways/graduate/requirement/within"),
        ("cma-aama", "pathways/graduate/sit_before_completion"),
        ("cma-aama", "certification/term"),
        ("cma-aama", "certification/counted"),
        ("cma-aama", "retake/attempts"),
        ("cma-aama", "renewal/ce/total"),
        ("cma-aama", "renewal/grace/length"),
        ("cma-aama", "renewal/reactivation_fee"),
        ("cma-aama", "renewal/by_exam/pass_before_expiry"),
        ("rma-amt", "clause/rma-amt.education.recent-program/within"),
        ("rma-amt", "application/processing"),
        ("rma-amt", "application/valid_for"),
        ("rma-amt", "exam/items"),
        ("rma-amt", "exam/minutes"),
        ("rma-amt", "certification/term"),
        ("rma-amt", "renewal/ce/total"),
        ("ccma-nha", "clause/ccma-nha.education.program/within"),
        ("ccma-nha", "retake/waits/0/wait"),
        ("ccma-nha", "exam/passing_score"),
        ("ccma-nha", "certification/term"),
        ("ncma-ncct", "retake/waits/0/wait"),
        ("ncma-ncct", "retake/waits/1/wait"),
        ("ncma-ncct", "retake/waits/2/wait"),
        ("ncma-ncct", "retake/attempts"),
        ("ncma-ncct", "certification/term"),
        ("ncma-ncct", "renewal/cycle"),
    ],
}


def fact(credential: str, path: str) -> Fact[object]:
    found = reach(credential, path)
    assert isinstance(found, Fact)
    return found


def weights(outline: Outline) -> list[str]:
    return [f"{w.normalize():f}" for w in sorted(area.weight for area in outline.areas)]


@pytest.mark.parametrize("name", CREDENTIALS)
def test_each_class_of_candidate_pays_its_own_exam_fee(name: str) -> None:
    fees = CATALOG.credential(name).application.fees
    found = {
        (pathway, fee.member): plain(fee.amount.at(TODAY).value)
        for fee in fees
        for pathway in fee.pathways or ("",)
    }
    assert found == EXAM_FEES[name]


@pytest.mark.parametrize("name", CREDENTIALS)
def test_every_way_in_is_there_and_no_other(name: str) -> None:
    assert {p.id for p in CATALOG.credential(name).pathways} == PATHWAYS[name]


@pytest.mark.parametrize("name", CREDENTIALS)
def test_only_stated_kinds_of_education_have_a_minimum(name: str) -> None:
    ce = CATALOG.credential(name).renewal.ce
    assert {c.id: c.minimum.at(TODAY).value for c in ce.categories} == CE_MINIMUMS.get(name, {})


@pytest.mark.parametrize("name", CREDENTIALS)
def test_a_wait_follows_each_failure_but_the_last(name: str) -> None:
    retake = CATALOG.credential(name).retake
    assert retake is not None
    assert [w.after_attempt for w in retake.waits] == list(range(1, RETAKE_WAITS[name] + 1))


@pytest.mark.parametrize("name", CREDENTIALS)
def test_the_outline_weighs_the_areas_as_read_and_adds_up(name: str) -> None:
    exam = CATALOG.credential(name).exam
    assert exam is not None
    outline = exam.outline.at(TODAY).value
    assert outline is not None
    assert weights(outline) == WEIGHTS[name]
    whole = 100 if outline.unit == "percent" else exam.scored_items.at(TODAY).value
    assert sum(area.weight for area in outline.areas) == whole


def test_the_other_outline_of_the_rma_is_kept() -> None:
    exam = CATALOG.credential("rma-amt").exam
    assert exam is not None
    others = exam.outline.at(TODAY).disputed_by
    assert RMA_OTHER_WEIGHTS in [weights(o.value) for o in others if o.value is not None]


@pytest.mark.parametrize(("credential", "path", "want"), DISPUTED)
def test_readings_that_lost_are_kept(credential: str, path: str, want: set[object]) -> None:
    others = fact(credential, path).at(TODAY).disputed_by
    assert want <= {plain(other.value) for other in others}


@pytest.mark.parametrize(
    ("level", "credential", "path"),
    [(level, *row) for level, rows in CONFIDENCE.items() for row in rows],
)
def test_a_value_is_as_sure_as_its_witnesses(level: str, credential: str, path: str) -> None:
    assert fact(credential, path).at(TODAY).confidence.value == level


def test_late_renewal_of_the_cma_shrank_in_2020() -> None:
    length = fact("cma-aama", "renewal/grace/length")
    assert [v.effective_from for v in length.versions] == [None, date(2020, 1, 1)]
    assert plain(length.at(date(2019, 12, 31)).value) == "P5Y"
    assert length.at(date(2019, 12, 31)).confidence.value == "low"
    assert plain(length.at(date(2020, 1, 1)).value) == "P3M"
