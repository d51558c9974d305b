from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import Goal, Request, load_catalog, read_profile, roadmap_for
from cma_roadmap.planning.studying.comparing_outlines import compare_outlines
from cma_roadmap.planning.studying.parts import OwnViews
from cma_roadmap.planning.studying.study_plan import study_plan, study_plan_within
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.page.blocks import Items
from cma_roadmap.rendering.page.html import write_html
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.rendering.pages.study.outlines_page import compared_page, outlines_page
from cma_roadmap.rendering.pages.study.study_page import study_page
from rendering.page_forms import check_forms

TODAY = date(2026, 11, 30)
FAILED = b"""\
diploma: {kind: high_school, on: 2018-06-01}
training:
  - {name: City College, accreditors: [CAAHEP], started_on: 2025-06-12, completed_on: 2026-06-20}
attempts: [{credential: ccma-nha, on: 2026-11-02, passed: false}]
availability: {hours_per_week: 10}
"""


def test_a_person_who_failed_sees_their_scores_in_every_form() -> None:
    who, catalog = read_profile(FAILED, "profile.yaml"), load_catalog()
    request = Request(catalog=catalog, profile=who, goal=Goal("ccma-nha"), today=TODAY)
    views = OwnViews(scores=(("phlebotomy", 45), ("law", 80)))
    page = study_page(study_plan(roadmap_for(request), catalog, who, views), catalog.sources)
    text = write_text(page, 80, color=False)

    check_forms(page)
    assert "score 45%" in text
    assert "A practice test of NHA was not found" in text
    assert "Foundational knowledge" in text


def test_a_plan_with_its_study_weeks_says_the_same_in_every_form() -> None:
    who, catalog = read_profile(FAILED, "profile.yaml"), load_catalog()
    request = Request(catalog=catalog, profile=who, goal=Goal("ccma-nha"), today=TODAY)
    roadmap = roadmap_for(request)
    study = study_plan_within(roadmap, catalog, who)
    page = plan_page(roadmap, study=study)

    html = write_html(page, Made(TODAY, "0" * 64))
    for written in (write_text(page, 80, color=False), write_markdown(page), html):
        assert "Point-of-care and lab tests" in written
        assert "Practice test on 2 Dec 2026" in written
    assert study is not None
    (section,) = (one for one in page.sections if one.key == "study-weeks")
    assert section.folds
    (weeks,) = (block for block in section.blocks if isinstance(block, Items))
    assert len(weeks.items) == len(study.ahead)
    assert [s.key for s in plan_page(roadmap).sections if s.key == "study-weeks" and s.blocks] == []


def test_all_outlines_say_the_same_in_every_form() -> None:
    catalog = load_catalog()

    check_forms(outlines_page(catalog.credentials, catalog.sources, TODAY))


@pytest.mark.parametrize("names", [("cma-aama", "rma-amt"), ("ccma-nha", "cmaa-nha")])
def test_two_outlines_say_the_same_in_every_form(names: tuple[str, str]) -> None:
    catalog = load_catalog()
    both = [catalog.credential(name) for name in names]
    held = [one.exam.outline.at(TODAY) for one in both if one.exam is not None]
    ours, theirs = (version.value for version in held)
    assert ours is not None
    assert theirs is not None
    compared = compare_outlines(ours, theirs)

    pairs = list(zip(both, held, strict=True))
    check_forms(compared_page(pairs[0], pairs[1], compared, catalog.sources, TODAY))
