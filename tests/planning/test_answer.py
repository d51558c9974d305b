"""Which search answers a request: the road that is named, the best one, or several side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cma_roadmap import Goal, Request, Sides, comparison_for, load_catalog, plan, roadmap_for
from cma_roadmap import read_profile as read
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.profile import Profile, empty_profile
from cma_roadmap.model.results.comparison import Contest
from cma_roadmap.model.results.program_matches import Wanted
from cma_roadmap.model.results.route_search import Prefer
from cma_roadmap.model.values.money import Money

TODAY = date(2026, 11, 21)
SCHOOL = "ipeds-235149-2"


def person(text: str = "") -> Profile:
    return read(text.encode(), "profile.yaml") if text else empty_profile()


def request(goal: Goal, profile: Profile | None = None, **wishes: Any) -> Request:
    who = profile or person()
    return Request(catalog=load_catalog(), profile=who, goal=goal, today=TODAY, **wishes)


def dollars(amount: int) -> Money:
    return Money(Decimal(amount))


def test_a_goal_alone_is_planned() -> None:
    goal = Goal("cma-aama")

    found = roadmap_for(request(goal))

    assert found == plan(load_catalog(), person(), goal, TODAY)
    assert found.search is None


@pytest.mark.parametrize(
    ("goal", "wishes"),
    [
        (Goal("rma-amt"), {"prefer": Prefer.CHEAPEST}),
        (Goal("rma-amt"), {"wanted": Wanted(state="WA")}),
        (Goal("rma-amt", budget=dollars(20_000)), {}),
    ],
)
def test_a_wish_or_a_limit_asks_for_a_search(goal: Goal, wishes: dict[str, Any]) -> None:
    found = roadmap_for(request(goal, **wishes))

    assert found.search is not None
    assert found.search.wish.credentials == ("rma-amt",)


def test_a_search_takes_the_state_and_the_award_of_the_goal() -> None:
    found = roadmap_for(request(Goal("rma-amt"), person("state: WA"), prefer=Prefer.FASTEST))

    assert found.search is not None
    assert found.search.wish.wanted == Wanted(state="WA")


def test_a_school_that_is_named_is_planned_within_the_limits_that_are_given() -> None:
    found = roadmap_for(request(Goal("rma-amt", program=SCHOOL, budget=dollars(100))))

    assert found.search is None
    assert not found.cost.within_limits


def test_wishes_beside_a_school_that_is_named_are_refused() -> None:
    with pytest.raises(WrongRequestError, match="A program is named"):
        roadmap_for(request(Goal("rma-amt", program=SCHOOL), prefer=Prefer.FASTEST))


def test_limits_of_the_profile_send_for_another_school_only_where_the_usual_one_passes_them() -> (
    None
):
    enough = roadmap_for(request(Goal("cma-aama"), person("budget: {total: 90000}")))
    little = roadmap_for(request(Goal("cma-aama"), person("budget: {total: 4000}")))

    assert enough.search is None
    assert little.search is not None
    assert little.feasible
    assert little.cost.within_limits


def test_without_names_the_main_credentials_stand_side_by_side() -> None:
    found = comparison_for(request(Goal("cma-aama")), Sides(Contest.CREDENTIALS))

    main = [c.id for c in load_catalog().for_medical_assistants if c.main]
    assert [option.id for option in found.options] == main


def test_without_names_routes_are_searched_for() -> None:
    asked = request(Goal("rma-amt"), wanted=Wanted(state="WA"))

    found = comparison_for(asked, Sides(Contest.ROUTES))

    assert len(found.options) > 1
    assert {option.credential.id for option in found.options} == {"rma-amt"}


def test_programs_must_be_named() -> None:
    with pytest.raises(WrongRequestError, match="Which programs"):
        comparison_for(request(Goal("rma-amt")), Sides(Contest.PROGRAMS))


def test_what_is_shared_leaves_out_the_limits() -> None:
    goal = Goal("rma-amt", budget=dollars(20_000))

    assert roadmap_for(request(goal, shared=True)).goal.budget is None
