from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cma_roadmap.model.results.assessment import Eligibility
from cma_roadmap.model.values.message import message
from cma_roadmap.rendering.json.eligibility_document import eligibility_document
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.why.eligibility_page import eligibility_page
from cma_roadmap.rendering.pages.why.eligibility_sheet import COLUMNS, eligibility_sheet
from hostile_strings import HOSTILE as WICKED
from rendering import golden
from rendering.page_in_forms import check_forms, check_harmless
from rendering.page_text import check_page, plain
from rendering.sample_catalog import HOSTILE, TODAY, eligibility


def page_of(found: Eligibility, width: int, *, color: bool = False) -> str:
    return write_text(eligibility_page(found), width, color=color)


@pytest.mark.parametrize("width", [60, 80])
def test_golden_pages(request: pytest.FixtureRequest, width: int) -> None:
    page = page_of(eligibility(), width)
    golden.check(request, f"eligible-{width}.txt", page)


@pytest.mark.parametrize("width", [24, 40, 60, 80, 110, 140])
def test_every_page_keeps_its_width_and_colour_changes_no_character(width: int) -> None:
    page = page_of(eligibility(), width)

    check_page(page, width)
    assert plain(page_of(eligibility(), width, color=True)) == page


@pytest.mark.parametrize("detailed", [None, ("beta-institute",), ()])
def test_every_form_says_the_same(detailed: tuple[str, ...] | None) -> None:
    check_forms(eligibility_page(eligibility(), detailed))


def test_each_verdict_has_a_word_and_a_glyph() -> None:
    page = page_of(eligibility(), 100)

    assert "✓ met: Finish a program [1]" in page
    assert "? cannot tell: The school is accredited [1]" in page
    assert "✗ not met: Be a member [1]" in page


def test_windows_say_from_when_and_until_when() -> None:
    page = page_of(eligibility(), 100)

    assert "✓ Graduate: open to you. The last day is 3 Mar 2028." in page
    assert "✗ Work: not open now. It holds from 1 May 2027." in page
    assert "It may hold; the last day is 3 Mar 2029." in page


def test_the_fact_used_and_the_nearest_missing_piece_are_named() -> None:
    page = " ".join(page_of(eligibility(), 100).split())

    assert "Any school counts. (Your profile: training 1.)" in page
    assert "Nearest to you: Work two years. Hold a card. This would open: Work, from 1 May" in page


def test_a_hostile_name_is_shown_harmlessly() -> None:
    page = page_of(eligibility(HOSTILE), 80)

    check_page(page, 80)
    assert "\\x1b[31m [bold]y[/bold] \\u202ez\\nw" in " ".join(page.split())


def poisoned(bad: str) -> Eligibility:
    """A check with one text in every place for text that is not our own."""
    found = eligibility(bad)
    alpha, beta = (
        credential._replace(
            name=bad,
            pathways=tuple(
                pathway._replace(name=bad, tree=pathway.tree._replace(text=bad, evidence=bad))
                for pathway in credential.pathways
            ),
        )
        for credential in found.credentials
    )
    change = message("nearest.clauses", clauses=(bad, bad))
    nearest = tuple(one._replace(change=change) for one in beta.nearest)
    return replace(found, credentials=(alpha, beta._replace(nearest=nearest)))


@pytest.mark.parametrize("bad", WICKED)
def test_hostile_text_is_harmless_in_every_form(bad: str) -> None:
    check_harmless(lambda text: eligibility_page(poisoned(text)), bad)


def test_a_sheet_has_a_row_a_pathway_with_days_and_what_is_nearest() -> None:
    sheet = eligibility_sheet(eligibility())
    rows = {row["pathway"]: [row[name] for name in COLUMNS[4:]] for row in sheet.rows}

    assert sheet.columns == COLUMNS
    assert rows == {
        "graduate": [False, "met", TODAY, date(2028, 3, 3), True, None, None, "body-rules"],
        "either": [False, "unknown", TODAY, None, False, None, None, "body-rules"],
        "work": [
            *(False, "unmet", date(2027, 5, 1), None, True),
            *("Work two years. Hold a card.", date(2027, 5, 1), "body-rules"),
        ],
        "student": [
            *(True, "unmet", None, None, None),
            *("Work two years. Hold a card.", None, "body-rules"),
        ],
    }


def test_the_document_keeps_the_tree_and_joins_missing_pieces_to_sentences() -> None:
    document = eligibility_document(eligibility())

    alpha, beta = document["credentials"]
    assert list(alpha) == ["id", "name", "verdict", "from", "until", "pathways", "nearest"]
    assert (alpha["verdict"], alpha["until"]) == ("met", "2028-03-03")
    assert alpha["pathways"][1]["tree"]["children"][1]["verdict"] == "unknown"
    assert beta["nearest"][0] == {
        "change": "Work two years. Hold a card.",
        "pathway": "work",
        "from": date(2027, 5, 1).isoformat(),
    }
