"""The training programs: what the lists report of them, and what accreditation does to them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from typing import Any, NamedTuple

import pytest

import plain_yaml
from cma_roadmap.loading.catalog.catalog_reader import data_dir
from cma_roadmap.model.definitions.program import Basis, Price, Program, Quantity
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from data.key_facts import CATALOG, TODAY

FEDERAL = tuple(p for p in CATALOG.programs if p.id.startswith("ipeds-"))
TEXAN = tuple(p for p in CATALOG.programs if p.id.startswith("txetpl-"))
REAL = tuple(p for p in CATALOG.programs if not p.typical)
DOORS = OpensAndCloses(CATALOG, TODAY)

# How many programs of each award level there are, and the awards they made in 2023-24.
LEVELS = {"20": (21, 780), "21": (260, 10044), "2": (765, 37183), "3": (352, 4799)}
ALL_IDS = "5ac5a3d912253f1fb30f39414ddcc53710cd2f43eaddd12b8b07a6a7f8653860"
"""SHA-256 of all program ids, sorted, one a line. People write ids down: they must not change."""


class Place(NamedTuple):
    """A school as the federal directory has it."""

    institution: str
    city: str
    state: str
    zip: str
    lat: str
    lon: str
    control: str
    awards: int


P, F, N = "public", "private_for_profit", "private_nonprofit"
SPOTS = {
    "ipeds-163028-2": Place(
        *("Lincoln College of Technology-Columbia", "Columbia", "MD", "21046"),
        *("39.174673", "-76.836463", F, 6),
    ),
    "ipeds-129154-3": Place(
        *("Goodwin University", "East Hartford", "CT", "06118"),
        *("41.742977", "-72.640320", N, 14),
    ),
    "ipeds-198376-3": Place(
        *("Davidson-Davie Community College", "Thomasville", "NC", "27360-7385"),
        *("35.865471", "-80.181868", P, 8),
    ),
    "ipeds-236188-2": Place(
        *("Olympic College", "Bremerton", "WA", "98337-1699"),
        *("47.574769", "-122.635113", P, 13),
    ),
    "ipeds-110334-2": Place(
        *("Cabrillo College", "Aptos", "CA", "95003"), *("36.989448", "-121.924797", P, 32)
    ),
    "ipeds-209940-21": Place(
        *("Rogue Community College", "Grants Pass", "OR", "97527-9291"),
        *("42.412159", "-123.393260", P, 28),
    ),
    "ipeds-434140-2": Place(
        *("Pima Medical Institute-Chula Vista", "Chula Vista", "CA", "91910"),
        *("32.619858", "-117.093388", F, 137),
    ),
    "ipeds-173911-3": Place(
        *("South Central College", "North Mankato", "MN", "56003-1920"),
        *("44.174319", "-94.047428", P, 13),
    ),
    "ipeds-480532-2": Place(
        *("Ross Medical Education Center-Ontario", "Ontario", "OH", "44906-1246"),
        *("40.774210", "-82.591867", F, 22),
    ),
    "ipeds-413893-2": Place(
        *("United Education Institute-Morrow", "Morrow", "GA", "30260-2941"),
        *("33.574109", "-84.335896", F, 291),
    ),
    "ipeds-496399-2": Place(
        *("Agape College of Business and Science", "Fresno", "CA", "93721-1827"),
        *("36.741252", "-119.787874", N, 14),
    ),
    "ipeds-492306-20": Place(
        *("Escondido Adult School", "Escondido", "CA", "92025"),
        *("33.131225", "-117.088454", P, 11),
    ),
    "ipeds-213525-2": Place(
        *("Lehigh Carbon Community College", "Schnecksville", "PA", "18078-2598"),
        *("40.664740", "-75.610715", P, 17),
    ),
    "ipeds-199908-3": Place(
        *("Western Piedmont Community College", "Morganton", "NC", "28655-4511"),
        *("35.722876", "-81.687345", P, 9),
    ),
    "ipeds-444866-2": Place(
        *("Southeastern College-Columbia", "Columbia", "SC", "29223"),
        *("34.062946", "-80.962083", F, 20),
    ),
    "ipeds-103501-2": Place(
        *("Alaska Career College", "Anchorage", "AK", "99507-1033"),
        *("61.181443", "-149.856954", F, 45),
    ),
    "ipeds-102845-2": Place(
        *("Charter College", "Anchorage", "AK", "99508-4103"),
        *("61.196330", "-149.839274", F, 425),
    ),
    "ipeds-102845-3": Place(
        *("Charter College", "Anchorage", "AK", "99508-4103"),
        *("61.196330", "-149.839274", F, 25),
    ),
    "ipeds-137281-2": Place(
        *("Saint Johns River State College", "Palatka", "FL", "32177"),
        *("29.647516", "-81.681387", P, 6),
    ),
}
REPORTED = [
    # program, months, hours or credits, price, books (None: not reported, or none)
    ("ipeds-448895-21", 9, ("credit_hours", 36), 14251, 234),
    ("ipeds-417123-2", 8, ("clock_hours", 1120), 7050, 1316),
    ("ipeds-213534-2", 13, ("credit_hours", 60), 21040, None),
    ("ipeds-213570-2", 9, ("credit_hours", 34), 21444, 1371),
    ("ipeds-452081-3", 18, ("credit_hours", 94), 8917, None),
    ("ipeds-487773-2", 9, ("clock_hours", 1080), 7140, 1200),
    ("ipeds-409537-20", 5, ("clock_hours", 240), 1550, 370),
    ("ipeds-203234-2", 8, ("credit_hours", 45), 16297, None),
    ("ipeds-103501-2", 10, ("credit_hours", 46), 16545, None),
]
TEXAS = [
    # program, contact hours, months that its weeks take, price, books
    ("txetpl-34873", 420, 12, 3995, 105),
    ("txetpl-30805", 592, 9, 7132, 545),
    ("txetpl-9280", 906, 7, 9000, None),
    ("txetpl-31450", 492, 12, 3799, None),
    ("txetpl-33792", 200, 3, 1495, 105),
    ("txetpl-32813", 540, 12, 2495, None),
    ("txetpl-34909", 350, 5, 5500, 210),
    ("txetpl-8902", 359, 13, 4592, 408),
]
APPRENTICESHIPS: list[tuple[str, str, str, object]] = [
    ("washington-association-for-community-health", "months", "reported", 12),
    ("washington-association-for-community-health", "externship_hours", "reported", 2000),
    ("washington-association-for-community-health", "tuition", "reported", 0),
    ("north-carolina-community-health-center-association", "academic_hours", "reported", 200),
    ("north-carolina-community-health-center-association", "clock_hours", "estimated", 2200),
    ("city-of-delta-colorado", "months", "reported", 24),
    ("city-of-delta-colorado", "externship_hours", "reported", 4000),
    ("great-bay-community-college", "months", "reported", 24),
    ("catholic-medical-center", "academic_hours", "reported", 480),
    ("holston-medical-group", "academic_hours", "reported", 163),
    ("holston-medical-group", "externship_hours", "reported", 2000),
    ("new-jersey-health-care-employers-fund", "clock_hours", "reported", 4400),
    ("new-jersey-health-care-employers-fund", "tuition", "reported", 8500),
    ("baylor-scott-white-round-rock", "tuition", "reported", 2169),
    ("mjt-career-training-services", "tuition", "reported", 13500),
    ("from-ordinary-to-extraordinary", "tuition", "reported", 12000),
    ("uhg-optum", "tuition", "reported", 15000),
    ("valley-grande-institute", "tuition", "reported", 16496),
]
STATEMENTS = {
    ("ABHES", "institutional", "accredited"): 2,
    ("ABHES", "programmatic", "accredited"): 24,
    ("ABHES", "programmatic", "former"): 6,
    ("ABHES", "programmatic", "unknown"): 1,
    ("CAAHEP", "programmatic", "accredited"): 68,
    ("CAAHEP", "programmatic", "unknown"): 14,
    ("HLC", "institutional", "former"): 1,
}
"""Beside the list of accreditation.yaml, whose sums are in test_school_lists.py."""
FIGURES = ("months", "clock_hours", "externship_hours", "academic_hours", "credit_hours")
PRICES = ("tuition", "books")


def statements() -> list[dict[str, Any]]:
    text = (data_dir() / "evidence.yaml").read_text("utf-8")
    found: list[dict[str, Any]] = plain_yaml.load(text)["accreditation"]
    return found


def of_the_list() -> list[dict[str, Any]]:
    """The entries of accreditation.yaml in the form of the statements of evidence.yaml."""
    text = (data_dir() / "accreditation.yaml").read_text("utf-8")
    return [
        {"status": "accredited", "accreditor": "ABHES", **entry}
        | {"institution": school["institution"], "kind": kind}
        for school in plain_yaml.load(text)["schools"]
        for name, kind in (("programs", "programmatic"), ("school", "institutional"))
        for entry in school.get(name, ())
    ]


def seen_of_programs() -> dict[str, set[str]]:
    """By program id: what any source says of the accreditation of the program itself."""
    spoken = defaultdict(list)
    for each in (*statements(), *of_the_list()):
        if each["kind"] == "programmatic" and each["accreditor"] in ("CAAHEP", "ABHES"):
            spoken[each["institution"]].append(each)
    found = {}
    for program in REAL:
        about = [*spoken.get(program.institution_id or "", ()), *spoken.get(program.id, ())]
        meant = [s for s in about if program.award.value in s.get("awards", [program.award.value])]
        found[program.id] = {s["status"] for s in meant}
    return found


def cma_door(program: Program) -> str:
    (door,) = DOORS.of(program, ["cma-aama"])
    return door.verdict.value


def likely(program: Program, name: str) -> object:
    figure: Quantity | Price | None = getattr(program, name)
    if figure is None or figure.basis is Basis.DEFAULT:
        return None
    return figure.likely if isinstance(figure, Quantity) else figure.likely.amount


def test_program_ids_are_unique_and_stay_what_they_are() -> None:
    ids = sorted(program.id for program in CATALOG.programs)

    assert len(ids) == len(set(ids)) == 1548
    assert hashlib.sha256("\n".join(ids).encode()).hexdigest() == ALL_IDS


def test_programs_come_from_four_places() -> None:
    places = Counter(re.split(r"[-]", program.id)[0] for program in CATALOG.programs)

    assert places == {"ipeds": 1398, "txetpl": 128, "apprenticeship": 19, "typical": 3}


def test_federal_programs_are_named_after_school_and_level() -> None:
    names = {f"{p.institution_id}-{p.level}" for p in FEDERAL}

    assert names == {p.id for p in FEDERAL}
    assert [p.id for p in FEDERAL if not re.fullmatch(r"ipeds-\d{6}-(2|3|20|21)", p.id)] == []


def test_federal_completions_add_up() -> None:
    counts = [p.completions.count for p in FEDERAL if p.completions is not None]

    assert len(counts) == 1398
    assert sum(counts) == 52806
    assert min(counts) == 1
    assert {p.completions.year for p in FEDERAL if p.completions is not None} == {"2023-24"}


@pytest.mark.parametrize(("level", "want"), sorted(LEVELS.items()))
def test_each_award_level_has_its_programs_and_completions(
    level: str, want: tuple[int, int]
) -> None:
    of_level = [p for p in FEDERAL if p.level == level]
    made = sum(p.completions.count for p in of_level if p.completions is not None)

    assert (len(of_level), made) == want
    assert {p.award.value for p in of_level} == {"associate" if level == "3" else "certificate"}


def test_every_federal_program_has_a_place_on_the_map() -> None:
    for program in FEDERAL:
        assert program.lat is not None
        assert program.lon is not None
        assert -90 < program.lat < 90
        assert -180 < program.lon < 180
        assert re.fullmatch(r"\d{5}(-\d{4})?", str(program.zip))
        assert program.control in (P, F, N)
        assert str(program.website).startswith("http")


@pytest.mark.parametrize(("name", "want"), sorted(SPOTS.items()))
def test_a_school_is_where_the_directory_says(name: str, want: Place) -> None:
    p = CATALOG.program(name)
    count = p.completions.count if p.completions is not None else -1

    found = Place(
        *(str(p.institution), str(p.city), str(p.state), str(p.zip)),
        *(str(p.lat), str(p.lon), str(p.control), count),
    )

    assert found == want


@pytest.mark.parametrize(("name", "months", "length", "price", "books"), REPORTED)
def test_a_program_has_the_length_and_price_that_the_school_reported(
    name: str, months: int, length: tuple[str, int], price: int, books: int | None
) -> None:
    program = CATALOG.program(name)

    assert likely(program, "months") == months
    assert likely(program, length[0]) == length[1]
    assert likely(program, "tuition") == price
    assert likely(program, "books") == books
    assert program.months.source == "nces-ic2023-py"


@pytest.mark.parametrize(("name", "hours", "months", "price", "books"), TEXAS)
def test_a_texas_program_has_the_hours_and_price_of_the_list(
    name: str, hours: int, months: int, price: int, books: int | None
) -> None:
    program = CATALOG.program(name)

    assert likely(program, "clock_hours") == hours
    assert likely(program, "months") == months
    assert likely(program, "tuition") == price
    assert likely(program, "books") == books
    assert program.source == "twc-etpl-2024-03-20"


@pytest.mark.parametrize(("name", "figure", "basis", "want"), APPRENTICESHIPS)
def test_an_apprenticeship_has_the_figures_of_its_sponsor(
    name: str, figure: str, basis: str, want: object
) -> None:
    program = CATALOG.program(f"apprenticeship-{name}")

    assert likely(program, figure) == want
    assert getattr(program, figure).basis.value == basis


@pytest.mark.parametrize("name", ["txetpl-31058", "txetpl-30780"])
def test_hours_that_no_week_holds_do_not_make_a_month_reported(name: str) -> None:
    assert likely(CATALOG.program(name), "months") is None


def test_a_course_of_under_12_weeks_is_not_priced_as_a_full_year() -> None:
    short = [p for p in FEDERAL if p.level == "20" and p.tuition is not None]

    assert [p.id for p in short if p.tuition and p.tuition.source == "nces-ic2022-ay"] == []


def test_statements_of_accreditation_are_as_many_as_were_read() -> None:
    found = Counter((s["accreditor"], s["kind"], s["status"]) for s in statements())

    assert found == STATEMENTS


def test_every_statement_speaks_of_a_school_in_the_catalogue() -> None:
    known = {p.institution_id for p in REAL} | {p.id for p in REAL}

    assert {s["institution"] for s in statements()} - known == set()


def test_only_programmatic_accreditation_opens_the_cma() -> None:
    seen = seen_of_programs()

    wanted = {name for name, statuses in seen.items() if "accredited" in statuses}

    assert len(wanted) == 117
    assert {p.id for p in REAL if cma_door(p) == "met"} == wanted


def test_an_end_at_abhes_alone_closes_nothing() -> None:
    seen = seen_of_programs()

    ended = {n for n, found in seen.items() if found and found <= {"former", "withdrawn", "merged"}}

    assert len(ended) == 30
    assert {cma_door(CATALOG.program(name)) for name in ended} == {"unknown"}
    closed = {p.id for p in REAL if cma_door(p) == "unmet"}
    assert {name for name in closed if not name.startswith("apprenticeship-")} == set()


def test_accreditation_of_the_school_alone_leaves_the_cma_open_to_question() -> None:
    seen = seen_of_programs()
    schools = {
        s["institution"]
        for s in (*statements(), *of_the_list())
        if s["kind"] == "institutional" and s["status"] == "accredited"
    }

    only_school = [p for p in REAL if p.institution_id in schools and not seen[p.id]]

    assert len(only_school) > 50
    assert {cma_door(p) for p in only_school} == {"unknown"}


def test_nothing_known_of_accreditation_is_unknown_and_never_no() -> None:
    seen = seen_of_programs()

    silent = [p for p in (*FEDERAL, *TEXAN) if not seen[p.id]]

    assert {cma_door(p) for p in silent} == {"unknown"}


@pytest.mark.parametrize("name", [*FIGURES, *PRICES])
def test_every_figure_says_where_it_comes_from(name: str) -> None:
    figures = [f for p in CATALOG.programs if (f := getattr(p, name)) is not None]

    assert figures
    assert {type(figure.basis) for figure in figures} == {Basis}
    assert {figure.source for figure in figures} - set(CATALOG.sources) == set()


@pytest.mark.parametrize("name", [*FIGURES, *PRICES])
def test_an_estimate_is_never_without_a_note(name: str) -> None:
    figures = [f for p in CATALOG.programs if (f := getattr(p, name)) is not None]

    assert [f for f in figures if f.basis is Basis.ESTIMATED and not f.note] == []


def test_every_program_has_a_length_and_hours_at_a_workplace() -> None:
    assert {p.months.likely > 0 for p in CATALOG.programs} == {True}
    assert {p.externship_hours.likely > 0 for p in CATALOG.programs} == {True}
