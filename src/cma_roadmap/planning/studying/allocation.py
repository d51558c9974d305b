"""Whole hours in proportion to weights, by the method of Sainte-Laguë."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def allocate(weights: Sequence[Fraction], hours: int) -> tuple[int, ...]:
    """So many of the `hours` for each weight, one at least where there are enough of them.

    The hour goes to where weight / (2 x hours so far + 1) is greatest, the first of equals. Of all
    ways to give out the hours this has the least sum of squared distances from the exact shares,
    each over its weight; and more weight never brings fewer hours, which the method of the largest
    remainders cannot promise (Balinski and Young, Fair Representation, 1982).
    """
    given = [0] * len(weights)
    if hours >= len(weights):
        given = [1] * len(weights)
    for _ in range(hours - sum(given)):
        best = max(range(len(weights)), key=lambda i: (weights[i] / (2 * given[i] + 1), -i))
        given[best] += 1
    return tuple(given)


def allocate_in_groups(
    groups: Sequence[Sequence[Fraction]], hours: int
) -> tuple[tuple[int, ...], ...]:
    """Hours for groups by all that their weights are together, then in each for its weights.

    So many light weights of one group are not passed over one by one, as they would be side by side
    with heavy ones where there are few hours.
    """
    given = allocate([sum(group, Fraction(0)) for group in groups], hours)
    return tuple(allocate(group, count) for group, count in zip(groups, given, strict=True))
