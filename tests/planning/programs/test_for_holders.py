"""Courses for people who hold something already are offered to nobody else, and counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cli.running import document, run
from cma_roadmap import Goal, load_catalog, plan, read_profile

TODAY = date(2026, 11, 30)
CATALOG = load_catalog()
COURSE = "txetpl-30842"
LUBBOCK = ("--near", "79409", "--within", "10", "--today", "2026-11-30")
HOLDER = "credentials: [{id: cmaa-nha, certified_on: 2026-01-10}]\n"


def test_only_such_courses_are_marked() -> None:
    marked = {p.id for p in CATALOG.programs if p.for_holders_of}
    assert marked == {COURSE, "txetpl-31475"}


@pytest.mark.parametrize(("said", "offered"), [("", False), (HOLDER, True)])
def test_the_list_leaves_them_out_for_who_does_not_hold_it(
    said: str, offered: bool, tmp_path: Path
) -> None:
    me = tmp_path / "me.yaml"
    me.write_text(said or "state: TX\n")
    page = " ".join(run("programs", *LUBBOCK, "--profile", str(me)).stdout.split())

    assert (COURSE in page) is offered
    assert ("Such a course is for people who hold a certain credential" in page) is not offered


@pytest.mark.parametrize(("said", "fit"), [("state: TX\n", 0), (HOLDER, 1)])
def test_a_search_does_not_take_them_for_who_does_not_hold_it(
    said: str, fit: int, tmp_path: Path
) -> None:
    me = tmp_path / "me.yaml"
    me.write_text(said)
    found = document(
        *("plan", "-c", "ccma-nha", "--prefer", "cheapest", *LUBBOCK, "--profile", str(me)),
        code=0,
    )

    left_out = [f for f in found["findings"] if f["code"] == "programs.for_holders"]
    assert len(left_out) == 1 - fit


@pytest.mark.parametrize(("said", "warned"), [("", True), (HOLDER, False)])
def test_one_that_is_named_is_planned_with_a_warning(said: str, warned: bool) -> None:
    profile = read_profile(said.encode(), "me.yaml")
    found = plan(CATALOG, profile, Goal("ccma-nha", program=COURSE), TODAY)

    assert found.feasible
    told = [f for f in found.findings if f.message.code == "finding.for_holders"]
    assert bool(told) is warned
