"""The document of `plan`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from cma_roadmap.model.definitions.program import AccreditationKind, AccreditationStatus, Award
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import DependencyType, Phase, StepKind, StepStatus
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.shapes.cost import (
    AidQuestion,
    AllHeld,
    Cost,
    CostLine,
    CostRange,
    Extra,
    Price,
)
from cma_roadmap.rendering.json.shapes.eligibility import PlannedState
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, Source
from cma_roadmap.rendering.json.shapes.search import (
    AlternativeRoad,
    AssumedTime,
    EarnedPoints,
    OpenDoor,
    RouteSearch,
)
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    Code,
    Count,
    Day,
    Id,
    Length,
    Positive,
    Shown,
    StateLetters,
    Url,
)


class Move(TypedDict):
    """A move to another state, and the first day there."""

    state: StateLetters
    on: Day


class Delay(TypedDict):
    """A step that takes longer."""

    step: Id
    days: Count


class WhatIf(TypedDict):
    """Turns for the worse that the plan takes as given."""

    failed_exams: Count
    delays: list[Delay]
    lapsed: list[Id]
    """Cards that have run out, by the ids of clearances."""


class Goal(TypedDict):
    """What was asked for."""

    credential: Id
    state: StateLetters | None
    """The state whose rules the plan follows."""
    start: Day | None
    """The first day of training, where one was asked for."""
    finish_by: Day | None
    """The day by which to be certified."""
    award: Award | None
    program: Id | None
    """The program asked for; `none`: no school."""
    pathway: Id | None
    """The one way in to plan by."""
    move_to: Move | None
    """A move to another state, and the first day there."""
    what_if: WhatIf | None
    """Turns for the worse that the plan takes as given."""
    budget: Amount | None
    """The most to spend up to the certificate, in US dollars."""
    max_per_month: Amount | None
    """The most to spend in any month of it, in US dollars."""


class OtherWayOptions(TypedDict):
    """Options of the command, without the dashes, each with what to write after it."""

    pathway: Id
    program: Id


class OtherWay(TypedDict):
    """Another way in that is open: planned, and not taken."""

    pathway: Id
    name: str
    verdict: Verdict
    program: Id | None
    """What would still be attended; null: nothing."""
    own_training: bool
    """Whether it runs through training of the person's own."""
    certified_on: Day
    cost: CostRange
    partial: bool
    """Some price is not known: it costs at least this much."""
    applies: Annotated[dict[str, str], Shown(OtherWayOptions)]
    """Options of the command, without the dashes, each with what to write after it."""


class PlannedPathway(TypedDict):
    """The way in that the plan takes, and how sure it is to be open on the day it is used."""

    id: Id
    credential: Id
    name: str
    verdict: Verdict


class Accreditation(TypedDict):
    """What one source says of who accredits the program or the school."""

    accreditor: str
    kind: AccreditationKind
    status: AccreditationStatus
    seen: str | None
    confidence: Confidence
    source: Id | None


class Program(TypedDict):
    """The program that the plan is for."""

    id: Id
    name: str
    award: Award
    typical: bool
    """Whether it is no real school, but stands for the usual one."""
    institution: str | None
    city: str | None
    state: StateLetters | None
    months: Positive
    """The length in calendar months, likely figure."""
    hours: Positive | None
    """Clock hours of everything; null: not known."""
    externship_hours: Positive
    tuition: Price | None
    accreditation: list[Accreditation]
    website: Url | None


class Driver(TypedDict):
    """What puts a step on its day."""

    code: Code
    ref: Id | None
    date: Day
    source: Id | None


class Step(TypedDict):
    """One step of the plan. Ends are exclusive: the last day is the day before `end`."""

    id: Id
    phase: Phase
    title: str
    kind: StepKind
    status: StepStatus
    start: Day
    """The first day."""
    end: Day
    """The day after the last one."""
    duration: Length
    """Start plus this is the end."""
    earliest_start: Day
    earliest_end: Day
    latest_start: Day
    """The last safe first day: later, and the goal moves."""
    latest_end: Day
    latest_at_least: bool
    """Whether it may be later still, because another way in is open too."""
    float_days: int
    """Days from the earliest to the latest start; below 0 where a limit cannot hold."""
    critical: bool
    """Whether a day lost here is a day lost at the goal."""
    drivers: list[Driver]
    """What puts the step on its day."""
    costs: list[CostLine]
    documents: list[str]
    sources: list[Id]
    findings: list[Count]
    """Places in `findings`, counted from 0."""


class Dependency(TypedDict):
    """A tie between two steps, with the least and sometimes the greatest time between them."""

    predecessor: Id
    successor: Id
    type: DependencyType
    min_lag: Length
    max_lag: Length | None
    code: Code
    source: Id | None


class AboutPlan(Head):
    """What a document about a plan begins with."""

    goal: Goal
    feasible: bool
    pathway: PlannedPathway
    certified_on: Day | None
    """The day of the certificate; null where the goal cannot be reached, or the plan ends without
    one."""


class RoadmapDocument(Head):
    """A plan.

    What `cma-roadmap plan --json` prints: a dated, costed road to one credential, or the reasons
    why there is none.
    """

    goal: Goal
    feasible: bool
    """Whether the goal can be reached as asked."""
    alternatives: list[AlternativeRoad]
    """Changes that cure it, each checked by planning again."""
    pathway: PlannedPathway
    program: Program | None
    certified_on: Day | None
    """The day of the certificate; null where the goal cannot be reached, or the plan ends without
    one."""
    expires_on: Day | None
    """The last day on which it is valid."""
    critical_path: list[Id]
    """The steps that put the certificate on its day, in order."""
    steps: list[Step]
    dependencies: list[Dependency]
    cost: Cost
    findings: list[Finding]
    sources: list[Source]
    search: RouteSearch | None
    """How the road was found where several were looked at, and the ones that came close."""
    extras: list[Extra]
    """Amounts that are in no total."""
    aid: list[AidQuestion]
    """Questions on who else may pay; nothing of it is counted."""
    other_ways: list[OtherWay]
    """The other ways in that are open, each planned, the next best first."""
    states: list[PlannedState]
    """The states whose rules it follows, the present one first."""
    doors: list[OpenDoor]
    """Other credentials that are open to the person sooner, or for a tenth of the money."""
    all_held: AllHeld | None
    """What `--all-held` plans; null for the road to one credential. Its goal and its pathway say
    `all-held` for the credential, and it is certified when the last of them is."""
    assumptions: list[AssumedTime]
    """The times that the plan rests on and no source gives, the first to give way first."""
    expired_on: Day | None
    """The last valid day of a credential that the person holds and that has surely run out."""
    earned: list[EarnedPoints]
    """The continuing education that was told."""
