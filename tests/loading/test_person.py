"""A profile whole: every name is looked up, and what cannot be is told at its line."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.loading.person.countries import COUNTRIES
from cma_roadmap.loading.person.person_file import read_person
from cma_roadmap.model.definitions.profile import Profile, empty_profile
from cma_roadmap.planning.step_names import all_steps

TODAY = date(2026, 11, 30)
CATALOG = load_catalog()
FULL = (Path(__file__).parent / "fixtures" / "profile.yaml").read_bytes()
CASES = Path(__file__).parents[1] / "cases" / "bad"


def person(text: str | bytes, today: date = TODAY) -> Profile:
    data = text if isinstance(text, bytes) else text.encode()
    return read_person(data, "me.yaml", CATALOG, today, all_steps)


def problems(text: str | bytes, today: date = TODAY) -> tuple[Problem, ...]:
    with pytest.raises(BadInputError) as raised:
        person(text, today)
    assert raised.value.exit_status == 3
    return raised.value.problems


def person_or_problems(text: str) -> Profile | tuple[Problem, ...]:
    try:
        return person(text)
    except BadInputError as error:
        return error.problems


def only(text: str, today: date = TODAY) -> Problem:
    (problem,) = problems(text, today)
    return problem


HELD = "credentials: [{id: %s, certified_on: 2025-02-03}]"
WORK = "experience: [{role: %s, from: 2020-01-06, to: present}]"
SERVED = "military: [{training: %s, completed_on: 2021-08-01}]"
SCHOOL = "training: [{program: %s, completed_on: 2026-05-14}]"
ACCREDITED = "training: [{accreditors: [%s], completed_on: 2026-05-14}]"
MEMBER = "memberships: [%s]"
CARD = "clearances: {%s: 2026-03-01}"
PIN = "pins: {%s: 2027-03-01}"
WORD = "confirmed: [%s]"
FOREIGN = "training: [{completed_on: 2026-05-14, country: %s}]"
ABROAD = "diploma: {kind: high_school, country: %s}"
TONGUE = "needs: {language: %s}"
SKILL = "skills: [phones, %s]"
POINTS = "ce: [{title: A, on: 2025-03-01, points: 2, credentials: [cma-aama], categories: [%s]}]"
LICENSE = "licenses: [{kind: %s, from: 2024-02-01}]"

ALIASES = [
    *((HELD, said, "cma-aama") for said in ("cma-aama", "cma", "CMA", "CMA (AAMA)", "cma (aama)")),
    *((HELD, said, "ccma-nha") for said in ("CCMA (NHA)", "CCMA-NHA")),
    *(("state: %s", said, "TX") for said in ("TX", "tx", "Texas", "texas", '" TEXAS "')),
    *(("state: %s", said, "MA") for said in ("MA", "massachusetts")),
    *(("state: %s", said, "NY") for said in ("New York", "new york")),
    *(("state: %s", said, "PR") for said in ("PR", "Puerto Rico")),
    ("state: %s", "dc", "DC"),
    *((WORK, said, "medical_assistant") for said in ("medical_assistant", "medical assistant")),
    *((WORK, said, "medical_assistant") for said in ("medical-assistant", "MA", "ma")),
    *(
        (WORK, said, "medical_assistant")
        for said in ("Medical Assistant", "Clinical medical assistant")
    ),
    (WORK, "EKG tech", "ekg_technician"),
    *((SERVED, said, "army-68w") for said in ("army-68w", "68W", "Combat medic", "Army 68W")),
    (SERVED, "hospital corpsman", "navy-hm"),
    (SCHOOL, "ipeds-235149-2", "ipeds-235149-2"),
    (SCHOOL, "typical-certificate", "typical-certificate"),
    *((ACCREDITED, said, "CAAHEP") for said in ("CAAHEP", "caahep")),
    (ACCREDITED, "Accrediting Bureau of Health Education Schools", "ABHES"),
    *((MEMBER, said, "aama") for said in ("aama", "AAMA")),
    (MEMBER, "American Medical Technologists", "amt"),
    *((CARD, said, "bls") for said in ("bls", "BLS", "BLS card", '"BLS card (CPR)"', "cpr")),
    *((CARD, said, "hepb") for said in ("hepatitis b", '"Hepatitis B, 3 doses"')),
    *((CARD, said, "tb") for said in ("tb", "TB blood test")),
    (CARD, "Urine drug screen", "drug-screen"),
    (CARD, "drug_screen", "drug-screen"),
    *((PIN, said, said) for said in ("exam.sit", "training.program", "renewal.1.fee-3")),
    *((PIN, said, said) for said in ("exam.attempt-2.sit", "externship.hepb.dose-2")),
    *((PIN, said, said) for said in ("state.doh-application", "state.wa.doh-application")),
    (WORD, "cma-aama.alternative.injections", "cma-aama.alternative.injections"),
    *((FOREIGN, said, "PH") for said in ("PH", "ph", "Philippines", "the Philippines")),
    *((ABROAD, said, "MX") for said in ("MX", "Mexico", "México")),
    *((ABROAD, said, "GB") for said in ("UK", "England", "great britain")),
    *((FOREIGN, said, "US") for said in ("USA", "us", "United States")),
    (FOREIGN, "cote d'ivoire", "CI"),
    *((TONGUE, said, "es") for said in ("es", "ES", "Spanish", "español", "espanol")),
    *((TONGUE, said, "zh") for said in ("Chinese", "Mandarin")),
    (TONGUE, "ASL", "ase"),
    *((LICENSE, said, "emt") for said in ("emt", "EMT", "emergency medical technician")),
    *((POINTS, said, "clinical") for said in ("clinical", "Clinical")),
    (POINTS, "other", "other"),
    *((LICENSE, said, "lpn") for said in ("LVN", "licensed practical nurse")),
    ("licenses: [{kind: rn, state: %s}]", "Texas", "TX"),
    *((SKILL, said, "vital-signs") for said in ("vital-signs", "Vital signs", "VITALS")),
    *((SKILL, said, "blood-draws") for said in ("phlebotomy", "venipuncture", "Blood draws")),
    *((SKILL, said, "records") for said in ("EHR", "charting", "electronic health records")),
    (SKILL, "Shots", "injections"),
    ("zip: %s", "98101", "98101"),
    ("zip: %s", "02134", "02134"),
    ("zip: %s", "98101-1234", "98101"),
]


@pytest.mark.parametrize(("form", "said", "id_"), ALIASES)
def test_a_name_is_taken_as_on_the_command_line(form: str, said: str, id_: str) -> None:
    """What is read is what the id itself would have given."""
    assert person(form % said) == read_profile((form % id_).encode(), "me.yaml")


UNKNOWN = [
    (HELD, "cma-aamma", "unknown_credential", "cma-aama"),
    (HELD, "wa-ma-certified", "unknown_credential", None),
    ("state: %s", "Texass", "unknown_state", "texas"),
    ("state: %s", "ZZ", "unknown_state", None),
    (WORK, "medcal-assistant", "unknown_role", "medical_assistant"),
    (WORK, "dishwasher", "unknown_role", None),
    (SERVED, "army-68v", "unknown_military_training", "army-68w"),
    (SERVED, "cook", "unknown_military_training", None),
    (SCHOOL, "ipeds-23514-2", "unknown_program", "ipeds-235149-2"),
    (ACCREDITED, "ABHS", "unknown_accreditor", "ABHES"),
    (MEMBER, "aamma", "unknown_membership", "aama"),
    (CARD, "tdapp", "unknown_clearance", "tdap"),
    (CARD, "yellow fever", "unknown_clearance", None),
    (PIN, "exam.sitt", "unknown_step", "exam.sit"),
    (PIN, "no.such-step", "unknown_step", None),
    (PIN, "externship.hepb.dose-9", "unknown_step", None),
    (WORD, "cma-aama.alternative.injection", "unknown_clause", "cma-aama.alternative.injections"),
    (FOREIGN, "Philipines", "unknown_country", "PH"),
    (ABROAD, "Atlantis", "unknown_country", None),
    (ABROAD, "XX", "unknown_country", None),
    (TONGUE, "Spannish", "unknown_language", "es"),
    (TONGUE, "Klingon", "unknown_language", None),
    (POINTS, "clinicl", "unknown_ce_kind", "clinical"),
    (POINTS, "knitting", "unknown_ce_kind", None),
    (LICENSE, "paramedik", "unknown_license", "paramedic"),
    (LICENSE, "astronaut", "unknown_license", None),
    ("licenses: [{kind: rn, state: %s}]", "Texass", "unknown_state", "texas"),
    (SKILL, "vital-sings", "unknown_skill", "vital-signs"),
    (SKILL, "phlebotomi", "unknown_skill", "blood-draws"),
    (SKILL, "juggling", "unknown_skill", None),
]


@pytest.mark.parametrize(("form", "said", "code", "near"), UNKNOWN)
def test_a_name_that_means_nothing_is_told_at_its_line(
    form: str, said: str, code: str, near: str | None
) -> None:
    problem = only(f"availability: {{hours_per_week: 20}}\n\n{form % said}\n")

    assert (problem.code, str(problem.location)) == (code, "me.yaml:3")
    assert repr(said) in problem.message
    assert problem.hint
    assert near is None or near in problem.hint.removesuffix("?").split()


AMBIGUOUS = [
    (HELD, "RMA", "ambiguous_credential", ("rma-amt", "rma-arma")),
    (HELD, "ccma", "ambiguous_credential", ("ccma-nha", "ccma-a-ccbma", "ccma-c-ccbma")),
    (SERVED, "medic", "ambiguous_military_training", ("army-68w", "air-force-4n0x1")),
    (FOREIGN, "Korea", "ambiguous_country", ("KR", "KP")),
    (ABROAD, "Congo", "ambiguous_country", ("CD", "CG")),
    (LICENSE, "nurse", "ambiguous_license", ("lpn", "rn")),
]


def test_every_country_has_letters_and_a_name_of_its_own() -> None:
    first = [names[0] for names in COUNTRIES.values()]

    assert len(COUNTRIES) == 249
    assert len(set(first)) == 249
    for letters, names in COUNTRIES.items():
        assert person(ABROAD % f'"{names[0]}"').diploma == person(ABROAD % f'"{letters}"').diploma


@pytest.mark.parametrize(("form", "said", "code", "candidates"), AMBIGUOUS)
def test_where_a_name_is_ambiguous_the_candidates_are_listed(
    form: str, said: str, code: str, candidates: tuple[str, ...]
) -> None:
    problem = only(form % said)

    assert (problem.code, str(problem.location)) == (code, "me.yaml:1")
    assert all(f"{each} (" in str(problem.hint) for each in candidates)


def test_a_school_is_known_by_its_name_where_it_has_one_program() -> None:
    by_name: dict[str, list[str]] = {}
    for program in CATALOG.programs:
        by_name.setdefault((program.institution or "").casefold(), []).append(program.id)
    one = next(name for name, ids in by_name.items() if name and len(ids) == 1)
    two = next(name for name, ids in by_name.items() if name and len(ids) == 2)

    assert person(SCHOOL % f'"{one.upper()}"').training[0].program == by_name[one][0]
    problem = only(SCHOOL % f'"{two}"')
    assert problem.code == "ambiguous_program"
    assert all(id_ in str(problem.hint) for id_ in by_name[two])


def test_a_clause_that_is_judged_is_not_for_the_person_to_confirm() -> None:
    problem = only(WORD % "ccma-c-ccbma.employed.age")

    assert problem.code == "wrong_clause"
    assert "not for you to confirm" in problem.message


def test_a_zip_code_that_is_not_in_use_is_told() -> None:
    assert only("zip: '00000'").code == "wrong_zip"


def test_one_thing_by_two_names_is_told() -> None:
    problem = only("clearances:\n  bls: 2026-01-01\n  BLS card (CPR): 2026-02-01\n")

    assert (problem.code, str(problem.location)) == ("repeated_name", "me.yaml:3")
    assert "line 2" in problem.message


def test_what_stands_under_an_alias_is_told_at_its_own_line() -> None:
    problem = only("clearances:\n  TB blood test:\n    - 2026-01-01\n    - soon\n")

    assert (problem.code, str(problem.location)) == ("bad_date", "me.yaml:4")


def test_every_problem_is_told_at_once_and_each_once() -> None:
    text = """
