"""Dice that remember what they threw, so that what was made of the throws can be made smaller.

Not strategies of Hypothesis, whose examples are many times the same ones: of 400 such people 278
differed, and to draw one took as long as to plan for one. Every way of choosing here has one throw,
and the smaller the throw, the plainer the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


Move = Callable[[Throws, int], Throws]


def _without(size: int) -> Move:
    return lambda throws, at: throws[:at] + throws[at + size :]


def _lower(by: Callable[[int], int], also_without: int = 0) -> Move:
    """One throw made lower, and perhaps some after it left out: a list with one entry less."""
    return lambda throws, at: (
        *throws[:at],
        by(throws[at]),
        *throws[at + 1 + also_without :],
    )


MOVES: tuple[Move, ...] = (
    *map(_without, (16, 8, 4, 2, 1)),
    *(_lower(by) for by in (lambda _: 0, lambda n: n // 2, lambda n: n - n // 4, lambda n: n - 1)),
    *(_lower(lambda n: n - 1, also_without=size) for size in range(1, 17)),
)


def smallest(thrown: Throws, fails: Callable[[Throws], Throws | None], tries: int = 800) -> Throws:
    """The shortest throws, and of those the lowest, that still fail, as far as `tries` go.

    `fails` gives the throws that were used where the rule still breaks.
    """
    best, known, improved = thrown, {thrown}, True
    while improved:
        improved = False
        for move in MOVES:
            at = len(best) - 1
            while at >= 0 and len(known) < tries:
                moved = move(best, at) if at < len(best) else best
                used = fails(moved) if min(moved, default=0) >= 0 and moved not in known else None
                known.add(moved)
                if used is not None and (len(used), used) < (len(best), best):
                    best, improved = used, True
                else:
                    at -= 1
    return best
