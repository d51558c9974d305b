"""How long a next step takes, in a few cells or in full."""

from __future__ import annotations

from cma_roadmap.model.definitions.labor import Months
from cma_roadmap.model.values.fact import Confidence, FactVersion
from cma_roadmap.rendering.messages.readings import other_readings
from cma_roadmap.rendering.messages.words import Words

_YEAR = 12


def short_length(version: FactVersion[Months], words: Words) -> str:
    """`1-2 yr`, with a mark where it is doubted or disputed."""
    if version.value is None:
        return words("word.unknown")
    text = _span(version.value, words, "short")
    marks = {Confidence.MEDIUM: " ~", Confidence.LOW: " ?"}
    return text + (" !" if other_readings(version) else marks.get(version.confidence, ""))


def length_in_words(months: Months, words: Words) -> str:
    """`up to 1 year`, `24 to 48 months`, `at least 2 years`."""
    return _span(months, words, "long")


def _span(months: Months, words: Words, form: str) -> str:
    low, high = months.low, months.high
    years = low % _YEAR == 0 and (high or 0) % _YEAR == 0
    unit = "years" if years else "months"
    size = _YEAR if years else 1
    least, most = low // size, (high or 0) // size
    count = words(f"career.{unit}.{form}", count=most if high is not None else least)
    if high is None:
        return words(f"career.length.{form}.least", count=count)
    if low == high:
        return count
    if low == 0:
        return words(f"career.length.{form}.most", count=count)
    return words(f"career.length.{form}.range", low=least, count=count)
