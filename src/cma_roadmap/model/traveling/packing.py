"""Work that travels: for each assignment what its state asks of one person, and what they carry."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.jurisdiction import StateStep
from cma_roadmap.model.results.planned_state import StateWay
from cma_roadmap.model.traveling.two_states import TwoStates
from cma_roadmap.model.values.message import Message


class MayWork(StrEnum):
    """Whether one may work in a state on the first day of an assignment."""

    YES = "yes"
    """All that is recorded holds, or nothing is asked."""
    SOME_TASKS = "some_tasks"
    """Work is open; tasks that the state names are not, or not yet."""
    PAPERS_FIRST = "papers_first"
    """Nothing bars it, but papers of the state must be in hand first."""
    ASK = "ask"
    """No rule is recorded, or it hangs on what only the state or an employer can say."""
    NO = "no"
    """Something that the state asks for is missing."""
    UNTOLD = "untold"
    """The state asks for something, and nothing is told of the person."""


class Readiness(StrEnum):
    """What a person does about one thing that a state asks for."""

    GET = "get"
    """A paper or a short training to get before the first day."""
    SHOW = "show"
    """It holds: take the proof along."""
    ASK = "ask"
    """Nobody can tell from what is known."""
    MISSING = "missing"
    """It does not hold on the first day."""
    CONDITION = "condition"
    """No paper: how the work itself must be."""


class Packed(NamedTuple):
    """One thing that a state asks for. `reason` tells why it stands so.

    `latest` is the last day on which to ask for it, or to begin with it; `None`: it cannot be told,
    since nobody says how long it takes (`wait_known` is then false), or there is none.
    """

    step: StateStep
    standing: Readiness
    reason: Message | None = None
    latest: date | None = None
    wait_known: bool = True


class CardKind(StrEnum):
    """What sort of paper a person carries from state to state."""

    CREDENTIAL = "credential"
    CLEARANCE = "clearance"
    STATE_PAPER = "state_paper"
    LICENSE = "license"


class Carried(NamedTuple):
    """A paper in hand. `ends` is its last valid day, at the earliest, `ends_latest` at the latest.

    `None`: no last day is known. `since` is the day it was had last. `unsure`: its term is over,
    and whether it was renewed is not told. `visits` are those listed and those of the whole series.
    """

    kind: CardKind
    id: str
    name: Message | str
    since: date | None
    ends: date | None
    ends_latest: date | None
    state: str | None = None
    unsure: bool = False
    visits: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What names it among all cards of a person."""
        return ".".join(filter(None, ("card", self.state and self.state.lower(), self.id)))


class Ending(StrEnum):
    """How a card stands to an assignment."""

    HOLDS = "holds"
    """Through the last day that was told, else on the first one and after it."""
    ENDS_INSIDE = "ends_inside"
    """It runs out between the first and the last day of the assignment."""
    OVER = "over"
    """It has run out by the first day."""
    UNSURE = "unsure"
    """The body does not say how it counts, or whether it was renewed is not told."""
    UNKNOWN = "unknown"
    """No last day is known."""


class Asked(NamedTuple):
    """An assignment as it was asked for: in which state, from and through which days if told."""

    state: str
    first: date | None = None
    last: date | None = None


class Assignment(NamedTuple):
    """Work in one state from `first` on, judged for the person.

    `way` is the way in that comes nearest, `others` are the rest, the nearest one first. `opens` is
    the first day on which nothing bars the work, not counting papers still to get. `tasks` are
    those that the state asks more for, where they are not open on the first day.
    """

    travel: TwoStates
    asked: Asked
    first: date
    answer: MayWork
    way: StateWay | None = None
    opens: date | None = None
    tasks: tuple[str, ...] = ()
    papers: tuple[Packed, ...] = ()
    others: tuple[StateWay, ...] = ()
    endings: tuple[tuple[Carried, Ending], ...] = ()

    def standing(self, *standings: Readiness) -> tuple[Packed, ...]:
        """The papers that stand so, in the order of the state's steps."""
        return tuple(one for one in self.papers if one.standing in standings)


class PackingList(NamedTuple):
    """All assignments that were asked for, and the cards that a person carries to them.

    `told`: the person has told of themselves. `usual` are the names of clearances that clinical
    sites usually ask for and that the person does not list.
    """

    today: date
    told: bool
    assignments: tuple[Assignment, ...]
    cards: tuple[Carried, ...] = ()
    usual: tuple[str, ...] = ()

    @property
    def travels(self) -> tuple[TwoStates, ...]:
        """Each state beside home, once."""
        return tuple({one.travel.there.id: one.travel for one in self.assignments}.values())
