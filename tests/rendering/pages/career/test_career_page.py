from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.labor import Career, Months, PayRow, Wages
from cma_roadmap.model.traveling.two_states import StateSide, TwoStates
from cma_roadmap.planning.states.travel_between import side_of, two_states
from cma_roadmap.rendering.json.career_document import career_document
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.career.career_lengths import length_in_words
from cma_roadmap.rendering.pages.career.career_page import career_page
from cma_roadmap.rendering.pages.career.pay_lookup import Pay, Place, reaches
from cma_roadmap.sentences.catalog import ENGLISH
from rendering import golden
from rendering.page_text import check_page, plain
from rendering.sample_catalog import HOSTILE, TODAY
from rendering.sample_places import catalog

from .unpacked import unpacked

BLS = "BLS.gov cannot vouch for the data or analyses derived from these data after retrieval."
ONET = "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), CC BY 4.0"


def parts(found: Catalog) -> tuple[Career, Wages]:
    assert found.career is not None
    assert found.wages is not None
    return found.career, found.wages


def place(state: str | None = None, area: str | None = None) -> Place:
    pay = Pay.of(parts(catalog())[1])
    rows = {row.area: row for row in pay.assistants}
    return Place(rows[state] if state else None, rows[area] if area else None)


WHOLE, STATE, AREA = place(), place("WA"), place("WA", "10100")
UNSURE = place("PR")


def page_of(where: Place = WHOLE, width: int = 80, *, color: bool = False) -> str:
    return write_text(page_at(where), width, color=color)


def page_at(where: Place = WHOLE) -> Page:
    return career_page(*parts(catalog()), catalog().sources, where, TODAY)


def shown_with(wages: Wages | None = None, career: Career | None = None, width: int = 80) -> str:
    return write_text(changed_page(wages, career), width, color=False)


def changed_page(wages: Wages | None = None, career: Career | None = None) -> Page:
    usual_career, usual_wages = parts(catalog())
    changed = (career or usual_career, wages or usual_wages)
    return career_page(*changed, catalog().sources, WHOLE, TODAY)


def document_of(where: Place = WHOLE) -> Any:
    return career_document(catalog(), *parts(catalog()), where, TODAY, None)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def section(text: str, heading: str) -> str:
    return text.split(f"\n{heading}\n", 1)[1].split("\n\n", 1)[0]


@pytest.mark.parametrize(
    ("name", "where"), [("whole", WHOLE), ("state", STATE), ("area", AREA), ("unsure", UNSURE)]
)
def test_golden_pages(request: pytest.FixtureRequest, name: str, where: Place) -> None:
    golden.check(request, f"career-{name}-80.txt", page_of(where))


@pytest.mark.parametrize("width", [60, 140])
def test_golden_widths(request: pytest.FixtureRequest, width: int) -> None:
    golden.check(request, f"career-state-{width}.txt", page_of(STATE, width))


@pytest.mark.parametrize("width", [24, 40, 50, 60, 72, 80, 100, 140])
@pytest.mark.parametrize("where", [WHOLE, STATE, AREA, UNSURE], ids=["us", "state", "area", "pr"])
def test_every_page_keeps_its_width_and_colour_changes_no_character(
    where: Place, width: int
) -> None:
    text = page_of(where, width)

    check_page(text, width)
    assert plain(page_of(where, width, color=True)) == text


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("state", [None, "WA", "CA", "PR", "GU"])
def test_the_shipped_pay_fits_on_every_page(state: str | None, width: int) -> None:
    found = load_catalog()
    career, wages = parts(found)
    rows = {row.area: row for row in Pay.of(wages).states}
    where = Place(rows[state]) if state else Place()

    text = write_text(career_page(career, wages, found.sources, where, TODAY), width, color=False)

    check_page(text, width)
    assert BLS in squeezed(text)
    assert ONET in squeezed(text)


