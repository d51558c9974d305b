"""Finding an edge by halving: where something that holds stops to hold."""

from __future__ import annotations

from collections.abc import Callable


def edge(holds: int, fails: int, test: Callable[[int], bool]) -> int:
    """The number nearest to `fails` for which `test` still holds, as it does for `holds`.

    `fails` is not tried; between the two, `test` changes once.
    """
    while abs(fails - holds) > 1:
        middle = (holds + fails) // 2
        if test(middle):
            holds = middle
        else:
            fails = middle
    return holds
