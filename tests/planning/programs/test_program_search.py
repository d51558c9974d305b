from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.earnings import (
    EarningsTable,
    HighSchoolEarnings,
    SchoolEarnings,
)
from cma_roadmap.model.definitions.program import Accreditation, Award, Basis, Completions, Program
from cma_roadmap.model.results.program_matches import Accredited, Near, Search, SortBy, Wanted
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.programs.graduates import Graduates
from cma_roadmap.planning.programs.program_report import standing
from cma_roadmap.planning.programs.program_search import Zips, loosened, search
from rendering.sample_programs import evidence, price, program, quantity

TODAY = date(2026, 11, 21)
SEATTLE = (Decimal("47.6062"), Decimal("-122.3321"))
CITIES = {
    "tacoma": (Decimal("47.2529"), Decimal("-122.4443")),
    "portland": (Decimal("45.5152"), Decimal("-122.6784")),
    "honolulu": (Decimal("21.3069"), Decimal("-157.8583")),
    "new-york": (Decimal("40.7128"), Decimal("-74.0060")),
}
KNOWN_MILES = {"tacoma": 25, "portland": 145, "honolulu": 2679, "new-york": 2402}
"""As any atlas gives them, within one percent."""


@cache
def doors() -> OpensAndCloses:
    return OpensAndCloses(load_catalog(), TODAY)


def ids(found: Search) -> list[str]:
    return [one.program.id for one in found.found]


def fitting(programs: list[Program], sort: SortBy | None = None, **wanted: Any) -> list[str]:
    return ids(search(programs, doors(), Wanted(**wanted), sort))


def at(name: str, **changes: Any) -> Program:
    lat, lon = CITIES[name]
    return program(name, institution=name, lat=lat, lon=lon, **changes)


def no_zips(_: str) -> None:
    return None


def near(within: str) -> Near:
    return Near(*SEATTLE, Decimal(within))


def by_chord(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> float:
    """Miles along the earth between two points, from the straight line through it."""

    def point(place: tuple[Decimal, Decimal]) -> tuple[float, float, float]:
        lat, lon = (float(degrees) * math.pi / 180 for degrees in place)
        return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)

    half = math.dist(point(one), point(other)) / 2
    return 2 * math.asin(half) * 6371.0088 / 1.609344


@pytest.mark.parametrize("city", CITIES)
def test_distances_are_those_of_the_globe(city: str) -> None:
    (found,) = search([at(city)], doors(), Wanted(near=near("9999"))).found

    assert found.miles is not None
    assert float(found.miles) == pytest.approx(by_chord(SEATTLE, CITIES[city]), rel=1e-4, abs=0.06)
    assert float(found.miles) == pytest.approx(KNOWN_MILES[city], rel=0.015)
    assert not found.by_zip


@pytest.mark.parametrize("city", CITIES)
def test_a_program_fits_up_to_its_very_distance(city: str) -> None:
    miles = Decimal(by_chord(SEATTLE, CITIES[city]))
    outside, inside = miles * Decimal("0.999") - 1, miles * Decimal("1.001") + 1

    assert fitting([at(city)], near=near(str(inside))) == [city]
    assert fitting([at(city)], near=near(str(outside))) == []
    (found,) = search([at(city)], doors(), Wanted(near=near("9999"))).found
    assert fitting([at(city)], near=near(str(found.miles))) == [city]
    assert found.miles is not None
    assert fitting([at(city)], near=near(str(found.miles - Decimal("0.1")))) == []


def test_the_same_point_is_no_distance_at_all() -> None:
    (found,) = search([program()], doors(), Wanted(near=near("0.1"))).found

    assert found.miles == 0


@pytest.mark.parametrize(("limit", "fits"), [("4499.99", False), ("4500", True), ("4501", True)])
def test_a_price_fits_up_to_the_limit(limit: str, fits: bool) -> None:
    one = program(tuition=price(4500, 100, 9000))

    assert bool(fitting([one], max_cost=Money(Decimal(limit)))) is fits


@pytest.mark.parametrize(("limit", "fits"), [(8, False), (9, True), (10, True)])
def test_a_length_fits_up_to_the_limit(limit: int, fits: bool) -> None:
    assert bool(fitting([program(months=quantity(9, 6, 13))], max_months=limit)) is fits


def test_states_and_awards_fit_or_do_not() -> None:
    one = program("a", state="WA")
    two = program("b", state="OR", award=Award.ASSOCIATE)
    unknown = program("c", state=None, award=Award.ASSOCIATE)

    assert fitting([one, two, unknown], state="WA") == ["a"]
    assert fitting([one, two, unknown], award=Award.ASSOCIATE) == ["c", "b"]
    assert fitting([one, two, unknown], state="OR", award=Award.ASSOCIATE) == ["b"]


