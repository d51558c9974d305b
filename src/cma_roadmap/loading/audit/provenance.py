"""Every reading in force with who says it and when that was seen: what is old, what is undated."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from cma_roadmap.loading.audit.weighing import Weights
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.audit import Reading
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion, Source

_HOLDERS = (Definition, FactVersion, Fact, tuple)
"""What can have readings in it; most values are plain."""
_DATE = re.compile(r"(?<!\d)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)", re.ASCII)
_LAST_MONTH = 12
_LONGEST_SPAN = 10


def readings(catalog: Catalog, today: date) -> Iterator[Reading]:
    """Every reading in force on `today`, in the order of the catalogue."""
    weights = Weights(catalog)
    for kind, definition, value in definitions(catalog):
        for path, node in in_force(value, "", today):
            source = catalog.sources[node.source]
            said, sure = _own_words(node)
            seen = said or source.seen
            weight, latest = weights.weigh(kind, definition, path), latest_day(seen)
            yield Reading(kind, definition, path, source.id, seen, latest, sure, weight)


def citations(catalog: Catalog) -> dict[str, int]:
    """How many readings, of any date, cite each source."""
    counts = dict.fromkeys(catalog.sources, 0)
    for _, _, value in definitions(catalog):
        for name in _all_sources(value):
            counts[name] = counts.get(name, 0) + 1
    return counts


def latest_day(words: str | None) -> date | None:
    """The last day that such words can mean: `2024` is 31 December 2024, `2023-24` 2024's.

    Words like "before 2014" are taken at their year. `None` where they name none.
    """
    found = [_last(*match) for match in _DATE.findall(words or "")]
    return max((day for day in found if day is not None), default=None)


def is_to_come(words: str | None, today: date) -> bool:
    """Whether such words name a day, month or year that begins after `today`."""
    for year, month, day in _DATE.findall(words or ""):
        is_month = month and 1 <= int(month) <= _LAST_MONTH  # else 2023-24
        said = "-".join(part for part in (year, month, day) if part) if is_month else year
        if said > today.isoformat()[: len(said)]:
            return True
    return False


def _last(year: str, month: str, day: str) -> date | None:
    number = int(month or _LAST_MONTH)
    try:
        if not 1 <= number <= _LAST_MONTH:  # the second year of 2023-24
            second = _second_year(int(year), number)
            return None if second is None else date(second, _LAST_MONTH, 31)
        last = int(day) if day else monthrange(int(year), number)[1]
        return date(int(year), number, last)
    except ValueError:
        return None


def _second_year(first: int, ending: int) -> int | None:
    """2024 for 2023 and 24, 2000 for 1999 and 00; `None` where no one writes a span like that."""
    second = first - first % 100 + ending
    second += 100 if second < first else 0
    return second if 0 < second - first <= _LONGEST_SPAN else None


def definitions(catalog: Catalog) -> Iterator[tuple[str, str, Any]]:
    """Every definition of the catalogue with its kind and its id."""
    yield from (("credential", value.id, value) for value in catalog.credentials)
    yield from (("program", value.id, value) for value in catalog.programs)
    yield from (("clearance", value.id, value) for value in catalog.clearances)
    yield "foundation", "foundation", catalog.foundation
    yield from (("state", value.id, value) for value in catalog.states)
    if catalog.wages is not None:
        yield "wages", "wages", catalog.wages
    if catalog.career is not None:
        yield "career", "career", catalog.career
    yield from (("aid", value.id, value) for value in catalog.aid)
    if catalog.skills is not None:
        yield "skills", "skills", catalog.skills


def in_force(value: Any, path: str, day: date) -> Iterator[tuple[str, Any]]:
    """Every reading in `value` that is in force on `day`, with its place below `path`."""
    match value:
        case Fact():
            held = [v for v in value.versions if not v.effective_from or v.effective_from <= day]
            yield from ((path, version) for version in held[-1:])
        case Definition():
            fields = vars(value)  # an attribute that a model lacks takes long to look for
            if isinstance(fields.get("source"), str):
                yield path, value
            for name, part in fields.items():
                if isinstance(part, _HOLDERS):
                    yield from in_force(part, f"{path}.{name}" if path else name, day)
        case tuple():
            for index, item in enumerate(value):
                label = vars(item).get("id", index) if isinstance(item, Definition) else index
                yield from in_force(item, f"{path}.{label}", day)


def _own_words(node: FactVersion[Any] | Definition) -> tuple[str | None, Confidence]:
    """When it was seen and how sure it is, by what the reading says itself."""
    if isinstance(node, FactVersion):
        return node.seen, node.confidence
    fields = vars(node)
    return fields.get("seen"), fields.get("confidence", Confidence.HIGH)


def _all_sources(value: Any) -> Iterator[str]:
    match value:
        case Source():
            return
        case Fact():
            yield from _all_sources(value.versions)
        case FactVersion():
            yield from value.sources
            yield from _all_sources(value.disputed_by)
        case Definition():
            fields = vars(value)
            if isinstance(fields.get("source"), str):
                yield fields["source"]
            named = (*fields.get("sources", ()), *fields.get("also", ()))
            yield from (name for name in named if isinstance(name, str))
            for part in fields.values():
                if isinstance(part, _HOLDERS):
                    yield from _all_sources(part)
        case tuple():
            for item in value:
                yield from _all_sources(item)
