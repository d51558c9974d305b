"""Credentials side by side, for one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.model.assessment import Assessment, Verdict
from cma_roadmap.model.credential import Credential
from cma_roadmap.model.fact import Confidence, Source
from cma_roadmap.model.message import Finding, Message
from cma_roadmap.model.money import MoneyRange


class Criterion(StrEnum):
    """What options are scored on, each from 0 to 1; 1 is the best there is here."""

    TIME = "time"
    """Days to the certificate: half the score of the soonest is twice its days."""
    COST = "cost"
    """Money to the certificate, likely figure, scored in the same way."""
    UPKEEP = "upkeep"
    """Money to hold the certificate for the rest of ten years, scored in the same way."""
    CERTAINTY = "certainty"
    """How sure the facts behind the plan are: 1 for high, 0.5 for medium, 0 for low."""


@dataclass(frozen=True, slots=True)
class Option:
    """One credential for this person. Costs are `None` where there is no road.

    `pathway` is the one planned; `missing` holds the fewest clauses that stop the person today.
    A cost is partial when some price in it is unknown: it is then "at least" this much.
    `confidence` is that of the least sure of: the way in, the exam fee and the term. `unscored`
    criteria have no full figure, and count as 0 in `scores` and `total`.
    """

    credential: Credential
    verdict: Verdict
    reason: Message
    missing: tuple[Assessment, ...]
    pathway: str
    eligible_from: date | None
    certified_on: date | None
    expires_on: date | None
    cost_to_certificate: MoneyRange | None
    cost_ten_years: MoneyRange | None
    certificate_is_partial: bool
    ten_years_is_partial: bool
    cost_sources: tuple[str, ...]
    confidence: Confidence
    scores: Mapping[Criterion, Decimal]
    unscored: tuple[Criterion, ...]
    total: Decimal | None
    dominated_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure at which the winner changes, all others staying as they are.

    `input` is `weight.CRITERION`, or `CREDENTIAL.CRITERION` for a cost that is not known.
    """

    input: str
    value: Decimal
    winner_below: str
    winner_above: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All options in the order asked for; `winner` has the highest total, if there is one."""

    today: date
    as_of: date | None
    data_version: str
    options: tuple[Option, ...]
    weights: Mapping[Criterion, Decimal]
    winner: str | None
    thresholds: tuple[Threshold, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    confidence: Mapping[str, Confidence]
