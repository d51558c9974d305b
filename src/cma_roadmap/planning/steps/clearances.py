"""Clearances before the externship: dose by dose, in parallel with coursework."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cma_roadmap.model.definitions.clearance import Clearance, Dose
from cma_roadmap.model.results.network import (
    Bound,
    CostLine,
    DependencyType,
    Phase,
    Step,
    StepKind,
    StepStatus,
)
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.span import ONE_DAY, Duration
from cma_roadmap.planning.draft.draft import DAY, Draft, quantity_cost
from cma_roadmap.planning.draft.milestones import COMPLETE
from cma_roadmap.planning.eligibility.plain_clauses import clearance_through

_BUSINESS_WEEK, _WEEK = 5, 7


def add_clearances(draft: Draft, before: str) -> None:
    """Add every clearance that the step `before` (the externship) waits for."""
    for clearance in draft.case.catalog.clearances:
        _add(draft, clearance, before)
    if draft.case.catalog.clearances:
        draft.find(Severity.INFO, message("finding.clearances_vary"), before)


def add_card(draft: Draft, clearance_id: str, before: str) -> str | None:
    """Add one clearance that `before` (an application) asks for; `None` when it is in hand."""
    found = next(c for c in draft.case.catalog.clearances if c.id == clearance_id)
    dates = draft.case.profile.clearances.get(clearance_id, ())
    if _visit_that_holds(draft, found, dates, before, before) is not None:
        return None
    return _add_fresh(draft, found, before, ())


def dose_id(clearance: Clearance, number: int) -> str:
    """The step id of dose `number`, counted from 1; a single visit has no number."""
    base = f"externship.{clearance.id}"
    return base if len(clearance.doses) == 1 else f"{base}.dose-{number}"


def _add(draft: Draft, clearance: Clearance, before: str) -> None:
    dates = tuple(sorted(draft.case.profile.clearances.get(clearance.id, ())))
    if len(clearance.doses) == 1:
        held = _visit_that_holds(draft, clearance, dates, before, COMPLETE)
        dates = () if held is None else (held,)
    _add_fresh(draft, clearance, before, dates)


def _visit_that_holds(
    draft: Draft, clearance: Clearance, dates: tuple[date, ...], first: str, last: str
) -> date | None:
    """The visit whose card is good from the step `first` to the end of the step `last`.

    One that was made comes before one that is booked. `None` where it must be done again: then what
    the latest one lacks is told. The days of the steps are known a round later.
    """
    draft.unsettled = draft.unsettled or bool(dates)
    lacks = {done: _lack(draft, clearance, done, first, last) for done in sorted(dates)}
    good = [done for done, lack in lacks.items() if lack is None]
    made = [done for done in good if done <= draft.case.today]
    if good:
        return max(made) if made else good[0]
    for lack in list(lacks.values())[-1:]:
        if lack is not None:
            draft.find(Severity.WARNING, lack, dose_id(clearance, 1))
    return None


def _lack(draft: Draft, clearance: Clearance, done: date, first: str, last: str) -> Message | None:
    """Whether what is done on `done` lapses by `last`, or is too old by `first`."""
    # A card that is taken to lapse is judged by the days before that held anything up.
    dates = draft.set_backs.lapsed.get(clearance.id, draft.dates)
    through = clearance_through(clearance, done, draft.case)
    needed = dates.get(last, draft.case.today)
    if through is not None and through < needed:
        return message("finding.card_lapses", card=clearance.name, day=through, needed=needed)
    begins = dates.get(first, draft.case.today)
    if clearance.not_earlier is not None and clearance.not_earlier.after(done) < begins:
        return message("finding.too_early", card=clearance.name, day=done, needed=begins)
    return None


def _add_fresh(draft: Draft, clearance: Clearance, before: str, dates: tuple[date, ...]) -> str:
    for number, dose in enumerate(clearance.doses, 1):
        done = dates[number - 1] if number <= len(dates) else None
        _add_dose(draft, clearance, number, dose, done, begun=len(dates))
    _keep_live_vaccines_apart(draft, clearance, dates)
    last = dose_id(clearance, len(clearance.doses))
    draft.add_dependency(last, before, least=issue_time(draft, clearance), code="clearance")
    if clearance.id not in draft.set_backs.lapsed:
        keep_fresh(draft, clearance, last, before)
    return last


def _add_dose(
    draft: Draft, clearance: Clearance, number: int, dose: Dose, done: date | None, *, begun: int
) -> None:
    name = dose_id(clearance, number)
    several = len(clearance.doses) > 1
    title = message("title.dose" if several else "title.visit", name=clearance.name, dose=dose.name)
    label = message("cost.clearance", name=clearance.name)
    # One price for the whole series, due with the first visit that is still to come.
    costs: tuple[CostLine, ...] = ()
    if number == begun + 1:
        costs = (quantity_cost("clearance", label, clearance.cost),)
    draft.add(
        Step(
            name,
            Phase.EXTERNSHIP,
            StepKind.TASK,
            title,
            DAY,
            _status(draft, done),
            fixed=done,
            costs=costs,
            sources=clearance.sources,
            series=f"externship.{clearance.id}" if several else None,
        )
    )
    for interval in dose.intervals:
        fact = interval.recommended or interval.minimum
        version = draft.read(fact, name, "dose_interval")
        draft.add_dependency(
            dose_id(clearance, interval.after),
            name,
            DependencyType.SS,
            least=version.value or Duration(),
            code="dose_interval",
            source=version.source,
        )


def _status(draft: Draft, done: date | None) -> StepStatus:
    """To do, done, or booked for a day that is still to come."""
    if done is None:
        return StepStatus.TODO
    return StepStatus.DONE if done <= draft.case.today else StepStatus.PINNED


def issue_time(draft: Draft, clearance: Clearance) -> Duration:
    """Business days until the proof is in hand, as whole weeks."""
    known = clearance.issue_business_days
    if known is None or known.at(draft.case.rules_day).value is None:
        return Duration()  # most proofs are in hand at once; nobody says which are not
    name = dose_id(clearance, 1)
    days = draft.value(known, name, "card_issue") or 0
    return Duration(days=-(-days // _BUSINESS_WEEK) * _WEEK)


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


def _keep_live_vaccines_apart(draft: Draft, clearance: Clearance, dates: tuple[date, ...]) -> None:
    """Two live vaccines go on one day, or far enough apart from one that was given."""
    if clearance.same_day_as is None or clearance.apart is None:
        return
    other = next(c for c in draft.case.catalog.clearances if c.id == clearance.same_day_as)
    given = draft.case.profile.clearances.get(other.id, ())
    first = dose_id(clearance, len(dates) + 1)
    version = draft.read(clearance.apart, first, "live_vaccines")
    if first not in draft.steps or version.value is None:
        return
    if given and not dates:
        bound = Bound("live_vaccines", version.value.after(max(given)), version.source)
        step = draft.steps[first]
        draft.add(_bounded(step, bound))
    for number in range(1, min(len(clearance.doses), len(other.doses)) + 1):
        if number > max(len(dates), len(given)):
            draft.exactly(
                dose_id(other, number),
                dose_id(clearance, number),
                Duration(),
                code="live_vaccines",
                source=version.source,
            )


def _bounded(step: Step, bound: Bound) -> Step:
    return replace(step, not_before=(*step.not_before, bound))
