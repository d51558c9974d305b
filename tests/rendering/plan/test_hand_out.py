"""The checklist: what is ahead, in order, with its last day; and never more than two sheets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cma_roadmap.model.results.network import Listed, Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.plan_blocks import Checklist
from cma_roadmap.rendering.page.plan_sheets import HandOut, hand_out
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.rendering.plan.checklist import CheckItem, CheckPart, checklist
from cma_roadmap.rendering.plan.view import build
from cma_roadmap.sentences.catalog import ENGLISH
from rendering.page_samples import dense_plan, month_ends_plan, speak_samples
from rendering.random_roadmap import roadmaps
from rendering.sample_parts import PHRASES, Steps, dollars, finding, price, roadmap
from rendering.sample_roadmap import default_plan, infeasible_plan

WORDS = Words(ENGLISH | PHRASES)


@pytest.fixture(autouse=True)
def _sample_words(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_samples(monkeypatch)


def items(plan: Roadmap) -> dict[str, CheckItem]:
    parts = checklist(plan, build(plan, WORDS.phrases).panels, WORDS)
    return {item.title: item for part in parts for item in part.items}


def on_page(plan: Roadmap) -> Checklist | None:
    """The checklist that the page of a plan has."""
    blocks = plan_page(plan, WORDS.phrases).blocks()
    return next((block for block in blocks if isinstance(block, Checklist)), None)


def lines(count: int) -> tuple[CheckItem, ...]:
    """Things to do that take one line each."""
    return tuple(CheckItem(f"Do {n}", ("1 Dec 2026",), "", False, (), "") for n in range(count))


def printed(plan: Roadmap) -> HandOut:
    found = on_page(plan)
    assert found is not None
    return hand_out(found.parts, found.questions)


def test_what_is_ahead_is_listed_and_nothing_else() -> None:
    steps = Steps(Phase.TRAINING)
    steps.add("a", "Do", "2026-12-01", slack=3, costs=[price("Fee", dollars(5))])
    steps.add("b", "Done", "2026-11-01", status=StepStatus.DONE)
    steps.add("c", "Booked", "2026-12-20", status=StepStatus.PINNED, documents=["ID", "Letter"])
    steps.add("d", "Window", "2026-12-05", "2027-01-31", kind=StepKind.WINDOW)
    steps.add("e", "Reached", "2026-12-07", kind=StepKind.MILESTONE)
    steps.add("f", "Last day", "2026-12-02", "2027-02-28", kind=StepKind.DEADLINE)
    steps.add("g", "Longer", "2027-01-30", "2027-02-27", critical=True)
    found = items(roadmap(steps, goal=Goal("cma-aama")))
    assert found == {
        "Do": CheckItem("Do", ("1 Dec 2026",), "4 Dec 2026", False, (), "pay $5"),
        "Booked": CheckItem("Booked", ("20 Dec 2026",), "20 Dec 2026", True, ("ID", "Letter"), ""),
        "Longer": CheckItem("Longer", ("30 Jan 2027", "27 Feb 2027"), "27 Feb 2027", True, (), ""),
        "Last day": CheckItem("Last day", (), "28 Feb 2027", True, (), ""),
    }
    assert list(found) == ["Do", "Booked", "Longer", "Last day"]


def test_a_leap_day_and_a_price_that_is_not_known() -> None:
    found = items(month_ends_plan())
    assert found["Study"].latest == "29 Feb 2028"
    assert found["Course"].days == ("31 Aug 2027", "29 Feb 2028")
    assert found["Course"].price == "pay $900-$1,500+"
    steps = Steps(Phase.STATE)
    steps.add("a", "Ask the state", "2026-12-01", costs=[price("State fee", None)])
    (item,) = items(roadmap(steps, goal=Goal("cma-aama"))).values()
    assert (item.latest, item.firm, item.price) == ("", False, "ask for the price")


def test_what_is_no_paper_is_called_by_what_it_is() -> None:
    steps = Steps(Phase.EXAMINATION)
    for number, listed in enumerate(Listed):
        steps.add(
            listed.value,
            listed.value,
            f"2026-12-0{number + 1}",
            documents=("ID", "Letter"),
            listed=listed,
        )
    found = items(roadmap(steps, goal=Goal("cma-aama")))
    assert {name: item.needs for name, item in found.items()} == {
        "papers": ("ID", "Letter"),
        "topics": ("What it covers: ID; Letter",),
        "minimums": ("What it asks: ID; Letter",),
        "questions": ("What to ask about: ID; Letter",),
    }
    view = build(roadmap(steps, goal=Goal("cma-aama")), WORDS.phrases)
    told = ["Have ready", "What it covers", "What it asks", "What to ask about"]
    assert [item.listed for item in view.agenda] == told
    assert [row.listed for panel in view.panels for row in panel.rows] == told
    assert [item.to_tick for item in view.agenda] == [True, False, False, False]


def test_a_plan_that_does_not_hold_has_no_checklist() -> None:
    assert on_page(infeasible_plan()) is None
    broken = replace(default_plan(), feasible=False)
    assert checklist(broken, build(broken).panels, WORDS) == ()


def test_parts_are_the_panels_of_the_timeline() -> None:
    told = printed(default_plan())
    assert [part.title for part in told.parts] == ["To your certificate", "Keeping it"]
    assert (told.setting, told.left_out) == ("tight", 0)


def test_a_second_page_is_only_for_the_road_to_the_certificate() -> None:
    """After it come years: what is told of them finds room, or is counted."""
    sizes = {}
    for road, later in ((3, 0), (20, 0), (20, 40), (60, 0), (60, 40)):
        parts = [CheckPart("To it", lines(road)), CheckPart("Keeping it", lines(later))]
        found = hand_out([part for part in parts if part.items], ())
        sizes[road, later] = sum(len(part.items) for part in found.parts), found.setting
    assert sizes[3, 0] == (3, "roomy")
    assert sizes[20, 0][0] == 20
    assert 20 <= sizes[20, 40][0] < 60
    assert sizes[60, 0][0] == 60


def test_what_finds_no_room_is_counted() -> None:
    told = printed(dense_plan())
    kept = [item.title for part in told.parts for item in part.items]
    assert told.setting == "tight"
    assert 25 < len(kept) < 80
    assert told.left_out == 120 - len(kept)
    assert told.questions == ()


def test_warnings_fill_what_is_left_of_the_paper() -> None:
    steps = Steps(Phase.TRAINING)
    steps.add("a", "Do", "2026-12-01")
    for count, most in ((3, 3), (200, 199)):
        warnings = [finding(Severity.WARNING, f"Ask about {n}. " * 9) for n in range(count)]
        notes = [finding(Severity.INFO, "A note.")]
        plan = roadmap(steps, goal=Goal("cma-aama"), findings=warnings + notes)
        questions = printed(plan).questions
        assert 3 <= len(questions) <= most
        assert [q.number for q in questions] == list(range(1, len(questions) + 1))


@given(roadmaps(wild=True))
def test_every_item_is_kept_or_counted(plan: Roadmap) -> None:
    view = build(plan, WORDS.phrases)
    every = sum(len(part.items) for part in checklist(plan, view.panels, WORDS))
    told = printed(plan) if on_page(plan) else None
    kept = sum(len(part.items) for part in told.parts) if told else 0
    assert kept + (told.left_out if told else 0) == every
