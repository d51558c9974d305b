"""Which courses were told, taken back or corrected from one plan to another."""

from __future__ import annotations

import re

from cma_roadmap.model.tracked.moves import Cause, OutlinedPoints, PlanOutline, Why

_EDUCATION = re.compile(r"(^|\.)renewal\.\d+\.ce(-\d+)?$")
"""Steps that are to earn points."""


def courses_told(old: PlanOutline, new: PlanOutline, step: str) -> list[Cause]:
    """A cause for each course that may have moved a step; none where it earns no points."""
    if _EDUCATION.search(step) is None or old.earned is None or new.earned is None:
        return []
    whose = {new.options.get("--credential"), step.partition(".")[0]}
    before, now = (
        [one for one in plan.earned or () if not whose.isdisjoint(one.credentials)]
        for plan in (old, new)
    )
    gone = {one.title: one for one in before if one not in now}
    told = [_told(one, gone.pop(one.title, None)) for one in now if one not in before]
    return [
        *told,
        *(Cause(Why.EVENT, None, one.title, one.points, one.on) for one in gone.values()),
    ]


def _told(one: OutlinedPoints, before: OutlinedPoints | None) -> Cause:
    """A course that was told, in place of what was told of it before."""
    old = before.on if before is not None and before.on != one.on else None
    return Cause(Why.EVENT, None, one.title, one.points, old, one.on)
