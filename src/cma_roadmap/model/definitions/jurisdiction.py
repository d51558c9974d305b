"""States: what each asks of a person who works as a medical assistant, and who says so."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from cma_roadmap.model.definitions.credential import Change, NamedFact
from cma_roadmap.model.definitions.requirement import Requirement
from cma_roadmap.model.definitions.waiting import Wait
from cma_roadmap.model.values.base import Definition, Field, Identifier, IsoDate, StateCode
from cma_roadmap.model.values.fact import Confidence, Fact
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration

MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30|31)$")]
"""A day of the year as `MM-DD`."""


class Regime(StrEnum):
    """How a state deals with medical assistants."""

    CERTIFICATION = "certification"
    """The state's own certificate is needed to work."""
    REGISTRATION = "registration"
    """A place on a state register is needed to work, at least for some work."""
    TASK_LIMITED = "task_limited"
    """Work is open; some tasks, or being employed, need set training or a certificate."""
    NONE = "none"
    """A law, rule, board or the AAMA's counsel has people work by delegation, without a paper."""
    NONE_RECORDED = "none_recorded"
    """No rule was found. That is no proof that there is none."""


class StateStepKind(StrEnum):
    """What sort of thing a state asks for."""

    EDUCATION = "education"
    TRAINING = "training"
    SUPERVISED_PRACTICE = "supervised_practice"
    TRAINING_CERTIFICATE = "training_certificate"
    WORK_EXPERIENCE = "work_experience"
    EMPLOYMENT = "employment"
    EXAM = "exam"
    CERTIFICATION = "certification"
    AGE = "age"
    BACKGROUND_CHECK = "background_check"
    APPLICATION = "application"
    INTERIM_PERMIT = "interim_permit"
    REGISTRATION = "registration"
    SUPERVISION = "supervision"
    DEADLINE = "deadline"
    RENEWAL = "renewal"
    REACTIVATION = "reactivation"
    OTHER = "other"


class NeededFor(StrEnum):
    """What a step is needed for."""

    WORK = "work"
    """Any work as a medical assistant, at least by this route."""
    TASKS = "tasks"
    """Only the tasks that the step names."""
    CHOICE = "choice"
    """Nobody must: it opens a door."""
    KEEPING = "keeping"
    """Staying in good standing, or coming back."""


class Route(Definition):
    """One way into the work that a state offers; steps belong to it by its `id`.

    `only`: the part of the work that it opens, where it is not the work of a medical assistant;
    `fewer_tasks`: whoever works by it may do less than by the others.
    `licenses` are kinds of other health work that it is made for.
    """

    id: Identifier
    name: str
    only: str | None = None
    fewer_tasks: bool = False
    licenses: tuple[Identifier, ...] = ()


class StateStep(Definition):
    """One thing that a state asks for; `after` names the steps that come before it.

    `routes` are the ways in that it belongs to (none: all). `hours` are clock hours. `lasts` is
    the life of what the step gives, `renewable` whether it can be had again. `within` is how
    old a thing may be at most when `measured_at` comes; `every` is the cycle of a renewal.
    `credentials` are those of the catalogue that satisfy the step. `age` is a least age in years;
    `by_diploma`: a high-school diploma is what the step asks for. `requirement` is what a person
    must be or have for it, beyond that. `lapsed_under` and `lapsed_over`: a step on the way back is
    for papers that ran out less long ago than this, or this long ago and longer. `due_on` is the
    month and day (`06-30`) on which every renewal falls due, whatever the day on which it began.
    """

    id: Identifier
    kind: StateStepKind
    title: str
    rule: Fact[str]
    needed_for: NeededFor
    tasks: tuple[str, ...] = ()
    routes: tuple[Identifier, ...] = ()
    after: tuple[Identifier, ...] = ()
    credentials: tuple[Identifier, ...] = ()
    hours: Fact[int] | None = None
    fee: Fact[Money] | None = None
    processing: Fact[Wait] | None = None
    lasts: Fact[Duration] | None = None
    renewable: Fact[bool] | None = None
    within: Fact[Duration] | None = None
    measured_at: Identifier | None = None
    every: Fact[Duration] | None = None
    age: Fact[int] | None = None
    by_diploma: bool = False
    requirement: Requirement | None = None
    lapsed_under: Fact[Duration] | None = None
    lapsed_over: Fact[Duration] | None = None
    due_on: MonthDay | None = None


class Accepted(StrEnum):
    """Whether a state's rule takes a credential, for the purpose that is named."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    """Only together with more, or only for some people."""


class Acceptance(Definition):
    """A credential, or a kind of credential, that a state's rule speaks of, and what for.

    `credentials` are those of the catalogue that are meant; none where the rule names a kind.
    """

    name: str
    credentials: tuple[Identifier, ...] = ()
    accepted: Accepted = Accepted.YES
    purpose: Fact[str]


class Agency(Definition):
    """Who to ask. `checked`: whether the address was read, or only known."""

    name: str
    url: str | None = None
    checked: bool = False


class Jurisdiction(Definition):
    """What is recorded of one state. `checked` is the day on which it was last looked into.

    `required` says what a person must have before a first job. `citations` are laws and rules as
    lawyers write them. `advice` is our own reading of the facts, no rule.
    """

    id: StateCode
    name: str
    regime: Fact[Regime]
    required: Fact[str]
    summary: str
    routes: tuple[Route, ...] = ()
    steps: tuple[StateStep, ...] = ()
    accepts: tuple[Acceptance, ...] = ()
    scope: tuple[NamedFact, ...] = ()
    radiography: Fact[str] | None = None
    agency: Agency | None = None
    citations: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    advice: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    confidence: Confidence
    checked: IsoDate
