"""The page of a plan: one content for all forms, in one order and under one numbering."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from cma_roadmap import Goal, Profile, load_catalog, plan
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.facts.numbering import said_in
from cma_roadmap.rendering.page.blocks import Section, Sources
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.rendering.text.said import cited
from hostile_strings import HOSTILE
from rendering.markup_tree import tree
from rendering.page_samples import searched_plan, speak_samples
from rendering.page_text import check_page, html_of
from rendering.poisoned_roadmap import poisoned_plan, poisoned_refusal
from rendering.sample_parts import PHRASES
from rendering.sample_roadmap import SAMPLES, default_plan, infeasible_plan


def real_plan() -> Roadmap:
    goal = Goal("cma-aama", start=date(2027, 1, 11), state="WA")
    return plan(load_catalog(), Profile(), goal, today=date(2026, 11, 21))


LONG = 100
"""Longer words stand out of every page."""
PLANS: dict[str, Callable[[], Roadmap]] = {
    **SAMPLES,
    "searched": searched_plan,
    "real": real_plan,
}


@pytest.fixture(autouse=True)
def _sample_words(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_samples(monkeypatch)


def text_of(roadmap: Roadmap, width: int = 100) -> str:
    return write_text(plan_page(roadmap, PHRASES), width, color=False)


def words_of(text: str) -> str:
    """Text without what a form adds: marks, numbers of sources, how lines are broken."""
    return " ".join(re.sub(r"\[[\d,+-]+\]|Source|[*✓✗–]", " ", text).split())


@pytest.mark.parametrize("name", PLANS)
def test_sources_are_numbered_in_the_order_of_reading(name: str) -> None:
    page = plan_page(PLANS[name](), PHRASES)

    read = list(dict.fromkeys(cited(said_in(page.blocks()))))
    assert list(page.numbers) == [source for source in read if source in page.numbers]
    assert list(page.numbers.values()) == list(range(1, len(page.numbers) + 1))
    told = [block for block in page.blocks() if isinstance(block, Sources)]
    assert [note.id for block in told for note in block.notes] == list(page.numbers)


@pytest.mark.parametrize("name", sorted(PLANS.keys() - {"hostile"}))
def test_all_forms_give_a_source_the_same_number(name: str) -> None:
    roadmap = PLANS[name]()
    numbers = plan_page(roadmap, PHRASES).numbers
    markdown, text = write_markdown(plan_page(roadmap, PHRASES)), text_of(roadmap)
    listed = {
        node.attributes["id"]: node.text
        for node in tree(html_of(roadmap)).all("li")
        if node.attributes.get("id", "").startswith("source-")
    }

    assert len(listed) == len(numbers)
    for source in roadmap.sources:
        if source.id in numbers:
            number, who = numbers[source.id], source.publisher.split()[0]
            assert f"\n{number}. {who}" in markdown
            assert re.search(rf"^ +\[{number}\] {re.escape(who)}", text, re.MULTILINE)
            assert listed[f"source-{number}"].startswith(who)


def test_no_source_of_a_plan_is_left_out() -> None:
    for made in (default_plan, infeasible_plan, searched_plan, real_plan):
        roadmap = made()
        assert set(plan_page(roadmap).numbers) == {source.id for source in roadmap.sources}


def lists(roadmap: Roadmap) -> Iterator[Section]:
    """The sections that every form tells as text."""
    keys = {"refusal", "ways-out", "other-roads", "agenda", "visits", "notices", "extras"}
    return (one for one in plan_page(roadmap, PHRASES).sections if one.key in keys)


@pytest.mark.parametrize("name", ["default", "infeasible", "searched", "real"])
def test_the_same_words_stand_in_text_and_in_html(name: str) -> None:
    roadmap = PLANS[name]()
    told, page = words_of(text_of(roadmap)), words_of(tree(html_of(roadmap)).text)

    assert list(lists(roadmap))
    for section in lists(roadmap):
        for said in said_in(section.blocks):
            assert words_of(str(said)) in told
            assert words_of(str(said)) in page


def test_what_is_to_keep_is_not_in_the_terminal() -> None:
    roadmap = default_plan()
    kept = {one.key for one in plan_page(roadmap, PHRASES).sections if one.to_keep}

    assert kept == {"know", "table", "steps", "deadlines", "checklist"}
    for key in kept:
        heading = PHRASES[f"view.label.{key}"]
        assert heading.upper() not in text_of(roadmap)
        assert heading in tree(html_of(roadmap)).text


def test_bars_that_break_a_limit_are_not_to_be_followed() -> None:
    goal = Goal("cma-aama", finish_by=date(2027, 2, 15))
    late = plan(load_catalog(), Profile(), goal, today=date(2026, 11, 21))

    for told in (text_of(late), write_markdown(plan_page(late)), tree(html_of(late)).text):
        assert " ".join(told.split()).count(PHRASES["page.breaks"]) == 1


def test_a_clause_stands_below_the_one_it_belongs_to_with_its_verdict_in_words() -> None:
    lines = text_of(infeasible_plan()).splitlines()
    at = lines.index("WHY NOT")

    assert lines[at + 1 : at + 5] == [
        " ✗ Not met: All of these must hold",
        "   1 of 3 holds.",
        "   ✓ Met: A high-school diploma or an equal one",
        "     You hold one.",
    ]
    outer, *inner = (
        item
        for item in tree(html_of(infeasible_plan())).all("li")
        if item.attributes.get("class") in ("met", "unmet", "unknown")
    )
    assert outer.text.startswith("✗ Not met: All of these must hold")
    assert [item.attributes["class"] for item in inner] == ["met", "unmet", "unknown"]
    assert all(item in outer.all("li") for item in inner)


@pytest.mark.parametrize("bad", [bad for bad in HOSTILE if len(bad) < LONG])
@pytest.mark.parametrize("made", [poisoned_plan, poisoned_refusal])
@pytest.mark.parametrize("width", [60, 100])
def test_hostile_text_cannot_break_the_page(
    made: Callable[[str], Roadmap], bad: str, width: int
) -> None:
    lines = text_of(made(bad), width).splitlines(keepends=True)
    check_page("".join(line for line in lines if "--program" not in line), width)
