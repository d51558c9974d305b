"""What is open at one look: golden screens, hostile text, and one line a credential."""

from __future__ import annotations

import pytest

from cma_roadmap.model.results.assessment import Eligibility
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.why.eligibility_page import eligibility_page
from cma_roadmap.rendering.pages.why.short_eligibility import short_eligibility_page
from hostile_strings import HOSTILE as WICKED
from rendering import golden
from rendering.page_in_forms import check_screen_harmless
from rendering.page_text import check_page, plain
from rendering.pages.why.test_eligibility_page import poisoned
from rendering.sample_catalog import eligibility


def made(found: Eligibility, *named: str) -> Page:
    main = [one.id for one in found.credentials]
    return short_eligibility_page(found, main, named, eligibility_page(found))


@pytest.mark.parametrize("named", [(), ("alpha-board",)])
def test_golden_screens(request: pytest.FixtureRequest, named: tuple[str, ...]) -> None:
    page = write_text(made(eligibility(), *named), 80, color=False)
    golden.check(request, f"short-eligible{'-named' if named else ''}-80.txt", page)


@pytest.mark.parametrize("width", [40, 60, 80, 110, 140])
def test_it_keeps_every_width_and_color_changes_no_character(width: int) -> None:
    page = write_text(made(eligibility(), "alpha-board"), width, color=False)

    check_page(page, width)
    assert plain(write_text(made(eligibility(), "alpha-board"), width, color=True)) == page


@pytest.mark.parametrize("bad", WICKED)
def test_hostile_text_is_harmless(bad: str) -> None:
    check_screen_harmless(lambda text: made(poisoned(text), *ids(poisoned(text))), bad)


def ids(found: Eligibility) -> list[str]:
    return [one.id for one in found.credentials]


def test_each_credential_has_a_line() -> None:
    found = eligibility()
    page = write_text(made(found), 80, color=False)

    for one in found.credentials:
        assert sum(line[3:].startswith(f"{one.name}:") for line in page.splitlines()) == 1
