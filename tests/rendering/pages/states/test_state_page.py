from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Regime
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.rendering.json.definition_documents import states_document
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.states.state_list import states_page
from cma_roadmap.rendering.pages.states.state_page import state_page
from cma_roadmap.rendering.pages.states.state_ways import in_order
from cma_roadmap.sentences.catalog import ENGLISH
from rendering import golden
from rendering.page_text import check_page, plain
from rendering.sample_catalog import HOSTILE, TODAY
from rendering.sample_places import catalog

NAMES = {"alpha-board": "Alpha (AB)"}


def page_of(name: str, width: int = 80, day: date = TODAY, *, color: bool = False) -> str:
    return page(catalog().state(name), width, day, color=color)


def page(state: Jurisdiction, width: int = 80, day: date = TODAY, *, color: bool = False) -> str:
    return write_text(state_page(state, catalog().sources, NAMES, day), width, color=color)


def list_of(width: int, day: date = TODAY, *, color: bool = False) -> str:
    told = states_page(catalog().states, catalog().sources, day)
    return write_text(told, width, color=color)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def section(text: str, heading: str) -> str:
    return text.split(f"\n{heading}\n", 1)[1].split("\n\n", 1)[0]


@pytest.mark.parametrize("name", ["WA", "NI", "TA"])
def test_golden_pages(request: pytest.FixtureRequest, name: str) -> None:
    golden.check(request, f"state-{name.lower()}-80.txt", page_of(name))


@pytest.mark.parametrize("width", [60, 80, 140])
def test_golden_lists(request: pytest.FixtureRequest, width: int) -> None:
    golden.check(request, f"states-{width}.txt", list_of(width))


@pytest.mark.parametrize("width", [24, 40, 60, 80, 140])
@pytest.mark.parametrize("name", ["WA", "NI", "TA"])
def test_every_page_keeps_its_width_and_colour_changes_no_character(name: str, width: int) -> None:
    text = page_of(name, width)

    check_page(text, width)
    assert plain(page_of(name, width, color=True)) == text


@pytest.mark.parametrize("width", [24, 40, 50, 60, 72, 80, 140])
def test_the_list_keeps_its_width(width: int) -> None:
    check_page(list_of(width), width)
    assert plain(list_of(width, color=True)) == list_of(width)


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("state", load_catalog().states, ids=lambda s: s.id)
def test_the_shipped_states_fit_on_every_page(state: Jurisdiction, width: int) -> None:
    found = load_catalog()
    names = {listing.id: listing.name for listing in found.index}

    told = state_page(state, found.sources, names, TODAY)
    check_page(write_text(told, width, color=False), width)


def test_every_state_has_its_row_sorted_by_name() -> None:
    rows = [line for line in list_of(80).splitlines() if line[1:3] in ("WA", "NI", "TA")]

    assert [row.split()[0] for row in rows] == ["NI", "TA", "WA"]
    assert "no rule recorded [1]     not sure     21 Nov 2026" in rows[0]
    assert "some tasks [2]           fairly sure  21 Nov 2026" in rows[1]
    assert "state certificate [2-3]  sure         20 Nov 2026" in rows[2]


def test_the_list_follows_the_day() -> None:
    assert "state registration [2]" in list_of(80, date(2026, 5, 31))
    assert "state certificate [2-3]" in list_of(80, date(2026, 6, 1))
    assert "some tasks (2):" in list_of(80, date(2028, 1, 1))


def test_no_words_about_states_say_that_nothing_is_required() -> None:
    told = [text for code, text in ENGLISH.items() if code.startswith(("state.", "states."))]

    assert len(told) > 60
    assert not [text for text in told if "no requirement" in text.lower()]
    assert {f"states.regime.{regime}" for regime in Regime} <= ENGLISH.keys()


