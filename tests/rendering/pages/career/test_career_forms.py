"""Pay and career as Markdown, HTML and CSV: well made, harmless, and saying what the text says."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.definitions.labor import Career, Wages
from cma_roadmap.model.traveling.two_states import StateSide, TwoStates
from cma_roadmap.planning.states.travel_between import side_of, two_states
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.html import write_html
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.career.career_page import career_page
from cma_roadmap.rendering.pages.career.career_sheet import COLUMNS, career_sheet
from cma_roadmap.rendering.pages.career.pay_lookup import Pay, Place
from cma_roadmap.rendering.text.spreadsheet import csv_text
from hostile_strings import HOSTILE
from rendering import read_markdown
from rendering.markup_tree import Node, tree
from rendering.page_text import check_page
from rendering.sample_catalog import TODAY
from rendering.sample_places import catalog

from .unpacked import unpacked

PLAIN = "Plain words"
MADE = Made(TODAY, "0" * 64)
Told = tuple[Career, Wages, TwoStates]


def sample() -> tuple[Career, Wages]:
    found = catalog()
    assert found.career is not None
    assert found.wages is not None
    return found.career, found.wages


def place(wages: Wages, state: str | None = None, area: str | None = None) -> Place:
    rows = {row.area: row for row in Pay.of(wages).assistants}
    return Place(rows[state] if state else None, rows[area] if area else None)


def sides(here: StateSide, there: str) -> TwoStates:
    return two_states(here, side_of(catalog().state(there), TODAY))


def pages() -> dict[str, Page]:
    career, wages = sample()
    both = sides(side_of(catalog().state("TA"), TODAY), "WA")
    asked: dict[str, tuple[Place, TwoStates | None]] = {
        "whole": (Place(), None),
        "state": (place(wages, "WA"), None),
        "area": (place(wages, "WA", "10100"), None),
        "travel": (place(wages, "TA"), both),
    }
    return {
        name: career_page(career, wages, catalog().sources, where, TODAY, unpacked(travel, TODAY))
        for name, (where, travel) in asked.items()
    }


PAGES = pages()


def sheet_of(where: Place, travel: TwoStates | None = None) -> list[dict[str, str]]:
    career, wages = sample()
    return read_sheet(career, wages, where, travel)


def read_sheet(
    career: Career, wages: Wages, where: Place, travel: TwoStates | None = None
) -> list[dict[str, str]]:
    sheet = career_sheet(career, wages, where, TODAY, unpacked(travel, TODAY))
    text = csv_text(sheet.columns, sheet.rows)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def shown(node: Node) -> Iterator[str]:
    """The words of a page, without its navigation, its foot and the numbers of sources."""
    aside = {"ref", "sign", "skip"}.intersection(node.attributes.get("class", "").split())
    if aside or node.tag in ("nav", "footer", "head") or "aria-hidden" in node.attributes:
        return
    for part in node.parts:
        if isinstance(part, str):
            yield part
        else:
            yield " "
            yield from shown(part)
            yield " " if part.tag != "span" else ""


def tokens(text: str) -> Counter[str]:
    """Words alone: no numbers of sources or of lists, no marks, no punctuation at their ends."""
    plain = re.sub(r"\[[\d,-]+\]", " ", text).casefold()
    words = (word.strip(".,;:()") for word in plain.split() if not re.fullmatch(r"\d+\.", word))
    return Counter(word for word in words if re.search(r"\w", word))


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_in_html_what_it_says_in_the_terminal(name: str) -> None:
    html = tree(write_html(PAGES[name], MADE))

    assert tokens("".join(shown(html))) == tokens(write_text(PAGES[name], 400, color=False))


@pytest.mark.parametrize("name", PAGES)
def test_every_id_is_there_once_and_every_link_within_the_page_leads_to_one(name: str) -> None:
    html = tree(write_html(PAGES[name], MADE))
    ids = Counter(node.attributes["id"] for node in html.walk() if "id" in node.attributes)
    links = [node.attributes["href"] for node in html.all("a")]

    assert set(ids.values()) == {1}
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_agencies_own_words_keep_their_number_in_every_form() -> None:
    html = tree(write_html(PAGES["state"], MADE)).all("ol")[-1]
    markdown = write_markdown(PAGES["state"]).split("## About these sources\n")[1]

    assert [(li.attributes["value"], li.text) for li in html.all("li")] == [("4", "Say our name.")]
    assert markdown.startswith("\n- [4] Say our name.\n\n---\n")


def test_pay_is_a_table_of_figures_in_markdown() -> None:
    hours, years, *rest = read_markdown.tables(write_markdown(PAGES["area"]))

    assert hours[0] == ["By the hour", "10th", "25th", "middle", "75th", "90th"]
    assert [row[0] for row in years[1:]] == ["Springfield, WA", "Wanderland", "United States"]
    assert years[1][1:] == ["$41,600", "?", "$53,040", "?", "$62,400"]
    assert rest[0][1][1:] == ["1-2 yr !", "$60,320", "-$2,080", "$64,400", "-3.5%"]


def test_two_states_stand_side_by_side_in_markdown_and_html() -> None:
    table = read_markdown.tables(write_markdown(PAGES["travel"]))[2]
    beside = tree(write_html(PAGES["travel"], MADE)).with_class("beside")[0]
    ways = next(row for row in beside.all("tr") if row.text.startswith("Ways in"))

    assert table[0] == ["", "Taskland", "Wanderland"]
    assert len(table) == len(beside.all("tr")) == 9
    entries = [p.text for p in ways.with_class("entry")]
    assert entries[1:3] == [
        "1. By school",
        "– Course Source [3]. Hours: 720 clock hours Source [3] (sources do not agree).",
    ]


def test_bars_are_as_long_as_the_pay_is_high() -> None:
    bars = tree(write_html(PAGES["whole"], MADE)).with_class("bars")[0]
    lengths = [span.attributes["style"] for span in bars.all("span")]

    assert lengths == [f"width:{share}%" for share in ("100.0", "73.2", "50.0", "50.0", "40.0")]
    assert [row.all("th")[0].text for row in bars.with_class("strong")] == ["- United States"]


def spoiled(text: str) -> Told:
    """A career, pay and two states with this text wherever someone else's words can stand."""
    career, wages = sample()
    named = tuple(
        one.model_copy(update={"label": text})
        for one in (*career.settings[:1], *career.premium.employers[:1])
    )
    step = career.steps[0].model_copy(
        update={"title": text, "notes": (text,), "credential": text, "unknown": (text,)}
    )
    told: dict[str, Any] = {"settings": named, "work": named, "steps": (step,), "unknown": (text,)}
    premium = career.premium.model_copy(update={"label": text, "employers": named})
    tables = tuple(
        table.model_copy(
            update={
                "occupation": table.occupation.model_copy(update={"title": text}),
                "rows": tuple(
                    row.model_copy(update={"name": text, "note": text}) for row in table.rows
                ),
            }
        )
        for table in wages.tables
    )
    paid: dict[str, Any] = {"tables": tables, "caveats": (text,), "period": text}
    return (
        career.model_copy(update=told | {"premium": premium}),
        wages.model_copy(update=paid),
        sides(side_of(_spoiled_state(text), TODAY), "TA"),
    )


