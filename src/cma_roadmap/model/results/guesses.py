"""Times that no source gives: what a plan assumes for them, and what a person sets instead."""

from __future__ import annotations

from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple


class Guess(StrEnum):
    """What no source gives a time for, in the order in which it gives way to a limit."""

    STUDY = "study"
    SEAT = "seat"
    CHOOSE = "choose"
    ENROLL = "enroll"


class SetTimes(NamedTuple):
    """Times that were set for one plan, in the units in which they are asked for."""

    study_weeks: int | None = None
    seat_days: int | None = None
    choose_weeks: int | None = None
    enroll_weeks: int | None = None


NOTHING_SET = SetTimes()


class AssumedTime(NamedTuple):
    """A time that a plan rests on, in days: the `usual` one, or the person's `own`, and that used.

    `used` is less where the whole would have broken a limit.
    """

    guess: Guess
    usual: int
    used: int
    own: bool

    @property
    def is_short(self) -> bool:
        return self.used < self.usual
