"""The states that a plan is for: the way in that is planned there, judged, and the others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.jurisdiction import Regime
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.values.message import Message, message


class Move(NamedTuple):
    """Going to live and work in another state: its two letters, and the first day there."""

    state: str
    on: date


class StateWay(NamedTuple):
    """A way into the work that a state offers, judged for one person.

    `opens` is the first day on which its conditions hold, or may hold (`None`: it is shut as things
    stand), `verdict` how they stand on that day, and `work` how those of work alone do. `lacking`
    are the parts that it hangs on, `to_do` what anybody can do who meets the rest. `permit` lets
    one work while only the exam is missing. `only`: the part of the work that it opens, where it is
    not the work of a medical assistant; `tasks` are those that it asks more for.
    """

    name: str
    verdict: Verdict
    work: Verdict
    opens: date | None
    lacking: tuple[Assessment, ...]
    to_do: tuple[str, ...]
    tree: Assessment
    only: str | None = None
    permit: str | None = None
    tasks: tuple[str, ...] = ()

    @property
    def lacks(self) -> tuple[Message, ...]:
        """What is lacking, each with the reason."""
        return tuple(told_lack(lack) for lack in self.lacking)


def told_lack(lack: Assessment) -> Message:
    """A clause that is missing, with the reason."""
    return message("word.state_lack", text=lack.text.rstrip("."), reason=lack.reason)


class PlannedState(NamedTuple):
    """A state that a plan is for: how it deals with the work, and the way in that is planned.

    `regime` is `None` where it was looked for and not found. `ready` is the step from which one
    may work there, `permit` the one that lets one work before it. `since` is the day of a move.
    `tree` holds what the way in asks for, judged; on the day `on`, `verdict` is whether it leads to
    work, `all_tasks` whether to all tasks, and `lacks` what work still hangs on. `only` is the part
    of the work that the way opens, where it is not all of it. `bars_work`: nobody works there
    without what the state asks for; `to_do` are things that anybody can do. `proof` is the id that
    `ready` has, or would have.
    """

    state: str
    name: str
    regime: Regime | None
    checked: date
    route: str | None = None
    ready: str | None = None
    permit: str | None = None
    since: date | None = None
    verdict: Verdict = Verdict.MET
    all_tasks: Verdict = Verdict.MET
    on: date | None = None
    tree: Assessment | None = None
    lacks: tuple[Message, ...] = ()
    others: tuple[StateWay, ...] = ()
    only: str | None = None
    bars_work: bool = False
    to_do: tuple[str, ...] = ()
    proof: str = ""


def proven(states: Iterable[PlannedState], step: str) -> PlannedState | None:
    """The state whose day to work from `step` is, in the plan or not; `None`: it is none."""
    return next((place for place in states if place.tree and place.proof == step), None)
