from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.program_matches import (
    Loosened,
    MayOpen,
    PriceStanding,
    ProgramReport,
    Search,
    SortBy,
    Wanted,
)
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.json.json_text import json_text
from cma_roadmap.rendering.json.program_document import program_document, programs_document
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.programs.program_list import programs_page
from cma_roadmap.rendering.pages.programs.program_page import program_page
from rendering import golden, sample_catalog
from rendering.page_text import check_page, plain
from rendering.sample_catalog import TODAY, leaf
from rendering.sample_programs import (
    SETTLE,
    door,
    earnings,
    evidence,
    found,
    hostile,
    listing,
    program,
    report,
)


def catalog() -> Catalog:
    """The sample with one main credential, whose closing is told in the list."""
    sample = sample_catalog.catalog()
    index = tuple(one._replace(main=one.id == "alpha-board") for one in sample.index)
    return replace(sample, index=index)


def list_of(search: Search, width: int = 80, *ways: Loosened, color: bool = False) -> str:
    return write_text(programs_page(search, ways, catalog()), width, color=color)


def page_of(shown: ProgramReport, width: int = 80, *, color: bool = False) -> str:
    return write_text(program_page(shown, catalog()), width, color=color)


def squeezed(page: str) -> str:
    return " ".join(page.split())


def nothing() -> tuple[Search, tuple[Loosened, ...]]:
    search = listing()._replace(found=(), fit=0)
    far = found(program(), miles="73.2")
    return search, (Loosened("near", 4, far), Loosened("max_cost", 2, far))


@pytest.mark.parametrize("width", [60, 80, 140])
def test_golden_lists(request: pytest.FixtureRequest, width: int) -> None:
    golden.check(request, f"programs-{width}.txt", list_of(listing(), width))


def test_golden_list_without_a_match(request: pytest.FixtureRequest) -> None:
    search, ways = nothing()

    golden.check(request, "programs-none-80.txt", list_of(search, 80, *ways))


@pytest.mark.parametrize("width", [60, 80])
def test_golden_page(request: pytest.FixtureRequest, width: int) -> None:
    golden.check(request, f"program-{width}.txt", page_of(report(), width))


@pytest.mark.parametrize("width", [24, 40, 60, 71, 72, 80, 117, 118, 140, 200])
@pytest.mark.parametrize("near", [True, False])
def test_every_list_keeps_its_width_and_colour_changes_no_character(width: int, near: bool) -> None:
    search = listing(near=near)
    if not near:
        search = search._replace(found=tuple(f._replace(miles=None) for f in search.found))

    check_page(list_of(search, width), width)
    assert plain(list_of(search, width, color=True)) == list_of(search, width)


@pytest.mark.parametrize("width", [24, 40, 60, 80, 140])
@pytest.mark.parametrize("shown", [report(), report(hostile())], ids=["usual", "hostile"])
def test_every_page_keeps_its_width_and_colour_changes_no_character(
    shown: ProgramReport, width: int
) -> None:
    check_page(page_of(shown, width), width)
    assert plain(page_of(shown, width, color=True)) == page_of(shown, width)


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 80, 140])
def test_all_shipped_programs_fit_in_a_list(width: int) -> None:
    real = tuple(found(p) for p in load_catalog().programs if not p.typical)
    search = listing(*real, near=False)

    page = write_text(programs_page(search, (), load_catalog()), width, color=False)

    check_page(page, width)
    assert all(f.program.id in page for f in real)


def test_the_first_line_says_what_was_asked_and_how_many_fit() -> None:
    asked = "no more than 50 miles from 98101 (Seattle, WA), likely tuition up to $20,000"

    assert list_of(listing(), 140).startswith(f"5 of 1,545 programs: {asked}\n")
    assert list_of(listing(near=False), 140).startswith("All 1,545 programs\n")


def test_marks_tell_reported_estimated_typical_and_unknown_figures_apart() -> None:
    rows = list_of(listing(), 140).splitlines()
    lake = next(row for row in rows if "ipeds-2-3" in row)
    odd = next(row for row in rows if "txetpl-7" in row)
    gone = next(row for row in rows if "ipeds-3-2" in row)

    assert " 24* " in lake
    assert " $11,568~ " in lake
    assert " ? " in odd
    assert " 31.0~ " in gone
    page = squeezed(list_of(listing(), 140))
    assert "~ worked out by us" in page
    assert "* a typical number" in page
    assert "? not known." in page


