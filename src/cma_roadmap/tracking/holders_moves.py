"""What a holder did between two plans: courses that were told, and a term that was renewed."""

from __future__ import annotations

import re

from cma_roadmap.model.tracked.moves import Cause, OutlinedPoints, PlanOutline, Why

_TERM = re.compile(r"(?P<whose>.*?)renewal\.\d+\.")
_EDUCATION = re.compile(r"(^|\.)renewal\.\d+\.ce(-\d+)?$")
"""Steps that are to earn points."""
_A_TERM = 300
"""Days by which the end of a term moves at least where another one begins; none is shorter."""


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


def new_term(old: PlanOutline, new: PlanOutline, step: str) -> Cause | None:
    """That what a step of a renewal belongs to is another term: it was renewed, or had back.

    A plan shows the terms ahead only, so all of them move by one.
    """
    found = _TERM.match(step)
    if found is None or old.certified_on != new.certified_on:
        return None
    first = f"{found['whose']}renewal.1.expires"
    was, now = old.steps.get(first), new.steps.get(first)
    if was is None or now is None or (now.start - was.start).days < _A_TERM:
        return None
    before, after = was.start.isoformat(), now.start.isoformat()
    return Cause(Why.EVENT, first, now.title, None, before, after)