def test_what_is_not_recorded_is_no_proof_and_names_who_knows() -> None:
    text = squeezed(page_of("NI"))

    assert (
        "No rule recorded, last checked 21 Nov 2026. That is no proof that there is none: "
        "ask Office of Nirgendwo." in text
    )
    assert "We know this address but did not read it: it may have moved." in text
    assert "Nothing is recorded on taking x-rays here. Ask before you take any." in text
    assert "That is no proof" not in squeezed(page_of("WA"))


def test_earlier_and_later_rules_stay_in_sight() -> None:
    now = squeezed(page_of("WA"))

    assert "deals with it: the state's own certificate is needed to work [1-2]" in now
    assert "Until 31 May 2026: a place on the state's list is needed" in now
    assert "From 1 Jan 2028 on: work is open; some tasks" in now
    assert "On the rule until 31 May 2026: Repealed by the law of 2026." in now
    assert "What follows without a day of its own" not in now


def test_a_page_for_an_earlier_day_says_what_is_newer_than_that() -> None:
    then = squeezed(page_of("WA", day=date(2026, 5, 31)))

    assert "To work state registration" in then
    assert "What follows without a day of its own was written on 20 Nov 2026" in then
    assert "Fee: $40" in then
    assert "Fee: not known" in squeezed(page_of("WA"))


def test_steps_stand_behind_those_they_come_after() -> None:
    steps = catalog().state("WA").steps

    assert [step.id for step in steps] == ["exam", "apply", "course", "age", "permit", "renew"]
    assert [step.id for step in in_order(steps)] == [
        *("course", "apply", "exam", "age", "permit", "renew")
    ]


def test_a_circle_of_steps_is_told_all_the_same() -> None:
    state = catalog().state("WA")
    exam, apply = state.steps[:2]
    circle = (exam, apply.model_copy(update={"after": ("exam",)}))

    assert [step.id for step in in_order(circle)] == ["exam", "apply"]


def test_steps_stand_under_their_ways_in_and_common_ones_where_they_come() -> None:
    text = page_of("WA")
    ways = text[text.index("WAYS IN") : text.index("KEEPING IT")]
    heads = [
        line.strip()
        for line in ways.splitlines()
        if line[:2] != "  " and line.strip() and not line.isupper()
    ]

    assert heads == [
        *("For every way in", "1. By school", "2. By work", "3. By magic"),
        "After that, for every way in",
    ]
    assert ways.index("Age 18") < ways.index("1. By school") < ways.index("- Exam")
    assert "- Apply: as told under 1." in ways
    assert ways.count("Send the form") == 1
    assert "No steps of its own are recorded." in ways
    assert "- Renew\n" not in ways


def test_a_step_tells_all_its_numbers_and_what_is_not_known() -> None:
    text = squeezed(page_of("WA"))

    assert "Hours: 720 clock hours [1] Others say: 700 clock hours (not sure) [3]." in text
    assert "Time until they answer: 2 to 6 weeks (fairly sure)" in text
    assert "It lasts: 1 year [1] - Can be renewed: no [1]" in text
    assert "Age limit: 5 years [1] Counted back. Measured at this step: Apply." in text
    assert "Due every: not known [1] One year or two." in text
    assert "Nobody must: it opens a door. Tasks: Giving shots." in text
    assert "You need it only for: Giving shots; Drawing blood." in squeezed(page_of("TA"))
    assert "From our catalog these count: Alpha (AB)." in text


def test_what_is_accepted_says_yes_no_or_partly_and_what_for() -> None:
    text = squeezed(section(page_of("WA"), "WHAT THE STATE'S RULES ACCEPT"))

    assert "~ Partly, only with more or only for some people: Alpha - For what: The exam" in text
    assert "In our catalog: Alpha (AB)." in text
    assert "✗ No: Any paper at all - For what: Work" in text
    assert "✓ Yes: Beta - For what: Coming back" in text


def test_our_reading_is_marked_as_no_rule() -> None:
    text = squeezed(section(page_of("WA"), "OUR READING"))

    assert text.startswith("How we read the facts above. It is our own view, no rule")
    assert "OUR READING" not in page_of("NI")