def test_a_list_without_marks_does_not_explain_them() -> None:
    page = list_of(listing(found(program(), door(Verdict.MET))))

    assert "worked out by us" not in page
    assert "a typical number" not in page
    assert "closes:" not in page


def test_doubtful_doors_have_a_mark_and_closed_ones_are_named() -> None:
    rows = list_of(listing(), 140).splitlines()

    assert any("ipeds-2-3" in row and "Alpha (AB)?" in row for row in rows)
    below = r"ipeds-1-2: place Seattle, WA; opens Alpha \(AB\) \[\d+\], Beta \(BI\)\n"
    assert re.search(below, list_of(listing()))
    assert "; opens none by itself; closes Alpha (AB)\n" in list_of(listing())


def test_evidence_that_is_contradicted_is_doubtful_too() -> None:
    held, ended = evidence(), evidence("CAAHEP", "former")
    open_door = door(Verdict.MET, rests_on=(held,))

    assert not open_door.is_doubtful(program(accreditation=(held,)))
    assert open_door.is_doubtful(program(accreditation=(held, ended)))
    other = program(accreditation=(held, evidence("ABHES", "former")))
    assert not open_door.is_doubtful(other)
    assert not door(Verdict.MET).is_doubtful(program(accreditation=(ended,)))


def test_nothing_is_cut_off_in_silence() -> None:
    search = listing()
    short = search._replace(found=search.found[:2], fit=44)

    assert "Only the first 2 are shown; 42 more fit. To see all, add --limit 44." in squeezed(
        list_of(short)
    )
    assert "Only the first" not in list_of(search)


def test_programs_left_out_are_counted() -> None:
    page = squeezed(list_of(listing()._replace(unknown_cost=3, unknown_place=12)))

    assert "Left out: 3. Their price is not known" in page
    assert "Left out: 12. Where they are is not known" in page
    assert "Left out" not in list_of(listing()._replace(unknown_cost=0))


def test_no_match_says_which_wish_stands_in_the_way() -> None:
    search, ways = nothing()
    page = squeezed(list_of(search, 80, *ways))

    assert "the nearest is 73.2 miles off, Sound College in Seattle, WA (ipeds-1-2)" in page
    assert "Use --within 74." in page
    assert "likely to cost $4,500" in page
    assert "Leave out two or more" in squeezed(list_of(search))


def test_an_ended_accreditation_stands_out_above_all_figures() -> None:
    page = squeezed(page_of(report()))

    warning = "! The accreditation of this program by ABHES was withdrawn."
    assert page.index(warning) < page.index("LENGTH, HOURS AND PRICE")
    assert "Other records say that the program is accredited" in page
    alone = report(program(accreditation=(evidence("ABHES", "former"),)))
    assert "The CMA (AAMA) then hangs on CAAHEP, which we cannot tell" in squeezed(page_of(alone))
    ended = evidence("ABHES", "former"), evidence("CAAHEP", "former")
    both = report(program(accreditation=ended))
    assert "without it the CMA (AAMA) is closed" in squeezed(page_of(both))
    school = report(program(accreditation=(evidence("ABHES", "former", "institutional"),)))
    assert "Ask the school who accredits it now." in squeezed(page_of(school))


def test_no_accreditation_on_record_is_told_as_unknown() -> None:
    page = squeezed(page_of(report(program())))

    assert page.count("Not known: nothing is on record.") == 1
    for body in ("CAAHEP", "ABHES"):
        assert f"? {body}: not known. No list or page that we read tells." in page
    assert "CAAHEP: example.org/find, 555-0100" in page
    assert "! No accreditation of the program is on record. That does not mean" in page
    assert "✗" not in page.split("HOURS THAT")[0]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("not_listed", "This program was not on the ABHES list of 2024-08-30."),
        ("merged", "ABHES accredits this school, and lists no medical assisting program"),
        ("former", "ABHES accredits this school, and lists no medical assisting program"),
    ],
)
def test_what_one_body_says_is_told_with_what_to_ask(status: str, told: str) -> None:
    own = evidence("ABHES", status, seen="2024-08-30")
    school = evidence("ABHES", kind="institutional", seen="2024-08-30")
    statements = (own,) if status == "not_listed" else (own, school)
    page = squeezed(page_of(report(program(accreditation=statements))))

    assert told in page
    assert "no longer accredits" not in page
    assert "check before you pay" in page or "before you pay: does a program in a school" in page


