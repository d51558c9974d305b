"""The document of `programs` and `programs show`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from cma_roadmap.model.definitions.program import (
    AccreditationKind,
    AccreditationStatus,
    ActionKind,
    Award,
    Basis,
)
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.assessment import Answer, Verdict
from cma_roadmap.model.results.program_matches import Accredited, SortBy
from cma_roadmap.model.values.fact import Confidence, Tier
from cma_roadmap.rendering.json.shapes.cost import Price
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, Source
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    Count,
    Currency,
    Day,
    Distance,
    Id,
    Latitude,
    Longitude,
    Money,
    Positive,
    RuleKind,
    Share,
    Shown,
    StateLetters,
    Url,
    Weight,
)


class Completions(TypedDict):
    """Awards made in one reporting year."""

    year: str
    count: Count


class SchoolAction(TypedDict):
    """What its accreditor did about a school, short of ending the accreditation; or it closed."""

    kind: ActionKind
    on: Day


class ProgramAccreditation(TypedDict):
    """What one source says of who accredits the program or the school."""

    accreditor: str
    status: AccreditationStatus
    seen: str | None
    tier: Tier | None
    source: Id | None
    kind: AccreditationKind
    confidence: Confidence
    note: str | None
    granted_on: Day | None
    ended_on: Day | None
    next_review: Day | None
    """When the body means to look at it again; what came of a day that is past is not known."""
    action: SchoolAction | None


class AccreditorAnswer(TypedDict):
    """Whether one body accredits the program: only `open` opens the CMA (AAMA)."""

    accreditor: str
    answer: Answer
    """`school_only`: it accredits the school, and lists no program of its own there."""
    seen: str | None
    """The day of the list, or what the page shows."""
    ended_on: Day | None
    next_review: Day | None
    confidence: Confidence | None
    source: Id | None


class MedianAfter(TypedDict):
    """What half of the graduates who work earn less than, in a year."""

    years: Positive
    median: Amount | None


class GraduateEarnings(TypedDict):
    """What graduates of the field at this school earn; never the pay of an occupation."""

    after: list[MedianAfter]
    currency: Currency
    share_of_field: Share | None
    """How much of the field is medical assisting, from 0 to 1; null: not known."""
    shared_by_locations: Positive
    suppressed: bool
    """Too few graduates: nothing is published."""
    high_school: Amount | None
    """What people with a high-school diploma alone earn in the state."""
    high_school_year: str
    source: Id
    high_school_source: Id


class OccupationPay(TypedDict):
    """What everybody who works as a medical assistant earns in a place."""

    area: str
    name: str
    period: str
    hourly_median: Amount | None
    currency: Currency
    source: Id | None


class MayOpen(TypedDict):
    """A program of which nobody can tell if it opens what was asked for."""

    id: Id
    accreditors: list[AccreditorAnswer]


class Quantity(TypedDict):
    """A figure with its spread."""

    low: Positive
    likely: Positive
    high: Positive
    basis: Basis
    source: Id
    note: str | None


class ProgramFacts(TypedDict):
    """One program: what the first version of the contract had."""

    id: Id
    institution: str | None
    city: str | None
    state: StateLetters | None
    zip: str | None
    lat: Latitude | None
    lon: Longitude | None
    award: Award
    months: Positive
    """Calendar months, likely figure."""
    hours: Positive | None
    """Clock hours, likely figure."""
    tuition: Price | None
    completions: Completions | None
    """Awards made in one reporting year."""
    accreditation: list[ProgramAccreditation]
    opens: list[Id]
    """Credentials whose way in the program satisfies."""
    closes: list[Id]
    """Credentials whose way in it does not."""
    website: Url | None


class ProgramDetails(TypedDict):
    """What was added to it later."""

    cannot_tell: list[Id]
    miles: Weight | None
    miles_basis: Literal["point", "zip"] | None
    """What the miles are counted to: the school's own point, or the middle of its ZIP code."""
    name: str
    typical: bool
    level: str | None
    control: str | None
    training_kind: TrainingKind
    months_range: Quantity
    hours_range: Quantity | None
    externship_hours: Quantity
    academic_hours: Quantity | None
    credit_hours: Quantity | None
    tuition_note: str | None
    books: Price | None
    books_note: str | None
    navigator: Url | None
    listed_credential: str | None
    intake: str | None
    notes: list[str]
    source: Id | None
    accreditors: list[AccreditorAnswer]
    """CAAHEP and ABHES, each for itself."""
    sure: Confidence | None
    """How sure it is that it opens what `--opens` asked for."""
    earnings: GraduateEarnings | None


class ListedProgram(ProgramFacts, ProgramDetails):
    """One program."""


class Near(TypedDict):
    """The place that miles are counted from."""

    place: str
    lat: Latitude
    lon: Longitude


class WantedProgram(TypedDict):
    """What was asked for."""

    state: StateLetters | None
    near: Near | None
    within: Distance | None
    award: Award | None
    max_cost: Money | None
    max_months: Positive | None
    accredited: Accredited | None
    opens: Id | None


class ProgramSearch(TypedDict):
    """What was looked for, and how many fit."""

    wanted: WantedProgram
    sort: SortBy
    searched: Count
    fit: Count
    unknown_cost: Count
    unknown_place: Count
    may_open: Count
    unranked: Count
    """How many have no figure to sort by, and come last."""


class DoorClause(TypedDict):
    """One rule of the way in, for this program."""

    text: str
    verdict: Verdict
    sources: list[Id]
    id: Id
    kind: RuleKind
    reason: str


class Door(TypedDict):
    """One credential seen from the program."""

    credential: Id
    verdict: Verdict
    pathway: str
    clauses: list[DoorClause]
    other_ways: list[str]
    sources: list[Id]
    name: str
    rests_on: list[ProgramAccreditation]
    confidence: Confidence


class HoursAsked(TypedDict):
    """Hours that a way in asks for, beside those of the program."""

    credential: Id
    pathway: str
    which: Annotated[str, Shown(Literal["clock", "academic", "externship"])]
    needed: Count | None
    have: Count | None
    verdict: Verdict
    sources: list[Id]


class PriceStanding(TypedDict):
    """Its price beside others."""

    per_month: Money | None
    state_median: Money | None
    programs: Count
    worked_out: Count


class ProgramsDocument(Head):
    """Training programs.

    What `cma-roadmap programs --json` and `programs show ID --json` print: the programs that fit
    with the search, or one program with its doors.
    """

    programs: list[ListedProgram]
    search: ProgramSearch | None
    """What was looked for, and how many fit."""
    doors: list[Door] | None
    hours_asked: list[HoursAsked] | None
    price_standing: PriceStanding | None
    """Its price beside others."""
    findings: list[Finding]
    sources: list[Source]
    may_open: list[MayOpen] | None
    """Programs of which nobody can tell if they open what was asked for, the likeliest first."""
    pay_of_occupation: OccupationPay | None
