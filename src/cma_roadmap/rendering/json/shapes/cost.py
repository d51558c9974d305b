"""Money in documents: every price with its day, and the sums of the known ones."""

from __future__ import annotations

from typing import Annotated, TypedDict

from cma_roadmap.model.definitions.aid import AidKind
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.beside_totals import ExtraKind
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    Code,
    Currency,
    Day,
    Id,
    Month,
    Positive,
    Shown,
)


class KnownOrNot(TypedDict):
    """Amounts that are all null where nobody could tell them."""

    low: Amount | None
    likely: Amount | None
    high: Amount | None


class CostRange(TypedDict):
    """What a road costs up to the certificate."""

    currency: Currency
    low: Amount
    likely: Amount
    high: Amount
    known: bool
    """Whether anything of it is known: else 0 is no price."""


class Price(TypedDict):
    """A price for the whole program, with its spread."""

    low: Amount
    likely: Amount
    high: Amount
    currency: Currency
    basis: Basis
    source: Id


class CostLine(TypedDict):
    """One price; its amounts are null where nobody could tell it."""

    code: Code
    label: str
    low: Amount | None
    likely: Amount | None
    high: Amount | None
    currency: Currency
    basis: Basis
    source: Id | None


class Amounts(TypedDict):
    """The least, the most likely and the most that something costs."""

    low: Amount
    likely: Amount
    high: Amount


class MonthAmount(TypedDict):
    """What falls due in one month."""

    month: Month
    low: Amount
    likely: Amount
    high: Amount
    partial: bool
    """Whether a price in it is not known: then it is at least this much."""


class UnknownPrice(TypedDict):
    """A price that nobody found; it is in no sum."""

    code: Code
    what: str
    ask: str | None
    """Who can tell, with a telephone number or a page where one is recorded."""
    times: Positive
    """How often it falls due."""
    before_certificate: bool


class YearAmount(TypedDict):
    """What falls due in one year."""

    year: Positive
    low: Amount
    likely: Amount
    high: Amount
    partial: bool
    """Whether a price in it is not known: then it is at least this much."""


class Sum(TypedDict):
    """A sum of prices."""

    low: Amount
    likely: Amount
    high: Amount
    partial: bool
    """Whether a price in it is not known: then it is at least this much."""
    known: bool
    """Whether anything of it is known: else 0 is no price."""


class PhaseSum(TypedDict):
    """What a phase costs."""

    low: Amount
    likely: Amount
    high: Amount
    partial: bool
    """Whether a price in it is not known: then it is at least this much."""


class DueLine(TypedDict):
    """A price with the day on which it falls due."""

    step: Id
    phase: Phase
    code: Code
    label: str
    low: Amount | None
    likely: Amount | None
    high: Amount | None
    currency: Currency
    basis: Basis
    source: Id | None
    due: Day
    before_certificate: bool


class Cost(TypedDict):
    """What the plan costs."""

    currency: Currency
    low: Amount
    likely: Amount
    high: Amount
    by_phase: dict[Phase, PhaseSum]
    """The sums by phase; a phase without a known price is left out."""
    by_month: list[MonthAmount]
    partial: bool
    """Whether a price is not known: then every sum it belongs to is at least this much."""
    to_certificate: Sum
    """Everything up to the certificate."""
    ten_years: Sum | None
    """With ten years of holding it; null where there is no plan, or one of several credentials, or
    nothing of it is known."""
    aid: Amount
    """Money of others that was promised, by the profile."""
    to_pay: Sum
    """What is left to pay up to the certificate."""
    to_pay_by_month: list[MonthAmount]
    usual_books: Amount | None
    """What books usually cost, where a school tells its tuition but not that. In no sum."""
    lines: list[DueLine]
    """Every price, in the order in which they fall due; all sums are sums of these."""
    by_year: list[YearAmount]
    """Every year in which something falls due."""
    known: bool
    """Whether anything of it is known: else 0 is no price."""
    unknown_prices: list[UnknownPrice]
    """The prices that nobody found, each once."""
    ten_years_unknown: list[UnknownPrice]
    """The same with those of ten years of holding it."""


class Extra(TypedDict):
    """An amount that is in no total; null where it is not known."""

    kind: ExtraKind
    label: str
    low: Amount | None
    likely: Amount | None
    high: Amount | None
    currency: Currency
    due: Day | None
    saves: Amount | None
    why: str
    confidence: Confidence
    sources: list[Id]


class AidFact(TypedDict):
    """What a source says of it."""

    label: str
    text: str
    source: Id


class AidQuestion(TypedDict):
    """A question on who else may pay."""

    id: Id
    kind: Annotated[str, Shown(AidKind)]
    question: str
    ask: str
    """Whom to ask."""
    facts: list[AidFact]


class HeldCredential(TypedDict):
    """One of the credentials that are held."""

    credential: Id
    name: str
    pathway: Id
    """`holder`, `way-back`, or a way in by exam."""
    verdict: Verdict
    feasible: bool
    """Whether it can be kept, or had back."""
    certified_on: Day | None
    expires_on: Day | None
    """The last day on which it is valid; null where that is not sure."""
    through: Day | None
    """The last day of the last term that the plan shows; the last fee where no term ends."""


class HeldCard(TypedDict):
    """A card, shot or test in hand that runs out."""

    id: Id
    name: str
    expires_on: Day


class PartAmount(TypedDict):
    """What falls due in one year for one credential, for the cards or for the state."""

    part: Id
    """The id of a credential, `card` or `state`."""
    year: Positive
    low: Amount
    likely: Amount
    high: Amount
    partial: bool
    """Whether a price in it is not known: then it is at least this much."""


class AllHeld(TypedDict):
    """All that is held, credential by credential. Their ids begin the ids of their steps."""

    credentials: list[HeldCredential]
    cards: list[HeldCard]
    through: Day | None
    """The plan is whole through this day; what falls due later is told in part."""
    by_year: list[PartAmount]
    """The costs of each year by what they are for; with each year's parts they add up to it."""