def test_an_entry_of_the_parent_is_told_as_such() -> None:
    parent = evidence("ABHES", kind="institutional", of_parent=True)
    page = squeezed(page_of(report(program(accreditation=(parent,)))))

    assert "as part of its parent school" in page
    assert "ABHES accredits the parent of this school" in page
    assert "as part of its parent school" not in squeezed(page_of(report()))


@pytest.mark.parametrize(("days", "told"), [(0, False), (1, True)])
def test_a_review_that_is_over_is_told(days: int, told: bool) -> None:
    held = evidence("ABHES", next_review=TODAY - days * ONE_DAY, seen="2024-08-30")
    page = squeezed(page_of(report(program(accreditation=(held,)))))

    assert ("ABHES meant to look at this program again by" in page) is told
    assert ("its review was due by" in page) is told
    assert ("next review by" in page) is not told


def earned(**changes: Any) -> str:
    page = squeezed(page_of(report(earnings=earnings(**changes))))
    return page[page.index("WHAT ITS GRADUATES EARN") : page.index("ACCREDITATION OF THE PROGRAM")]


def test_earnings_are_told_by_year_against_high_school_and_apart_from_pay() -> None:
    page = earned()

    assert "after 1 year $26,500; after 2 years not published; after 4 years $31,000" in page
    assert "Medical assisting is 95% of the field" in page
    assert "! One figure for 3 locations of this school." in page
    assert "that is $4,027 less than people with only a high-school diploma earn in WA" in page
    assert "Another thing, not to be mixed with it, is the pay" in page
    assert "$25 an hour, about $52,000 in a full-time year" in page


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (35028, "that is $1 more than"),
        (35027, "that is as much as"),
        (35026, "that is $1 less than"),
        (None, "after 4 years not published"),
    ],
)
def test_earnings_stand_against_those_of_the_state(after: int | None, told: str) -> None:
    page = earned(after=after)

    assert told in page
    assert ("high-school diploma" in page) is (after is not None)


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (Decimal("0.8"), "- Medical assisting is 80% of the field"),
        (Decimal("0.79"), "! Medical assisting is only 79% of the field"),
        (None, "? How much of the field these figures hold is medical assisting is not known."),
    ],
)
def test_whose_earnings_they_are_is_told(share: Decimal | None, told: str) -> None:
    assert told in earned(share=share)


def test_earnings_that_are_not_there_say_why() -> None:
    assert "? Not published: too few graduates to be counted." in earned(suppressed=True)
    page = squeezed(page_of(report(earnings=None)))
    assert "? Not known: the federal table has no row for this school and award." in page


def test_earnings_have_a_column_only_where_they_were_asked_for() -> None:
    one = found(program())._replace(earnings=earnings(shared_by=1))
    shared = found(program("ipeds-2-2"))._replace(earnings=earnings(share=Decimal("0.5")))
    none = found(program("ipeds-3-2"))._replace(earnings=earnings(after=None))
    page = list_of(listing(one, shared, none, sort=SortBy.EARNINGS, unranked=2), 140)

    assert "earn" in page.splitlines()[4]
    assert "$31,000 [" in page
    assert "$31,000~+ [" in page
    assert "2 of them" in squeezed(page)
    assert "earn" not in list_of(listing(), 140).splitlines()[4]


def test_a_list_names_what_may_open_the_door_the_likeliest_kind_first() -> None:
    told = message("accreditor.not_told", accreditor="CAAHEP")
    school = message("accreditor.school_only", accreditor="ABHES")
    may = (
        MayOpen(program("ipeds-8-2", institution="First College"), (), (told, school)),
        MayOpen(program("ipeds-9-2", institution="Second College"), (), (told, told)),
    )
    search = listing(found=(), fit=0, may_open=may, settle=SETTLE)
    page = squeezed(list_of(search))

    assert page.index("MAY OPEN IT") < page.index("To settle in two minutes")
    assert page.index("To settle in two minutes") < page.index("First College")
    assert page.index("First College") < page.index("Second College") < page.index("WHAT WOULD FIT")


