"""The single clauses that ask for no program and no work: service, papers, age, a person's word."""

from __future__ import annotations

from datetime import date
from itertools import chain

from cma_roadmap.model.definitions.clearance import Clearance
from cma_roadmap.model.definitions.credential import Pathway
from cma_roadmap.model.definitions.profile import HeldCredential
from cma_roadmap.model.definitions.requirement import (
    Confirm,
    HoldsClearance,
    HoldsCredential,
    HoldsDiploma,
    MilitaryTraining,
    MinimumAge,
)
from cma_roadmap.model.definitions.schooling import DiplomaKind
from cma_roadmap.model.values.base import is_month_or_day
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.model.values.span import (
    ALWAYS,
    NEVER,
    ONE_DAY,
    DateSpan,
    Spans,
    days_told,
)
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judgment import (
    Judgment,
    met,
    since,
    unknown,
    unmet,
    version,
    window,
)
from cma_roadmap.planning.eligibility.validity import is_decided, last_days


def military(rule: MilitaryTraining, case: Case) -> Judgment:
    """Medical training in the armed forces, not too long ago."""
    within = version(rule.within, case)
    sources = within.sources if within else ()
    if not case.profile.military:
        return unmet(message("reason.no_military"), sources=sources)
    pairs = [window(course.completed_on, within) for course in case.profile.military]
    surely, possibly = (Spans.of(*(s for p in pairs for s in p[i])) for i in (0, 1))
    code = "reason.military_met" if case.today in surely else "reason.military_late"
    last = max(course.completed_on for course in case.profile.military)
    return Judgment(surely, possibly, message(code, day=last), "/military", sources)


def credential(rule: HoldsCredential, case: Case) -> Judgment:
    """A credential held now, or at any time; of several certificates each counts."""
    found = [
        _held(held, f"/credentials/{index}", rule, case)
        for index, held in enumerate(case.profile.credentials)
        if held.id in rule.credentials
    ]
    if case.earned is not None and case.earned.id in rule.credentials:
        days = since(case.earned.on)
        name = case.catalog.name_of(case.earned.id)
        text = message(
            "reason.credential_planned", id=case.earned.id, name=name, day=case.earned.on
        )
        found.append(Judgment(days, days, text))
    if not found:
        names = tuple(map(case.catalog.name_of, rule.credentials))
        return unmet(message("reason.credential_not_held", ids=rule.credentials, names=names))
    best = max(
        found, key=lambda judgment: (case.today in judgment.surely, case.today in judgment.possibly)
    )
    surely = Spans.of(*(span for judgment in found for span in judgment.surely))
    possibly = Spans.of(*(span for judgment in found for span in judgment.possibly))
    return best._replace(surely=surely, possibly=possibly)


def _held(held: HeldCredential, evidence: str, rule: HoldsCredential, case: Case) -> Judgment:
    """One certificate; it has run out only if its end, or its last renewal, is told."""
    surely = possibly = since(held.certified_on)
    code, last = "reason.credential_held", last_days(held, case)
    if last is not None and not rule.ever:
        earliest, latest = (DateSpan(held.certified_on, day + ONE_DAY) for day in last)
        surely = Spans.of(earliest)
        possibly = Spans.of(latest) if is_decided(held) else possibly
        if case.today not in surely:
            code = "reason.credential_end_unsure"
        if last[1] < case.today:
            code = "reason.credential_renewal_unsaid"
            if is_decided(held):
                code = "reason.credential_lapsed"
    elif not rule.ever:
        surely, code = NEVER, "reason.credential_term_unknown"
    if case.today < held.certified_on:
        code = "reason.credential_from"
    name = case.catalog.name_of(held.id)
    until = last[0] if last else None
    text = message(code, id=held.id, name=name, day=held.certified_on, last=until)
    return Judgment(surely, possibly, text, evidence)


def diploma(rule: HoldsDiploma, case: Case) -> Judgment:
    """A high-school diploma or equivalent; not said is not known."""
    said = case.profile.diploma
    lead = version(rule.expected_within, case)
    sources = lead.sources if lead else ()
    if said is not None and said.abroad and said.kind is not DiplomaKind.NONE:
        held = since(said.on) if said.on else ALWAYS
        return Judgment(NEVER, held, message("reason.diploma_abroad"), "/diploma", sources)
    if said is not None and said.kind is not DiplomaKind.NONE:
        if said.on is None:
            return met(message("reason.diploma_held"), "/diploma", sources)
        first = lead.value.before(said.on) if lead and lead.value else said.on
        days = since(first)
        code = "reason.diploma_held" if said.on <= case.today else "reason.diploma_due"
        if first > case.today:
            code = "reason.diploma_expected"
        day = first if first > case.today else said.on
        return Judgment(days, days, message(code, day=day), "/diploma", sources)
    if case.diploma_from is not None:
        days = since(case.diploma_from)
        return Judgment(days, days, message("reason.diploma_planned", day=case.diploma_from))
    if said is None:
        return unknown(message("reason.diploma_unsaid"), sources)
    return unmet(message("reason.diploma_none"), "/diploma", sources)


def clearance(rule: HoldsClearance, case: Case) -> Judgment:
    """A card in force, or one that can be had in days; of several dates each counts."""
    known = {c.id: c for c in case.catalog.clearances}[rule.clearance]
    return _card(known, rule, case)._replace(once=known.name if known.at_will else None)


