"""Planning again: entries move instead of doubling, and what is dropped is called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.loading.calendar.previous_calendar import read_previous
from cma_roadmap.model.results.exported_calendar import Alarms, PreviousCalendar
from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Roadmap, WhatIf
from cma_roadmap.model.values.fact import Tier
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.calendar.plan_calendar import identity_of, render_calendar
from cma_roadmap.sentences.catalog import ENGLISH
from rendering.calendar.ics import Component, Importer, by_step, read
from rendering.sample_parts import (
    PHRASES,
    TODAY,
    Steps,
    dollars,
    finding,
    price,
    roadmap,
    source,
)
from rendering.sample_roadmap import default_plan, infeasible_plan

WORDS = ENGLISH | PHRASES
LATER = TODAY + timedelta(days=40)


def export(
    roadmap: Roadmap,
    previous: bytes | None = None,
    alarms: Alarms = Alarms.ALL,
    name: str | None = None,
) -> bytes:
    """The calendar that follows the one with the bytes `previous`."""
    before: PreviousCalendar | None = None
    if previous is not None:
        before = read_previous(previous, "before.ics", identity_of(roadmap, name).uid)
    return render_calendar(roadmap, before, alarms, name, WORDS).encode("utf-8")


def numbers(data: bytes) -> dict[str, int]:
    return {name: int(event["SEQUENCE"]) for name, event in by_step(read(data)).items()}


def one_step(today: date = TODAY, title: str = "Apply", **how: object) -> Roadmap:
    steps = Steps(Phase.EXAMINATION)
    told: dict[str, object] = {"first": "2027-03-01", **how}
    steps.add("apply", title, **told)  # type: ignore[arg-type]
    steps.add("sit", "Sit", "2027-06-01")
    cited = [source(name, name, "A page", Tier.OFFICIAL) for name in ("one", "two")]
    found = [finding(Severity.WARNING, "Ask.")]
    return roadmap(steps, goal=Goal("cma-aama"), sources=cited, findings=found, today=today)


APPLY, SIT = "examination.apply", "examination.sit"


def test_exported_twice_it_is_the_same_file() -> None:
    first = export(default_plan())
    again = export(default_plan(), first)

    assert again == first
    assert set(numbers(first).values()) == {0}


def test_on_another_day_only_the_stamp_is_new() -> None:
    first = export(one_step())
    again = export(one_step(today=LATER), first)
    event = by_step(read(again))[SIT]

    assert event["DTSTAMP"] == "20261231T000000Z"
    assert event["LAST-MODIFIED"] == "20261121T000000Z"
    assert event["SEQUENCE"] == "0"


@pytest.mark.parametrize(
    "how",
    [
        {"first": "2027-03-02"},
        {"last": "2027-03-02"},
        {"title": "Apply now"},
        {"kind": StepKind.DEADLINE},
        {"status": StepStatus.DONE},
        {"status": StepStatus.PINNED},
        {"critical": True},
        {"slack": 5},
        {"costs": [price("Fee", dollars(125))]},
        {"documents": ["Transcript"]},
        {"sources": ["one"]},
        {"findings": [0]},
    ],
    ids=lambda how: next(iter(how)),
)
def test_whatever_changes_raises_the_number_by_one_and_of_no_other(how: dict[str, object]) -> None:
    first = export(one_step())
    second = export(one_step(today=LATER, **how), first)  # type: ignore[arg-type]
    event = by_step(read(second))[APPLY]

    assert numbers(second) == {APPLY: 1, SIT: 0}
    assert event["LAST-MODIFIED"] == event["DTSTAMP"] == "20261231T000000Z"
    assert numbers(export(one_step(today=LATER, **how), second)) == {APPLY: 1, SIT: 0}  # type: ignore[arg-type]
    assert numbers(export(one_step(), second)) == {APPLY: 2, SIT: 0}


def test_other_reminders_raise_the_number_but_those_that_have_rung_do_not() -> None:
    first = export(one_step(kind=StepKind.DEADLINE))
    close = export(one_step(kind=StepKind.DEADLINE, today=date(2027, 2, 27)), first)

    assert numbers(export(one_step(kind=StepKind.DEADLINE), first, Alarms.FEW))[APPLY] == 1
    assert numbers(close) == {APPLY: 0, SIT: 0}
    assert len(by_step(read(first))[APPLY].children) == 3
    assert len(by_step(read(close))[APPLY].children) == 1


def test_a_dropped_step_is_called_off_stays_so_and_can_come_back() -> None:
    whole = one_step()
    without = replace(whole, steps=whole.steps[1:])
    first = export(whole)
    second = export(replace(without, today=LATER), first)
    third = export(replace(without, today=LATER + timedelta(days=9)), second)
    back = export(whole, third)
    dropped = by_step(read(second))[APPLY]

    assert dropped.cancelled
    assert dropped["SUMMARY"] == "No longer in your plan: Apply"
    assert (dropped.first, dropped.end) == (date(2027, 3, 1), date(2027, 3, 2))
    assert dropped["LAST-MODIFIED"] == "20261231T000000Z"
    assert dropped["TRANSP"] == "TRANSPARENT"
    assert not dropped.children
    still = by_step(read(third))[APPLY]
    assert still.cancelled
    assert still["SUMMARY"] == dropped["SUMMARY"]
    assert still["LAST-MODIFIED"] == dropped["LAST-MODIFIED"]
    assert [numbers(data)[APPLY] for data in (first, second, third, back)] == [0, 1, 1, 2]
    assert not by_step(read(back))[APPLY].cancelled
    assert numbers(back)[SIT] == 0


def test_a_no_calls_nothing_off_and_is_gone_from_what_comes_after() -> None:
    phone = Importer()
    first = export(default_plan())
    phone.take(read(first))
    planned = {event["UID"] for event in phone.shown}
    phone.take(read(export(replace(infeasible_plan(), today=LATER), first)))
    beside = [event["SUMMARY"] for event in phone.shown if event["UID"] not in planned]

    assert planned < {event["UID"] for event in phone.shown}
    assert beside == ["No: CMA (AAMA) cannot be reached as asked"]


def test_another_name_or_a_what_if_is_another_plan() -> None:
    plain = {e["UID"] for e in read(export(one_step())).children}
    named = {e["UID"] for e in read(export(one_step(), name="B")).children}
    goal = Goal("cma-aama", what_if=WhatIf(failed_exams=1))
    supposed = {e["UID"] for e in read(export(replace(one_step(), goal=goal))).children}

    assert not plain & named
    assert not plain & supposed
    assert len(plain) == len(named) == len(supposed) == 2


# Real plans, as a person makes them.


def planned(start: date | None, today: date = TODAY, profile: str = "", **wish: str) -> Roadmap:
    goal = Goal("cma-aama", start=start, state="WA", program=wish.get("program"))
    return plan(load_catalog(), read_profile(profile.encode(), "p.yaml"), goal, today)


@pytest.mark.slow(but=2)
def test_a_later_start_moves_every_entry_and_leaves_one_copy_of_each() -> None:
    early, late = planned(date(2027, 1, 11)), planned(date(2027, 3, 1), today=LATER)
    first = export(early)
    second = export(late, first)
    before, after = by_step(read(first)), by_step(read(second))

    assert {name: e["UID"] for name, e in before.items()} == {
        name: e["UID"] for name, e in after.items()
    }
    moved = [name for name, event in before.items() if event.first != after[name].first]
    assert {"training.program", "exam.apply", "exam.sit", "exam.certified"} <= set(moved)
    assert all(numbers(second)[name] == 1 for name in moved)
    phone = Importer()
    for data in (first, second, second, first):  # importing the old file again changes nothing
        phone.take(read(data))
    assert len(phone.shown) == len(after)
    for event in phone.shown:
        assert event.first == after[event["X-CMA-ROADMAP-STEP"]].first
    start = by_step(read(second))["training.program"]
    assert start.first == date(2027, 3, 1)


def test_dates_are_those_of_the_plan() -> None:
    road = planned(date(2027, 1, 11))
    events = by_step(read(export(road)))

    for known in road.steps:
        event, timing = events[known.step.id], known.timing
        final = max(timing.start, timing.end - timedelta(days=1))
        first = final if known.step.kind is StepKind.DEADLINE else timing.start
        assert (event.first, event.end) == (first, final + timedelta(days=1))
    known_gaps = {
        (params["RELTYPE"], params.get("GAP"), value)
        for params, value in events["exam.sit"].all("RELATED-TO")
    }
    assert ("FINISHTOSTART", "P14D", events["exam.approval"]["UID"]) in known_gaps


def test_what_is_done_moves_to_the_day_it_was_done() -> None:
    phone = Importer()
    first = export(planned(date(2027, 1, 11)))
    done = "clearances: {bls: 2026-12-03}\n"
    second = export(planned(date(2027, 1, 11), LATER, done), first)
    phone.take(read(first))
    phone.take(read(second))
    (card,) = [e for e in phone.shown if e["X-CMA-ROADMAP-STEP"] == "externship.bls"]

    assert card.first == date(2026, 12, 3)
    assert card["SUMMARY"].startswith("Done: ")
    assert not card.children


@pytest.mark.slow
@pytest.mark.parametrize(
    "profile",
    [
        "credentials: [{id: cma-aama, certified_on: 2024-06-10}]\n",
        "credentials: [{id: cma-aama, certified_on: 2020-02-29}]\n",
        "training: [{name: A, accreditors: [], completed_on: 2026-05-14}]\n",
        "pins: {exam.sit: 2028-02-29}\n",
    ],
)
@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2026, 12, 31)])
def test_any_person_on_any_day_gets_a_whole_calendar(profile: str, today: date) -> None:
    road = planned(None, today, profile)
    data = export(road)
    calendar: Component = read(data)

    assert export(road, data) == data
    assert len(calendar.children) >= max(1, len(road.steps) if road.feasible else 1)
    assert len(data) < 200_000