def test_states_are_ranked_with_the_country_among_them_and_equals_share_a_place() -> None:
    lines = section(page_of(), "PAY BY STATE").splitlines()
    bars = [line for line in lines if "█" in line]

    assert [line.split("$")[0].split() for line in bars] == [
        ["1.", "Wanderland"],
        ["-", "United", "States"],
        ["2.", "Nirgendwo"],
        ["2.", "Taskland"],
        ["4.", "Guam", "(territory)"],
    ]


def test_bars_are_drawn_to_scale_from_zero() -> None:
    lines = section(page_of(), "PAY BY STATE").splitlines()
    lengths = [line.count("█") for line in lines if "█" in line]

    assert lengths == [40, 29, 20, 20, 16]  # 30.00, 21.97, 15.00, 15.00 and 12.00 an hour


def test_a_row_too_unsure_to_rank_stands_apart_with_its_reason_and_without_a_bar() -> None:
    text = page_of()
    apart = text.split("Not ranked", 1)[1].split("\n\n", 1)[0]

    assert "? Puerto Rico (territory): $83,200 a year, $40.00 an hour" in apart
    assert "Too unsure to rank." in apart
    assert "█" not in apart
    assert "Puerto Rico" not in text.split("Not ranked", 1)[0]


def test_pay_too_unsure_to_rank_is_never_compared_with() -> None:
    lines = page_of(UNSURE, 140).splitlines()
    row = next(line for line in lines if line.startswith(" Practical nurse"))

    assert row.split("up) [1-3]")[1].split() == [
        *("1-2", "yr", "!", "$29,120", "?", "$64,400", "-3.5%")
    ]
    assert "place" not in section(page_of(UNSURE), "PAY")
    assert document_of(UNSURE)["steps"][0]["pay"]["state"]["difference"] is None


def test_a_state_stands_beside_the_country_with_its_areas() -> None:
    text = page_of(STATE)

    assert "Wanderland: 19,500 jobs; 5.493 of every 1,000 jobs; 1.04 times" in squeezed(text)
    assert "place 1 of 4 by middle pay [1]" in squeezed(text)
    rows = [line.split()[0] for line in section(text, "PAY BY AREA").splitlines() if "█" in line]
    assert rows == ["10100", "5300006", "10200", "-"]
    assert "PAY BY STATE" not in text
    assert "cma-roadmap states show WA" in text


def test_an_area_stands_beside_its_state_and_the_country_and_gaps_are_marked() -> None:
    lines = page_of(AREA).splitlines()
    years = lines.index(next(line for line in lines if line.startswith(" By the year")))

    assert [line.split("$")[0].strip() for line in lines[years + 1 : years + 4]] == [
        *("Springfield, WA", "Wanderland", "United States")
    ]
    assert lines[years + 1].split()[2:] == ["$41,600", "?", "$53,040", "?", "$62,400"]
    assert " ? was not published." in lines
    assert "PAY BY AREA" not in lines


def test_pay_told_place_by_place_says_if_it_is_by_the_hour() -> None:
    text = section(page_of(AREA, 40), "PAY")
    years = page_of(AREA, 40).split("\nBy the year\n")[1]

    assert text.startswith("By the hour\nSpringfield, WA\n - 10th: $20.00\n")
    assert years.startswith("Springfield, WA\n - 10th: $41,600\n - 25th: ?\n")


def test_next_steps_stand_beside_a_medical_assistant() -> None:
    whole = next(line for line in page_of().splitlines() if line.startswith(" Practical nurse"))
    local = next(line for line in page_of(STATE).splitlines() if line.startswith(" Practical"))

    assert "$64,400 +$18,710 -3.5%" in squeezed(whole)
    assert "$60,320 -$2,080 $64,400 -3.5%" in squeezed(local)


def test_unknown_disputed_and_doubtful_values_say_so() -> None:
    text = squeezed(page_of())

    assert "Usual length: 1 to 2 years (fairly sure) [2] Others say: at least 18 months" in text
    assert "Jobs, 2024-34: from 651,400 to not known, -3.5% (fairly sure) [3]" in text
    assert "2. Office manager (a long step) - To enter: not known [3] Looked for." in text
    assert "Middle pay: not known ? Outlook: not known. - Cost: not known" in text


