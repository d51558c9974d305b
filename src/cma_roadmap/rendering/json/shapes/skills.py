"""The documents of `skills`, `skills --resume` and `skills --transcript`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from cma_roadmap.model.definitions.studying import Place, SkillGroup, Subject
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.studying.skill_report import EvidenceKind, Having
from cma_roadmap.model.studying.study_plan import Met
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, ReadSource
from cma_roadmap.rendering.json.shapes.values import AtLeastOne, Count, Day, Figure, Id


class AskedArea(TypedDict):
    """A part of an outline that asks something, or may."""

    area: str
    topic: str | None
    """null: the area as a whole."""
    weight: Figure | None
    """In the unit of the outline; null: only the area has one."""
    area_weight: Figure
    percent: Figure | None
    """The weight in percent of the exam, rounded to a tenth."""
    area_percent: Figure
    shared: bool
    """Whether this part asks other things, too, so that its weight is for all of them."""


class SkillInExam(TypedDict):
    """Where one exam asks something."""

    credential: Id
    met: Met
    """Whether the outline names it; unknown: nobody can tell, and `asked` may hold it."""
    asked: list[AskedArea]


class SkillEvidence(TypedDict):
    """What speaks for a skill, and is no proof."""

    kind: EvidenceKind
    of: Id | None
    """The role, the credential or the card; null: the training."""


class FactReading(TypedDict):
    """A fact as in force on the day."""

    value: str | None
    confidence: Confidence
    source: Id
    also: list[Id]
    seen: str | None
    note: str | None


class PersonSkill(TypedDict):
    """A skill of the job, and whether the person has it."""

    id: Id
    name: str
    group: SkillGroup
    having: Having
    evidence: list[SkillEvidence]
    in_training: bool
    """Whether a program that is under way teaches it."""
    resume: str
    """The words for a résumé."""
    learned: list[Place]
    asked: FactReading
    """That the job asks it."""
    taught: FactReading
    """What programs teach of it; a value of null: not found."""
    subjects: list[Subject]
    exams: list[SkillInExam]


class TaughtSubject(TypedDict):
    """A subject that programs teach."""

    id: Id
    name: str
    taught: FactReading
    subjects: list[Subject]
    exams: list[SkillInExam]


class SkillsDocument(Head):
    """The skills of the job, for one person.

    What `cma-roadmap skills --json` prints. `exams` are the outlines that are known.
    """

    credential: Id
    skills: Annotated[list[PersonSkill], AtLeastOne]
    taught: list[TaughtSubject]
    exams: list[Id]
    assumed: str
    """What is assumed where a skill is called likely."""
    unknown: list[str]
    findings: list[Finding]
    sources: list[ReadSource]


class ResumeSkill(TypedDict):
    """A skill that the person says they have."""

    id: Id
    group: SkillGroup
    words: str


class ResumeHolding(TypedDict):
    """A certificate or a card in force."""

    name: str
    since: Day
    until: Day | None
    """Its last day; null: not told."""


class ResumeDocument(Head):
    """What a person can put on a résumé.

    What `cma-roadmap skills --resume --json` prints: nothing that is only likely.
    """

    skills: list[ResumeSkill]
    held: list[ResumeHolding]
    left_out: list[Id]
    """Skills that are likely, but that the person does not name."""
    findings: list[Finding]
    sources: list[ReadSource]


class TranscriptLine(TypedDict):
    """One thing that a rule lists, and the titles that name it."""

    id: Id
    name: str
    counted: bool
    """Whether it is done a number of times, which no title of a course shows."""
    courses: list[str]


class TranscriptClause(TypedDict):
    """A clause that lists courses."""

    id: Id
    text: str
    source: Id | None
    lines: Annotated[list[TranscriptLine], AtLeastOne]


class JudgedClause(TypedDict):
    """Another clause of the same way in."""

    id: Id
    text: str
    verdict: Verdict


class TranscriptWay(TypedDict):
    """A way in whose rule lists courses."""

    pathway: Id
    name: str
    named: Count
    """How many of the things that a title can show stand in a title."""
    of: Count
    clauses: Annotated[list[TranscriptClause], AtLeastOne]
    others: list[JudgedClause]


class TranscriptDocument(Head):
    """Whether courses cover what rules list, by their titles alone.

    What `cma-roadmap skills --transcript --json` prints.
    """

    credential: Id
    courses: list[str]
    ways: Annotated[list[TranscriptWay], AtLeastOne]
    findings: list[Finding]
    sources: list[ReadSource]
