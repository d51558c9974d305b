"""One option of `compare`: a credential, a school or a whole road, for one person."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypedDict

from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.comparison import Acceptance, Criterion, PayBasis
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.shapes.cost import Price, UnknownPrice
from cma_roadmap.rendering.json.shapes.programs import GraduateEarnings
from cma_roadmap.rendering.json.shapes.search import OpenPrice, ScoreRange
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    Count,
    Currency,
    Day,
    Figure,
    Id,
    Length,
    Money,
    OptionId,
    Positive,
    Share,
    Shown,
    SignedAmount,
    StateLetters,
)


class CostOrNone(TypedDict):
    """A sum, null where there is no road or nothing is known; partial: at least this much."""

    low: Amount | None
    likely: Amount | None
    high: Amount | None
    currency: Currency
    partial: bool


class KnownPassRate(TypedDict):
    """Share of examinees who passed, in percent."""

    period: str
    population: str
    percent: Figure | None
    confidence: Confidence
    source: Id


class ExamFacts(TypedDict):
    """What the exam asks; null: the body has none."""

    items: Count | None
    minutes: Count | None
    passing_score: Figure | None
    score_low: Figure | None
    score_high: Figure | None
    delivery: str | None
    retake_wait: Length | None
    attempts: Count | None
    retake_fee: Money | None
    full_fee_again: bool | None
    pass_rates: list[KnownPassRate]


class RenewalFacts(TypedDict):
    """What keeping it asks; null is unknown."""

    term: Length | None
    ce_total: Count | None
    ce_unit: str
    ce_every: Length | None
    fee: Money | None
    annual_fee: Money | None
    grace: Length | None


class StateWord(TypedDict):
    """What the person's state says of it."""

    accepted: Acceptance
    source: Id | None
    state: StateLetters | None
    purpose: str | None


class CredentialScores(TypedDict):
    """Scores where credentials or roads are compared."""

    time: Share
    cost: Share
    upkeep: Share
    certainty: Share


class SchoolScores(TypedDict):
    """Scores where schools are compared."""

    time: Share
    cost: Share
    doors: Share
    certainty: Share


class CredentialRanges(TypedDict):
    """How far scores reach where credentials or roads are compared."""

    time: ScoreRange
    cost: ScoreRange
    upkeep: ScoreRange
    certainty: ScoreRange


class SchoolRanges(TypedDict):
    """How far scores reach where schools are compared."""

    time: ScoreRange
    cost: ScoreRange
    doors: ScoreRange
    certainty: ScoreRange


class Work(TypedDict):
    """What the state says of working by this road."""

    state: StateLetters
    verdict: Verdict
    permit_from: Day | None
    """When a permit for the time until then lets one work."""
    lacks: list[str]
    """What work still hangs on."""
    shut: list[str]
    """Other ways into the work that are closed by this road, each with the reason."""


class NoScores(TypedDict):
    """There is no road to be scored."""


class SchoolDoor(TypedDict):
    """A credential seen from the school."""

    credential: Id
    verdict: Verdict
    pathway: str
    closes: bool
    confidence: Confidence
    source: Id | None


class School(TypedDict):
    """The school of the option."""

    id: Id
    name: str
    institution: str | None
    city: str | None
    state: StateLetters | None
    control: str | None
    award: Award
    months: Positive
    hours: Positive | None
    miles: Figure | None
    tuition: Price | None
    per_month: Money | None
    state_median: Money | None
    state_programs: Count
    doors: list[SchoolDoor]
    earnings: GraduateEarnings | None


class Spread(TypedDict):
    """The least and the most."""

    low: Amount
    high: Amount
    currency: Currency


class SignedSpread(TypedDict):
    """The least and the most; below zero is a loss."""

    low: SignedAmount
    high: SignedAmount
    currency: Currency


class MonthsToPayOff(TypedDict):
    """Months of work after the certificate; null: never, as far as is known."""

    low: Count | None
    high: Count | None


class Payoff(TypedDict):
    """When it is earned back."""

    basis: PayBasis
    weeks_in_school: Count
    lost: Spread | None
    """Pay given up while in school; null: present pay was not told."""
    spent: Spread
    gain_per_month: SignedSpread
    months: MonthsToPayOff
    """Months of work after the certificate; null: never, as far as is known."""
    partial: bool


class Option(TypedDict):
    """One option, for this person."""

    id: OptionId
    name: str
    verdict: Verdict
    """Whether the credential is open today."""
    eligible_from: Day | None
    certified_on: Day | None
    cost_to_certificate: CostOrNone
    cost_ten_years: CostOrNone
    exam: ExamFacts | None
    """What the exam asks; null: the body has none."""
    renewal: RenewalFacts
    """What keeping it asks; null is unknown."""
    state: StateWord
    """What the person's state says of it."""
    confidence: Confidence
    scores: Annotated[dict[Criterion, Decimal], Shown(CredentialScores | SchoolScores | NoScores)]
    """From 0 to 1 by criterion; 1 is the best here. None where there is no road."""
    total: Share | None
    """The weighted mean of the scores."""
    dominated_by: list[OptionId]
    """Options that are better in something and worse in nothing."""
    expires_on: Day | None
    pathway: str
    """The way in that is planned, by its name."""
    reason: str
    missing: list[Id]
    """The fewest clauses that stop the person today."""
    unscored: list[Criterion]
    """Criteria whose score rests on a price that nobody found: it is taken in the middle."""
    credential: Id
    program: Id | None
    road: Verdict
    """Whether the way in that is planned is surely open."""
    usual_books: Money | None
    problem: str | None
    dearest_month: Money | None
    school: School | None
    """The school of the option."""
    payoff: Payoff | None
    """When it is earned back."""
    once: list[str]
    """All that is missing today, where anybody can get it within days; else empty."""
    may_work_from: Day | None
    """The first day of work in a state that asks for something before it; else null: see `work`."""
    work: Work | None
    """What the state says of working by this road; null where it asks for nothing before work."""
    unknown_prices: list[UnknownPrice]
    """Prices that are in no cost, because nobody found them."""
    open_prices: list[OpenPrice]
    """The prices that its scores rest on and that could tell it from the others."""
    score_ranges: Annotated[
        dict[Criterion, ScoreRange], Shown(CredentialRanges | SchoolRanges | NoScores)
    ]
    """How far the scores reach, whatever these prices turn out to be."""
    total_range: ScoreRange | None
