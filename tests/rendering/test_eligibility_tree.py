from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap.rendering.json.eligibility_document import eligibility_document
from cma_roadmap.rendering.pages.why.eligibility_tree import render_eligibility
from rendering import golden
from rendering.page import check_page, plain
from rendering.sample_catalog import HOSTILE, eligibility


@pytest.mark.parametrize("width", [60, 80])
def test_golden_pages(request: pytest.FixtureRequest, width: int) -> None:
    page = render_eligibility(eligibility(), width, color=False)
    golden.check(request, f"eligible-{width}.txt", page)


@pytest.mark.parametrize("width", [24, 40, 60, 80, 110, 140])
def test_every_page_keeps_its_width_and_colour_changes_no_character(width: int) -> None:
    page = render_eligibility(eligibility(), width, color=False)

    check_page(page, width)
    assert plain(render_eligibility(eligibility(), width, color=True)) == page


def test_each_verdict_has_a_word_and_a_glyph() -> None:
    page = render_eligibility(eligibility(), 100, color=False)

    assert "✓ met: Finish a program [1]" in page
    assert "? cannot tell: The school is accredited [1]" in page
    assert "✗ not met: Be a member [1]" in page


def test_windows_say_from_when_and_until_when() -> None:
    page = render_eligibility(eligibility(), 100, color=False)

    assert "✓ Graduate: open to you. The last day is 3 Mar 2028." in page
    assert "✗ Work: not open now. It holds from 1 May 2027." in page
    assert "It may hold; the last day is 3 Mar 2029." in page


def test_the_fact_used_and_the_nearest_missing_piece_are_named() -> None:
    page = " ".join(render_eligibility(eligibility(), 100, color=False).split())

    assert "Any school counts. (Your profile: training 1.)" in page
    assert "Nearest to you: Work two years. Hold a card. This would open: Work, from 1 May" in page


def test_a_hostile_name_is_shown_harmlessly() -> None:
    page = render_eligibility(eligibility(HOSTILE), 80, color=False)

    check_page(page, 80)
    assert "\\x1b[31m [bold]y[/bold] \\u202ez\\nw" in " ".join(page.split())


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
