"""The only prose about the domain: message codes put in plain English words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cma_roadmap.model.values.message import Message, Parameter, message
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.model.values.span import Duration
from cma_roadmap.sentences.catalog import ENGLISH, phrase_for


def say(said: Message, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The sentence for a message, its parameters written the way people write them.

    Raises:
        KeyError: the code has no phrase, or the phrase names a parameter that was not given.
    """
    words = {name: in_words(value, phrases) for name, value in said.params.items()}
    return phrase_for(said.code, said.params, phrases).format_map(words)


def in_words(value: Parameter, phrases: Mapping[str, str] = ENGLISH) -> str:
    """One parameter in words: dates as 3 Mar 2028, money with a dollar sign, durations in full."""
    match value:
        case None:
            return ""
        case tuple():
            # Phrases may have commas of their own.
            between = "; " if any(isinstance(part, Message) for part in value) else ", "
            return between.join(in_words(part, phrases) for part in value)
        case Message():
            return say(value, phrases)
        case date():
            return day_in_words(value, phrases)
        case Money():
            return money_in_words(value)
        case Duration():
            return duration_in_words(value, phrases)
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return str(value)


def day_in_words(day: date, phrases: Mapping[str, str] = ENGLISH) -> str:
    """`3 Mar 2028`."""
    month = month_name(day.month, phrases)
    return phrases["date.day"].format(day=day.day, month=month, year=day.year)


def month_in_words(month: str, phrases: Mapping[str, str] = ENGLISH) -> str:
    """`Mar 2028` for `2028-03`."""
    name = month_name(int(month[5:]), phrases)
    return phrases["date.month"].format(month=name, year=month[:4])


def month_name(number: int, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The short name of a month, January being 1."""
    return phrases[f"date.month.{number}"]


def money_in_words(money: Money) -> str:
    """`$4,600` in whole dollars, `$65.50` otherwise; other currencies by their code."""
    whole = money.amount == money.amount.to_integral_value()
    digits = f"{money.amount:,.0f}" if whole else f"{money.amount:,.2f}"
    return f"${digits}" if money.currency == "USD" else f"{digits} {money.currency}"


def range_in_words(amount: MoneyRange) -> str:
    """`$4,600-$19,500`, or one figure when low and high agree."""
    low, high = money_in_words(amount.low), money_in_words(amount.high)
    return low if low == high else f"{low}-{high}"


def duration_in_words(length: Duration, phrases: Mapping[str, str] = ENGLISH) -> str:
    """`5 years`, `18 months`, `2 weeks`, `10 days`; two units where needed."""
    months, days = abs(length.months), abs(length.days)
    parts = []
    if months:
        years = months % 12 == 0
        parts.append(
            message(
                f"length.{'years' if years else 'months'}", count=months // 12 if years else months
            )
        )
    if days:
        weeks = days % 7 == 0 and days >= 14
        parts.append(
            message(f"length.{'weeks' if weeks else 'days'}", count=days // 7 if weeks else days)
        )
    if len(parts) == 2:
        return say(message("length.both", first=parts[0], second=parts[1]), phrases)
    return say(parts[0] if parts else message("length.none"), phrases)
