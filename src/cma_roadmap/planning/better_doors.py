"""Doors beside the road: main credentials that are open today, sooner or far cheaper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, OpenDoor, Roadmap
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess_credential
from cma_roadmap.planning.planner import plan_once
from cma_roadmap.planning.result.result import WAY_BACK

_MUCH_SOONER = timedelta(days=30)
_TENTH = 10


def with_doors(found: Roadmap, case: Case, as_of: date | None) -> Roadmap:
    """The plan with the credentials that open sooner, or for a tenth of the money.

    Looked at where the plan leads through a school, or nowhere: whoever holds the credential, or
    needs no school for it, has no use for another door. Only what is open today, at most after a
    card, counts, and only without a new school.
    """
    held = found.certified_on is not None and found.certified_on <= found.today
    if held or found.pathway.id == WAY_BACK or (found.feasible and found.program is None):
        return found
    doors = sorted(_doors(found, case, as_of), key=lambda door: (door.certified_on, door.name))
    return replace(found, doors=tuple(doors)) if doors else found


def _doors(found: Roadmap, case: Case, as_of: date | None) -> Iterator[OpenDoor]:
    for listing in case.catalog.for_medical_assistants:
        if not listing.main or listing.id == found.goal.credential:
            continue
        best = assess_credential(case.catalog.credential(listing.id), case).best(case.today)
        if best.tree.verdict(case.today) is Verdict.MET or best.tree.open_once(case.today):
            road = plan_once(case, _without_school(found.goal, listing.id), as_of)
            if road.certified_on is not None and _is_better(road, found):
                cost = road.cost.to_certificate
                partial = bool(road.cost.unknown_to_certificate)
                yield OpenDoor(listing.id, road.credential_name, road.certified_on, cost, partial)


def _without_school(goal: Goal, credential: str) -> Goal:
    """The same wish for another credential, as the person is."""
    asked = Goal(credential, program=NO_PROGRAM, horizon=0, state=goal.state)
    return asked._replace(
        finish_by=goal.finish_by,
        hours_per_week=goal.hours_per_week,
        no_breaks=goal.no_breaks,
        no_pins=goal.no_pins,
        budget=goal.budget,
        per_month=goal.per_month,
    )


def _is_better(road: Roadmap, found: Roadmap) -> bool:
    if not road.feasible or road.certified_on is None or road.certified_on < road.today:
        return False  # what is in hand already is no door
    if not found.feasible or found.certified_on is None:
        return True
    sooner = road.certified_on + _MUCH_SOONER <= found.certified_on
    mine, theirs = found.cost.to_certificate.likely, road.cost.to_certificate.likely
    known = not road.cost.unknown_to_certificate
    return sooner or (known and theirs.amount * _TENTH <= mine.amount)