def test_what_a_certificate_adds_is_a_range_from_weak_evidence() -> None:
    text = squeezed(section(page_of(), "PAY WITH AND WITHOUT A CERTIFICATE"))

    assert text.startswith("- With a certificate: 0% to 11% more [3] Weak evidence: surveys, not")
    assert "Survey, 2011: Certified, $14.94 an hour; compared with: Not certified, $13.43" in text
    assert "difference +11.2%; answers: over 100 (not sure) [3] Told second hand." in text
    assert "Survey, 2019: Certified, $17.74 an hour; compared with: No one [2]" in text
    assert "? What it adds today." in text


def test_a_page_of_a_place_is_short_on_the_rest_and_says_where_it_is() -> None:
    short, whole = page_of(STATE), page_of()

    assert "And 1 more: cma-roadmap career" in section(short, "KINDS OF EMPLOYER")
    assert "Schools: 1000 jobs" in section(whole, "KINDS OF EMPLOYER")
    assert "Survey, 2019" not in short
    assert "ONE BY ONE" not in short


def test_agencies_are_named_the_way_they_ask() -> None:
    assert section(page_of(), "ABOUT THESE SOURCES").strip() == "[4] Say our name."
    assert document_of()["notes"] == [{"source": "agency-data", "text": "Say our name."}]


def test_an_area_belongs_to_every_state_it_reaches_into() -> None:
    rows = {row.area: row for row in Pay.of(parts(catalog())[1]).assistants}

    assert reaches(rows["10200"], "TA")
    assert reaches(rows["10200"], "WA")
    assert not reaches(rows["10100"], "TA")
    assert not reaches(rows["5300006"], "TA")


def test_a_hostile_text_cannot_break_the_page() -> None:
    career, wages = parts(catalog())
    table = wages.tables[0]
    rows = tuple(row.model_copy(update={"name": HOSTILE, "note": HOSTILE}) for row in table.rows)
    tables = (table.model_copy(update={"rows": rows}), *wages.tables[1:])
    changed: dict[str, Any] = {"tables": tables, "caveats": (HOSTILE,), "period": HOSTILE}
    step = career.steps[0].model_copy(
        update={"title": HOSTILE, "notes": (HOSTILE,), "credential": HOSTILE}
    )
    hostile = career.model_copy(update={"steps": (step,), "unknown": (HOSTILE,)})

    check_page(shown_with(wages.model_copy(update=changed), hostile), 80)


def test_a_catalogue_without_pay_for_assistants_says_so() -> None:
    wages = parts(catalog())[1]

    text = shown_with(wages.model_copy(update={"tables": wages.tables[1:]}))

    assert "? No pay of medical assistants is recorded." in text
    assert "PAY BY STATE" not in text


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (12, 12, "1 year"),
        (0, 12, "up to 1 year"),
        (24, 48, "2 to 4 years"),
        (24, None, "at least 2 years"),
        (9, 12, "9 to 12 months"),
        (1, 1, "1 month"),
        (18, None, "at least 18 months"),
    ],
)
def test_lengths_are_told_in_years_where_both_ends_are_whole(
    low: int, high: int | None, words: str
) -> None:
    assert length_in_words(Months(low=low, high=high), Words(ENGLISH)) == words


def test_the_document_is_closed_and_in_order() -> None:
    document = document_of(AREA)

    assert list(document) == [
        *("schema", "generator", "data_version", "today", "as_of", "language"),
        *("steps", "pay", "outlook", "retold_outlook", "premium", "settings", "work", "travel"),
        *("travel_between", "outcomes", "unknown", "checked", "travel_further", "packing"),
        *("asked_by", "specialties", "notes", "findings", "sources"),
    ]
    assert list(document["pay"]) == [
        *("occupation", "period", "published", "currency", "nation", "state", "area", "states"),
        *("areas", "caveats", "source", "confidence"),
    ]
    assert list(document["steps"][0]) == [
        *("id", "title", "kind", "occupation", "soc", "entry", "length", "credential", "cost"),
        *("pay", "outlook", "fields", "notes", "unknown"),
    ]


