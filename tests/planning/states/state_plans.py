"""People and their plans by state, for the tests of states and moves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.rendering.messages.phrases import say

TODAY = date(2026, 11, 21)
CATALOG = load_catalog()
NOBODY = ""
GRADUATE = """\
diploma: {kind: high_school, on: 2019-06-14}
training: [{name: Good school, accreditors: [CAAHEP], completed_on: 2026-05-14, clock_hours: 800}]
"""


TRAINED = "training: [{name: Good school, accreditors: [ABHES], completed_on: 2012-05-20}]\n"


def holder(
    certified: str, expires: str | None = None, more: str = "", training: str = TRAINED
) -> str:
    """Someone who holds the CMA (AAMA), after an accredited program."""
    until = f", expires_on: {expires}" if expires else ""
    return f"credentials: [{{id: cma-aama, certified_on: {certified}{until}}}]\n{training}{more}"


class Plan(NamedTuple):
    """A plan with its steps at hand."""

    roadmap: Roadmap
    steps: dict[str, PlannedStep]

    def start(self, step: str) -> date:
        return self.steps[step].timing.start

    def last(self, step: str) -> date:
        return self.steps[step].timing.end - timedelta(days=1)

    @property
    def said(self) -> str:
        return "\n".join(say(finding.message) for finding in self.roadmap.findings)

    def says(self, code: str) -> str:
        """The one finding with this code, in words."""
        (text,) = (
            say(f.message) for f in self.roadmap.findings if f.message.code == f"finding.{code}"
        )
        return text

    def codes(self) -> set[str]:
        return {f.message.code.removeprefix("finding.") for f in self.roadmap.findings}

    @property
    def of_state(self) -> list[str]:
        return [name for name, p in self.steps.items() if p.step.phase is Phase.STATE]


def made(person: str, goal: Goal, today: date = TODAY) -> Plan:
    profile: Profile = read_profile(person.encode(), "me.yaml")
    roadmap = plan(CATALOG, profile, goal, today)
    return Plan(roadmap, {p.step.id: p for p in roadmap.steps})


def in_state(
    state: str, person: str = NOBODY, credential: str = "cma-aama", today: date = TODAY
) -> Plan:
    return made(person, Goal(credential, state=state), today)
