"""Two plans held against each other: what moved, by how much, and because of what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass


class OutlinedPrice(NamedTuple):
    """One price of a step in dollars; `likely` is `None` where nobody could say."""

    code: str
    label: str
    likely: Decimal | None
    source: str | None


class OutlinedStep(NamedTuple):
    """A step as a document tells it: `end` is exclusive, `drivers` are codes with what they name.

    `length` is a duration in ISO 8601.
    """

    id: str
    title: str
    status: str
    start: date
    end: date
    length: str
    drivers: tuple[tuple[str, str | None], ...]
    prices: tuple[OutlinedPrice, ...]

    @property
    def days(self) -> tuple[str, date, date]:
        """How far it is, and when."""
        return self.status, self.start, self.end

    @property
    def likely(self) -> Decimal | None:
        """The sum of its known prices; `None` where it has none that is known."""
        known = [line.likely for line in self.prices if line.likely is not None]
        return sum(known, Decimal(0)) if known else None

    @property
    def priced(self) -> dict[str, OutlinedPrice]:
        """Its prices by what they are for."""
        return {line.code: line for line in self.prices}


class OutlinedTie(NamedTuple):
    """A dependency as a document tells it; lags are durations in ISO 8601."""

    code: str
    min_lag: str
    max_lag: str | None
    source: str | None


class OutlinedPoints(NamedTuple):
    """Continuing education that was told: its day, its points as text, and what it is meant for."""

    title: str
    on: str
    points: str
    credentials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """As much of a plan as two of them are compared by, read from its document.

    `options` are the texts of what was asked for, by name. `ties` are by predecessor, successor
    and type. `own` are the days that the person set for what no source gives a time for, `earned`
    the points that were told (`None`: an earlier version wrote it, and told none).
    """

    today: date
    as_of: date | None
    data_version: str
    options: Mapping[str, str]
    own: Mapping[str, int]
    earned: tuple[OutlinedPoints, ...] | None
    feasible: bool
    certified_on: date | None
    program: str | None
    steps: Mapping[str, OutlinedStep]
    ties: Mapping[tuple[str, str, str], OutlinedTie]


class Why(StrEnum):
    """Because of what something moved."""

    EVENT = "event"
    """Something happened, or was booked."""
    TIME = "time"
    """It was not done by its day."""
    FACT = "fact"
    """A fact in the data changed."""
    RULE = "rule"
    """The data are the same, and another rule is in force on the day."""
    OPTION = "option"
    """Something else was asked for."""
    PROFILE = "profile"
    """What a person says of themselves changed: a document does not tell what."""


class Cause(NamedTuple):
    """Why something moved. `step` and `ref` say what it is about: a step, an option or a price.

    Of a course that was told `ref` is how many points it counts.

    `old` and `new` are what it was and what it is, as text, where that can be told.
    """

    why: Why
    step: str | None = None
    title: str | None = None
    ref: str | None = None
    old: str | None = None
    new: str | None = None
    source: str | None = None


class StepChange(StrEnum):
    """What became of a step."""

    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"
    PRICE = "price"


class Move(NamedTuple):
    """One step that is not where it was, or not for the same price; ends are exclusive.

    `cause` is the place of the cause in the list of all, `done` whether the step is over now.
    """

    step: str
    title: str
    change: StepChange
    old: tuple[date, date] | None
    new: tuple[date, date] | None
    price: tuple[Decimal | None, Decimal | None]
    cause: int
    done: bool

    @property
    def days(self) -> int | None:
        """By how many days its first day moved; more than zero is later."""
        return (self.new[0] - self.old[0]).days if self.old and self.new else None


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """What moved from one plan to another.

    `dollars` is by how much the known prices of what is still ahead changed; `partial`: a price in
    it is not known. `certificate` is the place of the cause that moved the certificate.
    """

    old: PlanOutline
    new: PlanOutline
    moves: tuple[Move, ...]
    causes: tuple[Cause, ...]
    dollars: Decimal
    partial: bool
    certificate: int | None

    @property
    def days(self) -> int | None:
        """By how many days the certificate moved; `None` where one of the plans has none."""
        if self.old.certified_on is None or self.new.certified_on is None:
            return None
        return (self.new.certified_on - self.old.certified_on).days

    @property
    def moved(self) -> bool:
        """Whether anything did."""
        return bool(self.moves) or self.old.certified_on != self.new.certified_on
