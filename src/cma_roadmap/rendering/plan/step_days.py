"""The days of one step in words, and whether it has a last one."""

from __future__ import annotations

from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import PlannedStep
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.rows import last_day


def is_open_ended(planned: PlannedStep) -> bool:
    """Whether no last day is known for a step: what a state wants done soon after something.

    What decides the day of the certificate has one, whoever asks for it.
    """
    step, timing = planned.step, planned.timing
    is_loose = timing.float_days == 0 and not timing.critical
    return step.phase is Phase.STATE and is_loose and step.due is None


def days_in_words(planned: PlannedStep, words: Words) -> str:
    """`first to last`, or the one day of a step."""
    timing = planned.timing
    final = last_day(timing.start, timing.end)
    if timing.start == final:
        return words("view.on-day", day=final)
    return words("view.from-to", low=timing.start, high=final)
