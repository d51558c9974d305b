"""Keeping the credential: what each cycle asks for, its last days, and what a lapse would do."""

from __future__ import annotations

from datetime import date
from itertools import count, takewhile

from cma_roadmap.fast_start.lazy_classes import NamedTuple, replace
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.definitions.renewal import AmountRange
from cma_roadmap.model.results.network import (
    CostLine,
    Listed,
    Phase,
    Step,
    StepKind,
)
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.span import LASTS, ONE_DAY, WITHIN, DateRule, Duration
from cma_roadmap.planning.draft.draft import DAY, Draft, fee_cost
from cma_roadmap.planning.draft.milestones import CERTIFIED


class Term(NamedTuple):
    """One term of validity: its number from 1, its first and its last day.

    `renewable_until` is the last day to renew it late, for one that may have ended already.
    """

    number: int
    first: date
    last: date
    renewable_until: date | None = None


def terms(draft: Draft, credential: Credential, first: Term, cycles: int) -> list[Term]:
    """The term `first` and those after it, counted the way the body counts."""
    found = [first]
    while len(found) < cycles:
        term = found[-1]
        length = _length(draft, credential, f"renewal.{term.number + 1}.expires")
        if length is None:
            break
        begin, last = _counted(draft, credential).next_term(term.last, length)
        found.append(Term(term.number + 1, begin, last))
    return found


def last_day(draft: Draft, credential: Credential, first: date, step: str) -> date | None:
    """The last day on which a certification that began on `first` is valid; `None` if not known."""
    term = _length(draft, credential, step)
    return _counted(draft, credential).last_day(first, term) if term else None


def _length(draft: Draft, credential: Credential, step: str) -> Duration | None:
    return draft.read(credential.certification.term, step, "term").value


def _counted(draft: Draft, credential: Credential) -> DateRule:
    version = draft.read(credential.certification.counted, "renewal.1.expires", "counted")
    if version.value is None:
        # Nobody tells which day it is: the earliest of the usual ones cannot be too late.
        text = message("finding.expiry_day_unknown", body=credential.body.abbreviation)
        draft.find(Severity.WARNING, text, "renewal.1.expires", version.sources)
    return version.value or LASTS


def add_renewals(
    draft: Draft, credential: Credential, first: Term, cycles: int, certified: date | None = None
) -> None:
    """Add the renewals of `cycles` terms; each date is tied to the certification.

    `certified` is its day where `first` is a later term.
    """
    for term in terms(draft, credential, first, cycles):
        _Cycle(draft, credential, certified or first.first, term).add()


def add_dues(
    draft: Draft, credential: Credential, first: Term, cycles: int, certified: date
) -> None:
    """Add the fees of each year only: the person owes no continuing education."""
    for term in terms(draft, credential, first, cycles):
        _Cycle(draft, credential, certified, term).add_dues()


