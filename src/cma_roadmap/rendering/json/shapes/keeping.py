"""The types of the documents of `ce` and `renew`."""

from __future__ import annotations

from typing import TypedDict

from cma_roadmap.model.tracked.keeping import RenewalDay
from cma_roadmap.rendering.json.shapes.cost import AllHeld
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, Source
from cma_roadmap.rendering.json.shapes.roadmap import Goal
from cma_roadmap.rendering.json.shapes.search import EarnedPoints
from cma_roadmap.rendering.json.shapes.tracked import LoggedEvent
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    Code,
    Count,
    Currency,
    Day,
    Figure,
    Id,
    Positive,
)


class PointsToldAgain(TypedDict):
    """Points that the log had already, word for word."""

    title: str
    on: Day
    file: str
    line: Positive | None


class PointsOfKind(TypedDict):
    """One kind of continuing education: the least of it, and what of it was earned."""

    id: Id
    name: str
    minimum: Count | None
    earned: Figure
    left: Figure | None
    across: bool
    """Whether it goes across the other kinds, such as that the body has approved it."""


class FactSaid(TypedDict):
    """What a body says; `says` is null where it was looked for and not found."""

    says: str | None
    source: Id
    note: str | None


class PointsDoubt(TypedDict):
    """Why points may not count."""

    code: Code
    message: str


class PointsStanding(TypedDict):
    """Where a person stands with one credential."""

    credential: Id
    name: str
    body: str
    unit: str
    """What the body counts in."""
    held: bool
    """Whether it is in hand and can be renewed."""
    exempt: bool
    """Whether nothing is owed."""
    first: Day | None
    """The first day of the period in which points count now; null: no term is known."""
    due: Day | None
    """The last day of it."""
    expires_on: Day | None
    total: Count | None
    """How much is asked in the period; null: not known."""
    earned: Figure | None
    left: Figure | None
    """The least that keeps the total and all kinds at once; null: not known."""
    months_left: Figure | None
    a_month: Figure | None
    """How much a month that makes."""
    kinds: list[PointsOfKind]
    counted: list[EarnedPoints]
    not_counted: list[EarnedPoints]
    """What was earned for it outside the period."""
    carries_over: bool | None
    """Whether more than the total counts in the next period; null: not known."""
    takes_others: FactSaid | None
    """What it says of points that others have approved; null: nobody looked for it."""


class CeDocument(Head):
    """Continuing education.

    What `cma-roadmap ce list --json` and `ce plan` print, and `ce add` and `ce import` for the
    credentials that the points are for.
    """

    preview: bool
    """Whether nothing was written because only a preview was asked for."""
    written: list[LoggedEvent]
    """The lines of the log that were written just now."""
    new: list[EarnedPoints]
    """The points that are told for the first time."""
    again: list[PointsToldAgain]
    doubts: list[PointsDoubt]
    earned: list[EarnedPoints]
    """All that was earned, by day."""
    standings: list[PointsStanding]
    sources: list[Source]


class RenewalLimit(TypedDict):
    """A day that matters in a term."""

    what: RenewalDay
    day: Day
    days_late: int
    """How many days after the last valid one it is; below zero: before it."""
    source: Id | None


class RenewalPrice(TypedDict):
    """What falls due in a term; no amount: nobody could say."""

    code: Code
    step: Id
    """The step of the plan of all that is held."""
    due: Day
    low: Amount | None
    likely: Amount | None
    high: Amount | None
    source: Id | None


class RenewalTerm(TypedDict):
    """One term: its last day, what it asks, and what falls due."""

    number: Positive
    last: Day
    total: Count | None
    left: Figure | None
    """How much continuing education is still to be earned in it; null: not known, or none owed."""
    hours: Figure | None
    """How long that takes; null: not known."""
    limits: list[RenewalLimit]
    prices: list[RenewalPrice]


class RenewalByExam(TypedDict):
    """Renewing by passing the exam again."""

    minutes: Count | None
    low: Amount | None
    likely: Amount | None
    high: Amount | None


class RenewalChain(TypedDict):
    """One credential, several terms ahead."""

    credential: Id
    name: str
    body: str
    unit: str
    expires_on: Day | None
    renewable: bool | None
    """Whether it is in force or can still be renewed late; null: nobody can tell."""
    feasible: bool
    exempt: bool
    terms: list[RenewalTerm]
    by_exam: RenewalByExam | None
    """Null: the body names no such way."""
    early: FactSaid | None
    """What is known of renewing early; null: nothing."""
    late_fee: Amount | None
    """What coming back costs on top; null: not known, or none is named."""
    after_lapse: FactSaid | None
    papers: list[FactSaid]
    """What is asked of those who come back."""
    questions: list[FactSaid]
    """What to ask the body."""


class RenewalsDocument(Head):
    """Renewals.

    What `cma-roadmap renew --json` prints: the terms ahead of all that is held, the day of each
    threshold, and what falls due by year.
    """

    goal: Goal
    feasible: bool
    currency: Currency
    chains: list[RenewalChain]
    all_held: AllHeld
    findings: list[Finding]
    sources: list[Source]
