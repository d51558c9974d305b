"""The JSON documents of `credentials` and `states`: definitions whole, by their own names.

The walk is generic, so that a definition cannot gain a field that the document forgets: objects
keep the names and the order of the model, and every fact all its versions. Every source it meets is
noted with the least confidence of what it gave. What a script asks a state for first, `regime` and
`required`, is the version of the day itself; its other versions lie beside it in `versions`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from cma_roadmap.fast_start.lazy_classes import dataclass, field
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.results.planned_state import StateWay
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion, Source, least_sure
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.json.document import head, read_sources
from cma_roadmap.rendering.json.json_text import Json, iso
from cma_roadmap.rendering.json.state_document import route_document

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes.definitions import (
        CredentialsDocument,
        Held,
        NotHeld,
        Reading,
        StatesDocument,
        Version,
    )


@dataclass(frozen=True, slots=True)
class Walk:
    """Turns values into JSON; `day` decides which version of a fact is marked as in force."""

    sources: Mapping[str, Source]
    day: date
    cited: dict[str, Confidence] = field(default_factory=dict)

    def definition(self, value: Definition) -> Json:
        """All fields of a definition, in the order of the model."""
        shown = {name: self.value(part) for name, part in value}
        source, sure = getattr(value, "source", None), getattr(value, "confidence", None)
        if isinstance(source, str):
            for name in (source, *getattr(value, "also", ())):
                self.cite(name, sure or Confidence.HIGH)
        return shown

    def value(self, value: object) -> Any:
        """Any value that a definition can hold."""
        match value:
            case Fact():
                return self.fact(value)
            case Definition():
                return self.definition(value)
            case Money():
                return {"amount": str(value.amount), "currency": value.currency}
            case Duration():
                return value.iso
            case Enum():
                return value.value
            case tuple():
                return [self.value(part) for part in value]
            case date():
                return iso(value)
            case Decimal():
                return str(value)
            case None | bool() | int() | str():
                return value
            case _:
                raise TypeError(f"{type(value).__name__} has no form in the JSON contract")

    def fact(self, fact: Fact[Any]) -> list[Version[Any]]:
        """The versions in ascending order; none is in force before the first one."""
        held = self._held(fact)
        return [{**self.version(version), "in_force": version is held} for version in fact.versions]

    def current(self, fact: Fact[Any]) -> Held[Any] | NotHeld[Any]:
        """The version in force with its provenance, all `null` if there is none, and `versions`."""
        held = self._held(fact)
        shown = self.version(held or fact.versions[0])
        whole = {**(shown if held else dict.fromkeys(shown)), "versions": self.fact(fact)}
        return cast("Held[Any] | NotHeld[Any]", whole)

    def version(self, version: FactVersion[Any]) -> Reading[Any]:
        """One value of a fact and where it comes from."""
        for source in version.sources:
            self.cite(source, version.confidence)
        return {
            "value": self.value(version.value),
            "unit": version.unit,
            "effective_from": iso(version.effective_from),
            "seen": version.seen,
            "confidence": version.confidence,
            "source": version.source,
            "also": list(version.also),
            "tier": self.sources[version.source].tier,
            "note": version.note,
            "disputed_by": [self.version(reading) for reading in version.disputed_by],
        }

    def cite(self, source: str, sure: Confidence) -> None:
        """Note that a source gave something of which we are this sure."""
        self.cited[source] = least_sure((self.cited.get(source, sure), sure))

    def _held(self, fact: Fact[Any]) -> FactVersion[Any] | None:
        starts = (v for v in reversed(fact.versions))
        return next(
            (v for v in starts if v.effective_from is None or v.effective_from <= self.day), None
        )


def credentials_document(
    catalog: Catalog, credentials: Sequence[Credential], today: date, as_of: date | None
) -> CredentialsDocument:
    """Whole credentials. In a fact, `in_force` marks the version of the day (`as_of` or today)."""
    walk = Walk(catalog.sources, as_of or today)
    shown = [walk.definition(credential) for credential in credentials]
    return {
        **head("credentials", today, as_of, catalog.version),
        "credentials": shown,
        "findings": [],
        "sources": read_sources(catalog.cited(walk.cited), walk.cited),
    }


def states_document(
    catalog: Catalog,
    states: Sequence[Jurisdiction],
    today: date,
    as_of: date | None,
    routes: Sequence[StateWay] | None = None,
) -> StatesDocument:
    """Whole states, in the order given, as in force on `as_of` or else today.

    `routes` are the ways into the only one, judged for a person.
    """
    walk = Walk(catalog.sources, as_of or today)
    shown = [state_in_full(state, walk) for state in states]
    return {
        **head("states", today, as_of, catalog.version),
        "states": shown,
        "for_person": None if routes is None else list(map(route_document, routes)),
        "findings": [],
        "sources": read_sources(catalog.cited(walk.cited), walk.cited),
    }


def state_in_full(state: Jurisdiction, walk: Walk) -> Json:
    """One state whole; every source of it is noted in the walk."""
    return walk.definition(state) | {
        "regime": walk.current(state.regime),
        "required": walk.current(state.required),
    }
