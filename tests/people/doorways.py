"""Doors and days: what `eligible` says of a way in, and what plans make of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from cma_roadmap.model.results.assessment import Verdict

from .asking import Ask, Broken, doors, eligible_command, plan
from .book import rule
from .dice import Dice, assume
from .lives import ahead, life

ONE_DAY = timedelta(days=1)
LONGEST = 150
"""Days in which anybody can study, apply, be approved and sit, with some to spare."""


@rule(60)
def nobody_waits_after_school(dice: Dice) -> None:
    """Who is trained and has the diploma and the age applies: days are days, not lags."""
    ask = life(dice, credentials=("ccma-nha", "cmac-amca"), jobs=(0, 0))
    due = {"kind": "high_school", "on": ahead(dice, ask.today, 900).isoformat()}
    if dice.coin():
        ask = ask.being(diploma=due)
    answer = plan(ask)
    applies = answer.steps.get("exam.apply") if answer.feasible else None
    trained = answer.steps.get("training.complete") if answer.feasible else None
    assume(applies and trained and not {"exam.review", "exam.confirm"} & set(answer.steps))
    assert applies is not None
    assert trained is not None
    diploma = (ask.person.get("diploma") or {}).get("on", ask.options["today"])
    tested = answer.steps.get("foundation.diploma", trained)["end"]
    grown = (
        "born" in ask.person and f"{int(ask.person['born'][:4]) + 18}{ask.person['born'][4:]}-32"
    )
    allowed = max(trained["end"], diploma, tested, grown or "", ask.options["today"])
    if applies["start"] > allowed:
        raise Broken(f"trained {trained['end']}, applies {applies['start']}", ask)


@rule(20)
def open_before_the_school_ends(dice: Dice) -> None:
    """AAMA lets students sit in the 30 days before they finish: the door is not shut then."""
    ask = life(dice, credentials=("cma-aama",), trainings=(0, 0), extras=False)
    end = ask.today + dice.between(1, 30) * ONE_DAY
    school = {"name": "My school", "accreditors": ["CAAHEP"], "expected_on": end.isoformat()}
    student = ask.being(training=[school])
    if doors(student).best(ask.today).tree.verdict(ask.today) is Verdict.UNMET:
        raise Broken(
            f"not open, {(end - ask.today).days} days before the end", eligible_command(student)
        )


class Way(NamedTuple):
    """A way in that opens as things go on: the question for it, its days, and if that is sure."""

    ask: Ask
    opens: date
    closes: date
    sure: bool


def _ends_after(ask: Ask, day: date) -> bool:
    schools = ask.person.get("training", [])
    ends = ("expected_on", "externship_expected_on")
    return any(school.get(end, "") > day.isoformat() for school in schools for end in ends)


def _ways(dice: Dice) -> Iterator[Way]:
    ask = life(dice, extras=False, career=2)
    for way in doors(ask).pathways:
        opens, until = way.tree.days(ask.today)
        renewed = way.id == "recertification"
        if opens is not None and _ends_after(ask, opens):
            continue  # it may open before school ends, for who wishes to sit early
        if opens is not None and not way.early_sitting and not renewed:
            alone = ask.but(pathway=way.id, program="none")
            sure = way.tree.verdict(opens) is Verdict.MET
            yield Way(alone, opens, until or date.max, sure)


@rule(100)
def what_opens_can_be_planned(dice: Dice) -> None:
    """A way in that opens, and stays so for as long as an exam takes, needs no other school."""
    for ask, opens, closes, sure in _ways(dice):
        lasts = (closes - opens).days > LONGEST
        if sure and lasts and not plan(ask).feasible:
            raise Broken(f"eligible from {opens}, and no plan", ask, eligible_command(ask))


@rule(50)
def nobody_applies_before_the_day(dice: Dice) -> None:
    """No plan applies before the day from which the way in may be open."""
    for ask, opens, _, _ in _ways(dice):
        answer = plan(ask)
        applies = answer.steps.get("exam.apply") if answer.feasible else None
        sure = answer.feasible and answer.document["pathway"]["verdict"] == "met"
        if sure and applies and date.fromisoformat(applies["start"]) < opens:
            told = f"eligible from {opens}, applies on {applies['start']}"
            raise Broken(told, ask, eligible_command(ask))


@rule(100)
def nobody_waits_past_the_day(dice: Dice) -> None:
    """Where nothing else is waited for, a plan applies on the day from which the way is open.

    What ended today lets one apply tomorrow.
    """
    for ask, opens, _, sure in _ways(dice):
        answer = plan(ask)
        applies = answer.steps.get("exam.apply") if answer.feasible and sure else None
        if applies is None or "exam.review" in answer.steps:
            continue
        if date.fromisoformat(applies["start"]) > max(opens, ask.today + ONE_DAY):
            told = f"eligible from {opens}, applies on {applies['start']}"
            raise Broken(told, ask, eligible_command(ask))


@rule(70)
def open_until_the_last_way_closes(dice: Dice) -> None:
    """A credential is open until the last way in that is open now closes."""
    ask = life(dice)
    found = doors(ask)
    verdict = found.best(ask.today).tree.verdict(ask.today)
    assume(verdict is Verdict.MET)
    _, until = found.whole(ask.today).days(ask.today)
    for way in found.pathways:
        if way.tree.verdict(ask.today) is not verdict:
            continue
        _, last = way.tree.days(ask.today)
        if until is not None and (last is None or last > until):
            told = f"open until {until}, yet {way.id} until {last or 'ever'}"
            raise Broken(told, eligible_command(ask))
