"""What the lines that a step lists are called: papers to have ready, what an exam covers."""

from __future__ import annotations

from cma_roadmap.model.results.network import Step
from cma_roadmap.rendering.messages.words import Words


def listed_label(step: Step, words: Words) -> str:
    """The heading of the lines of a step, such as `Have ready`."""
    return words(f"view.listed.{step.listed}")
