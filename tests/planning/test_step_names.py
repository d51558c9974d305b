"""The ids of all steps: whatever a plan has can be pinned."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.model.definitions.profile import empty_profile
from cma_roadmap.model.results.planned_state import Move
from cma_roadmap.model.results.roadmap import MOST_CYCLES, WhatIf
from cma_roadmap.planning.step_names import all_steps

TODAY = date(2026, 11, 22)
CATALOG = load_catalog()
KNOWN = all_steps(CATALOG)
PEOPLE = sorted((Path(__file__).parents[2] / "docs" / "scenarios").glob("*.yaml"))
MAIN = [c.id for c in CATALOG.for_medical_assistants]


def steps_of(goal: Goal, profile: Path | None = None) -> set[str]:
    person = read_profile(profile.read_bytes(), profile.name) if profile else empty_profile()
    return {planned.step.id for planned in plan(CATALOG, person, goal, TODAY).steps}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
def test_every_step_of_a_person_has_a_known_id(person: Path) -> None:
    assert steps_of(Goal("cma-aama", horizon=2), person) <= KNOWN


@pytest.mark.parametrize("credential", MAIN)
def test_every_renewal_and_attempt_has_a_known_id(credential: str) -> None:
    what_if = WhatIf(failed_exams=2, lapsed=("bls",))
    goal = Goal(credential, horizon=MOST_CYCLES, state="WA")
    assert steps_of(goal) <= KNOWN
    assert steps_of(goal._replace(what_if=what_if, horizon=1)) <= KNOWN


@pytest.mark.parametrize("state", [state.id for state in CATALOG.states])
def test_every_step_of_a_state_has_a_known_id(state: str) -> None:
    other = "WA" if state != "WA" else "ND"
    assert steps_of(Goal("cma-aama", state=state, horizon=2)) <= KNOWN
    moved = Goal("cma-aama", state=other, move_to=Move(state, date(2028, 6, 1)), horizon=2)
    assert steps_of(moved) <= KNOWN


def test_no_plan_has_any_other_id() -> None:
    assert {"exam.sitt", "externship.hepb.dose-9", "state.zz.ready"}.isdisjoint(KNOWN)
