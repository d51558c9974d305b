"""The story of a plan: every way in is planned, and the best of them is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, OtherWay, Roadmap
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.planning.cures.changes import with_alternatives
from cma_roadmap.planning.cures.refusal import refuse, refuse_school
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import (
    Route,
    program_days,
)
from cma_roadmap.planning.eligibility.ways_in import shut_out, ways_in
from cma_roadmap.planning.money.with_money import with_money
from cma_roadmap.planning.one_road import Road, plan_road
from cma_roadmap.planning.programs.program_warnings import closed_by_school
from cma_roadmap.planning.result.result import PlanBasis
from cma_roadmap.planning.steps.holding import Standing, current_holding, lapsed_holding

_Rank = tuple[object, ...]


def plan(
    catalog: Catalog, profile: Profile, goal: Goal, today: date, as_of: date | None = None
) -> Roadmap:
    """Plan the best way of one person to one credential; when all are closed, say what opens one.

    Raises:
        UnknownNameError: the goal or the profile names a credential or program that does not exist.
        WrongRequestError: a delay names a step that the plan does not have or that cannot be late.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    goal = goal._replace(state=goal.state or profile.state)
    case = Case.of(catalog, profile, today, as_of)._replace(state=goal.state)
    found, _ = plan_way(case, goal, as_of, every=True)
    if found.feasible:
        return with_money(found, case, lambda other: plan_once(case, other, as_of))
    return with_alternatives(found, case, as_of, _plan_another)


def plan_once(case: Case, goal: Goal, as_of: date | None) -> Roadmap:
    """Plan the best way in as asked, without looking for changes of the wish."""
    return plan_way(case, goal, as_of)[0]


def _plan_another(case: Case, goal: Goal, as_of: date | None) -> Roadmap:
    """Plan as asked, for the search: what cannot be asked of another road does not open it."""
    try:
        return plan_once(case, goal, as_of)
    except WrongRequestError:
        return refuse(case.catalog.credential(goal.credential), case, goal, as_of)


def plan_way(
    case: Case, goal: Goal, as_of: date | None, *, every: bool = False
) -> tuple[Roadmap, Route | None]:
    """The best road with the way in that it takes (`None`: the credential is held, or all is shut).

    With `every`, all other ways that are open are planned too, and told.
    """
    credential = case.catalog.credential(goal.credential)
    holding = current_holding(credential, case)
    if holding is not None and not (holding.standing is Standing.UNSURE and _asks_for_way(goal)):
        return plan_road(case, PlanBasis(credential, goal, None, holding), as_of).roadmap, None
    ways = ways_in(credential, case, goal)
    lapsed = lapsed_holding(credential, case)
    exam_again = any(way.pathway.recertification for way in ways)
    if lapsed is not None and not exam_again and not _asks_for_way(goal):
        back = plan_road(case, PlanBasis(credential, goal, None, lapsed), as_of)
        return _Ways(case, goal, as_of, every=every).beside(back, ways), None
    if not ways:
        return refuse(credential, case, goal, as_of), None
    closed = closed_by_school(ways[0], goal, case)
    if closed is not None:
        return refuse_school(ways[0], closed, case, goal, as_of), ways[0]
    return _Ways(case, goal, as_of, every=every).best(ways)


