"""The documents of `study`, `outlines` and `outlines compare`."""

from __future__ import annotations

from typing import Annotated, Any, TypedDict

from cma_roadmap.model.definitions.studying import Material, Subject
from cma_roadmap.model.studying.study_plan import Light, Met, Standing
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, ReadSource
from cma_roadmap.rendering.json.shapes.values import (
    AtLeastOne,
    Count,
    Day,
    Figure,
    Id,
    Positive,
    Whole,
)

MaterialInFull = Annotated[dict[str, Any], Whole(Material)]


class OutlineTopic(TypedDict):
    """What an area asks."""

    id: Id
    name: str
    subjects: list[Subject]
    weight: Figure | None
    """In the unit of the outline; null: nobody tells it."""


class OutlineArea(TypedDict):
    """One area of an outline."""

    id: Id
    name: str
    weight: Figure
    subjects: list[Subject]
    topics: list[OutlineTopic]


class ExamOutline(TypedDict):
    """The content outline of an exam, as in force on the day."""

    credential: Id
    unit: str
    areas: Annotated[list[OutlineArea], AtLeastOne]
    total: Figure
    """What the weights add up to."""
    whole: Figure | None
    """What they should add up to; null: nobody tells."""
    analysis: str | None
    """The year of the job analysis that it rests on; null: not known."""
    confidence: Confidence
    source: Id
    also: list[Id]
    note: str | None


class StudyPart(TypedDict):
    """What is planned as one: a topic, or an area of which no topics are known."""

    id: Id
    area: str
    name: str
    percent: Figure
    """Its part of the exam, rounded to a tenth."""
    shared_out: bool
    """Whether its weight was shared out evenly over the topics of its area here."""
    subjects: list[Subject]


class StudyPartHours(StudyPart):
    """A part with its hours."""

    standing: Standing
    score: Count | None
    """The person's score in it in percent, where they gave one."""
    hours: Count


class StudyShare(TypedDict):
    """The hours of one part in a week."""

    part: Id
    new: Count
    repeated: Count


class PracticeTest(TypedDict):
    """A practice test."""

    on: Day
    hours: Positive


class StudyWeek(TypedDict):
    """A week of study; `end` is exclusive."""

    start: Day
    end: Day
    hours: Count
    past: bool
    fewer_because: list[Light]
    """Why it has fewer hours than others."""
    practice: PracticeTest | None
    shares: list[StudyShare]


class StudyDocument(Head):
    """A plan of study.

    What `cma-roadmap study --json` prints: what to learn in which week up to the exam.
    """

    credential: Id
    sitting: Id
    """The step of the plan that it is for: the first attempt or a later one."""
    begins: Day
    exam_on: Day
    weekly_hours: Positive
    """The most hours in a week of the plan."""
    hours_allowed: Positive | None
    """The hours a week that the person has; null: not told."""
    hours: Count
    """All hours of the plan, the practice test with them."""
    hours_aimed_at: Positive
    """The hours that we reckon with: an assumption."""
    outline: ExamOutline
    parts: Annotated[list[StudyPartHours], AtLeastOne]
    weeks: Annotated[list[StudyWeek], AtLeastOne]
    materials: list[MaterialInFull]
    not_in_outline: list[str]
    """What the profile says of areas that this exam does not have."""
    findings: list[Finding]
    sources: list[ReadSource]


class OutlinesDocument(Head):
    """What exams ask.

    What `cma-roadmap outlines --json` prints: every outline that is known, with its sum.
    """

    outlines: list[ExamOutline]
    unknown: list[Id]
    """Credentials with an exam of which no outline was found."""
    findings: list[Finding]
    sources: list[ReadSource]


class ComparedPart(StudyPart):
    """A part of the outline that is wanted, and where the one studied has the same."""

    met: Met
    """Whether the outline studied names it; unknown: its topics are not all known."""
    near: list[Id]
    """The parts of the outline studied that ask the same, or may."""
    new: list[Subject]
    """The subjects that the one studied does not name."""


class OutlinesComparedDocument(Head):
    """Two outlines side by side.

    What `cma-roadmap outlines compare STUDIED WANTED --json` prints: what studying for one exam
    leaves for another.
    """

    studied: ExamOutline
    wanted: ExamOutline
    parts: Annotated[list[ComparedPart], AtLeastOne]
    findings: list[Finding]
    sources: list[ReadSource]
