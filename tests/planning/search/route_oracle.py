"""Brute force: every road planned by itself, then put in order by the words of the manual.

Nothing of the search is used here but its wishes. A road is a credential with a program, or a
credential as the person is. What a search finds must be the first of them, and the next four.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from cma_roadmap import Goal, Profile, Roadmap, load_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.program_matches import Wanted
from cma_roadmap.model.results.route_search import Prefer, RouteWish, Safety
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.money import Money
from cma_roadmap.planning.best_route import plan_best
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.affording import most_in_a_month
from cma_roadmap.planning.planner import plan_once
from cma_roadmap.planning.search.routes import Routes
from planning.search.route_filters import fits, has_length, has_price

TODAY = date(2026, 11, 21)
MAIN = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")
CATALOG = load_catalog()
Seen = tuple[str, str | None, date, Decimal, Verdict]
"""What is compared: credential, program, day of certification, likely cost, verdict."""
_ENDLESS = 900
"""Months of a school that nobody would wait for."""
_BETTER_THAN_ANY = 10**6
_ANY = 10**9


class Road(NamedTuple):
    """One road that is open, and its plan."""

    credential: str
    program: Program | None
    plan: Roadmap

    @property
    def name(self) -> tuple[str, str]:
        """What tells it from others; a road without a program comes before those with one."""
        return self.credential, self.program.id if self.program else ""

    @property
    def cost(self) -> Decimal:
        """Up to the certificate, by the likely figures that are known."""
        return self.plan.cost.to_certificate.likely.amount

    @property
    def reckoned(self) -> Decimal:
        """The same with the usual price of books where the school tells none."""
        if self.program is None or self.program.books is not None:
            return self.cost
        books = CATALOG.typical(self.program.award).books
        return self.cost + (books.likely.amount if books else 0)

    @property
    def dearest_month(self) -> Decimal:
        """What the dearest month takes, with school paid by the month."""
        month = most_in_a_month(self.plan.cost)
        return month.amount.likely.amount if month else Decimal(0)

    @property
    def seen(self) -> Seen:
        assert self.plan.certified_on is not None
        program = self.program.id if self.program else None
        verdict = self.plan.pathway.verdict
        return self.credential, program, self.plan.certified_on, self.cost, verdict


def small(programs: Iterable[Program]) -> Catalog:
    """The catalogue with these real programs alone."""
    few = tuple(programs)
    return replace(CATALOG, shelves=CATALOG.shelves._replace(programs=lambda: few))


def roads(
    person: Profile, goal: Goal, programs: Sequence[Program], credentials: Iterable[str] = MAIN
) -> list[Road]:
    """Every road that is open, one for each way in of those without a program."""
    case = Case.of(small(programs), person, TODAY, None)
    goal = goal._replace(per_month=dollars(_ANY))  # bills are by the month then
    found = []
    for credential in credentials:
        found += _without_school(case, goal._replace(credential=credential))
        for program in programs:
            asked = goal._replace(credential=credential, program=program.id)
            plan = plan_once(case, asked, None)
            if _is_new(plan):
                found.append(Road(credential, program, plan))
    return found


def _without_school(case: Case, goal: Goal) -> list[Road]:
    """Every way in for the person as they are; the usual school is made too long to matter."""
    catalog = replace(case.catalog, typical_programs=tuple(map(_endless, _typical())))
    found = []
    for pathway in catalog.credential(goal.credential).pathways:
        if pathway.early_sitting and not goal.sit_early:
            continue
        plan = plan_once(case._replace(catalog=catalog), goal._replace(pathway=pathway.id), None)
        guess = pathway.early_sitting and plan.pathway.verdict is not Verdict.MET
        if _is_new(plan) and plan.program is None and not guess:
            found.append(Road(goal.credential, None, plan))
    return found


def _typical() -> tuple[Program, ...]:
    return CATALOG.typical_programs


def _endless(program: Program) -> Program:
    months = program.months.model_copy(update={"likely": _ENDLESS, "high": _ENDLESS})
    return program.model_copy(update={"months": months})


def _is_new(plan: Roadmap) -> bool:
    """A credential that is held is no road."""
    return plan.feasible and plan.pathway.id != "holder"


def that_fit(found: Iterable[Road], wish: RouteWish) -> list[Road]:
    """The roads that a search may take."""
    return [
        road
        for road in found
        if road.credential in wish.credentials
        and (road.program is None or fits(road.program, wish.wanted, _no_zips))
        and (has_price(road.program) or not goes_by_price(wish))
        and (wish.budget is None or road.reckoned <= wish.budget.amount)
        and (wish.per_month is None or road.dearest_month <= wish.per_month.amount)
    ]


def goes_by_price(wish: RouteWish) -> bool:
    """Whether a school must have told its price."""
    limited = wish.budget is not None or wish.per_month is not None
    return wish.prefer is Prefer.CHEAPEST or limited


def _no_zips(_: str) -> None:
    return None


def in_order(
    found: Iterable[Road], prefer: Prefer, safety: Mapping[tuple[str, str], Safety]
) -> list[Road]:
    """The best first; of several ways in to one credential by one program, the best alone."""
    first: dict[tuple[str, str], Road] = {}
    for road in sorted(found, key=lambda road: _rank(road, prefer, safety)):
        first.setdefault(road.name, road)
    return list(first.values())


def _rank(
    road: Road, prefer: Prefer, safety: Mapping[tuple[str, str], Safety]
) -> tuple[object, ...]:
    """A cost that nobody can tell is no low one: it comes after those that are known."""
    day = road.plan.usual_on
    untold = road.program is not None and road.program.tuition is None
    cost = (untold, Decimal(0) if untold else road.reckoned)
    by: tuple[object, ...]
    if prefer is Prefer.FASTEST:
        by = not has_length(road.program), day, cost
    elif prefer is Prefer.CHEAPEST:
        by = cost, day
    else:
        by = *_unsafe(safety[road.name]), day, cost
    return (road.plan.pathway.verdict is not Verdict.MET, *by, *road.name)


def _unsafe(safety: Safety) -> tuple[int, int, int, int]:
    order = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)
    attempts = _BETTER_THAN_ANY if safety.attempts is None else safety.attempts
    spare = _BETTER_THAN_ANY if safety.spare_days is None else safety.spare_days
    return order.index(safety.confidence), -attempts, -spare, -safety.reported


def search(
    person: Profile, goal: Goal, wish: RouteWish, programs: Iterable[Program] | None = None
) -> Roadmap:
    """The search under test, over these programs alone or over all."""
    catalog = CATALOG if programs is None else small(programs)
    return plan_best(catalog, person, goal, wish, TODAY)


def seen_by(best: Roadmap) -> list[Seen]:
    """What a search found: the best road and those that came next."""
    if not best.feasible or best.search is None or best.certified_on is None:
        return []
    program = best.program.id if best.program else None
    cost = best.cost.to_certificate.likely.amount
    first = (best.goal.credential, program, best.certified_on, cost, best.pathway.verdict)
    return [
        first,
        *(
            (
                other.credential,
                other.program.id if other.program else None,
                other.certified_on,
                other.cost.likely.amount,
                other.verdict,
            )
            for other in best.search.runners_up
        ),
    ]


def safety_of(person: Profile, goal: Goal, found: Iterable[Road]) -> dict[tuple[str, str], Safety]:
    """What a search over one road alone says of its safety, for each road."""
    told: dict[tuple[str, str], Safety] = {}
    for road in found:
        schools = [road.program] if road.program else []
        case = Case.of(small(schools), person, TODAY, None)
        wish = RouteWish(Prefer.SAFEST, (road.credential,), Wanted())
        routes = Routes(case, goal, wish, partial(_planned, case))
        for choice in routes.best(schools, _BETTER_THAN_ANY):
            told[choice.credential, choice.program.id if choice.program else ""] = choice.safety
    return told


def _planned(case: Case, goal: Goal) -> Roadmap:
    return plan_once(case, goal, None)


def dollars(amount: int | str) -> Money:
    return Money(Decimal(amount))
