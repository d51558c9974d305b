"""How long a body takes, and how long it waits."""

from __future__ import annotations

from enum import StrEnum

from cma_roadmap.model.values.base import Definition, Field
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.span import Duration


class WaitUnit(StrEnum):
    """How a waiting time is counted."""

    DAYS = "days"
    BUSINESS_DAYS = "business_days"
    WEEKS = "weeks"
    HOURS = "hours"


class Wait(Definition):
    """A processing time from `low` to `high`, both in `unit`."""

    low: int = Field(ge=0)
    high: int = Field(ge=0)
    unit: WaitUnit


class DiplomaProof(Definition):
    """Proof of the diploma after an exam that was sat before it: until then all is provisional.

    `within` is the time from the exam in which the body must have it, `processing` how long it then
    takes to make the certificate a full one; `accepted` is what counts as proof.
    """

    within: Fact[Duration]
    processing: Fact[Wait]
    accepted: Fact[str]
