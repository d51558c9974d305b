"""Values with who says so: how a fact of the model stands in a document, with all its versions."""

from __future__ import annotations

from typing import Annotated, Generic, TypedDict, TypeVar

from cma_roadmap.model.values.fact import Confidence, Tier
from cma_roadmap.rendering.json.shapes.values import AtLeastOne, Day, Id

T = TypeVar("T")


class Reading(TypedDict, Generic[T]):
    """One reading of a value, and who says so."""

    value: T | None
    """What the source says; null: looked for there and not found."""
    unit: str | None
    effective_from: Day | None
    """The first day in force; null: not recorded."""
    seen: str | None
    """The date that the page itself shows."""
    confidence: Confidence
    source: Id
    also: list[Id]
    """Other sources that say the same."""
    tier: Tier
    note: str | None
    disputed_by: list[Reading[T]]
    """Readings that were not chosen."""


class Version(Reading[T]):
    """One version of a value; the oldest comes first."""

    in_force: bool
    """Whether it is the version of the day (as_of, or else today)."""


class Held(Reading[T]):
    """The version in force on the day, and all versions."""

    versions: Annotated[list[Version[T]], AtLeastOne]


class NotHeld(TypedDict, Generic[T]):
    """No version was in force on the day yet."""

    value: None
    unit: None
    effective_from: None
    seen: None
    confidence: None
    source: None
    also: None
    tier: None
    note: None
    disputed_by: None
    versions: Annotated[list[Version[T]], AtLeastOne]
