"""What a finished plan tells of attempts: how many still fit, and which of those planned do not."""

from __future__ import annotations

from cma_roadmap.model.results.network import Conflict, Schedule
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.message import About, Message, Severity, message
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED, SIT
from cma_roadmap.planning.eligibility.pathways import Route
from cma_roadmap.planning.exam.attempt_outlook import LIMITS, Outlook, latest_by, look_ahead
from cma_roadmap.planning.exam.retake_rules import allowed

_SERIES = "exam.attempt-"
_CODES = {
    ("all", True): "finding.attempts_all",
    ("all", False): "finding.attempts_all_no_window",
    ("fit", True): "finding.attempts_fit",
    ("fit", False): "finding.attempts_fit_no_window",
    ("until_unknown", True): "finding.attempts_until_unknown",
    ("until_unknown", False): "finding.attempts_until_unknown_no_window",
}
"""By the end of an outlook, and whether a last day is known."""


def tell_attempts(draft: Draft, dated: Schedule, route: Route | None, goal: Goal) -> int | None:
    """Tell beside the exam how many attempts still fit, and of those planned which do not.

    Returns the number of the last attempt that fits; `None` where there is no exam ahead to fail,
    or no plan that holds.
    """
    if route is None:
        return None
    for conflict in dated.conflicts:
        if is_about_retakes(conflict):
            _tell_misfit(draft, dated, conflict, route)
    if not dated.conflicts and {SIT, CERTIFIED} <= draft.steps.keys():
        outlook = look_ahead(draft, dated, route, goal)
        _tell_outlook(draft, route, outlook)
        return outlook.number
    return None


def is_about_retakes(conflict: Conflict) -> bool:
    """Whether a time limit that breaks is that of an attempt after the first."""
    dependency = conflict.dependency
    return (
        dependency is not None
        and dependency.code in LIMITS
        and _SERIES in dependency.predecessor + dependency.successor
    )


def _tell_misfit(draft: Draft, dated: Schedule, conflict: Conflict, route: Route) -> None:
    dependency = conflict.dependency
    if dependency is None:
        return
    late = (
        dependency.successor if dependency.successor.startswith(_SERIES) else dependency.predecessor
    )
    text = message(
        "finding.attempt_too_late",
        number=int(late.removeprefix(_SERIES).partition(".")[0]),
        day=dated.timings[late].start,
        limit=message(f"tie.{dependency.code}"),
        last=latest_by(draft, dated, dependency, late),
        body=route.credential.body.abbreviation,
    )
    draft.find(Severity.PROBLEM, text, late, (dependency.source,) if dependency.source else ())


def _tell_outlook(draft: Draft, route: Route, outlook: Outlook) -> None:
    """The last attempt that fits and its last day, as one finding beside the exam."""
    most = allowed(route.credential.retake, draft.day_for(SIT))
    body = route.credential.body.abbreviation
    capped = most is not None and most.value is not None
    text = message(
        _CODES[outlook.end, outlook.latest is not None],
        tries=_days(outlook, failed=draft.set_backs.failed),
        number=outlook.number,
        day=outlook.latest,
        cap=message(
            "attempts.cap" if capped else "attempts.no_cap",
            body=body,
            attempts=most.value if most else None,
        ),
        wait=None if outlook.is_sure else message("attempts.longest_wait", body=body),
        other=message("attempts.other", day=outlook.closes, other=outlook.other)
        if outlook.other
        else None,
    )
    sources = draft.cite_all((*outlook.readings, *((most,) if most else ())))
    draft.find(Severity.INFO, text, SIT, sources, About.ATTEMPTS)


def _days(outlook: Outlook, failed: int) -> Message:
    days = tuple(message("attempts.day", number=n, day=day) for n, day in outlook.days)
    how = "days" if days else "open" if outlook.end == "until_unknown" else "none"
    return message(f"attempts.{how}{'_then' if failed else ''}", days=days)
