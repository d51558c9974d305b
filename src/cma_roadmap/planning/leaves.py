"""The single clauses that do not ask for a program: work, service, papers, age, a person's word."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cma_roadmap.model.clearance import Clearance
from cma_roadmap.model.fact import Fact, FactVersion
from cma_roadmap.model.message import Message, message
from cma_roadmap.model.profile import DiplomaKind, HeldCredential
from cma_roadmap.model.requirement import (
    Confirm,
    HoldsClearance,
    HoldsCredential,
    HoldsDiploma,
    MilitaryTraining,
    MinimumAge,
    WorkExperience,
)
from cma_roadmap.model.span import (
    ALWAYS,
    NEVER,
    ONE_DAY,
    DateRule,
    DateSpan,
    Duration,
    Spans,
    add_months,
)
from cma_roadmap.planning.case import Case
from cma_roadmap.planning.experience import WorkRule, enough_work


class Judged(NamedTuple):
    """What was found for one clause: days surely and possibly, why, on what evidence."""

    surely: Spans
    possibly: Spans
    reason: Message
    evidence: str | None = None
    sources: tuple[str, ...] = ()


def unknown(reason: Message, sources: tuple[str, ...] = ()) -> Judged:
    """Nobody can tell, on any day."""
    return Judged(NEVER, ALWAYS, reason, sources=sources)


def unmet(reason: Message, evidence: str | None = None, sources: tuple[str, ...] = ()) -> Judged:
    """Not met on any day as things stand."""
    return Judged(NEVER, NEVER, reason, evidence, sources)


def met(reason: Message, evidence: str | None = None, sources: tuple[str, ...] = ()) -> Judged:
    """Met on every day."""
    return Judged(ALWAYS, ALWAYS, reason, evidence, sources)


def since(day: date) -> Spans:
    """From `day` on."""
    return Spans.of(DateSpan(day, None))


def window(first: date, within: FactVersion[Duration] | None) -> tuple[Spans, Spans]:
    """Surely and possibly open from `first` through the anniversary that ends `within`.

    A limit of unknown value leaves the window surely open for the shortest disputed length and
    possibly for ever: such a person is neither refused nor reassured.
    """
    open_ended = Spans.of(DateSpan(first, None))
    if within is None:
        return open_ended, open_ended
    if within.value is not None:
        limited = Spans.of(DateSpan(first, _end(first, within.value)))
        return limited, limited
    ends = [_end(first, reading.value) for reading in within.disputed_by if reading.value]
    return Spans.of(DateSpan(first, min(ends))) if ends else open_ended, open_ended


def _end(first: date, length: Duration) -> date:
    """The day after the anniversary."""
    return DateRule.ON_ANNIVERSARY.last_day(first, length) + ONE_DAY


def version(fact: Fact[Duration] | None, case: Case) -> FactVersion[Duration] | None:
    """The version of an optional fact in force on the day of the rules."""
    return fact.at(case.rules_day) if fact else None


def work(rule: WorkExperience, case: Case) -> Judged:
    """Enough paid work in a role, recently enough."""
    years = rule.years.at(case.rules_day) if rule.years else None
    hours = rule.hours.at(case.rules_day) if rule.hours else None
    within = version(rule.within, case)
    week = rule.full_time_week.at(case.rules_day) if rule.full_time_week else None
    sources = tuple(s for v in (years, hours, within, week) if v for s in v.sources)
    jobs = [job for job in case.experience if job.role in rule.roles]
    after = _program_end(case) if rule.after_program else None
    if not jobs or (rule.after_program and after is None):
        return unmet(message("reason.no_work", roles=rule.roles), sources=sources)
    assumed = case.catalog.foundation.defaults.full_time_week_hours.at(case.rules_day).value
    counted = WorkRule(
        years.value if years else None,
        hours.value if hours else None,
        within.value if within else None,
        (week.value if week else None) or assumed or 40,
        defined=week is not None and week.value is not None,
    )
    surely, possibly = enough_work(jobs, counted, case.today, after)
    evidence = ", ".join(
        f"/experience/{i}" for i, job in enumerate(case.profile.experience) if job in jobs
    )
    return Judged(surely, possibly, _work_reason(surely, possibly, case), evidence, sources)


def _program_end(case: Case) -> date | None:
    return min((training.ends for training in case.trainings), default=None)


def _work_reason(surely: Spans, possibly: Spans, case: Case) -> Message:
    if case.today in surely:
        return message("reason.work_enough")
    if case.today in possibly:
        return message("reason.work_part_time")
    ahead = surely.first_from(case.today)
    if ahead and ahead.start:
        return message("reason.work_from", day=ahead.start)
    return message("reason.work_short")


def military(rule: MilitaryTraining, case: Case) -> Judged:
    """Medical training in the armed forces, not too long ago."""
    within = version(rule.within, case)
    sources = within.sources if within else ()
    if not case.profile.military:
        return unmet(message("reason.no_military"), sources=sources)
    pairs = [window(course.completed_on, within) for course in case.profile.military]
    surely, possibly = (Spans.of(*(s for p in pairs for s in p[i])) for i in (0, 1))
    code = "reason.military_met" if case.today in surely else "reason.military_late"
    last = max(course.completed_on for course in case.profile.military)
    return Judged(surely, possibly, message(code, day=last), "/military", sources)


def credential(rule: HoldsCredential, case: Case) -> Judged:
    """A credential held now, or at any time."""
    for index, held in enumerate(case.profile.credentials):
        if held.id in rule.credentials:
            span = DateSpan(held.certified_on, None)
            if not rule.ever:
                last = valid_through(held, case)
                span = DateSpan(held.certified_on, last + ONE_DAY if last else None)
            reason = message("reason.credential_held", id=held.id, day=held.certified_on)
            days = Spans.of(span)
            return Judged(days, days, reason, f"/credentials/{index}")
    return unmet(message("reason.credential_not_held", ids=rule.credentials))


def valid_through(held: HeldCredential, case: Case) -> date | None:
    """The last valid day of a credential: as said, else by its body's own counting."""
    if held.expires_on is not None:
        return held.expires_on
    if not any(listing.id == held.id for listing in case.catalog.index):
        return None
    known = case.catalog.credential(held.id)
    term = known.certification.term.at(held.certified_on).value
    counted = known.certification.counted.at(held.certified_on).value
    rule = counted or DateRule.BEFORE_ANNIVERSARY  # unknown: the day that comes first
    return rule.last_day(held.certified_on, term) if term else None


