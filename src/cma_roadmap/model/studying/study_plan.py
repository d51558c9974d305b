"""A study plan: what an exam asks, how much of it is left to learn, and in which week."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.definitions.credential import Credential, Exam
from cma_roadmap.model.definitions.studying import Material, Outline, Subject
from cma_roadmap.model.values.fact import FactVersion

_FIRST_SITTING = "exam.sit"


class Standing(StrEnum):
    """How good somebody is in a part of the outline, by their own view."""

    STRONG = "strong"
    USUAL = "usual"
    """They say nothing of it."""
    WEAK = "weak"
    SCORED = "scored"
    """They have a score in it."""
    MIXED = "mixed"
    """They say one thing of some of its topics, and another or nothing of the rest."""


class Part(NamedTuple):
    """What is planned as one: a topic, or an area of which no topics are known.

    `percent` is its part of the exam. `shared_out`: the body weighs the area as a whole, and its
    weight was shared out evenly over its topics here.
    """

    id: str
    area: str
    name: str
    percent: Fraction
    shared_out: bool
    subjects: tuple[Subject, ...]


class OwnView(NamedTuple):
    """How good somebody is in a part, and how many times the usual hours it gets for that.

    `score` is what they had in it, in percent, where they have one.
    """

    standing: Standing
    times: Fraction
    score: int | None = None


class Share(NamedTuple):
    """The hours of one part in a week: new, and repeated."""

    part: str
    new: int
    repeated: int


class Light(StrEnum):
    """Why a week has fewer hours than others."""

    BREAK = "break"
    EXTERNSHIP = "externship"
    SHORT = "short"
    """It is no whole week."""


class Week(NamedTuple):
    """The days from `start` up to, not including, `end`, and the hours to study in them.

    `practice_on` is the day of the practice test, which takes `practice_hours` of `hours`.
    """

    start: date
    end: date
    hours: int
    light: tuple[Light, ...] = ()
    shares: tuple[Share, ...] = ()
    practice_on: date | None = None
    practice_hours: int = 0


class PartPlan(NamedTuple):
    """A part with the person's own view of it, and all its hours."""

    part: Part
    view: OwnView
    hours: int


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """Weeks of study up to the day before the exam.

    `allowed` are the hours a week that the person has for it (`None`: they do not say, and
    `weekly` is what is assumed). `aim` are the hours that we reckon with in all. `past` counts the
    first weeks that are over; `practice_length` is how many hours the practice test takes.
    `sitting` is the id of the step that it is for, `not_in_outline` what the profile says of areas
    that this exam does not have.
    """

    credential: Credential
    test: Exam
    today: date
    begins: date
    exam_on: date
    outline: FactVersion[Outline]
    parts: tuple[PartPlan, ...]
    weeks: tuple[Week, ...]
    weekly: int
    allowed: int | None
    aim: int
    practice_length: int
    materials: tuple[Material, ...]
    why: str
    sitting: str
    past: int = 0
    not_in_outline: tuple[str, ...] = ()

    @property
    def ahead(self) -> tuple[Week, ...]:
        """The weeks that are not over."""
        return self.weeks[self.past :]

    @property
    def is_first(self) -> bool:
        """Whether it is for the first attempt at the exam."""
        return self.sitting == _FIRST_SITTING

    @property
    def hours(self) -> int:
        """All hours, the practice test with them."""
        return sum(week.hours for week in self.weeks)

    @property
    def body(self) -> str:
        """The short name of the body whose exam it is."""
        return self.credential.body.abbreviation


class Met(StrEnum):
    """Whether the outline of one exam names what another one asks."""

    NAMED = "named"
    PARTLY = "partly"
    NOT_NAMED = "not_named"
    """Not in what is known of it, which need not be all that it asks."""
    UNKNOWN = "unknown"


class Compared(NamedTuple):
    """One part of the second outline, and what the first one has of it."""

    part: Part
    met: Met
    near: tuple[Part, ...]
    """The parts of the first outline that ask the same, or may."""
    new: tuple[Subject, ...]
    """The subjects that the first one does not name."""

    @property
    def weighs_more(self) -> bool:
        """Whether all that the first outline has of it weighs less there than here."""
        return self.met is Met.NAMED and sum(part.percent for part in self.near) < self.part.percent
