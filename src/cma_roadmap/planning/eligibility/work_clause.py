"""The clause about paid work: enough of it, of the right kind, in the right years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.profile import Experience
from cma_roadmap.model.definitions.requirement import CompletedProgram, WorkExperience
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.model.values.span import ALWAYS, NEVER, ONE_DAY, DateSpan, Spans
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judgment import Judgment, since, unmet, version
from cma_roadmap.planning.eligibility.program_clauses import finished
from cma_roadmap.planning.eligibility.work_tally import Job, Tally, WorkRule

_USUAL_WEEK = 40
"""Full time in hours a week where not even an assumption is on record."""


class _From(NamedTuple):
    """Work counts after the day `after` (`None`: all of it), on the days surely and possibly."""

    after: date | None
    surely: Spans
    possibly: Spans


def work(rule: WorkExperience, beside: Sequence[CompletedProgram], case: Case) -> Judgment:
    """Enough paid work in a role, recently enough; `beside` are the programs it must follow."""
    facts = (rule.years, rule.hours, rule.within, rule.full_time_week)
    sources = tuple(s for fact in facts if fact for s in fact.at(case.rules_day).sources)
    jobs = [job for job in case.experience if job.role in rule.roles]
    if not jobs:
        return unmet(message("reason.no_work", roles=rule.roles), sources=sources)
    counted = _work_rule(rule, case)
    surely, possibly = NEVER, NEVER
    for begin in _beginnings(rule, beside, case):
        sure, maybe = enough_work(jobs, counted, begin.after)
        surely |= sure & begin.surely
        possibly |= maybe & begin.possibly
    if rule.current:
        held = Spans.of(*(_at_work(job) for job in jobs))
        surely, possibly = surely & held, possibly & held
    evidence = ", ".join(
        f"/experience/{i}" for i, job in enumerate(case.profile.experience) if job in jobs
    )
    return Judgment(surely, possibly, _reason(surely, possibly, counted, case), evidence, sources)


def _work_rule(rule: WorkExperience, case: Case) -> WorkRule:
    within = version(rule.within, case)
    week = rule.full_time_week.at(case.rules_day).value if rule.full_time_week else None
    assumed = case.catalog.foundation.defaults.full_time_week_hours.at(case.rules_day).value
    return WorkRule(
        rule.years.at(case.rules_day).value if rule.years else None,
        rule.hours.at(case.rules_day).value if rule.hours else None,
        within.value if within else None,
        week or assumed or _USUAL_WEEK,
        defined=week is not None,
    )


def _beginnings(
    rule: WorkExperience, beside: Sequence[CompletedProgram], case: Case
) -> Iterator[_From]:
    """From when on work counts: always, or after each program that passes the clauses beside it.

    Where no program surely passes, the clause beside says so, and work after one that may is judged
    as it is.
    """
    if not rule.after_program:
        yield _From(None, ALWAYS, ALWAYS)
        return
    found = []
    for training in case.trainings:
        surely = possibly = since(training.ends)
        for clause in beside:
            judgment = finished(clause, training, case)
            surely, possibly = surely & judgment.surely, possibly & judgment.possibly
        found.append(_From(training.ends, surely, possibly))
    if not any(begin.surely for begin in found):
        found = [begin._replace(surely=begin.possibly) for begin in found]
    yield from (begin for begin in found if begin.possibly)


def _at_work(job: Experience) -> DateSpan:
    return DateSpan(job.start, job.last_day + ONE_DAY if job.last_day else None)


def _reason(surely: Spans, possibly: Spans, counted: WorkRule, case: Case) -> Message:
    """Why, and on which assumption: a borrowed measure of full time is named as one."""
    borrowed = counted.years is not None and not counted.defined
    if case.today in surely:
        code = "reason.work_enough_assumed" if borrowed else "reason.work_enough"
        return message(code, hours=counted.full_time_week)
    if case.today in possibly:
        return message("reason.work_part_time")
    ahead = surely.first_from(case.today)
    if ahead and ahead.start:
        code = "reason.work_from_assumed" if borrowed else "reason.work_from"
        return message(code, day=ahead.start, hours=counted.full_time_week)
    return message("reason.work_short")


def enough_work(
    jobs: Iterable[Experience], rule: WorkRule, not_before: date | None = None
) -> tuple[Spans, Spans]:
    """The days on which the work surely and possibly suffices, if jobs that go on keep going on.

    Hours worked are hours worked. Of years, where the body has a measure of full time, part-time
    weeks count by their share of it. Where it has none, a week of the borrowed measure or more is
    surely full time; fewer hours never add up to it, but may be full time to that body. Hours that
    were not said count surely as none and possibly as full time. Only work after `not_before`
    counts.
    """
    taken = tuple(_clip(job, not_before) for job in jobs)
    surely = _days(taken, rule, generous=False)
    return surely, surely | _days(taken, rule, generous=True)


def _clip(job: Experience, not_before: date | None) -> Job:
    end = None if job.last_day is None else job.last_day.toordinal() + 1
    first = job.start if not_before is None else max(job.start, not_before + ONE_DAY)
    return Job(first.toordinal(), end, job.hours_per_week)


@lru_cache(maxsize=256)
def _days(jobs: tuple[Job, ...], rule: WorkRule, *, generous: bool) -> Spans:
    """The days on which there is enough, looked at only where the answer can change."""
    held = [job for job in jobs if job.end is None or job.first < job.end]
    if not held:
        return Spans()
    tally = Tally.of(held, rule, generous=generous)
    spans: list[DateSpan] = []
    begun: date | None = None
    offset = 0
    while offset < len(tally.hours):
        enough = tally.suffices(offset, rule)
        day = date.fromordinal(tally.first + offset)
        if enough and begun is None:
            begun = day
            if rule.within is None:
                break  # more days take nothing away
        elif begun is not None and not enough:
            spans.append(DateSpan(begun, day))
            begun = None
        offset = tally.next_change(offset, rule, enough=enough)
    if begun is not None:
        spans.append(DateSpan(begun, None))  # nothing changes after the last day looked at
    return Spans.of(*spans)
