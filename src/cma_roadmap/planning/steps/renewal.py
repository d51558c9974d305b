"""Keeping the credential: what each cycle asks for, its last days, and what a lapse would do."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.network import (
    CostLine,
    Phase,
    Step,
    StepKind,
)
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import LASTS, ONE_DAY, WITHIN, DateRule, Duration
from cma_roadmap.planning.draft.draft import DAY, Draft, fee_cost
from cma_roadmap.planning.steps.cycle import Cycle, Term
from cma_roadmap.planning.steps.education import add_education


def terms(draft: Draft, credential: Credential, first: Term, cycles: int) -> list[Term]:
    """The term `first` and those after it, counted the way the body counts."""
    found = [first]
    while len(found) < cycles:
        term = found[-1]
        length = _length(draft, credential, f"renewal.{term.number + 1}.expires")
        if length is None:
            break
        begin, last = _counted(draft, credential).next_term(term.last, length)
        found.append(Term(term.number + 1, begin, last, earned_from=_counted_on(draft, term)))
    return found


def _counted_on(draft: Draft, term: Term) -> date:
    """The first day of which points count after a term: those of its late renewal are its own."""
    is_late = term.last < draft.case.today
    return ((term.renewable_until or term.last) if is_late else term.last) + ONE_DAY


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
    cycles_of = [
        _Cycle(draft, credential, certified or first.first, term)
        for term in terms(draft, credential, first, cycles)
    ]
    for cycle in cycles_of:
        cycle.add()
    cycles_of[-1].tell_next_due()


def add_dues(
    draft: Draft, credential: Credential, first: Term, cycles: int, certified: date
) -> None:
    """Add the fees of each year only: the person owes no continuing education."""
    for term in terms(draft, credential, first, cycles):
        _Cycle(draft, credential, certified, term).add_dues()


class _Cycle(Cycle):
    """Adds the steps of one term."""

    def add(self) -> None:
        """Add all steps of this term."""
        submit = self.submit_by()
        add_education(self, submit)
        self.add_dues()
        self._deadline("submit", "title.renew_by", submit, self._fees())
        self._by_exam()
        self._deadline("expires", "title.expires", self.term.last)
        self._grace()

    def _deadline(self, name: str, title: str, day: date, costs: tuple[CostLine, ...] = ()) -> None:
        sources = self.credential.certification.term.at(self.draft.day_for(self.id(name))).sources
        step = Step(
            self.id(name),
            Phase.RENEWAL,
            StepKind.DEADLINE,
            self.title(title),
            DAY,
            due=day + ONE_DAY,
            costs=costs,
            sources=sources,
        )
        self.add_on(step, day)

    def _fees(self) -> tuple[CostLine, ...]:
        version = self.draft.read(self.credential.renewal.fee, self.id("submit"), "renewal_fee")
        usual = fee_cost("renewal_fee", message("cost.renewal"), version.value, version.source)
        grace = self.credential.renewal.grace
        if grace is None or grace.fee is None or self.term.last >= self.draft.case.today:
            return (usual,)
        late = self.draft.read(grace.fee, self.id("submit"), "reactivation_fee")
        text = message("cost.reactivation")
        return (usual, fee_cost("reactivation_fee", text, late.value, late.source))

    def add_dues(self) -> None:
        """Add the fee of each year of this term."""
        rule = self.credential.renewal.annual_fee
        if rule is None:
            return
        paid = self.draft.value(rule.first_year_included, self.id("fee"), "first_year")
        is_first = self.term.number == 1 and self.term.first == self.certified
        counted = self.draft.value(rule.counted, self.id("fee"), "fee_counted") or WITHIN
        year = 1 if is_first and paid is not False else 0
        first = self.term.first
        while (paid_for := Duration(months=12 * year)).after(first) <= self.term.last:
            due = counted.last_day(first, paid_for) if year else first
            name = self.id(f"fee-{year + 1}")
            version = self.draft.read(rule.amount, name, "annual_fee")
            line = fee_cost("annual_fee", message("cost.annual"), version.value, version.source)
            self._deadline(f"fee-{year + 1}", "title.annual_fee", due, (line,))
            year += 1

    def tell_next_due(self) -> None:
        """The fee of the year after the last term of the plan: due the day that term is over."""
        rule, name = self.credential.renewal.annual_fee, self.id("submit")
        if rule is None:
            return
        due = self.term.last + ONE_DAY
        version = self.draft.read(rule.amount, name, "annual_fee")
        code = "finding.next_annual_fee" if version.value else "finding.next_annual_fee_unknown"
        text = message(code, amount=version.value, day=due)
        is_now = self.term.first <= self.draft.case.today
        severity = Severity.WARNING if is_now else Severity.INFO
        self.draft.find(severity, text, name, version.sources)

    def _by_exam(self) -> None:
        """Renewing by exam has earlier last days; the earlier of the two is the safe one."""
        rule = self.credential.renewal.by_exam
        if rule is None:
            return
        name = self.id("exam_by")
        leads = (
            self.draft.value(rule.pass_before_expiry, name, "exam_pass_before"),
            self.draft.value(rule.apply_before_expiry, name, "exam_apply_before"),
        )
        days = [lead.before(self.term.last) for lead in leads if lead is not None]
        if days:
            self._deadline("exam_by", "title.renew_exam_by", min(days))

    def _grace(self) -> None:
        grace = self.credential.renewal.grace
        name = self.id("grace")
        if grace is None:
            text = message("finding.no_grace_known", body=self.credential.body.abbreviation)
            self.draft.find(Severity.WARNING, text, self.id("expires"))
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
            self.title("title.grace"),
            days,
            due=last + ONE_DAY,
            sources=length.sources,
        )
        self.add_on(step, self.term.last + ONE_DAY)


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
