"""The clauses about programs: finished ones with the right features, and ones under way."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cma_roadmap.model.assessment import Verdict
from cma_roadmap.model.fact import Fact
from cma_roadmap.model.message import Message, message
from cma_roadmap.model.requirement import CompletedProgram, Enrolled
from cma_roadmap.model.span import NEVER, DateSpan, Spans
from cma_roadmap.planning.case import Case
from cma_roadmap.planning.leaves import Judged, unmet, version, window
from cma_roadmap.planning.training import Attended


class _Feature(NamedTuple):
    """One feature asked for: whether a training has it, and the words if not or not known."""

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
        surely=Spans.of(*(s for judged in found for s in judged.surely)),
        possibly=Spans.of(*(s for judged in found for s in judged.possibly)),
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
    found = [s for f in numbers if f for s in f.at(case.rules_day).sources]
    found += [s for f in windows if f for s in f.at(case.rules_day).sources]
    return tuple(dict.fromkeys(found))


def _completed(rule: CompletedProgram, training: Attended, case: Case) -> Judged:
    worst = _worst(_features(rule, training, case))
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
        return surely & opens, possibly & opens
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


def _features(rule: CompletedProgram, training: Attended, case: Case) -> list[_Feature]:
    found = [_kind(rule, training)]
    if rule.accreditors:
        found.append(_accredited(tuple(rule.accreditors), training))
    if rule.institution_accredited:
        found.append(_institution(training))
    found.append(_hours("clock", rule.min_clock_hours, training.clock_hours, training, case))
    found.append(
        _hours("academic", rule.min_academic_hours, training.academic_hours, training, case)
    )
    found.append(
        _hours("externship", rule.min_externship_hours, training.externship_hours, training, case)
    )
    return found


def _worst(features: list[_Feature]) -> _Feature | None:
    for verdict in (Verdict.UNMET, Verdict.UNKNOWN):
        for feature in features:
            if feature.verdict is verdict:
                return feature
    return None


def _kind(rule: CompletedProgram, training: Attended) -> _Feature:
    fits = training.kind in rule.training_kinds
    wanted = tuple(kind.value for kind in rule.training_kinds)
    return _Feature(
        Verdict.MET if fits else Verdict.UNMET,
        message("reason.program_kind", name=training.name, wanted=wanted),
    )


def _accredited(wanted: tuple[str, ...], training: Attended) -> _Feature:
    verdicts = [training.accreditation[a] for a in training.accreditation if a in wanted]
    names = tuple(str(a.value) for a in training.accreditation if a in wanted)
    if Verdict.MET in verdicts:
        return _Feature(Verdict.MET, message("reason.program_met", name=training.name))
    if Verdict.UNKNOWN in verdicts:
        text = message("reason.accreditation_unknown", name=training.name, wanted=names)
        return _Feature(Verdict.UNKNOWN, text)
    text = message("reason.not_accredited", name=training.name, wanted=names)
    return _Feature(Verdict.UNMET, text)


def _institution(training: Attended) -> _Feature:
    code = "reason.school_unknown"
    if training.institution is Verdict.UNMET:
        code = "reason.school_not_accredited"
    return _Feature(training.institution, message(code, name=training.name))


def _hours(
    which: str, least: Fact[int] | None, have: int | None, training: Attended, case: Case
) -> _Feature:
    needed = least.at(case.rules_day).value if least else None
    if needed is None:
        return _Feature(Verdict.MET, message("reason.program_met", name=training.name))
    if have is None:
        # Someone still choosing can choose a program with enough hours.
        verdict = Verdict.UNKNOWN if training.chosen else Verdict.MET
        text = message(f"reason.{which}_hours_unknown", name=training.name, needed=needed)
        return _Feature(verdict, text)
    text = message(f"reason.{which}_hours", name=training.name, needed=needed, have=have)
    return _Feature(Verdict.MET if have >= needed else Verdict.UNMET, text)


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
