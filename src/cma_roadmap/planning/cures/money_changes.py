"""Changes that make a plan affordable: more money, a slower pace, a cheaper school.

Each is the smallest that works; what a change asks is told in days, as in `changes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_CEILING, Decimal

from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, Roadmap
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.money import Money
from cma_roadmap.planning.cures.change import ASKS, FULL_TIME, HOUR, Change, Search, cheapest_school
from cma_roadmap.planning.money.affording import most_in_a_month, reckoned

_FEWEST_HOURS = 6
_ANY_SUM = Money(Decimal(10**9))
_DOLLARS_A_DAY = 100
"""What a day is worth in the order of the list: our own judgement."""


def money_changes(goal: Goal, search: Search) -> Iterator[Change]:
    """Every change to try for a plan that costs too much, in no order."""
    if goal.budget is None and goal.per_month is None:
        return
    yield from _more_money(goal, search)
    yield from _slower(goal, search)
    yield from _cheaper(goal, search)


def _more_money(goal: Goal, search: Search) -> Iterator[Change]:
    """The least that is enough: of one limit where that will do, else of both."""
    free = goal
    if goal.budget is not None:
        free = free._replace(budget=_ANY_SUM)
    if goal.per_month is not None:
        free = free._replace(per_month=_ANY_SUM)
    found = search.works(free)
    if found is None:
        return
    needed = reckoned(found.cost, search.case.profile.aid).to_pay.likely
    month = most_in_a_month(found.cost)
    total = _raised(goal.budget, needed)
    monthly = _raised(goal.per_month, month.amount.likely) if month else None
    raised = goal._replace(budget=total or goal.budget, per_month=monthly or goal.per_month)
    more = Decimal(0)
    applies: dict[str, str] = {}
    if total is not None and goal.budget is not None:
        more += total.amount - goal.budget.amount
        applies["budget"] = f"{total.amount:.0f}"
    if monthly is not None and goal.per_month is not None:
        more += monthly.amount - goal.per_month.amount
        applies["max-per-month"] = f"{monthly.amount:.0f}"
    if applies:
        both = total is not None and monthly is not None
        code = "both" if both else ("budget" if total is not None else "per_month")
        text = message(f"change.money.{code}", amount=total, monthly=monthly)
        yield Change(text, applies, raised, int(more / _DOLLARS_A_DAY))


def _raised(limit: Money | None, needed: Money) -> Money | None:
    """`needed` in whole dollars, where it passes the limit."""
    if limit is None or needed.amount <= limit.amount:
        return None
    return Money(needed.amount.to_integral_value(ROUND_CEILING), needed.currency)


def _slower(goal: Goal, search: Search) -> Iterator[Change]:
    """The most hours a week at which every month can be paid."""
    if goal.per_month is None:
        return
    said = search.case.profile.availability
    pace = goal.hours_per_week or (said.hours_per_week if said else None) or FULL_TIME
    for hours in range(pace - 1, _FEWEST_HOURS - 1, -1):
        other = goal._replace(hours_per_week=hours)
        if search.works(other) is not None:
            text, applies = message("change.slower", hours=hours), {"hours-per-week": str(hours)}
            yield Change(text, applies, other, (pace - hours) * HOUR)
            return


def _cheaper(goal: Goal, search: Search) -> Iterator[Change]:
    """The school that leads to the goal for the least money."""
    if goal.program == NO_PROGRAM:
        return
    found = cheapest_school(goal, search.case, _whatever_it_costs(search.plan))
    if found is not None and found.id != goal.program:
        yield by_program(goal, found)


def _whatever_it_costs(plan: Callable[[Goal], Roadmap]) -> Callable[[Goal], Roadmap]:
    return lambda goal: plan(goal._replace(budget=None, per_month=None))


def by_program(goal: Goal, program: Program) -> Change:
    """The same goal by another program, told with its place."""
    place = f", {program.city}, {program.state}" if program.city and program.state else ""
    place = "" if f"({program.city}" in program.name else place
    text = message("change.program", program=f"{program.name}{place}")
    other = goal._replace(program=program.id)
    return Change(text, {"program": program.id}, other, ASKS["program"])
