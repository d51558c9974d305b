from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.comparison import Comparison, Option
from cma_roadmap.model.values.message import message
from cma_roadmap.rendering.json.comparison_document import comparison_document
from cma_roadmap.rendering.json.json_text import json_text
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.compare.comparison_page import comparison_page
from cma_roadmap.rendering.pages.compare.comparison_sheet import COLUMNS, comparison_sheet
from cma_roadmap.rendering.text.spreadsheet import csv_text
from hostile_strings import HOSTILE as WICKED
from rendering import golden
from rendering.page_in_forms import check_forms, check_harmless, html_tree
from rendering.page_text import check_page, plain
from rendering.sample_catalog import HOSTILE, catalog, close_pair, comparison, option

WIDTHS = [24, 40, 60, 71, 72, 80, 99, 103, 104, 120, 140, 200]


def none_possible() -> Comparison:
    missing = option("alpha-board").missing
    return comparison(
        option("alpha-board", road=False),
        option("beta-institute", road=False, verdict=Verdict.UNKNOWN, missing=missing),
        best=None,
    )


def copy_of(number: int) -> Option:
    """The same credential under another name, the longer the higher its number."""
    one = option("alpha-board")
    changes: dict[str, Any] = {"id": f"copy-{number}", "name": "Copy " + "x" * number}
    return replace(one, credential=one.credential.model_copy(update=changes), **changes)


SAMPLES: dict[str, Callable[[], Comparison]] = {
    "pair": comparison,
    "close": close_pair,
    "single": lambda: comparison(option("alpha-board")),
    "none": none_possible,
    "six": lambda: comparison(*map(copy_of, range(6))),
}


