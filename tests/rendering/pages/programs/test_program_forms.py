"""Programs in every form: the same words in text, Markdown and HTML, raw figures in the sheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import pytest

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.program_matches import Near, Search
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.table_blocks import Table
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.programs.program_list import programs_page
from cma_roadmap.rendering.pages.programs.program_page import program_page
from cma_roadmap.rendering.pages.programs.program_sheet import programs_sheet
from cma_roadmap.rendering.text.spreadsheet import csv_text
from cma_roadmap.rendering.text.visible import visible
from hostile_strings import HOSTILE
from rendering.page_forms import check_forms, check_html, check_same_frame, html_of
from rendering.pages.programs.test_program_page import catalog, nothing
from rendering.read_markdown import tables
from rendering.sample_programs import door, evidence, found, hostile, listing, program, report

FAR = Near(Decimal("47.61"), Decimal("-122.33"), Decimal(50), "98101 (Seattle, WA)")


def list_page(search: Search) -> Page:
    return programs_page(search, (), catalog())


def none_page() -> Page:
    search, ways = nothing()
    return programs_page(search, ways, catalog())


def one_page() -> Page:
    return program_page(report(near=FAR, miles=Decimal("3.1")), catalog())


def sheet_of(search: Search) -> list[dict[str, str]]:
    """The sheet as a spreadsheet reads it."""
    sheet = programs_sheet(search)
    text = csv_text(sheet.columns, sheet.rows)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def words_of(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in texts, whatever stands behind it."""
    return Counter(word.strip(",;:") for text in texts for word in text.split())


@pytest.mark.parametrize(
    "page",
    [list_page(listing()), list_page(listing(near=False)), none_page(), one_page()],
    ids=["near", "all", "none", "one"],
)
def test_all_forms_say_the_same(page: Page) -> None:
    check_forms(page)


@pytest.mark.parametrize("near", [True, False])
def test_every_cell_is_told_at_every_width(near: bool) -> None:
    page = list_page(listing(near=near))
    (table,) = (block for block in page.lead if isinstance(block, Table))
    asked = words_of(visible(str(cell)) for row in table.rows for cell in row)

    for width in range(24, 201):
        text = write_text(page, width, color=False)
        told = words_of([text.split("To see all about one")[0]])
        assert not asked - told, width


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_every_form(text: str) -> None:
    def pages(words: str) -> tuple[Page, Page]:
        one = hostile(words).model_copy(update={"website": None})
        shown = report(one, door(Verdict.UNKNOWN, name=words, pathway=words, other_ways=(words,)))
        listed = list_page(listing(found(one, door(Verdict.MET, name=words))))
        return listed, program_page(shown, catalog())

    for spoiled, usual in zip(pages(text), pages("Plain words"), strict=True):
        check_same_frame(spoiled, usual)
        check_html(html_of(spoiled))
    check_html(html_of(program_page(report(hostile(text)), catalog())))


def test_the_website_and_the_body_to_ask_can_be_followed() -> None:
    links = {node.attributes["href"]: node.text for node in html_of(one_page()).all("a")}

    assert links["https://sound.example/"] == "https://sound.example/"
    assert "https://nces.ed.gov/collegenavigator/?id=1" in links
    assert "<https://sound.example/>" in write_markdown(one_page())


def test_a_row_of_the_table_has_the_same_cells_in_markdown() -> None:
    (first, *_, last) = tables(write_markdown(list_page(listing())))[0][1:]

    assert first == [
        *("ipeds-1-2", "Sound College", "Seattle, WA", "0.6", "certificate"),
        *("9", "$4,500", "36", "Alpha (AB) [1], Beta (BI)"),
    ]
    assert last[5:8] == ["4*", "?", "?"]
    assert len(tables(write_markdown(list_page(listing(near=False))))[0][0]) == 9


def test_the_sheet_has_raw_figures_each_in_a_column_of_its_own() -> None:
    first, second, third, fourth, _ = sheet_of(listing())

    assert first["id"] == "ipeds-1-2"
    assert (first["city"], first["state"], first["zip"]) == ("Seattle", "WA", "98101")
    assert [first[f"tuition_{part}"] for part in ("low", "likely", "high")] == ["4500.00"] * 3
    assert (second["tuition_likely"], second["tuition_basis"]) == ("11568.00", "estimated")
    assert (second["months_likely"], second["months_basis"]) == ("24", "default")
    assert (first["hours_likely"], first["hours_basis"]) == ("905", "reported")
    assert (first["awards"], first["awards_year"]) == ("36", "2023-24")
    assert (first["miles"], first["miles_basis"]) == ("0.6", "point")
    assert (third["miles"], third["miles_basis"]) == ("31.0", "zip")
    assert (fourth["kind"], fourth["awards"], fourth["city"]) == ("apprenticeship", "", "")


def test_the_sheet_tells_doors_by_their_ids_and_whose_word_they_rest_on() -> None:
    first, second, third, *_ = sheet_of(listing())

    assert (first["opens"], first["opens_doubtfully"]) == ("alpha-board beta-institute", "")
    assert (second["opens"], second["opens_doubtfully"]) == ("alpha-board", "alpha-board")
    assert (second["cannot_tell"], third["closes"]) == ("beta-institute", "alpha-board")
    assert (first["accredited_by"], third["accredited_by"]) == ("CAAHEP", "")
    assert first["sources"] == "school-page body-rules"


def test_the_sheet_tells_accreditation_that_ended_and_that_of_the_school_apart() -> None:
    some = (
        evidence("CAAHEP"),
        evidence("CAAHEP", confidence=Confidence.LOW),
        evidence("ABHES", "withdrawn"),
        evidence("ACCSC", kind="institutional"),
        evidence("DEAC", "unknown"),
    )
    (row,) = sheet_of(listing(found(program(accreditation=some))))

    assert (row["accredited_by"], row["no_longer_accredited_by"]) == ("CAAHEP", "ABHES")
    assert row["school_accredited_by"] == "ACCSC"


def test_what_is_not_known_is_an_empty_cell() -> None:
    bare = program(tuition=None, clock_hours=None, completions=None, website=None, zip=None)
    (row,) = sheet_of(listing(found(bare)))

    unknown = ("tuition_low", "tuition_basis", "hours_likely", "awards", "miles", "zip", "website")
    assert {row[name] for name in unknown} == {""}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula_in_the_sheet(text: str) -> None:
    (row,) = sheet_of(listing(found(hostile(text))))

    for name in ("name", "institution", "city", "accredited_by", "intake"):
        assert not row[name].lstrip().startswith(("=", "+", "-", "@"))
