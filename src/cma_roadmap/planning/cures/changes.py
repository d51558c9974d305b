"""The changes that open what is closed: every one that works, the easiest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Alternative, Goal, Roadmap
from cma_roadmap.model.values.bisection import edge
from cma_roadmap.model.values.message import message
from cma_roadmap.planning.cures.change import (
    ASKS,
    HOUR,
    Change,
    Search,
    nearest_school,
    soonest_school,
)
from cma_roadmap.planning.cures.money_changes import by_program, money_changes
from cma_roadmap.planning.cures.refusal import nothing_found
from cma_roadmap.planning.draft.own_pins import passed_on, past, with_own_pins
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import chosen_program
from cma_roadmap.planning.guesses.class_days import open_days

MOSTHOURS = 60
"""Hours a week that anyone could give to school; more is no plan."""
Planner = Callable[[Case, Goal, date | None], Roadmap]


def changes(goal: Goal, search: Search) -> Iterator[Change]:
    """Every change there is to try, in no order."""
    yield from _other_day(goal, search)
    yield from _other_start(goal, search)
    yield from _more_hours(goal, search)
    yield from _no_breaks(goal, search)
    if not goal.sit_early:
        early = goal._replace(sit_early=True)
        yield Change(message("change.sit_early"), {"sit-early": "true"}, early, ASKS["sit_early"])
    yield from _no_pins(goal, search)
    yield from _other_pathways(goal, search)
    yield from _other_awards(goal)
    yield from _other_programs(goal, search)
    yield from _other_credentials(goal, search)
    yield from money_changes(goal, search)


def _other_day(goal: Goal, search: Search) -> Iterator[Change]:
    """The first day on which the goal is met with all the time that is usual."""
    found = search.works(goal._replace(finish_by=None)) if goal.finish_by else None
    if found is None or found.certified_on is None or goal.finish_by is None:
        return
    day = found.certified_on
    text, applies = message("change.finish_by", day=day), {"finish-by": day.isoformat()}
    yield Change(text, applies, goal._replace(finish_by=day), (day - goal.finish_by).days)


def _other_start(goal: Goal, search: Search) -> Iterator[Change]:
    """An earlier first day, as little earlier as will do: never one on which schools are shut."""
    if goal.finish_by is None or goal.start is None or goal.start <= search.case.today:
        return
    day = _latest_start(goal, goal.start, search)
    if day is None:
        return
    case = search.case
    day = open_days(case.catalog, chosen_program(case, goal)).latest_start(day)
    if day >= case.today:
        text, applies = message("change.start", day=day), {"start": day.isoformat()}
        yield Change(text, applies, goal._replace(start=day), (goal.start - day).days)


def _latest_start(goal: Goal, start: date, search: Search) -> date | None:
    """The latest first day before `start` from which the goal is met; `None` if none is."""
    today = search.case.today
    if search.works(goal._replace(start=today)) is None:
        return None

    def works(days: int) -> bool:
        return search.works(goal._replace(start=today + timedelta(days=days))) is not None

    return today + timedelta(days=edge(0, (start - today).days, works))


def _more_hours(goal: Goal, search: Search) -> Iterator[Change]:
    """The fewest hours a week that are enough, where the pace is what takes the time."""
    said = search.case.profile.availability
    pace = goal.hours_per_week or (said.hours_per_week if said else None)
    if goal.finish_by is None or pace is None or pace >= MOSTHOURS:
        return
    if search.works(goal._replace(hours_per_week=MOSTHOURS)) is None:
        return

    def works(hours: int) -> bool:
        return search.works(goal._replace(hours_per_week=hours)) is not None

    hours = edge(MOSTHOURS, pace, works)
    text, applies = message("change.hours", hours=hours), {"hours-per-week": str(hours)}
    yield Change(text, applies, goal._replace(hours_per_week=hours), (hours - pace) * HOUR)


def _no_breaks(goal: Goal, search: Search) -> Iterator[Change]:
    said, today = search.case.profile.availability, search.case.today
    if said is None or goal.no_breaks:
        return
    lost = sum((pause.end - max(pause.start, today)).days for pause in said.breaks)
    if lost > 0:
        free = goal._replace(no_breaks=True)
        yield Change(message("change.no_breaks"), {"no-breaks": "true"}, free, lost)


def _no_pins(goal: Goal, search: Search) -> Iterator[Change]:
    own = with_own_pins(search.case, goal.credential)
    facts = past(own.profile, own.today)
    wishes = tuple(name for name in own.profile.pins if name not in facts)
    if wishes and not goal.no_pins:
        text, free = message("change.no_pins", pins=wishes), goal._replace(no_pins=True)
        yield Change(text, {"no-pins": "true"}, free, ASKS["no_pins"])


def _other_pathways(goal: Goal, search: Search) -> Iterator[Change]:
    for pathway in search.case.catalog.credential(goal.credential).pathways:
        if pathway.id != goal.pathway:
            text, other = message("change.pathway", pathway=pathway.name), pathway.id
            by_it = goal._replace(pathway=other)
            yield Change(text, {"pathway": other}, by_it, ASKS["pathway"])


def _other_awards(goal: Goal) -> Iterator[Change]:
    asked = goal.award or (Award.CERTIFICATE if goal.finish_by else None)
    if goal.program is not None or asked is None:
        return
    for award in Award:
        if award is not asked:
            text = message("change.award", award=award.value)
            other = goal._replace(award=award)
            yield Change(text, {"award": award.value}, other, ASKS["award"])


def _other_programs(goal: Goal, search: Search) -> Iterator[Change]:
    """A real school: the nearest to the one named, or the soonest to finish; or a typical one."""
    case = search.case
    real = None
    named = goal.program not in (None, NO_PROGRAM)
    if named:
        real = nearest_school(goal, case)
    elif goal.finish_by is not None:
        real = soonest_school(goal, case, search.plan)
    if real is not None:
        yield by_program(goal, real)
    if goal.program == NO_PROGRAM:
        yield by_program(goal, case.catalog.typical(Award.CERTIFICATE))
    elif goal.program is not None or goal.award is not None:
        without, applies = goal._replace(program=NO_PROGRAM), {"program": NO_PROGRAM}
        yield Change(message("change.no_program"), applies, without, ASKS["program"])
    if named and goal.program is not None:
        yield by_program(goal, case.catalog.typical(case.catalog.program(goal.program).award))


def _other_credentials(goal: Goal, search: Search) -> Iterator[Change]:
    """Those for the same kind of work; a pathway that was named gives way to one of theirs."""
    catalog = search.case.catalog
    kind = catalog.credential(goal.credential).kind
    for listing in catalog.index:
        if listing.kind is not kind or listing.id == goal.credential:
            continue
        other, applies = goal._replace(credential=listing.id), {"credential": listing.id}
        if goal.pathway is not None:
            found = search.works(other._replace(pathway=None))
            if found is None:
                continue
            other = other._replace(pathway=found.pathway.id)
            applies["pathway"] = found.pathway.id
        text = message("change.credential", credential=listing.name)
        asks = ASKS["credential" if listing.main else "minor"]
        yield Change(text, applies, other, asks)


def with_alternatives(
    roadmap: Roadmap, case: Case, as_of: date | None, plan_once: Planner
) -> Roadmap:
    """The same roadmap; if it cannot be done, with the changes that make it possible."""
    if roadmap.feasible:
        return roadmap
    known: dict[Goal, Roadmap] = {roadmap.goal: roadmap}

    def plan(goal: Goal) -> Roadmap:
        if goal not in known:
            known[goal] = plan_once(case, goal, as_of)
        return known[goal]

    search = Search(case, _as_typed(plan, roadmap.goal.credential, case, as_of, plan_once))
    found: list[Alternative] = []
    for change in sorted(changes(roadmap.goal, search), key=lambda change: change.asks):
        other = search.works(change.goal)
        # What is in hand already is no way to what is asked for.
        if other is not None and other.certified_on and other.certified_on >= case.today:
            found.append(_alternative(change, other, other.certified_on))
    told = () if found else (nothing_found(case.catalog.credential(roadmap.goal.credential)),)
    return replace(roadmap, alternatives=tuple(found), findings=(*roadmap.findings, *told))


def _as_typed(
    plan: Callable[[Goal], Roadmap],
    credential: str,
    case: Case,
    as_of: date | None,
    plan_once: Planner,
) -> Callable[[Goal], Roadmap]:
    """Plans of other credentials that also hold as the command says them.

    A day of an exam that names no credential counts for the one that is asked for: who asks for
    another tells it of that one. Where that changes the plan, it is no way out.
    """

    def typed(goal: Goal) -> Roadmap:
        found = plan(goal)
        if goal.credential == credential or not found.feasible:
            return found
        told = passed_on(case, credential, goal.credential)
        again = plan_once(told, goal, as_of) if told else found
        return found if again.certified_on == found.certified_on else replace(found, feasible=False)

    return typed


def _alternative(change: Change, other: Roadmap, certified: date) -> Alternative:
    """The change as it is told, with what it takes less time for, and if nobody can tell it."""
    text = change.text
    if other.usual_on is not None and certified < other.usual_on:
        text = message("change.short", change=text)
    if other.pathway.verdict is Verdict.UNKNOWN:
        text = message("change.unsure", change=text)
    return Alternative.of(text, change.applies, certified, other.cost)
