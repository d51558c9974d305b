"""Every way in to one credential planned, and the best of them taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, OtherWay, Roadmap
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import Route, program_days
from cma_roadmap.planning.eligibility.ways_in import shut_out
from cma_roadmap.planning.money.dearer import Bounds
from cma_roadmap.planning.one_road import Road, plan_road
from cma_roadmap.planning.result.result import PlanBasis

_Rank = tuple[object, ...]


class Ways:
    """Plans ways in to one credential, and sets them in order.

    The first to be certified is the best, by days on which nothing is shortened, then the cheapest,
    then the surest. A new program by a way that nobody can tell to hold is taken only where no way
    surely holds.
    """

    def __init__(self, case: Case, goal: Goal, as_of: date | None, *, every: bool) -> None:
        self._case, self._goal, self._as_of, self._every = case, goal, as_of, every
        self._roads: list[Road] = []
        self._in_reserve = False  # whether a way that was not planned may keep the day as well

    def best(self, ways: Sequence[Route]) -> tuple[Roadmap, Route | None]:
        """The best of them, told with the others."""
        for way in ways:
            if way.program is None:
                self._try(way)
        stays = any(map(self._stays, self._roads))
        for way in ways:
            if way.program is not None and (self._every or not stays):
                self._try(way)
        safe = any(map(self._is_safe, self._roads))
        best, *others = sorted(
            self._roads,
            key=lambda road: (
                stays and road.roadmap.program is not None,
                safe and _is_gamble(road),
                *self._rank(road),
            ),
        )
        best = self._whole(best)
        findings = (*best.roadmap.findings, *self._findings(best))
        told = tuple(self._told(best, others)) if self._every else ()
        last = self._goal.finish_by or best.day
        at_least = any(road.roadmap.feasible and road.day <= last for road in others)
        roadmap = replace(
            best.roadmap,
            findings=findings,
            other_ways=told,
            latest_at_least=at_least or self._in_reserve or best.roadmap.latest_at_least,
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
        """Plan a way, the first one with all its renewals: most often it is the best."""
        if self._is_beaten(way):
            return
        goal = self._goal._replace(horizon=0) if self._roads else self._goal
        self._roads.append(plan_road(self._case, self._basis(way, goal), self._as_of))

    def _whole(self, road: Road) -> Road:
        """The same road with the renewals that were asked for."""
        if road.route is None or road.roadmap.goal == self._goal:
            return road
        return plan_road(self._case, self._basis(road.route, self._goal), self._as_of)

    def _basis(self, way: Route, goal: Goal) -> PlanBasis:
        return PlanBasis(way.credential, goal, way, None)

    def _is_beaten(self, way: Route) -> bool:
        """Whether nothing can come of planning it: it is no other road, or cannot be the first."""
        done = [road for road in self._roads if road.roadmap.feasible]
        unsure = way.verdict is not Verdict.MET
        if unsure and any(_is_same(way, road.route, unless="verdict") for road in done):
            return True
        if way.program is not None and any(self._makes_idle(road, way) for road in done):
            last = self._goal.finish_by
            self._in_reserve |= last is not None and self._soonest(way) <= last
            return True
        if self._every or not done:
            return False
        return min(road.usual_day for road in done) < self._soonest(way)

    def _makes_idle(self, road: Road, way: Route) -> bool:
        """Whether a new program by `way` comes later than a road, and can cost no less.

        The road asks for no school; or for the same one, and ends before the way opens.
        """
        if road.roadmap.program is None:
            return road.usual_day <= self._soonest(way)
        return road.roadmap.program == way.program and road.usual_day < way.opens

    def _soonest(self, way: Route) -> date:
        """A day before which nobody is certified by this way."""
        today, pins = self._case.today, self._case.profile.pins
        if way.early or way.pathway.early_sitting:
            return today
        if way.program is None:
            return today if way.training else way.opens
        if self._case.profile.is_past_school:
            return today
        begin = max(self._goal.start or today, today)
        begin = min([begin, *(day for step, day in pins.items() if step.startswith("training."))])
        return begin + timedelta(days=program_days(way.program) - 1)

    def _is_safe(self, road: Road) -> bool:
        """Whether a road leaves no reason to pay a school that may open nothing.

        It surely holds; or it asks for no school, and the person is in one.
        """
        if not road.roadmap.feasible or _is_gamble(road):
            return False
        return self._is_enrolled() or not _is_unsure(road)

    def _is_enrolled(self) -> bool:
        return any(training.ends > self._case.today for training in self._case.trainings)

    def _stays(self, road: Road) -> bool:
        """Whether the person is in a program and gets there, be it against a booked day."""
        way, case = road.route, self._case
        if way is None or not self._is_enrolled():
            return False
        if road.holds or not case.profile.pins:
            return road.holds
        free = case._replace(profile=case.profile.model_copy(update={"pins": {}}))
        return plan_road(free, self._basis(way, self._goal), self._as_of).holds

    def _rank(self, road: Road) -> _Rank:
        """What roads are sorted by: the less, the better."""
        way, roadmap = road.route, road.roadmap
        if way is None:
            raise AssertionError("a road to a certificate has a way in")
        cost = roadmap.cost
        return (
            not roadmap.feasible,
            not road.holds,
            road.usual_day,
            road.day < road.usual_day,
            bool(cost.unknown_to_certificate),
            cost.to_certificate.likely.amount if road.holds else Decimal(0),
            _is_unsure(road),
            way.early is not self._goal.sit_early,
            way.credential.pathways.index(way.pathway),
            way.opens,
        )

    def _told(self, best: Road, others: Sequence[Road]) -> Iterator[OtherWay]:
        """Every other road that is open, in a line; the same one told once."""
        known = [best.route]
        for road in others:
            way, roadmap = road.route, road.roadmap
            if way is None or not roadmap.feasible or self._is_in_vain(road, best):
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
                not_known=roadmap.cost.not_known_before,
            )

    def _is_in_vain(self, road: Road, best: Road) -> bool:
        """Whether a school would be paid for a later day and nothing else, come what may."""
        surer = _is_unsure(best) and not _is_unsure(road)
        if road.roadmap.program is None or road.usual_day < best.usual_day or surer:
            return False
        return Bounds(self._case).least_extra(road.roadmap, best.roadmap) >= 0

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
