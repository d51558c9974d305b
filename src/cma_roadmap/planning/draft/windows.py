"""Time limits on a step: the last day that each allows, and which of several comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.network import (
    Dependency,
    DependencyType,
    Schedule,
    Step,
    StepKind,
    StepStatus,
    Timing,
)
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import APPLY, SIT

_FROM_END = (DependencyType.FS, DependencyType.FF)
_TO_END = (DependencyType.FF, DependencyType.SF)
_OWN = ("window_opens", "counted", "proof_counted")
"""Dependencies that place a window, and limit nothing."""


class Limit(NamedTuple):
    """The last first day that a dependency leaves a step while its other end stays in place."""

    day: date
    dependency: Dependency


def limits_on(
    step: str,
    steps: Mapping[str, Step],
    timings: Mapping[str, Timing],
    dependencies: Iterable[Dependency],
) -> list[Limit]:
    """Every time limit on `step`, the first to run out first."""
    found = [
        Limit(day, dependency)
        for dependency in dependencies
        if step in (dependency.predecessor, dependency.successor) and dependency.code not in _OWN
        if (day := last_day_by(dependency, step, steps, timings)) is not None
    ]
    return sorted(found, key=lambda limit: limit.day)


def last_day_by(
    dependency: Dependency, step: str, steps: Mapping[str, Step], timings: Mapping[str, Timing]
) -> date | None:
    """The last first day that one dependency leaves to `step`; `None` where it sets none."""
    if dependency.successor == step and dependency.max_lag is not None:
        before = timings[dependency.predecessor]
        latest = dependency.max_lag.after(
            before.end if dependency.type in _FROM_END else before.start
        )
        return steps[step].length.latest_start(latest) if dependency.type in _TO_END else latest
    if dependency.predecessor == step and steps[dependency.successor].kind is StepKind.DEADLINE:
        # A last day that is known by itself, such as that on which work stops being recent.
        return dependency.min_lag.latest_start(timings[dependency.successor].start)
    return None


def add_window_findings(draft: Draft, dated: Schedule) -> None:
    """Where several limits bind one step, say which of them counts."""
    dependencies = draft.network(draft.goal).dependencies
    for name in (APPLY, SIT):
        step = draft.steps.get(name)
        if step is None or step.status is StepStatus.DONE:
            continue
        limits = limits_on(name, draft.steps, dated.timings, dependencies)
        if len({limit.dependency.code for limit in limits}) < 2:
            continue
        first, *rest = limits
        others = next(limit for limit in rest if limit.dependency.code != first.dependency.code)
        text = message(
            "finding.earlier_window",
            first=message(f"tie.{first.dependency.code}"),
            day=first.day,
            second=message(f"tie.{others.dependency.code}"),
            later=others.day,
        )
        sources = tuple(
            limit.dependency.source for limit in (first, others) if limit.dependency.source
        )
        draft.find(Severity.INFO, text, name, sources)
