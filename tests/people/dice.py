"""Dice that remember what they threw, so that what was made of the throws can be made smaller.

Not strategies of Hypothesis, whose examples are many times the same ones: of 400 such people 278
differed, and to draw one took as long as to plan for one. Every way of choosing here has one throw,
and the smaller the throw, the plainer the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
Throws = tuple[int, ...]


class IdleError(Exception):
    """Nothing can be asked of this person."""


def assume(useful: object) -> None:
    """Go on only with people of whom something can be asked.

    Raises:
        IdleError: not of this one.
    """
    if not useful:
        raise IdleError


class Dice:
    """Thrown anew from a seed, or as `given`, with 0 once those are used up."""

    def __init__(self, seed: str = "", given: Throws | None = None) -> None:
        self._random = Random(seed)  # noqa: S311 - people are no secret
        self._given = given
        self.thrown: list[int] = []

    def _throw(self, faces: int) -> int:
        if self._given is None:
            throw = self._random.randrange(faces)
        else:
            at = len(self.thrown)
            throw = min(self._given[at], faces - 1) if at < len(self._given) else 0
        self.thrown.append(throw)
        return throw

    def between(self, low: int, high: int) -> int:
        """A number, both ends included; the plainest is the one nearest to 0."""
        plain = min(max(low, 0), high)
        throw = self._throw(high - low + 1)
        return plain + throw if throw <= high - plain else plain - (throw - (high - plain))

    def pick(self, choices: Sequence[T]) -> T:
        """One of several; the plainest comes first."""
        return choices[self._throw(len(choices))]

    def coin(self) -> bool:
        """Yes or no; no is the plainer."""
        return self._throw(2) == 1

    def once_in(self, times: int) -> bool:
        """Seldom yes."""
        return self._throw(times) == times - 1


def smallest(thrown: Throws, fails: Callable[[Throws], Throws | None], tries: int = 600) -> Throws:
    """The shortest throws, and of those the lowest, that still fail, as far as `tries` go.

    `fails` gives the throws that were used where the rule still breaks.
    """
    best, improved = thrown, True
    while improved and tries > 0:
        improved = False
        for candidate in _smaller(best):
            tries -= 1
            used = fails(candidate)
            if used is not None and (len(used), used) < (len(best), best):
                best, improved = used, True
                break
            if tries <= 0:
                break
    return best


def _smaller(throws: Throws) -> Iterator[Throws]:
    """Throws with some left out, then with some at 0, then with one lower."""
    for size in (16, 8, 4, 2, 1):
        for at in range(max(0, len(throws) - size), -1, -1):
            yield throws[:at] + throws[at + size :]
    for at, throw in enumerate(throws):
        for lower in dict.fromkeys((0, throw // 2, throw - 1)):
            if 0 <= lower < throw:
                yield (*throws[:at], lower, *throws[at + 1 :])
