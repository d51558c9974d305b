"""Pay and career at one look: golden screens, hostile text, and figures nobody published."""

from __future__ import annotations

import pytest

from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.career.pay_lookup import Place
from cma_roadmap.rendering.pages.career.short_career import short_career_page
from hostile_strings import HOSTILE
from rendering import golden
from rendering.page_in_forms import check_screen_harmless
from rendering.page_text import check_page, plain
from rendering.pages.career.test_career_page import AREA, STATE, UNSURE, WHOLE, page_at, parts
from rendering.sample_catalog import TODAY
from rendering.sample_places import catalog

PLACES = {"whole": WHOLE, "state": STATE, "area": AREA, "unsure": UNSURE}


def page_of(where: Place, width: int = 80, *, color: bool = False) -> str:
    page = short_career_page(*parts(catalog()), where, page_at(where), TODAY)
    return write_text(page, width, color=color)


@pytest.mark.parametrize("name", PLACES)
def test_golden_screens(request: pytest.FixtureRequest, name: str) -> None:
    golden.check(request, f"short-career-{name}-80.txt", page_of(PLACES[name]))


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("name", PLACES)
def test_it_keeps_every_width_and_color_changes_no_character(name: str, width: int) -> None:
    page = page_of(PLACES[name], width)

    check_page(page, width)
    assert plain(page_of(PLACES[name], width, color=True)) == page


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_is_harmless(bad: str) -> None:
    career, wages = parts(catalog())

    def made(text: str) -> Page:
        steps = tuple(step.model_copy(update={"title": text}) for step in career.steps)
        state = STATE.state.model_copy(update={"name": text, "note": text}) if STATE.state else None
        spoiled = career.model_copy(update={"steps": steps})
        return short_career_page(spoiled, wages, Place(state), page_at(STATE), TODAY)

    check_screen_harmless(made, bad)


def test_the_country_stands_below_the_place() -> None:
    lines = page_of(STATE).splitlines()
    here = next(n for n, line in enumerate(lines) if line.startswith(" Wanderland"))

    assert lines[here + 1].startswith(" United States")