class _Cycle(NamedTuple):
    draft: Draft
    credential: Credential
    certified: date
    term: Term

    def add(self) -> None:
        """Add all steps of this term."""
        submit = self._submit_by()
        self._education(submit)
        self.add_dues()
        self._deadline("submit", "title.renew_by", submit, self._fees())
        self._by_exam()
        self._deadline("expires", "title.expires", self.term.last)
        self._grace()

    def _id(self, name: str) -> str:
        return f"renewal.{self.term.number}.{name}"

    def _title(self, code: str, **more: str | int | None) -> Message:
        return message(code, credential=self.credential.name, cycle=self.term.number, **more)

    def _add_on(self, step: Step, day: date) -> None:
        """Add a step that lies a fixed time after certification; what is over is left out."""
        today = self.draft.case.today
        if step.length.end(day) <= today:
            return
        if day < today:
            step = replace(step, length=Elapsed(Duration(days=(step.length.end(day) - today).days)))
            day = today
        self.draft.add(step)
        lag = Duration.between(self.certified, day)
        source = step.sources[0] if step.sources else None
        self.draft.exactly(CERTIFIED, step.id, lag, code="counted", source=source)

    def _deadline(self, name: str, title: str, day: date, costs: tuple[CostLine, ...] = ()) -> None:
        sources = self.credential.certification.term.at(self.draft.day_for(self._id(name))).sources
        step = Step(
            self._id(name),
            Phase.RENEWAL,
            StepKind.DEADLINE,
            self._title(title),
            DAY,
            due=day + ONE_DAY,
            costs=costs,
            sources=sources,
        )
        self._add_on(step, day)

    def _submit_by(self) -> date:
        fact = self.credential.renewal.submit_before_expiry
        lead = self.draft.value(fact, self._id("submit"), "submit_before")
        day = lead.before(self.term.last) if lead else self.term.last
        if day >= self.draft.case.today:
            return day
        text = message("finding.renew_now", day=day)
        self.draft.find(Severity.WARNING, text, self._id("submit"))
        is_over = self.term.last < self.draft.case.today
        return (self.term.renewable_until or self.term.last) if is_over else self.term.last

    def _fees(self) -> tuple[CostLine, ...]:
        version = self.draft.read(self.credential.renewal.fee, self._id("submit"), "renewal_fee")
        usual = fee_cost("renewal_fee", message("cost.renewal"), version.value, version.source)
        grace = self.credential.renewal.grace
        if grace is None or grace.fee is None or self.term.last >= self.draft.case.today:
            return (usual,)
        late = self.draft.read(grace.fee, self._id("submit"), "reactivation_fee")
        text = message("cost.reactivation")
        return (usual, fee_cost("reactivation_fee", text, late.value, late.source))

    def _education(self, submit: date) -> None:
        """Continuing education, in every period of its own inside the term."""
        rule = self.credential.renewal.ce
        name = self._id("ce")
        total = self.draft.read(rule.total, name, "ce_total")
        every = self.draft.value(rule.every, name, "ce_every")
        ends = [submit] if every is None else list(self._periods(every, submit))
        begin = self.term.first + ONE_DAY
        for number, end in enumerate(ends, 1):
            id_ = name if len(ends) == 1 else f"{name}-{number}"
            length = Elapsed(Duration(days=(end - begin).days + 1))
            title = self._title("title.ce", total=total.value, unit=rule.unit)
            step = Step(
                id_,
                Phase.RENEWAL,
                StepKind.TASK,
                title,
                length,
                due=end + ONE_DAY,
                costs=(self._courses(id_, total.value),),
                documents=self._categories(id_),
                sources=total.sources,
                listed=Listed.MINIMUMS,
            )
            self._add_on(step, begin)
            begin = end + ONE_DAY

    def _courses(self, step: str, units: int | None) -> CostLine:
        """What the courses of one period cost, where that or the price of one unit is known."""
        rule = self.credential.renewal.ce
        fact, times = (rule.price, 1) if rule.price is not None else (rule.price_each, units)
        version = self.draft.read(fact, step, "ce_price") if fact is not None else None
        known: AmountRange | None = version.value if version else None
        amount = known.range.times(times) if known and times is not None else None
        basis = Basis.REPORTED if fact is rule.price else Basis.ESTIMATED
        source = version.source if version else None
        return CostLine("ce", message("cost.ce"), amount, basis, source)

    def _periods(self, every: Duration, submit: date) -> list[date]:
        """The last day of every period; one as long as the term ends when the papers go in."""
        day = self.draft.day_for(self._id("ce"))
        term = self.credential.certification.term.at(day).value
        found: list[date] = []
        if term is not None and every.months < term.months:
            ends = (Duration(every.months * number, every.days * number) for number in count(1))
            days = (LASTS.last_day(self.term.first, length) for length in ends)
            found = list(takewhile(lambda last: last < submit, days))
        return [*found, submit]

    def _categories(self, step: str) -> tuple[str, ...]:
        rule = self.credential.renewal.ce
        found = []
        for category in rule.categories:
            least = self.draft.value(category.minimum, step, "ce_category")
            found.append(f"{category.name}: at least {least} {rule.unit}")
        return tuple(found)

    def add_dues(self) -> None:
        """Add the fee of each year of this term."""
        rule = self.credential.renewal.annual_fee
        if rule is None:
            return
        paid = self.draft.value(rule.first_year_included, self._id("fee"), "first_year")
        is_first = self.term.number == 1 and self.term.first == self.certified
        counted = self.draft.value(rule.counted, self._id("fee"), "fee_counted") or WITHIN
        year = 1 if is_first and paid is not False else 0
        first = self.term.first
        while (paid_for := Duration(months=12 * year)).after(first) <= self.term.last:
            due = counted.last_day(first, paid_for) if year else first
            name = self._id(f"fee-{year + 1}")
            version = self.draft.read(rule.amount, name, "annual_fee")
            line = fee_cost("annual_fee", message("cost.annual"), version.value, version.source)
            self._deadline(f"fee-{year + 1}", "title.annual_fee", due, (line,))
            year += 1

    def _by_exam(self) -> None:
        """Renewing by exam has earlier last days; the earlier of the two is the safe one."""
        rule = self.credential.renewal.by_exam
        if rule is None:
            return
        name = self._id("exam_by")
        leads = (
            self.draft.value(rule.pass_before_expiry, name, "exam_pass_before"),
            self.draft.value(rule.apply_before_expiry, name, "exam_apply_before"),
        )
        days = [lead.before(self.term.last) for lead in leads if lead is not None]
        if days:
            self._deadline("exam_by", "title.renew_exam_by", min(days))

    def _grace(self) -> None:
        grace = self.credential.renewal.grace
        name = self._id("grace")
        if grace is None:
            text = message("finding.no_grace_known", body=self.credential.body.abbreviation)
            self.draft.find(Severity.WARNING, text, self._id("expires"))
            return
        length = self.draft.read(grace.length, name, "grace")
        rule = self.draft.value(grace.counted, name, "grace_counted") or LASTS
        last = min(grace_last_days(self.term.last, length, rule), default=None)
        if last is None:
            return
        days = Elapsed(Duration(days=(last - self.term.last).days))
        step = Step(
            name,
            Phase.RENEWAL,
            StepKind.WINDOW,
            self._title("title.grace"),
            days,
            due=last + ONE_DAY,
            sources=length.sources,
        )
        self._add_on(step, self.term.last + ONE_DAY)


def grace_last_days(
    expired: date, length: FactVersion[Duration], counted: DateRule, others: DateRule = LASTS
) -> list[date]:
    """The last day to renew late by each reading of its length; none where no length is known.

    `counted` is how the chosen reading counts, `others` how those that were not chosen do. A rule
    that came later counts from the day it took effect. Source of that, and of the first day being
    day one: AAMA's mailing on its recertification policy, whose worked examples count 1 January
    2020 as day one for everyone who had expired before it.
    """
    since = length.effective_from
    first = expired if since is None else max(expired, since)
    told = [(length.value, counted), *((other.value, others) for other in length.disputed_by)]
    return [rule.last_day(first, each) for each, rule in told if each is not None]
