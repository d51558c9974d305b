"""Comparing for one person: each contender is planned, then scored against the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from decimal import Decimal
from typing import Any

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass, replace
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.comparison import Comparison, Contest, Criterion, Option, criteria
from cma_roadmap.model.results.program_matches import Near
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.results.undecided import HangsOn, OpenPrice
from cma_roadmap.model.values.message import About, Finding, Message, Severity, message
from cma_roadmap.model.values.money import ZERO, Money
from cma_roadmap.planning.compare.certain import sure_winner
from cma_roadmap.planning.compare.comparison_sources import (
    Planned,
    least_confidence,
    paid_sources,
    pay_sources,
    shown_sources,
)
from cma_roadmap.planning.compare.contenders import Contender
from cma_roadmap.planning.compare.hanging import Turn, turns
from cma_roadmap.planning.compare.options import option_of
from cma_roadmap.planning.compare.priced import Priced, Pricing
from cma_roadmap.planning.compare.scoring import (
    PriceRange,
    Scored,
    alike_for_all,
    lead_of,
    level_in,
    score,
)
from cma_roadmap.planning.compare.state_work import state_work
from cma_roadmap.planning.compare.thresholds import nearest, thresholds
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.holding_cost import cycles_for, holding_cost
from cma_roadmap.planning.money.paying_off import Means, means_of, payoff
from cma_roadmap.planning.money.plausible import Plausibility
from cma_roadmap.planning.money.with_money import cheaper_without_school
from cma_roadmap.planning.planner import plan_once, plan_way
from cma_roadmap.planning.programs.program_report import Schools
from cma_roadmap.planning.programs.program_search import Zips, no_zips

_ONE = Decimal(1)
_UNSAID = {Criterion.CERTAINTY: Decimal("0.5")}
"""Weights other than 1 where none is said: how sure we are of the facts says little of the road."""


class ComparisonRequest(NamedTuple):
    """What to compare, and by which weights (`None`: those that count where none is said)."""

    contest: Contest
    contenders: Sequence[Contender]
    weights: Mapping[Criterion, Decimal] | None = None
    near: Near | None = None


def compare(
    catalog: Catalog,
    profile: Profile,
    request: ComparisonRequest,
    today: date,
    as_of: date | None = None,
    zips: Zips = no_zips,
) -> Comparison:
    """Plan every contender for this person and set the results side by side.

    The verdict is today's; dates and costs are those of the plans. `zips` tells where a ZIP code
    is.

    Raises:
        UnknownNameError: a credential, program or pathway does not exist.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    state = next((c.goal.state for c in request.contenders), None) or profile.state
    case = Case.of(catalog, profile, today, as_of)._replace(state=state)
    planner = _planner(case, request, as_of, zips)
    planned = [planner.plan(contender) for contender in request.contenders]
    unsaid = {c: _UNSAID.get(c, _ONE) for c in criteria(request.contest)}
    weights = {**unsaid, **(request.weights or {})}
    return _side_by_side(planned, planner, weights)


def _side_by_side(
    planned: Sequence[Planned], planner: _Planner, weights: Mapping[Criterion, Decimal]
) -> Comparison:
    """What was planned, scored, with what would change the winner, and all its sources."""
    case, means = planner.case, planner.means
    priced = _that_count(planned)
    figures = [each.figures for each in priced]
    alike = alike_for_all(figures)
    prices = dict(_prices(priced, alike))
    scored = {s.name: s for s in score(figures, weights, prices)}
    best = sure_winner(figures, weights, prices)
    guessed = {price.key for each in priced for price in each.told if price.guessed} - alike
    changes = tuple(thresholds(figures, weights, prices, guessed)) if best else ()
    options = tuple(_with_score(p, scored.get(p.option.id), alike) for p in planned)
    confidence = least_confidence(planned, pay_sources(means, case.catalog))
    return Comparison(
        contest=planner.contest,
        today=case.today,
        as_of=planner.as_of,
        data_version=case.catalog.version,
        options=options,
        weights=weights,
        winner=best,
        thresholds=changes,
        nearest=tuple(nearest(changes, figures, prices)),
        lead=lead_of(best, tuple(scored.values())),
        findings=(
            *_about_pay(means),
            *(f for p in planned for f in p.findings),
            *_about_prices(options),
        ),
        sources=case.catalog.cited(confidence),
        confidence=confidence,
        pay=means.pay if means else None,
        premium=means.premium if means else None,
        level=level_in(tuple(scored.values())),
        hangs_on=() if best else tuple(_hangs_on(priced, turns(figures, weights, prices))),
    )


def _that_count(planned: Sequence[Planned]) -> list[Priced]:
    """Those that are scored: where one road leads to work in the state, only roads that do."""
    roads = [p for p in planned if p.priced is not None]
    to_work = [p for p in roads if not p.option.is_refused]
    return [p.priced for p in to_work or roads if p.priced is not None]


def _prices(priced: Iterable[Priced], alike: Set[str]) -> Iterator[tuple[str, PriceRange]]:
    """All open prices; an unknown one that all pay alike is taken to be no more than is known."""
    for each in priced:
        for price in each.told:
            found = each.prices[price.key]
            if price.guessed and price.key in alike:
                found = found._replace(likely=found.low)
            yield price.key, found


def _with_score(planned: Planned, found: Scored | None, alike: Set[str]) -> Option:
    option, priced = planned.option, planned.priced
    if found is None or priced is None:
        return option
    told = tuple(price for price in priced.told if price.key not in alike)
    return replace(
        option,
        scores=found.scores,
        total=found.total,
        dominated_by=found.dominated_by,
        reach=found.reach,
        total_reach=found.total_reach,
        open_prices=told,
        unscored=tuple(c for c in found.scores if any(p.criterion == c for p in told if p.guessed)),
    )


