"""When nothing fits: which wish to loosen, by how little, each checked by searching again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_CEILING, Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.program import Award, Program
from cma_roadmap.model.results.program_matches import Accredited
from cma_roadmap.model.results.roadmap import Alternative, Roadmap
from cma_roadmap.model.results.route_search import Prefer, RouteWish
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.model.values.money import Money
from cma_roadmap.planning.money.affording import most_in_a_month

Search = Callable[[RouteWish], Roadmap | None]
_ANY_SUM = Money(Decimal(10**9))
_MILES = (100, 150, 200, 300, 500, 1000, 3000)


class _Cure(NamedTuple):
    """A looser wish: in words, and as options of the command."""

    text: Message
    applies: dict[str, str]
    wish: RouteWish


def cures(wish: RouteWish, search: Search, programs: Iterable[Program]) -> Iterator[Alternative]:
    """Each wish that stands in the way by itself, loosened as little as will do.

    `programs` are all there are.
    """
    for cure in _cures(wish, search, programs):
        found = search(cure.wish)
        if found is not None and found.certified_on is not None:
            yield Alternative.of(cure.text, cure.applies, found.certified_on, found.cost)


def _cures(wish: RouteWish, search: Search, programs: Iterable[Program]) -> Iterator[_Cure]:
    yield from _more_money(wish, search)
    yield from _more_a_month(wish, search)
    yield from _more_of_both(wish, search)
    yield from _dearer_school(wish, search)
    yield from _longer_school(wish, search, programs)
    yield from _farther(wish, search)
    yield from _other_kind(wish)


def _more_money(wish: RouteWish, search: Search) -> Iterator[_Cure]:
    """What the cheapest road costs, and the soonest, where that is another sum."""
    if wish.budget is None:
        return
    told: set[Money] = set()
    for prefer in (Prefer.CHEAPEST, Prefer.FASTEST):
        found = search(wish._replace(budget=_ANY_SUM, prefer=prefer))
        if found is not None and found.search is not None and found.search.reckoned is not None:
            most = _whole_dollars(found.search.reckoned)
            if most not in told:
                told.add(most)
                text = message("change.budget", amount=most)
                applies = {"budget": f"{most.amount:.0f}"}
                yield _Cure(text, applies, wish._replace(budget=most))


def _more_a_month(wish: RouteWish, search: Search) -> Iterator[_Cure]:
    """What the dearest month of the cheapest road costs, paid by the month."""
    if wish.per_month is None:
        return
    found = search(wish._replace(per_month=_ANY_SUM, prefer=Prefer.CHEAPEST))
    month = most_in_a_month(found.cost) if found is not None else None
    if month is not None:
        most = _whole_dollars(month.amount.likely)
        text = message("change.per_month", amount=most)
        applies = {"max-per-month": f"{most.amount:.0f}"}
        yield _Cure(text, applies, wish._replace(per_month=most))


def _more_of_both(wish: RouteWish, search: Search) -> Iterator[_Cure]:
    """What the cheapest road costs in all and in its dearest month, where it takes both sums."""
    if wish.budget is None or wish.per_month is None:
        return
    if search(wish._replace(budget=_ANY_SUM)) or search(wish._replace(per_month=_ANY_SUM)):
        return
    free = wish._replace(budget=_ANY_SUM, per_month=_ANY_SUM, prefer=Prefer.CHEAPEST)
    found = search(free)
    month = most_in_a_month(found.cost) if found is not None else None
    if found is None or month is None or found.search is None or found.search.reckoned is None:
        return
    most, monthly = _whole_dollars(found.search.reckoned), _whole_dollars(month.amount.likely)
    text = message("change.money.both", amount=most, monthly=monthly)
    applies = {"budget": f"{most.amount:.0f}", "max-per-month": f"{monthly.amount:.0f}"}
    yield _Cure(text, applies, wish._replace(budget=most, per_month=monthly))


def _dearer_school(wish: RouteWish, search: Search) -> Iterator[_Cure]:
    if wish.wanted.max_cost is None:
        return
    free = wish._replace(wanted=wish.wanted._replace(max_cost=None), prefer=Prefer.CHEAPEST)
    program = _program(search(free))
    if program is not None and program.tuition is not None:
        most = _whole_dollars(program.tuition.likely)
        looser = wish._replace(wanted=wish.wanted._replace(max_cost=most))
        text = message("change.max_cost", amount=most)
        yield _Cure(text, {"max-cost": f"{most.amount:.0f}"}, looser)


def _longer_school(wish: RouteWish, search: Search, programs: Iterable[Program]) -> Iterator[_Cure]:
    """The fewest more months for which there is a school that will do."""
    most = wish.wanted.max_months
    if most is None:
        return
    for months in sorted({p.months.likely for p in programs if p.months.likely > most}):
        looser = wish._replace(wanted=wish.wanted._replace(max_months=months))
        if search(looser) is not None:
            text = message("change.max_months", months=months)
            yield _Cure(text, {"max-months": str(months)}, looser)
            return


def _farther(wish: RouteWish, search: Search) -> Iterator[_Cure]:
    """The shortest of some distances that reaches a school that will do."""
    near = wish.wanted.near
    for miles in _MILES if near is not None else ():
        if near is None or miles <= near.within:
            continue
        farther = wish.wanted._replace(near=near._replace(within=Decimal(miles)))
        looser = wish._replace(wanted=farther)
        if search(looser) is not None:
            yield _Cure(message("change.within", miles=miles), {"within": str(miles)}, looser)
            return


def _other_kind(wish: RouteWish) -> Iterator[_Cure]:
    """Another award, or a school whose accreditation is of the whole school alone."""
    wanted = wish.wanted
    if wanted.accredited is Accredited.PROGRAMMATIC:
        looser = wish._replace(wanted=wanted._replace(accredited=Accredited.ANY))
        yield _Cure(message("change.accredited"), {"accredited": "any"}, looser)
    for award in Award if wanted.award is not None else ():
        if award is not wanted.award:
            looser = wish._replace(wanted=wanted._replace(award=award))
            text = message("change.award", award=award.value)
            yield _Cure(text, {"award": award.value}, looser)


def _program(found: Roadmap | None) -> Program | None:
    return found.program if found else None


def _whole_dollars(amount: Money) -> Money:
    """Rounded up, so that it is enough."""
    return Money(amount.amount.to_integral_value(ROUND_CEILING), amount.currency)
