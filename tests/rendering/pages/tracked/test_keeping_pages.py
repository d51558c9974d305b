"""`ce` and `renew` in every form, for somebody who holds two credentials of the samples."""

from __future__ import annotations

import pytest

from cma_roadmap import read_profile
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.all_held import ALL_HELD
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.tracked.keeping import Renewals
from cma_roadmap.planning.answer import Request
from cma_roadmap.planning.ce_plan import plan_ce
from cma_roadmap.planning.renewing import renewals_for
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.html import write_html
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.tracked.ce_page import ce_list_page, ce_plan_page
from cma_roadmap.rendering.pages.tracked.renew_page import renew_page
from cma_roadmap.sentences.catalog import ENGLISH
from rendering import golden
from rendering.page_forms import MADE
from rendering.page_text import check_page
from rendering.sample_catalog import TODAY, catalog

HELD = """\
credentials:
  - {id: alpha-board, certified_on: 2024-03-10, expires_on: 2029-03-31}
  - {id: beta-institute, certified_on: 2023-05-20}
clearances: {bls: 2025-03-12}
ce:
  - {title: Wounds, on: 2025-03-12, points: 4.5, credentials: [alpha-board, beta-institute]}
  - {title: Too soon, on: 2022-03-12, points: 3, credentials: [alpha-board], paper: soon.pdf}
"""


def _person() -> Profile:
    return read_profile(HELD.encode(), "me.yaml")


def _renewals() -> Renewals:
    goal = Goal(ALL_HELD, horizon=2)
    return renewals_for(Request(catalog=catalog(), profile=_person(), goal=goal, today=TODAY))


def _pages() -> dict[str, Page]:
    found = _renewals()
    points = plan_ce(catalog(), _person(), TODAY)
    return {
        "renew": renew_page(found),
        "renew-short": renew_page(found, short=True),
        "ce-plan": ce_plan_page(points),
        "ce-plan-short": ce_plan_page(points, short=True),
        "ce-list": ce_list_page(points),
    }


NAMES = ("renew", "renew-short", "ce-plan", "ce-plan-short", "ce-list")


@pytest.mark.parametrize("name", NAMES)
def test_golden_pages(request: pytest.FixtureRequest, name: str) -> None:
    page = _pages()[name]
    golden.check(request, f"{name}-80.txt", write_text(page, 80, color=False))
    golden.check(request, f"{name}.md", write_markdown(page, ENGLISH))
    golden.check(request, f"{name}.html", write_html(page, MADE))


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 140])
@pytest.mark.parametrize("name", NAMES)
def test_it_fits_every_width(name: str, width: int) -> None:
    check_page(write_text(_pages()[name], width, color=False), width)


def test_a_term_of_two_years_has_two_years_of_points_and_no_day_more() -> None:
    """The last year of a term ends with it, though by the longest count a day is left over."""
    totals = {chain.credential: [t.total for t in chain.terms] for chain in _renewals().chains}

    assert totals == {"alpha-board": [60, 60], "beta-institute": [10, 20, 20, 20, 20]}


def test_what_is_true_of_two_credentials_of_one_body_is_told_once() -> None:
    lines = write_text(_pages()["renew"], 140, color=False).splitlines()
    notices = [line for line in lines if line.startswith((" ! Check:", " ! Note:"))]

    assert notices
    assert len(notices) == len(set(notices))