class _Ways:
    """Plans ways in to one credential, and sets them in order.

    The first to be certified is the best, then the cheapest, then the surest. A new program by a
    way that nobody can tell to hold is taken only where no way surely holds.
    """

    def __init__(self, case: Case, goal: Goal, as_of: date | None, *, every: bool) -> None:
        self._case, self._goal, self._as_of, self._every = case, goal, as_of, every
        self._roads: list[Road] = []

    def best(self, ways: Sequence[Route]) -> tuple[Roadmap, Route | None]:
        """The best of them, told with the others."""
        for way in ways:
            if way.program is None:
                self._try(way)
        if not any(map(self._stays, self._roads)):
            for way in ways:
                if way.program is not None:
                    self._try(way)
        safe = any(map(self._is_safe, self._roads))
        self._roads.sort(key=lambda road: (safe and _is_gamble(road), *self._rank(road)))
        best, *others = self._roads
        findings = (*best.roadmap.findings, *self._findings(best))
        told = tuple(self._told(best, others)) if self._every else ()
        last = self._goal.finish_by or best.day
        at_least = any(road.roadmap.feasible and road.day <= last for road in others)
        roadmap = replace(
            best.roadmap,
            findings=findings,
            other_ways=told,
            latest_at_least=at_least or best.roadmap.latest_at_least,
        )
        return roadmap, best.route

    def beside(self, back: Road, ways: Sequence[Route]) -> Roadmap:
        """The way back to a credential that has run out, told with the ways of a beginner."""
        if not self._every:
            return back.roadmap
        for way in ways:
            self._try(way)
        others = sorted(self._roads, key=self._rank)
        return replace(back.roadmap, other_ways=tuple(self._told(back, others)))

    def _try(self, way: Route) -> None:
        if self._is_beaten(way):
            return
        basis = PlanBasis(way.credential, self._goal, way, None)
        self._roads.append(plan_road(self._case, basis, self._as_of))

    def _is_beaten(self, way: Route) -> bool:
        """Whether nothing can come of planning it: it is no other road, or cannot be the first."""
        done = [road for road in self._roads if road.roadmap.feasible]
        unsure = way.verdict is not Verdict.MET
        if unsure and any(_is_same(way, road.route, unless="verdict") for road in done):
            return True
        if self._every or not done:
            return False
        return min(road.day for road in done) < self._soonest(way)

    def _soonest(self, way: Route) -> date:
        """A day before which nobody is certified by this way."""
        today, pins = self._case.today, self._case.profile.pins
        if way.early or way.pathway.early_sitting:
            return today
        if way.program is None:
            return today if way.training else way.opens
        begin = max(self._goal.start or today, today)
        begin = min([begin, *(day for step, day in pins.items() if step.startswith("training."))])
        return begin + timedelta(days=program_days(way.program) - 1)

    def _is_safe(self, road: Road) -> bool:
        """Whether a road leaves no reason to pay a school that may open nothing.

        It surely holds; or it asks for no school, and the person is in one.
        """
        if not road.roadmap.feasible or _is_gamble(road):
            return False
        enrolled = any(t.ends > self._case.today for t in self._case.profile.training)
        return enrolled or not _is_unsure(road)

    def _stays(self, road: Road) -> bool:
        """Whether the person is in a program that leads there, be it against a booked day."""
        way, case = road.route, self._case
        if way is None or way.training is None or way.training.ends <= case.today:
            return False
        if road.holds or not case.profile.pins:
            return road.holds
        free = case._replace(profile=case.profile.model_copy(update={"pins": {}}))
        return plan_road(free, PlanBasis(way.credential, self._goal, way, None), self._as_of).holds

    def _rank(self, road: Road) -> _Rank:
        """What roads are sorted by: the less, the better."""
        way, roadmap = road.route, road.roadmap
        if way is None:
            raise AssertionError("a road to a certificate has a way in")
        cost = roadmap.cost
        return (
            not roadmap.feasible,
            not road.holds,
            road.day,
            bool(cost.unknown_to_certificate),
            cost.to_certificate.likely.amount if road.holds else Decimal(0),
            _is_unsure(road),
            not way.early,
            way.credential.pathways.index(way.pathway),
            way.opens,
        )

    def _told(self, best: Road, others: Sequence[Road]) -> Iterator[OtherWay]:
        """Every other road that is open, in a line; the same one told once."""
        known = [best.route]
        for road in others:
            way, roadmap = road.route, road.roadmap
            if way is None or not roadmap.feasible:
                continue
            if any(_is_same(way, other, unless="early") for other in known):
                continue
            known.append(way)
            applies = {"pathway": way.pathway.id}
            applies["program"] = way.program.id if way.program else NO_PROGRAM
            yield OtherWay(
                pathway=way.pathway.id,
                name=way.pathway.name,
                program=way.program,
                own_training=way.training is not None,
                certified_on=road.day,
                cost=roadmap.cost.to_certificate,
                partial=bool(roadmap.cost.unknown_to_certificate),
                verdict=roadmap.pathway.verdict,
                applies=applies,
            )

    def _findings(self, best: Road) -> Iterator[Finding]:
        """A wish that does not help, and own training that leads nowhere near."""
        way = best.route
        if way is None or not best.roadmap.feasible:
            return
        if self._goal.sit_early and not way.early and not way.pathway.early_sitting:
            yield Finding(Severity.INFO, message("finding.early_sitting_unused"))
        if way.program is not None and self._goal.program is None and self._goal.award is None:
            yield from self._closed_training(way)

    def _closed_training(self, way: Route) -> Iterator[Finding]:
        """Why a program that the person is in does not lead to this credential."""
        case, name = self._case, way.credential.name
        for training, clause in shut_out(way.credential, case):
            text = message("finding.own_training_no_way", name=training.name, credential=name)
            if clause is not None:
                text = message(
                    "finding.own_training_closes",
                    name=training.name,
                    credential=name,
                    clause=clause.text,
                    reason=clause.reason,
                )
            yield Finding(Severity.WARNING, text, None, clause.sources if clause else ())


def _asks_for_way(goal: Goal) -> bool:
    """Whether a certain way in is asked for, or a school."""
    school = goal.program not in (None, NO_PROGRAM)
    return goal.pathway is not None or goal.award is not None or school


def _is_unsure(road: Road) -> bool:
    return road.roadmap.pathway.verdict is not Verdict.MET


def _is_gamble(road: Road) -> bool:
    """A new program by a way that nobody can tell to hold."""
    return _is_unsure(road) and road.roadmap.program is not None


def _is_same(way: Route, other: Route | None, *, unless: str) -> bool:
    """Whether two ways are one road, but for how sure it is, or for when the exam is sat."""
    if other is None:
        return False
    alike = (way.pathway.id, way.program, way.training) == (
        other.pathway.id,
        other.program,
        other.training,
    )
    if unless == "verdict":
        return alike and (way.opens, way.early) == (other.opens, other.early)
    return alike
