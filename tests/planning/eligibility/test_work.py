"""How work adds up: hours, whole years, borrowed measures, and the program that it must follow."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from cma_roadmap.model.definitions.profile import Experience
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.span import DateSpan, Duration, Spans
from cma_roadmap.planning.eligibility.work_clause import enough_work
from cma_roadmap.planning.eligibility.work_tally import Job, Tally, WorkRule
from cma_roadmap.rendering.messages.phrases import say

from .judging import TODAY, clause

FULL = 36


def job(first: str, last: str, hours: int | None = 40) -> Experience:
    said = {"role": "medical_assistant", "from": first, "to": last, "hours_per_week": hours}
    return Experience.model_validate(said)


def years(number: int, within: int | None = None, *, defined: bool = True) -> WorkRule:
    window = Duration(months=12 * within) if within else None
    return WorkRule(number, None, window, FULL, defined)


def hours(number: int, within: int | None = None) -> WorkRule:
    window = Duration(months=12 * within) if within else None
    return WorkRule(None, number, window, FULL, defined=False)


def from_on(day: str) -> Spans:
    return Spans.of(DateSpan(date.fromisoformat(day), None))


def through(first: str, last: str) -> Spans:
    end = date.fromordinal(date.fromisoformat(last).toordinal() + 1)
    return Spans.of(DateSpan(date.fromisoformat(first), end))


NEVER = Spans()


def test_hours_are_sure_either_way() -> None:
    ended = [job("2026-01-05", "2026-06-28", 40)]  # 175 days: 1,000 hours to the hour

    assert enough_work(ended, hours(1000)) == (from_on("2026-06-29"),) * 2
    assert enough_work(ended, hours(1001)) == (NEVER, NEVER)


def test_one_hour_a_week_gets_there_in_its_own_time() -> None:
    slow = [job("2006-05-15", "present", 1)]  # 1,000 weeks

    assert enough_work(slow, hours(1000)) == (from_on("2025-07-14"),) * 2


def test_hours_that_were_not_said_may_be_full_time() -> None:
    surely, possibly = enough_work([job("2026-01-05", "present", None)], hours(360))

    assert surely == NEVER
    assert possibly == from_on("2026-03-16")  # ten weeks of 36


def test_a_pace_that_falls_short_of_the_window_never_gets_there() -> None:
    assert enough_work([job("2020-01-06", "present", 19)], hours(1000, within=1)) == (NEVER, NEVER)


def test_a_job_of_the_far_future_counts_from_its_own_beginning() -> None:
    surely, _ = enough_work([job("2049-06-01", "present")], years(1, within=3))

    assert surely == from_on("2050-06-01")


def test_work_that_ended_is_forgotten_with_the_window() -> None:
    surely, _ = enough_work([job("2025-01-01", "2025-12-31")], years(1, within=3))

    assert surely == through("2026-01-01", "2028-01-01")


@pytest.mark.parametrize("gap", ["2025-01-02", "2025-06-01", "2029-01-01"])
def test_whole_years_of_each_stretch_are_years(gap: str) -> None:
    last = date.fromisoformat(gap)
    full_year = job(gap, last.replace(year=last.year + 1).isoformat())
    broken = [job("2022-12-31", "2024-12-30"), full_year]

    surely, _ = enough_work(broken, years(3))

    assert surely == from_on(last.replace(year=last.year + 1).isoformat())


@pytest.mark.parametrize(("last", "enough"), [("2026-07-02", False), ("2026-07-03", True)])
def test_what_is_left_over_must_be_a_year_by_any_count(last: str, enough: bool) -> None:
    # 182 days of 2025, and 183 or 184 of 2026: 366 are a year whether it has a leap day or not.
    surely, _ = enough_work([job("2025-01-01", "2025-07-01"), job("2026-01-01", last)], years(1))

    assert bool(surely) is enough


def test_part_time_adds_up_only_by_the_measure_of_the_body() -> None:
    half = [job("2020-01-01", "present", 18)]

    assert enough_work(half, years(1))[0] == from_on("2022-01-02")  # 732 days, half each
    surely, possibly = enough_work(half, years(1, defined=False))
    assert surely == NEVER
    assert possibly == from_on("2021-01-01")


def test_jobs_at_once_make_up_a_borrowed_full_week_together() -> None:
    both = [job("2025-01-01", "present", 18), job("2025-03-01", "present", 18)]

    assert enough_work(both, years(1, defined=False))[0] == from_on("2026-03-01")


SCHOOL = "institution_accredited: true, clock_hours: 560, academic_hours: 560, externship_hours: 0"


def test_work_after_a_program_that_may_count_is_judged_as_it_is() -> None:
    profile = """
