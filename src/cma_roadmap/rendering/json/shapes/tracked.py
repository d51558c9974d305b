"""The types of the documents of `done`, `undo`, `log`, `next`, `status` and `diff`."""

from __future__ import annotations

from typing import TypedDict

from cma_roadmap.model.results.network import Listed, Phase
from cma_roadmap.model.tracked.happened import Outcome
from cma_roadmap.model.tracked.moves import StepChange, Why
from cma_roadmap.rendering.json.shapes.cost import CostLine, Sum
from cma_roadmap.rendering.json.shapes.every_document import Head
from cma_roadmap.rendering.json.shapes.roadmap import AboutPlan
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    Code,
    Count,
    Currency,
    Day,
    Figure,
    Id,
    Length,
    Positive,
    Sha256,
    SignedAmount,
)


class LoggedCourse(TypedDict):
    """Continuing education that was earned."""

    title: str
    points: Figure
    categories: list[Id]
    credentials: list[Id]
    """The credentials that it is meant for."""


class LoggedEvent(TypedDict):
    """One line of a log. A line that takes another one back has no step."""

    number: Positive
    told_on: Day
    step: Id | None
    on: Day | None
    """The day on which the step was over, or had begun."""
    begun: bool
    """Whether it had only begun on that day."""
    credential: Id | None
    """Whose exam or renewal it is part of."""
    cost: Amount | None
    """What was paid, in US dollars; null: not told."""
    result: Outcome | None
    paper: str | None
    undoes: Positive | None
    """The number of the line that this one takes back."""
    course: LoggedCourse | None
    """The points that were earned, where `step` is `ce`."""


class Surprise(TypedDict):
    """What the plan expected otherwise."""

    code: Code
    step: Id
    message: str


class LogDocument(Head):
    """What happened.

    What `cma-roadmap done --json` prints, and `undo` and `log show`: all lines of the log, and what
    was just written or taken back.
    """

    written: list[Positive]
    """The numbers of the lines that were written just now."""
    undone: Positive | None
    """The number of the line that was taken back just now."""
    events: list[LoggedEvent]
    surprises: list[Surprise]


class DueStep(TypedDict):
    """A step to do."""

    step: Id
    title: str
    phase: Phase
    start: Day
    end: Day
    """The day after its last day."""
    latest: Day | None
    """The last day on which it can begin without cost; null: none is known."""
    critical: bool
    """Whether it decides the day of the certificate."""
    costs: list[CostLine]
    documents: list[str]
    listed: Listed
    """What the lines of `documents` are."""


class NextDocument(AboutPlan):
    """What to do now.

    What `cma-roadmap next --json` prints: the actions of a week and of a month, what a delay costs
    soonest first.
    """

    week: list[DueStep]
    """What begins within seven days."""
    month: list[DueStep]
    """What begins after that, within 31 days."""
    under_way: list[DueStep]
    """What has begun and is not over."""
    later: DueStep | None
    """The first thing to do after that."""


class LateStep(TypedDict):
    """A step that should have been over by now."""

    step: Id
    title: str
    due: Day
    """Its last day in the first plan."""
    now: Day
    """Its first day in this plan."""
    days: Count
    """How many days ago it was due."""


class PaidSoFar(TypedDict):
    """Money spent and to come."""

    currency: Currency
    spent: Amount
    """What the log tells was paid."""
    unpriced: Count
    """How many lines of the log tell no price: that much is not in `spent`."""
    to_certificate: Sum
    """What is still to be paid up to the certificate."""


class CauseValue(TypedDict):
    """What something was or is: one of these, the others are null."""

    day: Day | None
    length: Length | None
    amount: Amount | None
    text: str | None


class MoveCause(TypedDict):
    """Because of what something moved."""

    why: Why
    message: str
    step: Id | None
    ref: str | None
    """The option, the price or the wait that it is about."""
    old: CauseValue | None
    new: CauseValue | None
    source: Id | None


class FirstPlan(TypedDict):
    """The first plan that was kept, and how far this one has slipped from it."""

    made_on: Day
    certified_on: Day | None
    days: int | None
    """By how many days the certificate moved; more than zero is later."""
    dollars: SignedAmount
    """By how much the known prices of what is still ahead changed, in US dollars."""
    partial: bool
    cause: Count | None
    """The place in `causes` of what moved the certificate."""
    causes: list[MoveCause]


class StatusDocument(AboutPlan):
    """Where a plan stands.

    What `cma-roadmap status --json` prints: done, next, late, money, and the slip from the first
    plan.
    """

    done: list[LoggedEvent]
    next: list[DueStep]
    late: list[LateStep]
    money: PaidSoFar
    first: FirstPlan | None


class ComparedPlan(TypedDict):
    """One of two plans."""

    today: Day
    as_of: Day | None
    data_version: Sha256
    feasible: bool
    certified_on: Day | None


class StepMove(TypedDict):
    """A step that is not where it was, or not for the same price. Ends are exclusive."""

    step: Id
    title: str
    change: StepChange
    done: bool
    old_start: Day | None
    old_end: Day | None
    new_start: Day | None
    new_end: Day | None
    days: int | None
    """By how many days its first day moved; more than zero is later."""
    old_price: Amount | None
    """The sum of its known prices, in US dollars; null: none is known."""
    new_price: Amount | None
    cause: Count
    """The place of its cause in `causes`."""


class DiffDocument(Head):
    """What moved.

    What `cma-roadmap diff OLD NEW --json` prints, and `plan --against`: every step that moved from
    one plan to another, and because of what. The day and the data are those of the new plan.
    """

    old: ComparedPlan
    new: ComparedPlan
    moved: bool
    days: int | None
    """By how many days the certificate moved; null where a plan has none."""
    dollars: SignedAmount
    """By how much the known prices of what is still ahead changed, in US dollars."""
    partial: bool
    """Whether a price in it is not known."""
    cause: Count | None
    """The place in `causes` of what moved the certificate."""
    causes: list[MoveCause]
    moves: list[StepMove]
