"""When work experience is enough: a day-by-day count inside a moving look-back window."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from cma_roadmap.model.definitions.profile import Experience
from cma_roadmap.model.values.span import ONE_DAY, DateSpan, Spans
from cma_roadmap.planning.eligibility.work_tally import Job, Tally, WorkRule


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
    """Scan each day once, with running totals: obviously right, and short enough."""
    held = [job for job in jobs if job.end is None or job.first < job.end]
    if not held:
        return Spans()
    tally = Tally.of(held, rule, generous=generous)
    spans: list[DateSpan] = []
    begun: date | None = None
    for offset in range(tally.first_enough(rule), len(tally.hours)):
        enough = tally.suffices(offset, rule)
        day = date.fromordinal(tally.first + offset)
        if enough and begun is None:
            begun = day
            if rule.within is None:
                break  # more days take nothing away
        elif begun is not None and not enough:
            spans.append(DateSpan(begun, day))
            begun = None
    if begun is not None:
        spans.append(DateSpan(begun, None))  # nothing changes after the last day looked at
    return Spans.of(*spans)
