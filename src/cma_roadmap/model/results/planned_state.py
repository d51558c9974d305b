"""The states that a plan is for: the way in that is planned there, judged, and the others."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cma_roadmap.model.definitions.jurisdiction import Regime
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.values.message import Message


class Move(NamedTuple):
    """Going to live and work in another state: its two letters, and the first day there."""

    state: str
    on: date


class OtherStateWay(NamedTuple):
    """A way into the work that is not planned: from when it is open, and what it still lacks.

    `opens` is `None` where it is shut as things stand.
    """

    name: str
    verdict: Verdict
    opens: date | None
    lacks: tuple[Message, ...]


class PlannedState(NamedTuple):
    """A state that a plan is for: how it deals with the work, and the way in that is planned.

    `regime` is `None` where it was looked for and not found. `ready` is the step from which one
    may work there, `permit` the one that lets one work before it. `since` is the day of a move.
    `tree` holds what the way in asks for, judged; on the day `on`, `verdict` is whether it leads to
    work, `all_tasks` whether to all tasks, and `lacks` what work still hangs on.
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
    others: tuple[OtherStateWay, ...] = ()