def test_a_hostile_text_cannot_break_the_page() -> None:
    fact = Fact((FactVersion(HOSTILE, "body-rules", Confidence.HIGH),))
    state = catalog().state("WA")
    step = state.steps[0].model_copy(update={"title": HOSTILE, "tasks": (HOSTILE,)})
    changed: dict[str, Any] = {
        "name": HOSTILE,
        "summary": HOSTILE,
        "required": fact,
        "advice": (HOSTILE,),
        "unknown": (HOSTILE,),
        "citations": (HOSTILE,),
        "steps": (step,),
        "routes": (state.routes[0].model_copy(update={"name": HOSTILE}),),
        "accepts": (state.accepts[0].model_copy(update={"name": HOSTILE}),),
        "changes": (state.changes[0].model_copy(update={"what": HOSTILE, "effective": HOSTILE}),),
        "agency": state.agency and state.agency.model_copy(update={"name": HOSTILE}),
    }
    hostile = state.model_copy(update=changed)

    check_page(page(hostile), 80)
    told = states_page([hostile], catalog().sources, TODAY)
    check_page(write_text(told, 80, color=False), 80)


def test_a_state_without_an_agency_still_says_whom_to_ask() -> None:
    state = catalog().state("NI").model_copy(update={"agency": None})

    text = squeezed(page(state))

    assert "That is no proof that there is none: ask the state." in text
    assert "Who to ask in this state is not recorded." in text


def test_the_document_holds_every_field_of_the_model_and_every_version() -> None:
    document = states_document(catalog(), catalog().states, TODAY, None)

    assert list(document) == [
        *("schema", "generator", "data_version", "today", "as_of", "language"),
        *("states", "for_person", "findings", "sources"),
    ]
    assert document["schema"] == "urn:cma-roadmap:states:1"
    state = document["states"][0]
    assert list(state) == list(Jurisdiction.model_fields)
    assert state["checked"] == "2026-11-20"
    assert [v["value"] for v in state["regime"]["versions"]] == [
        *("registration", "certification", "task_limited")
    ]
    assert state["steps"][1]["fee"][0]["value"] == {"amount": "40.00", "currency": "USD"}
    assert state["steps"][1]["fee"][1]["value"] is None
    assert state["steps"][0]["within"][0]["value"] == "P5Y"
    assert state["agency"] == {
        "name": "Board of Wanderland",
        "url": "https://wander.example/",
        "checked": True,
    }


def test_the_regime_in_the_document_is_that_of_the_day_with_its_provenance() -> None:
    fields = [f.name for f in dataclasses.fields(FactVersion)]
    for day, regime in (
        (date(2026, 5, 31), "registration"),
        (date(2026, 6, 1), "certification"),
        (date(2028, 1, 1), "task_limited"),
    ):
        shown = states_document(catalog(), [catalog().state("WA")], TODAY, day)["states"][0]

        assert shown["regime"]["value"] == regime
        assert set(fields) | {"tier", "versions"} == set(shown["regime"])
        held = [v["value"] for v in shown["regime"]["versions"] if v["in_force"]]
        assert held == [regime]


def test_before_the_first_version_nothing_is_in_force() -> None:
    first = FactVersion(Regime.NONE, "body-rules", Confidence.HIGH, effective_from=date(2020, 1, 1))
    state = catalog().state("WA").model_copy(update={"regime": Fact((first,))})

    shown = states_document(catalog(), [state], TODAY, date(2019, 12, 31))["states"][0]["regime"]

    assert shown["value"] is None
    assert shown["source"] is None
    assert [version["in_force"] for version in shown["versions"]] == [False]


def test_the_document_lists_the_sources_it_cites_with_their_least_confidence() -> None:
    document = states_document(catalog(), [catalog().state("NI")], TODAY, None)

    assert [(s["id"], s["confidence"]) for s in document["sources"]] == [("school-page", "low")]
