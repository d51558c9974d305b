"""The document of `eligible`, and what holds of one state inside other documents."""

from __future__ import annotations

from typing import Annotated, TypedDict

from cma_roadmap.model.definitions.jurisdiction import NeededFor, Regime, StateStepKind
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.traveling.packing import CardKind, Ending, MayWork, Readiness
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, Source
from cma_roadmap.rendering.json.shapes.values import (
    AtLeastOne,
    Code,
    Count,
    Day,
    Id,
    Keywords,
    Length,
    RuleKind,
    Shown,
    StateLetters,
)

_FROM = "The first day on which it holds, or may hold; null: none is in sight."
_UNTIL = "The last day on which it still does; null: no end is in sight."
_ONCE = "All that is missing today, where anybody can get it within days; else empty."
_From = Annotated[Day | None, Keywords({"description": _FROM})]
_Until = Annotated[Day | None, Keywords({"description": _UNTIL})]
_Once = Annotated[list[str], Keywords({"description": _ONCE})]


class ReasonParams(TypedDict, total=False):
    """What fills the blanks of the reason; which of these there are depends on its code."""

    card: str
    day: Day
    have: Count
    hours: Count | None
    id: Id
    ids: list[Id]
    kind: TrainingKind
    last: Day | None
    lead: Length
    met: Count
    name: str
    names: list[str]
    needed: Count
    parts: Count
    roles: list[Id]
    state: StateLetters
    states: list[StateLetters]
    told: list[str]
    wanted: list[str]
    within: Length
    years: Count


class Reason(TypedDict):
    """Why a rule has its verdict."""

    code: Code
    params: Annotated[dict[str, object], Shown(ReasonParams)]


class Clause(TypedDict):
    """One rule with its verdict, and the rules that it is made of."""

    id: Id
    kind: RuleKind
    text: str
    verdict: Verdict
    reason: Reason
    evidence: str | None
    """The places in the profile that it was judged by."""
    source: Id | None
    children: list[Clause]


OpenPathway = TypedDict(
    "OpenPathway",
    {
        "id": Id,
        "name": str,
        "verdict": Verdict,
        "from": _From,
        "until": _Until,
        "tree": Clause,
        "once": _Once,
    },
)
"""One way in."""


NearestWay = TypedDict(
    "NearestWay",
    {
        "change": str,
        "pathway": Id,
        "from": Day | None,
    },
)
"""What is missing on a short way to become eligible."""


OpenCredential = TypedDict(
    "OpenCredential",
    {
        "id": Id,
        "name": str,
        "verdict": Verdict,
        "from": _From,
        "until": _Until,
        "pathways": Annotated[list[OpenPathway], AtLeastOne],
        "nearest": list[NearestWay],
        "once": _Once,
    },
)
"""A credential is as open as its most open way in."""


class EligibilityDocument(Head):
    """What is open to a person.

    What `cma-roadmap eligible --json` prints: every way into every credential, met, unmet or
    unknown.
    """

    credentials: list[OpenCredential]
    findings: list[Finding]
    sources: list[Source]


StateRoute = TypedDict(
    "StateRoute",
    {
        "name": str,
        "verdict": Verdict,
        "work": Verdict,
        "permit": str | None,
        "from": Day | None,
        "lacks": list[str],
        "to_do": list[str],
    },
)
"""A way into the work, judged for one person: when it opens, what it lacks, what is to do.

`work` is whether it leads to work, whatever the single tasks ask for; on the `permit` one may work
while only the exam is missing."""


class PlannedState(TypedDict):
    """A state whose rules the plan follows, judged for the person."""

    state: StateLetters
    name: str
    regime: Regime | None
    """How the state deals with the work; null: not known."""
    checked: Day
    """When its rules were last looked into."""
    since: Day | None
    """The day of the move there."""
    route: str | None
    """The way in that is planned."""
    ready: Id | None
    """The step from which one may work; null where no such day can be told."""
    may_work_from: Day | None
    permit: Id | None
    """The step that lets one work before that."""
    verdict: Verdict
    """Whether the way leads to work on the day `on`."""
    all_tasks: Verdict
    """Whether it leads to all tasks."""
    lacks: list[str]
    """What work still hangs on."""
    to_do: list[str]
    """What anybody can do who meets the rest; it is left out of the verdicts, not of the tree."""
    on: Day | None
    tree: Clause | None
    """What the way asks for, judged on that day."""
    other_routes: list[StateRoute]


class CarriedCard(TypedDict):
    """A paper in hand, with its last valid day; null: not known."""

    kind: CardKind
    id: str
    name: str
    state: StateLetters | None
    since: Day | None
    ends: Day | None
    """Its last valid day, at the earliest."""
    ends_latest: Day | None
    """The same at the latest, where the body does not say how it counts."""
    unsure: bool
    """Whether its term is over and it is not told if it was renewed."""
    sources: list[Id]


class CardAndWork(TypedDict):
    """How a card stands to an assignment; `card` is its place in the list of cards, from 0."""

    card: Count
    ending: Ending


class PackedPaper(TypedDict):
    """One thing that a state asks for, and how it stands on the first day."""

    step: Id
    title: str
    kind: StateStepKind
    needed_for: NeededFor
    tasks: list[str]
    standing: Readiness
    reason: str | None
    start_by: Day | None
    """The last day to ask for it or to begin; null: none, or it cannot be told."""
    wait_known: bool
    """Whether it is known how long it takes, and what must come behind it."""
    ask: str | None
    sources: list[Id]


class PackedAssignment(TypedDict):
    """Work in one state, judged for the person on the first day."""

    state: StateLetters
    name: str
    first: Day | None
    last: Day | None
    judged_on: Day
    answer: MayWork
    route: str | None
    permit: str | None
    opens: Day | None
    closed_tasks: list[str]
    papers: list[PackedPaper]
    cards: list[CardAndWork]
    other_routes: list[StateRoute]


class Packing(TypedDict):
    """A packing list for work in other states."""

    told: bool
    """Whether anything is told of the person."""
    assignments: list[PackedAssignment]
    cards: list[CarriedCard]
    usual_and_not_listed: list[str]