def test_figures_come_with_spread_basis_note_and_source() -> None:
    page = squeezed(page_of(report()))

    assert "Length: 9 months (low 8 months, high 13 months); a typical number, not its own" in page
    assert "Median of 444 reports." in page
    assert "Clock hours: 905; as reported [" in page
    assert "$4,500 (low $4,100, high $5,200); worked out by us, not quoted [" in page
    assert "Awards in 2023-24: 36 [" in page


@pytest.mark.parametrize(
    ("median", "words"),
    [
        ("4745.50", "half cost $4,746 or less"),
        ("4745.50", "This one costs $246 less."),
        ("4500", "This one costs the same."),
        ("4000", "This one costs $500 more."),
    ],
)
def test_the_price_is_set_beside_those_of_the_state(median: str, words: str) -> None:
    standing = report().standing._replace(median=Money(Decimal(median)))

    assert words in squeezed(page_of(report(standing=standing)))


def test_too_few_prices_are_no_comparison() -> None:
    page = squeezed(page_of(report(standing=PriceStanding(None, None, 1, 0))))

    assert "Too few such programs in WA give a price" in page
    assert "a month" not in page


def test_open_doors_name_the_evidence_and_unclear_ones_whom_to_ask() -> None:
    page = squeezed(page_of(report()))

    assert "✓ Alpha (AB), by: Graduate of an accredited program [" in page
    assert "It rests on this: CAAHEP: accredited (we are not sure" in page
    assert "? Beta (BI), by: Work (of the rule we are not sure) [" in page
    assert "The school is approved. Ask it." in page
    assert "Work two years" not in page  # no clause about a program, and another one decides
    assert "Ask Beta Institute" in page


def test_closed_doors_name_the_clause() -> None:
    clause = leaf("Finish an accredited program")._replace(
        reason=message("reason.not_accredited", name="Sound College", wanted=("CAAHEP", "ABHES"))
    )
    twice = clause._replace(id="other", text="The same, longer ago")
    work = leaf("Work two years")._replace(kind="work_experience")
    closed = door(Verdict.UNMET, clauses=(clause, twice, work))
    page = squeezed(page_of(report(program(), closed)))

    assert "✗ Alpha (AB), by: Graduate of an accredited program" in page
    assert "Finish an accredited program Sound College is not accredited by CAAHEP, ABHES." in page
    assert "longer ago" not in page
    assert "Work two years" not in page
    only_work = report(program(), door(Verdict.UNMET, clauses=(work,)))
    assert "Work two years" in squeezed(page_of(only_work))


def test_hours_stand_beside_those_asked_for() -> None:
    page = squeezed(page_of(report()))

    assert "✓ Alpha (AB): 720 clock hours, by: Graduate. This program has 905: enough." in page
    assert "✗ Alpha (AB): 240 externship hours, by: Graduate. This program has 200: too few" in page
    assert "? Beta (BI): 560 class hours without externship, by: Work. This program reports" in page


def sources_named(value: Any) -> set[str]:
    """Every source id anywhere in a document."""
    if isinstance(value, dict):
        own = {value["source"]} if isinstance(value.get("source"), str) else set()
        own |= set(value["sources"]) if isinstance(value.get("sources"), list) else set()
        return own.union(*(sources_named(part) for part in value.values()))
    if isinstance(value, list):
        return set[str]().union(*(sources_named(part) for part in value))
    return set()


CONTRACT = [
    *("id", "institution", "city", "state", "zip", "lat", "lon", "award", "months", "hours"),
    *("tuition", "completions", "accreditation", "opens", "closes", "website"),
]


