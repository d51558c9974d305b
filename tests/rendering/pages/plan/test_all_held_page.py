"""The plan of all that is held in every form: each row says of which credential it is."""

from __future__ import annotations

import csv
import io
import re

import pytest

from cma_roadmap import read_profile
from cma_roadmap.model.results.all_held import ALL_HELD
from cma_roadmap.model.results.exported_calendar import Alarms
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.planning.keeping_all import plan_all_held
from cma_roadmap.planning.planner import plan
from cma_roadmap.rendering.calendar.plan_calendar import render_calendar
from cma_roadmap.rendering.gantt.mermaid_gantt import render_mermaid
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.rendering.pages.plan.plan_sheet import render_sheet
from cma_roadmap.rendering.plan.view import build
from cma_roadmap.rendering.plan.years import years
from cma_roadmap.rendering.svg.svg_timeline import render_svg
from cma_roadmap.sentences.catalog import ENGLISH
from rendering import golden
from rendering.page_text import check_page, html_of
from rendering.sample_catalog import TODAY, catalog

HELD = """\
credentials:
  - {id: alpha-board, certified_on: 2024-03-10, expires_on: 2029-03-31}
  - {id: beta-institute, certified_on: 2023-05-20}
clearances: {bls: 2025-03-12}
"""


def all_held_plan(profile: str = HELD) -> Roadmap:
    """One surely in force, one of which nobody can tell, and a card that runs out."""
    person = read_profile(profile.encode(), "me.yaml")
    return plan_all_held(catalog(), person, Goal(ALL_HELD), TODAY)


@pytest.mark.parametrize("width", [80, 140])
def test_golden_text(request: pytest.FixtureRequest, width: int) -> None:
    page = write_text(plan_page(all_held_plan()), width, color=False)
    golden.check(request, f"all-held-{width}.txt", page)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 140])
def test_it_fits_every_width(width: int) -> None:
    check_page(write_text(plan_page(all_held_plan()), width, color=False), width)


def test_golden_pages(request: pytest.FixtureRequest) -> None:
    found = all_held_plan()
    golden.check(request, "all-held.md", write_markdown(plan_page(found), ENGLISH))
    golden.check(request, "all-held.html", html_of(found))


def test_golden_calendar(request: pytest.FixtureRequest) -> None:
    path = golden.GOLDEN / "calendar-all-held.ics"
    data = render_calendar(all_held_plan(), None, Alarms.ALL).encode()
    if golden.is_rewritten(request):
        golden.put(path, data)

    assert path.read_bytes() == data


def test_every_row_of_a_credential_names_it() -> None:
    found = all_held_plan()
    rows = [row for panel in build(found).panels for row in panel.rows]

    assert {row.ids[0].partition(".")[0] for row in rows} == {
        "alpha-board",
        "beta-institute",
        "card",
    }
    names = {"alpha-board": "Alpha (AB)", "beta-institute": "Beta (BI)", "card": "BLS card"}
    assert all(names[row.ids[0].partition(".")[0]] in row.title for row in rows)


def test_pictures_charts_and_sheets_have_every_step() -> None:
    found = all_held_plan()
    ids = {planned.step.id for planned in found.steps}
    sheet = csv.DictReader(io.StringIO(render_sheet(found).removeprefix("\ufeff")))

    assert {row["step"] for row in sheet if row["record"] == "step"} == ids
    assert render_svg(found).count("Alpha (AB):") >= 4
    assert render_mermaid(found).count("BLS card") >= 2


def test_its_calendar_shares_no_entry_with_that_of_one_credential() -> None:
    person = read_profile(HELD.encode(), "me.yaml")
    alone = plan(catalog(), person, Goal("alpha-board"), TODAY)
    uids = [
        set(re.findall(r"^UID:(.+)$", render_calendar(found, None, Alarms.ALL), re.MULTILINE))
        for found in (all_held_plan(), alone)
    ]

    assert uids[0]
    assert uids[1]
    assert not uids[0] & uids[1]


def test_an_entry_keeps_its_uid_whatever_else_is_held() -> None:
    fewer = HELD.replace("  - {id: beta-institute, certified_on: 2023-05-20}\n", "")
    many, few = (
        re.findall(
            r"^UID:(\S+)(?:(?!END:VEVENT).)*?STEP:(alpha-board\.renewal\.1\.expires|card\.bls\.1)\r?$",
            render_calendar(found, None, Alarms.NONE),
            re.MULTILINE | re.DOTALL,
        )
        for found in (all_held_plan(), all_held_plan(fewer))
    )

    assert len(many) == 2
    assert many == few


def test_the_years_add_up_to_the_total() -> None:
    found = all_held_plan()
    assert found.all_held is not None
    parts = sum(each.cost.amount.likely.amount for each in found.all_held.by_year)
    in_all = sum(each.amount.likely.amount for each in found.cost.by_year)

    assert parts == in_all == found.cost.total.likely.amount
    rows = years(found, Words(ENGLISH))
    assert [row.year for row in rows if row.is_sum] == [str(y.year) for y in found.cost.by_year]
    assert all(not row.low for row in rows if row.likely == ENGLISH["cash.not-known"])
