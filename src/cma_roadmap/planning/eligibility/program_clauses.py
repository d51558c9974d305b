"""The clauses about programs: finished ones with the right features, and ones under way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cma_roadmap.model.definitions.requirement import CompletedProgram, Enrolled, Requirement
from cma_roadmap.model.results.assessment import Feature, Verdict
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.model.values.span import NEVER, DateSpan, Duration, Spans
from cma_roadmap.planning.eligibility.accreditation_clause import lacking_accreditation
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judgment import (
    Judgment,
    Lacking,
    best_of,
    unknown,
    unmet,
    version,
    window,
)
from cma_roadmap.planning.eligibility.training_record import Attended

_HOURS = {
    "clock": Feature.CLOCK_HOURS,
    "academic": Feature.ACADEMIC_HOURS,
    "externship": Feature.EXTERNSHIP_HOURS,
}


def worst_lack(rule: CompletedProgram, training: Attended, case: Case) -> Lacking | None:
    """The first feature that it has not, else the first that is not known; `None`: it has all."""
    lacks = _lacks(rule, training, case)
    return min(lacks, key=lambda lack: lack.verdict is not Verdict.UNMET, default=None)


def _lacks(rule: CompletedProgram, training: Attended, case: Case) -> Iterator[Lacking]:
    """Every feature asked for that the training surely or possibly has not."""
    yield from _country(rule, training)
    yield from _kind(rule, training)
    yield from _place(rule, training)
    yield from lacking_accreditation(rule, training, case)
    yield from _hours(rule, training, case)


def _country(rule: CompletedProgram, training: Attended) -> Iterator[Lacking]:
    """Training abroad surely counts only by an accreditor that the rule names."""
    if not training.abroad:
        return
    asked = (training.accreditation[accreditor] for accreditor in rule.accreditors)
    if not any(standing.during(training.enrolled, None) is Verdict.MET for standing in asked):
        text = message("reason.trained_abroad", name=training.name)
        yield Lacking(Feature.SCHOOL, Verdict.UNKNOWN, text)


def _kind(rule: CompletedProgram, training: Attended) -> Iterator[Lacking]:
    if training.kind in rule.training_kinds:
        return
    verdict, code = Verdict.UNMET, "reason.program_kind"
    if training.kind in rule.training_kinds_unclear:
        verdict, code = Verdict.UNKNOWN, "reason.program_kind_unclear"
    wanted = tuple(kind.value for kind in rule.training_kinds)
    yield Lacking(
        Feature.KIND,
        verdict,
        message(code, name=training.name, kind=training.kind.value, wanted=wanted),
    )


def _place(rule: CompletedProgram, training: Attended) -> Iterator[Lacking]:
    """Where the school is; a program that is still to be picked can be picked there."""
    if not rule.states or training.state in rule.states:
        return
    if training.state is not None:
        text = message("reason.program_elsewhere", name=training.name, states=rule.states)
        yield Lacking(Feature.PLACE, Verdict.UNMET, text)
    elif training.chosen:
        text = message("reason.program_place_unknown", name=training.name, states=rule.states)
        yield Lacking(Feature.PLACE, Verdict.UNKNOWN, text)


def _hours(rule: CompletedProgram, training: Attended, case: Case) -> Iterator[Lacking]:
    """Hours that are too few, or that may be; what is not said has its bounds all the same."""
    asked = {
        "clock": _number(rule.min_clock_hours, case),
        "academic": _number(rule.min_academic_hours, case),
        "externship": _number(rule.min_externship_hours, case),
    }
    have = {
        "clock": training.clock_hours,
        "academic": training.academic_hours,
        "externship": training.externship_hours,
    }
    parts = asked["academic"] + asked["externship"]
    for which, needed in asked.items():
        yield from _enough(which, needed, have, training)
    if training.clock_hours is not None and training.clock_hours < parts:
        text = message(
            "reason.hours_in_all", name=training.name, needed=parts, have=training.clock_hours
        )
        yield Lacking(Feature.CLOCK_HOURS, Verdict.UNMET, text)


def _number(least: Fact[int] | None, case: Case) -> int:
    """The hours asked for; 0 where none are, or where nobody knows how many."""
    return (least.at(case.rules_day).value if least else None) or 0


def _enough(
    which: str, needed: int, have: dict[str, int | None], training: Attended
) -> Iterator[Lacking]:
    known = have[which]
    if known is not None and known < needed:
        text = message(f"reason.{which}_hours", name=training.name, needed=needed, have=known)
        yield Lacking(_HOURS[which], Verdict.UNMET, text)
    least = max((hours or 0 for hours in have.values()), default=0) if which == "clock" else 0
    # Someone still choosing can choose a program with enough hours.
    if known is None and least < needed and training.chosen:
        text = message(f"reason.{which}_hours_unknown", name=training.name, needed=needed)
        yield Lacking(_HOURS[which], Verdict.UNKNOWN, text)


def completed(rule: CompletedProgram, case: Case) -> Judgment:
    """A finished program with every feature asked for; the best of several counts."""
    sources = _sources(rule, case)
    found = [finished(rule, training, case) for training in case.trainings]
    if not found and case.training_untold:
        return unknown(message("reason.training_untold"), sources)
    if not found:
        return _none_finished(sources, case)
    return best_of(found, sources, case)


def _none_finished(sources: tuple[str, ...], case: Case) -> Judgment:
    """No program, or one that was left before its end: both open nothing."""
    left = {t.left_on: n for n, t in enumerate(case.profile.training) if t.left_on is not None}
    if not left:
        return unmet(message("reason.no_program"), sources=sources)
    day = max(left)
    name = case.profile.training[left[day]].name
    text = message("reason.program_left" if name else "reason.own_program_left", name=name, day=day)
    return unmet(text, f"/training/{left[day]}", sources)


def _sources(rule: CompletedProgram, case: Case) -> tuple[str, ...]:
    numbers = (rule.min_clock_hours, rule.min_academic_hours, rule.min_externship_hours)
    windows = (rule.within, rule.after, rule.accreditation_lookback)
    facts: list[Fact[Any]] = [fact for fact in (*numbers, *windows) if fact is not None]
    found = [source for fact in facts for source in fact.at(case.rules_day).sources]
    return tuple(dict.fromkeys(found))


def finished(rule: CompletedProgram, training: Attended, case: Case) -> Judgment:
    """One training, judged by itself."""
    worst = worst_lack(rule, training, case)
    if worst is not None and worst.verdict is Verdict.UNMET:
        sources = tuple(dict.fromkeys((*training.sources, *worst.sources)))
        lacking = unmet(worst.reason, training.evidence, sources)
        return lacking._replace(lack=worst.lack)
    surely, possibly = _open_days(rule, training, case)
    if training.unsaid:
        text = message("reason.program_unsaid", name=training.name, day=training.ends)
        return Judgment(NEVER, possibly, text, training.evidence, training.sources)
    if worst is not None:
        evidence, sources = training.evidence, training.sources
        return Judgment(NEVER, possibly, worst.reason, evidence, sources, worst.lack)
    reason = _timing(training, surely, case)
    return Judgment(surely, possibly, reason, training.evidence, training.sources)


def training_for(clause: Requirement, case: Case, day: date) -> Attended | None:
    """The training by which a clause about programs holds on `day`, or may; `None` if none does."""
    if not isinstance(clause, CompletedProgram | Enrolled):
        return None
    judged = []
    for training in case.trainings:
        if isinstance(clause, CompletedProgram):
            judged.append((training, finished(clause, training, case)))
        elif training.ends > case.today:
            lead = clause.before_completion.at(case.rules_day)
            judged.append((training, _enrolled(lead, training, case)))
    sure = (training for training, found in judged if day in found.surely)
    maybe = (training for training, found in judged if day in found.possibly)
    return next(sure, None) or next(maybe, None)


def _open_days(rule: CompletedProgram, training: Attended, case: Case) -> tuple[Spans, Spans]:
    surely, possibly = window(training.ends, version(rule.within, case))
    after = version(rule.after, case)
    if after is not None and after.value is not None:
        opens = Spans.of(DateSpan(after.value.past(training.ends), None))
        days = possibly & opens
        return days if surely is possibly else surely & opens, days
    early = _early_days(training, case)
    return surely | early, possibly | early


def _early_days(training: Attended, case: Case) -> Spans:
    """The last days of training, in which a student may sit already where the pathway lets one."""
    if case.lead is None or training.ends <= case.today or not training.expected:
        return NEVER
    return Spans.of(DateSpan(case.lead.before(training.ends), training.ends))


def _timing(training: Attended, surely: Spans, case: Case) -> Message:
    if case.today in surely and training.ends > case.today:
        return message(
            "reason.program_early", name=training.name, day=training.ends, lead=case.lead
        )
    if case.today in surely:
        return message("reason.program_met", name=training.name, day=training.ends)
    ahead = surely.first_from(case.today)
    if ahead is not None and ahead.start is not None and ahead.start < training.ends:
        return message(
            "reason.program_early_from", name=training.name, day=training.ends, lead=case.lead
        )
    if ahead is not None and ahead.start is not None:
        return message("reason.program_from", name=training.name, day=ahead.start)
    return message("reason.program_late", name=training.name, day=training.ends)


def enrolled(rule: Enrolled, case: Case) -> Judgment:
    """A program under way, close enough to its end."""
    lead = rule.before_completion.at(case.rules_day)
    ahead = [training for training in case.trainings if training.ends > case.today]
    if not ahead:
        return unmet(message("reason.not_enrolled"), sources=lead.sources)
    return best_of([_enrolled(lead, training, case) for training in ahead], lead.sources, case)


def _enrolled(lead: FactVersion[Duration], training: Attended, case: Case) -> Judgment:
    days = Spans.of(DateSpan(training.starts, training.ends))
    reason = message("reason.enrolled", name=training.name, day=training.ends)
    surely = NEVER
    if lead.value is None:
        reason = message("reason.enrolled_how_early", name=training.name)
    else:
        surely = days = days & Spans.of(DateSpan(lead.value.before(training.ends), None))
    if training.abroad:
        surely, reason = NEVER, message("reason.trained_abroad", name=training.name)
    if training.starts is not None and training.starts > case.today:
        reason = message("reason.enrolled_later", name=training.name, day=training.starts)
    return Judgment(surely, days, reason, training.evidence, training.sources)
