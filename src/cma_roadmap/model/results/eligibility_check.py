"""The result of checking every pathway of every credential for one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cma_roadmap.model.results.assessment import CredentialAssessment
from cma_roadmap.model.values.fact import Confidence, Source


@dataclass(frozen=True, slots=True)
class Eligibility:
    """All credentials judged on `today`, with the sources of the rules."""

    today: date
    as_of: date | None
    data_version: str
    credentials: tuple[CredentialAssessment, ...]
    sources: tuple[Source, ...]
    confidence: Mapping[str, Confidence]