def _card(known: Clearance, rule: HoldsClearance, case: Case) -> Judgment:
    """Each of several dates counts for as long as its card holds."""
    dates = case.profile.clearances.get(rule.clearance)
    if dates:
        days = Spans.of(*(_in_force(known, done, case) for done in dates))
        reason = _card_reason(known, days, case)
        if case.clearances_from is not None:
            days |= since(max(case.clearances_from, max(dates)))  # a card can be renewed
        if case.today in days or case.clearances_from is None:
            return Judgment(days, days, reason, f"/clearances/{rule.clearance}", known.sources)
    if case.clearances_from is not None:
        days = since(case.clearances_from)
        reason = message("reason.card_planned", card=known.name, day=case.clearances_from)
        return Judgment(days, days, reason, sources=known.sources)
    return unknown(message("reason.card_unsaid", card=known.name), known.sources)


def _in_force(known: Clearance, done: date, case: Case) -> DateSpan:
    last = clearance_through(known, done, case)
    return DateSpan(done, last + ONE_DAY if last else None)


def _card_reason(known: Clearance, held: Spans, case: Case) -> Message:
    if case.today in held:
        return message("reason.card_held", card=known.name)
    ahead = held.first_from(case.today)
    if ahead is not None:
        return message("reason.card_from", card=known.name, day=ahead.start)
    return message("reason.card_lapsed", card=known.name, day=held.items[-1].last_day)


def clearance_through(known: Clearance, done: date, case: Case) -> date | None:
    """The last day on which a clearance done on `done` still holds; `None` if none is known."""
    if known.valid_for is None:
        return None
    term = known.valid_for.term.at(case.rules_day).value
    return known.valid_for.counted.last_day(done, term) if term else None


def age(rule: MinimumAge, case: Case) -> Judgment:
    """Old enough, as far as a day or a month of birth can tell."""
    years = rule.years.at(case.rules_day)
    turns = case.profile.turns(years.value) if years.value is not None else None
    if turns is None:
        return unknown(message("reason.age_unsaid", years=years.value), years.sources)
    first, last = turns
    surely = since(last)
    code = "reason.age_not_yet" if first < last else "reason.age_not_yet_on"
    if case.today in surely:
        code = "reason.age_met"
    reason = message(code, years=years.value, day=first)
    return Judgment(surely, since(first), reason, "/born", years.sources)


def confirmed(rule: Confirm, case: Case) -> Judgment:
    """Something only the person or the body can say."""
    sources = rule.detail.at(case.rules_day).sources if rule.detail else ()
    state = case.state
    if state is not None and state in rule.except_states:
        return unmet(message("reason.state_shut_out", state=state), "/state", sources)
    if state is not None and rule.except_states:
        return met(message("reason.state_let_in", state=state), "/state", sources)
    if rule.id in case.profile.confirmed:
        return met(message("reason.confirmed"), "/confirmed", sources)
    if case.choosing and rule.by_choice:
        if case.choosing_from is None:
            return met(message("reason.by_choice"), None, sources)
        days = since(case.choosing_from)
        return Judgment(days, days, message("reason.by_choice"), None, sources)
    return unknown(message("reason.to_confirm", id=rule.id), sources)


def existence(pathway: Pathway, case: Case) -> Judgment | None:
    """Whether there is the way in: on the day, and by the rules that are asked for.

    `None` where no day of it is known. After an end that was published and is doubted nobody can
    tell.
    """
    begins = pathway.open_from.at(case.rules_day) if pathway.open_from else None
    ends = pathway.open_until.at(case.rules_day) if pathway.open_until else None
    first, last = _days_in(begins), _days_in(ends)
    doubted = _doubted_end(ends)
    if (first, last) == (_NO_DAYS, _NO_DAYS) and doubted is None:
        return None
    surely, possibly = _through(first[1], last[0] or doubted), _through(first[0], last[1])
    if case.rules_day != case.today:  # a way that the rules of that day lack is not open by them
        surely = surely if case.rules_day in surely else NEVER
        possibly = possibly if case.rules_day in possibly else NEVER
    code = "reason.way_over"
    if first[1] is not None and case.rules_day < first[1]:
        code = "reason.way_not_yet" if case.rules_day not in possibly else "reason.way_begin_unsure"
    elif last[1] is None and doubted is not None:
        code = "reason.way_end_unsure"
    reason = message(code, day=first[0], last=last[1] or doubted)
    told = (version.sources for version in (begins, ends) if version)
    return Judgment(surely, possibly, reason, sources=tuple(chain.from_iterable(told)))


_NO_DAYS = (None, None)


def _days_in(said: FactVersion[str] | None) -> tuple[date | None, date | None]:
    """The first and the last day that is meant; none where words say it, or nobody does."""
    if said is None or said.value is None or not is_month_or_day(said.value):
        return _NO_DAYS
    return days_told(said.value)


def _doubted_end(said: FactVersion[str] | None) -> date | None:
    """The last day of another reading, where the best one has none: the earliest of several."""
    if said is None or _days_in(said) != _NO_DAYS:
        return None
    days = (each.value for each in said.disputed_by if is_month_or_day(each.value or ""))
    return min((days_told(day)[0] for day in days if day), default=None)


def _through(first: date | None, last: date | None) -> Spans:
    return Spans.of(DateSpan(first, last + ONE_DAY if last else None))