@pytest.mark.parametrize(
    ("status", "kind", "own", "any_"),
    [
        ("accredited", "programmatic", True, True),
        ("accredited", "institutional", False, True),
        ("former", "programmatic", False, False),
        ("withdrawn", "programmatic", False, False),
        ("unknown", "programmatic", False, False),
    ],
)
def test_accreditation_must_be_on_record(status: str, kind: str, own: bool, any_: bool) -> None:
    one = program(accreditation=(evidence("ABHES", status, kind),))

    assert bool(fitting([one], accredited=Accredited.PROGRAMMATIC)) is own
    assert bool(fitting([one], accredited=Accredited.ANY)) is any_
    assert fitting([program()], accredited=Accredited.ANY) == []


def test_opens_takes_those_that_surely_do() -> None:
    yes = program("yes", accreditation=(evidence(),))
    maybe = program("maybe")
    no = program("no", accreditation=(evidence(status="withdrawn"),))

    assert fitting([yes, maybe, no], opens="cma-aama") == ["yes"]


@pytest.mark.slow
def test_typical_programs_are_never_listed() -> None:
    catalog = load_catalog()
    found = search(catalog.programs, doors(), Wanted())

    assert not any(one.program.typical for one in found.found)
    assert found.searched == len(catalog.programs) - len(catalog.typical_programs)
    assert (found.for_holders, found.fit) == (2, found.searched - 2)
    assert search(catalog.typical_programs, doors(), Wanted()).found == ()


def sorted_by(sort: SortBy) -> list[str]:
    """Three programs and one of which nothing is known, which would come first by its name."""
    bare = program("bare", institution="A", tuition=None, completions=None)
    programs = [
        bare,
        at("portland", tuition=price(3000), months=quantity(12), completions=_awards(5)),
        at("tacoma", tuition=price(9000), months=quantity(6), completions=_awards(50)),
        at("new-york", tuition=price(0), months=quantity(9), completions=_awards(0)),
    ]
    return fitting(programs, sort)


def _awards(count: int) -> Completions:
    return Completions(year="2023-24", count=count)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (SortBy.COST, ["new-york", "portland", "tacoma", "bare"]),
        (SortBy.AWARDS, ["tacoma", "portland", "new-york", "bare"]),
        (SortBy.MONTHS, ["tacoma", "bare", "new-york", "portland"]),
        (SortBy.NAME, ["bare", "new-york", "portland", "tacoma"]),
    ],
)
def test_what_is_not_known_comes_last(sort: SortBy, expected: list[str]) -> None:
    assert sorted_by(sort) == expected


def test_the_nearest_comes_first_unless_another_order_is_asked_for() -> None:
    programs = [at("portland", tuition=price(1)), at("tacoma", tuition=price(2))]

    assert fitting(programs, near=near("500")) == ["tacoma", "portland"]
    assert fitting(programs, SortBy.COST, near=near("500")) == ["portland", "tacoma"]
    assert fitting(programs) == ["portland", "tacoma"]


def test_equals_go_by_name_whatever_the_order_of_the_list() -> None:
    one, two = program("b", institution="alpha"), program("a", institution="Beta")

    assert fitting([one, two], SortBy.COST) == fitting([two, one], SortBy.COST) == ["b", "a"]


def test_what_cannot_be_told_to_fit_is_left_out_and_counted() -> None:
    priceless = program("p", tuition=None)
    placeless = program("q", lat=None, lon=None)
    elsewhere = program("r", state="OR", tuition=None, lat=None)
    wanted = Wanted(state="WA", near=near("50"), max_cost=Money(Decimal(9999)))

    found = search([priceless, placeless, elsewhere, program("s")], doors(), wanted)

    assert ids(found) == ["s"]
    assert (found.unknown_cost, found.unknown_place, found.fit) == (1, 1, 1)


def test_programs_that_would_not_fit_anyway_are_not_counted() -> None:
    far = at("new-york", tuition=None)
    closed = program(tuition=None, accreditation=(evidence(status="former"),))
    wanted = Wanted(near=near("50"), max_cost=Money(Decimal(9999)), opens="cma-aama")

    assert search([far, closed], doors(), wanted).unknown_cost == 0


def test_the_middle_of_a_zip_code_stands_in_for_a_point() -> None:
    zips: Zips = {"98402": CITIES["tacoma"]}.get
    by_zip = program("z", lat=None, lon=None, zip="98402")
    nowhere = program("n", lat=None, lon=None, zip="00000")

    found = search([by_zip, nowhere], doors(), Wanted(near=near("50")), zips=zips)

    assert [(one.program.id, one.by_zip) for one in found.found] == [("z", True)]
    assert found.unknown_place == 1


def test_a_limit_keeps_the_count_of_all() -> None:
    programs = [program(f"p-{number}") for number in range(5)]

    found = search(programs, doors(), Wanted(), limit=2)

    assert ids(found) == ["p-0", "p-1"]
    assert found.fit == 5


def test_loosening_finds_the_wish_in_the_way_and_what_comes_nearest() -> None:
    programs = [at("portland", tuition=price(3000)), at("new-york", tuition=price(1000))]
    wanted = Wanted(near=near("50"), max_cost=Money(Decimal(4000)))

    ways = list(loosened(programs, doors(), wanted, no_zips))

    assert [(way.wish, way.fit, way.nearest.program.id) for way in ways] == [
        ("near", 2, "portland")
    ]


