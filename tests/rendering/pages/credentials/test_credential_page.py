from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.json.definition_documents import credentials_document
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.credentials.credential_list import (
    credentials_page,
    credentials_sheet,
)
from cma_roadmap.rendering.pages.credentials.credential_page import credential_page
from cma_roadmap.rendering.text.spreadsheet import csv_text
from hostile_strings import HOSTILE
from rendering import golden
from rendering.page_forms import check_forms, check_same_frame, html_of, squeezed
from rendering.page_text import check_page, plain
from rendering.read_markdown import tables
from rendering.sample_catalog import TODAY, catalog

ALPHA, BETA = "alpha-board", "beta-institute"


def made(name: str, day: date = TODAY) -> Page:
    return credential_page(catalog().credential(name), catalog().sources, day)


def made_list() -> Page:
    return credentials_page(catalog().credentials, catalog().sources, TODAY)


def page_of(name: str, width: int = 80, day: date = TODAY, *, color: bool = False) -> str:
    return write_text(made(name, day), width, color=color)


def list_of(width: int, *, color: bool = False) -> str:
    return write_text(made_list(), width, color=color)


@pytest.mark.parametrize("name", [ALPHA, BETA])
def test_golden_pages(request: pytest.FixtureRequest, name: str) -> None:
    golden.check(request, f"credential-{name}-80.txt", page_of(name))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_golden_lists(request: pytest.FixtureRequest, width: int) -> None:
    golden.check(request, f"credentials-{width}.txt", list_of(width))


@pytest.mark.parametrize("width", [24, 40, 60, 80, 140])
@pytest.mark.parametrize("name", [ALPHA, BETA])
def test_every_page_keeps_its_width_and_colour_changes_no_character(name: str, width: int) -> None:
    page = page_of(name, width)

    check_page(page, width)
    assert plain(page_of(name, width, color=True)) == page


@pytest.mark.parametrize("width", [24, 60, 71, 72, 80, 99, 100, 140])
def test_the_list_keeps_its_width(width: int) -> None:
    check_page(list_of(width), width)
    assert plain(list_of(width, color=True)) == list_of(width)


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("credential", load_catalog().credentials, ids=lambda c: c.id)
def test_the_shipped_credentials_fit_on_every_page(credential: Credential, width: int) -> None:
    page = credential_page(credential, load_catalog().sources, TODAY)

    check_page(write_text(page, width, color=False), width)


def test_unknown_disputed_and_doubtful_values_say_so() -> None:
    page = squeezed(page_of(ALPHA))

    assert "Score to pass: not known" in page
    assert "Others say: 405 (scaled score) (not sure)" in page
    assert "Others say: 430 (scaled score) (fairly sure) [2-3]. Two pages say so." in page
    assert "Time to process an application: 5 to 7 business days (fairly sure)" in page
    assert "Others say: 45 days (not sure)" in page
    assert "WHAT WE LOOKED FOR AND DID NOT FIND ? What renewing by points costs." in page


def test_the_version_shown_follows_the_day_and_the_others_stay_in_sight() -> None:
    now, later, early = (
        squeezed(page_of(ALPHA, day=day)) for day in (TODAY, date(2028, 1, 1), date(2019, 12, 31))
    )

    assert "No longer ago than: 3 years [1] From 1 Jan 2028 on: 2 years" in now
    assert "No longer ago than: 2 years (fairly sure) [1]" in later
    assert "Until 31 Dec 2027: 3 years" in later
    assert "Late renewal possible for: 90 days" in now
    assert "Late renewal possible for: 5 years (not sure)" in early


def test_the_rule_tree_names_how_many_parts_are_needed() -> None:
    assert "All of these:" in page_of(ALPHA)
    assert "One of these is enough:" in page_of(ALPHA)
    assert "At least 2 of these:" in page_of(BETA)
    assert "Counted to the day you apply." in page_of(ALPHA)
    assert "Only for students who sit before they finish." in page_of(BETA)


def test_the_content_outline_is_drawn_to_scale() -> None:
    lines = page_of(ALPHA).splitlines()
    bars = [line.count("█") for line in lines if "█" in line]

    assert bars == [40, 27]  # 59.5 against 40.5


def test_the_content_outline_is_drawn_on_the_page_and_told_in_markdown() -> None:
    rows = html_of(made(ALPHA)).with_class("bars")[0].all("tr")
    lengths = [node.attributes["style"] for row in rows for node in row.all("span")]

    assert [row.text for row in rows] == ["Clinical59.5", "General and administrative40.5"]
    assert lengths == ["width:100.0%", "width:68.1%"]
    assert "  - Clinical: 59.5\n  - General and administrative: 40.5" in write_markdown(made(ALPHA))


@pytest.mark.parametrize("name", [ALPHA, BETA])
def test_a_credential_says_the_same_in_every_form(name: str) -> None:
    check_forms(made(name))


def test_the_list_says_the_same_in_every_form() -> None:
    check_forms(made_list())


@pytest.mark.parametrize("credential", load_catalog().credentials, ids=lambda c: c.id)
def test_a_shipped_credential_says_the_same_in_every_form(credential: Credential) -> None:
    check_forms(credential_page(credential, load_catalog().sources, TODAY))


def test_ways_in_are_a_numbered_list_and_the_site_of_the_body_can_be_followed() -> None:
    html = html_of(made(ALPHA))
    (ways,) = [node for node in html.all("ol") if "items" in node.attributes["class"]]
    own = [part for part in ways.parts if not isinstance(part, str)]

    assert [part.all("span")[0].text for part in own] == [
        "Graduate of an accredited program",
        "Holder",
    ]
    site = html.with_class("facts")[0].all("a")
    assert [link.attributes["href"] for link in site] == ["https://alpha.example/"]
    assert "- **Site**: <https://alpha.example/>" in write_markdown(made(ALPHA))


