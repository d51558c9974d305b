"""When the goal is closed: changes that open it, each one checked by planning again.

They are tried from the one that asks least of a person to the one that asks most, and told in that
order. Where a change can be larger or smaller, the smallest that works is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from cma_roadmap.model.message import Message, message
from cma_roadmap.model.program import Award
from cma_roadmap.model.roadmap import Alternative, Goal, Roadmap
from cma_roadmap.planning.case import Case

Planner = Callable[[Case, Goal, date | None], Roadmap]
_MOST_HOURS = 60
"""Hours a week that anyone could give to school; more is no plan."""


class _Change(NamedTuple):
    """A change of the wish: in words, as options of the command, and the goal it makes."""

    text: Message
    applies: dict[str, str]
    goal: Goal


class _Search(NamedTuple):
    """Planning again for one case."""

    case: Case
    as_of: date | None
    plan_once: Planner

    def works(self, goal: Goal) -> Roadmap | None:
        """The plan for `goal`, if it can be done."""
        found = self.plan_once(self.case, goal, self.as_of)
        return found if found.feasible and found.certified_on is not None else None

    def earliest(self, goal: Goal) -> date | None:
        """The day of certification if it may be any day."""
        found = self.works(goal._replace(finish_by=None))
        return found.certified_on if found else None


def with_alternatives(
    roadmap: Roadmap, case: Case, as_of: date | None, plan_once: Planner
) -> Roadmap:
    """The same roadmap; if it cannot be done, with the changes that make it possible."""
    if roadmap.feasible:
        return roadmap
    search = _Search(case, as_of, plan_once)
    found = []
    for change in _changes(roadmap.goal, search):
        other = search.works(change.goal)
        if other is not None and other.certified_on is not None:
            cost = other.cost.to_certificate
            found.append(Alternative(change.text, change.applies, other.certified_on, cost))
    return replace(roadmap, alternatives=tuple(found))


def _changes(goal: Goal, search: _Search) -> Iterator[_Change]:
    """What asks least comes first: another day, another pace, then another school or credential."""
    yield from _sooner_or_later(goal, search)
    if not goal.sit_early:
        text = message("change.sit_early")
        yield _Change(text, {"sit-early": "true"}, goal._replace(sit_early=True))
    yield from _more_hours(goal, search)
    yield from _other_schools(goal, search.case)
    yield from _other_credentials(goal, search.case)


def _sooner_or_later(goal: Goal, search: _Search) -> Iterator[_Change]:
    """A later day to be done by; or an earlier first day, as little earlier as will do."""
    if goal.finish_by is None:
        return
    if goal.start is not None and goal.start > search.case.today:
        day = _latest_start(goal, goal.start, search)
        if day is not None:
            text = message("change.start", day=day)
            yield _Change(text, {"start": day.isoformat()}, goal._replace(start=day))
    certified = search.earliest(goal)
    if certified is not None:
        text = message("change.finish_by", day=certified)
        later = goal._replace(finish_by=certified)
        yield _Change(text, {"finish-by": certified.isoformat()}, later)


def _latest_start(goal: Goal, start: date, search: _Search) -> date | None:
    """The latest first day before `start` from which the goal is met; `None` if none is."""
    today = search.case.today
    if search.works(goal._replace(start=today)) is None:
        return None
    works, fails = 0, (start - today).days
    while fails - works > 1:
        middle = (works + fails) // 2
        day = today + timedelta(days=middle)
        if search.works(goal._replace(start=day)) is not None:
            works = middle
        else:
            fails = middle
    return today + timedelta(days=works)


def _more_hours(goal: Goal, search: _Search) -> Iterator[_Change]:
    """The fewest hours a week that are enough, where the pace is what takes the time."""
    said = search.case.profile.availability
    pace = goal.hours_per_week or (said.hours_per_week if said else None)
    if goal.finish_by is None or pace is None:
        return
    if search.works(goal._replace(hours_per_week=_MOST_HOURS)) is None:
        return
    fails, works = pace, _MOST_HOURS
    while works - fails > 1:
        middle = (works + fails) // 2
        if search.works(goal._replace(hours_per_week=middle)) is not None:
            works = middle
        else:
            fails = middle
    text = message("change.hours", hours=works)
    yield _Change(text, {"hours-per-week": str(works)}, goal._replace(hours_per_week=works))


def _other_schools(goal: Goal, case: Case) -> Iterator[_Change]:
    asked = goal.award or (Award.CERTIFICATE if goal.finish_by else None)
    for award in Award:
        if award is not asked and goal.program is None and asked is not None:
            text = message("change.award", award=award.value)
            yield _Change(text, {"award": award.value}, goal._replace(award=award))
    if goal.program is not None:
        typical = case.catalog.typical(case.catalog.program(goal.program).award)
        text = message("change.program", program=typical.name)
        yield _Change(text, {"program": typical.id}, goal._replace(program=typical.id))


def _other_credentials(goal: Goal, case: Case) -> Iterator[_Change]:
    """Those for the same kind of work, the main ones first."""
    kind = case.catalog.credential(goal.credential).kind
    others = [c for c in case.catalog.index if c.kind is kind and c.id != goal.credential]
    for credential in sorted(others, key=lambda c: not c.main):
        text = message("change.credential", credential=credential.name)
        yield _Change(text, {"credential": credential.id}, goal._replace(credential=credential.id))
