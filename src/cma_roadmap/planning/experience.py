"""When work experience is enough: a day-by-day count inside a moving look-back window."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from cma_roadmap.model.profile import Experience
from cma_roadmap.model.span import ONE_DAY, DateSpan, Duration, Spans


class WorkRule(NamedTuple):
    """`years` full time and `hours` of work within the last `within` (`None`: ever).

    Full time is `full_time_week` hours a week; `defined` is false where that measure is borrowed
    because the body has none of its own.
    """

    years: int | None
    hours: int | None
    within: Duration | None
    full_time_week: int
    defined: bool = True


class _Job(NamedTuple):
    first: date
    end: date
    hours_per_week: int | None


def enough_work(
    jobs: Iterable[Experience], rule: WorkRule, today: date, not_before: date | None = None
) -> tuple[Spans, Spans]:
    """The days on which the work surely and possibly suffices, if jobs that go on keep going on.

    Surely: part-time weeks count by their share of a full-time week, unstated hours not at all.
    Possibly: unstated hours count as full time, and so does part time where the body does not say
    what full time is.
    Only work after `not_before` counts.
    """
    last = today + _look_ahead(rule)
    taken = [_clip(job, last, not_before) for job in jobs]
    held = [job for job in taken if job.first < job.end]
    goes_on = any(job.last_day is None for job in jobs)
    surely = _days(held, rule, last, goes_on, generous=False)
    return surely, surely | _days(held, rule, last, goes_on, generous=True)


def _look_ahead(rule: WorkRule) -> timedelta:
    years = max(rule.years or 0, (rule.within.months // 12 if rule.within else 0), 1)
    return timedelta(days=years * 366 * 2 + (rule.hours or 0))


def _clip(job: Experience, last: date, not_before: date | None) -> _Job:
    end = last + ONE_DAY if job.last_day is None else job.last_day + ONE_DAY
    first = job.start if not_before is None else max(job.start, not_before + ONE_DAY)
    return _Job(first, end, job.hours_per_week)


def _days(jobs: list[_Job], rule: WorkRule, last: date, goes_on: bool, *, generous: bool) -> Spans:
    """Scan each day once, with running totals: obviously right, and short enough."""
    if not jobs:
        return Spans()
    first = min(job.first for job in jobs)
    if rule.within and not goes_on:
        last = max(last, rule.within.after(max(job.end for job in jobs)))
    credit = _running_credit(jobs, rule, first, last, generous)
    spans: list[DateSpan] = []
    begun: date | None = None
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if _suffices(credit, offset, day, first, rule):
            begun = begun or day
        elif begun:
            spans.append(DateSpan(begun, day))
            begun = None
    if begun:
        spans.append(DateSpan(begun, None if goes_on or not rule.within else last + ONE_DAY))
    return Spans.of(*spans)


_SCALE = 7 * 168
"""Credit is counted in whole parts of a day, so that no fraction is ever rounded."""


def _running_credit(
    jobs: list[_Job], rule: WorkRule, first: date, last: date, generous: bool
) -> list[tuple[int, int]]:
    """Before each day: (full-time days, hours) worked so far, both times `_SCALE`."""
    days = hours = 0
    totals = [(0, 0)]
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        weekly = [_weekly(j, rule, generous) for j in jobs if j.first <= day < j.end]
        worked = sum(weekly)
        days += min(worked, rule.full_time_week) * _SCALE // rule.full_time_week
        hours += worked * _SCALE // 7
        totals.append((days, hours))
    return totals


def _weekly(job: _Job, rule: WorkRule, generous: bool) -> int:
    if generous and (job.hours_per_week is None or not rule.defined):
        return max(job.hours_per_week or 0, rule.full_time_week)
    return job.hours_per_week or 0


def _suffices(
    credit: list[tuple[int, int]], offset: int, day: date, first: date, rule: WorkRule
) -> bool:
    """Whether the work before `day`, inside the look-back window, is enough."""
    begin = 0
    if rule.within:
        begin = max(0, ((-rule.within).after(day) - first).days)
    days = credit[offset][0] - credit[min(begin, offset)][0]
    hours = credit[offset][1] - credit[min(begin, offset)][1]
    needed = (day - Duration(months=-12 * rule.years).after(day)).days if rule.years else 0
    return days >= needed * _SCALE and hours >= (rule.hours or 0) * _SCALE
