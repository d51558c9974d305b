"""Schooling as a person tells of it: the diploma, and training that ended, goes on or was left."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from cma_roadmap.model.definitions.requirement import Accreditor, TrainingKind
from cma_roadmap.model.values.base import (
    MOST_HOURS,
    Definition,
    Field,
    Identifier,
    IsoDate,
    StateCode,
    model_validator,
)

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""The two letters of a country (ISO 3166-1)."""
_AMERICAN = (None, "US", "AS", "GU", "MP", "PR", "UM", "VI")
"""The United States and its territories; who says nothing was schooled there."""


def no_later(first: date | None, last: date | None, names: str) -> None:
    """Hold two days, where both are told, to their order.

    Raises:
        ValueError: the last comes before the first; says which `names` they have.
    """
    if first is not None and last is not None and last < first:
        raise ValueError(f"the dates are in the wrong order: {names}")


class DiplomaKind(StrEnum):
    """What kind of high-school credential a person has."""

    HIGH_SCHOOL = "high_school"
    GED = "ged"
    HISET = "hiset"
    NONE = "none"


class Diploma(Definition):
    """A high-school diploma or equivalent, held or expected `on` a day, from a `country`."""

    kind: DiplomaKind
    on: IsoDate | None = None
    country: Country | None = None

    @property
    def abroad(self) -> bool:
        """Whether it is from outside the United States."""
        return self.country not in _AMERICAN


class Training(Definition):
    """Medical assisting training: finished, under way, or left before its end.

    `state` has the letters of the state that the school is in.
    `completed_on` and `expected_on` are the end of classes; `externship_completed_on` and
    `externship_expected_on` the end of the externship where it ends on another day. `left_on` is
    the last day in a program that was not finished, `closed` says that the school shut. Hours are
    clock hours; `clock_hours` includes the externship, `academic_hours` leaves it out. `courses`
    are titles, as they stand on the transcript.
    """

    program: Identifier | None = None
    name: str | None = None
    state: StateCode | None = None
    country: Country | None = None
    kind: TrainingKind = TrainingKind.SCHOOL
    accreditors: tuple[Accreditor, ...] | None = None
    institution_accredited: bool | None = None
    started_on: IsoDate | None = None
    completed_on: IsoDate | None = None
    expected_on: IsoDate | None = None
    left_on: IsoDate | None = None
    closed: bool = False
    externship_completed_on: IsoDate | None = None
    externship_expected_on: IsoDate | None = None
    clock_hours: Annotated[int, Field(gt=0, le=MOST_HOURS)] | None = None
    academic_hours: Annotated[int, Field(gt=0, le=MOST_HOURS)] | None = None
    externship_hours: Annotated[int, Field(ge=0, le=MOST_HOURS)] | None = None
    courses: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = ()

    @model_validator(mode="after")
    def _has_one_end(self) -> Training:
        ends = [d for d in (self.completed_on, self.expected_on, self.left_on) if d is not None]
        if not ends:
            raise ValueError(
                "say when classes ended (completed_on) or will end (expected_on), or when you left "
                "without finishing (left_on; closed: true if the school shut)"
            )
        if len(ends) > 1:
            raise ValueError("give one of completed_on, expected_on and left_on")
        if self.closed and self.left_on is None:
            raise ValueError("closed goes with left_on, your last day there")
        externship = self.externship_completed_on or self.externship_expected_on
        for end in (*ends, externship):
            no_later(self.started_on, end, "started_on comes first, then the end")
        parts = {"externship_hours": self.externship_hours, "academic_hours": self.academic_hours}
        for name, hours in parts.items():
            if hours is not None and self.clock_hours is not None and hours > self.clock_hours:
                raise ValueError(
                    f"{name} are {hours}, but clock_hours, which include them, are only "
                    f"{self.clock_hours}"
                )
        return self

    @property
    def abroad(self) -> bool:
        """Whether the school is outside the United States."""
        return self.country not in _AMERICAN

    @property
    def classes_end(self) -> date:
        """The day classes ended or will end, or were left."""
        known = (self.completed_on, self.expected_on, self.left_on)
        return next(day for day in known if day is not None)  # one is set: it was checked

    @property
    def ends(self) -> date:
        """The later of the end of classes and the end of the externship."""
        externship = self.externship_completed_on or self.externship_expected_on
        return max(self.classes_end, externship) if externship else self.classes_end