def _spoiled_state(text: str) -> Jurisdiction:
    state = catalog().state("WA")
    steps = tuple(
        step.model_copy(update={"title": text, "tasks": (text,) if step.tasks else ()})
        for step in state.steps
    )
    changed: dict[str, Any] = {
        "name": text,
        "steps": steps,
        "routes": tuple(route.model_copy(update={"name": text}) for route in state.routes),
        "accepts": tuple(one.model_copy(update={"name": text}) for one in state.accepts),
        "unknown": (text,),
        "agency": state.agency and state.agency.model_copy(update={"name": text}),
    }
    return state.model_copy(update=changed)


def spoiled_pages(text: str) -> Iterator[Page]:
    career, wages, travel = spoiled(text)
    names = {listing.id: text for listing in catalog().index}
    for where, both in ((Place(), None), (place(wages, "WA"), None), (place(wages, "WA"), travel)):
        told = unpacked(both, TODAY)
        yield career_page(career, wages, catalog().sources, where, TODAY, told, names)


_OF_WORDS = ("aria-label", "data-head")


def bones(html: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every element with its attributes, but for those that repeat words or tell their length."""
    return [
        (
            node.tag,
            sorted(
                i
                for i in node.attributes.items()
                if i[0] not in _OF_WORDS and i != ("class", "long")
            ),
        )
        for node in tree(html).walk()
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_words_and_nothing_else(text: str) -> None:
    for page, usual in zip(spoiled_pages(text), spoiled_pages(PLAIN), strict=True):
        if len(text) < 80:  # a longer word has the number of its source behind it, on one line
            check_page(write_text(page, 80, color=False), 80)
        assert read_markdown.skeleton(write_markdown(page)) == read_markdown.skeleton(
            write_markdown(usual)
        )
        assert bones(write_html(page, MADE)) == bones(write_html(usual, MADE))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_runs_in_no_cell_of_the_sheet(text: str) -> None:
    career, wages, _ = spoiled(text)
    rows = read_sheet(career, wages, Place())

    assert len(rows) == len(sheet_of(Place())) - 1  # one next step is left
    words = ("place_name", "occupation", "title", "credential", "note")
    cells = [row[name] for row in rows for name in words]
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@|%\t]", cell)]


def test_the_sheet_of_the_country_holds_all_pay_and_all_steps() -> None:
    career, wages = sample()
    rows = sheet_of(Place())
    paid = [row for row in rows if row["record"] == "pay"]

    assert tuple(rows[0]) == COLUMNS
    assert [(row["soc"], row["place"]) for row in paid] == [
        (table.occupation.soc, row.area) for table in wages.tables for row in table.rows
    ]
    assert [row["step"] for row in rows if row["record"] == "next step"] == [
        step.id for step in career.steps
    ]
    assert len(rows) == len(paid) + len(career.steps)


def test_figures_of_the_sheet_are_numbers_and_gaps_are_empty() -> None:
    rows = {(row["soc"], row["place"]): row for row in sheet_of(Place()) if row["record"] == "pay"}
    area, unsure, nurse = rows["31-9092", "10100"], rows["31-9092", "PR"], rows["29-2061", "WA"]

    assert [area[f"annual_p{n}"] for n in (10, 25, 50)] == ["41600", "", "53040"]
    assert (area["hourly_p50"], area["jobs"], area["rank"]) == ("25.50", "510", "")
    assert (unsure["ranked"], unsure["rank"], unsure["annual_difference"]) == ("no", "", "")
    assert unsure["note"] == "Too unsure to rank."
    assert (nurse["place_name"], nurse["annual_difference"]) == ("Wanderland", "-2080")
    assert rows["31-9092", "WA"]["rank"] == "1"
    assert rows["31-9092", "US"]["outlook_jobs_later"] == "912200"
    assert rows["31-9092", "WA"]["outlook_period"] == ""
    assert not [cell for row in rows.values() for cell in row.values() if "$" in cell]


def test_a_step_in_the_sheet_has_the_pay_of_the_place_and_what_it_takes() -> None:
    nurse, manager = (r for r in sheet_of(place(sample()[1], "WA")) if r["record"] == "next step")

    assert (nurse["place"], nurse["annual_p50"], nurse["annual_difference"]) == (
        *("WA", "60320", "-2080"),
    )
    assert (nurse["months_low"], nurse["months_high"]) == ("12", "24")
    assert (nurse["cost_low"], nurse["cost_likely"], nurse["cost_high"]) == (
        *("5000.00", "9000.00", "20000.00"),
    )
    assert (nurse["outlook_percent"], nurse["confidence"]) == ("-3.5", "medium")
    assert nurse["sources"].split() == ["body-rules", "body-fees", "school-page"]
    assert (manager["place_name"], manager["soc"], manager["months_low"]) == ("Wanderland", "", "")


def test_the_sheet_of_a_place_holds_what_its_page_compares() -> None:
    wages = sample()[1]

    def places(where: Place, travel: TwoStates | None = None) -> list[str]:
        rows = sheet_of(where, travel)
        return [r["place"] for r in rows if r["record"] == "pay" and r["soc"] == "31-9092"]

    both = sides(side_of(catalog().state("TA"), TODAY), "WA")
    assert places(place(wages, "WA")) == ["US", "WA", "10100", "10200", "5300006"]
    assert places(place(wages, "WA", "10100")) == ["US", "WA", "10100"]
    assert places(place(wages, "TA"), both) == ["US", "WA", "TA"]


def test_the_shipped_sheet_names_only_sources_and_currencies_there_are() -> None:
    found = load_catalog()
    assert found.career is not None
    assert found.wages is not None
    rows = read_sheet(found.career, found.wages, Place())

    assert {name for row in rows for name in row["sources"].split()} <= set(found.sources)
    assert {row["currency"] for row in rows if row["annual_p50"]} == {"USD"}
    assert all(row["place_name"] and row["place_kind"] for row in rows)
