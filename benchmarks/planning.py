"""The time of one plan in a warm process, against a fixed piece of plain Python, run in turn.

Usage: python benchmarks/planning.py [RUNS]

The fixed piece walks a thousand days of the calendar and counts them by month: dates, a dictionary
and a loop, which is what planning is made of. Every run plans for another day, so that no result
can be remembered from an earlier run. Prints a table in Markdown. The ratio is taken pair by pair,
so that a machine whose speed drifts still gives a fair figure; the median is the one to quote.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from cma_roadmap import Goal, load_catalog, plan, read_profile

FIRST_DAY = date(2026, 11, 22)
DAYS = 60
ONE_DAY = timedelta(days=1)
STUDENT = b"""
diploma: {kind: high_school, on: 2019-06-14}
training:
  - {name: Good school, accreditors: [CAAHEP], expected_on: 2027-05-14, clock_hours: 900,
     externship_hours: 180}
"""
WORKING = b"""
diploma: {kind: high_school, on: 2015-06-14}
experience:
  - {role: medical_assistant, from: 2023-11-01, to: present, hours_per_week: 40}
clearances: {bls: 2026-10-01}
"""
HOLDER = b"credentials: [{id: cma-aama, certified_on: 2024-06-10}]"


class Person(NamedTuple):
    """Someone to plan for: what they say, and what they ask for."""

    name: str
    profile: bytes
    goal: Goal


PEOPLE = (
    Person("nothing said", b"", Goal("cma-aama")),
    Person("student sitting early", STUDENT, Goal("cma-aama", sit_early=True)),
    Person("working MA", WORKING, Goal("rma-amt")),
    Person("holder", HOLDER, Goal("cma-aama")),
    Person("finish-by that cannot be", b"", Goal("cma-aama", finish_by=date(2027, 3, 1))),
)


def baseline() -> dict[int, int]:
    """The fixed piece of work: a thousand days, counted by month."""
    counted: dict[int, int] = {}
    day = FIRST_DAY
    for _ in range(1000):
        counted[day.month] = counted.get(day.month, 0) + 1
        day += ONE_DAY
    return counted


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one run: other programs on the machine do not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def pairs(person: Person, runs: int) -> list[tuple[float, float]]:
    """`runs` pairs of (baseline, plan), after a round of each that does not count."""
    catalog, profile = load_catalog(), read_profile(person.profile, person.name)

    def planned(run: int) -> float:
        today = FIRST_DAY + timedelta(days=run % DAYS)
        return seconds(lambda: plan(catalog, profile, person.goal, today))

    for run in range(DAYS):
        seconds(baseline)
        planned(run)
    return [(seconds(baseline), planned(run)) for run in range(runs)]


def main() -> None:
    """Measure every person and print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 301
    print(f"Python {platform.python_version()}, {platform.machine()}, {runs} pairs\n")
    print("| person | baseline, ms | plan, ms | ratio, median | ratio, middle half |")
    print("|---|---|---|---|---|")
    for person in PEOPLE:
        measured = pairs(person, runs)
        ratios = [own / base for base, own in measured]
        base = statistics.median(b for b, _ in measured) * 1000
        own = statistics.median(o for _, o in measured) * 1000
        low, middle, high = statistics.quantiles(ratios, n=4)
        spread = f"{low:.1f} to {high:.1f}"
        print(f"| {person.name} | {base:.3f} | {own:.2f} | {middle:.1f} | {spread} |")


if __name__ == "__main__":
    main()
