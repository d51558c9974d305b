"""A comparison at one look: golden screens, hostile text, and what a row must say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cma_roadmap.model.results.comparison import Comparison
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.compare.comparison_page import comparison_page
from cma_roadmap.rendering.pages.compare.short_comparison import short_comparison_page
from hostile_strings import HOSTILE as WICKED
from rendering import golden
from rendering.page_in_forms import check_screen_harmless
from rendering.page_text import check_page, plain
from rendering.pages.compare.test_comparison_page import SAMPLES, WIDTHS, poisoned
from rendering.sample_catalog import comparison, option


def short_of(found: Comparison) -> Page:
    return short_comparison_page(found, comparison_page(found))


def page_of(name: str, width: int = 80, *, color: bool = False) -> str:
    return write_text(short_of(SAMPLES[name]()), width, color=color)


@pytest.mark.parametrize("name", ["pair", "close", "none"])
def test_golden_screens(request: pytest.FixtureRequest, name: str) -> None:
    golden.check(request, f"short-compare-{name}-80.txt", page_of(name))


@pytest.mark.parametrize("width", [width for width in WIDTHS if width >= 40])
@pytest.mark.parametrize("name", SAMPLES)
def test_it_keeps_every_width_and_color_changes_no_character(name: str, width: int) -> None:
    page = page_of(name, width)

    check_page(page, width)
    assert plain(page_of(name, width, color=True)) == page


@pytest.mark.parametrize("bad", WICKED)
def test_hostile_text_is_harmless(bad: str) -> None:
    check_screen_harmless(lambda text: short_of(poisoned(text)), bad)


def test_an_unknown_sum_is_never_nothing() -> None:
    one = option("alpha-board")
    unknown = replace(one, cost_to_certificate=None, cost_ten_years=None)
    page = write_text(short_of(comparison(unknown)), 80, color=False)

    row = next(line for line in page.splitlines() if line.startswith(f" {one.name}"))
    assert row.count("not known") == 2
    assert "$0" not in row


def test_a_winner_is_marked_and_a_road_that_is_none_has_no_sums() -> None:
    assert page_of("pair").count(" <") == 1
    assert " <" not in page_of("close")
    assert "$" not in page_of("none")