def test_the_document_keeps_the_contract() -> None:
    document: Any = programs_document(listing(), catalog(), TODAY, None)
    first, second, third, *_ = document["programs"]

    assert list(first)[: len(CONTRACT)] == CONTRACT
    assert len({tuple(p) for p in document["programs"]}) == 1
    assert list(first["tuition"]) == ["low", "likely", "high", "currency", "basis", "source"]
    assert first["tuition"]["likely"] == "4500.00"
    assert first["completions"] == {"year": "2023-24", "count": 36}
    assert (first["months"], first["hours"]) == (9, 905)
    assert list(first["accreditation"][0])[:5] == ["accreditor", "status", "seen", "tier", "source"]
    assert first["accreditation"][0]["tier"] == "official_copy"
    assert first["opens"] == ["alpha-board", "beta-institute"]
    assert third["closes"] == ["alpha-board"]
    assert second["cannot_tell"] == ["beta-institute"]
    assert [p["miles_basis"] for p in document["programs"][:3]] == ["point", "point", "zip"]


def test_points_and_miles_are_numbers_without_noise() -> None:
    text = json_text(programs_document(listing(), catalog(), TODAY, None))

    assert '"lat": 47.6062,' in text
    assert '"lon": -122.3321,' in text
    assert '"miles": 0.6,' in text
    assert json.loads(text)["search"]["wanted"]["within"] == 50


def test_documents_list_the_sources_they_name_and_no_others() -> None:
    for document in (
        programs_document(listing(), catalog(), TODAY, None),
        program_document(report(), catalog()),
    ):
        shown = {name: part for name, part in document.items() if name != "sources"}
        listed = [source["id"] for source in document["sources"]]
        assert set(listed) == sources_named(shown)
        assert len(listed) == len(set(listed))


def test_sources_carry_the_least_confidence_and_none_that_nobody_told() -> None:
    found_sources = program_document(report(), catalog())["sources"]
    sure = {source["id"]: source["confidence"] for source in found_sources}

    assert sure == {"school-page": None, "body-rules": "low", "body-fees": "low"}


def test_the_document_of_one_tells_its_doors() -> None:
    document: Any = program_document(report(), catalog())

    assert [p["id"] for p in document["programs"]] == ["ipeds-1-2"]
    assert document["search"] is None
    opened, unclear = document["doors"]
    assert list(opened)[:6] == [
        *("credential", "verdict", "pathway", "clauses", "other_ways", "sources"),
    ]
    assert opened["verdict"] == "met"
    assert opened["rests_on"][0]["accreditor"] == "CAAHEP"
    assert [clause["verdict"] for clause in unclear["clauses"]] == ["unknown", "unmet"]
    assert list(unclear["clauses"][0])[:3] == ["text", "verdict", "sources"]
    assert document["price_standing"]["state_median"]["amount"] == "4745.50"
    assert [h["verdict"] for h in document["hours_asked"]] == ["met", "unmet", "unknown"]
    codes = [finding["code"] for finding in document["findings"]]
    assert codes == ["program.withdrawn", "program.doubtful", "programs.settle"]


def test_a_document_says_when_it_is_not_complete() -> None:
    search = listing()
    short: Any = programs_document(search._replace(found=search.found[:1]), catalog(), TODAY, None)

    assert short["search"]["fit"] == 5
    assert short["findings"][0]["code"] == "programs.limited"
    assert programs_document(search, catalog(), TODAY, None)["findings"][0]["code"] != (
        "programs.limited"
    )


def test_unknown_prices_and_places_are_null() -> None:
    bare = program(tuition=None, lat=None, lon=None, completions=None, clock_hours=None)
    (shown,) = programs_document(listing(found(bare)), catalog(), TODAY, None)["programs"]

    for name in ("tuition", "lat", "lon", "completions", "hours", "miles", "hours_range"):
        assert shown[name] is None


def test_confidence_of_a_weak_statement_reaches_the_reader() -> None:
    weak = evidence(confidence=Confidence.LOW)
    shown = program(accreditation=(weak,))
    page = squeezed(page_of(report(shown, door(Verdict.MET, rests_on=(weak,)))))

    assert "That it opens the Alpha (AB) rests on weak evidence" in page


def test_every_wish_has_words() -> None:
    wanted = Wanted(state="WA", max_months=12, opens="alpha-board")

    assert list_of(listing()._replace(wanted=wanted), 140).startswith(
        "5 of 1,545 programs: in WA, likely length up to 12 months, opens the Alpha (AB)\n"
    )
