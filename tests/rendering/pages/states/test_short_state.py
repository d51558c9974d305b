"""A state at one look: golden screens, hostile text; and the short list."""

from __future__ import annotations

from typing import Any

import pytest

from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.states.short_state import short_state_page
from cma_roadmap.rendering.pages.states.state_list import short_states_page, states_page
from cma_roadmap.rendering.pages.states.state_page import state_page
from hostile_strings import HOSTILE
from rendering import golden
from rendering.page_in_forms import check_screen_harmless
from rendering.page_text import check_page, plain
from rendering.sample_catalog import TODAY
from rendering.sample_places import catalog

STATES = ("WA", "NI", "TA")


def short_of(state: Jurisdiction) -> Page:
    whole = state_page(state, catalog().sources, {}, TODAY)
    return short_state_page(state, whole, TODAY)


def page_of(name: str, width: int = 80, *, color: bool = False) -> str:
    page = short_of(catalog().state(name))
    return write_text(page, width, color=color)


@pytest.mark.parametrize("name", STATES)
def test_golden_screens(request: pytest.FixtureRequest, name: str) -> None:
    golden.check(request, f"short-state-{name.lower()}-80.txt", page_of(name))


def test_golden_list(request: pytest.FixtureRequest) -> None:
    whole = states_page(catalog().states, catalog().sources, TODAY)
    page = short_states_page(whole, catalog().states, "WA")
    golden.check(request, "short-states-80.txt", write_text(page, 80, color=False))


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("name", STATES)
def test_it_keeps_every_width_and_color_changes_no_character(name: str, width: int) -> None:
    check_page(page_of(name, width), width)
    assert plain(page_of(name, width, color=True)) == page_of(name, width)


def tainted(text: str) -> Jurisdiction:
    """A state with one text in every place for text that is not our own."""
    state = catalog().state("WA")
    fact = Fact((FactVersion(text, "body-rules", Confidence.HIGH),))
    changed: dict[str, Any] = {
        "name": text,
        "summary": text,
        "required": fact,
        "radiography": fact,
        "unknown": (text, text),
        "steps": tuple(step.model_copy(update={"title": text}) for step in state.steps),
        "routes": tuple(route.model_copy(update={"name": text}) for route in state.routes),
        "accepts": tuple(one.model_copy(update={"name": text}) for one in state.accepts),
        "agency": state.agency and state.agency.model_copy(update={"name": text}),
    }
    return state.model_copy(update=changed)


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_is_harmless(bad: str) -> None:
    check_screen_harmless(lambda text: short_of(tainted(text)), bad)


def test_no_record_is_no_proof() -> None:
    assert "That is no proof that there is none" in " ".join(page_of("NI").split())


def test_what_is_asked_for_some_tasks_alone_is_told_as_that() -> None:
    assert " - Shots course (for some tasks)\n" in page_of("TA")