training: [{name: A school, institution_accredited: true, completed_on: 2020-05-15}]
experience: [{role: medical_assistant, from: 2020-06-01, to: present, hours_per_week: 40}]
"""
    assert clause(profile, "cma-aama", "cma-aama.alternative.work").verdict(TODAY) is Verdict.MET
    both = clause(profile, "cma-aama", "cma-aama.alternative.program-and-work")
    assert both.verdict(TODAY) is Verdict.UNKNOWN


def test_a_program_that_may_count_does_not_lend_its_date_to_one_that_does() -> None:
    profile = f"""
training:
  - {{name: Unclear, institution_accredited: true, completed_on: 2020-05-15}}
  - {{name: Sure, {SCHOOL}, completed_on: 2026-05-14}}
experience: [{{role: medical_assistant, from: 2020-06-01, to: 2023-05-31, hours_per_week: 40}}]
"""
    both = clause(profile, "cma-aama", "cma-aama.alternative.program-and-work")

    assert both.verdict(TODAY) is Verdict.UNKNOWN


def test_an_assumed_measure_of_full_time_is_named_as_one() -> None:
    def reason(a_week: int) -> str:
        job = f"role: medical_assistant, from: 2025-01-06, to: present, hours_per_week: {a_week}"
        profile = f"experience: [{{{job}}}]"
        return say(clause(profile, "ncma-ncct", "ncma-ncct.experience.work").reason)

    assert "36 hours a week" in reason(36)
    assert "assumed" in reason(36)
    assert "36" not in reason(35)


def test_whoever_worked_is_not_at_work() -> None:
    ended = "experience: [{role: medical_assistant, from: 2020-01-06, to: 2026-03-31}]"
    node = clause(ended, "ccma-a-ccbma", "ccma-a-ccbma.employed.work")

    assert node.surely == through("2020-01-06", "2026-03-31")
    assert node.possibly == node.surely


def by_every_day(jobs: list[Experience], rule: WorkRule, *, generous: bool) -> Spans:
    """The same days by asking for each of them."""
    ends = (job.last_day for job in jobs)
    held = [
        Job(job.start.toordinal(), end.toordinal() + 1 if end else None, job.hours_per_week)
        for job, end in zip(jobs, ends, strict=True)
    ]
    tally = Tally.of(held, rule, generous=generous)
    days = [date.fromordinal(tally.first + place) for place in range(len(tally.hours))]
    enough = [tally.suffices(place, rule) for place in range(len(tally.hours))]
    last = DateSpan(days[-1], None) if enough[-1] else DateSpan(days[-1], days[-1])
    return Spans.of(
        *(DateSpan(a, b) for (a, b), yes in zip(pairwise(days), enough, strict=False) if yes), last
    )


def drawn(dice: Random) -> tuple[list[Experience], WorkRule]:
    """Some jobs, many of about as long as a rule asks for, and a rule."""
    jobs, day = [], date(2016, 1, 1) + timedelta(days=dice.randrange(1500))
    rule = WorkRule(
        *dice.choice([(1, None), (2, None), (3, None), (None, 560), (None, 2000), (1, 1000)]),
        dice.choice([None, Duration(months=dice.choice([6, 12, 18, 24, 36, 60]))]),
        FULL,
        defined=dice.random() < 0.5,
    )
    for _ in range(dice.randrange(1, 4)):
        length = 365 * dice.choice([1, 2, 3]) + dice.randrange(-3, 4)
        end = day + timedelta(days=dice.choice([length, dice.randrange(900)]))
        last = "present" if dice.random() < 0.2 else end.isoformat()
        jobs.append(job(day.isoformat(), last, dice.choice([40, 36, 35, 20, 8, None])))
        day = end + timedelta(days=dice.randrange(-200, 400))
    return jobs, rule


@pytest.mark.parametrize("seed", range(120))
def test_the_days_looked_at_are_all_on_which_the_answer_changes(seed: int) -> None:
    jobs, rule = drawn(Random(seed))  # noqa: S311 - work is no secret
    sure, possible = (by_every_day(jobs, rule, generous=generous) for generous in (False, True))

    assert enough_work(jobs, rule) == (sure, sure | possible)
