"""The clauses about programs: finished ones with the right features, and ones under way."""

from __future__ import annotations

from datetime import date
from functools import reduce
from typing import Any

from cma_roadmap.model.definitions.requirement import CompletedProgram, Enrolled
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.model.values.span import NEVER, DateSpan, Duration, Spans
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judgment import Judgment, unmet, version, window
from cma_roadmap.planning.eligibility.program_features import worst_lack
from cma_roadmap.planning.eligibility.training_record import Attended


def completed(rule: CompletedProgram, case: Case) -> Judgment:
    """A finished program with every feature asked for; the best of several counts."""
    sources = _sources(rule, case)
    found = [finished(rule, training, case) for training in case.trainings]
    if not found:
        return unmet(message("reason.no_program"), sources=sources)
    return _best(found, sources, case)


def _best(found: list[Judgment], sources: tuple[str, ...], case: Case) -> Judgment:
    """The days of all of them, with the words of the one that helps most."""
    best = min(found, key=lambda judgment: _rank(judgment, case.today))
    return Judgment(
        surely=reduce(Spans.__or__, (judgment.surely for judgment in found)),
        possibly=reduce(Spans.__or__, (judgment.possibly for judgment in found)),
        reason=best.reason,
        evidence=best.evidence,
        sources=(*sources, *best.sources),
        lack=best.lack,
    )


def _rank(judgment: Judgment, today: date) -> tuple[int, date]:
    for order, days in enumerate((judgment.surely, judgment.possibly)):
        span = days.first_from(today)
        if span is not None:
            return order, span.start or date.min
    return 2, date.max


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
        lacking = unmet(worst.reason, training.evidence, training.sources)
        return lacking._replace(lack=worst.lack)
    surely, possibly = _open_days(rule, training, case)
    if worst is not None:
        evidence, sources = training.evidence, training.sources
        return Judgment(NEVER, possibly, worst.reason, evidence, sources, worst.lack)
    reason = _timing(training, surely, case)
    return Judgment(surely, possibly, reason, training.evidence, training.sources)


def _open_days(rule: CompletedProgram, training: Attended, case: Case) -> tuple[Spans, Spans]:
    surely, possibly = window(training.ends, version(rule.within, case))
    after = version(rule.after, case)
    if after is not None and after.value is not None:
        # "More than" a year ago begins on the day after the anniversary.
        opens = Spans.of(DateSpan(_day_after(after.value.after(training.ends)), None))
        days = possibly & opens
        return days if surely is possibly else surely & opens, days
    return surely, possibly


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _timing(training: Attended, surely: Spans, case: Case) -> Message:
    if case.today in surely:
        return message("reason.program_met", name=training.name, day=training.ends)
    ahead = surely.first_from(case.today)
    if ahead is not None and ahead.start is not None:
        return message("reason.program_from", name=training.name, day=ahead.start)
    return message("reason.program_late", name=training.name, day=training.ends)


def enrolled(rule: Enrolled, case: Case) -> Judgment:
    """A program under way, close enough to its end."""
    lead = rule.before_completion.at(case.rules_day)
    ahead = [training for training in case.trainings if training.ends > case.today]
    if not ahead:
        return unmet(message("reason.not_enrolled"), sources=lead.sources)
    return _best([_enrolled(lead, training, case) for training in ahead], lead.sources, case)


def _enrolled(lead: FactVersion[Duration], training: Attended, case: Case) -> Judgment:
    days = Spans.of(DateSpan(training.starts, training.ends))
    reason = message("reason.enrolled", name=training.name, day=training.ends)
    surely = NEVER
    if lead.value is None:
        reason = message("reason.enrolled_how_early", name=training.name)
    else:
        surely = days = days & Spans.of(DateSpan((-lead.value).after(training.ends), None))
    if training.starts is not None and training.starts > case.today:
        reason = message("reason.enrolled_later", name=training.name, day=training.starts)
    return Judgment(surely, days, reason, training.evidence, training.sources)
