"""How little of several times must go so that a plan fits, the first of them before the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from cma_roadmap.model.values.bisection import edge

Name = TypeVar("Name")


def least_taken(
    most: Mapping[Name, int], fits: Callable[[dict[Name, int]], bool]
) -> dict[Name, int] | None:
    """The least to take off each time; `None` where even all of it is not enough.

    `most` gives the whole of each, in the order in which they give way: nothing is taken off a
    later one while more could be taken off those before it. Whatever `fits` still fits when more
    is taken. The answer is among what was tried.
    """
    taken = dict(most)
    if not fits(taken):
        return None
    for name in reversed(list(most)):
        taken[name] = _least(name, taken, fits)
    return taken


def _least(name: Name, taken: Mapping[Name, int], fits: Callable[[dict[Name, int]], bool]) -> int:
    """The least of one, the others as they are; all that is taken of it fits."""

    def test(days: int) -> bool:
        return fits({**taken, name: days})

    whole = taken[name]
    return 0 if not whole or test(0) else edge(whole, 0, test)
