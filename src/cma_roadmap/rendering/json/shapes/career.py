"""The document of `career`."""

from __future__ import annotations

from typing import Annotated, Any, TypedDict

from cma_roadmap.model.definitions.jurisdiction import Accepted
from cma_roadmap.model.definitions.labor import AreaKind, Months, StepUp
from cma_roadmap.model.traveling.two_states import CertificateNeeded, Crossing
from cma_roadmap.model.values.fact import Confidence, Fact
from cma_roadmap.rendering.json.shapes.cost import Price
from cma_roadmap.rendering.json.shapes.definitions import (
    FieldInFull,
    NamedFactInFull,
    OccupationInFull,
    OutlookInFull,
    PremiumInFull,
    StateInFull,
    Version,
)
from cma_roadmap.rendering.json.shapes.eligibility import Packing
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, ReadSource
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    AtLeastOne,
    Count,
    Currency,
    Day,
    Figure,
    Id,
    OccupationCode,
    Positive,
    Shown,
    SignedAmount,
    StateLetters,
)

TextFact = Annotated[list[Version[Any]], Shown(Fact[str])]
MonthsFact = Annotated[list[Version[Any]], Shown(Fact[Months])]


class Percentiles(TypedDict):
    """Pay by percentile."""

    p10: Amount | None
    p25: Amount | None
    p50: Amount | None
    p75: Amount | None
    p90: Amount | None


class HourlyPercentiles(Percentiles):
    """Pay an hour by percentile; null: not published."""


class AnnualPercentiles(Percentiles):
    """Pay a year by percentile; null: not published."""


class PayOfStep(TypedDict):
    """Pay in the occupation of a step."""

    hourly: HourlyPercentiles
    annual: AnnualPercentiles
    jobs: Count | None
    difference: SignedAmount | None
    """How far the median of a year is from a medical assistant's."""


class StepPay(TypedDict):
    """Pay in the whole country and in the state."""

    nation: PayOfStep
    state: PayOfStep | None


class CareerStep(TypedDict):
    """One occupation or role after medical assisting."""

    id: Id
    title: str
    kind: StepUp
    occupation: OccupationInFull | None
    soc: OccupationCode | None
    entry: Annotated[list[TextFact], AtLeastOne]
    length: MonthsFact
    credential: str | None
    cost: Price | None
    pay: StepPay
    outlook: OutlookInFull | None
    fields: list[FieldInFull]
    notes: list[str]
    unknown: list[str]


class CareerSpecialty(TypedDict):
    """A field of medicine that a medical assistant can work in."""

    id: Id
    title: str
    asks: list[NamedFactInFull]
    credentials: list[NamedFactInFull]
    catalogued: list[Id]
    """Credentials of the catalogue that prove it."""
    occupation: OccupationInFull | None
    """The nearest occupation with pay of its own; null: none."""
    soc: OccupationCode | None
    pay: StepPay
    unknown: list[str]


class PayRow(TypedDict):
    """Pay of medical assistants in one place."""

    area: str
    kind: AreaKind
    state: StateLetters | None
    name: str | None
    jobs: Count | None
    hourly: HourlyPercentiles
    annual: AnnualPercentiles
    hourly_mean: Amount | None
    annual_mean: Amount | None
    jobs_per_1000: Figure | None
    location_quotient: Figure | None
    wage_error: Figure | None
    ranked: bool
    rank: Positive | None
    """Its place by median pay an hour; null: too unsure to be ranked, or no state."""
    note: str | None


class Pay(TypedDict):
    """Pay of medical assistants, certified or not: the survey does not know."""

    occupation: OccupationInFull | None
    period: str
    published: Day
    currency: Currency
    nation: PayRow | None
    state: PayRow | None
    area: PayRow | None
    states: list[PayRow]
    areas: list[PayRow]
    caveats: list[str]
    source: Id
    confidence: Confidence


class WayIn(TypedDict):
    """One way into the work."""

    route: Id | None
    name: str | None
    steps: list[Id]


class TravelSide(TypedDict):
    """One of two states; rules are null where none are kept of it."""

    id: StateLetters
    name: str
    recorded: bool
    """Whether a rule was found."""
    older: bool
    certificate: CertificateNeeded
    ways: list[WayIn]
    keeping: list[Id]
    proofs: list[Id]
    interim_permits: list[Id]
    papers: list[str]
    rules: StateInFull | None


class PayThereAndHere(TypedDict):
    """Pay in both states."""

    here: PayRow | None
    there: PayRow | None
    difference: SignedAmount | None


class AcceptedThereAndHere(TypedDict):
    """Whether each state takes a credential."""

    credential: Id
    name: str | None
    here: Accepted | None
    there: Accepted | None


class CrossedStep(TypedDict):
    """What crossing the line means for one step."""

    step: Id
    title: str
    answer: Crossing
    ways: list[int]


class CrossingTheLine(TypedDict):
    """What crossing the line means."""

    known: bool
    stays_behind: list[str]
    training_is_local: bool
    steps: list[CrossedStep]


class TravelBetween(TypedDict):
    """Travel work between two states."""

    here: TravelSide
    there: TravelSide
    pay: PayThereAndHere
    credentials: list[AcceptedThereAndHere]
    crossing: CrossingTheLine


class SourceNote(TypedDict):
    """What to know of a source."""

    source: Id
    text: str


class CareerFacts(TypedDict):
    """All that the data says of pay and career."""

    steps: list[CareerStep]
    pay: Pay
    """Pay of medical assistants, certified or not: the survey does not know."""
    outlook: OutlookInFull | None
    retold_outlook: OutlookInFull | None
    """A later projection that others restate; its own page was not read."""
    premium: PremiumInFull
    settings: list[NamedFactInFull]
    work: list[NamedFactInFull]
    travel: list[NamedFactInFull]
    travel_between: TravelBetween | None
    """Travel work between two states."""
    outcomes: list[NamedFactInFull]
    unknown: list[str]
    checked: Day
    travel_further: list[TravelBetween]
    """The same of further states of travel work."""
    packing: Packing | None
    """What to get, to show and to ask for work in other states."""
    asked_by: list[NamedFactInFull]
    """What employers, insurers and federal programs ask for."""
    specialties: list[CareerSpecialty]


class CareerDocument(Head, CareerFacts):
    """Pay and career.

    What `cma-roadmap career --json` prints: every figure of pay, every next step, and the rules of
    travel work.
    """

    notes: list[SourceNote]
    findings: list[Finding]
    sources: list[ReadSource]
