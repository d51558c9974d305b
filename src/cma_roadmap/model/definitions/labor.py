"""Pay, outlook and next steps: what the work brings, and where it can lead."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from cma_roadmap.model.definitions.credential import NamedFact
from cma_roadmap.model.definitions.program import Price
from cma_roadmap.model.values.base import Definition, Field, Identifier, IsoDate, StateCode
from cma_roadmap.model.values.fact import Confidence, Fact


class AreaKind(StrEnum):
    """What sort of place a row of pay is for."""

    NATION = "nation"
    STATE = "state"
    TERRITORY = "territory"
    METRO = "metro"
    NONMETRO = "nonmetro"


class Occupation(Definition):
    """An occupation of the Standard Occupational Classification, by its `soc` code."""

    soc: str = Field(pattern=r"^\d{2}-\d{4}$")
    title: str


class PayRow(Definition):
    """Pay in one occupation and place. Percentiles run 10th, 25th, 50th, 75th, 90th, in US dollars.

    A figure that was not published is `None`. `area` is `US`, a state's letters or the code of a
    metropolitan or nonmetropolitan area. `wage_error` is the relative standard error of the mean
    hourly wage in percent. A row that is not `ranked` is too unsure to compare.
    """

    area: str
    kind: AreaKind
    state: StateCode | None = None
    name: str | None = None
    jobs: int | None = None
    hourly: tuple[Decimal | None, ...] = Field(min_length=5, max_length=5)
    annual: tuple[int | None, ...] = Field(min_length=5, max_length=5)
    hourly_mean: Decimal | None = None
    annual_mean: int | None = None
    jobs_per_1000: Decimal | None = None
    location_quotient: Decimal | None = None
    wage_error: Decimal | None = None
    ranked: bool = True
    note: str | None = None

    @property
    def hourly_median(self) -> Decimal | None:
        return self.hourly[2]

    @property
    def annual_median(self) -> int | None:
        return self.annual[2]


class PayTable(Definition):
    """All rows of one occupation, from one survey."""

    occupation: Occupation
    rows: tuple[PayRow, ...] = Field(min_length=1)


class Wages(Definition):
    """The file `wages.yaml`. The survey does not know who is certified: one pay for all of them."""

    period: str
    published: IsoDate
    source: Identifier
    confidence: Confidence
    currency: str = "USD"
    caveats: tuple[str, ...] = ()
    tables: tuple[PayTable, ...] = Field(min_length=1)


class Outlook(Definition):
    """Projected jobs of an occupation, or of the group that its page joins it with.

    `openings` are per year; `openings_of` names the group where they count a wider one.
    `second_hand` says who restated the figures where the page itself was not read.
    """

    occupation: str = Field(pattern=r"^\d{2}-\d{4}$")
    period: str
    jobs: int
    jobs_later: int | None = None
    percent: Decimal
    openings: int | None = None
    openings_of: str | None = None
    entry: str | None = None
    experience: str | None = None
    on_the_job: str | None = None
    source: Identifier
    seen: str | None = None
    confidence: Confidence
    also: tuple[Identifier, ...] = ()
    second_hand: str | None = None


class StepUp(StrEnum):
    """Where a next step leads, seen from a medical assistant."""

    LATERAL = "lateral"
    STEP_UP = "step_up"
    BRIDGE = "bridge"
    SECOND_STEP = "second_step"
    LONG_STEP = "long_step"
    SPECIALTY = "specialty"


class Months(Definition):
    """A length in months, low and high; `high` is `None` where there is no upper end."""

    low: int = Field(ge=0)
    high: int | None = None


class NextStep(Definition):
    """One occupation or role after medical assisting.

    `occupation` is `None` where no survey counts it. `length` is the usual schooling (value `None`:
    no fixed length). `schools` are the numbers of schools and awards that report the field.
    """

    id: Identifier
    title: str
    kind: StepUp
    occupation: str | None = Field(default=None, pattern=r"^\d{2}-\d{4}$")
    entry: tuple[Fact[str], ...] = Field(min_length=1)
    length: Fact[Months]
    credential: str | None = None
    cost: Price | None = None
    fields: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class FieldOfStudy(Definition):
    """How many schools teach a field, and how many awards they made in one year."""

    cip: str = Field(pattern=r"^\d{2}\.\d{4}$")
    title: str
    schools: int
    awards: int
    year: str
    source: Identifier


class CredentialPay(Definition):
    """What one survey says of pay with and without a certificate; amounts in US dollars an hour.

    Such surveys are answered by whoever likes to: they show a difference, not a cause.
    """

    year: str
    certified: str
    compared_with: str
    hourly_with: Decimal | None = None
    hourly_without: Decimal | None = None
    percent: Decimal | None = None
    responses: str | None = None
    source: Identifier
    confidence: Confidence
    note: str | None = None


class Premium(Definition):
    """What a certificate may add to pay, in percent: a range, on weak evidence."""

    low: Decimal
    high: Decimal
    label: str
    surveys: tuple[CredentialPay, ...] = Field(min_length=1)
    employers: tuple[NamedFact, ...] = ()
    unknown: tuple[str, ...] = ()


class Specialty(Definition):
    """A field of medicine that a medical assistant can work in: what it asks, what proves it.

    `catalogued` are credentials of the catalogue, `occupation` the nearest one with pay of its own.
    """

    id: Identifier
    title: str
    asks: tuple[NamedFact, ...] = Field(min_length=1)
    credentials: tuple[NamedFact, ...] = ()
    catalogued: tuple[Identifier, ...] = ()
    occupation: str | None = Field(default=None, pattern=r"^\d{2}-\d{4}$")
    unknown: tuple[str, ...] = ()


class Career(Definition):
    """The file `career.yaml`: outlook, employers, next steps, travel work, pay and certificates.

    `asked_by` is what employers, insurers and federal programs ask for, where a source says so.
    """

    outlooks: tuple[Outlook, ...] = Field(min_length=1)
    settings: tuple[NamedFact, ...] = ()
    work: tuple[NamedFact, ...] = ()
    steps: tuple[NextStep, ...] = Field(min_length=1)
    fields: tuple[FieldOfStudy, ...] = ()
    travel: tuple[NamedFact, ...] = ()
    premium: Premium
    outcomes: tuple[NamedFact, ...] = ()
    unknown: tuple[str, ...] = ()
    checked: IsoDate
    asked_by: tuple[NamedFact, ...] = ()
    specialties: tuple[Specialty, ...] = ()
