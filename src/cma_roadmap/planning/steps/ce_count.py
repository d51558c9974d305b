"""Continuing education that was earned, counted by the rule of a body for one of its periods."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cma_roadmap.model.definitions.credential import ContinuingEducation
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.renewal import EarnedCe
from cma_roadmap.model.tracked.keeping import CeCount, CeKind

NOTHING = Decimal(0)


def meant_for(credential: str, profile: Profile) -> tuple[EarnedCe, ...]:
    """What was earned for one credential, by day."""
    mine = (one for one in profile.ce if credential in one.credentials)
    return tuple(sorted(mine, key=lambda one: one.on))


def count_ce(
    rule: ContinuingEducation, earned: Iterable[EarnedCe], first: date, last: date, day: date
) -> CeCount:
    """What of it falls in the period from `first` through `last`, and what is still to be earned.

    What is left is the least that keeps the total and all minimums at once: a new point of a kind
    that is short counts for both, and for a kind that goes across the others as well.

    Args:
        rule: what the body asks for.
        earned: what was earned for this credential.
        first: the first day of the period.
        last: its last day.
        day: the day whose rules count.
    """
    inside = [one for one in earned if first <= one.on <= last]
    kinds = tuple(
        CeKind(
            kind.id,
            kind.name,
            kind.minimum.at(day).value,
            sum((one.points for one in inside if kind.id in one.categories), NOTHING),
            kind.across,
        )
        for kind in rule.categories
    )
    points = sum((one.points for one in inside), NOTHING)
    total = rule.total.at(day).value
    short = sum((kind.left or NOTHING for kind in kinds if not kind.across), NOTHING)
    across = [kind.left or NOTHING for kind in kinds if kind.across]
    left = None if total is None else max(total - points, short, *across, NOTHING)
    return CeCount(total, points, left, kinds, tuple(inside))