def page_of(found: Comparison, width: int, *, color: bool = False) -> str:
    return write_text(comparison_page(found), width, color=color)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_golden_pages(request: pytest.FixtureRequest, width: int) -> None:
    page = page_of(comparison(), width)
    golden.check(request, f"compare-pair-{width}.txt", page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_keeps_its_width_and_colour_changes_no_character(name: str, width: int) -> None:
    found = SAMPLES[name]()

    page = page_of(found, width)

    check_page(page, width)
    assert plain(page_of(found, width, color=True)) == page
    assert page_of(found, width) == page


@pytest.mark.parametrize("name", SAMPLES)
def test_every_form_says_the_same(name: str) -> None:
    check_forms(comparison_page(SAMPLES[name]()))


def test_lengths_are_drawn_where_there_is_something_to_draw_them_with() -> None:
    page = comparison_page(comparison())
    lengths = [
        span.attributes["style"]
        for span in html_tree(page).all("span")
        if "style" in span.attributes
    ]

    assert "████░░░░ 0.50" in write_text(page, 140, color=False)
    assert lengths.count("width:50.0%") == 4
    assert "width:0.7%" in lengths
    assert "█" not in write_markdown(page)


def test_verdicts_are_told_in_words_beside_their_glyphs() -> None:
    page = page_of(comparison(), 140)

    assert "✗ not open yet" in page
    assert "✓ open to you now" in page


def test_unknown_disputed_and_weak_facts_are_marked_as_such() -> None:
    page = " ".join(page_of(comparison(), 60).split())

    assert "passing score not known, scale 200 to 800 (disputed)" in page
    assert "score to pass: not known. Some say 405 (scaled score), 430 (scaled score)." in page
    assert "we use 3 attempts in a lifetime. Others say 3 attempts a year." in page
    assert "In person (weak source)" in page
    assert "renewal fee: not known" in page
    assert "tries in all: not known" in page


def test_a_cost_with_an_unknown_price_names_it_and_who_asks_it() -> None:
    page = " ".join(page_of(comparison(), 140).split())

    assert "$17,400 and what AB asks for renewal" in page
    assert "$17,300 and" not in page


def test_a_cost_of_which_nothing_is_known_is_not_zero() -> None:
    first, second = comparison().options
    page = page_of(comparison(replace(first, cost_ten_years=None), second), 140)

    assert "not known: what AB asks" in " ".join(page.split())


def test_where_a_price_decides_nobody_wins_and_it_is_told_whom_to_ask() -> None:
    page = " ".join(page_of(close_pair(), 80).split())

    assert "too close to call: it hangs on what AB asks for renewal" in page
    assert "Up to $120 it is Alpha (AB), above that Beta" in page
    assert "Ask AB Certification Department, 800-555-0100." in page
    assert "It can be anything from $0 to $400." in page
    assert "best fit ★" not in page
    assert "★" not in page


def test_the_winner_is_named_with_its_reasons_and_what_would_change_it() -> None:
    page = " ".join(page_of(comparison(), 100).split())

    assert "Best fit Alpha (AB), with a score of 0.75 out of 1" in page
    assert "clearly ahead of the others in time, cost, certainty" in page
    assert "Another one is ahead of it in upkeep" in page
    assert "If keeping Alpha (AB) for ten years costs more than $973 (now not known)" in page
    assert "If time has a weight of 0.49 or less (now 1), Beta" in page
    assert "If cost has a weight of more than 2.03 (now 1), Beta" in page
    assert "If Alpha (AB) costs $9,000 or less until you are certified (now $17,300)" in page
    assert "beaten by Alpha (AB): no worse in anything here" in page


def test_without_any_road_nobody_wins_and_nothing_is_scored() -> None:
    page = page_of(none_possible(), 80)

    assert "none: no road is open for you to any of these" in " ".join(page.split())
    assert "no road found" in page
    assert "weight 1" not in page


def test_every_note_in_the_text_has_its_source_below() -> None:
    page = page_of(comparison(), 80)

    _, _, sources = page.partition("SOURCES\n")
    for number in (1, 2, 3):
        assert f"[{number}] Example" in sources


def test_hostile_text_from_data_is_shown_harmlessly() -> None:
    found = comparison(option("alpha-board", pathway=HOSTILE), option("beta-institute"))

    page = page_of(found, 100)

    check_page(page, 100)
    assert "\\x1b[31m" in page
    assert "[bold]y[/bold]" in " ".join(page.split())


def poisoned(bad: str) -> Comparison:
    """A comparison with one text in every place for text that is not our own."""
    one = option("alpha-board")
    credential = one.credential.model_copy(update={"name": bad})
    clause = one.missing[0]._replace(text=bad, reason=message("reason.no_program", name=bad))
    source = catalog().sources["body-rules"].model_copy(update={"title": bad, "publisher": bad})
    found = comparison(
        replace(one, name=bad, credential=credential, pathway=bad, missing=(clause,)),
        option("beta-institute", missing=(), reason=message("compare.met", pathway=bad)),
    )
    return replace(found, sources=(source,))


@pytest.mark.parametrize("bad", WICKED)
def test_hostile_text_is_harmless_in_every_form(bad: str) -> None:
    check_harmless(lambda text: comparison_page(poisoned(text)), bad)


@pytest.mark.parametrize("bad", WICKED)
def test_hostile_text_stays_in_its_cell(bad: str) -> None:
    sheet = comparison_sheet(poisoned(bad))
    head, *rows = csv.reader(
        io.StringIO(csv_text(sheet.columns, sheet.rows).removeprefix("\ufeff"))
    )

    assert head == list(COLUMNS)
    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_the_document_has_the_order_of_the_contract() -> None:
    document = comparison_document(comparison())

    assert list(document)[:6] == [
        "schema",
        "generator",
        "data_version",
        "today",
        "as_of",
        "language",
    ]
    first = document["options"][0]
    assert list(first)[:15] == [
        *("id", "name", "verdict", "eligible_from", "certified_on", "cost_to_certificate"),
        *("cost_ten_years", "exam", "renewal", "state", "confidence", "scores", "total"),
        *("dominated_by", "expires_on"),
    ]
    assert first["cost_to_certificate"] == {
        "low": "5162.00",
        "likely": "17300.00",
        "high": "21379.00",
        "currency": "USD",
        "partial": False,
    }
    assert first["cost_ten_years"]["partial"] is True
    assert first["unscored"] == ["upkeep"]
    fields = ["input", "value", "winner_below", "winner_above", "unit", "present"]
    assert list(document["thresholds"][0]) == fields
    assert '"value": 973' in json_text(document)
