"""Money: exact decimal amounts with their currency, and ranges that are never averaged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from cma_roadmap.fast_start.lazy_classes import dataclass

CENT = Decimal("0.01")
_WRITTEN = r"(\d{1,12}(?:\.\d{1,2})?) ([A-Z]{3})"


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount, never a float; `currency` is an ISO 4217 code."""

    amount: Decimal
    currency: str = "USD"

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError("an amount of money is a Decimal, never a float")
        if not self.amount.is_finite():
            raise ValueError("an amount of money must be a number")
        object.__setattr__(self, "amount", self.amount.quantize(CENT))

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read `"125 USD"` or `"125.50 USD"`.

        Raises:
            ValueError: the text is anything else.
        """
        match = re.fullmatch(_WRITTEN, text, re.ASCII)
        if match is None:
            raise ValueError(
                'write an amount as quoted text with its currency, such as "125.00 USD"'
            )
        return cls(Decimal(match[1]), match[2])

    @property
    def as_range(self) -> MoneyRange:
        return MoneyRange(self, self, self)

    def __add__(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)

    def times(self, factor: Decimal | int) -> Money:
        return Money(self.amount * factor, self.currency)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


ZERO = Money(Decimal(0))


@dataclass(frozen=True, slots=True)
class MoneyRange:
    """The least, the most likely and the most that something is known to cost."""

    low: Money
    likely: Money
    high: Money

    def __post_init__(self) -> None:
        if not self.low.currency == self.likely.currency == self.high.currency:
            raise ValueError("a range of money must be in one currency")
        if not self.low.amount <= self.likely.amount <= self.high.amount:
            raise ValueError("a range of money must ascend: low, likely, high")

    @property
    def currency(self) -> str:
        return self.low.currency

    def times(self, factor: Decimal | int) -> MoneyRange:
        return MoneyRange(
            self.low.times(factor), self.likely.times(factor), self.high.times(factor)
        )

    def __add__(self, other: MoneyRange) -> MoneyRange:
        return MoneyRange(self.low + other.low, self.likely + other.likely, self.high + other.high)


NOTHING = ZERO.as_range


def total(ranges: Iterable[MoneyRange]) -> MoneyRange:
    """The sum of `ranges`, to the cent; nothing at all is zero dollars.

    Raises:
        ValueError: they are in several currencies.
    """
    known = list(ranges)
    if len(known) <= 1:
        return known[0] if known else NOTHING
    return MoneyRange(
        _sum([each.low for each in known]),
        _sum([each.likely for each in known]),
        _sum([each.high for each in known]),
    )


def _sum(amounts: list[Money]) -> Money:
    currency = amounts[0].currency
    for other in amounts:
        if other.currency != currency:
            raise ValueError(f"cannot add {other.currency} to {currency}")
    return Money(sum([each.amount for each in amounts], ZERO.amount), currency)
