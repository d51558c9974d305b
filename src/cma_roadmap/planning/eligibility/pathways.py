"""Choosing the road: which pathway of a credential, with what still to be acquired."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from cma_roadmap.model.definitions.catalog import find
from cma_roadmap.model.definitions.credential import Credential, Fee, Pathway
from cma_roadmap.model.definitions.profile import Experience, Training
from cma_roadmap.model.definitions.program import Award, Program
from cma_roadmap.model.definitions.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    CompletedProgram,
    Enrolled,
    Requirement,
    TrainingKind,
    WorkExperience,
)
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.span import ONE_DAY, add_months
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess
from cma_roadmap.planning.eligibility.training_record import planned

_DAYS_PER_MONTH = 365.2425 / 12


class Route(NamedTuple):
    """One pathway and the way into it.

    `program` is what is still to be attended (`None`: nothing); `training` the training of the
    profile that the road runs through, if any. `opens` is the first day on which it can be used;
    where that is later than the end of `program`, `days_after_program` is by how much.
    """

    credential: Credential
    pathway: Pathway
    program: Program | None
    training: Training | None
    opens: date
    verdict: Verdict
    tree: Assessment
    days_after_program: int = 0


def program_days(program: Program) -> int:
    """The usual length of a program in calendar days: its months, each a twelfth of a year."""
    return round(program.months.likely * _DAYS_PER_MONTH)


def assumed_case(case: Case, program: Program, ends: date) -> Case:
    """The case as it will be once `program` is finished on `ends`.

    A registered apprenticeship is also paid work as a medical assistant.
    """
    work: tuple[Experience, ...] = ()
    if program.training_kind is TrainingKind.APPRENTICESHIP:
        weeks = program_days(program) / 7
        work = (
            Experience.model_construct(
                role="medical_assistant",
                start=add_months(ends + ONE_DAY, -program.months.likely),
                end=ends,
                hours_per_week=min(168, round(program.externship_hours.likely / weeks)),
            ),
        )
    return case.with_basics(case.today).with_training(planned(program, ends), work)


def choose(credential: Credential, case: Case, goal: Goal) -> Route | None:
    """The best road to a credential: the soonest that surely holds; `None` when there is none.

    A road that cannot be told to hold is taken before a new program only where it needs none.
    """
    routes = [] if _asks_for_program(goal) else list(_as_they_are(credential, case, goal))
    if goal.program != NO_PROGRAM:
        routes += _by_program(credential, case, goal, chosen_program(case, goal))
    # How early a student may sit is no matter for guessing.
    if goal.pathway is None:
        routes = [r for r in routes if not r.pathway.early_sitting or r.verdict is Verdict.MET]
    return min(routes, key=lambda r: _preference(r, case), default=None)


def _asks_for_program(goal: Goal) -> bool:
    return goal.program != NO_PROGRAM and (goal.program is not None or goal.award is not None)


def chosen_program(case: Case, goal: Goal) -> Program:
    """The program asked for, else the typical one for the award (a certificate)."""
    if goal.program is not None and goal.program != NO_PROGRAM:
        return case.catalog.program(goal.program)
    return case.catalog.typical(goal.award or Award.CERTIFICATE)


def pathways_for_goal(credential: Credential, goal: Goal) -> list[Pathway]:
    """The pathways to look at: all of them, or the one that was asked for.

    Raises:
        UnknownNameError: the credential has no such pathway; carries near matches.
    """
    if goal.pathway is None:
        return list(credential.pathways)
    known = {pathway.id: pathway for pathway in credential.pathways}
    hint = f"Pathways to {credential.name}: {', '.join(known)}."
    return [find("pathway", goal.pathway, known, hint)]


def _open_pathways(credential: Credential, goal: Goal) -> list[Pathway]:
    asked = pathways_for_goal(credential, goal)
    return [p for p in asked if goal.sit_early or goal.pathway or not p.early_sitting]


def _as_they_are(credential: Credential, case: Case, goal: Goal) -> list[Route]:
    basics = case.with_basics(case.today)
    routes = []
    for pathway in _open_pathways(credential, goal):
        tree = assess(pathway.requirement, basics)
        route = _route(credential, pathway, tree, case, None, case.today)
        if route is not None:
            routes.append(route)
    return routes


def _by_program(credential: Credential, case: Case, goal: Goal, program: Program) -> list[Route]:
    begin = goal.start or case.today + _time_to_choose(case)
    ends = max(begin, case.today) + timedelta(days=program_days(program))
    assumed = assumed_case(case, program, ends)
    routes = []
    for pathway in _open_pathways(credential, goal):
        if not _looks_at(pathway.requirement, program):
            continue
        tree = assess(pathway.requirement, assumed)
        route = _route(credential, pathway, tree, case, program, ends)
        if route is not None:
            routes.append(route._replace(days_after_program=(route.opens - ends).days))
    return routes


def _looks_at(requirement: Requirement, program: Program) -> bool:
    """Whether finishing `program` can make a difference to some clause."""
    if isinstance(requirement, AllOf | AnyOf | AtLeast):
        return any(_looks_at(part, program) for part in requirement.of)
    is_work = program.training_kind is TrainingKind.APPRENTICESHIP
    kinds = (CompletedProgram, Enrolled, *((WorkExperience,) if is_work else ()))
    return isinstance(requirement, kinds)


def _time_to_choose(case: Case) -> timedelta:
    length = Elapsed(case.catalog.foundation.defaults.choose_program.value)
    return length.end(case.today) - case.today


def _route(
    credential: Credential,
    pathway: Pathway,
    tree: Assessment,
    case: Case,
    program: Program | None,
    ready: date,
) -> Route | None:
    """The pathway from the first day on or after `ready` on which it holds, or may hold."""
    for verdict, days in ((Verdict.MET, tree.surely), (Verdict.UNKNOWN, tree.possibly)):
        span = days.first_from(ready)
        if span is not None:
            opens = max(span.start or ready, ready)
            training = None if program else _training_used(case, tree)
            return Route(credential, pathway, program, training, opens, verdict, tree)
    return None


def _training_used(case: Case, tree: Assessment) -> Training | None:
    """The profile's training that the met clauses rest on, else the one that ends last."""
    for node in tree.walk():
        if node.evidence and node.evidence.startswith("/training/"):
            return case.profile.training[int(node.evidence.rsplit("/", 1)[1])]
    return None


