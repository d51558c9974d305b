"""Amounts of pay as they are shown: by the hour to the cent, by the year in whole dollars."""

from __future__ import annotations

from decimal import Decimal

from cma_roadmap.model.definitions.labor import PayRow
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.words import Words

UNPUBLISHED = "?"
"""What stands in a column of figures where none was published; a line below says so."""


def hourly(amount: Decimal | None, currency: str) -> str:
    """`$17.30`, always to the cent."""
    if amount is None:
        return UNPUBLISHED
    return f"${amount:,.2f}" if currency == "USD" else f"{amount:,.2f} {currency}"


def yearly(amount: int | None, currency: str) -> str:
    """`$36,050`."""
    return UNPUBLISHED if amount is None else money_in_words(Money(Decimal(amount), currency))


def difference(amount: int | None, currency: str) -> str:
    """`+$20,500`, `-$460`, `$0`."""
    if amount is None:
        return UNPUBLISHED
    sign = "+" if amount > 0 else "-" if amount < 0 else ""
    return sign + yearly(abs(amount), currency)


def percent(change: Decimal, words: Words) -> str:
    """`+12%`, `-3%`, `0%`."""
    sign = "+" if change > 0 else ""
    return f"{sign}{words.value(change)}%"


def medians(row: PayRow | None, currency: str, words: Words) -> str:
    """`$45,690 a year, $21.97 an hour`; unknown in words where neither was published."""
    if row is None or (row.annual_median is None and row.hourly_median is None):
        return words("word.unknown")
    parts = (
        ("pay.a-year", row.annual_median, yearly(row.annual_median, currency)),
        ("pay.an-hour", row.hourly_median, hourly(row.hourly_median, currency)),
    )
    return ", ".join(words(code, amount=text) for code, known, text in parts if known is not None)
