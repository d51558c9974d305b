"""Pins: days a person has booked. A pinned step stays there; what it breaks is told."""

from __future__ import annotations

import difflib
from dataclasses import replace

from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.set_backs import held_up


def pinned(draft: Draft) -> Draft:
    """The draft with every pin of the profile, and every delay, applied to its step."""
    for name, day in draft.case.profile.pins.items():
        step = draft.steps.get(name)
        if step is not None and step.status is StepStatus.TODO:
            draft.steps[name] = replace(step, status=StepStatus.PINNED, fixed=day)
    for name in draft.set_backs.delayed:
        if name in draft.steps:
            draft.steps[name] = held_up(draft.steps[name], draft.set_backs)
    return draft


def report_lost_pins(draft: Draft) -> None:
    """Pins that name no step of this plan, with the ids that look like them."""
    for name in draft.case.profile.pins:
        if name not in draft.steps:
            near = tuple(difflib.get_close_matches(name, draft.steps, n=3))
            draft.find(Severity.WARNING, message("finding.pin_unknown", pin=name, near=near))
