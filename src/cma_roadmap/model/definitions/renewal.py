"""What keeping a credential asks for: the parts of a renewal."""

from __future__ import annotations

from cma_roadmap.model.values.base import Definition, Identifier
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import DateRule, Duration


class CeCategory(Definition):
    """A kind of continuing education with the least that must be earned in it."""

    id: Identifier
    name: str
    minimum: Fact[int]


class ExamRenewal(Definition):
    """Renewing by passing the exam again: latest days before expiry."""

    pass_before_expiry: Fact[Duration]
    apply_before_expiry: Fact[Duration]


class Grace(Definition):
    """The time after expiry in which the credential can still be renewed."""

    length: Fact[Duration]
    counted: Fact[DateRule]


class AnnualFee(Definition):
    """A fee due each year; `first_year_included`: the application fee covers year one."""

    amount: Fact[Money]
    first_year_included: Fact[bool] | None = None
