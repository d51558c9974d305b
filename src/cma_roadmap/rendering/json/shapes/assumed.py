"""The times that a plan rests on and no source gives."""

from __future__ import annotations

from typing import TypedDict

from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.rendering.json.shapes.values import Count


class AssumedTime(TypedDict):
    """A time that no source gives: assumed, or set by the person."""

    id: Guess
    usual_days: Count
    """What is usual for the plan, or what the person set."""
    used_days: Count
    """What the plan takes: less where a limit leaves no more."""
    own: bool
    """Whether the person set it."""
