"""The JSON document of `credentials`: complete definitions, every fact with all its versions.

The walk is generic, so that a definition cannot gain a field that the document forgets: objects
keep the names and the order of the model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from cma_roadmap.model.base import Definition
from cma_roadmap.model.catalog import Catalog
from cma_roadmap.model.credential import Credential
from cma_roadmap.model.fact import Confidence, Fact, FactVersion, Source
from cma_roadmap.model.money import Money
from cma_roadmap.model.span import Duration
from cma_roadmap.rendering.document import Json, head, iso, sources


def credentials_document(
    catalog: Catalog, credentials: Sequence[Credential], today: date, as_of: date | None
) -> Json:
    """Whole credentials. In a fact, `in_force` marks the version of the day (`as_of` or today)."""
    walk = _Walk(catalog.sources, as_of or today, {})
    shown = [walk.definition(credential) for credential in credentials]
    document = head("credentials", today, as_of, catalog.version)
    return document | {
        "credentials": shown,
        "findings": [],
        "sources": sources(catalog.cited(walk.cited), walk.cited),
    }


@dataclass(frozen=True, slots=True)
class _Walk:
    """Turns values into JSON, noting every source with the least confidence of what it gave."""

    sources: Mapping[str, Source]
    day: date
    cited: dict[str, Confidence]

    def definition(self, value: Definition) -> Json:
        shown = {name: self._value(part) for name, part in value}
        source, sure = getattr(value, "source", None), getattr(value, "confidence", None)
        if isinstance(source, str):
            self._cite(source, sure or Confidence.HIGH)
        return shown

    def _value(self, value: object) -> Any:
        match value:
            case Fact():
                return self._fact(value)
            case Definition():
                return self.definition(value)
            case Money():
                return {"amount": str(value.amount), "currency": value.currency}
            case Duration():
                return value.iso
            case Enum():
                return value.value
            case tuple():
                return [self._value(part) for part in value]
            case date():
                return iso(value)
            case Decimal():
                return str(value)
            case None | bool() | int() | str():
                return value
            case _:
                raise TypeError(f"{type(value).__name__} has no form in the JSON contract")

    def _fact(self, fact: Fact[Any]) -> list[Json]:
        """The versions in ascending order; none is in force before the first one."""
        held = [
            v for v in fact.versions if v.effective_from is None or v.effective_from <= self.day
        ]
        return [
            {**self._version(version), "in_force": bool(held) and version is held[-1]}
            for version in fact.versions
        ]

    def _version(self, version: FactVersion[Any]) -> Json:
        for source in version.sources:
            self._cite(source, version.confidence)
        return {
            "value": self._value(version.value),
            "unit": version.unit,
            "effective_from": iso(version.effective_from),
            "seen": version.seen,
            "confidence": version.confidence.value,
            "source": version.source,
            "also": list(version.also),
            "tier": self.sources[version.source].tier.value,
            "note": version.note,
            "disputed_by": [self._version(reading) for reading in version.disputed_by],
        }

    def _cite(self, source: str, sure: Confidence) -> None:
        held = self.cited.get(source, sure)
        self.cited[source] = min(held, sure, key=lambda c: c.rank)
