"""The search over all roads against brute force, and its rules one by one on real schools."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from cma_roadmap import Goal, Roadmap
from cma_roadmap.model.definitions.program import Basis, Program
from cma_roadmap.model.results.program_matches import Wanted
from cma_roadmap.model.results.route_search import Prefer, RouteWish
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.ways_in import ways_in
from cma_roadmap.planning.search.judged_alike import JudgedAlike
from cma_roadmap.planning.search.route_floors import Floors
from cma_roadmap.planning.search.route_measures import sureness
from cma_roadmap.planning.search.routes import Routes
from planning.search.route_filters import fits, has_length, has_price
from planning.search.route_oracle import (
    CATALOG,
    MAIN,
    TODAY,
    dollars,
    goes_by_price,
    in_order,
    search,
    seen_by,
    that_fit,
)
from planning.search.route_scenes import REAL, SCENES, Scene, person_called

MOST = 5
"""The best road and four that came close."""


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("name", SCENES)
def test_what_is_found_is_what_planning_every_road_gives(name: str) -> None:
    scene = SCENES[name]()

    check_floors(scene)
    for wish in scene.wishes(3):
        best = search(scene.person, scene.goal, wish, scene.programs)
        expected = in_order(that_fit(scene.roads, wish), wish.prefer, _safety(scene, wish))
        assert seen_by(best) == [road.seen for road in expected[:MOST]], wish
        check_figures(best, scene, wish)


def _safety(scene: Scene, wish: RouteWish) -> Any:
    return scene.safety if wish.prefer is Prefer.SAFEST else {}


def check_floors(scene: Scene) -> None:
    """No road is before or below what a search takes for its floor."""
    floors = Floors(Case.of(CATALOG, scene.person, TODAY, None), scene.goal)
    for road in scene.roads:
        plan, fee = road.plan, floors.fee(road.credential)
        assert plan.certified_on is not None
        assert plan.usual_on is not None
        assert plan.certified_on >= floors.soonest(road.program)
        assert plan.usual_on >= floors.usually(road.credential, road.program)
        school = road.program.tuition if road.program else None
        assert road.cost >= fee + (school.likely.amount if school else 0)
        assert road.dearest_month >= fee - plan.cost.aid.amount


def check_figures(best: Roadmap, scene: Scene, wish: RouteWish) -> None:
    """What is told of the search beside the roads."""
    found = best.search
    assert found is not None
    wanted = [p for p in scene.programs if fits(p, wish.wanted, lambda _: None)]
    left_out = [p for p in wanted if goes_by_price(wish) and not has_price(p)]
    assert (found.programs, found.fit, found.unpriced) == (
        len(scene.programs),
        len(wanted),
        len(left_out),
    )
    for program, safety in (
        (best.program, found.best),
        *((other.program, other.safety) for other in found.runners_up),
    ):
        assert safety is not None
        assert safety.reported == has_length(program) + has_price(program)
    if best.program is None or best.program.tuition is not None:
        (same,) = {r.reckoned for r in scene.roads if r.seen == seen_by(best)[0]}
        assert found.reckoned is not None
        assert found.reckoned.amount == same


SCHOOL = CATALOG.program("ipeds-208415-2")
"""Of nine months; the lists give its length and its price, and none for its books."""


def school(name: str = SCHOOL.id, **changes: Any) -> Program:
    """A school in all like a real one but for its id and these changes."""
    return SCHOOL.model_copy(update={"id": name, **changes})


def figures(program: Program, which: str, **changes: Any) -> Any:
    """The same figures with some of them changed."""
    return getattr(program, which).model_copy(update=changes)


def costs(amount: int) -> Any:
    same = dict.fromkeys(("low", "likely", "high"), dollars(amount))
    return figures(SCHOOL, "tuition", **same)


def lasts(months: int, basis: Basis = Basis.REPORTED) -> Any:
    same = dict.fromkeys(("low", "likely", "high"), months)
    return figures(SCHOOL, "months", **same, basis=basis)


def found(
    *programs: Program,
    prefer: Prefer = Prefer.FASTEST,
    credentials: tuple[str, ...] = ("ccma-nha",),
    budget: str | None = None,
    person: str = "nothing said",
    **wanted: Any,
) -> Roadmap:
    limit = dollars(budget) if budget else None
    wish = RouteWish(prefer, credentials, Wanted(**wanted), limit)
    return search(person_called(person), Goal(credentials[0]), wish, programs)


def order(best: Roadmap) -> list[str | None]:
    return [program for _, program, *_ in seen_by(best)]


@pytest.mark.parametrize("prefer", Prefer)
def test_roads_that_are_alike_go_by_credential_and_program(prefer: Prefer) -> None:
    twins = [school(name) for name in ("c", "a", "b")]
    best = found(*twins, prefer=prefer)

    assert order(best) == ["a", "b", "c"]
    assert order(found(*reversed(twins), prefer=prefer)) == ["a", "b", "c"]


def test_a_usual_length_comes_after_those_that_schools_tell_for_the_fastest_alone() -> None:
    told, usual = school("told", months=lasts(9)), school("usual", months=lasts(3, Basis.DEFAULT))

    assert order(found(told, usual)) == ["told", "usual"]
    assert order(found(told, usual, prefer=Prefer.CHEAPEST)) == ["usual", "told"]


def test_sure_roads_come_before_sooner_and_cheaper_ones_that_nobody_can_tell() -> None:
    sure_and_slow = found(
        school("slow", months=lasts(24), tuition=costs(9000)),
        school("soon", months=lasts(6), tuition=costs(100)),
        credentials=("ncma-ncct", "ccma-nha"),
    )

    told = [(credential, program) for credential, program, *_ in seen_by(sure_and_slow)]
    assert told == [
        *(("ccma-nha", "soon"), ("ccma-nha", "slow")),
        *(("ncma-ncct", "soon"), ("ncma-ncct", "slow")),
    ]


def test_the_usual_price_of_books_stands_in_for_one_that_is_not_told() -> None:
    usual = CATALOG.typical(SCHOOL.award).books
    assert usual is not None
    less, more = (costs(int(usual.likely.amount) + step) for step in (-1, 1))
    silent = school("silent", books=None)

    best = found(silent, school("less", books=less), prefer=Prefer.CHEAPEST)
    assert order(best) == ["less", "silent"]
    best = found(silent, school("more", books=more), prefer=Prefer.CHEAPEST)
    assert order(best) == ["silent", "more"]
    assert best.search is not None
    assert best.search.reckoned is not None
    known = best.cost.to_certificate.likely.amount
    assert best.search.reckoned.amount == known + usual.likely.amount


def test_a_budget_holds_to_the_cent() -> None:
    best = found(school(), prefer=Prefer.CHEAPEST)
    assert best.search is not None
    assert best.search.reckoned is not None
    limit = best.search.reckoned.amount

    assert found(school(), budget=str(limit)).feasible
    assert not found(school(), budget=str(limit - Decimal("0.01"))).feasible


def test_what_has_no_price_of_its_own_is_left_out_where_the_search_goes_by_price() -> None:
    guess = figures(SCHOOL, "tuition", basis=Basis.DEFAULT)
    three = school("a"), school("silent", tuition=None), school("usual", tuition=guess)

    for wish in ({"prefer": Prefer.CHEAPEST}, {"budget": "90000"}):
        best = found(*three, **wish)
        assert order(best) == ["a"]
        assert best.search is not None
        assert (best.search.fit, best.search.unpriced) == (3, 2)
    best = found(*three)
    assert sorted(map(str, order(best))) == ["a", "silent", "usual"]
    assert best.search is not None
    assert best.search.unpriced == 0


def test_a_credential_that_is_held_is_no_road() -> None:
    best = found(school(), credentials=MAIN, person="holder")

    assert "ccma-nha" not in {credential for credential, *_ in seen_by(best)}
    assert not found(school(), person="holder").feasible


@pytest.mark.parametrize("prefer", Prefer)
def test_where_nothing_fits_it_says_so(prefer: Prefer) -> None:
    best = found(school(), prefer=prefer, max_months=1)

    assert not best.feasible
    assert best.certified_on is None
    assert "finding.no_route" in {finding.message.code for finding in best.findings}
    assert best.search is not None
    assert (best.search.programs, best.search.fit, best.search.runners_up) == (1, 0, ())


def test_what_the_fee_of_the_exam_rules_out_is_not_planned() -> None:
    person, goal = person_called("nothing said"), Goal(MAIN[0])
    floors = Floors(Case.of(CATALOG, person, TODAY, None), goal)
    least = min(floors.fee(name) for name in MAIN)
    programs = [p for p in CATALOG.programs if not p.typical]

    def plan(asked: Goal) -> Roadmap:
        raise AssertionError(f"planned: {asked}")

    for prefer, monthly in product(Prefer, (Decimal(0), least - 1)):
        wish = RouteWish(prefer, MAIN, Wanted(), per_month=dollars(str(monthly)))
        case = Case.of(CATALOG, person, TODAY, None)
        assert Routes(case, goal, wish, plan).best(programs, MOST) == []


@pytest.mark.parametrize("credential", MAIN)
def test_programs_that_are_judged_alike_have_the_same_ways_in(credential: str) -> None:
    for name in ("nothing said", "graduate who works"):
        case = Case.of(CATALOG, person_called(name), TODAY, None)
        alike, known = JudgedAlike(case), CATALOG.credential(credential)
        groups: dict[object, set[object]] = {}
        for program in REAL[::3]:
            ways = ways_in(known, case, Goal(credential, program=program.id))
            seen = [(way.pathway.id, way.verdict, sureness(way, case)) for way in ways]
            groups.setdefault(alike.key(known, program), set()).add(tuple(seen))
        assert {len(ways) for ways in groups.values()} == {1}
        assert len(groups) < len(REAL[::3]) / 4
