"""Training programs: what they are, what they cost, and who is seen to accredit them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from cma_roadmap.model.base import Definition, Field, Identifier, model_validator
from cma_roadmap.model.fact import Confidence
from cma_roadmap.model.money import Money, MoneyRange
from cma_roadmap.model.requirement import TrainingKind


class Award(StrEnum):
    """What a finished program gives."""

    CERTIFICATE = "certificate"
    ASSOCIATE = "associate"
    APPRENTICESHIP = "apprenticeship"


class Basis(StrEnum):
    """Where a figure comes from: printed by the school, worked out from its prices, or typical."""

    REPORTED = "reported"
    ESTIMATED = "estimated"
    DEFAULT = "default"


class Quantity(Definition):
    """A figure with its spread: 10th and 90th percentile where it is typical."""

    likely: int = Field(gt=0)
    low: int = Field(gt=0)
    high: int = Field(gt=0)
    basis: Basis
    source: Identifier
    note: str | None = None

    @model_validator(mode="after")
    def _ascends(self) -> Quantity:
        if not self.low <= self.likely <= self.high:
            raise ValueError("write low, likely and high so that they ascend")
        return self


class Price(Definition):
    """A price with its spread, for the whole program."""

    likely: Money
    low: Money
    high: Money
    basis: Basis
    source: Identifier
    note: str | None = None

    @model_validator(mode="after")
    def _ascends(self) -> Price:
        if not self.low.amount <= self.likely.amount <= self.high.amount:
            raise ValueError("write low, likely and high so that they ascend")
        return self

    @property
    def range(self) -> MoneyRange:
        return MoneyRange(self.low, self.likely, self.high)


class AccreditationKind(StrEnum):
    """Accreditation of the medical assisting program, or of the whole school: different things."""

    PROGRAMMATIC = "programmatic"
    INSTITUTIONAL = "institutional"


class AccreditationStatus(StrEnum):
    """What the evidence says. Absence of evidence is `unknown`, never `not accredited`."""

    ACCREDITED = "accredited"
    ASSUMED = "assumed"
    """Taken as given for a typical program: to be checked for the real one."""
    FORMER = "former"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Accreditation(Definition):
    """One piece of evidence; `accreditor` is the body's usual abbreviation or name."""

    accreditor: str
    kind: AccreditationKind
    status: AccreditationStatus
    seen: str | None = None
    source: Identifier | None = None
    confidence: Confidence = Confidence.LOW
    note: str | None = None


class Completions(Definition):
    """Awards made in one reporting year."""

    year: str
    count: int = Field(ge=0)


class Program(Definition):
    """A real program, or a typical one (`typical: true`) whose figures are medians.

    `months` is the calendar length at the school's own pace. `clock_hours` (`None`: unknown) holds
    everything, `externship_hours` the part of it at a workplace, `academic_hours` the rest when it
    is stated.
    """

    id: Identifier
    name: str
    award: Award
    training_kind: TrainingKind = TrainingKind.SCHOOL
    typical: bool = False
    institution: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    lat: Decimal | None = None
    lon: Decimal | None = None
    control: str | None = None
    website: str | None = None
    navigator: str | None = None
    months: Quantity
    clock_hours: Quantity | None
    externship_hours: Quantity
    academic_hours: Quantity | None = None
    tuition: Price | None
    books: Price | None
    completions: Completions | None = None
    accreditation: tuple[Accreditation, ...] = ()
    intake: str | None = None
    notes: tuple[str, ...] = ()
