"""Shots and cards on the days on which they are needed: after enrolling, with room to spare.

Nobody knows before enrolling which of them a school asks for. So what is not urgent is planned once
the program is chosen, as late as is harmless: the `clearance_cushion` of the planning defaults
before its latest day. A series of several visits that has no such room left after enrolling begins
at once, and that is told; so does one that has begun already.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.clearance import Clearance
from cma_roadmap.model.results.network import Bound, Schedule, Step, StepStatus
from cma_roadmap.model.values.calendar import OpenDays
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import CHOOSE, EXTERNSHIP
from cma_roadmap.planning.network.scheduling import Earliest, earliest, scheduled
from cma_roadmap.planning.steps.clearances import dose_id
from cma_roadmap.planning.steps.given_doses import other_live

_CODE = "when_needed"


def without_waiting(step: Step) -> Step:
    """The step as it is where it need not wait until it is needed."""
    if all(bound.code != _CODE for bound in step.not_before):
        return step
    return replace(step, not_before=tuple(b for b in step.not_before if b.code != _CODE))


def when_needed(draft: Draft, found: Earliest) -> Earliest:
    """The same network with each shot and card that is not urgent on the day it is needed.

    No day of the way to the goal moves: nothing is put later than its latest day.
    """
    if CHOOSE not in draft.steps or EXTERNSHIP not in draft.steps or found.conflicts:
        return found
    dated = scheduled(found)
    draft.held.update(_days(draft, dated))
    _tell_latest(draft, dated)
    for name, day in draft.held.items():
        step = draft.steps[name]
        bound = Bound(_CODE, min(day, dated.timings[name].latest_start))
        draft.steps[name] = replace(step, not_before=(*step.not_before, bound))
    return earliest(draft.network(draft.goal), draft.case.today)


def _days(draft: Draft, dated: Schedule) -> Iterator[tuple[str, date]]:
    """The first visit of each clearance that can wait, and the day it waits for.

    What goes wrong later moves none of them: they keep the days of the plan without it.
    """
    before, assumed = draft.set_backs.held, draft.case.catalog.foundation.defaults.clearance_cushion
    if assumed is None:
        return
    enrolled = max(dated.timings[CHOOSE].end, draft.case.today)
    for clearance in draft.case.catalog.clearances:
        first = dose_id(clearance, 1)
        if first not in dated.timings or not _is_open(draft, clearance):
            continue
        timing, several = dated.timings[first], len(clearance.doses) > 1
        urgent = several and assumed.value.after(enrolled) > timing.latest_start
        if urgent if before is None else first not in before:
            if several:
                _tell_urgent(draft, dated, clearance)
            continue
        wanted = max(enrolled, assumed.value.before(timing.latest_start))
        wanted = wanted if before is None else before[first]
        yield first, max(timing.start, _working_day(draft, wanted, timing.latest_start))


def _is_open(draft: Draft, clearance: Clearance) -> bool:
    """Whether no visit was made or booked, of it or of the live vaccine that goes with it."""
    both = (clearance, other_live(draft, clearance))
    steps = (dose_id(c, n) for c in both if c for n in range(1, len(c.doses) + 1))
    pins = draft.case.profile.pins
    return all(
        draft.steps[name].status is StepStatus.TODO and name not in pins
        for name in steps
        if name in draft.steps
    )


def _working_day(draft: Draft, wanted: date, latest: date) -> date:
    """The next day on which a clinic is open; `wanted` itself where that would be too late."""
    day = OpenDays(draft.case.catalog.holidays).end(wanted)
    return day if day <= latest else min(wanted, latest)


def _tell_latest(draft: Draft, dated: Schedule) -> None:
    """The latest day of each visit that was put off, the first one first."""
    assumed = draft.case.catalog.foundation.defaults.clearance_cushion
    if assumed is None or not draft.held:
        return
    visits = tuple(
        message(
            "word.visit_by", title=draft.steps[name].title, day=dated.timings[name].latest_start
        )
        for name in sorted(draft.held, key=lambda name: dated.timings[name].latest_start)
    )
    text = message("finding.when_needed", value=assumed.value, visits=visits)
    draft.find(Severity.INFO, text, EXTERNSHIP)


def _tell_urgent(draft: Draft, dated: Schedule, clearance: Clearance) -> None:
    first, last = dose_id(clearance, 1), dose_id(clearance, len(clearance.doses))
    timing = dated.timings[first]
    text = message(
        "finding.series_now",
        card=clearance.name,
        last=dated.timings[last].start,
        latest=timing.latest_start,
    )
    draft.find(Severity.INFO, text, first)