def diploma(rule: HoldsDiploma, case: Case) -> Judged:
    """A high-school diploma or equivalent; not said is not known."""
    said = case.profile.diploma
    lead = version(rule.expected_within, case)
    sources = lead.sources if lead else ()
    if said is not None and said.kind is not DiplomaKind.NONE:
        if said.on is None:
            return met(message("reason.diploma_held"), "/diploma", sources)
        first = (-lead.value).after(said.on) if lead and lead.value else said.on
        days = since(first)
        code = "reason.diploma_held" if first <= case.today else "reason.diploma_expected"
        return Judged(days, days, message(code, day=first), "/diploma", sources)
    if case.diploma_from is not None:
        days = since(case.diploma_from)
        return Judged(days, days, message("reason.diploma_planned", day=case.diploma_from))
    if said is None:
        return unknown(message("reason.diploma_unsaid"), sources)
    return unmet(message("reason.diploma_none"), "/diploma", sources)


def clearance(rule: HoldsClearance, case: Case) -> Judged:
    """A card in force, counted from the last date given."""
    known = {c.id: c for c in case.catalog.clearances}[rule.clearance]
    dates = case.profile.clearances.get(rule.clearance)
    if dates:
        last = clearance_through(known, max(dates), case)
        days = Spans.of(DateSpan(max(dates), last + ONE_DAY if last else None))
        if case.clearances_from is not None:
            days |= since(max(case.clearances_from, max(dates)))  # a card can be renewed
        if case.today in days or case.clearances_from is None:
            code = "reason.card_held" if case.today in days else "reason.card_lapsed"
            reason = message(code, card=known.name, day=last)
            return Judged(days, days, reason, f"/clearances/{rule.clearance}", known.sources)
    if case.clearances_from is not None:
        days = since(case.clearances_from)
        reason = message("reason.card_planned", card=known.name, day=case.clearances_from)
        return Judged(days, days, reason, sources=known.sources)
    return unknown(message("reason.card_unsaid", card=known.name), known.sources)


def clearance_through(known: Clearance, done: date, case: Case) -> date | None:
    """The last day on which a clearance done on `done` still holds; `None` if none is known."""
    if known.valid_for is None:
        return None
    term = known.valid_for.term.at(case.rules_day).value
    return known.valid_for.counted.last_day(done, term) if term else None


def age(rule: MinimumAge, case: Case) -> Judged:
    """Old enough, as far as a month of birth can tell."""
    years = rule.years.at(case.rules_day)
    if case.profile.born is None or years.value is None:
        return unknown(message("reason.age_unsaid", years=years.value), years.sources)
    year, month = (int(part) for part in case.profile.born.split("-"))
    first = add_months(date(year, month, 1), 12 * years.value)
    surely = since(add_months(first, 1))
    code = "reason.age_met" if case.today in surely else "reason.age_not_yet"
    reason = message(code, years=years.value, day=first)
    return Judged(surely, since(first), reason, "/born", years.sources)


def confirmed(rule: Confirm, case: Case) -> Judged:
    """Something only the person or the body can say."""
    sources = rule.detail.at(case.rules_day).sources if rule.detail else ()
    if rule.id in case.profile.confirmed:
        return met(message("reason.confirmed"), "/confirmed", sources)
    if case.choosing and rule.by_choice:
        return met(message("reason.by_choice"), None, sources)
    return unknown(message("reason.to_confirm", id=rule.id), sources)
