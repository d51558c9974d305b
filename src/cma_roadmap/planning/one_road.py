"""One road: its network drafted and scheduled until what depends on its own days has seen them."""

from __future__ import annotations

from datetime import date
from functools import partial

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Schedule
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.circumstances.abroad import add_abroad
from cma_roadmap.planning.circumstances.exam_needs import add_needs
from cma_roadmap.planning.circumstances.licenses import tell_licenses
from cma_roadmap.planning.circumstances.record import add_record, tell_holder_with_record
from cma_roadmap.planning.circumstances.unfinished import add_unfinished
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED, COMPLETE, EXTERNSHIP
from cma_roadmap.planning.draft.own_pins import with_own_pins
from cma_roadmap.planning.draft.pins import pinned
from cma_roadmap.planning.draft.set_backs import SetBacks
from cma_roadmap.planning.eligibility.attempts_used import in_a_new_series
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import Route, on_its_day
from cma_roadmap.planning.exam.application import add_application
from cma_roadmap.planning.exam.attempts import with_own_attempts
from cma_roadmap.planning.exam.attempts_left import tell_attempts
from cma_roadmap.planning.exam.opening import Opening, opening_of
from cma_roadmap.planning.exam.sitting import add_sitting
from cma_roadmap.planning.exam.spent import spent_application, tell_spent, without
from cma_roadmap.planning.guesses.times import Times, own_times
from cma_roadmap.planning.network.scheduling import Earliest, earliest, scheduled
from cma_roadmap.planning.result.cautions import (
    add_break_cautions,
    add_lapse_caution,
    add_route_cautions,
)
from cma_roadmap.planning.result.result import PlanBasis, to_roadmap
from cma_roadmap.planning.result.what_ifs import play
from cma_roadmap.planning.states.state_places import add_states
from cma_roadmap.planning.steps.clearances import add_clearances
from cma_roadmap.planning.steps.cycle import Term
from cma_roadmap.planning.steps.foundation import add_foundation
from cma_roadmap.planning.steps.holding import Standing, add_held
from cma_roadmap.planning.steps.lapses import add_lapses
from cma_roadmap.planning.steps.renewal import add_renewals, last_day
from cma_roadmap.planning.steps.school import add_known_training, add_new_program
from cma_roadmap.planning.steps.way_back import add_way_back
from cma_roadmap.planning.steps.when_needed import when_needed
from cma_roadmap.planning.yielding import settle_in_time

_ROUNDS = 6
"""Rules that change, cards that run out and days of eligibility move the dates of a plan; they
settle soon."""


class Road(NamedTuple):
    """One road, planned: `day` is when it ends, `holds` whether no rule and no day is against it.

    A road that holds may still miss a wish: the day to finish by, or a limit on money. `usual_day`
    is when it would end if nothing that is only assumed were shortened: by it roads are compared,
    or the one with less time to spare would be the faster one.
    """

    roadmap: Roadmap
    route: Route | None
    day: date
    holds: bool
    usual_day: date


