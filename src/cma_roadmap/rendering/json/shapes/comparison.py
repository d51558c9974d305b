"""The document of `compare`."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypedDict

from cma_roadmap.model.results.comparison import Contest, Criterion
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, Source
from cma_roadmap.rendering.json.shapes.option import Option
from cma_roadmap.rendering.json.shapes.search import HangsOn
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    AtLeastOne,
    CriterionPath,
    Currency,
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
