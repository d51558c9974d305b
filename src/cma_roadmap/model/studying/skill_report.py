"""What a person can do, where it is learned and which exam asks it; what a transcript has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.definitions.credential import Credential, Document, Pathway
from cma_roadmap.model.definitions.studying import AskedCourse, Outline, Skill, Skills, Taught
from cma_roadmap.model.results.assessment import Assessment, PathwayAssessment
from cma_roadmap.model.studying.study_plan import Met
from cma_roadmap.model.values.fact import FactVersion


class Having(StrEnum):
    """Whether a person has a skill, by what they told."""

    HAVE = "have"
    """They say so."""
    LIKELY = "likely"
    """It follows from something that they told: no proof."""
    LEFT = "left"
    """Nothing that they told speaks for it."""


class EvidenceKind(StrEnum):
    """What speaks for a skill."""

    TRAINING = "training"
    WORK = "work"
    CREDENTIAL = "credential"
    CARD = "card"


class Evidence(NamedTuple):
    """What speaks for a skill: `of` is the id of the role, the credential or the card."""

    kind: EvidenceKind
    of: str | None = None


class AskedIn(NamedTuple):
    """An area of an outline, or one topic of it, that asks something.

    `weight` is told in the unit of the outline: of the topic, or of an area without topics; `None`:
    the body weighs the area as a whole, with `area_weight`. `shared`: it asks other things, too.
    """

    area: str
    topic: str | None
    weight: Decimal | None
    area_weight: Decimal
    shared: bool = False


class InExam(NamedTuple):
    """Where an exam asks something: what names it, or what may hold it where that is unknown."""

    met: Met
    asked: tuple[AskedIn, ...]


@dataclass(frozen=True, slots=True)
class ExamOutline:
    """The outline of one credential's exam, as in force."""

    credential: Credential
    version: FactVersion[Outline]
    outline: Outline


class SkillRecord(NamedTuple):
    """One skill of a person; `exams` by the id of the credential.

    `in_training`: a program that is under way teaches it.
    """

    skill: Skill
    having: Having
    evidence: tuple[Evidence, ...]
    exams: Mapping[str, InExam]
    in_training: bool = False


class TaughtRecord(NamedTuple):
    """One subject that programs teach; `exams` by the id of the credential."""

    taught: Taught
    exams: Mapping[str, InExam]


@dataclass(frozen=True, slots=True)
class SkillReport:
    """All skills of the job for one person on a day.

    `exams` are all outlines that are known, that of `credential` first; without one there is no
    outline of it. `says_nothing`: the person told nothing from which a skill could follow.
    `not_judged`: they have a military course or another license, and what those teach is not known.
    """

    credential: Credential
    today: date
    day: date
    exams: tuple[ExamOutline, ...]
    skills: tuple[SkillRecord, ...]
    taught: tuple[TaughtRecord, ...]
    known: Skills
    says_nothing: bool
    not_judged: bool = False

    @property
    def exam(self) -> ExamOutline | None:
        """The outline of the credential that was asked for, where it is known."""
        return next((one for one in self.exams if one.credential is self.credential), None)

    def having(self, *ways: Having) -> tuple[SkillRecord, ...]:
        """The skills that the person has in one of these ways."""
        return tuple(one for one in self.skills if one.having in ways)


class Holding(NamedTuple):
    """A credential in force, or a card: what it is called, since when, and its last day."""

    name: str
    since: date
    until: date | None


class CourseLine(NamedTuple):
    """What a rule wants to have been taught, and the titles that name it."""

    asked: AskedCourse
    courses: tuple[str, ...]


class ListedClause(NamedTuple):
    """A clause that lists courses, with its lines; `told` is what the rule says and who says so."""

    id: str
    text: str
    told: FactVersion[str] | None
    source: str | None
    lines: tuple[CourseLine, ...]


@dataclass(frozen=True, slots=True)
class TranscriptCheck:
    """One way in whose rule lists courses, against the courses of a person.

    `judged` is the whole rule, `papers` what goes in with the application of this way alone.
    """

    credential: Credential
    pathway: Pathway
    clauses: tuple[ListedClause, ...]
    judged: PathwayAssessment
    papers: tuple[Document, ...]
    courses: tuple[str, ...]
    today: date
    day: date

    @property
    def others(self) -> tuple[Assessment, ...]:
        """The single clauses of the rule that list no courses."""
        listed = {clause.id for clause in self.clauses}
        nodes = (node for node in self.judged.tree.walk() if not node.children)
        return tuple(node for node in nodes if node.id not in listed)

    @property
    def lines(self) -> tuple[CourseLine, ...]:
        """What titles of courses can show, of all clauses."""
        found = (line for clause in self.clauses for line in clause.lines)
        return tuple(line for line in found if not line.asked.counted)

    @property
    def named(self) -> int:
        """How many of them a course names."""
        return sum(bool(line.courses) for line in self.lines)
