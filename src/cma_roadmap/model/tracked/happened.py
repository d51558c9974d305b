"""What happened, as a log keeps it: steps that were done, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.values.money import Money

CERTIFIED, COMPLETE = "exam.certified", "training.complete"
EARNED = "ce"
"""What stands for a step where continuing education was earned."""
SIT, RESULT = ".sit", ".result"
"""What the ids of a sitting and of its result end with."""


class Outcome(StrEnum):
    """How an exam ended."""

    PASSED = "pass"
    FAILED = "fail"


class Course(NamedTuple):
    """Continuing education that was earned: points (or credits, or hours), and of which kinds.

    `credentials` are those that it is meant for.
    """

    title: str
    points: Decimal
    categories: tuple[str, ...]
    credentials: tuple[str, ...]


class Happened(NamedTuple):
    """A step that was done `on` a day, or that has only `begun` on it.

    `credential` is whose exam or renewal it is part of, `cost` what was paid, `paper` where its
    proof is. Where points were earned, `course` tells of which, and there is no step of a plan.
    """

    step: str
    on: date
    credential: str | None = None
    begun: bool = False
    cost: Money | None = None
    result: Outcome | None = None
    paper: str | None = None
    course: Course | None = None

    def is_of(self, credential: str) -> bool:
        """Whether it is a step of a plan for this credential: not of the exam of another one."""
        return self.credential in (None, credential)

    @property
    def slot(self) -> tuple[object, ...]:
        """What can only happen once: a step does, and a course of one title on one day.

        Of a renewal it is the year, too: each term has its own.
        """
        if self.course is None:
            term = self.on.year if self.step.startswith("renewal.") else None
            return self.step, self.credential, self.begun, term
        return self.step, self.on, self.course.title.casefold(), self.course.credentials


class Entry(NamedTuple):
    """One line of a log, which never changes: what happened, or which line it takes back."""

    number: int
    told_on: date
    happened: Happened | None
    undoes: int | None = None


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The lines that nobody took back, in the order in which they were told."""
    every = tuple(entries)
    undone = {entry.undoes for entry in every}
    return tuple(e for e in every if e.happened is not None and e.number not in undone)


def happenings(entries: Iterable[Entry]) -> tuple[Happened, ...]:
    """What happened, without what was taken back."""
    return tuple(entry.happened for entry in standing(entries) if entry.happened is not None)
