"""Credentials side by side, for one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.model.assessment import Verdict
from cma_roadmap.model.credential import Credential
from cma_roadmap.model.fact import Confidence, Source
from cma_roadmap.model.message import Finding, Message
from cma_roadmap.model.money import MoneyRange


class Criterion(StrEnum):
    """What options are scored on, each from 0 (the worst option here) to 1 (the best)."""

    TIME = "time"
    COST = "cost"
    UPKEEP = "upkeep"
    CERTAINTY = "certainty"


@dataclass(frozen=True, slots=True)
class Option:
    """One credential for this person. Costs are `None` where there is no road.

    `confidence` is that of the least sure of: the way in, the exam fee and the term.
    """

    credential: Credential
    verdict: Verdict
    reason: Message
    pathway: str
    eligible_from: date | None
    certified_on: date | None
    expires_on: date | None
    cost_to_certificate: MoneyRange | None
    cost_ten_years: MoneyRange | None
    cost_is_partial: bool
    confidence: Confidence
    scores: Mapping[Criterion, Decimal]
    total: Decimal | None
    dominated_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All options in the order asked for; `winner` has the highest total, if there is one."""

    today: date
    as_of: date | None
    data_version: str
    options: tuple[Option, ...]
    weights: Mapping[Criterion, Decimal]
    winner: str | None
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    confidence: Mapping[str, Confidence]
