"""How long a card or a test is good: its visit is bound to what it has to be good for."""

from __future__ import annotations

from cma_roadmap.model.definitions.clearance import Clearance
from cma_roadmap.model.results.network import DependencyType
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY, Duration
from cma_roadmap.planning.draft.draft import Draft


def keep_fresh(draft: Draft, clearance: Clearance, last: str, before: str) -> None:
    """Bind the visit `last` so that its proof does not run out before the step `before` ends."""
    if clearance.not_earlier is not None:
        draft.add_dependency(last, before, most=clearance.not_earlier, code="not_earlier")
        text = message(
            "finding.assumed", what=message("assumption.not_earlier"), value=clearance.not_earlier
        )
        draft.find(Severity.INFO, text, last)
    if clearance.valid_for is not None:
        version = draft.read(clearance.valid_for.term, last, "clearance_validity")
        if version.value is not None:
            _keep_shelf_life(draft, clearance, last, before, version.value, version.source)


def _keep_shelf_life(
    draft: Draft, clearance: Clearance, last: str, before: str, term: Duration, source: str
) -> None:
    """Hold until the end of what it is for, or, where that is longer than the term, its start."""
    length, begins = draft.steps[before].length, draft.dates.get(before, draft.case.today)
    draft.unsettled = draft.unsettled or length.in_days is None  # a break counts where it lies
    done = draft.steps[last].fixed
    if done is not None and clearance.valid_for is not None:
        through = clearance.valid_for.counted.last_day(done, term)
        term = Duration.between(done, through + ONE_DAY)
    kind = DependencyType.SF
    if length.end(begins) >= term.after(begins):
        kind = DependencyType.SS
        text = message("finding.repeat_clearance", card=clearance.name, term=term)
        draft.find(Severity.WARNING, text, last)
    draft.add_dependency(last, before, kind, most=term, code="shelf_life", source=source)
