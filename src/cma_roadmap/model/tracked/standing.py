"""Where a plan stands: what is done, what is next, what is late, and how far it has slipped."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.tracked.due import DueNow, due_now, is_action
from cma_roadmap.model.tracked.happened import Entry
from cma_roadmap.model.tracked.moves import PlanDiff
from cma_roadmap.model.values.money import ZERO, Money
from cma_roadmap.model.values.span import ONE_DAY


class Late(NamedTuple):
    """A step that should have been over by `due`, in the first plan, and is still to do."""

    planned: PlannedStep
    due: date


class Standing(NamedTuple):
    """Where a plan stands today.

    `done` are the lines of the log that stand, `spent` is what they tell was paid, `unpriced` how
    many of them tell no price. `slip` holds the first plan against this one; `None`: there is none.
    """

    roadmap: Roadmap
    done: tuple[Entry, ...]
    due: DueNow
    late: tuple[Late, ...]
    spent: Money
    unpriced: int
    slip: PlanDiff | None


def standing_of(roadmap: Roadmap, done: tuple[Entry, ...], slip: PlanDiff | None) -> Standing:
    """Where a plan stands, after what the log tells and against the first plan."""
    told = [entry.happened for entry in done if entry.happened is not None]
    over = [one.step for one in told if not one.begun and one.is_of(roadmap.goal.credential)]
    paid = [one.cost for one in told if one.cost is not None]
    return Standing(
        roadmap=roadmap,
        done=done,
        due=due_now(roadmap, over),
        late=tuple(_late(roadmap, slip)) if slip else (),
        spent=sum(paid, ZERO),
        unpriced=len(told) - len(paid),
        slip=slip,
    )


def _late(roadmap: Roadmap, slip: PlanDiff) -> list[Late]:
    """The actions that the first plan had over by now, the longest overdue first.

    Renewals are left out: their steps have the same names in every term, and `renew` tells of them.
    """
    first = slip.old.steps.keys() - {n for n in slip.old.steps if n.startswith("renewal.")}
    ahead = [p for p in roadmap.steps if is_action(p) and p.step.id in first]
    due = [Late(p, slip.old.steps[p.step.id].end - ONE_DAY) for p in ahead]
    return sorted((one for one in due if one.due < roadmap.today), key=lambda one: one.due)