born: 2001-13
state: Texass
experience:
  - {role: Dish Washer, from: 2020-01-06, to: present}
credentials:
  - {id: CMA!, certified_on: 2026-12-01, until: 2030-01-01}
pins: {Exam Sit: 2027-03-01}
"""
    found = [
        (problem.location and problem.location.line, problem.code) for problem in problems(text)
    ]

    assert found == [
        (2, "bad_birth"),
        (3, "unknown_state"),
        (5, "unknown_role"),
        (7, "unknown_credential"),
        (7, "future_day"),
        (7, "unknown_key"),
        (8, "unknown_step"),
    ]


IMPOSSIBLE = [
    ("born: %s", "future_day", "2026-12-01"),
    ("born: %s", "future_day", "2026-12"),
    (HELD.replace("2025-02-03", "%s") % ("cma-aama", "%s"), "future_day", "2026-12-01"),
    (SERVED.replace("2021-08-01", "%s") % ("army-68w", "%s"), "future_day", "2026-12-01"),
    ("training: [{name: A, completed_on: %s}]", "future_day", "2026-12-01"),
    (
        "training: [{name: A, completed_on: 2026-10-01, externship_completed_on: %s}]",
        "future_day",
        "2026-12-01",
    ),
]


@pytest.mark.parametrize(("form", "code", "day"), IMPOSSIBLE)
def test_what_is_over_cannot_be_tomorrow(form: str, code: str, day: str) -> None:
    """Told on the day before; true on the day itself and after it."""
    problem = only(form % day)
    assert (problem.code, str(problem.location)) == (code, "me.yaml:1")
    assert day in problem.message

    first = date.fromisoformat(day if day.count("-") == 2 else f"{day}-01")
    assert only(form % day, first - timedelta(days=1)).code == code
    assert person(form % day, first) == person(form % day, first + timedelta(days=1))


@pytest.mark.parametrize(
    "text",
    [
        "training: [{name: A, started_on: 2026-05-02, completed_on: 2026-05-01}]",
        "training: [{name: A, started_on: 2026-05-02, expected_on: 2026-05-01}]",
        "training: [{name: A, started_on: 2025-05-02, completed_on: 2025-12-01, "
        "externship_completed_on: 2025-05-01}]",
        "experience: [{role: MA, from: 2026-05-02, to: 2026-05-01}]",
        "credentials: [{id: cma, certified_on: 2026-05-02, expires_on: 2026-05-01}]",
    ],
)
def test_what_ends_before_it_begins_is_told(text: str) -> None:
    problem = only(text)
    assert (problem.code, str(problem.location)) == ("rule_broken", "me.yaml:1")
    assert "wrong order" in problem.message

    assert person(text.replace("-05-02", "-05-01"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("diploma: {kind: ged, on: %s}", "on"),
        (HELD.replace("2025-02-03", "%s") % ("cma", "%s"), "certified_on"),
        (WORK.replace("2020-01-06", "%s") % ("MA", "%s"), "from"),
        ("training: [{name: A, started_on: %s, completed_on: 2021-01-01}]", "started_on"),
    ],
)
@pytest.mark.parametrize(
    ("born", "before"), [("2001-03-14", "2001-03-13"), ("2001-03", "2001-02-28")]
)
def test_nothing_comes_before_the_birth(text: str, key: str, born: str, before: str) -> None:
    problem = only(f"born: {born}\n{text % before}")
    assert (problem.code, str(problem.location)) == ("before_birth", "me.yaml:2")
    assert problem.message.startswith(f"{key} is {before}")

    after = date.fromisoformat(before) + timedelta(days=1)
    assert person(f"born: {born}\n{text % after}")


@pytest.mark.parametrize(
    "text",
    [
        *("clearances: {bls: 2027-11-30}", "diploma: {kind: high_school, on: 2027-06-11}"),
        "training: [{name: A, started_on: 2027-01-11, expected_on: 2027-12-17}]",
        "experience: [{role: phlebotomist, from: 2027-01-11, to: 2027-12-17}]",
        "experience: [{role: phlebotomist, from: 2027-01-11, to: present}]",
        "credentials: [{id: cma, certified_on: 2024-01-11, expires_on: 2029-01-31}]",
        "aid: [{name: Grant, amount: 500, on: 2027-07-01}]",
        "pins: {exam.sit: 2026-10-01, exam.apply: 2027-10-01}",
    ],
)
def test_what_is_booked_promised_or_expected_may_be_ahead(text: str) -> None:
    assert person(text) == read_profile(text.replace("id: cma,", "id: cma-aama,").encode(), "a")


def test_a_full_profile_is_read_as_it_stands() -> None:
    assert person(FULL) == read_profile(FULL, "me.yaml")
    assert person(b"# nobody yet\n") == empty_profile()


@pytest.mark.parametrize(
    "case",
    sorted(set(CASES.glob("profile-*.yaml")) - {CASES / "profile-state-name.yaml"}),
    ids=lambda case: case.stem,
)
def test_faults_of_form_are_still_told(case: Path) -> None:
    with pytest.raises(BadInputError) as raised:
        read_profile(case.read_bytes(), "me.yaml")
    lines = {problem.location for problem in raised.value.problems}

    assert lines <= {problem.location for problem in problems(case.read_bytes())}


@pytest.mark.parametrize(
    "text",
    [
        "memberships: [" + ", ".join(f"x{n}" for n in range(20_000)) + "]",
        "memberships: [" + ", ".join(["aama"] * 30_000) + "]",
        "pins: {" + ", ".join(f"s{n}: 2027-01-01" for n in range(8_000)) + "}",
        "confirmed: [" + "a" * 200_000 + "]",
        "training:\n" + " - {program: ipeds-0, completed_on: 2026-01-01}\n" * 4_000,
    ],
    ids=["unknown", "known", "pins", "long", "programs"],
)
def test_a_great_many_names_take_no_more_than_seconds(text: str) -> None:
    begin = time.perf_counter()
    outcome = person_or_problems(text)
    assert time.perf_counter() - begin < 20
    assert isinstance(outcome, Profile) or len(outcome) <= 101


WORDS = st.sampled_from(
    [
        *("cma", "RMA", "MA", "medic", "texas", "bls", "exam.sit", "aama", "CAAHEP", "caahep"),
        *("2026-05-01", "2030-01-01", "present", "~", "[a]", "{a: b}", "98101", "00000", "é", "''"),
    ]
)
KEYS = st.sampled_from(
    [
        *("born", "state", "zip", "training", "experience", "military", "credentials"),
        *("memberships", "clearances", "pins", "confirmed", "id", "role", "program"),
        *("accreditors", "completed_on", "certified_on", "from", "to"),
    ]
)
TREES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS | WORDS.filter(str.isalpha), inner, max_size=4).map(
            lambda group: "{" + ", ".join(f"{key}: {value}" for key, value in group.items()) + "}"
        )
    ),
    max_leaves=10,
)


@settings(deadline=None)
@given(st.dictionaries(KEYS, TREES, max_size=4))
def test_any_tree_is_read_or_refused(tree: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in tree.items())
    outcome = person_or_problems(text)
    if not isinstance(outcome, Profile):
        assert outcome
        assert all(p.code and p.message and p.location for p in outcome)
