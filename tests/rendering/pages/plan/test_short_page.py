"""A plan at one look: golden screens, and what a first look must and must not say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.results.deciding import deciding
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.rendering.messages.sentences import in_short
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.plan.short_page import short_plan_page
from rendering import golden
from rendering.page_text import check_page
from rendering.sample_parts import PHRASES
from rendering.sample_roadmap import (
    associate_plan,
    default_plan,
    experience_plan,
    hostile_plan,
    infeasible_plan,
    renewal_plan,
)

SAMPLES: dict[str, Callable[[], Roadmap]] = {
    "default": default_plan,
    "associate": associate_plan,
    "experience": experience_plan,
    "renewal": renewal_plan,
    "infeasible": infeasible_plan,
    "hostile": hostile_plan,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_golden_screen(request: pytest.FixtureRequest, name: str) -> None:
    page = write_text(short_plan_page(SAMPLES[name](), PHRASES), 80, color=False)
    golden.check(request, f"short-{name}-80.txt", page)


def test_a_certificate_that_hangs_on_a_result_is_no_fact() -> None:
    sat = Finding(Severity.WARNING, message("finding.sat_already", day=date(2026, 11, 2)))
    held = renewal_plan()
    page = write_text(short_plan_page(replace(held, findings=(sat,)), PHRASES), 80, color=False)

    assert page.startswith("If you passed, your ")
    assert write_text(short_plan_page(held, PHRASES), 80, color=False).startswith("Your ")


@pytest.mark.parametrize("width", [40, 60, 71, 72, 80, 140, 200])
@pytest.mark.parametrize("name", SAMPLES)
def test_it_fits_every_width(name: str, width: int) -> None:
    check_page(write_text(short_plan_page(SAMPLES[name](), PHRASES), width, color=False), width)


def test_a_note_is_cut_between_sentences_or_words() -> None:
    assert in_short("One. Two.") == "One. Two."
    assert in_short("A short one. " + "B" * 150 + ".") == "A short one."
    cut = in_short("word " * 60)
    assert len(cut) <= 152
    assert cut.endswith("word …")


def test_what_shuts_the_road_comes_first_and_doubts_of_figures_do_not_come_at_all() -> None:
    def found(severity: Severity, code: str) -> Finding:
        return Finding(severity, message(code))

    findings = (
        found(Severity.INFO, "finding.assumed"),
        found(Severity.WARNING, "doubt.low"),
        found(Severity.WARNING, "finding.ged_age"),
        found(Severity.WARNING, "finding.accreditation_assumed"),
        found(Severity.INFO, "finding.accreditation_assumed"),
        found(Severity.PROBLEM, "finding.too_late"),
        found(Severity.WARNING, "finding.cost_incomplete"),
    )

    assert deciding(findings) == (5, 3, 2)
