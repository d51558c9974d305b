from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import load_catalog
from cma_roadmap.model.definitions.jurisdiction import Accepted, Regime, StateStepKind
from cma_roadmap.model.traveling.two_states import CertificateNeeded, Crossing, StateSide, TwoStates
from cma_roadmap.planning.states.travel_between import side_of, two_states

DAY = date(2026, 11, 21)
CATALOG = load_catalog()


def side(letters: str, day: date = DAY) -> StateSide:
    return side_of(CATALOG.state(letters), day)


def crossed(here: str, there: str) -> TwoStates:
    return two_states(side(here), side(there))


def answers(travel: TwoStates) -> dict[str, str]:
    return {one.step.id: one.crossing.value for one in travel.steps}


@pytest.mark.parametrize(
    ("letters", "certificate"),
    [
        ("WA", "some_ways"),  # the exam is of MA-Certified; MA-Registered has none
        ("AZ", "some_ways"),  # an approved program is enough by itself
        ("ND", "tasks"),  # the certificate is for Medication Assistant III
        ("NJ", "tasks"),
        ("CT", "tasks"),
        ("SC", "tasks"),
        ("CA", "not_asked"),  # its accepted certificates are those of the trainers
        ("TX", "not_asked"),
        ("SD", "not_asked"),
        ("AL", "unknown"),
        (
            "DC",
            "not_asked",
        ),  # since July 19, 2024 its law says what assistants do; no paper is named
        ("MS", "unknown"),
    ],
)
def test_whether_a_certificate_is_asked_for(letters: str, certificate: str) -> None:
    assert side(letters).certificate.value == certificate


def test_no_state_without_a_rule_is_told_as_one_that_asks_for_nothing() -> None:
    sides = [side_of(state, DAY) for state in CATALOG.states]
    silent = [s for s in sides if s.regime in (None, Regime.NONE_RECORDED)]

    assert len(silent) > 10
    assert {s.certificate for s in silent} == {CertificateNeeded.UNKNOWN}
    assert not any(s.is_recorded for s in silent)


def test_under_older_rules_the_certificate_is_not_known() -> None:
    """South Dakota's registry, repealed since, asked for an exam; today's steps do not say so."""
    older = side("SD", date(2020, 1, 1))

    assert older.is_older
    assert older.certificate is CertificateNeeded.UNKNOWN


def test_from_a_state_with_papers_into_another_one_with_papers() -> None:
    travel = crossed("WA", "ND")

    assert travel.here.papers == (
        *("MA-Certified", "MA-Registered", "MA-Phlebotomist", "MA-Hemodialysis Technician"),
        "MA-EMT",
    )
    assert answers(travel) == {
        "program-or-certificate": "show",
        "background-check": "anew",
        "uap-registration": "anew",
        "student-registration": "anew",
        "maiii-certificate": "counts",
        "maiii-clinical-training": "show",
        "maiii-registration": "anew",
    }
    taken = {one.credential: (one.here, one.there) for one in travel.credentials}
    assert taken["cma-aama"] == (Accepted.PARTLY, Accepted.PARTLY)
    assert taken["cpt-nha"] == (Accepted.YES, None)


def test_steps_know_their_ways_in_by_number() -> None:
    ways = {one.step.id: one.ways for one in crossed("WA", "ND").steps}

    assert ways["background-check"] == ()
    assert ways["uap-registration"] == (1, 3)
    assert ways["maiii-certificate"] == (3,)


def test_from_a_state_without_papers_into_one_that_certifies_by_itself() -> None:
    travel = crossed("OR", "WA")

    assert travel.here.papers == ()
    assert not travel.is_training_local
    assert answers(travel) == {
        "approved-training": "show",
        "high-school-proof": "show",
        "doh-application": "anew",
        "fingerprint-check": "anew",
        "approved-exam": "counts",
        "registered-endorsement": "anew",
        "phlebotomist-credential": "anew",
        "hemodialysis-credential": "anew",
        "emt-credential": "anew",
    }
    first = [step.id for step in travel.there.ways[0].steps]
    assert first.index("doh-application") < first.index("approved-exam")
    assert [step.id for step in travel.there.permits] == [
        *("interim-certificate", "phlebotomist-pending", "hemodialysis-pending")
    ]


def test_both_for_tasks_certificate_counts_only_where_its_rule_names_it() -> None:
    by_name, by_kind = crossed("NJ", "CT"), crossed("NJ", "SC")

    assert by_name.is_training_local
    assert answers(by_name)["certificate"] == "counts"
    assert answers(by_kind)["current-certificate"] == "ask"
    assert answers(by_kind)["grace-period"] == "condition"
    taken = {one.credential: (one.here, one.there) for one in by_name.credentials}
    assert taken["cmac-amca"] == (Accepted.PARTLY, Accepted.PARTLY)
    assert taken["nrcma-nahp"] == (Accepted.PARTLY, None)


def test_into_a_state_of_which_nothing_is_recorded() -> None:
    travel = crossed("WA", "AL")

    assert not travel.there.is_recorded
    assert travel.steps == ()
    assert {one.there for one in travel.credentials} == {None}


def test_into_a_state_that_asks_for_no_paper() -> None:
    travel = crossed("WA", "TX")

    assert travel.there.is_recorded
    assert travel.steps == ()
    assert travel.there.certificate is CertificateNeeded.NOT_ASKED


def test_every_step_to_the_work_has_an_answer_in_every_state() -> None:
    for state in CATALOG.states:
        travel = two_states(side("WA"), side_of(state, DAY))
        found = {one.step.id: one.crossing for one in travel.steps}
        wanted = [s for s in state.steps if s.needed_for.value in ("work", "tasks")]
        assert set(found) == {step.id for step in wanted}
        permits = (StateStepKind.APPLICATION, StateStepKind.REGISTRATION)
        assert all(found[s.id] is Crossing.ANEW for s in wanted if s.kind in permits)
