"""Prices of which only the two ends are known, as a person writes them in YAML."""

from __future__ import annotations

from cma_roadmap.model.values.base import Definition, model_validator
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.money import Money


class AmountRange(Definition):
    """The least and the most that something costs; the same amount twice where it has one price.

    There is no likely amount: no source states one.
    """

    low: Money
    high: Money

    @model_validator(mode="after")
    def _ascends(self) -> AmountRange:
        if self.low.currency != self.high.currency:
            raise ValueError("write both ends of a range in one currency")
        if self.low.amount > self.high.amount:
            raise ValueError("write low and high so that they ascend")
        return self


class Dues(Definition):
    """What a year of membership costs, by state; `student` is `None` where students pay alike."""

    active: Fact[AmountRange]
    student: Fact[AmountRange] | None = None
