from __future__ import annotations

from decimal import Decimal

import pytest

from cli.running import check_refusal, document, run
from rendering.page_text import check_page

KNOWN = ["cma-aama", "rma-amt", "ccma-nha", "ncma-ncct", "cmac-amca", "cmaa-nha", "cmas-amt"]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_outline_that_is_known_adds_up() -> None:
    found = document("outlines")

    assert [one["credential"] for one in found["outlines"]] == KNOWN
    assert "cet-nha" in found["unknown"]
    for one in found["outlines"]:
        assert Decimal(one["total"]) == Decimal(one["whole"]), one["credential"]


def test_the_page_tells_topics_sums_and_years() -> None:
    page = squeezed(run("outlines").stdout)

    assert "Phlebotomy 12" in page
    assert "How much each of them weighs is not known." in page
    assert "The weights add up to 150 scored items, as they should." in page
    assert "It rests on a study of the job of 2018-19." in page
    assert "? CET (NHA): not found." in page


def test_an_outline_can_be_shown_alone() -> None:
    page = run("credentials", "show", "ccma-nha", "--show", "outline").stdout

    assert "WHAT THE EXAM ASKS" in page
    assert "Infection control and safety 15" in squeezed(page)
    assert "THE EXAM\n" not in page


def test_what_one_exam_leaves_for_another() -> None:
    page = run("outlines", "compare", "cma-aama", "rma-amt").stdout

    assert "of 79.1% nobody can tell" in squeezed(page)
    assert "Anatomy and physiology: learn diseases, nutrition." in squeezed(page)
    check_page(page, 80)
    other = run("outlines", "compare", "ccma-nha", "rma-amt").stdout
    assert "Anatomy and physiology: 20.9% of this exam and 9.3% of the other" in squeezed(other)


def test_what_is_not_all_known_is_never_called_new() -> None:
    parts = document("outlines", "compare", "rma-amt", "ccma-nha")["parts"]

    assert {part["met"] for part in parts} == {"named", "unknown"}
    assert all(not part["new"] for part in parts)


def test_what_a_whole_outline_lacks_is_to_be_learned() -> None:
    parts = document("outlines", "compare", "cma-aama", "ccma-nha")["parts"]
    new = {subject for part in parts for subject in part["new"]}

    assert {"nutrition", "pathology", "prevention"} <= new
    assert new.isdisjoint({"pharmacology", "ekg", "phlebotomy"})  # of procedures, perhaps


@pytest.mark.parametrize("names", [("cma-aama", "cet-nha"), ("rma-arma", "cma-aama")])
def test_an_outline_that_is_not_known_cannot_be_compared(names: tuple[str, str]) -> None:
    check_refusal(run("outlines", "compare", *names), 2, "is not known")
