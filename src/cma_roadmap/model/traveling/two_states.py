"""Two states side by side, for someone who lives in one and takes travel work in the other."""

from __future__ import annotations

from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.jurisdiction import (
    Accepted,
    Jurisdiction,
    Regime,
    Route,
    StateStep,
)


class CertificateNeeded(StrEnum):
    """Whether the recorded rules of a state ask for a national certificate or exam."""

    EVERY_WAY = "every_way"
    """To work, by every way in."""
    SOME_WAYS = "some_ways"
    """To work, but there is a way in without one."""
    TASKS = "tasks"
    """For some tasks only."""
    NOT_ASKED = "not_asked"
    """Rules are recorded, and none of them asks for one."""
    UNKNOWN = "unknown"
    """No rule was found, which is no proof that there is none."""


class Crossing(StrEnum):
    """What becomes of a step of the new state for someone who comes from another one."""

    ANEW = "anew"
    """A paper or a check of that state itself."""
    COUNTS = "counts"
    """A national certificate or exam that its rule names by body: done for who has it."""
    ASK = "ask"
    """A certificate or exam, but the rule names none of our catalogue."""
    SHOW = "show"
    """Schooling, training or work: what was done may count, and must be shown again."""
    CONDITION = "condition"
    """Nothing to fetch, but what must be so: an age, supervision, the kind of employer."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """A way into the work with its steps in order; `route` is `None` where there is but one."""

    route: Route | None
    steps: tuple[StateStep, ...]


@dataclass(frozen=True, slots=True)
class StateSide:
    """One of the two: a state, or a territory of which no rules are kept (`state` is `None`).

    `is_recorded`: a rule was found. `is_older`: other rules were in force on the day asked for than
    when the steps were written. `proofs` are the steps that ask for a certificate or an exam.
    `papers` is what the state itself gives a person to work by.
    """

    id: str
    name: str
    state: Jurisdiction | None = None
    regime: Regime | None = None
    is_recorded: bool = False
    is_older: bool = False
    ways: tuple[WayIn, ...] = ()
    keeping: tuple[StateStep, ...] = ()
    certificate: CertificateNeeded = CertificateNeeded.UNKNOWN
    proofs: tuple[StateStep, ...] = ()
    permits: tuple[StateStep, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenInBoth:
    """A credential of the catalogue, and what each state's rules say of it (`None`: nothing)."""

    credential: str
    here: Accepted | None
    there: Accepted | None


@dataclass(frozen=True, slots=True)
class CrossedStep:
    """A step of the new state and what becomes of it; `ways` are the numbers of its ways in.

    No numbers: it belongs to all of them.
    """

    step: StateStep
    crossing: Crossing
    ways: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TwoStates:
    """Home and the state of the travel work. `steps` are those of `there`.

    `is_training_local`: what one learned by the rules of `here` need not count elsewhere.
    """

    here: StateSide
    there: StateSide
    credentials: tuple[TakenInBoth, ...]
    steps: tuple[CrossedStep, ...]
    is_training_local: bool
