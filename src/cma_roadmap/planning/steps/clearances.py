"""Clearances before the externship: dose by dose, in parallel with coursework."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.clearance import Clearance, ReadPrice
from cma_roadmap.model.results.network import (
    CostLine,
    DependencyType,
    Phase,
    Step,
    StepKind,
    StepStatus,
)
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.span import ONE_DAY, WITHIN, Duration
from cma_roadmap.planning.draft.draft import DAY, Draft, quantity_cost
from cma_roadmap.planning.draft.milestones import COMPLETE, EXTERNSHIP
from cma_roadmap.planning.eligibility.plain_clauses import clearance_through
from cma_roadmap.planning.steps.given_doses import Given, judge, other_live
from cma_roadmap.planning.steps.live_vaccines import keep_apart
from cma_roadmap.planning.steps.shelf_life import keep_fresh

_BUSINESS_WEEK, _WEEK = 5, 7


def add_clearances(draft: Draft, before: str, included: Collection[str] = ()) -> None:
    """Add every clearance that the step `before` (the externship) waits for.

    The price of the school pays for those that are `included`: they cost nothing more. Once it is
    over nobody waits for what was not told: the site took the person as they were.
    """
    given, over = draft.case.profile.clearances, _is_over(draft, before)
    for clearance in draft.case.catalog.clearances:
        if over and not given.get(clearance.id):
            continue
        _add(draft, clearance, before)
        if clearance.id in included:
            _leave_out_prices(draft, clearance)
    _keep_live_vaccines_apart(draft)
    if draft.case.catalog.clearances:
        draft.find(Severity.INFO, message("finding.clearances_vary"), before)


def _leave_out_prices(draft: Draft, clearance: Clearance) -> None:
    for name in _dose_ids(clearance):
        draft.steps[name] = replace(draft.steps[name], costs=())
    text = message("finding.included", card=clearance.name)
    draft.find(Severity.INFO, text, dose_id(clearance, 1))


def _is_over(draft: Draft, before: str) -> bool:
    """Whether the last day of a step was told, or that of school, and is past or today."""
    person = draft.case.profile
    last = (person.finished.get(before), person.days.get(COMPLETE))
    return any(day is not None and day <= draft.case.today for day in last)


def add_card(draft: Draft, clearance_id: str, before: str) -> str | None:
    """Add one clearance that `before` (an application) asks for; `None` when it is in hand."""
    found = next(c for c in draft.case.catalog.clearances if c.id == clearance_id)
    dates = draft.case.profile.clearances.get(clearance_id, ())
    held = _visit_that_holds(draft, found, dates, before, before)
    if held is not None:
        _no_later_than_card(draft, found, held, before)
        return None
    return _add_fresh(draft, found, before, Given())


def _no_later_than_card(draft: Draft, clearance: Clearance, held: date, before: str) -> None:
    """A card in hand counts until it runs out; after that it can be had again, at a price."""
    through = clearance_through(clearance, held, draft.case)
    step = draft.steps.get(before)
    if through is not None and step is not None:
        due = min(step.due or date.max, through + ONE_DAY)
        draft.steps[before] = replace(step, due=due)
        draft.latest_at_least = True


def dose_id(clearance: Clearance, number: int) -> str:
    """The step id of dose `number`, counted from 1; a single visit has no number."""
    base = f"externship.{clearance.id}"
    return base if len(clearance.doses) == 1 else f"{base}.dose-{number}"


def _add(draft: Draft, clearance: Clearance, before: str) -> None:
    if len(clearance.doses) > 1:
        given = judge(draft, clearance, _dose_ids(clearance))
        _tell_too_soon(draft, clearance, given)
    else:
        dates = draft.case.profile.clearances.get(clearance.id, ())
        held = _visit_that_holds(draft, clearance, dates, before, COMPLETE)
        given = Given() if held is None else Given((held,))
    if len(given.days) < len(clearance.doses):
        _ask_about_birth(draft, clearance)
    _add_fresh(draft, clearance, before, given)


def _ask_about_birth(draft: Draft, clearance: Clearance) -> None:
    """Who was born early enough may need no shot: a question for the site."""
    born = draft.case.profile.born
    if born is None or clearance.immune_if_born_before is None:
        return
    version = clearance.immune_if_born_before.at(draft.case.rules_day)
    if version.value is not None and int(born[:4]) < version.value:
        draft.cite_all([version])
        text = message("finding.born_before", card=clearance.name, year=str(version.value))
        draft.find(Severity.INFO, text, dose_id(clearance, 1), version.sources)


def _tell_too_soon(draft: Draft, clearance: Clearance, given: Given) -> None:
    for dose in given.too_soon:
        made_up = dose.number <= len(given.days)
        text = message(
            "finding.dose_made_up" if made_up else "finding.dose_repeat",
            card=clearance.name,
            day=dose.day,
            dose=clearance.doses[dose.number - 1].name,
            what=dose.what,
            since=dose.since,
            wait=dose.wait,
            other=given.days[dose.number - 1] if made_up else None,
        )
        draft.find(Severity.WARNING, text, dose_id(clearance, dose.number), dose.sources)


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
    if clearance.not_earlier is not None and WITHIN.last_day(done, clearance.not_earlier) < begins:
        return message("finding.too_early", card=clearance.name, day=done, needed=begins)
    return None


def _add_fresh(draft: Draft, clearance: Clearance, before: str, given: Given) -> str:
    count = len(clearance.doses)
    if before == EXTERNSHIP and _is_over(draft, before):
        count = max(len(given.days), 1)
    for number in range(1, count + 1):
        _add_dose(draft, clearance, number, given)
        _wait_for_earlier(draft, clearance, number, given.days)
    last = dose_id(clearance, count)
    draft.add_dependency(last, before, least=issue_time(draft, clearance), code="clearance")
    if clearance.id not in draft.set_backs.lapsed:
        keep_fresh(draft, clearance, last, before)
    return last


def _add_dose(draft: Draft, clearance: Clearance, number: int, given: Given) -> None:
    several = len(clearance.doses) > 1
    dose = clearance.doses[number - 1].name
    title = message("title.dose" if several else "title.visit", name=clearance.name, dose=dose)
    done = given.days[number - 1] if number <= len(given.days) else None
    draft.add(
        Step(
            dose_id(clearance, number),
            Phase.EXTERNSHIP,
            StepKind.TASK,
            title,
            DAY,
            _status(draft, done),
            not_before=given.again if number == len(given.days) + 1 else (),
            fixed=done,
            costs=_costs(draft, clearance, number, given.days),
            sources=clearance.sources,
            series=f"externship.{clearance.id}" if several else None,
        )
    )


def _costs(
    draft: Draft, clearance: Clearance, number: int, days: tuple[date, ...]
) -> tuple[CostLine, ...]:
    """What a visit costs that is still to come, booked or not."""
    first_ahead = sum(day <= draft.case.today for day in days) + 1
    if number < first_ahead:
        return ()
    label = message("cost.clearance", name=clearance.name)
    prices = clearance.price(number, first_ahead)
    return tuple(clearance_cost(draft, label, price) for price in prices)


def clearance_cost(draft: Draft, label: Message, price: ReadPrice | None) -> CostLine:
    """A cost line from a price that was read, its page cited as sure as it is."""
    if price is not None:
        draft.cite(price.source, price.confidence)
    return quantity_cost("clearance", label, price)


def _wait_for_earlier(
    draft: Draft, clearance: Clearance, number: int, days: tuple[date, ...]
) -> None:
    """What the plan schedules keeps the recommended intervals; a day of the person the least."""
    name = dose_id(clearance, number)
    chosen = number <= len(days) or name in draft.case.profile.pins
    for interval in clearance.doses[number - 1].intervals:
        fact = interval.minimum if chosen else interval.recommended or interval.minimum
        version = draft.read(fact, name, "dose_interval")
        least = version.value or Duration()
        if number <= len(days):  # it counts, if need be as one of the few days early that do
            had = Duration.between(days[interval.after - 1], days[number - 1])
            least = min(least, had, key=lambda each: each.after(days[interval.after - 1]))
        draft.add_dependency(
            dose_id(clearance, interval.after),
            name,
            DependencyType.SS,
            least=least,
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


def _keep_live_vaccines_apart(draft: Draft) -> None:
    """Every dose of a live vaccine is on the day of the other's, or far enough from it."""
    for clearance in draft.case.catalog.clearances:
        other = other_live(draft, clearance)
        if other is None or clearance.same_day_as is None or clearance.apart is None:
            continue
        series = _dose_ids(other), _dose_ids(clearance)
        if not draft.steps.keys() >= {*series[0], *series[1]}:
            continue  # what a site no longer waits for
        still = next((n for n in series[1] if draft.steps[n].status is StepStatus.TODO), None)
        given = draft.case.profile.clearances
        days = given.get(other.id, ()), given.get(clearance.id, ())
        version = draft.read(clearance.apart, still or series[1][0], "live_vaccines")
        keep_apart(draft, series, days, version)


def _dose_ids(clearance: Clearance) -> tuple[str, ...]:
    return tuple(dose_id(clearance, number) for number in range(1, len(clearance.doses) + 1))
