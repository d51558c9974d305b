"""Why a step is on its day at one look, and the list of steps."""

from __future__ import annotations

import pytest

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.why.explanation_page import explanation_page
from cma_roadmap.rendering.pages.why.short_explanation import (
    short_explanation_page,
    short_steps_page,
    steps_page,
)
from hostile_strings import HOSTILE
from rendering import golden
from rendering.page_in_forms import check_harmless, check_screen_harmless
from rendering.page_text import check_page, plain
from rendering.pages.why.test_explanation import WORDS, plan_of
from rendering.poisoned_roadmap import poisoned_plan


def short_of(plan: Roadmap, step: str) -> Page:
    return short_explanation_page(plan, step, explanation_page(plan, step, WORDS), WORDS)


def page_of(step: str, width: int = 80, *, color: bool = False) -> str:
    return write_text(short_of(plan_of(), step), width, color=color)


@pytest.mark.parametrize("step", ["apply", "sit"])
def test_golden_screens(request: pytest.FixtureRequest, step: str) -> None:
    golden.check(request, f"short-why-{step}-80.txt", page_of(f"examination.{step}"))


def test_golden_list(request: pytest.FixtureRequest) -> None:
    page = write_text(short_steps_page(plan_of(), WORDS), 80, color=False)
    golden.check(request, "short-why-steps-80.txt", page)


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_every_step_keeps_its_width_and_color_changes_no_character(width: int) -> None:
    for planned in plan_of().steps:
        page = page_of(planned.step.id, width)
        check_page(page, width)
        assert plain(page_of(planned.step.id, width, color=True)) == page


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_is_harmless(bad: str) -> None:
    def one(text: str) -> Page:
        return short_of(poisoned_plan(text), "training.bad")

    check_screen_harmless(one, bad)
    check_screen_harmless(lambda text: short_steps_page(poisoned_plan(text), WORDS), bad)
    check_harmless(lambda text: steps_page(poisoned_plan(text), WORDS), bad)


def test_steps_that_are_done_are_not_listed() -> None:
    page = write_text(steps_page(plan_of(), WORDS), 80, color=False)

    assert "training.class" not in page
    assert "training.end" in page
    assert "examination.window" in page
