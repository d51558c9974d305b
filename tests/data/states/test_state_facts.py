"""What the states ask, as their laws and boards were read; and what was not found stays unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cma_roadmap.model.values.fact import Fact
from data.key_facts import CATALOG, plain

DAY = date(2026, 11, 22)

REGIMES = {
    "certification": "WA",
    "registration": "ND",
    "task_limited": "AZ CA CT DC MA NJ SC TN",
    "none": (
        "AK CO DE FL GA ID IL IN KS KY MD ME MI MT NC NE NH NM NV NY OH OK OR PA SD TX UT VA VT WY"
    ),
    "none_recorded": "AL AR HI IA LA MN MO MS RI WI WV",
}
REGIME_OF = {state: regime for regime, states in REGIMES.items() for state in states.split()}
LOOKED_AT_AGAIN = "AL AR DC DE IA ID KS LA MA ME MN MS NE RI VT WA WI WV WY"
SILENT = REGIMES["none_recorded"].split()

REGIME_ON = [
    ("SD", date(2021, 6, 30), "registration"),
    ("SD", date(2021, 7, 1), "none"),
    ("SD", date(2021, 7, 2), "none"),
    ("DC", date(2024, 7, 18), "none_recorded"),
    ("DC", date(2024, 7, 19), "task_limited"),
    ("SC", date(2026, 7, 14), "task_limited"),
    ("SC", date(2026, 7, 15), "task_limited"),
    ("SC", date(2026, 7, 16), "task_limited"),
]
REQUIRED_ON = [
    ("SD", date(2021, 6, 30), "A place on the state register", "No state credential"),
    ("SD", date(2021, 7, 1), "No state credential", "A place on the state register"),
    ("SD", date(2021, 7, 2), "No state credential", "A place on the state register"),
    ("SC", date(2026, 7, 14), "had until 2026-07-15", "five kinds of training"),
    ("SC", date(2026, 7, 15), "five kinds of training", "had until"),
    ("SC", date(2026, 7, 16), "five kinds of training", "had until"),
]
FOUR = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")

# Expected: hours in clock hours, money in whole dollars, durations in ISO 8601; None is unknown.
STEPS: dict[str, dict[str, object]] = {
    "WA": {
        "approved-training/hours": 720,
        "approved-training/needed_for": "work",
        "approved-training/routes": ("ma-certified",),
        "doh-application/fee": None,
        "doh-application/processing": None,
        "doh-application/after": ("approved-training", "high-school-proof"),
        "fingerprint-check/kind": "background_check",
        "fingerprint-check/fee": None,
        "interim-certificate/kind": "interim_permit",
        "interim-certificate/lasts": "P1Y",
        "interim-certificate/renewable": False,
        "interim-certificate/needed_for": "choice",
        "interim-certificate/after": ("doh-application",),
        "approved-exam/within": "P5Y",
        "approved-exam/measured_at": "doh-application",
        "approved-exam/after": ("doh-application",),
        "registered-endorsement/routes": ("ma-registered",),
        "registered-endorsement/fee": None,
        "phlebotomist-credential/credentials": ("cpt-nha",),
        "phlebotomist-credential/fee": None,
        "hemodialysis-pending/lasts": "P180D",
        "hemodialysis-credential/fee": None,
        "renewal/fee": None,
        "renewal/every": None,
        "return-certified/within": "P6M",
    },
    "ND": {
        "program-or-certificate/kind": "education",
        "background-check/fee": None,
        "uap-registration/fee": None,
        "uap-registration/after": ("program-or-certificate",),
        "student-registration/routes": ("uap-student",),
        "maiii-registration/fee": None,
        "maiii-registration/after": (
            "uap-registration",
            "maiii-certificate",
            "maiii-clinical-training",
        ),
        "uap-renewal/fee": 40,
        "uap-renewal/every": "P2Y",
        "uap-renewal/processing": "0-1 weeks",
        "maiii-renewal/fee": None,
        "maiii-renewal/every": None,
    },
    "CA": {
        "injections-training/hours": 10,
        "injections-training/needed_for": "tasks",
        "blood-draw-training/hours": 10,
        "inhalation-training/hours": 10,
        "supervised-performances/hours": None,
        "age-18/kind": "age",
    },
    "NJ": {
        "accredited-program/hours": 330,
        "injection-and-venipuncture-training/hours": 20,
        "physician-confirms/after": (
            "accredited-program",
            "injection-and-venipuncture-training",
            "national-certificate",
        ),
    },
    "CT": {
        "accredited-program/hours": None,
        "college-program/hours": 720,
        "vaccine-training/hours": 32,
        "certificate/routes": ("accredited-program", "college-program"),
        "military-training/routes": ("military-training",),
    },
    "AZ": {
        "approved-program/routes": ("approved-program",),
        "approved-program/needed_for": "work",
        "accredited-exam/kind": "exam",
        "physician-training/routes": ("physician-training",),
        "direct-supervision/needed_for": "tasks",
    },
    "MA": {
        "accredited-program/needed_for": "tasks",
        "primary-care-employment/kind": "employment",
        "provider-on-site/kind": "supervision",
        "possible-exam/kind": "exam",
        "accredited-program/hours": None,
    },
    "TN": {"national-certificate/kind": "certification", "other-conditions/needed_for": "tasks"},
    "SC": {
        "employer-work-year/routes": ("employer-training",),
        "exam/after": ("employer-work-year",),
        "current-certificate/after": ("exam",),
        "grace-period/kind": "deadline",
    },
    "SD": {"nurse-delegated-medication/hours": 20},
}
STEP_ROWS = [(state, path, want) for state, rows in STEPS.items() for path, want in rows.items()]

SAYS = [
    ("WA", "approved-training", "160-hour externship"),
    ("ND", "background-check", "ingerprints"),
    ("CA", "supervised-performances", "10"),
    ("CT", "college-program", "160"),
    ("CT", "vaccine-training", "24 hours"),
    ("CT", "vaccine-training", "8 hours"),
    ("NJ", "accredited-program", "330"),
    ("SD", "nurse-delegated-medication", "16 hours"),
    ("SD", "nurse-delegated-medication", "4 hours"),
    ("TN", "other-conditions", "18"),
    ("MA", "possible-exam", "2017"),
]

CREDENTIALS = [
    ("WA", "approved-exam", set(FOUR)),
    ("ND", "maiii-certificate", set(FOUR)),
    ("CT", "certificate", {*FOUR, "cmac-amca"}),
    ("NJ", "national-certificate", {*FOUR, "cmac-amca", "nrcma-nahp", "rcmas-ncma"}),
]
ACCEPTED = [
    ("AZ", {"ccma-nha"}),
    ("CA", set()),
    ("CT", {*FOUR, "cmac-amca"}),
    ("MA", set()),
    ("ND", set(FOUR)),
    ("NJ", {*FOUR, "cmac-amca", "nrcma-nahp", "rcmas-ncma"}),
    ("SC", {"ccma-nha"}),
    ("WA", {*FOUR, "cpt-nha"}),
]


def step(state: str, name: str) -> Any:
    return next(s for s in CATALOG.state(state).steps if s.id == name)


def of_step(state: str, path: str) -> object:
    name, attribute = path.split("/")
    found = getattr(step(state, name), attribute)
    return plain(found.at(DAY).value if isinstance(found, Fact) else found)


def required(state: str, day: date) -> str:
    said = CATALOG.state(state).required.at(day).value
    assert said is not None
    return said


def everything_said(node: Any) -> str:
    """All words of a definition, in lower case."""
    return repr(node).casefold()


def test_every_state_and_the_capital_are_there_once() -> None:
    found = [state.id for state in CATALOG.states]

    assert len(found) == 51
    assert sorted(found) == sorted(REGIME_OF)


@pytest.mark.parametrize(("state", "want"), sorted(REGIME_OF.items()))
def test_the_regime_of_a_state_is_the_one_that_was_read(state: str, want: str) -> None:
    assert plain(CATALOG.state(state).regime.at(DAY).value) == want


@pytest.mark.parametrize(("state", "day", "want"), REGIME_ON)
def test_a_regime_changes_on_the_day_the_law_did(state: str, day: date, want: str) -> None:
    assert plain(CATALOG.state(state).regime.at(day).value) == want


@pytest.mark.parametrize(("state", "day", "said", "unsaid"), REQUIRED_ON)
def test_what_is_required_changes_on_the_day_the_law_did(
    state: str, day: date, said: str, unsaid: str
) -> None:
    text = required(state, day)

    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize(("state", "path", "want"), STEP_ROWS)
def test_a_step_asks_for_what_was_read(state: str, path: str, want: object) -> None:
    assert of_step(state, path) == want


@pytest.mark.parametrize(("state", "name", "words"), SAYS)
def test_the_rule_of_a_step_names_its_figures(state: str, name: str, words: str) -> None:
    found = step(state, name)

    assert words in " ".join(f"{v.value} {v.note}" for v in found.rule.versions)


@pytest.mark.parametrize(("state", "name", "want"), CREDENTIALS)
def test_a_step_takes_the_credentials_that_the_rule_names(
    state: str, name: str, want: set[str]
) -> None:
    assert set(step(state, name).credentials) == want


@pytest.mark.parametrize(("state", "want"), ACCEPTED)
def test_a_state_speaks_of_no_other_credentials(state: str, want: set[str]) -> None:
    spoken = {c for accepted in CATALOG.state(state).accepts for c in accepted.credentials}

    assert spoken == want


def test_a_national_certificate_alone_does_not_open_work_in_washington() -> None:
    refused = [a for a in CATALOG.state("WA").accepts if a.accepted.value == "no"]

    assert [a.name for a in refused] == ["National certificate alone, without a state credential"]


def test_in_washington_the_exam_is_no_condition_of_the_interim_certificate() -> None:
    before: set[str] = set()
    waiting = ["interim-certificate"]
    while waiting:
        found = step("WA", waiting.pop()).after
        before.update(found)
        waiting.extend(found)

    assert before == {"doh-application", "approved-training", "high-school-proof"}


@pytest.mark.parametrize("state", SILENT)
def test_where_no_rule_was_found_that_is_said_and_nothing_is_asked(state: str) -> None:
    found = CATALOG.state(state)

    assert required(state, DAY).startswith("No rule recorded.")
    assert found.steps == ()
    assert found.routes == ()
    assert "no proof" in str(found.regime.at(DAY).note)
    assert found.regime.at(DAY).confidence.value != "high"
    assert found.unknown


@pytest.mark.parametrize("state", sorted(set(REGIME_OF) - set(SILENT)))
def test_only_states_without_a_rule_say_so(state: str) -> None:
    assert "No rule recorded" not in required(state, DAY)


@pytest.mark.parametrize("state", sorted(REGIME_OF))
def test_no_state_is_said_to_have_no_requirement(state: str) -> None:
    said = everything_said(CATALOG.state(state))

    assert state.casefold() in said
    for promise in ("no requirement", "no requirements", "nothing is required", "not required"):
        assert promise not in said


@pytest.mark.parametrize("state", sorted(REGIME_OF))
def test_every_state_was_looked_into_and_names_an_agency_and_the_rule_on_x_rays(
    state: str,
) -> None:
    found = CATALOG.state(state)

    assert found.checked == date(2026, 11, 30 if state in LOOKED_AT_AGAIN else 21)
    assert found.agency is not None
    assert str(found.agency.url).startswith("https://")
    assert found.radiography is not None


@pytest.mark.parametrize("state", sorted(REGIME_OF))
def test_steps_name_earlier_steps_and_routes_of_their_own_state(state: str) -> None:
    found = CATALOG.state(state)
    ids = [s.id for s in found.steps]
    routes = [route.id for route in found.routes]

    assert len(set(ids)) == len(ids)
    assert len(set(routes)) == len(routes)
    for place, each in enumerate(found.steps):
        assert set(each.after) <= set(ids[:place])
        assert set(each.routes) <= set(routes)


SAYS_OF_DELEGATION = [
    ("DC", "only procedures under the skin"),
    ("DE", "within 30 minutes"),
    ("ID", "specifically directed"),
    ("KS", "under the supervision of"),
    ("ME", "custom and usage"),
    ("NE", "whether it became law was not seen"),
    ("VT", "training, education or experience"),
    ("WY", "set standards"),
    ("WA", "school that abhes accredits"),
]


@pytest.mark.parametrize(("state", "words"), SAYS_OF_DELEGATION)
def test_the_rule_of_a_state_is_told_as_it_was_read(state: str, words: str) -> None:
    assert words.casefold() in everything_said(CATALOG.state(state))


@pytest.mark.parametrize("state", ["DE", "ID", "KS", "ME", "NE", "VT", "WY"])
def test_a_state_that_asks_for_no_paper_names_no_step_and_its_law(state: str) -> None:
    found = CATALOG.state(state)

    assert found.steps == ()
    assert found.citations
    assert "No credential of your own" in required(state, DAY)
