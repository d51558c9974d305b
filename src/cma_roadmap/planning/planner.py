"""The story of a plan: assess, choose a pathway, build the network, schedule it, add up costs."""

from __future__ import annotations

from datetime import date
from functools import partial

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.network import Schedule
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.cures.changes import with_alternatives
from cma_roadmap.planning.cures.refusal import refuse, refuse_school
from cma_roadmap.planning.draft.draft import Draft, pinned
from cma_roadmap.planning.draft.milestones import CERTIFIED, EXTERNSHIP
from cma_roadmap.planning.draft.set_backs import SetBacks
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import Route, choose
from cma_roadmap.planning.exam.application import add_application
from cma_roadmap.planning.exam.attempts_left import tell_attempts
from cma_roadmap.planning.exam.sitting import add_sitting
from cma_roadmap.planning.money.with_money import with_money
from cma_roadmap.planning.network.scheduling import Earliest, earliest, scheduled
from cma_roadmap.planning.programs.program_warnings import closed_by_school
from cma_roadmap.planning.result.cautions import (
    add_break_cautions,
    add_lapse_caution,
    add_route_cautions,
)
from cma_roadmap.planning.result.result import PlanBasis, to_roadmap
from cma_roadmap.planning.result.what_ifs import play
from cma_roadmap.planning.states.state_places import add_states
from cma_roadmap.planning.steps.clearances import add_clearances
from cma_roadmap.planning.steps.foundation import add_foundation
from cma_roadmap.planning.steps.holding import add_held, current_holding
from cma_roadmap.planning.steps.lapses import add_lapses
from cma_roadmap.planning.steps.renewal import Term, add_renewals, last_day
from cma_roadmap.planning.steps.school import add_known_training, add_new_program

_ROUNDS = 4
"""Rules that change and cards that run out inside a plan move its dates; they settle soon."""


def plan(
    catalog: Catalog, profile: Profile, goal: Goal, today: date, as_of: date | None = None
) -> Roadmap:
    """Plan the road of one person to one credential; when it is closed, say what would open it.

    Raises:
        UnknownNameError: the goal or the profile names a credential or program that does not exist.
        WrongRequestError: a delay names a step that the plan does not have or that cannot be late.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    goal = goal._replace(state=goal.state or profile.state)
    case = Case.of(catalog, profile, today, as_of)._replace(state=goal.state)
    found = plan_once(case, goal, as_of)
    if found.feasible:
        return with_money(found, case, lambda other: plan_once(case, other, as_of))
    return with_alternatives(found, case, as_of, _plan_another)


def plan_once(case: Case, goal: Goal, as_of: date | None) -> Roadmap:
    """Plan as asked, without looking for other ways."""
    credential = case.catalog.credential(goal.credential)
    holding = current_holding(credential, case)
    route = None if holding else choose(credential, case, goal)
    if holding is None and route is None:
        return refuse(credential, case, goal, as_of)
    closed = closed_by_school(route, goal, case) if route else None
    if closed is not None and route is not None:
        return refuse_school(route, closed, case, goal, as_of)
    basis = PlanBasis(credential, goal, route, holding)
    draft, dated = play(basis, partial(_settle, case, basis, as_of))
    attempts = tell_attempts(draft, dated, route, goal)
    return to_roadmap(draft, dated, basis, attempts)


def _plan_another(case: Case, goal: Goal, as_of: date | None) -> Roadmap:
    """Plan as asked, for the search: what cannot be asked of another road does not open it."""
    try:
        return plan_once(case, goal, as_of)
    except WrongRequestError:
        return refuse(case.catalog.credential(goal.credential), case, goal, as_of)


def _settle(
    case: Case, basis: PlanBasis, as_of: date | None, set_backs: SetBacks
) -> tuple[Draft, Schedule]:
    """Draft and schedule until what depends on a step's own day has seen that day."""
    days: dict[str, date] = {}
    for _ in range(_ROUNDS):
        draft = Draft(case, as_of, days, set_backs=set_backs)
        found = _draft(draft, basis)
        if not draft.unsettled or found.days() == days:
            break
        days = found.days()
    return draft, scheduled(found, basis.goal.finish_by)


def _draft(draft: Draft, basis: PlanBasis) -> Earliest:
    """Two stages: the way to the certificate first, then the renewals, counted from its day."""
    cycles, first = basis.goal.horizon, None
    if basis.holding is not None:
        add_held(draft, basis.credential, basis.holding, cycles)
        add_states(draft, basis.goal, basis.credential, None)
    elif basis.route is not None:
        _add_way_to_certificate(draft, basis.route, basis.goal)
        if draft.goal != CERTIFIED:
            return _earliest(draft)
        add_states(draft, basis.goal, basis.credential, basis.route.program)
        first = _earliest(draft)
        certified = first.day(CERTIFIED)
        last = last_day(draft, basis.credential, certified, "renewal.1.expires")
        if last is not None:
            add_renewals(draft, basis.credential, Term(1, certified, last), cycles)
    return _earliest(draft, first)


def _earliest(draft: Draft, before: Earliest | None = None) -> Earliest:
    return earliest(pinned(draft).network(draft.goal), draft.case.today, before)


def _add_way_to_certificate(draft: Draft, route: Route, goal: Goal) -> None:
    if route.program is not None:
        diploma = add_foundation(draft, goal)
        add_new_program(draft, route.program, goal, diploma)
        if route.program.training_kind is TrainingKind.SCHOOL:
            add_clearances(draft, EXTERNSHIP)
    elif route.training is not None:
        add_known_training(draft, route.training)
    if goal.start is not None and route.program is None:
        draft.find(Severity.INFO, message("finding.start_unused", day=goal.start))
    add_application(draft, route, goal)
    add_sitting(draft, route, goal)
    add_lapses(draft, route)
    add_route_cautions(draft, route)
    add_break_cautions(draft, goal)
    add_lapse_caution(draft, route.credential)
