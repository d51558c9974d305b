"""A view's way to words: phrases filled in and made harmless, and the short forms of a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from string import Formatter

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.values.message import Message, Parameter, message
from cma_roadmap.model.values.money import MoneyRange
from cma_roadmap.model.values.span import Duration, add_months
from cma_roadmap.rendering.messages.phrases import in_words, money_in_words, range_in_words, say
from cma_roadmap.rendering.text.said import Part, Text, parts_of
from cma_roadmap.rendering.text.visible import visible

_SHORT_PRICE = 10
_TENTH = Decimal("0.1")
_THOUSAND = 1000
_EXACT_DAYS = 70


@dataclass(frozen=True, slots=True)
class Words:
    """Puts codes in words with one set of phrases. Whatever comes out is safe to print."""

    phrases: Mapping[str, str]

    def __call__(self, code: str, **params: Parameter) -> str:
        return self.say(message(code, **params))

    def say(self, text: Message) -> str:
        return visible(say(text, self.phrases))

    def around(self, code: str, **params: Parameter | Text) -> Text:
        """The phrase with texts in it that have citations or addresses of their own."""
        parts: list[Part] = []
        for literal, name, _, _ in Formatter().parse(self.phrases[code]):
            parts.append(literal)
            if name is not None:
                given = params[name]
                told = given if isinstance(given, Text) else in_words(given, self.phrases)
                parts += parts_of(told)
        return Text(tuple(parts))

    def value(self, value: Parameter) -> str:
        """One parameter of a message; nothing for `None`."""
        return visible(in_words(value, self.phrases))

    def labels(self) -> dict[str, str]:
        """The fixed words of every output, by their codes less `view.label.`."""
        prefix = "view.label."
        codes = (code for code in self.phrases if code.startswith(prefix))
        return {code.removeprefix(prefix): self(code) for code in sorted(codes)}

    def amount(self, amount: MoneyRange) -> str:
        """`$4,600 to $19,500`, or one figure."""
        low, high = money_in_words(amount.low), money_in_words(amount.high)
        return low if low == high else self("view.from-to", low=low, high=high)

    def length(self, start: date, end: date) -> str:
        """`9 mo`, `6 wk`, `3 d` between two days, `end` exclusive; long odd lengths are rounded."""
        days = (end - start).days
        months = whole_months(start, end)
        if not months and days <= _EXACT_DAYS:
            if days >= 14 and days % 7 == 0:
                return self("view.weeks", count=days // 7)
            return self("view.days", count=days) if days > 0 else ""
        months = months or nearest_months(start, end)
        if months % 12 == 0:
            return self("view.years", count=months // 12)
        return self("view.months", count=months)


def later_by(start: date, day: date, words: Words) -> str:
    """How long after `start` a day is: in months that come nearest, or in days before the first."""
    if day < add_months(start, 1):
        return words.value(Duration(days=(day - start).days))
    return words.value(Duration(months=nearest_months(start, day)))


def whole_months(start: date, end: date) -> int:
    """How many calendar months lie between two days, or 0 when they are not whole."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months > 0 and add_months(start, months) == end else 0


def nearest_months(start: date, end: date) -> int:
    """The number of calendar months that comes nearest to the time between two days."""
    about = (end.year - start.year) * 12 + end.month - start.month
    return min((about - 1, about, about + 1), key=lambda m: abs(add_months(start, m) - end))


def short_range(amount: MoneyRange) -> str:
    """A range in at most about ten cells: `$4,600-9,500`, `$4.6-19.5k`, `$0-400`.

    Thousands are rounded away from the middle, so the true range lies inside the one shown.
    """
    full = range_in_words(amount)
    if len(full) <= _SHORT_PRICE or amount.currency != "USD":
        return full
    low, high = money_in_words(amount.low), money_in_words(amount.high)
    once = low if low == high else f"{low}-{high.removeprefix('$')}"
    if len(once) <= _SHORT_PRICE:
        return once
    down = _thousands(amount.low.amount, ROUND_FLOOR)
    up = _thousands(amount.high.amount, ROUND_CEILING)
    return f"${down}k" if down == up else f"${down}-{up}k"


def _thousands(amount: Decimal, rounding: str) -> str:
    thousands = (amount / _THOUSAND).quantize(_TENTH, rounding)
    return f"{thousands.normalize():f}"
