"""The ways in to a credential: each pathway that holds, or will, with what still leads into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cma_roadmap.model.definitions.credential import Credential, Pathway
from cma_roadmap.model.definitions.program import Program
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
from cma_roadmap.model.values.span import DateSpan
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess_open, assess_way
from cma_roadmap.planning.eligibility.pathways import (
    Route,
    assumed_case,
    chosen_program,
    entered,
    exam_price,
    last_of,
    pathways_for_goal,
    program_days,
)
from cma_roadmap.planning.eligibility.training_record import Attended
from cma_roadmap.planning.guesses.times import days_to_classes


def choose(credential: Credential, case: Case, goal: Goal) -> Route | None:
    """The way in that seems best before any is planned; `None` when there is none."""
    return next(iter(ways_in(credential, case, goal)), None)


def ways_in(credential: Credential, case: Case, goal: Goal) -> list[Route]:
    """Every way in that holds, or may, on some day from now on: what seems best comes first.

    As the person is, with own training that is finished or under way, each time in which a pathway
    is open is a way of its own; so is each pathway with the program that is asked for, or the
    typical one, and each way with and without sitting early where that is wished, or where a seat
    is booked.
    """
    routes = [] if _asks_for_program(goal) else list(_as_they_are(credential, case, goal))
    if goal.program != NO_PROGRAM:
        routes += _by_program(credential, case, goal, chosen_program(case, goal))
    # How early a student may sit is no matter for guessing.
    if goal.pathway is None:
        routes = [r for r in routes if not r.pathway.early_sitting or r.verdict is Verdict.MET]
    if goal.sit_early or case.profile.has_seat(credential.id, case.today):
        routes += [r._replace(early=True) for r in routes if _is_ahead(r, case)]
    return sorted(routes, key=lambda r: _preference(r, case))


def _is_ahead(route: Route, case: Case) -> bool:
    """Whether training on this road is still to be completed, so that one may sit before."""
    ends = route.trained_on
    return route.program is not None or (ends is not None and ends > case.today)


def shut_out(credential: Credential, case: Case) -> Iterator[tuple[Attended, Assessment | None]]:
    """The trainings a person is in, each with the clause by which it leads to no certificate."""
    basics = case.with_basics(case.today)
    trees = [assess_way(p, basics) for p in credential.pathways if not p.early_sitting]
    for training in case.trainings:
        if training.ends > case.today:
            failed = (
                node
                for tree in trees
                for node in tree.walk()
                if node.evidence == training.evidence and not node.possibly.first_from(case.today)
            )
            yield training, next(failed, None)


def _asks_for_program(goal: Goal) -> bool:
    return goal.program != NO_PROGRAM and (goal.program is not None or goal.award is not None)


def _open_pathways(credential: Credential, goal: Goal) -> list[Pathway]:
    asked = pathways_for_goal(credential, goal)
    return [p for p in asked if goal.sit_early or goal.pathway or not p.early_sitting]


def _as_they_are(credential: Credential, case: Case, goal: Goal) -> Iterator[Route]:
    basics = case.with_basics(case.today)
    for pathway in _open_pathways(credential, goal):
        tree = assess_open(credential, pathway, basics)
        for verdict, span in _times(tree, case.today):
            ready = case.today
            opens = max(span.start or ready, ready)
            route = Route(
                credential, pathway, None, None, ready, opens, verdict, tree, last_of(span)
            )
            yield _through_own_training(entered(route, basics), basics)


def _by_program(
    credential: Credential, case: Case, goal: Goal, program: Program
) -> Iterator[Route]:
    """With the usual time to choose a school; with none where the way in would be shut by then."""
    begin = goal.start or case.today + _time_to_choose(case, goal)
    for pathway in _open_pathways(credential, goal):
        if _looks_at(pathway.requirement, program):
            first = _after(program, begin, pathway, credential, case)
            at_once = goal.start or case.today
            yield from first or _after(program, at_once, pathway, credential, case)


def _after(
    program: Program, begin: date, pathway: Pathway, credential: Credential, case: Case
) -> list[Route]:
    """The first way in by a pathway after a program that begins on a day, if there is one."""
    ends = max(begin, case.today) + timedelta(days=program_days(program))
    assumed = assumed_case(case, program, ends)
    tree = assess_open(credential, pathway, assumed)
    for verdict, span in _times(tree, ends):
        opens = max(span.start or ends, ends)
        route = Route(credential, pathway, program, None, ends, opens, verdict, tree, last_of(span))
        return [entered(route, assumed)]
    return []


def _times(tree: Assessment, ready: date) -> Iterator[tuple[Verdict, DateSpan]]:
    """The times from `ready` on in which it surely holds, then those in which it may."""
    sure = [span for span in tree.surely if span.end is None or span.end > ready]
    for span in sure:
        yield Verdict.MET, span
    for span in tree.possibly:
        if (span.end is None or span.end > ready) and span not in sure:
            yield Verdict.UNKNOWN, span


def _looks_at(requirement: Requirement, program: Program) -> bool:
    """Whether finishing `program` can make a difference to some clause."""
    if isinstance(requirement, AllOf | AnyOf | AtLeast):
        return any(_looks_at(part, program) for part in requirement.of)
    is_work = program.training_kind is TrainingKind.APPRENTICESHIP
    kinds = (CompletedProgram, Enrolled, *((WorkExperience,) if is_work else ()))
    return isinstance(requirement, kinds)


def _time_to_choose(case: Case, goal: Goal) -> timedelta:
    defaults = case.catalog.foundation.defaults
    return timedelta(days=days_to_classes(defaults, case.profile, goal.times))


def _through_own_training(route: Route, case: Case) -> Route:
    """The road as it runs through the person's own training: of several, the one that ends last."""
    used = [part.training for part in route.clauses if part.training is not None]
    last = max(used, key=lambda training: training.ends, default=None)
    if last is None or last.evidence is None:
        return route
    training = case.profile.training[int(last.evidence.rsplit("/", 1)[1])]
    ready = route.ready if route.pathway.early_sitting else last.ends
    return entered(route._replace(training=training, ready=ready), case)


def _preference(route: Route, case: Case) -> tuple[int, date, int, int, int]:
    unsure = route.verdict is not Verdict.MET
    price = exam_price(route, case)
    order = route.credential.pathways.index(route.pathway)
    return (int(unsure and route.program is not None), route.opens, int(unsure), price, order)
