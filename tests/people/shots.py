"""Shots: what a clinic gave counts if CDC's least intervals hold, and no plan breaks them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from .asking import Answer, Ask, Broken, catalog, plan
from .book import rule
from .dice import Dice, assume
from .lives import CREDENTIALS, life
from .worth import never_worse

LIVE = ("mmr", "varicella")


def _intervals(series: str) -> dict[tuple[int, int], int]:
    """The least days from one dose to another, as the data tell them."""
    found = next(each for each in catalog().clearances if each.id == series)
    day = date(2026, 11, 30)
    return {
        (interval.after, number): value.days
        for number, dose in enumerate(found.doses, 1)
        for interval in dose.intervals
        if (value := interval.minimum.at(day).value) is not None
    }


def _given(dice: Dice, series: str, most: int, today: date) -> list[date]:
    """Doses in order, at or over the least intervals, past ones and booked ones."""
    least = _intervals(series)
    doses = [today + timedelta(days=dice.between(-400, 60))]
    for number in range(2, dice.between(1, most) + 1):
        soonest = max(
            doses[after - 1] + timedelta(days=days)
            for (after, dose), days in least.items()
            if dose == number
        )
        doses.append(soonest + timedelta(days=dice.between(0, 60)))
    return doses


def _in_school(dice: Dice) -> Ask:
    """Somebody with a school ahead, who needs shots for the externship."""
    ask = life(dice, credentials=CREDENTIALS[:4], trainings=(0, 0), jobs=(0, 0), extras=False)
    return ask.being(diploma={"kind": "high_school"})


@rule(70)
def doses_given_count(dice: Dice) -> None:
    """Doses whose intervals meet CDC's minima cost nobody the plan or a day."""
    ask = _in_school(dice)
    series = dice.pick(["hepb", *LIVE])
    days = _given(dice, series, 3 if series == "hepb" else 2, ask.today)
    said = {series: [day.isoformat() for day in days]}
    after = ask.being(clearances=said)
    answer = plan(after)
    if days[-1] > ask.today:  # a day that was booked late may cost time
        assume(days[-1] < ask.today + timedelta(days=150) and plan(ask).feasible)
        if not answer.feasible:
            raise Broken(f"{series}: {answer.told()}", after)
    else:
        never_worse(ask, after, f"{series} given on {', '.join(said[series])}")
    steps = answer.steps
    for number, day in enumerate(said[series], 1):
        step = steps.get(f"externship.{series}.dose-{number}")
        if step is None or step["start"] != day or step["status"] == "todo":
            raise Broken(f"dose {number} of {day} does not count", after)


def _planned(answer: Answer, series: str) -> list[tuple[date, bool]]:
    """The doses of a series: the day of each, and whether the plan may choose it."""
    head = f"externship.{series}.dose-"
    found = [step for name, step in answer.steps.items() if name.startswith(head)]
    return sorted((date.fromisoformat(s["start"]), s["status"] == "todo") for s in found)


@rule(60)
def live_vaccines_apart(dice: Dice) -> None:
    """Two live vaccines are given on one day, or at least 28 days apart."""
    ask = _in_school(dice)
    for series in LIVE:
        if dice.coin():
            days = _given(dice, series, 2, ask.today - timedelta(days=60))
            known = dict(ask.person.get("clearances", {}))
            ask = ask.being(clearances=known | {series: [day.isoformat() for day in days]})
    answer = plan(ask)
    assume(answer.feasible)
    doses = [(day, own, series) for series in LIVE for day, own in _planned(answer, series)]
    for one, other in ((a, b) for a in doses for b in doses if a[2] < b[2]):
        apart = abs((one[0] - other[0]).days)
        if 0 < apart < 28 and (one[1] or other[1]):
            raise Broken(f"{one[2]} on {one[0]}, {other[2]} on {other[0]}", ask)


@rule(40)
def doses_keep_their_distance(dice: Dice) -> None:
    """A dose that the plan chooses keeps CDC's least interval to those before it."""
    ask = _in_school(dice)
    series = dice.pick(["hepb", *LIVE])
    days = _given(dice, series, 2, ask.today - timedelta(days=30))
    ask = ask.being(clearances={series: [day.isoformat() for day in days]})
    answer = plan(ask)
    assume(answer.feasible)
    least = _intervals(series)[1, 2]
    for (one, _), (other, chosen) in pairwise(_planned(answer, series)):
        if chosen and (other - one).days < least:
            raise Broken(f"{series}: {one} and {other}", ask)
