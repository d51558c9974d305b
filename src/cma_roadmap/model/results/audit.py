"""What looking the data over finds: how much there is, what is wrong, how old each reading is."""

from __future__ import annotations

from datetime import date

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

    def age(self, today: date) -> int | None:
        """Days since it was seen, at least; `None` for an unknown day."""
        return None if self.latest is None else (today - self.latest).days


class CitedSource(NamedTuple):
    """A source with the number of readings that cite it."""

    source: Source
    citations: int
