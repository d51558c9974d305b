"""Random lives: the plan never contradicts the log, whatever happens and when.

The suite plays a hundred; `LIVES=1000 pytest tests/tracking/test_lives.py` plays a thousand.
"""

from __future__ import annotations

import os

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.tracked.due import due_now
from cma_roadmap.model.tracked.happened import Happened
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.json.document import roadmap_document

from .random_lives import Life

AT_ONCE = 20
TOO_SOON = ("finding.dose_repeat", "finding.dose_made_up")
"""That a dose does not count: it is given again, or the one after it stands in for it."""
RUN_OUT = {
    f"externship.{card.id}"
    for card in load_catalog().clearances
    if len(card.doses) == 1 and (card.valid_for or card.not_earlier)
}
"""Cards and shots that hold for some time only."""


def contradictions(events: list[Happened], roadmap: Roadmap) -> list[str]:
    """What the plan tells otherwise than the log."""
    steps = {planned.step.id: planned for planned in roadmap.steps}
    found = []
    again = {f.step for f in roadmap.findings if f.message.code in TOO_SOON}
    cards = {str(step).rpartition(".dose-")[0] for step in again}
    for one in events:
        planned = steps.get(one.step)
        if one.step.rpartition(".dose-")[0] in cards:  # one was too soon, and the plan says so
            continue
        if one.step in RUN_OUT and planned is not None and planned.timing.start > one.on:
            continue  # it has run out, and is to be done again
        if planned is None:
            found.append(f"{one.step} is not in the plan")
            continue
        timing, status = planned.timing, planned.step.status
        if one.begun:
            if timing.start != one.on:
                found.append(f"{one.step} began on {one.on}, the plan has {timing.start}")
        elif status is not StepStatus.DONE and one.on < roadmap.today:
            found.append(f"{one.step} is done, the plan has {status}")
        elif one.on not in (timing.start, timing.end - ONE_DAY):
            found.append(f"{one.step} was {one.on}, the plan has {timing.start} to {timing.end}")
    ahead = [p for p in roadmap.steps if p.step.status is StepStatus.TODO]
    found += [
        f"{p.step.id} is to be done on {p.timing.start}, which is over"
        for p in ahead
        if p.timing.start < roadmap.today
    ]
    return found


def forgotten_windows(events: list[Happened], roadmap: Roadmap) -> list[str]:
    """An application that was made, whose exam is still to sit, and of which the plan is silent."""
    told = {one.step: one for one in events}
    steps = {planned.step.id for planned in roadmap.steps}
    codes = " ".join(finding.message.code for finding in roadmap.findings)
    found = []
    for name in told:
        base, _, part = name.rpartition(".")
        if part == "apply" and f"{base}.sit" not in told:
            known = {f"{base}.window", f"{base}.sit_by", f"{base}.approval"} & steps
            if not known and "application_" not in codes:
                found.append(name)
    return found


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("first", range(0, int(os.environ.get("LIVES", "100")), AT_ONCE))
def test_a_plan_never_contradicts_what_happened(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        life = Life(seed)
        for before, one, after in life.go_on():
            where = f"life {seed}: {one}"
            assert contradictions(life.events, after) == [], where
            assert forgotten_windows(life.events, after) == [], where
            again = life.plan()
            assert roadmap_document(again) == roadmap_document(after), where
            undone = life.plan(life.events[:-1], before.today)
            assert roadmap_document(undone) == roadmap_document(before), where
            due = due_now(after)
            assert all(p.latest is None or p.latest >= after.today for p in due.week), where
