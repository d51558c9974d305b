"""When a way in is open: the first day to apply, and the last day to apply or to sit.

What is counted from the training on the road moves with it; all else (age, work, service, training
that was finished before) opens and closes on a day of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.requirement import (
    CompletedProgram,
    MeasuredTo,
    Requirement,
    WorkExperience,
)
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Bound, DependencyType, Phase, Step, StepKind
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY, WITHIN, Duration
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import APPLY, APPLY_BY, COMPLETE, SIT
from cma_roadmap.planning.eligibility.pathways import Route


class Opening(NamedTuple):
    """What opens and closes a way in beside its training.

    `day` is a first day of its own, `lag` the time after training; `last` a last day of its own.
    """

    day: date | None
    lag: Duration | None
    last: date | None


def opening_of(draft: Draft, route: Route) -> Opening:
    """The days of a way in that training does not give by itself."""
    day, lag = None, None
    if route.opens > _open_by_training(draft, route):
        if _follows_training(draft, route):
            lag = Duration(days=(route.opens - route.ready).days)
        else:
            day = route.opens
    by_training = any(_closes_by(clause, draft, route) for clause in _clauses_on_road(draft, route))
    return Opening(day, lag, None if by_training else route.closes)


def opening_bounds(draft: Draft, route: Route) -> tuple[Bound, ...]:
    """The day on which the pathway opens, where it is later than training makes it anyhow."""
    day = opening_of(draft, route).day
    return (Bound("eligible", day),) if day else ()


def add_opening(draft: Draft, route: Route) -> None:
    """Work that counts only after the training on the road opens the pathway so long after it."""
    lag = opening_of(draft, route).lag
    if lag is not None:
        draft.add_dependency(COMPLETE, APPLY, DependencyType.SS, least=lag, code="complete")


def _open_by_training(draft: Draft, route: Route) -> date:
    """The first day that the plan's own order leaves: today, or so long after training."""
    days = [draft.case.today]
    if COMPLETE in draft.steps:
        days.append(route.ready)
    for clause in _clauses_on_road(draft, route):
        after = clause.after.at(draft.day_for(APPLY)).value if clause.after else None
        if after is not None:
            days.append(after.past(route.ready))
    return max(days)


def _follows_training(draft: Draft, route: Route) -> bool:
    """Whether it rests on work that counts only after training that the plan still moves."""
    step = draft.steps.get(COMPLETE)
    return (
        step is not None
        and (step.fixed is None or step.fixed > draft.case.today)
        and any(
            isinstance(part.clause, WorkExperience) and part.clause.after_program
            for part in route.clauses
        )
    )


def _clauses_on_road(draft: Draft, route: Route) -> Iterator[CompletedProgram]:
    """The clauses that the training on the road meets; other training has days of its own."""
    if COMPLETE in draft.steps:
        for part in route.clauses:
            if part.on_road and isinstance(part.clause, CompletedProgram):
                yield part.clause


def add_limits(draft: Draft, route: Route) -> None:
    """How soon after training (or while work is recent) one must apply or sit."""
    for clause in _clauses_on_road(draft, route):
        _after(draft, clause)
        if clause.within is not None and _closes_by(clause, draft, route):
            version = draft.read(clause.within, APPLY_BY, "recency")
            _within(draft, route, clause.measured_to, version)
    last = opening_of(draft, route).last
    if last is not None:
        _add_fixed_limit(draft, route, last)


def _after(draft: Draft, clause: CompletedProgram) -> None:
    version = draft.read(clause.after, APPLY, "apply_after") if clause.after else None
    if version is not None and version.value is not None:
        later = Duration(version.value.months, version.value.days + 1)
        kind = DependencyType.SS
        draft.add_dependency(
            COMPLETE, APPLY, kind, least=later, code="apply_after", source=version.source
        )


def _limit(version: FactVersion[Duration]) -> Duration | None:
    """The time there is after training; the shortest reading where it is disputed."""
    if version.value is not None:
        return version.value
    readings = [r.value for r in version.disputed_by if r.value is not None]
    return min(readings, key=lambda d: (d.months, d.days), default=None)


def _closes_by(clause: CompletedProgram, draft: Draft, route: Route) -> bool:
    """Whether the way in closes so long after the training on the road, and by nothing else.

    It was judged by the rules of one day, which the last day itself may not share.
    """
    version = clause.within.at(draft.case.rules_day) if clause.within else None
    limit = _limit(version) if version else None
    if version is None or limit is None:
        return False
    if version.value is None and route.verdict is not Verdict.MET:
        return False
    return route.closes == WITHIN.last_day(route.ready, limit)


def _within(
    draft: Draft, route: Route, measured: MeasuredTo, version: FactVersion[Duration]
) -> None:
    limit, certain = _limit(version), version.value is not None
    if limit is None:
        return
    body = route.credential.body.abbreviation
    title = message(_title(measured, certain=certain), body=body)
    draft.add(Step(APPLY_BY, Phase.EXAMINATION, StepKind.DEADLINE, title, DAY))
    draft.exactly(COMPLETE, APPLY_BY, limit, code="recency", source=version.source)
    if certain:
        draft.add_dependency(
            COMPLETE,
            _last_to_fit(draft, measured, body),
            DependencyType.SS,
            least=Duration(days=-366),
            most=limit,
            code="recency",
            source=version.source,
        )


def _title(measured: MeasuredTo, *, certain: bool) -> str:
    if not certain:
        return "title.apply_by_to_be_safe"
    return {
        MeasuredTo.APPLICATION: "title.apply_by",
        MeasuredTo.EXAM: "title.sit_by",
        MeasuredTo.UNKNOWN: "title.sit_by_to_be_safe",
    }[measured]


def _last_to_fit(draft: Draft, measured: MeasuredTo, body: str) -> str:
    """The step that must fit into the window.

    Where the body does not say, the exam does if it can (its day is known a round later); if it
    cannot, the application does, and the person is told.
    """
    if measured is MeasuredTo.APPLICATION:
        return APPLY
    if measured is MeasuredTo.EXAM:
        return SIT
    draft.unsettled = True
    sit, limit = draft.dates.get(SIT), draft.dates.get(APPLY_BY)
    if sit is None or limit is None:
        return APPLY
    if sit <= limit:
        draft.latest_at_least = True
        return SIT
    draft.window_unsure = True
    draft.find(Severity.WARNING, message("finding.window_unsure", day=limit, body=body), SIT)
    return APPLY


def _add_fixed_limit(draft: Draft, route: Route, last: date) -> None:
    """Recent work, service or earlier training stops being recent on a known day."""
    body = route.credential.body.abbreviation
    closing = _closing(route, last)
    measured, source = MeasuredTo.UNKNOWN, closing.source if closing else None
    if isinstance(closing, CompletedProgram):
        measured = closing.measured_to
    title = message(_title(measured, certain=True), body=body)
    kind = StepKind.DEADLINE
    draft.add(Step(APPLY_BY, Phase.EXAMINATION, kind, title, DAY, fixed=last))
    draft.add_dependency(
        _last_to_fit(draft, measured, body),
        APPLY_BY,
        DependencyType.SS,
        code="recency",
        source=source,
    )


def _closing(route: Route, last: date) -> Requirement | None:
    """The clause by which the way in closes on `last`."""
    for part in route.clauses:
        days = part.judged.surely if route.verdict is Verdict.MET else part.judged.possibly
        if any(span.end == last + ONE_DAY for span in days):
            return part.clause
    return None
