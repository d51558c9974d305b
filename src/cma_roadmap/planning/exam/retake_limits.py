"""The time limits that bind a later attempt: the window of the application, and recent training."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.model.definitions.requirement import CompletedProgram, MeasuredTo
from cma_roadmap.model.results.network import Dependency
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import APPLY, APPLY_BY, SIT
from cma_roadmap.planning.eligibility.pathways import Route, clauses_in_use
from cma_roadmap.planning.exam.attempts import FIRST, Attempt, keep_window


def keep_first_window(draft: Draft, route: Route, attempt: Attempt, *, is_sure: bool) -> None:
    """Bind a sitting to the window of the first application.

    Where it is not sure that the application is still the first one, a sitting that comes too late
    is told, and not forbidden.
    """
    opened = draft.steps.get(FIRST.window)
    if opened is None:
        return
    begins = draft.dates.get(FIRST.window)
    closes = opened.length.end(begins) if begins else None
    if is_sure or _fits(draft, route, attempt, closes):
        keep_window(draft, route.credential.application, FIRST, attempt.sit)


def keep_recency(draft: Draft, route: Route, attempt: Attempt, *, is_new: bool) -> None:
    """Bind an attempt to the last day on which training (or work) is recent.

    A new application is bound as the first one is, and a sitting where the body counts to the exam.
    Where it does not say, a sitting that comes too late is told, and not forbidden.
    """
    to_exam = _counts_to_exam(route)
    for dependency, bound in list(recency_dependencies(draft)):
        # Which pathway a new application can use shows a round later: until then it is free.
        if is_new and not to_exam and attempt.apply in draft.dates:
            draft.dependencies.append(_moved(dependency, bound, attempt.apply))
        limit = draft.dates.get(APPLY_BY)
        closes = limit + ONE_DAY if limit else None
        if bound == SIT and (to_exam or _fits(draft, route, attempt, closes)):
            draft.dependencies.append(_moved(dependency, bound, attempt.sit))


def recency_dependencies(draft: Draft) -> Iterator[tuple[Dependency, str]]:
    """What holds the first attempt to recent training or work, each dependency with its step."""
    for dependency in draft.dependencies:
        for bound in (APPLY, SIT):
            if dependency.code == "recency" and bound in (
                dependency.predecessor,
                dependency.successor,
            ):
                yield dependency, bound


def _moved(dependency: Dependency, old: str, new: str) -> Dependency:
    ends = (new if end == old else end for end in (dependency.predecessor, dependency.successor))
    before, after = ends
    return dependency._replace(predecessor=before, successor=after)


def _counts_to_exam(route: Route) -> bool:
    return any(
        clause.measured_to is MeasuredTo.EXAM
        for clause in clauses_in_use(route)
        if isinstance(clause, CompletedProgram) and clause.within is not None
    )


def _fits(draft: Draft, route: Route, attempt: Attempt, closes: date | None) -> bool:
    """Whether a sitting comes before the day `closes`, as far as days are known by now."""
    draft.unsettled = True
    sit = draft.dates.get(attempt.sit)
    if sit is None or closes is None:
        return False
    if sit < closes:
        return True
    text = message(
        "finding.attempt_window_unsure",
        body=route.credential.body.abbreviation,
        number=attempt.number,
        day=closes - ONE_DAY,
    )
    draft.window_unsure = True
    draft.find(Severity.WARNING, text, attempt.sit)
    return False