def test_loosening_tries_each_wish_alone() -> None:
    programs = [program("dear", tuition=price(9000)), program("dearer", tuition=price(9500))]
    wanted = Wanted(max_cost=Money(Decimal(500)), state="WA")
    ways = list(loosened(programs, doors(), wanted, no_zips))

    assert [(way.wish, way.nearest.program.id) for way in ways] == [("max_cost", "dear")]
    both = wanted._replace(state="OR")
    assert list(loosened(programs, doors(), both, no_zips)) == []


def test_the_median_is_that_of_state_and_award_with_known_prices() -> None:
    alike = [program(str(n), tuition=price(n)) for n in (1000, 3000, 8000)]
    others = [
        program("x", tuition=price(99), state="OR"),
        program("y", tuition=price(99), award=Award.ASSOCIATE),
        program("z", tuition=None),
        program("guess", tuition=price(99, basis=Basis.DEFAULT)),
    ]
    found = standing(alike[0], [*alike, *others])

    assert found.median == Money(Decimal(3000))
    assert (found.programs, found.worked_out) == (3, 0)
    assert found.per_month == Money(Decimal(111))  # 1,000 in 9 months


def test_the_median_of_an_even_number_lies_between_the_middle_two() -> None:
    pair = [
        program("a", tuition=price(1000)),
        program("b", tuition=price(2001, basis=Basis.ESTIMATED)),
    ]
    found = standing(pair[0], pair)

    assert found.median == Money(Decimal("1500.50"))
    assert found.worked_out == 1


def test_one_price_is_no_median() -> None:
    assert standing(program(), [program()]).median is None
    assert standing(program(tuition=None), [program(), program("b")]).per_month is None


def rated(name: str, *statements: Accreditation) -> Program:
    return program(name, institution="Same College", accreditation=statements)


def test_the_surest_that_opens_it_comes_first_without_being_asked() -> None:
    low, medium = (evidence(confidence=c) for c in (Confidence.LOW, Confidence.MEDIUM))
    over = evidence(next_review=TODAY - ONE_DAY)
    some = [rated("a", low), rated("b", medium), rated("c", evidence()), rated("d", over)]

    assert fitting(some, opens="cma-aama") == ["c", "b", "d", "a"]
    assert fitting(some) == ["a", "b", "c", "d"]
    assert fitting(some, SortBy.SURE) == ["c", "b", "d", "a"]
    assert fitting([*some, rated("0")], SortBy.SURE)[-1] == "0"


def test_what_is_not_known_is_neither_among_the_open_nor_lost() -> None:
    listed = evidence("ABHES", "not_listed", seen="2024-08-30")
    school = evidence("ABHES", kind="institutional")
    hinted = evidence("CAAHEP", "unknown")
    some = [
        *(rated("0-listed", listed), rated("1-silent"), rated("2-hinted", hinted, listed)),
        *(rated("3-school", listed, school), rated("4-open", evidence())),
        rated("5-shut", evidence("CAAHEP", "former"), evidence("ABHES", "former")),
    ]
    found = search(some, doors(), Wanted(opens="cma-aama"))

    assert ids(found) == ["4-open"]
    may = [one.program.id for one in found.may_open]
    assert may == ["3-school", "2-hinted", "1-silent", "0-listed"]
    assert found.settle is not None
    assert all(len(one.told) == 2 for one in found.may_open)
    everywhere = search(some, doors(), Wanted())
    assert (everywhere.may_open, everywhere.settle) == ((), None)


def test_a_credential_that_asks_for_no_accreditor_needs_nothing_settled() -> None:
    assert search([program()], doors(), Wanted(opens="ccma-nha")).settle is None


def earning(name: str, share: str | None, after_four: int | None) -> SchoolEarnings:
    return SchoolEarnings(
        institution=name,
        award=Award.CERTIFICATE,
        share=None if share is None else Decimal(share),
        after=(20000, None, after_four, 30000),
    )


def test_earnings_that_say_nothing_of_medical_assistants_come_last() -> None:
    rows = (
        earning("ipeds-1", "1", 30000),
        earning("ipeds-2", "0.8", 31000),
        earning("ipeds-3", "0.79", 90000),
        earning("ipeds-4", None, 90000),
        earning("ipeds-5", "1", None),
    )
    table = EarningsTable(
        source="s",
        years=(1, 2, 4, 5),
        high_school=HighSchoolEarnings(source="s", year="2024", amounts={"WA": 35027}),
        schools=rows,
    )
    catalog = replace(
        load_catalog(), shelves=load_catalog().shelves._replace(earnings=lambda: table)
    )
    some = [
        program(f"p{n}", institution_id=f"ipeds-{n}", institution=f"{n}") for n in range(6, 0, -1)
    ]
    by_earnings = SortBy.EARNINGS
    found = search(some, doors(), Wanted(), by_earnings, graduates=Graduates(catalog))

    assert ids(found) == ["p2", "p1", "p3", "p4", "p5", "p6"]
    assert found.unranked == 4
    earned = [one.earnings for one in found.found]
    assert earned[-1] is None
    assert earned[0] is not None
    assert earned[0].over_high_school == Money(Decimal(-4027))
