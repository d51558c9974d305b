"""The foundation: a diploma in hand, or the GED or HiSET to earn first."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.clearance import Equivalency
from cma_roadmap.model.definitions.program import Price
from cma_roadmap.model.definitions.schooling import DiplomaKind
from cma_roadmap.model.results.network import Phase, Step, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.calendar import Length, preparation
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import DAY, Draft, quantity_cost
from cma_roadmap.planning.draft.milestones import DIPLOMA
from cma_roadmap.planning.draft.pace import breaks, weekly_hours
from cma_roadmap.planning.steps.age_to_test import old_enough


def add_foundation(draft: Draft, goal: Goal) -> str:
    """Add what it takes to hold a diploma; returns the id of the step that ends it."""
    said = draft.case.profile.diploma
    if said is not None and said.kind is DiplomaKind.NONE:
        _add_equivalency(draft, goal)
        return draft.add(_milestone("title.diploma_earned"))
    if said is None:
        draft.find(Severity.INFO, message("finding.diploma_assumed"), DIPLOMA)
        return draft.add(_milestone("title.diploma_ready"))
    if said.on is not None and said.on > draft.case.today:
        return draft.add(_milestone("title.diploma_expected", StepStatus.PINNED, said.on))
    held = said.on or draft.case.today
    return draft.add(_milestone("title.diploma_held", StepStatus.DONE, held))


def _milestone(title: str, status: StepStatus = StepStatus.TODO, fixed: date | None = None) -> Step:
    return Step(
        DIPLOMA, Phase.FOUNDATION, StepKind.MILESTONE, message(title), DAY, status, fixed=fixed
    )


def _add_equivalency(draft: Draft, goal: Goal) -> None:
    test = draft.case.catalog.foundation.equivalency
    prepare, sit = "foundation.prepare", "foundation.test"
    hours = draft.value(test.prepare_hours, prepare, "ged_hours")
    length = _preparation(draft, test, goal)
    draft.add(
        Step(
            prepare,
            Phase.FOUNDATION,
            StepKind.TASK,
            message("title.ged_prepare", hours=hours),
            length,
            sources=test.prepare_hours.at(draft.day_for(prepare)).sources,
        )
    )
    price = _price(test, draft.case.state)
    draft.add(
        Step(
            sit,
            Phase.FOUNDATION,
            StepKind.TASK,
            message("title.ged_test"),
            DAY,
            not_before=old_enough(draft, sit),
            costs=(quantity_cost("ged", message("cost.ged"), price),),
        )
    )
    draft.add_dependency(prepare, sit)
    draft.add_dependency(sit, DIPLOMA)
    if price.note and price.source:
        # A test that is free only while a state pays must not look as if it were free.
        text = message("finding.ged_price", note=price.note)
        draft.find(Severity.WARNING, text, sit, (price.source,))


def _preparation(draft: Draft, test: Equivalency, goal: Goal) -> Length:
    step = "foundation.prepare"
    weekly = weekly_hours(draft.case.profile, goal)
    hours = test.prepare_hours.at(draft.day_for(step)).value
    by_hours = weekly is not None and hours is not None
    months = None if by_hours else draft.value(test.prepare_months, step, "ged_months")
    return preparation(hours, months, weekly, breaks(draft, goal))


def _price(test: Equivalency, state: str | None) -> Price:
    for entry in test.prices_by_state:
        if entry.state == state:
            return entry.total
    return test.price
