"""Who has failed before: what a way in asks is asked of the first attempt that is still ahead."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.results.network import Schedule
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import APPLY, SIT
from cma_roadmap.planning.eligibility.attempts_used import is_unsaid, own_tries
from cma_roadmap.planning.eligibility.pathways import Route
from cma_roadmap.planning.exam.attempts import FIRST, Attempt, nth_attempt
from cma_roadmap.planning.exam.opening import opening_bounds

_OPENS = ("apply_after", "complete", "confirm", "early_sitting")
"""The ties by which a way in opens. What an application was let in with (a diploma) is behind."""


def is_behind(draft: Draft, attempt: Attempt) -> bool:
    """Whether an attempt was made, as the person tells."""
    return attempt.sit in draft.set_backs.sat


def ahead(draft: Draft) -> Attempt:
    """The first attempt that did not fail before today."""
    attempt = FIRST
    while attempt.number <= draft.set_backs.failed and is_behind(draft, attempt):
        attempt = nth_attempt(attempt.number + 1)
    return attempt


def ask_of(draft: Draft, route: Route, attempt: Attempt, *, is_new: bool) -> None:
    """Tie what opens the way in to the attempt ahead: the ones before it are history.

    The application of an attempt that failed may be kept: then only its sitting is still to come.
    """
    moved = {SIT: attempt.sit, **({APPLY: attempt.apply} if is_new else {})}
    first = draft.set_backs.sat[FIRST.sit]
    opens = _OPENS if first in route.tree.possibly else (*_OPENS, "review")  # it was another way
    for place, tie in enumerate(draft.dependencies):
        if tie.code in opens and tie.successor in moved:
            draft.dependencies[place] = tie._replace(successor=moved[tie.successor])
    step = draft.steps[attempt.apply]
    bounds = (*step.not_before, *opening_bounds(draft, route))
    draft.steps[attempt.apply] = replace(step, not_before=bounds)


def tell_unsaid(draft: Draft, route: Route) -> None:
    """Tell of each try whose result must have come and was not told: it counts as not passed."""
    for each in own_tries(route.credential, draft.case):
        if is_unsaid(each, draft.case.today):
            text = message("finding.attempt_unsaid", day=each.on, credential=route.credential.name)
            draft.find(Severity.WARNING, text, SIT)


def judged_on(draft: Draft, dated: Schedule) -> date:
    """The day on which the way in must be met: that of the application which leads to the exam."""
    attempt, today = ahead(draft), draft.case.today
    if attempt is FIRST:
        return dated.timings[APPLY].start
    if attempt.approval in dated.timings:
        return dated.timings[attempt.apply].start
    return max(dated.timings[APPLY].start, today)
