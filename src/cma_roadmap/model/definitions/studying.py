"""What exams ask, what to prepare with, and what the job and its programs teach."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from cma_roadmap.model.definitions.renewal import AmountRange
from cma_roadmap.model.values.base import Definition, Field, Identifier, model_validator
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.span import Duration


class Subject(StrEnum):
    """What outlines ask, under one name for all bodies, so that they can be held side by side."""

    ANATOMY = "anatomy"
    PATHOLOGY = "pathology"
    TERMINOLOGY = "terminology"
    PHARMACOLOGY = "pharmacology"
    NUTRITION = "nutrition"
    PSYCHOLOGY = "psychology"
    HEALTH_CARE = "health-care"
    CLINICAL = "clinical"
    """Clinical work, where the body does not say which."""
    VITAL_SIGNS = "vital-signs"
    PROCEDURES = "procedures"
    INFECTION_CONTROL = "infection-control"
    LABORATORY = "laboratory"
    PHLEBOTOMY = "phlebotomy"
    EKG = "ekg"
    PREVENTION = "prevention"
    COORDINATION = "coordination"
    PATIENT_EDUCATION = "patient-education"
    COMMUNICATION = "communication"
    PROFESSIONALISM = "professionalism"
    LAW_ETHICS = "law-ethics"
    ADMINISTRATION = "administration"
    """Office work, where the body does not say which."""
    SCHEDULING = "scheduling"
    RECORDS = "records"
    BILLING = "billing"
    FINANCE = "finance"


class Topic(Definition):
    """What an area asks; `weight` in the unit of the outline (`None`: nobody tells it)."""

    id: Identifier
    name: str
    subjects: tuple[Subject, ...] = ()
    weight: Decimal | None = Field(default=None, gt=0)


class ContentArea(Definition):
    """One part of the content outline; `weight` in the unit of the outline.

    `subjects` are those of an area without `topics`; neither: nobody tells what it asks. The
    weights of topics, where they are told, add up to that of their area.
    """

    id: Identifier
    name: str
    weight: Decimal = Field(gt=0)
    subjects: tuple[Subject, ...] = ()
    topics: tuple[Topic, ...] = ()

    @property
    def asks(self) -> tuple[Subject, ...]:
        """All subjects of the area, each once."""
        named = (*self.subjects, *(one for topic in self.topics for one in topic.subjects))
        return tuple(dict.fromkeys(named))


class Outline(Definition):
    """The exam's content outline: areas with weights in `unit` (percent or scored items).

    `analysis` is the year of the job analysis that it rests on, where it is told.
    """

    unit: str
    areas: tuple[ContentArea, ...] = Field(min_length=1)
    analysis: str | None = None

    @model_validator(mode="after")
    def _adds_up(self) -> Outline:
        for area in self.areas:
            told = [topic.weight for topic in area.topics if topic.weight is not None]
            if told and (len(told) < len(area.topics) or sum(told) != area.weight):
                raise ValueError(
                    f"the topics of {area.id} weigh {sum(told)} together, not {area.weight}: give "
                    "the weights of all its topics, or of none"
                )
        return self

    @property
    def total(self) -> Decimal:
        """The weights of all areas together."""
        return sum((area.weight for area in self.areas), Decimal(0))

    def whole(self, scored_items: int | None) -> Decimal | None:
        """What the weights should add up to: 100 percent, or all items that count.

        `None`: nobody tells how many count, or the unit is another one.
        """
        if self.unit.startswith("percent"):
            return Decimal(100)
        counted = self.unit.startswith("scored items") and scored_items is not None
        return Decimal(scored_items or 0) if counted else None


class Material(Definition):
    """What to prepare with; `price` is left out where it was not found (free: 0 to 0).

    `official`: the body itself makes it. `url` leads to it, `source` says that it is there.
    """

    id: Identifier
    name: str
    official: bool
    practice_test: bool = False
    url: str | None = None
    source: Identifier
    price: Fact[AmountRange] | None = None


class StudyDefaults(Definition):
    """How studying is spread over weeks: assumptions, each with its reason in `why`.

    What somebody is `weak` or `strong` in gets so many times the hours of what they say nothing of.
    Of the hours of an area one in `repeat_every` repeats it; repeats come `repeat_after` weeks
    after it was learned. The practice test comes `practice_before` the exam and takes
    `practice_hours` where the time of the exam is not known. A day of an externship leaves
    `externship_share` of its hours.
    """

    weak: Decimal = Field(ge=1)
    strong: Decimal = Field(gt=0, le=1)
    repeat_every: Annotated[int, Field(ge=2)]
    repeat_after: tuple[Annotated[int, Field(ge=1)], ...] = Field(min_length=1)
    practice_before: Duration
    practice_hours: Annotated[int, Field(ge=1)]
    externship_share: Decimal = Field(gt=0, le=1)
    why: str


class HoursAssumed(Definition):
    """Hours that no source gives: shown as an assumption."""

    hours: Annotated[int, Field(gt=0)]
    why: str


class SkillGroup(StrEnum):
    """What kind of skill it is."""

    CLINICAL = "clinical"
    OFFICE = "office"
    PEOPLE = "people"


class Place(StrEnum):
    """A step of the road that teaches a skill; exams follow from the subjects of their outlines."""

    COURSE = "course"
    EXTERNSHIP = "externship"
    WORK = "work"


class PlaceTold(Definition):
    """Who says that a step of the road teaches skills."""

    id: Place
    fact: Fact[str]


class Skill(Definition):
    """What a medical assistant can do.

    `asked` says that the job asks it, `taught` what programs teach of it. `resume` are the words
    for a résumé, `also_called` other names that people write. `subjects` are where outlines put
    it; `jobs` the roles that do it every day, `cards` the clearances that show it.
    """

    id: Identifier
    name: str
    group: SkillGroup
    resume: str = Field(min_length=1)
    asked: Fact[str]
    taught: Fact[str]
    learned: tuple[Place, ...] = Field(min_length=1)
    also_called: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    jobs: tuple[Identifier, ...] = ()
    cards: tuple[Identifier, ...] = ()


class Taught(Definition):
    """A subject that programs teach, and the `subjects` by which outlines call it.

    `within`: these hold more than it, so that their weight is not its own.
    """

    id: Identifier
    name: str
    subjects: tuple[Subject, ...] = ()
    within: bool = False
    fact: Fact[str]


class AskedCourse(Definition):
    """What a rule wants to have been taught.

    A course whose title has all the words of one of `words` is about it. `counted`: it is done a
    number of times, which no title of a course shows.
    """

    id: Identifier
    name: str
    words: tuple[str, ...] = ()
    counted: bool = False


class CourseList(Definition):
    """The courses that rules list: the `clauses` with these ids, where it stands who says so."""

    clauses: tuple[Identifier, ...] = Field(min_length=1)
    asks: tuple[AskedCourse, ...] = Field(min_length=1)


class Skills(Definition):
    """Skills of the job, what programs teach, and what rules want on a transcript.

    `why` is what is assumed of work, certificates and cards.
    """

    skills: tuple[Skill, ...] = Field(min_length=1)
    taught: tuple[Taught, ...] = ()
    lists: tuple[CourseList, ...] = ()
    places: tuple[PlaceTold, ...] = ()
    why: str
    unknown: tuple[str, ...] = ()
