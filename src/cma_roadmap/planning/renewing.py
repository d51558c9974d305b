"""The story of renewals: the terms ahead of all that is held, and what each day late does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.all_held import HeldCredential
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.tracked.keeping import (
    ByExam,
    Limit,
    RenewalChain,
    RenewalDay,
    RenewalPrice,
    Renewals,
    RenewalTerm,
)
from cma_roadmap.model.values.fact import Fact, FactVersion, by_source
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.model.values.span import LASTS, ONE_DAY, WITHIN
from cma_roadmap.planning.answer import Request, roadmap_for
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.steps.ce_count import count_ce, meant_for
from cma_roadmap.planning.steps.cycle import Term
from cma_roadmap.planning.steps.education import ce_periods
from cma_roadmap.planning.steps.holding import Holding, Standing, current_holding
from cma_roadmap.planning.steps.renewal import grace_last_days, terms

_EARLY = "early"
"""The id of the fact in which a credential tells of renewing early."""


def renewals_for(request: Request) -> Renewals:
    """All that the person holds, as many terms ahead as the goal asks for.

    Raises:
        WrongRequestError: the profile lists no credential, or one that does not exist.
        NoFactInForceError: the rules of a day before the first recorded one are asked for.
    """
    if not request.profile.credentials:
        raise WrongRequestError.of("nothing_to_renew")
    roadmap = roadmap_for(replace(request, all_held=True))
    case = Case.of(request.catalog, request.profile, request.today, request.as_of)
    held = roadmap.all_held
    if held is None:
        raise WrongRequestError.of("nothing_to_renew")
    chains = tuple(_Chain(one, roadmap, case, request.as_of).told() for one in held.credentials)
    read = [version for chain in chains for version in _versions(chain)]
    ids = [source for version in read for source in version.sources]
    ids += [s for chain in chains for source in _cited(chain) for s in source]
    sure = by_source((source, v.confidence) for v in read for source in v.sources)
    sources = {source.id: source for source in request.catalog.cited(ids)}
    return Renewals(roadmap, held, chains, sources, {**roadmap.confidence, **sure})


def _versions(chain: RenewalChain) -> Iterator[FactVersion[Any]]:
    known = (chain.early, chain.fee, chain.late_fee, chain.after_lapse)
    yield from (version for version in known if version is not None)
    yield from (*chain.papers, *chain.questions)


def _cited(chain: RenewalChain) -> Iterator[tuple[str, ...]]:
    yield from (limit.sources for term in chain.terms for limit in term.limits)
    yield from ((p.source,) for term in chain.terms for p in term.prices if p.source)
    if chain.by_exam is not None:
        yield chain.by_exam.sources


def limits(credential: Credential, last: date, day: date) -> Iterator[Limit]:
    """The days that matter in a term that ends on `last`, by the rules of `day`, in their order.

    Where sources do not agree how long one can renew late, `GRACE` is by the reading that ends
    first, and it counts as lapsed only after all of them.
    """
    rule = credential.renewal
    term = credential.certification.term.at(day).sources

    def at(what: RenewalDay, on: date, sources: tuple[str, ...] = term) -> Limit:
        return Limit(what, on, (on - last).days, sources)

    if rule.by_exam is not None:
        leads = rule.by_exam.pass_before_expiry.at(day), rule.by_exam.apply_before_expiry.at(day)
        known = [(lead.value.before(last), lead.sources) for lead in leads if lead.value]
        if known:
            yield at(RenewalDay.EXAM_BY, *min(known))
    if rule.submit_before_expiry is not None:
        lead = rule.submit_before_expiry.at(day)
        if lead.value is not None:
            yield at(RenewalDay.SUBMIT, lead.value.before(last), lead.sources)
    yield at(RenewalDay.EXPIRES, last)
    yield at(RenewalDay.LATE, last + ONE_DAY)
    if rule.grace is not None:
        length, counted = rule.grace.length.at(day), rule.grace.counted.at(day).value or LASTS
        ends = grace_last_days(last, length, counted)
        if ends:
            yield at(RenewalDay.GRACE, min(ends), length.sources)
            latest = max(grace_last_days(last, length, WITHIN, WITHIN))
            yield at(RenewalDay.LAPSED, latest + ONE_DAY, length.sources)
    if rule.way_back is not None and rule.way_back.open_for is not None:
        open_for = rule.way_back.open_for.at(day)
        if open_for.value is not None:
            yield at(RenewalDay.SHUT, WITHIN.last_day(last, open_for.value), open_for.sources)


class _Chain:
    """One credential that is held, with its part of the plan of all."""

    def __init__(
        self, held: HeldCredential, roadmap: Roadmap, case: Case, as_of: date | None
    ) -> None:
        self.held, self.roadmap, self.case, self.as_of = held, roadmap, case, as_of
        self.credential = case.catalog.credential(held.credential)
        self.holding = current_holding(self.credential, case)

    def told(self) -> RenewalChain:
        """The terms ahead, and what the body says of early, late and again."""
        own, rule = self.credential, self.credential.renewal
        early = next((one.fact for one in rule.facts if one.id == _EARLY), None)
        late = rule.grace.fee if rule.grace else None
        back = rule.way_back
        return RenewalChain(
            credential=own.id,
            name=own.name,
            body=own.body.abbreviation,
            unit=rule.ce.unit,
            expires_on=self.held.expires_on,
            renewable=_renewable(self.holding),
            feasible=self.held.feasible,
            exempt=self.holding is not None and self.holding.exempt,
            terms=tuple(self._term(term) for term in self._terms()),
            by_exam=self._by_exam(),
            early=self._read(early),
            fee=rule.fee.at(self.case.rules_day),
            late_fee=self._read(late or rule.reactivation_fee),
            after_lapse=self._read(rule.after_lapse),
            papers=self._every(back.papers if back else ()),
            questions=self._every(back.questions if back else ()),
        )

    def _read(self, fact: Fact[Any] | None) -> FactVersion[Any] | None:
        return fact.at(self.case.rules_day) if fact is not None else None

    def _every(self, facts: tuple[Fact[str], ...]) -> tuple[FactVersion[str], ...]:
        return tuple(fact.at(self.case.rules_day) for fact in facts)

    def _terms(self) -> list[Term]:
        """The terms that the plan shows, the present one first."""
        last = self._ends()
        if self.holding is None:
            days = list(last.values())
            return [Term(n, day, day, earned_from=day) for n, day in enumerate(days, 1)]
        if self.holding.last is None:
            return []
        late, earned = self.holding.renewable_until, self.holding.earned_from
        first = Term(1, self.holding.begun, self.holding.last, late, earned)
        return terms(Draft(self.case, self.as_of), self.credential, first, max(last, default=1))

    def _ends(self) -> dict[int, date]:
        """The last days of the terms in the plan, by number."""
        begin, end = f"{self.credential.id}.renewal.", ".expires"
        return {
            int(p.step.id.removeprefix(begin).removesuffix(end)): p.timing.start
            for p in self.roadmap.steps
            if p.step.id.startswith(begin) and p.step.id.endswith(end)
        }

    def _term(self, term: Term) -> RenewalTerm:
        day = self.case.rules_day
        step = f"{self.credential.id}.renewal.{term.number}."
        total, left = self._education(term)
        each = self._read(self.credential.renewal.ce.hours_each)
        return RenewalTerm(
            number=term.number,
            last=term.last,
            total=total,
            left=left,
            hours=left * each.value if each and each.value and left is not None else None,
            limits=tuple(limits(self.credential, term.last, day)),
            prices=tuple(
                RenewalPrice(d.line.code, d.step, d.due, d.line.amount, d.line.source, d.through)
                for d in self.roadmap.cost.lines
                if d.step.startswith(step)
            ),
        )

    def _education(self, term: Term) -> tuple[int | None, Decimal | None]:
        """How much continuing education a term asks for, and how much of it is left."""
        if self.holding is None or self.holding.exempt:
            return None, None
        rule, day = self.credential.renewal.ce, self.case.rules_day
        earned = meant_for(self.credential.id, self.case.profile)
        periods = ce_periods(Draft(self.case, self.as_of), self.credential, term)
        ahead = [one for one in periods if one.last >= self.case.today] or [periods[-1]]
        counts = [count_ce(rule, earned, one.first, one.last, day) for one in ahead]
        total = rule.total.at(day).value
        if total is None:
            return None, None
        return total * len(counts), sum((count.left or Decimal(0) for count in counts), Decimal(0))

    def _by_exam(self) -> ByExam | None:
        """What renewing by exam takes, where the body lets people do that."""
        own, day = self.credential, self.case.rules_day
        if own.renewal.by_exam is None or own.exam is None:
            return None
        again = {pathway.id for pathway in own.pathways if pathway.recertification}
        fees = [fee for fee in own.application.fees if not again.isdisjoint(fee.pathways)]
        versions = [fee.amount.at(day) for fee in fees]
        known = [version.value for version in versions if version.value is not None]
        minutes = own.exam.minutes.at(day)
        sources = [*minutes.sources, *(s for version in versions for s in version.sources)]
        price = _range(known) if known and len(known) == len(versions) else None
        return ByExam(minutes.value, price, tuple(dict.fromkeys(sources)))


def _range(known: list[Money]) -> MoneyRange:
    low, high = (pick(known, key=lambda one: one.amount) for pick in (min, max))
    return MoneyRange(low, high, high)


def _renewable(holding: Holding | None) -> bool | None:
    if holding is None:
        return False
    return True if holding.standing is Standing.RENEWABLE else None