def plan_road(case: Case, basis: PlanBasis, as_of: date | None) -> Road:
    """Plan one road: a way in to a credential, or the years of one that is held.

    Raises:
        WrongRequestError: a delay names a step that the plan does not have or that cannot be late.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    own = with_own_pins(case, basis.credential.id, wishes=not basis.goal.no_pins)
    if basis.route is not None:
        own = in_a_new_series(basis.credential, own)
    case = with_own_attempts(own, basis.credential.id)
    draft, dated = play(basis, case, partial(_settle_in_time, case, basis, as_of))
    attempts = tell_attempts(draft, dated, basis.route, basis.goal)
    roadmap = to_roadmap(draft, dated, basis, attempts)
    unmet = roadmap.pathway.verdict is Verdict.UNMET
    holds = draft.goal == CERTIFIED and not dated.conflicts and not unmet
    day = dated.timings[draft.goal].start
    return Road(roadmap, basis.route, day, holds, draft.usual_day or day)


def _settle_in_time(
    case: Case, basis: PlanBasis, as_of: date | None, set_backs: SetBacks
) -> tuple[Draft, Schedule]:
    """The plan with these set-backs; what is only assumed gives way where it would miss a limit.

    Where nothing lets an application that was made lead to the exam, a new one is made.
    """
    own = own_times(case.profile, basis.goal.times)
    settle = partial(_settle, case, basis, as_of, set_backs)
    draft, dated = settle_in_time(settle, own, basis.goal.finish_by)
    spent = spent_application(draft, dated)
    if spent is None:
        return draft, dated
    draft, dated = _settle_in_time(without(spent, case), basis, as_of, set_backs)
    tell_spent(draft, spent, basis.credential.body.abbreviation)
    return draft, dated


def _settle(
    case: Case, basis: PlanBasis, as_of: date | None, set_backs: SetBacks, times: Times
) -> tuple[Draft, Schedule]:
    """Draft and schedule until what depends on a step's own day has seen that day."""
    days: dict[str, date] = {}
    for _ in range(_ROUNDS):
        draft = Draft(case, as_of, days, set_backs=set_backs, times=times)
        found = _draft(draft, basis)
        now, moved = found.days(), _judged_again(basis, case, found)
        settled = not draft.unsettled or now == days
        if settled and _opening(draft, moved) == _opening(draft, basis):
            break
        days, basis = now, moved
    return draft, scheduled(when_needed(draft, found), basis.goal.finish_by)


def _judged_again(basis: PlanBasis, case: Case, found: Earliest) -> PlanBasis:
    """The same with its way in judged for the day on which training is complete in the plan."""
    if basis.route is None or COMPLETE not in found.network.steps:
        return basis
    return basis._replace(route=on_its_day(basis.route, case, found.day(COMPLETE)))


def _opening(draft: Draft, basis: PlanBasis) -> Opening | None:
    return opening_of(draft, basis.route) if basis.route else None


def _draft(draft: Draft, basis: PlanBasis) -> Earliest:
    """Two stages: the way to the certificate first, then the renewals, counted from its day."""
    cycles, first = basis.goal.horizon, None
    if basis.holding is not None and basis.holding.standing is Standing.LAPSED:
        add_way_back(draft, basis.credential, basis.holding, basis.goal)
        add_states(draft, basis.goal, basis.credential, None)
        first = _earliest(draft)
        _add_terms(draft, basis.credential, first, cycles)
    elif basis.holding is not None:
        add_held(draft, basis.credential, basis.holding, cycles)
        tell_holder_with_record(draft, basis.credential)
        add_states(draft, basis.goal, basis.credential, None)
    elif basis.route is not None:
        _add_way_to_certificate(draft, basis.route, basis.goal)
        if draft.goal != CERTIFIED:
            return _earliest(draft)
        add_states(draft, basis.goal, basis.credential, basis.route.program)
        first = _earliest(draft)
        _add_terms(draft, basis.credential, first, cycles)
    return _earliest(draft, first)


def _add_terms(draft: Draft, credential: Credential, first: Earliest, cycles: int) -> None:
    certified = first.day(CERTIFIED)
    last = last_day(draft, credential, certified, "renewal.1.expires")
    if last is not None:
        add_renewals(draft, credential, Term(1, certified, last), cycles)


def _earliest(draft: Draft, before: Earliest | None = None) -> Earliest:
    return earliest(pinned(draft).network(draft.goal), draft.case.today, before)


def _add_way_to_certificate(draft: Draft, route: Route, goal: Goal) -> None:
    if route.program is not None:
        diploma = add_foundation(draft, goal)
        add_new_program(draft, route.program, goal, diploma)
        if route.program.training_kind is TrainingKind.SCHOOL:
            add_clearances(draft, EXTERNSHIP, route.program.includes)
    elif route.training is not None:
        add_known_training(draft, route.training)
    if goal.start is not None and route.program is None:
        draft.find(Severity.INFO, message("finding.start_unused", day=goal.start))
    add_application(draft, route, goal)
    add_sitting(draft, route, goal)
    add_unfinished(draft)
    add_abroad(draft, route)
    add_record(draft, route)
    add_needs(draft, route)
    tell_licenses(draft, route.credential)
    add_lapses(draft, route)
    add_route_cautions(draft, route)
    add_break_cautions(draft, goal)
    add_lapse_caution(draft, route.credential)
