"""What anybody can get in a day or two is a thing to do: it never makes the answer a doubt."""

from __future__ import annotations

from datetime import date

import pytest

from cli.running import document, run
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.results.assessment import Assessment
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.span import ALWAYS, NEVER

CARD = "BLS card (CPR)"
DIPLOMA = "diploma: {kind: high_school, on: 2015-06-12}\n"
WORK = (
    "experience: [{role: medical_assistant, from: 2022-05-01, to: present, hours_per_week: 40}]\n"
)
TODAY = date(2026, 11, 30)


def experience(profile: str, today: str = "2026-11-30", code: int = 0) -> dict[str, object]:
    arguments = ("eligible", "rma-amt", "--profile", "-", "--today", today)
    found = document(*arguments, stdin=profile, code=code)["credentials"][0]
    way = next(p for p in found["pathways"] if p["id"] == "experience")
    assert isinstance(way, dict)
    assert not way["once"] or way["once"] == found["once"]
    return way


@pytest.mark.parametrize(
    ("said", "today", "verdict", "once"),
    [
        ("", "2026-11-30", "unknown", [CARD]),
        # Two years, through the end of the month: the last day, and the one after it.
        ("clearances: {bls: 2024-11-05}", "2026-11-29", "met", []),
        ("clearances: {bls: 2024-11-05}", "2026-11-30", "met", []),
        ("clearances: {bls: 2024-11-05}", "2026-12-01", "unmet", [CARD]),
        # A course that is booked: the day before it, and its day.
        ("clearances: {bls: 2026-12-03}", "2026-12-02", "unmet", [CARD]),
        ("clearances: {bls: 2026-12-03}", "2026-12-03", "met", []),
    ],
)
def test_a_card_that_is_not_held_is_to_do(
    said: str, today: str, verdict: str, once: list[str]
) -> None:
    way = experience(f"{DIPLOMA}{WORK}{said}", today)

    assert (way["verdict"], way["once"]) == (verdict, once)


@pytest.mark.parametrize(
    ("profile", "verdict"),
    [
        (WORK, "unknown"),  # nobody said a word of the diploma, which is no trifle
        (f"diploma: {{kind: none}}\n{WORK}", "unmet"),
        (f"{DIPLOMA}{WORK.replace('2022', '2025')}", "unmet"),  # not enough work yet
    ],
)
def test_where_more_than_the_card_is_missing_it_stays_what_it_was(
    profile: str, verdict: str
) -> None:
    code = 4 if "none" in profile else 0
    way = experience(profile, code=code)

    assert (way["verdict"], way["once"]) == (verdict, [])


def test_a_lapsed_card_is_no_reason_to_say_that_nothing_is_open() -> None:
    lapsed = f"{DIPLOMA}{WORK}clearances: {{bls: 2020-03-10}}"
    arguments = ("--profile", "-", "--today", "2026-11-30")

    page = run("eligible", "rma-amt", *arguments, stdin=lapsed)
    assert page.exit_code == 0
    assert page.stderr == ""
    assert f"? RMA (AMT): open to you, once you have: {CARD}." in page.stdout
    assert "? to do: Hold a current CPR card." in page.stdout


def test_the_plan_has_the_step_and_compare_says_the_same() -> None:
    arguments = ("--profile", "-", "--today", "2026-11-30")

    plan = document("plan", "-c", "rma-amt", *arguments, stdin=DIPLOMA + WORK)
    assert "externship.bls" in {step["id"] for step in plan["steps"]}
    compared = document("compare", "rma-amt", "ccma-nha", *arguments, stdin=DIPLOMA + WORK)
    assert [(o["verdict"], o["once"]) for o in compared["options"]] == [
        ("unknown", [CARD]),
        ("met", []),
    ]
    page = run("compare", "rma-amt", "ccma-nha", *arguments, stdin=DIPLOMA + WORK).stdout
    assert f"? RMA (AMT): open to you, once you have: {CARD}" in page


def node(name: str, *children: Assessment, needed: int = 0, once: str | None = None) -> Assessment:
    reason = message("reason.parts", met=0, needed=needed, parts=len(children))
    return Assessment(name, "any", name, reason, NEVER, NEVER, children=children, once=once)


MET = node("met")._replace(surely=ALWAYS, possibly=ALWAYS)
DOUBT = node("doubt")._replace(possibly=ALWAYS)
NO = node("no")
FIRST, SECOND = node("first", once="Card"), node("second", once="Form")._replace(possibly=ALWAYS)


@pytest.mark.parametrize(
    ("tree", "once"),
    [
        (FIRST, ("Card",)),
        (node("all", MET, FIRST, needed=2), ("Card",)),
        (node("all", FIRST, SECOND, FIRST, needed=3), ("Card", "Form")),
        (node("all", FIRST, DOUBT, needed=2), ()),
        (node("all", FIRST, NO, needed=2), ()),
        (node("any", NO, FIRST, needed=1), ("Card",)),
        (node("any", DOUBT, SECOND, needed=1), ("Form",)),
        (node("any", MET, FIRST, needed=1)._replace(surely=ALWAYS), ()),
        (node("two of three", NO, FIRST, SECOND, needed=2), ("Card", "Form")),
        (node("two of three", NO, DOUBT, SECOND, needed=2), ()),
        (node("deep", MET, node("any", NO, SECOND, needed=1), needed=2), ("Form",)),
        (MET, ()),
        (DOUBT, ()),
        (NO, ()),
    ],
)
def test_a_tree_is_open_once_the_trifles_are_had(tree: Assessment, once: tuple[str, ...]) -> None:
    assert tree.open_once(TODAY) == once


def test_only_what_nobody_can_fail_to_get_in_days_is_marked_so() -> None:
    marked = {c.id: len(c.doses) for c in load_catalog().clearances if c.at_will}

    assert marked == {"bls": 1, "physical": 1, "uniform": 1, "insurance": 1}
