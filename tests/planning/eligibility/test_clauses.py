"""Single clauses: certificates, cards, states, hours by definition, students, kinds of training."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.model.definitions.requirement import HoldsCredential
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.values.span import DateSpan, Spans
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess

from .judging import TODAY, clause


def holds(profile: str, *credentials: str) -> Assessment:
    person = read_profile(profile.encode(), "profile.yaml")
    case = Case.of(load_catalog(), person, TODAY, None)
    rule = HoldsCredential(kind="holds_credential", id="it", text="It.", credentials=credentials)
    return assess(rule, case)


def test_of_several_certificates_each_counts() -> None:
    node = holds(
        """
credentials:
  - {id: rma-amt, certified_on: 2015-03-02, expires_on: 2018-03-01}
  - {id: rma-amt, certified_on: 2025-03-03, expires_on: 2028-03-02}
""",
        "rma-amt",
    )

    assert node.verdict(TODAY) is Verdict.MET
    assert node.evidence == "/credentials/1"
    assert date(2016, 1, 1) in node.surely
    assert date(2020, 1, 1) not in node.possibly


def test_how_long_it_lasts_was_not_found_so_nobody_can_tell() -> None:
    node = holds("credentials: [{id: nrcma-nahp, certified_on: 2024-03-04}]", "nrcma-nahp")

    assert node.verdict(TODAY) is Verdict.UNKNOWN
    assert node.verdict(date(2024, 3, 3)) is Verdict.UNMET


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("state: NJ", Verdict.UNMET),
        ("state: PA", Verdict.MET),
        ("confirmed: [cmac-amca.experience.not-new-jersey]", Verdict.MET),
        ("{}", Verdict.UNKNOWN),
    ],
)
def test_people_of_a_state_can_be_shut_out(said: str, verdict: Verdict) -> None:
    node = clause(said, "cmac-amca", "cmac-amca.experience.not-new-jersey")

    assert node.verdict(TODAY) is verdict


@pytest.mark.parametrize(
    ("hours", "verdict"),
    [
        ("clock_hours: 720, academic_hours: 560", Verdict.MET),
        ("academic_hours: 560, externship_hours: 160", Verdict.MET),
        ("academic_hours: 559, externship_hours: 160", Verdict.UNMET),
        ("clock_hours: 719, academic_hours: 559", Verdict.UNMET),
        ("academic_hours: 720", Verdict.UNKNOWN),
        ("externship_hours: 159", Verdict.UNMET),
        ("clock_hours: 159", Verdict.UNMET),
    ],
)
def test_hours_that_were_not_said_follow_from_those_that_were(hours: str, verdict: Verdict) -> None:
    profile = f"training: [{{institution_accredited: true, {hours}, completed_on: 2026-05-14}}]"

    node = clause(profile, "rma-amt", "rma-amt.education.recent-program")

    assert node.verdict(TODAY) is verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("accreditors: [ABHES], institution_accredited: false", Verdict.MET),
        ("accreditors: [], institution_accredited: true", Verdict.MET),
        ("accreditors: []", Verdict.UNKNOWN),
        ("institution_accredited: false", Verdict.UNKNOWN),
        ("accreditors: [], institution_accredited: false", Verdict.UNMET),
    ],
)
def test_an_accredited_school_or_an_accredited_program(said: str, verdict: Verdict) -> None:
    hours = "clock_hours: 720, externship_hours: 160"
    profile = f"training: [{{{said}, {hours}, completed_on: 2026-05-14}}]"

    node = clause(profile, "rma-amt", "rma-amt.education.recent-program")

    assert node.verdict(TODAY) is verdict


def test_a_kind_of_training_nobody_speaks_of_is_not_refused() -> None:
    profile = "training: [{name: An employer, kind: %s, completed_on: 2026-05-14}]"

    def verdict(kind: str) -> Verdict:
        return clause(profile % kind, "ccma-nha", "ccma-nha.education.program").verdict(TODAY)

    assert verdict("apprenticeship") is Verdict.UNKNOWN
    assert verdict("workforce") is Verdict.MET
    rma = clause(profile % "apprenticeship", "rma-amt", "rma-amt.education.recent-program")
    assert rma.verdict(TODAY) is Verdict.UNMET


def test_of_two_schools_to_come_the_one_under_way_makes_a_student() -> None:
    profile = """
training:
  - {name: Later, started_on: 2027-08-23, expected_on: 2027-12-17}
  - {name: Now, started_on: 2026-08-24, expected_on: 2028-05-12}
"""
    node = clause(profile, "ncma-ncct", "ncma-ncct.student.enrolled")

    assert node.verdict(TODAY) is Verdict.UNKNOWN
    assert node.evidence == "/training/1"
    assert node.possibly == Spans.of(DateSpan(date(2026, 8, 24), date(2028, 5, 12)))


AGE = "ccma-c-ccbma.employed.age"


@pytest.mark.parametrize(
    ("born", "verdict", "reason"),
    [
        ("2008-11-20", Verdict.MET, "reason.age_met"),
        ("2008-11-21", Verdict.MET, "reason.age_met"),
        ("2008-11-22", Verdict.UNMET, "reason.age_not_yet_on"),
        ("2008-10", Verdict.MET, "reason.age_met"),
        ("2008-11", Verdict.UNKNOWN, "reason.age_not_yet"),
        ("2008-12", Verdict.UNMET, "reason.age_not_yet"),
    ],
)
def test_an_age_is_counted_to_the_day_where_the_day_is_told(
    born: str, verdict: Verdict, reason: str
) -> None:
    found = clause(f"born: {born}", "ccma-c-ccbma", AGE)

    assert (found.verdict(TODAY), found.reason.code) == (verdict, reason)


@pytest.mark.parametrize(
    ("born", "possibly", "surely"),
    [
        ("2009-03", date(2027, 3, 1), date(2027, 3, 31)),
        ("2009-03-31", date(2027, 3, 31), date(2027, 3, 31)),
        ("2008-02-29", date(2026, 2, 28), date(2026, 2, 28)),
    ],
)
def test_an_age_is_possible_and_sure_from(born: str, possibly: date, surely: date) -> None:
    found = clause(f"born: {born}", "ccma-c-ccbma", AGE)

    assert found.possibly == Spans.of(DateSpan(possibly, None))
    assert found.surely == Spans.of(DateSpan(surely, None))
