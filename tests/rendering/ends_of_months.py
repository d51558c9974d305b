"""A plan whose days lie where months end: 31 January, 29 February, New Year's Eve."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from rendering.sample_parts import Steps, dollars, price, roadmap


def month_end_plan() -> Roadmap:
    """Work from 31 December 2027 to 29 February 2028; an exam on a leap day booked for 2032."""
    steps = Steps(Phase.TRAINING)
    steps.add(
        "course",
        "Course",
        "2027-12-31",
        "2028-02-29",
        critical=True,
        costs=[price("Fee", dollars(10))],
    )
    steps.add("one-day", "One day", "2028-02-29", slack=31, costs=[price("Card", dollars(5))])
    steps.phase = Phase.EXAMINATION
    steps.add("sit", "Sit the exam", "2028-03-31", status=StepStatus.PINNED, critical=True)
    steps.add("window", "Window", "2028-01-31", "2028-04-30", kind=StepKind.WINDOW)
    steps.add("by", "Last day to apply", "2028-02-29", kind=StepKind.DEADLINE)
    steps.add("certified", "Certified", "2028-03-31", critical=True, kind=StepKind.MILESTONE)
    steps.phase = Phase.RENEWAL
    steps.add("expires", "Last valid day", "2032-02-29", kind=StepKind.DEADLINE)
    return roadmap(
        steps,
        goal=Goal("cma-aama", start=date(2027, 12, 31)),
        certified="2028-03-31",
        expires="2032-02-29",
        goal_step="examination.certified",
        today=date(2027, 12, 31),
    )
