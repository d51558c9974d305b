"""`profile show` and `people list` as pages: all words from the catalog, in every language."""

from __future__ import annotations

from datetime import date

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.person.person_file import read_person
from cma_roadmap.model.tracked.kept_person import Kept
from cma_roadmap.people.profile_text import EXAMPLE
from cma_roadmap.planning.step_names import all_steps
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.person.person_page import people_page, people_sheet, profile_page
from cma_roadmap.rendering.pages.person.profile_rows import profile_rows
from pseudo_language import PSEUDO

TODAY = date(2026, 11, 30)


def test_everything_that_can_be_said_is_told() -> None:
    catalog = load_catalog()
    person = read_person(EXAMPLE.read_bytes(), EXAMPLE.name, catalog, TODAY, all_steps)
    rows = profile_rows(person, catalog)

    assert [row.key for row in rows] == list(type(person).model_fields)
    told = {row.key: row.texts for row in rows}
    assert told["born"] == ("14 Mar 2001",)
    assert told["diploma"] == ("high-school diploma, 14 Jun 2019, country PH",)
    assert told["training"][1].startswith("Any school, in Washington, school, accredited by CAAHEP")
    assert told["experience"] == (
        "medical assistant, from 10 Jan 2022, to present, hours a week: 36",
    )
    assert told["clearances"][0] == "Hepatitis B, 3 doses: 10 Jan 2026, 10 Feb 2026"
    assert told["budget"] == ("$6,000 in all, $400 a month",)
    assert told["attempts"] == ("CMA (AAMA), on 10 Jul 2026, not passed",)
    assert told["record"] == ("no",)


def test_labels_are_in_the_language_asked_for() -> None:
    catalog = load_catalog()
    person = read_person(b"zip: 98101\nrecord: true\n", "", catalog, TODAY, all_steps)
    page = write_text(profile_page(person, "me.yaml", catalog, phrases=PSEUDO), 100, color=False)
    people = people_page([Kept("maria", True, "/p/maria")], "/p", PSEUDO)

    for told, own in (
        (page, {"98101", "me.yaml"}),
        (write_text(people, 100, color=False), {"maria", "/p"}),
    ):
        words = {word.strip(".:,") for word in told.split() if word.isascii()}
        assert {word for word in words if any(map(str.isalpha, word))} <= own


def test_a_sheet_has_a_row_for_each() -> None:
    rows = people_sheet([Kept("maria", True, "/p/maria"), Kept("me", False, "/p/me")]).rows

    assert [row["name"] for row in rows] == ["maria", "me"]
    assert [row["has_profile"] for row in rows] == [True, False]
