"""What keeping a credential asks for: the parts of a renewal, dues, and prices with two ends."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from cma_roadmap.model.values.base import Definition, Field, Identifier, IsoDate, model_validator
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.model.values.span import DateRule, Duration


class AmountRange(Definition):
    """The least and the most that something costs; the same amount twice where it has one price.

    A `likely` amount stands only where it is told how it was found.
    """

    low: Money
    high: Money
    likely: Money | None = None

    @model_validator(mode="after")
    def _ascends(self) -> AmountRange:
        if self.low.currency != self.high.currency:
            raise ValueError("write both ends of a range in one currency")
        if self.low.amount > self.high.amount:
            raise ValueError("write low and high so that they ascend")
        if self.likely is not None:
            MoneyRange(self.low, self.likely, self.high)
        return self

    @property
    def range(self) -> MoneyRange:
        """All three; where nobody tells what is likely, the higher end."""
        return MoneyRange(self.low, self.likely or self.high, self.high)


class Dues(Definition):
    """What a year of membership costs, by state; `student` is `None` where students pay alike."""

    active: Fact[AmountRange]
    student: Fact[AmountRange] | None = None


class CeCategory(Definition):
    """A kind of continuing education with the least that must be earned in it.

    What is earned is of one kind; one that goes `across` the others, such as that a body has
    approved it, may be said of any of it.
    """

    id: Identifier
    name: str
    minimum: Fact[int]
    across: bool = False


MOST_POINTS = 1000
Points = Annotated[Decimal, Field(gt=0, le=MOST_POINTS, max_digits=6, decimal_places=2)]


OTHER_CE = "other"
"""The kind of what is of none of the kinds that a body names, where it takes such points."""


class EarnedCe(Definition):
    """Continuing education that a person has earned: points, credits or hours, and on which day.

    `categories` are the kinds that it is of, `credentials` those that it is meant for, and
    `paper` is where its proof is.
    """

    title: Annotated[str, Field(min_length=1, max_length=200)]
    on: IsoDate
    points: Points
    categories: tuple[Identifier, ...] = ()
    credentials: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    paper: str | None = None


class ExamRenewal(Definition):
    """Renewing by passing the exam again: latest days before expiry."""

    pass_before_expiry: Fact[Duration]
    apply_before_expiry: Fact[Duration]


class Grace(Definition):
    """The time after expiry in which the credential can still be renewed.

    `fee` is what that costs on top of the usual fee, where the body says so.
    """

    length: Fact[Duration]
    counted: Fact[DateRule]
    fee: Fact[Money] | None = None


class Exemption(Definition):
    """Who owes no continuing education: those certified before a day.

    Whoever renewed after `unless_renewed_after` owes it all the same.
    """

    certified_before: IsoDate
    unless_renewed_after: IsoDate | None = None


class WayBack(Definition):
    """What a body asks of those who come back once it is too late to renew, as far as is known.

    `papers` go in with the application, `ce` is what must be proved, in the unit of the renewal.
    `open_for` is how long after the last valid day this road is open; `questions` are for the body.
    """

    papers: tuple[Fact[str], ...] = ()
    ce: Fact[int] | None = None
    open_for: Fact[Duration] | None = None
    questions: tuple[Fact[str], ...] = ()


class AnnualFee(Definition):
    """A fee due each year; `first_year_included`: the application fee covers year one.

    `counted` is how a year is counted to the last day to pay.
    """

    amount: Fact[Money]
    first_year_included: Fact[bool] | None = None
    counted: Fact[DateRule] | None = None
