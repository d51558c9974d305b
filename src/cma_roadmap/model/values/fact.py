"""Facts: values that can change or be disputed, with who says so, when and how surely."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, ClassVar, Generic, TypeVar, get_args

from cma_roadmap.errors import NoFactInForceError
from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.values.base import ConfigDict, Definition, Identifier, IsoDate

T = TypeVar("T")


class Tier(StrEnum):
    """Who speaks, from the body itself down to a stranger."""

    OFFICIAL = "official"
    """The awarding or accrediting body's own page, mailing or press release."""
    OFFICIAL_COPY = "official_copy"
    """The body's own document, mirrored elsewhere."""
    GOVERNMENT = "government"
    """A law, rule, board, agency or federal data file."""
    ASSOCIATION = "association"
    """The body's counsel or a professional association, in a blog or article."""
    SECOND = "second"
    """A college, school group, state society or law firm."""
    THIRD_PARTY = "third_party"
    """Anyone else: a lead to verify, not proof."""


class Confidence(StrEnum):
    """How sure we are that the value is in force."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for low, 2 for high."""
        return _RANKS[self]


_RANKS = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


def least_sure(levels: Iterable[Confidence]) -> Confidence:
    """The lowest of these levels; high where there is none."""
    return min(levels, key=lambda level: level.rank, default=Confidence.HIGH)


def by_source(readings: Iterable[tuple[str, Confidence]]) -> dict[str, Confidence]:
    """Every source in the order of first mention, with the least sure thing read in it."""
    found: dict[str, Confidence] = {}
    for source, sure in readings:
        found[source] = least_sure((found.get(source, sure), sure))
    return found


class Source(Definition):
    """Where facts were read. `seen` is the date the page itself shows, if it shows one."""

    id: Identifier
    publisher: str
    title: str
    url: str | None = None
    tier: Tier
    seen: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FactVersion(Generic[T]):
    """One value of a fact and its provenance.

    `value` is `None` when it was looked for and not found: unknown is a value too. `effective_from`
    is the first day in force; `None` when nobody recorded it, which only a first version may leave.
    `disputed_by` keeps the readings that were not chosen, in the same shape.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    value: T | None
    source: Identifier
    confidence: Confidence
    unit: str | None = None
    effective_from: IsoDate | None = None
    seen: str | None = None
    also: tuple[Identifier, ...] = ()
    note: str | None = None
    disputed_by: tuple[FactVersion[T], ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources that carry this reading, the main one first."""
        return (self.source, *self.also)


class Fact(Generic[T]):
    """Versions of one value in ascending order of `effective_from`, written in YAML as a list."""

    __slots__ = ("versions",)

    versions: tuple[FactVersion[T], ...]

    def __init__(self, versions: tuple[FactVersion[T], ...]) -> None:
        if not versions:
            raise ValueError("a fact needs at least one version")
        starts = [v.effective_from for v in versions]
        later = starts[1:]
        if None in later:
            raise ValueError("only the first version may leave effective_from out")
        known = [s for s in starts if s is not None]
        if any(a >= b for a, b in pairwise(known)):
            raise ValueError("versions must be in date order: effective_from must ascend")
        self.versions = versions

    def at(self, day: date) -> FactVersion[T]:
        """The version in force on `day`.

        Raises:
            NoFactInForceError: `day` lies before the first known version.
        """
        for version in reversed(self.versions):
            if version.effective_from is None or version.effective_from <= day:
                return version
        first = self.versions[0]
        raise NoFactInForceError(
            f"no value is known on {day}: the first one, from {first.source}, "
            f"is in force from {first.effective_from}"
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fact) and other.versions == self.versions

    def __hash__(self) -> int:
        return hash(self.versions)

    def __repr__(self) -> str:
        return f"Fact({self.versions!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        (value_type,) = get_args(source)
        versions = handler.generate_schema(tuple[FactVersion[value_type], ...])  # type: ignore[valid-type]
        return core_schema.no_info_after_validator_function(cls, versions)
