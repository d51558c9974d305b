"""A route: one pathway, the days on which it is open, and the clauses that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import find
from cma_roadmap.model.definitions.credential import Credential, Fee, Pathway
from cma_roadmap.model.definitions.profile import Experience
from cma_roadmap.model.definitions.program import Award, Program
from cma_roadmap.model.definitions.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    CompletedProgram,
    Requirement,
    TrainingKind,
)
from cma_roadmap.model.definitions.schooling import Training
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal
from cma_roadmap.model.values.span import ONE_DAY, DateSpan, add_months
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess_open
from cma_roadmap.planning.eligibility.program_clauses import training_for
from cma_roadmap.planning.eligibility.training_record import Attended, planned

_DAYS_PER_MONTH = 365.2425 / 12


class Resting(NamedTuple):
    """A clause that a route rests on, how it was judged, and the training that meets it, if any.

    `on_road`: it is the training that the road runs through, whose days are in the plan.
    """

    clause: Requirement
    judged: Assessment
    training: Attended | None = None
    on_road: bool = False


class Route(NamedTuple):
    """One pathway and the way into it.

    `program` is what is still to be attended (`None`: nothing); `training` the training of the
    profile that the road runs through, if any. `ready` is the day on which that is complete (today,
    where there is none); `opens` is the first day from then and from now on which the pathway can
    be used, `closes` the last (`None`: it stays open). `clauses` are those that it rests on: of
    alternatives, only the one that opens first. `early`: the exam is sat before training is
    complete.
    """

    credential: Credential
    pathway: Pathway
    program: Program | None
    training: Training | None
    ready: date
    opens: date
    verdict: Verdict
    tree: Assessment
    closes: date | None = None
    clauses: tuple[Resting, ...] = ()
    early: bool = False

    @property
    def trained_on(self) -> date | None:
        """The day on which the person's own training that the road runs through ends."""
        return self.training.ends if self.training else None


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


def last_of(span: DateSpan) -> date | None:
    """The last day of a span; `None` where it has no end."""
    return span.end - ONE_DAY if span.end else None


def on_its_day(route: Route, case: Case, complete: date) -> Route:
    """The same way in, judged anew for training that is complete on the day `complete`.

    Where it is open no more by then, only its tree says so: its days stay as they were.
    """
    if route.program is not None:
        assumed = assumed_case(case, route.program, complete)
    elif route.trained_on in (None, complete):
        return route
    else:
        assumed = _completed_on(complete, route, case.with_basics(case.today))
    tree = assess_open(route.credential, route.pathway, assumed)
    ready = case.today if route.pathway.early_sitting else complete
    days = tree.surely if route.verdict is Verdict.MET else tree.possibly
    soonest = max(ready, case.today)
    span = days.first_from(soonest)
    if span is None:
        return route._replace(tree=tree)
    opens = max(span.start or soonest, soonest)
    moved = route._replace(tree=tree, ready=ready, opens=opens, closes=last_of(span))
    return entered(moved, assumed)


def _completed_on(day: date, route: Route, case: Case) -> Case:
    """The case in which the training of the route ends on another day than was expected."""
    place = case.profile.training.index(route.training) if route.training else -1
    evidence = f"/training/{place}"
    moved = (t._replace(ends=day) if t.evidence == evidence else t for t in case.trainings)
    return case._replace(trainings=tuple(moved))


def entered(route: Route, case: Case) -> Route:
    """The route with the clauses that it rests on, each with the training that meets it."""
    day, own = route.opens, None
    if route.program is None and route.training is not None:
        own = f"/training/{case.profile.training.index(route.training)}"
    clauses = []
    for clause, judged in _in_use(route.pathway.requirement, route.tree, day):
        training = training_for(clause, case, day)
        on_road = training is not None and training.evidence == own and _is_drawn(route)
        clauses.append(Resting(clause, judged, training, on_road))
    return route._replace(clauses=tuple(clauses))


def _is_drawn(route: Route) -> bool:
    return route.program is not None or route.training is not None


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
    return [part.clause for part in route.clauses]


def accreditors_in_use(route: Route) -> list[str]:
    """The accreditors that the clauses in use ask for of the program itself."""
    return [
        accreditor.value
        for clause in clauses_in_use(route)
        if isinstance(clause, CompletedProgram)
        for accreditor in clause.own_accreditors
    ]


def _in_use(
    requirement: Requirement, tree: Assessment, day: date
) -> list[tuple[Requirement, Assessment]]:
    if not isinstance(requirement, AllOf | AnyOf | AtLeast):
        return [(requirement, tree)]
    parts = list(zip(requirement.of, tree.children, strict=True))
    sure = [p for p in parts if day in p[1].surely]
    unsure = [p for p in parts if day in p[1].possibly and day not in p[1].surely]
    if isinstance(requirement, AnyOf):
        parts = (sure + unsure)[:1]
    elif isinstance(requirement, AtLeast):
        parts = (sure + unsure)[: requirement.n]
    return [found for part, below in parts for found in _in_use(part, below, day)]
