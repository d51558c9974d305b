"""A program with fewer hours than accreditors ask for cannot be accredited: it is never unknown."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.definitions.requirement import CompletedProgram
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.program_clauses import completed
from cma_roadmap.rendering.messages.phrases import say

TODAY = date(2026, 11, 30)
CATALOG = load_catalog()


RULE = next(p.requirement for p in CATALOG.credential("cma-aama").pathways if p.id == "graduate")


def graduate(training: str) -> tuple[bool, str]:
    """Whether AAMA's usual way in may open for this training on some day, and why or why not."""
    text = f"diploma: {{kind: high_school}}\ntraining: [{{{training}}}]"
    case = Case.of(CATALOG, read_profile(text.encode(), "me.yaml"), TODAY, None)
    assert isinstance(RULE, CompletedProgram)
    found = completed(RULE, case)
    return bool(list(found.possibly)), say(found.reason)


@pytest.mark.parametrize(
    ("hours", "short"),
    [
        ("clock_hours: 120", True),
        ("clock_hours: 159", True),
        ("clock_hours: 160", False),
        ("clock_hours: 900, externship_hours: 159", True),
        ("clock_hours: 900, externship_hours: 160", False),
        ("clock_hours: 900", False),
        ("name: Somewhere", False),
    ],
)
def test_the_least_hours_at_a_workplace_decide(hours: str, short: bool) -> None:
    open_, reason = graduate(f"expected_on: 2026-12-20, {hours}")

    assert ("too short to be accredited" in reason, open_) == (short, not short)


def test_accreditation_that_is_told_counts_whatever_the_hours() -> None:
    _, reason = graduate("expected_on: 2026-12-20, clock_hours: 120, accreditors: [CAAHEP]")

    assert "too short" not in reason


@pytest.mark.parametrize("ended", ["2014-06-20", "2026-06-20"])
def test_what_is_only_assumed_rules_out_no_training_that_is_over(ended: str) -> None:
    """For ABHES the figure is our assumption; CAAHEP's standards before 2015 were not read."""
    _, reason = graduate(f"completed_on: {ended}, clock_hours: 120")

    assert "too short" not in reason


SHORT = [
    p
    for p in CATALOG.programs
    if p.clock_hours and p.clock_hours.basis is Basis.REPORTED and p.clock_hours.likely < 160
]
"""A typical figure, in the place of one that no source gives, rules nothing out."""


@pytest.mark.parametrize("program", [p.id for p in SHORT])
def test_no_short_course_leads_to_the_cma(program: str) -> None:
    goal = Goal("cma-aama", pathway="graduate", program=program)
    found = plan(CATALOG, read_profile(b"{}", "me.yaml"), goal, TODAY)

    assert (found.feasible, found.pathway.verdict) == (False, Verdict.UNMET)


def test_there_are_short_courses() -> None:
    assert len(SHORT) >= 10
