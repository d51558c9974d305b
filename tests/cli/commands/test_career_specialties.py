"""`career --specialty`: what a field of medicine asks of a medical assistant."""

from __future__ import annotations

import pytest

from cli.running import document, run
from cma_roadmap import load_catalog

SCREEN = {"CMA_ROADMAP_FULL": ""}
NAMED = ("eye-care", "heart", "children", "emergency", "cancer", "kidney", "feet", "skin", "bones")


def test_all_specialties_are_listed_with_what_proves_them() -> None:
    page = run("career", "--specialty", "all", environment=SCREEN).stdout
    rows = {line.split("  ")[0].strip(): line for line in page.splitlines()}

    assert [one.id for one in load_catalog().career.specialties] == list(NAMED)  # type: ignore[union-attr]
    assert "COA (IJCAHPO)" in rows["Eye care (ophthalmology)"]
    assert rows["Eye care (ophthalmology)"].endswith("$45,570")
    assert rows["Emergency rooms"].endswith("?")
    assert "not known" in rows["Emergency rooms"]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("heart", "Heart (cardiology)"),
        ("cardiology", "Heart (cardiology)"),
        ("Pediatrics", "Children (pediatrics)"),
        ("eye care", "Eye care (ophthalmology)"),
        ("oncology", "Cancer (oncology)"),
        ("emergency", "Emergency rooms"),
    ],
)
def test_a_specialty_goes_by_the_words_of_its_name(said: str, title: str) -> None:
    assert run("career", "--specialty", said).stdout.startswith(f"{title}\n")


@pytest.mark.parametrize("name", NAMED)
def test_each_fits_one_screen_and_tells_what_is_not_known(name: str) -> None:
    page = run("career", "--state", "WA", "--specialty", name, environment=SCREEN).stdout
    lines = page.splitlines()

    assert len(lines) <= 30
    assert max(map(len, lines)) <= 80
    assert "\n ? " in page
    assert "--full tells all" in page


def test_pay_is_that_of_the_nearest_occupation_where_one_lives() -> None:
    page = " ".join(run("career", "--state", "WA", "--specialty", "eye").stdout.split())

    assert "Ophthalmic Medical Technicians), Washington: $48,840 a year, $23.48 an hour" in page


def test_the_document_has_the_chosen_one_or_all() -> None:
    every, one = (
        document("career", *asked)["specialties"] for asked in ((), ("--specialty", "heart"))
    )

    assert [found["id"] for found in every] == list(NAMED)
    assert [found["id"] for found in one] == ["heart"]
    assert one[0]["catalogued"] == ["cet-nha"]
    assert one[0]["pay"]["nation"]["annual"]["p50"] == "74310.00"
    assert every[2]["soc"] is None
    assert every[2]["pay"]["nation"]["annual"]["p50"] is None


def test_every_fact_on_a_specialty_says_who_says_so() -> None:
    found = document("career", "--specialty", "all")
    sources = {source["id"] for source in found["sources"]}
    facts = [
        version
        for one in found["specialties"]
        for named in (*one["asks"], *one["credentials"])
        for version in named["fact"]
    ]

    assert len(facts) > 20
    assert all(version["source"] in sources for version in facts)


def test_no_specialty_of_that_name_is_told_with_what_looks_alike() -> None:
    found = run("career", "--specialty", "hart")

    assert found.exit_code == 2
    assert "There is no specialty called 'hart'." in found.stderr
    assert "heart" in found.stderr


def test_a_specialty_and_travel_work_are_two_pages() -> None:
    found = run("career", "--state", "OR", "--specialty", "heart", "--travel-to", "WA")

    assert found.exit_code == 2
    assert "two pages" in found.stderr
