"""Programs at one look: golden screens, hostile text, and what a line must say."""

from __future__ import annotations

import pytest

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.program_matches import ProgramReport
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.programs.program_page import program_page
from cma_roadmap.rendering.pages.programs.short_programs import (
    short_program_page,
    short_programs_page,
)
from hostile_strings import HOSTILE
from rendering import golden
from rendering.page_in_forms import check_screen_harmless
from rendering.page_text import check_page, plain
from rendering.pages.programs.test_program_page import catalog
from rendering.sample_programs import door, found, hostile, listing, program, report


def short_of(shown: ProgramReport) -> Page:
    return short_program_page(shown, catalog(), program_page(shown, catalog()))


def list_of(width: int = 80, *, near: bool = True, color: bool = False) -> str:
    search = listing(near=near)
    if not near:
        search = search._replace(found=tuple(f._replace(miles=None) for f in search.found))
    return write_text(short_programs_page(search, catalog()), width, color=color)


def page_of(width: int = 80, *, color: bool = False) -> str:
    return write_text(short_of(report()), width, color=color)


def test_golden_screens(request: pytest.FixtureRequest) -> None:
    golden.check(request, "short-programs-80.txt", list_of())
    golden.check(request, "short-program-80.txt", page_of())


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("near", [True, False])
def test_they_keep_every_width_and_color_changes_no_character(near: bool, width: int) -> None:
    check_page(list_of(width, near=near), width)
    check_page(page_of(width), width)
    assert plain(list_of(width, near=near, color=True)) == list_of(width, near=near)
    assert plain(page_of(width, color=True)) == page_of(width)


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_is_harmless(bad: str) -> None:
    def listed(text: str) -> Page:
        shown = listing(found(hostile(text), door(Verdict.MET, name=text)))
        return short_programs_page(shown, catalog())

    def one(text: str) -> Page:
        doors = (door(verdict, name=text, pathway=text) for verdict in Verdict)
        return short_of(report(hostile(text), *doors))

    check_screen_harmless(listed, bad)
    check_screen_harmless(one, bad)


def test_what_is_not_known_is_a_question_mark() -> None:
    bare = program(tuition=None)
    page = write_text(short_programs_page(listing(found(bare)), catalog()), 80, color=False)

    row = next(line for line in page.splitlines() if line.startswith(f" {bare.id}"))
    assert " ? " in row
    assert "$" not in row


def test_a_name_that_is_too_long_ends_in_a_sign_and_never_takes_a_second_line() -> None:
    long = program(name="The very long name of a school " * 3, institution="A school " * 9)
    search = listing(found(long, miles="3"))
    page = write_text(short_programs_page(search, catalog()), 80, color=False)

    assert sum(long.id in line for line in page.splitlines()) == 2  # its row, and what to type
    assert "…" in page


@pytest.mark.parametrize(("fits", "shown"), [(5, 5), (4, 4), (1, 1)])
def test_no_more_programs_than_fit(fits: int, shown: int) -> None:
    some = [found(program(f"ipeds-{number}-2")) for number in range(5)]
    page = write_text(
        short_programs_page(listing(*some, near=False), catalog(), fits), 80, color=False
    )

    assert sum(line.startswith(" ipeds-") for line in page.splitlines()) == shown
    assert (f"{shown} of 5" in page) == (shown < 5)
