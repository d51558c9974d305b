"""The network of a plan: steps, and dependencies with a least and sometimes a greatest lag."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.values.calendar import Length
from cma_roadmap.model.values.message import Message
from cma_roadmap.model.values.money import MoneyRange
from cma_roadmap.model.values.span import Duration


class Phase(StrEnum):
    """The parts of the road, in order."""

    FOUNDATION = "foundation"
    TRAINING = "training"
    EXTERNSHIP = "externship"
    EXAMINATION = "examination"
    STATE = "state"
    RENEWAL = "renewal"
    CAREER = "career"


class StepKind(StrEnum):
    """What a step is to a person: work, a point reached, a time that is open, a last day."""

    TASK = "task"
    MILESTONE = "milestone"
    WINDOW = "window"
    DEADLINE = "deadline"


class StepStatus(StrEnum):
    """Where a step stands."""

    TODO = "todo"
    DONE = "done"
    PINNED = "pinned"


class DayBy(StrEnum):
    """Where the day of a step that is fixed comes from."""

    PERSON = "person"
    RULE = "rule"
    """It follows from another day by a rule."""
    NOBODY = "nobody"
    """Nobody said it: it is a day on which the step can have been at the latest."""


class Listed(StrEnum):
    """What the lines that a step lists are to a person."""

    PAPERS = "papers"
    """What to have ready."""
    TOPICS = "topics"
    """What an exam covers."""
    MINIMUMS = "minimums"
    """What to earn at least in each part."""
    QUESTIONS = "questions"
    """What to ask the body about."""


class DependencyType(StrEnum):
    """Which ends are bound: the predecessor's, then the successor's. F is finish, S is start."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


class CostLine(NamedTuple):
    """One price. `amount` is `None` when nobody could say: it makes every total `at least`."""

    code: str
    label: Message
    amount: MoneyRange | None
    basis: Basis
    source: str | None


class Bound(NamedTuple):
    """A day before which a step cannot start, and why (`today`, `start`, `intake`, `opens` …)."""

    code: str
    day: date
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, to wait for, or to watch.

    `fixed` is the day a step happened or is booked for; such a step never moves. `due` is the last
    day, exclusive, by which a step after certification must be over. `listed` says what the
    lines of `documents` are, `day_by` who knows the day in `fixed`.
    """

    id: str
    phase: Phase
    kind: StepKind
    title: Message
    length: Length
    status: StepStatus = StepStatus.TODO
    not_before: tuple[Bound, ...] = ()
    fixed: date | None = None
    due: date | None = None
    costs: tuple[CostLine, ...] = ()
    documents: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    series: str | None = None
    listed: Listed = Listed.PAPERS
    day_by: DayBy = DayBy.PERSON


_NO_LAG = Duration()


class Dependency(NamedTuple):
    """A dependency between two steps, by day arithmetic on half-open spans.

    With `FS` the successor starts no earlier than the predecessor's end plus `min_lag` and, where
    there is a `max_lag`, no later than that end plus it. A negative `min_lag` is a lead.
    """

    predecessor: str
    successor: str
    type: DependencyType = DependencyType.FS
    min_lag: Duration = _NO_LAG
    max_lag: Duration | None = None
    code: str = "order"
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """Steps by id, in the order in which they are told, and what they wait for."""

    steps: Mapping[str, Step]
    dependencies: tuple[Dependency, ...]
    goal: str


class Driver(NamedTuple):
    """What holds a step where it is: `ref` is the step or option, `day` the day it gives."""

    code: str
    ref: str | None
    day: date
    source: str | None = None


class Timing(NamedTuple):
    """A step's computed days; ends are exclusive. `float_days` is latest minus earliest start."""

    start: date
    end: date
    latest_start: date
    latest_end: date
    critical: bool = False
    drivers: tuple[Driver, ...] = ()

    @property
    def float_days(self) -> int:
        return (self.latest_start - self.start).days


class Conflict(NamedTuple):
    """What cannot all hold: `chain` names the steps, `dependency` the limit that breaks first."""

    chain: tuple[str, ...]
    dependency: Dependency | None
    needed: date | None = None
    allowed: date | None = None


class Schedule(NamedTuple):
    """The dates of every step, the critical chain to the goal, and what could not be kept."""

    timings: Mapping[str, Timing]
    critical_path: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()


def driving_chain(timings: Mapping[str, Timing], step: str) -> tuple[str, ...]:
    """The steps that put `step` on its day, from the first one to itself.

    Each is held by the one before it; the first is held by something else: today, a pin, a day
    asked for.
    """
    chain = [step]
    while True:
        held_by = [d.ref for d in timings[chain[-1]].drivers if d.code == "predecessor"]
        before = next((ref for ref in held_by if ref is not None and ref not in chain), None)
        if before is None:
            return tuple(reversed(chain))
        chain.append(before)
