"""The documents of `compare`, `why STEP` and `why verdict`: answers to what a plan is and why."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypedDict

from cma_roadmap.model.results.comparison import Contest, Criterion
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.shapes.eligibility import Clause
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, Source
from cma_roadmap.rendering.json.shapes.option import Option
from cma_roadmap.rendering.json.shapes.roadmap import AboutPlan, Dependency, Step
from cma_roadmap.rendering.json.shapes.search import HangsOn
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    AtLeastOne,
    Code,
    CriterionPath,
    Currency,
    Day,
    Distance,
    Figure,
    Id,
    OptionId,
    Shown,
    StateLetters,
    Weight,
)


class CredentialWeights(TypedDict):
    """Weights where credentials or roads are compared."""

    time: Weight
    cost: Weight
    upkeep: Weight
    certainty: Weight


class SchoolWeights(TypedDict):
    """Weights where schools are compared."""

    time: Weight
    cost: Weight
    doors: Weight
    certainty: Weight


class Threshold(TypedDict):
    """A figure at which the winner changes, all others staying as they are."""

    input: CriterionPath
    """`weight.CRITERION`, or `OPTION.CRITERION`."""
    value: Weight
    winner_below: OptionId
    winner_above: OptionId
    unit: Distance
    present: Weight | None


class Quartiles(TypedDict):
    """Pay an hour by percentile; null: not published."""

    p25: Amount | None
    p50: Amount | None
    p75: Amount | None


class AreaPay(TypedDict):
    """Pay an hour in the work that the credentials are for, certified or not."""

    area: str
    name: str
    work: str
    period: str
    hourly: Quartiles
    currency: Currency
    asked: StateLetters | None
    source: Id


class PremiumRange(TypedDict):
    """What a certificate may add to pay, in percent."""

    low: Figure
    high: Figure
    sources: Annotated[list[Id], AtLeastOne]
    confidence: Confidence


class ComparisonDocument(Head):
    """Options side by side.

    What `cma-roadmap compare --json` prints: credentials, schools or whole roads, for one person.
    """

    options: Annotated[list[Option], AtLeastOne]
    weights: Annotated[dict[Criterion, Decimal], Shown(CredentialWeights | SchoolWeights)]
    """How much each criterion counts."""
    winner: OptionId | None
    """The option with the highest total for every value of the open prices; else null."""
    thresholds: list[Threshold]
    findings: list[Finding]
    sources: list[Source]
    contest: Contest
    pay: AreaPay | None
    """Pay an hour in the work that the credentials are for, certified or not."""
    premium: PremiumRange | None
    """What a certificate may add to pay, in percent."""
    hangs_on: list[HangsOn]
    """Where no option wins for sure: the prices it hangs on."""


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