def _preference(route: Route, case: Case) -> tuple[int, date, int, int, int]:
    unsure = route.verdict is not Verdict.MET
    price = exam_price(route, case)
    order = route.credential.pathways.index(route.pathway)
    return (int(unsure and route.program is not None), route.opens, int(unsure), price, order)


def exam_price(route: Route, case: Case) -> int:
    """What the exam costs this person in cents, for sorting: an unknown price comes last."""
    fee = exam_fee(route, case)
    amount = fee.amount.at(case.rules_day).value if fee else None
    return int(amount.amount * 100) if amount else 10**9


def exam_fee(route: Route, case: Case) -> Fee | None:
    """The fee this person pays: by pathway, and by membership where that makes a difference."""
    fees = fees_for(route.credential, route.pathway.id)
    return fee_of(fees, member=route.credential.body.id in case.profile.memberships)


def fees_for(credential: Credential, pathway: str) -> list[Fee]:
    """The fees of a pathway, of members and of others."""
    fees = credential.application.fees
    return [fee for fee in fees if not fee.pathways or pathway in fee.pathways]


def fee_of(fees: Iterable[Fee], *, member: bool) -> Fee | None:
    """The fee of a member or of somebody else; the first where membership makes no difference."""
    return next((fee for fee in fees if fee.member in (None, member)), None)


def clauses_in_use(route: Route) -> list[Requirement]:
    """The clauses the route rests on: of alternatives, only the one that opens first."""
    return _in_use(route.pathway.requirement, route.tree, route.opens)


def accreditors_in_use(route: Route) -> list[str]:
    """The accreditors that the clauses in use ask for of the program itself."""
    return [
        accreditor.value
        for clause in clauses_in_use(route)
        if isinstance(clause, CompletedProgram)
        for accreditor in clause.own_accreditors
    ]


def _in_use(requirement: Requirement, tree: Assessment, day: date) -> list[Requirement]:
    if not isinstance(requirement, AllOf | AnyOf | AtLeast):
        return [requirement]
    parts = list(zip(requirement.of, tree.children, strict=True))
    sure = [p for p in parts if day in p[1].surely]
    unsure = [p for p in parts if day in p[1].possibly and day not in p[1].surely]
    if isinstance(requirement, AnyOf):
        parts = (sure + unsure)[:1]
    elif isinstance(requirement, AtLeast):
        parts = (sure + unsure)[: requirement.n]
    return [clause for part, tree in parts for clause in _in_use(part, tree, day)]