def test_every_row_of_pay_in_the_document_has_every_field_of_the_model() -> None:
    pay = document_of(STATE)["pay"]

    for row in (pay["nation"], pay["state"], *pay["states"], *pay["areas"]):
        assert set(row) == {*PayRow.model_fields, "rank"}
    assert pay["state"]["annual"] == {
        "p10": "45760.00",
        "p25": "47840.00",
        "p50": "62400.00",
        "p75": "64480.00",
        "p90": "74880.00",
    }
    ranks = {row["area"]: row["rank"] for row in pay["states"]}
    assert ranks == {"WA": 1, "NI": 2, "TA": 2, "GU": 4, "PR": None}
    assert [row["area"] for row in pay["areas"]] == ["10100", "5300006", "10200"]
    assert pay["area"] is None


def test_the_document_of_the_country_holds_every_area() -> None:
    found = load_catalog()
    career, wages = parts(found)
    document: Any = career_document(found, career, wages, Place(), TODAY, date(2026, 1, 1))

    rows = next(t for t in wages.tables if t.occupation.soc == "31-9092").rows
    pay = document["pay"]
    assert len(pay["states"]) + len(pay["areas"]) + 1 == len(rows)
    assert [step["id"] for step in document["steps"]] == [step.id for step in career.steps]
    assert document["as_of"] == "2026-01-01"
    cited = {source["id"] for source in document["sources"]}
    assert {survey["source"] for survey in document["premium"]["surveys"]} <= cited
    assert document["outlook"]["source"] in cited
    assert wages.source in cited
    assert BLS in " ".join(note["text"] for note in document["notes"])
    assert ONET in " ".join(note["text"] for note in document["notes"])


def test_money_in_the_document_is_text() -> None:
    step = document_of(STATE)["steps"][0]

    assert step["pay"]["state"]["difference"] == "-2080.00"
    assert step["pay"]["nation"]["difference"] == "18710.00"
    assert step["pay"]["state"]["annual"]["p10"] is None
    assert step["cost"]["likely"] == "9000.00"
    assert step["fields"][0]["schools"] == 954
    assert document_of()["steps"][0]["pay"]["state"] is None


def between(here: str, there: str) -> TwoStates:
    def side(code: str) -> StateSide:
        known = next((state for state in catalog().states if state.id == code), None)
        return side_of(known, TODAY) if known else StateSide(code, "Guamland")

    return two_states(side(here), side(there))


def travel_page(here: str, there: str, width: int = 80, *, color: bool = False) -> str:
    return write_text(page_between(here, there), width, color=color)


def page_between(here: str, there: str) -> Page:
    names = {listing.id: listing.name for listing in catalog().index}
    both = between(here, there)
    told = (*parts(catalog()), catalog().sources, place(here), TODAY)
    return career_page(*told, unpacked(both, TODAY), names)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_golden_pages_of_travel_work(request: pytest.FixtureRequest, width: int) -> None:
    golden.check(request, f"career-travel-{width}.txt", travel_page("TA", "WA", width))


@pytest.mark.parametrize("width", [24, 40, 60, 72, 80, 100, 140])
@pytest.mark.parametrize(
    ("here", "there"), [("WA", "TA"), ("TA", "WA"), ("WA", "NI"), ("NI", "GU")]
)
def test_the_page_of_travel_work_keeps_every_width(here: str, there: str, width: int) -> None:
    page = travel_page(here, there, width)

    check_page(page, width)
    assert plain(travel_page(here, there, width, color=True)) == page


def test_an_unknown_state_is_never_told_as_one_that_asks_for_nothing() -> None:
    page = squeezed(travel_page("WA", "NI", 60))

    assert "No rule recorded, last checked 21 Nov 2026" in page
    assert "? What you would have to do anew in Nirgendwo is not known" in page
    assert "ask for none" not in page
    assert "What ends: By work is a paper of Wanderland alone" in page


def test_a_territory_without_rules_is_told_as_not_looked_into() -> None:
    page = squeezed(travel_page("NI", "GU", 60))

    assert page.count("We did not look into the rules of Guamland") == 3
    assert "ask for none" not in page
