"""What looking the data over finds: how much there is, what is wrong, how old each reading is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.errors import Problem
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.values.fact import Confidence, Source


class FileCount(NamedTuple):
    """One file: how many definitions stand in its lists, and how many dated readings in them."""

    file: str
    definitions: int
    facts: int


class Inspection(NamedTuple):
    """What was found; `snapshot_current` tells whether starts are quick."""

    version: str
    files: tuple[FileCount, ...]
    problems: tuple[Problem, ...]
    unused_sources: tuple[str, ...]
    snapshot_current: bool


class Effect(StrEnum):
    """What a fact changes in a plan, what weighs most first."""

    OPENS = "opens"
    """Whether a road or a job is open."""
    DATES = "dates"
    MONEY = "money"

    @property
    def weight(self) -> int:
        """A road that may be closed weighs three times as much as a price."""
        return _WEIGHTS[self]


_WEIGHTS = {Effect.OPENS: 3, Effect.DATES: 2, Effect.MONEY: 1}


class Weight(NamedTuple):
    """How much a fact matters: what it changes, and in how many of 100 plans."""

    effect: Effect | None
    plans: Decimal

    @property
    def points(self) -> Decimal:
        """Plans times the weight of what it changes."""
        return self.plans * (self.effect.weight if self.effect else 0)


class Reading(NamedTuple):
    """One reading: of which definition, where in it, from which source, seen when.

    `seen` is the words of the reading or else of its source; `latest` the last day they can mean,
    `None` where they name no date.
    """

    kind: str
    definition: str
    path: str
    source: str
    seen: str | None
    latest: date | None
    confidence: Confidence
    weight: Weight = Weight(None, Decimal(0))

    def age(self, today: date) -> int | None:
        """Days since it was seen, at least; `None` for an unknown day."""
        return None if self.latest is None else (today - self.latest).days


class CitedSource(NamedTuple):
    """A source with the number of readings that cite it."""

    source: Source
    citations: int


class Standing(StrEnum):
    """How well a fact is known."""

    OFFICIAL = "official"
    """From the body itself, a law or an agency, on a page with a date."""
    UNDATED = "undated"
    """The same, on a page without one."""
    SECOND_HAND = "second_hand"
    DISPUTED = "disputed"
    """Sources differ, whoever says it."""
    UNKNOWN = "unknown"
    """Looked for and not found."""


class Known(NamedTuple):
    """What is known of all that plans read of one body, one state, or for everybody.

    `counts` has every standing; `plans` is how many of 100 plans read it.
    """

    kind: str
    name: str
    counts: dict[Standing, int]
    plans: Decimal

    @property
    def facts(self) -> int:
        return sum(self.counts.values())

    def percent(self, standing: Standing) -> int:
        """The share of its facts, rounded half up."""
        return (200 * self.counts[standing] + self.facts) // (2 * self.facts) if self.facts else 0


class Unknown(NamedTuple):
    """A fact that nobody found; `schools`: of how many, where it is one of each."""

    kind: str
    definition: str
    path: str
    source: str | None
    weight: Weight
    schools: int | None = None


class Coverage(NamedTuple):
    """How well the data knows what plans read; `unknowns` are sorted, what matters most first."""

    version: str
    known: tuple[Known, ...]
    unknowns: tuple[Unknown, ...]
