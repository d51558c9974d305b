"""Eligibility requirements: a closed union of combinations and clauses, told apart by `kind`.

There is no `not`: what bars a person is listed apart, so more schooling or work can never make
someone less eligible.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from cma_roadmap.model.values.base import Definition, Field, Identifier, StateCode
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.span import Duration


class Accreditor(StrEnum):
    """Bodies that accredit medical assisting *programs* (not schools)."""

    CAAHEP = "CAAHEP"
    ABHES = "ABHES"


class TrainingKind(StrEnum):
    """What sort of training a program is."""

    SCHOOL = "school"
    APPRENTICESHIP = "apprenticeship"
    WORKFORCE = "workforce"


class MeasuredTo(StrEnum):
    """The event up to which a recency window is counted."""

    APPLICATION = "application"
    EXAM = "exam"
    UNKNOWN = "unknown"
    """The body does not say: the plan takes the exam, the stricter reading."""


class Node(Definition):
    """A requirement: `id` is stable and unique within its credential, `text` is plain English."""

    id: Identifier
    text: str
    source: Identifier | None = None


class AllOf(Node):
    """Every part must hold."""

    kind: Literal["all_of"]
    of: tuple[Requirement, ...] = Field(min_length=1)


class AnyOf(Node):
    """One part is enough."""

    kind: Literal["any_of"]
    of: tuple[Requirement, ...] = Field(min_length=1)


class AtLeast(Node):
    """`n` of the parts must hold."""

    kind: Literal["at_least"]
    n: int = Field(ge=1)
    of: tuple[Requirement, ...] = Field(min_length=1)


class HoldsDiploma(Node):
    """A high-school diploma or an equivalent such as the GED or HiSET.

    `expected_within`: a diploma due within this time is enough (provisional certification).
    """

    kind: Literal["holds_diploma"]
    expected_within: Fact[Duration] | None = None


class CompletedProgram(Node):
    """A finished medical assisting program with the features asked for.

    `accreditors`: the program itself must be accredited by one of these (empty: not asked).
    `institution_accredited`: the school must have a recognised accreditor; `school_accreditors`:
    it must have one of these. Where several are given, one of them is enough.
    `training_kinds_unclear`: kinds of which the body does not say if they count. Hours are clock
    hours, except `min_academic_hours`, which leaves the externship out.
    `states`: the school must be in one of these (empty: anywhere).
    `within`: no longer ago than this; `after`: at least this long ago; `accreditation_lookback`:
    accreditation granted up to this long after graduation still counts.
    """

    kind: Literal["completed_program"]
    accreditors: tuple[Accreditor, ...] = ()
    institution_accredited: bool = False
    school_accreditors: tuple[Accreditor, ...] = ()
    training_kinds: tuple[TrainingKind, ...] = (TrainingKind.SCHOOL,)
    training_kinds_unclear: tuple[TrainingKind, ...] = ()
    states: tuple[StateCode, ...] = ()
    min_clock_hours: Fact[int] | None = None
    min_academic_hours: Fact[int] | None = None
    min_externship_hours: Fact[int] | None = None
    within: Fact[Duration] | None = None
    after: Fact[Duration] | None = None
    measured_to: MeasuredTo = MeasuredTo.UNKNOWN
    accreditation_lookback: Fact[Duration] | None = None

    @property
    def own_accreditors(self) -> tuple[Accreditor, ...]:
        """The bodies of which the program itself needs one: none where the school's is enough."""
        by_school = self.institution_accredited or self.school_accreditors
        return () if by_school else self.accreditors


class Enrolled(Node):
    """A program under way, up to `before_completion` ahead of its end (`None`: not known)."""

    kind: Literal["enrolled"]
    accreditors: tuple[Accreditor, ...] = ()
    institution_accredited: bool = False
    min_clock_hours: Fact[int] | None = None
    min_externship_hours: Fact[int] | None = None
    before_completion: Fact[Duration]


class WorkExperience(Node):
    """Work in one of `roles`: `years` full time, or `hours`, inside the last `within`.

    `full_time_week` is the body's own measure of full time in hours a week; a value of `None` means
    the body does not say. `after_program`: only work after a finished program counts, one that
    passes the `completed_program` beside it in the same `all_of`. `current`: the work must go on.
    """

    kind: Literal["work_experience"]
    roles: tuple[Identifier, ...] = ("medical_assistant",)
    years: Fact[int] | None = None
    hours: Fact[int] | None = None
    within: Fact[Duration] | None = None
    full_time_week: Fact[int] | None = None
    after_program: bool = False
    current: bool = False


class MilitaryTraining(Node):
    """Medical training in the US Armed Forces, finished no longer ago than `within`."""

    kind: Literal["military_training"]
    within: Fact[Duration] | None = None
    measured_to: MeasuredTo = MeasuredTo.UNKNOWN


class HoldsCredential(Node):
    """One of the `credentials`: held now, or (`ever`) held at any time."""

    kind: Literal["holds_credential"]
    credentials: tuple[Identifier, ...] = Field(min_length=1)
    ever: bool = False


class MinimumAge(Node):
    """At least `years` old."""

    kind: Literal["minimum_age"]
    years: Fact[int]


class HoldsClearance(Node):
    """A card or clearance in force, such as BLS."""

    kind: Literal["holds_clearance"]
    clearance: Identifier


class Confirm(Node):
    """Something a profile cannot prove: it counts once the person lists its id under `confirmed`.

    `by_choice`: a person who has yet to choose a program can secure it by choosing the right one.
    `except_states`: it never holds for people of these states, and always for those of others.
    """

    kind: Literal["confirm"]
    by_choice: bool = False
    except_states: tuple[StateCode, ...] = ()
    detail: Fact[str] | None = None


Requirement = Annotated[
    AllOf
    | AnyOf
    | AtLeast
    | HoldsDiploma
    | CompletedProgram
    | Enrolled
    | WorkExperience
    | MilitaryTraining
    | HoldsCredential
    | MinimumAge
    | HoldsClearance
    | Confirm,
    Field(discriminator="kind"),
]

Combination = AllOf | AnyOf | AtLeast
