"""The documents of `why STEP` and `why verdict`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from cma_roadmap.rendering.json.shapes.eligibility import Clause
from cma_roadmap.rendering.json.shapes.every_document import Finding, Source
from cma_roadmap.rendering.json.shapes.roadmap import AboutPlan, Dependency, Step
from cma_roadmap.rendering.json.shapes.values import AtLeastOne, Code, Day, Id


class DriverInWords(TypedDict):
    """What puts the step on its day, in words."""

    code: Code
    ref: Id | None
    text: str
    source: Id | None


class TieInWords(TypedDict):
    """A tie to another step in words."""

    predecessor: Id
    successor: Id
    code: Code
    text: str
    source: Id | None


class CostInWords(TypedDict):
    """A price in words."""

    text: str
    source: Id | None


class Explanation(TypedDict):
    """The reasons in words."""

    when: str
    """Its days."""
    standing: str
    """Where it stands."""
    slack: str
    """How late it may be."""
    drivers: list[DriverInWords]
    """What puts it on its day."""
    waits_for: list[TieInWords]
    """Ties to steps before it."""
    awaited_by: list[TieInWords]
    """Ties to steps after it."""
    limits: list[TieInWords]
    """Greatest times between it and others."""
    costs: list[CostInWords]


class WhyDocument(AboutPlan):
    """One step of a plan, explained.

    What `cma-roadmap why STEP --json` prints: why a step is in the plan, on that day and at that
    price.
    """

    step: Step
    """The step, as in the plan; its findings are places in the `findings` of this document, where
    they come before those on steps right before it."""
    explanation: Explanation
    """The reasons in words."""
    chain: Annotated[list[Id], AtLeastOne]
    """The steps that put it on its day, from the first one to itself."""
    dependencies: list[Dependency]
    findings: list[Finding]
    sources: list[Source]
    tree: Clause | None
    """Of the step from which one may work in a state: what it rests on; else null."""


class VerdictDocument(AboutPlan):
    """Why a way in is open, or is not.

    What `cma-roadmap why verdict --json` prints: the rules of the way in that a plan takes, judged
    on the day they count.
    """

    on: Day
    """The day on which it is judged."""
    tree: Clause
    findings: list[Finding]
    sources: list[Source]