def _hangs_on(priced: Iterable[Priced], found: Iterable[Turn]) -> Iterator[HangsOn]:
    """What the answer hangs on, with who can tell it."""
    prices = {(each.figures.name, p.key): p for each in priced for p in each.told}
    for turn in found:
        price = prices[turn.option, turn.key]
        yield HangsOn(turn.option, price, turn.value, turn.below, turn.above, turn.with_others)


@dataclass(frozen=True, slots=True)
class _Planner:
    """Plans contenders far enough to see ten years of holding a credential."""

    case: Case
    contest: Contest
    as_of: date | None
    means: Means | None
    schools: Schools | None
    plausibility: Plausibility

    def plan(self, contender: Contender) -> Planned:
        """One contender, planned."""
        case, goal = self.case, contender.goal
        credential = case.catalog.credential(goal.credential)
        wish = goal._replace(horizon=cycles_for(case, credential.id))
        roadmap, route = plan_way(case, wish, self.as_of)
        work = state_work(roadmap)
        certified = roadmap.certified_on or roadmap.today
        cost = holding_cost(roadmap, certified, work.may_work_from if work else None)
        option = option_of(contender, case, roadmap, route, cost)
        option = replace(option, name=self._name(option), **self._more(roadmap))
        priced = Pricing(case, self.contest, self.plausibility).of(option, cost, roadmap)
        cited = (*paid_sources(option, roadmap), *shown_sources(option, case))
        findings = (*_findings(option, roadmap), *self._cheaper(option, roadmap))
        return Planned(option, priced, cited, findings)

    def _cheaper(self, option: Option, roadmap: Roadmap) -> Iterator[Finding]:
        """A road without a school that is cheaper, though it is later."""
        found = cheaper_without_school(roadmap, lambda goal: plan_once(self.case, goal, self.as_of))
        if found is not None and roadmap.feasible:
            text = message("compare.problem", credential=option.name, problem=found.message)
            yield found._replace(message=text)

    def _more(self, roadmap: Roadmap) -> dict[str, Any]:
        program = roadmap.program
        return {
            "school": self.schools.figures(program) if self.schools and program else None,
            "payoff": payoff(roadmap, self.means) if self.means and roadmap.feasible else None,
        }

    def _name(self, option: Option) -> str:
        """What people call it: a credential, a school, or both."""
        school = option.program.name if option.program else None
        match self.contest:
            case Contest.CREDENTIALS:
                return option.credential.name
            case Contest.PROGRAMS:
                return school or option.id
            case Contest.ROUTES:
                parts = (option.credential.name, school)
                return ": ".join(part for part in parts if part)


def _planner(case: Case, request: ComparisonRequest, as_of: date | None, zips: Zips) -> _Planner:
    """What every contender is planned with; schools are looked at where they differ."""
    catalog, profile, contest = case.catalog, case.profile, request.contest
    kind = catalog.credential(request.contenders[0].goal.credential).kind
    schools = Schools(case, request.near, zips) if contest is not Contest.CREDENTIALS else None
    means = means_of(catalog, profile, kind, case.state)
    return _Planner(case, contest, as_of, means, schools, Plausibility(case, kind))


def _about_pay(means: Means | None) -> Iterator[Finding]:
    """A state without figures of pay of its own."""
    if means is not None and means.pay.asked is not None:
        text = message("compare.no_state_pay", state=means.pay.asked, area=means.pay.name)
        yield Finding(Severity.WARNING, text, None, (means.pay.source,))


def _about_prices(options: Iterable[Option]) -> Iterator[Finding]:
    """Prices that nobody found, and between which ends they are taken to lie."""
    for option in options:
        for criterion in option.unscored:
            prices = [p for p in option.open_prices if p.guessed and p.criterion == criterion]
            sources = dict.fromkeys(p.source for p in prices if p.source)
            yield Finding(Severity.WARNING, _guess(option, criterion, prices), None, (*sources,))


def _guess(option: Option, criterion: Criterion, prices: Sequence[OpenPrice]) -> Message:
    bodies = tuple(dict.fromkeys(price.whose for price in prices if price.whose))
    return message(
        f"compare.unscored.{criterion}",
        credential=option.name,
        what=tuple({price.key: price.what for price in prices}.values()),
        low=_in_all(price.low.times(price.times) for price in prices),
        high=_in_all(price.high.times(price.times) for price in prices),
        whose=message("compare.unscored.dearest", whose=bodies) if bodies else None,
    )


def _in_all(amounts: Iterable[Money]) -> Money:
    return sum(amounts, ZERO)


def _findings(option: Option, roadmap: Roadmap) -> Iterator[Finding]:
    """The reason for the verdict, and what the scores leave out or the plan cannot keep."""
    name = option.name
    text = message("compare.reason", credential=name, reason=option.reason)
    clauses = dict.fromkeys(s for clause in option.missing for s in clause.sources[:1])
    yield Finding(Severity.INFO, text, None, tuple(clauses), About.STANDING)
    if option.usual_books is not None:
        text = message("compare.usual_books", credential=name, amount=option.usual_books)
        yield Finding(Severity.INFO, text)
    if not roadmap.feasible:
        for found in roadmap.findings:
            if found.severity is Severity.PROBLEM:
                text = message("compare.problem", credential=name, problem=found.message)
                yield Finding(Severity.PROBLEM, text, None, found.sources)
