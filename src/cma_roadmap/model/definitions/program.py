"""Training programs: what they are, what they cost, and who is seen to accredit them."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.values.base import (
    MOST_HOURS,
    Definition,
    Field,
    Identifier,
    IsoDate,
    model_validator,
)
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.money import Money, MoneyRange


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


class Term(StrEnum):
    """When a school lets newcomers begin."""

    WINTER = "winter"
    SPRING = "spring"
    SUMMER = "summer"
    FALL = "fall"


class Quantity(Definition):
    """A figure with its spread: 10th and 90th percentile where it is typical."""

    likely: int = Field(gt=0, le=MOST_HOURS)
    low: int = Field(gt=0, le=MOST_HOURS)
    high: int = Field(gt=0, le=MOST_HOURS)
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
    MERGED = "merged"
    """Its own entry ended on the day on which the same body began to accredit the whole school."""
    NOT_LISTED = "not_listed"
    """A list that should hold it did not on the day of the list, which proves no more than that."""
    UNKNOWN = "unknown"


class ActionKind(StrEnum):
    """What a body did about a school short of ending its accreditation, or that it closed."""

    WARNING = "warning"
    PROBATION = "probation"
    SHOW_CAUSE = "show_cause"
    """The school had to show why it should stay accredited."""
    OTHER = "other"
    """The list does not say which."""
    CLOSED = "closed"


class Action(Definition):
    """What was done about a school, and on which day; nothing later is told by the same source."""

    kind: ActionKind
    on: IsoDate


class Period(Definition):
    """When an accreditation was held, both days included; `None`: not known, or not over.

    `review_due` is written where nothing says that it ended: it was held until then at least.
    `next_review` is the day by which the body wants to look at it again. `action` is what was
    done about the school.
    """

    granted_on: IsoDate | None = None
    ended_on: IsoDate | None = None
    review_due: IsoDate | None = None
    next_review: IsoDate | None = None
    action: Action | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        days = [d for d in (self.granted_on, self.review_due, self.ended_on) if d is not None]
        if days != sorted(days):
            raise ValueError("granted_on comes first, then review_due, then ended_on")
        return self


class Accreditation(Period):
    """One piece of evidence; `accreditor` is the body's usual abbreviation or name.

    `of_parent`: of a school, that the entry stands at the institution it belongs to.
    """

    accreditor: str
    kind: AccreditationKind
    status: AccreditationStatus
    seen: str | None = None
    source: Identifier | None = None
    confidence: Confidence = Confidence.LOW
    note: str | None = None
    of_parent: bool = False


class Completions(Definition):
    """Awards made in one reporting year."""

    year: str
    count: int = Field(ge=0)


class Program(Definition):
    """A real program, or a typical one (`typical: true`) whose figures are medians.

    `months` is the calendar length at the school's own pace. `clock_hours` (`None`: unknown) holds
    everything, `externship_hours` the part of it at a workplace, `academic_hours` the rest when it
    is stated. `credit_hours` is what a school reports that counts in credits; the report does not
    tell semester from quarter credits. `intake` says in words when newcomers are taken, `terms` in
    which terms (none: not known). `institution_id` is `ipeds-` and the school's unit number,
    `level` the award level code of IPEDS. `listed_credential` is what a state's list says that it
    leads to, in the list's words. `for_holders_of`: it is meant for people who hold one of these
    credentials already, by its own name or page; empty: for anyone. `includes` are the shots, cards
    and checks (ids of clearances) that its own price pays for.
    """

    id: Identifier
    name: str
    award: Award
    training_kind: TrainingKind = TrainingKind.SCHOOL
    typical: bool = False
    institution: str | None = None
    institution_id: Identifier | None = None
    level: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    lat: Decimal | None = None
    lon: Decimal | None = None
    control: str | None = None
    website: str | None = None
    months: Quantity
    clock_hours: Quantity | None
    externship_hours: Quantity
    academic_hours: Quantity | None = None
    credit_hours: Quantity | None = None
    tuition: Price | None
    books: Price | None
    completions: Completions | None = None
    accreditation: tuple[Accreditation, ...] = ()
    intake: str | None = None
    terms: tuple[Term, ...] = ()
    listed_credential: str | None = None
    for_holders_of: tuple[Identifier, ...] = ()
    includes: tuple[Identifier, ...] = ()
    source: Identifier | None = None
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _holds_its_externship(self) -> Program:
        clock, part = self.clock_hours, self.externship_hours
        known = clock is not None and {clock.basis, part.basis} == {Basis.REPORTED}
        if clock is not None and known and part.likely > clock.likely:  # else one is typical
            raise ValueError(
                f"externship_hours are {part.likely}, but clock_hours, which include them, are "
                f"only {clock.likely}"
            )
        return self

    def is_meant_for(self, held: Collection[str]) -> bool:
        """Whether the course is for someone who holds these credentials."""
        return not self.for_holders_of or any(name in held for name in self.for_holders_of)

    @property
    def navigator(self) -> str | None:
        """The school's page at College Navigator; `None` for one that is not in IPEDS."""
        if self.institution_id is None:
            return None
        unit = self.institution_id.removeprefix("ipeds-")
        return f"https://nces.ed.gov/collegenavigator/?id={unit}"
