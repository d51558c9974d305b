"""A packing list of which nothing was judged: two states side by side, and nobody told of."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.traveling.packing import Asked, Assignment, MayWork, PackingList
from cma_roadmap.model.traveling.two_states import TwoStates


def unpacked(travel: TwoStates | None, day: date) -> PackingList | None:
    """One assignment in the other state, from `day` on; none where there is none."""
    if travel is None:
        return None
    one = Assignment(travel, Asked(travel.there.id), day, MayWork.UNTOLD)
    return PackingList(day, told=False, assignments=(one,))
