"""Facts in words: a value with its unit, how sure it is, and what others say instead."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from cma_roadmap.model.definitions.renewal import AmountRange
from cma_roadmap.model.definitions.studying import Outline
from cma_roadmap.model.definitions.waiting import Wait
from cma_roadmap.model.values.fact import Confidence, FactVersion
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.messages.words import Words

_ASIDE = frozenset({"scaled score"})
"""Units that stand after the number in brackets."""


def value_in_words(value: object, unit: str | None, words: Words) -> str:
    """A fact's value the way people write it; unknown has words of its own."""
    match value:
        case None:
            return words("word.unknown")
        case bool():
            return words("word.yes" if value else "word.no")
        case Wait():
            return _wait(value, words)
        case AmountRange():
            return _spread(value, words)
        case StrEnum():
            return words(f"rule.{value.value}")
        case Outline():
            areas = (f"{area.name} {words.value(area.weight)}" for area in value.areas)
            return words.value(f"{', '.join(areas)} ({value.unit})")
        case int() | Decimal():
            return _number(value, unit, words)
        case Money() if unit is not None and unit.removeprefix(value.currency):
            return words.value(value) + words.value(unit.removeprefix(value.currency))
        case str() | Money() | Duration():
            return words.value(value)
        case _:
            return words.value(str(value))


def _wait(value: Wait, words: Words) -> str:
    spread = "" if value.low == value.high else "_range"
    return words(f"wait.{value.unit.value}{spread}", low=value.low, high=value.high)


def _spread(value: AmountRange, words: Words) -> str:
    low, high = words.value(value.low), words.value(value.high)
    return low if low == high else words("view.from-to", low=low, high=high)


def _number(value: int | Decimal, unit: str | None, words: Words) -> str:
    number = f"{value:,}" if isinstance(value, int) else words.value(value)
    if unit is None:
        return number
    if unit == "percent":
        return f"{number}%"
    shown = words.value(unit)
    if unit in _ASIDE:
        return f"{number} ({shown})"
    return f"{number} {shown[:-1] if value == 1 and shown.endswith('s') else shown}"


def reading_in_words(version: FactVersion[Any], words: Words) -> str:
    """The value of a version, without its doubts."""
    return value_in_words(version.value, version.unit, words)


def other_readings(version: FactVersion[Any]) -> list[tuple[FactVersion[Any], ...]]:
    """The readings that say something else, those that agree with each other together."""
    found: dict[tuple[object, str | None], list[FactVersion[Any]]] = {}
    for reading in version.disputed_by:
        if (reading.value, reading.unit) != (version.value, version.unit):
            found.setdefault((reading.value, reading.unit), []).append(reading)
    return [tuple(readings) for readings in found.values()]


def others_in_words(version: FactVersion[Any], words: Words) -> str:
    """What other sources say, `30 days, 60 days`; nothing where none disagrees."""
    told = [reading_in_words(some[0], words).rstrip(".") for some in other_readings(version)]
    return ("; " if any("," in text for text in told) else ", ").join(told)


def doubt_in_words(version: FactVersion[Any], words: Words) -> str:
    """How sure a value is, where it is less than sure; nothing else."""
    if version.value is None or version.confidence is Confidence.HIGH:
        return ""
    return words(f"reading.{version.confidence}")
