"""Applying many dependencies until nothing moves: what both passes do.

The backward pass is the forward pass in a mirror: it counts days downward, as the negative of their
ordinals, and so raises them too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count

from cma_roadmap.model.results.network import Dependency
from cma_roadmap.planning.network.dependency_rules import Link

SEASONS = 5 * 366
"""Calendars repeat after four years: a loop that has crept on for longer never settles."""

Move = Callable[[str, int, str, Dependency, bool], bool]
"""Moves a step to a day that another asks for, by the least or (true) the greatest lag.

False where the step cannot move.
"""


def until_settled(
    links: Sequence[Link],
    days: Mapping[str, int],
    awake: Iterable[str],
    move: Move,
    is_endless: Callable[[], bool],
) -> bool:
    """Apply the links of steps that are `awake`, then wherever a step moved, until none does.

    Days only grow. False when that never ends: where there are more rounds than steps, it may.
    """
    moved_in = {**dict.fromkeys(days, -1), **dict.fromkeys(awake, 0)}
    for last in count():
        this = last + 1
        if last > len(days) + 1 and is_endless():
            return False
        for dependency, of, on, lead, least, limit, most in links:
            if moved_in[of] < last and moved_in[on] < last:
                continue
            asked = days[of] + lead if least is None else least(days[of])
            if asked > days[on] and move(on, asked, of, dependency, False):
                moved_in[on] = this
            if limit is not None:
                asked = days[on] - limit
            elif most is not None:
                asked = most(days[on])
            else:
                continue
            if asked > days[of] and move(of, asked, on, dependency, True):
                moved_in[of] = this
        if this not in moved_in.values():
            return True
    return False


def leading_to(goal: str, pairs: Sequence[tuple[str, str]]) -> set[str]:
    """The goal and every step that comes before it, from pairs of a step and the one after it."""
    found, known = {goal}, 0
    while len(found) > known:
        known = len(found)
        for first, then in pairs:
            if then in found:
                found.add(first)
    return found
