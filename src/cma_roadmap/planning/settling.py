"""Applying many ties until nothing moves: what both passes do, one upward and one downward."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count

from cma_roadmap.model.network import Dependency
from cma_roadmap.planning.ties import Link

SEASONS = 5 * 366
"""Calendars repeat after four years: a loop that has crept on for longer never settles."""

Move = Callable[[str, int, str, Dependency, bool], bool]
"""Moves a step to a day that another asks for, by the least or (true) the greatest lag of a tie.

False where the step cannot move.
"""


def until_settled(
    links: Sequence[Link],
    days: Mapping[str, int],
    is_beyond: Callable[[int, int], bool],
    move: Move,
    is_endless: Callable[[int], bool],
) -> bool:
    """Apply links, again wherever a step moved, until none does. False when that never ends.

    A step is moved when the day asked of it `is_beyond` its own.
    """
    moved_in = dict.fromkeys(days, 0)
    since: int | None = None
    for this in count(1):
        if this - 1 > len(days) + 1:
            since = since or max(days.values())
            if is_endless(since):
                return False
        for tie, of, on, least, most, *_ in links:
            if moved_in[of] < this - 1 and moved_in[on] < this - 1:
                continue
            asked = least(days[of])
            if is_beyond(asked, days[on]) and move(on, asked, of, tie, False):
                moved_in[on] = this
            if most is not None:
                asked = most(days[on])
                if is_beyond(asked, days[of]) and move(of, asked, on, tie, True):
                    moved_in[of] = this
        if this not in moved_in.values():
            return True
    return False


def leading_to(goal: str, pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The goal and every step that comes before it, from pairs of a step and the one after it."""
    before: dict[str, list[str]] = {}
    for first, then in pairs:
        before.setdefault(then, []).append(first)
    found, todo = {goal}, [goal]
    while todo:
        for name in before.get(todo.pop(), ()):
            if name not in found:
                found.add(name)
                todo.append(name)
    return found
