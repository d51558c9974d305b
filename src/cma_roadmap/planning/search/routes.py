"""All routes: the best road over every open pathway and every program that fits.

Planning some thousand roads would take too long, and is not needed. Programs that the rules
cannot tell apart and that take the same time are of one *kind*: their roads have the same dates,
and differ in price alone. Kinds are looked at in the order of a bound (a road cannot end before
its program, or cost less than its tuition), until none can come before what was found.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, Roadmap
from cma_roadmap.model.results.route_search import Prefer, RouteWish, Safety
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.planning.draft.pace import weekly_hours
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.opens_and_closes import seen_by_rules
from cma_roadmap.planning.eligibility.pathways import Route, pathways_for_goal
from cma_roadmap.planning.eligibility.ways_in import ways_in
from cma_roadmap.planning.money.affording import Bill, aid_in_all
from cma_roadmap.planning.search.known_roads import KindResult, Known
from cma_roadmap.planning.search.route_measures import (
    Choice,
    Kind,
    Measure,
    is_guessed,
    is_unpriced,
    order_of,
    own_figures,
    rank,
    route_key,
    safety_of,
    schooling,
    sureness,
    timed,
    without_twins,
)
from cma_roadmap.planning.steps.holding import current_holding

Planner = Callable[[Goal], Roadmap]
_VERDICTS = (Verdict.MET, Verdict.UNKNOWN)
_DEAR = Decimal("Infinity")


class Routes:
    """Searches the roads of one person; `known` is what other wishes have found already."""

    def __init__(
        self,
        case: Case,
        goal: Goal,
        wish: RouteWish,
        plan: Planner,
        known: Known | None = None,
    ) -> None:
        self._case, self._goal, self._wish, self._plan = case, goal, wish, plan
        known = known or Known.nothing(case, goal)
        self._alike, self._ways, self._floors, self._kind_results = known

    def best(
        self, programs: Iterable[Program], most: int, verdicts: Iterable[Verdict] = _VERDICTS
    ) -> list[Choice]:
        """The `most` best roads, best first: sure ones before those that nobody can tell.

        Only roads of one of the `verdicts` are looked at.
        """
        kinds = list(self._kinds(programs))
        found: dict[object, Choice] = {}
        for verdict in verdicts:
            for guessed in (False, True):
                tier = [kind for kind in kinds if kind.guessed is guessed]
                for choice in self._best_of(tier, verdict, most):
                    found.setdefault(route_key(choice), choice)
                if len(found) >= most:
                    return list(found.values())[:most]
        return list(found.values())

    def goal_of(self, choice: Choice) -> Goal:
        """The goal that asks for just this road."""
        goal = self._goal_for(choice.credential, choice.program, choice.pathway)
        return goal._replace(
            finish_by=self._goal.finish_by,
            horizon=self._goal.horizon,
            budget=self._wish.budget,
            per_month=self._wish.per_month,
        )

    def _goal_for(self, credential: str, program: Program | None, pathway: str | None) -> Goal:
        """The goal of one road to its certificate: what is too late is sorted out afterwards."""
        return self._goal._replace(
            credential=credential,
            program=program.id if program else NO_PROGRAM,
            pathway=pathway,
            award=None,
            finish_by=None,
            horizon=0,
            budget=None,
            per_month=None,
        )

    def _kinds(self, programs: Iterable[Program]) -> Iterator[Kind]:
        alike: dict[object, list[Program]] = {}
        for program in programs:
            if not self._is_unpriced(program):
                alike.setdefault(
                    (seen_by_rules(program), program.terms, program.includes), []
                ).append(program)
        groups = [tuple(sorted(some, key=self._by_price)) for some in alike.values()]
        for credential in self._wish.credentials:
            for pathway in self._pathways(credential):
                yield Kind(credential, pathway, (), guessed=False)
            for some in groups:
                guessed = self._is_guessed(some[0])
                yield Kind(credential, self._goal.pathway, some, guessed)

    def _pathways(self, credential: str) -> list[str]:
        """The ways in that may be open without a school: each is a road of its own."""
        asked = pathways_for_goal(self._case.catalog.credential(credential), self._goal)
        return [p.id for p in asked if self._goal.sit_early or not p.early_sitting]

    def _is_unpriced(self, program: Program) -> bool:
        """Whether the search goes by price, and this program has none of its own."""
        return self._wish.goes_by_price and is_unpriced(program)

    def _is_guessed(self, program: Program) -> bool:
        """Whether the search goes by time, and the program's length is only the usual one."""
        return self._wish.prefer is Prefer.FASTEST and is_guessed(program)

    def _by_price(self, program: Program) -> tuple[Decimal, str]:
        return self._price(program), program.id

    def _price(self, program: Program | None) -> Decimal:
        """Tuition and books; the usual price of books where the school tells none."""
        if program is None:
            return Decimal(0)
        if program.tuition is None:
            return _DEAR
        books = program.books or self._case.catalog.typical(program.award).books
        return program.tuition.likely.amount + (books.likely.amount if books else 0)

    def _best_of(self, tier: list[Kind], verdict: Verdict, room: int) -> list[Choice]:
        """The best of one tier with this verdict; nothing is planned that cannot be among them."""
        best: list[Choice] = []
        waiting = [(self._floor(kind), place, kind) for place, kind in enumerate(tier)]
        heapq.heapify(waiting)
        while waiting:
            bound, place, kind = heapq.heappop(waiting)
            if len(best) >= room and (room <= 0 or bound > best[-1].measure):
                break
            if self._is_ruled_out(kind):
                continue
            judged = self._judged_floor(kind, bound)
            if judged > bound:
                heapq.heappush(waiting, (judged, place, kind))
                continue
            shared = self._kind_result(kind, verdict)
            if shared is not None:
                found = heapq.nsmallest(room, self._choices(kind, shared), key=order_of)
                best = without_twins(sorted([*best, *found], key=order_of))[:room]
        return best

    def _floor(self, kind: Kind) -> Measure:
        """Nothing of this kind is sorted before it, as far as that shows before it is judged."""
        program, credential = kind.first, kind.credential
        cost = self._price(program) + self._floors.fee(credential)
        match self._wish.prefer:
            case Prefer.FASTEST:
                return self._floors.usually(credential, program), cost
            case Prefer.CHEAPEST:
                return cost, self._floors.usually(credential, program)
            case Prefer.SAFEST:
                return (-self._floors.surest(credential).rank,)

    def _judged_floor(self, kind: Kind, floor: Measure) -> Measure:
        """The same with what is only known once its ways in are judged."""
        if self._wish.prefer is not Prefer.SAFEST:
            return floor
        return (-self._sureness(kind).rank,)

    def _sureness(self, kind: Kind) -> Confidence:
        """The most that any way in of this kind can be relied on."""
        found = (sureness(way, self._case) for way in self._ways_of(kind))
        return max(found, key=lambda level: level.rank, default=Confidence.LOW)

    def _kind_result(self, kind: Kind, wanted: Verdict) -> KindResult | None:
        """What the roads of this kind have in common, planned once; `None` if there are none."""
        ways = self._ways_of(kind)
        if not ways or (wanted is Verdict.MET and all(w.verdict is not wanted for w in ways)):
            return None
        alike = tuple((way.pathway.id, way.verdict) for way in ways)
        key = (
            kind.credential,
            alike,
            *timed(kind.first, weekly_hours(self._case.profile, self._goal)),
        )
        if key not in self._kind_results:
            self._kind_results[key] = self._planned(kind, ways)
        shared = self._kind_results[key]
        if shared is None or shared.verdict is not wanted:
            return None
        return None if self._is_too_late(shared.certified) else shared

    def _is_ruled_out(self, kind: Kind) -> bool:
        """Whether arithmetic alone rules it out."""
        return self._is_too_late(self._floors.soonest(kind.first)) or self._is_too_dear(kind)

    def _is_too_dear(self, kind: Kind) -> bool:
        """Whether school and the exam alone cost more than there is, in all or in one month."""
        most, monthly = self._means(), self._wish.per_month
        fee = self._floors.fee(kind.credential)
        if monthly is not None and fee > monthly.amount + aid_in_all(self._case.profile.aid):
            return True
        return most is not None and self._price(kind.first) + fee > most

    def _means(self) -> Decimal | None:
        """What there is to spend in all, with what others have promised."""
        if self._wish.budget is None:
            return None
        return self._wish.budget.amount + aid_in_all(self._case.profile.aid)

    def _is_too_late(self, day: date) -> bool:
        """Whether a road that ends on `day` misses the day asked for."""
        last = self._goal.finish_by
        return last is not None and day > last

    def _ways_of(self, kind: Kind) -> list[Route]:
        """The ways in, judged but not planned; none where the kind offers none.

        They are those by its program, or by another that the rules judge alike.
        """
        credential = self._case.catalog.credential(kind.credential)
        key = kind.credential, kind.pathway, self._alike.key(credential, kind.first)
        if key not in self._ways:
            held = current_holding(credential, self._case)
            goal = self._goal_for(kind.credential, kind.first, kind.pathway)
            self._ways[key] = [] if held else ways_in(credential, self._case, goal)
        return self._ways[key]

    def _planned(self, kind: Kind, ways: list[Route]) -> KindResult | None:
        goal = self._goal_for(kind.credential, kind.first, kind.pathway)
        roadmap = self._plan(goal)
        if roadmap.certified_on is not None and self._is_too_late(roadmap.certified_on):
            # What is only assumed gives way to the day, as far as it goes.
            roadmap = self._plan(goal._replace(finish_by=self._goal.finish_by))
        if not roadmap.feasible or roadmap.certified_on is None:
            return None
        return KindResult(
            roadmap.pathway.verdict,
            roadmap.certified_on,
            roadmap.usual_on or roadmap.certified_on,
            roadmap.cost.to_certificate.likely.amount - schooling(kind.first),
            safety_of(roadmap, _taken(ways, roadmap), self._case),
            Bill.of(roadmap),
        )

    def _choices(self, kind: Kind, shared: KindResult) -> Iterator[Choice]:
        """Every road of this kind that the budget allows."""
        most, monthly = self._means(), self._wish.per_month
        if monthly is not None and self._dearest_month(shared, None) > monthly.amount:
            return
        for program in kind.programs or (None,):
            cost = shared.rest + self._price(program)
            if monthly is not None and self._dearest_month(shared, program) > monthly.amount:
                continue
            if most is None or cost <= most:
                safety = shared.safety._replace(
                    confidence=self._sureness(kind), reported=own_figures(program)
                )
                measure = self._measure(shared.usual, cost, safety)
                yield Choice(measure, *kind[:2], program, safety, cost, shared.certified)

    def _dearest_month(self, shared: KindResult, program: Program | None) -> Decimal:
        return shared.bill.dearest_month(program, self._case.profile.aid)

    def _measure(self, certified: date, cost: Decimal, safety: Safety) -> Measure:
        match self._wish.prefer:
            case Prefer.FASTEST:
                return certified, cost
            case Prefer.CHEAPEST:
                return cost, certified
            case Prefer.SAFEST:
                return *rank(safety), certified, cost


def _taken(ways: list[Route], roadmap: Roadmap) -> Route:
    """The way in that a planned road takes."""
    same = (way for way in ways if way.pathway.id == roadmap.pathway.id)
    return next(same, ways[0])