def test_the_list_is_a_table_with_a_row_for_each_in_markdown_and_html() -> None:
    (table,) = tables(write_markdown(made_list()))
    rows = html_of(made_list()).all("tr")

    assert [row[0] for row in table] == ["id", ALPHA, BETA]
    assert [row.all("th")[0].text for row in rows] == ["id", ALPHA, BETA]
    assert table[1][1:5] == ["Alpha (AB)", "Alpha Board of Assistants", "2", "$125 to $250 [1]"]


def test_the_sheet_has_raw_figures_and_leaves_empty_what_is_not_known() -> None:
    shown = catalog().credential(BETA)
    unknown: Fact[Duration] = Fact((FactVersion(None, "school-page", Confidence.LOW),))
    changes = {"certification": shown.certification.model_copy(update={"term": unknown})}
    unsure = shown.model_copy(update=changes)
    alpha, beta = credentials_sheet([catalog().credential(ALPHA), unsure], TODAY).rows

    assert (alpha["fee_low"], alpha["fee_high"], alpha["currency"]) == (125, 250, "USD")
    assert (alpha["term"], alpha["ways_in"], alpha["confidence"]) == ("P5Y", 2, "high")
    assert alpha["fee_sources"] == "body-fees"
    assert (beta["term"], beta["site"], beta["confidence"]) == (None, None, "low")


def test_the_sheet_of_the_shipped_credentials_has_a_row_for_each() -> None:
    sheet = credentials_sheet(load_catalog().credentials, TODAY)

    assert [row["id"] for row in sheet.rows] == [c.id for c in load_catalog().credentials]
    assert len(csv_text(sheet.columns, sheet.rows).splitlines()) == len(sheet.rows) + 1


def tainted(word: str) -> Credential:
    """A credential with the word wherever its file has words."""
    whole = catalog().credential(ALPHA)
    pathway = whole.pathways[0]
    rule = pathway.requirement.model_copy(update={"text": word})
    fact = whole.bars[0].model_copy(update={"label": word})
    change = whole.changes[0].model_copy(update={"effective": word, "what": word, "before": word})
    fee = whole.application.fees[0].model_copy(update={"candidate": word})
    body = whole.body.model_copy(update={"name": word, "abbreviation": word, "contact": word})
    return whole.model_copy(
        update={
            "name": word,
            "title": word,
            "body": body,
            "pathways": (pathway.model_copy(update={"name": word, "requirement": rule}),),
            "bars": (fact,),
            "application": whole.application.model_copy(update={"fees": (fee,)}),
            "changes": (change,),
            "unknown": (word,),
        }
    )


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_text_stays_text_in_every_form(word: str) -> None:
    hostile, harmless = (
        credential_page(tainted(text), catalog().sources, TODAY) for text in (word, "Word")
    )

    check_forms(hostile)
    check_same_frame(hostile, harmless)


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_text_stays_text_in_every_form_of_the_list(word: str) -> None:
    hostile, harmless = (
        credentials_page([tainted(text)], catalog().sources, TODAY) for text in (word, "Word")
    )

    check_forms(hostile)
    check_same_frame(hostile, harmless)


def facts_in(value: Any) -> list[list[dict[str, Any]]]:
    """Every list of versions anywhere in a document."""
    if isinstance(value, dict):
        return [fact for part in value.values() for fact in facts_in(part)]
    if isinstance(value, list):
        if value and isinstance(value[0], dict) and "in_force" in value[0]:
            return [value]
        return [fact for part in value for fact in facts_in(part)]
    return []


def test_the_document_holds_every_version_with_its_provenance() -> None:
    document = credentials_document(catalog(), catalog().credentials, TODAY, None)

    assert [c["id"] for c in document["credentials"]] == [ALPHA, BETA]
    found = facts_in(document["credentials"])
    assert len(found) > 70
    for fact in found:
        assert sum(version["in_force"] for version in fact) == 1
        for version in fact:
            assert list(version) == [
                *("value", "unit", "effective_from", "seen", "confidence", "source", "also"),
                *("tier", "note", "disputed_by", "in_force"),
            ]
    grace = document["credentials"][0]["renewal"]["grace"]["length"]
    assert [(v["value"], v["effective_from"], v["in_force"]) for v in grace] == [
        ("P5Y", None, False),
        ("P90D", "2020-01-01", True),
    ]


def test_the_document_marks_the_version_of_the_day_asked_for() -> None:
    document = credentials_document(catalog(), catalog().credentials, TODAY, date(2019, 1, 1))

    grace = document["credentials"][0]["renewal"]["grace"]["length"]
    assert [version["in_force"] for version in grace] == [True, False]
    assert document["as_of"] == "2019-01-01"


def test_the_document_lists_the_sources_it_cites_and_no_others() -> None:
    shown = [catalog().credential(BETA)]

    document = credentials_document(catalog(), shown, TODAY, None)

    assert [source["id"] for source in document["sources"]] == ["school-page"]
    assert document["sources"][0]["confidence"] == "low"


def test_money_and_numbers_are_text_as_the_contract_says() -> None:
    alpha = credentials_document(catalog(), catalog().credentials, TODAY, None)["credentials"][0]

    fee = alpha["application"]["fees"][1]["amount"][1]
    assert fee["value"] == {"amount": "250.00", "currency": "USD"}
    assert alpha["exam"]["outline"][0]["value"]["areas"][0]["weight"] == "59.5"
    assert alpha["application"]["processing"][0]["value"] == {
        "low": 5,
        "high": 7,
        "unit": "business_days",
    }
