"""The clauses about programs: finished ones with the right features, and ones under way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from typing import Any, NamedTuple

from cma_roadmap.model.assessment import Verdict
from cma_roadmap.model.fact import Fact
from cma_roadmap.model.message import Message, message
from cma_roadmap.model.requirement import CompletedProgram, Enrolled
from cma_roadmap.model.span import NEVER, DateSpan, Spans
from cma_roadmap.planning.case import Case
from cma_roadmap.planning.leaves import Judged, unmet, version, window
from cma_roadmap.planning.training import Attended


class _Lack(NamedTuple):
    """One feature asked for that a training has not, or is not known to have: which, in words."""

    verdict: Verdict
    reason: Message


def completed(rule: CompletedProgram, case: Case) -> Judged:
    """A finished program with every feature asked for; the best of several counts."""
    sources = _sources(rule, case)
    found = [_completed(rule, training, case) for training in case.trainings]
    if not found:
        return unmet(message("reason.no_program"), sources=sources)
    best = min(found, key=lambda judged: _rank(judged, case.today))
    return Judged(
        surely=reduce(Spans.__or__, (judged.surely for judged in found)),
        possibly=reduce(Spans.__or__, (judged.possibly for judged in found)),
        reason=best.reason,
        evidence=best.evidence,
        sources=(*sources, *best.sources),
    )


def _rank(judged: Judged, today: date) -> tuple[int, date]:
    for order, days in enumerate((judged.surely, judged.possibly)):
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


def _completed(rule: CompletedProgram, training: Attended, case: Case) -> Judged:
    worst = _worst(_lacks(rule, training, case))
    if worst is not None and worst.verdict is Verdict.UNMET:
        return unmet(worst.reason, training.evidence, training.sources)
    surely, possibly = _open_days(rule, training, case)
    if worst is not None:
        return Judged(NEVER, possibly, worst.reason, training.evidence, training.sources)
    reason = _timing(training, surely, case)
    return Judged(surely, possibly, reason, training.evidence, training.sources)


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


def _lacks(rule: CompletedProgram, training: Attended, case: Case) -> Iterator[_Lack]:
    """Every feature asked for that the training surely or possibly has not."""
    if training.kind not in rule.training_kinds:
        wanted = tuple(kind.value for kind in rule.training_kinds)
        text = message("reason.program_kind", name=training.name, wanted=wanted)
        yield _Lack(Verdict.UNMET, text)
    if rule.accreditors:
        yield from _accreditation(tuple(rule.accreditors), training)
    if rule.institution_accredited:
        yield from _institution(training)
    yield from _hours("clock", rule.min_clock_hours, training.clock_hours, training, case)
    yield from _hours("academic", rule.min_academic_hours, training.academic_hours, training, case)
    yield from _hours(
        "externship", rule.min_externship_hours, training.externship_hours, training, case
    )


def _worst(lacks: Iterable[_Lack]) -> _Lack | None:
    """The first that it has not, else the first that is not known."""
    return min(lacks, key=lambda lack: lack.verdict is not Verdict.UNMET, default=None)


def _accreditation(wanted: tuple[str, ...], training: Attended) -> Iterator[_Lack]:
    asked = {a: verdict for a, verdict in training.accreditation.items() if a in wanted}
    if Verdict.MET in asked.values():
        return
    verdict, code = Verdict.UNMET, "reason.not_accredited"
    if Verdict.UNKNOWN in asked.values():
        verdict, code = Verdict.UNKNOWN, "reason.accreditation_unknown"
    names = tuple(str(a.value) for a in asked)
    yield _Lack(verdict, message(code, name=training.name, wanted=names))


def _institution(training: Attended) -> Iterator[_Lack]:
    if training.institution is Verdict.MET:
        return
    code = "reason.school_unknown"
    if training.institution is Verdict.UNMET:
        code = "reason.school_not_accredited"
    yield _Lack(training.institution, message(code, name=training.name))


def _hours(
    which: str, least: Fact[int] | None, have: int | None, training: Attended, case: Case
) -> Iterator[_Lack]:
    needed = least.at(case.rules_day).value if least else None
    if needed is None or (have is not None and have >= needed):
        return
    if have is not None:
        text = message(f"reason.{which}_hours", name=training.name, needed=needed, have=have)
        yield _Lack(Verdict.UNMET, text)
    elif training.chosen:  # someone still choosing can choose a program with enough hours
        text = message(f"reason.{which}_hours_unknown", name=training.name, needed=needed)
        yield _Lack(Verdict.UNKNOWN, text)


def enrolled(rule: Enrolled, case: Case) -> Judged:
    """A program under way, close enough to its end."""
    lead = rule.before_completion.at(case.rules_day)
    ahead = [t for t in case.trainings if t.ends > case.today]
    if not ahead:
        return unmet(message("reason.not_enrolled"), sources=lead.sources)
    training = min(ahead, key=lambda t: t.ends)
    if lead.value is None:
        until = Spans.of(DateSpan(case.today, training.ends))
        reason = message("reason.enrolled_how_early", name=training.name)
        return Judged(NEVER, until, reason, training.evidence, lead.sources)
    days = Spans.of(DateSpan((-lead.value).after(training.ends), training.ends))
    reason = message("reason.enrolled", name=training.name, day=training.ends)
    return Judged(days, days, reason, training.evidence, lead.sources)
