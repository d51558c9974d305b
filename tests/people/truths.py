"""What one plan says is true: rules that hold a plan against other questions to the program."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import date, timedelta

from typer.testing import CliRunner

from cma_roadmap.cli.program.app import app

from .asking import NOT_ATTAINABLE, Answer, Ask, Broken, Json, plan
from .book import rule
from .dice import Dice, assume
from .lives import CREDENTIALS, RARE, ahead, life, odd_life, training
from .worth import RANKS

NONE_FOUND = re.compile(
    r"(no|none|nothing)\b[^.]*\b(found|would|help|change|way out|cure)", re.IGNORECASE
)
"""Words that say that no change was found that would help."""
ONE_DAY = timedelta(days=1)


@rule(90)
def never_a_traceback(dice: Dice) -> None:
    """Whatever is said, the answer is a plan, a no or words, with a status that is documented."""
    ask = odd_life(dice)
    answer = plan(ask)
    if answer.status not in {0, 2, 3, NOT_ATTAINABLE}:
        raise Broken(f"exit status {answer.status}: {answer.said}", ask)


@rule(10)
def same_bytes_twice(dice: Dice) -> None:
    """The same question has the same answer, to the byte."""
    ask = odd_life(dice)
    if plan(ask) != plan(ask):
        raise Broken("two answers", ask)


@rule(10)
def command_says_the_same(dice: Dice) -> None:
    """What is printed here to repeat a failure does repeat it."""
    ask = odd_life(dice)
    answer = plan(ask)
    typed = CliRunner().invoke(
        app, ["plan", *ask.words, "--json", "--profile", "-"], input=ask.profile
    )
    if typed.exit_code != answer.status:
        raise Broken(f"exit status {typed.exit_code}, in process {answer.status}", ask)
    if answer.document and json.loads(typed.stdout) != answer.document:
        raise Broken("another document in process", ask)


@rule(110)
def enrolled_stays(dice: Dice) -> None:
    """Who is enrolled where the door opens is not sent to another school."""
    ask = life(dice, trainings=(0, 1))
    mine = training(dice, ask.today, ahead_of=True)
    ask = ask.being(training=[*ask.person.get("training", []), mine])
    stay = ask.but(program="none")
    staying = plan(stay)
    assume(staying.feasible)
    free = plan(ask)
    school = (free.document["program"] or {}).get("id")
    verdicts = [RANKS.index(each.document["pathway"]["verdict"]) for each in (staying, free)]
    if free.feasible and school not in {None, mine.get("program")} and verdicts[0] >= verdicts[1]:
        told = f"sent to {school}: {free.told()}; who stays: {staying.told()}"
        raise Broken(told, ask, stay)


def _refused(dice: Dice) -> tuple[Ask, Answer]:
    """A person who is told no: asked for too much, or with too little."""
    ask = life(dice, credentials=CREDENTIALS + RARE, extras=False)
    kind = dice.pick(["alone", "alone", "award", "pin", "soon", "poor", "monthly"])
    if kind == "alone":
        ask = ask.but(program="none")
    elif kind == "award":
        ask = ask.but(award=dice.pick(["apprenticeship", "certificate", "associate"]))
    elif kind == "pin":
        ask = ask.being(pins={"exam.sit": ahead(dice, ask.today, 300).isoformat()})
    elif kind == "soon":
        ask = ask.but(finish_by=ahead(dice, ask.today, 400).isoformat())
    elif kind == "monthly":
        ask = ask.but(max_per_month=str(dice.between(20, 400)), program="typical-certificate")
    else:
        ask = ask.but(budget=str(dice.between(50, 4000)))
    answer = plan(ask)
    assume(answer.status == NOT_ATTAINABLE)
    return ask, answer


@rule(30)
def a_no_says_why(dice: Dice) -> None:
    """A no has a reason, and a way out or the word that none was found."""
    ask, answer = _refused(dice)
    found = answer.document["findings"]
    if not any(finding["severity"] == "problem" for finding in found):
        raise Broken("a no without a reason", ask)
    none = any(NONE_FOUND.search(finding["message"]) for finding in found)
    if not answer.document["alternatives"] and not none:
        raise Broken("a no without a way out or a word that there is none", ask)


@rule(30)
def cures_cure(dice: Dice) -> None:
    """Whoever does what a no says would help gets the day and the price that it promised."""
    ask, answer = _refused(dice)
    for offered in answer.document["alternatives"]:
        cured = ask.but(**offered["applies"])
        second = plan(cured)
        if not second.feasible or second.certified != offered["certified_on"]:
            told = f"{offered['change']}: promised {offered['certified_on']}, is {second.told()}"
            raise Broken(told, ask, cured)
        price, promised = second.document["cost"]["to_certificate"], offered["cost"]
        if any(price[part] != promised[part] for part in ("low", "likely", "high")):
            told = f"{offered['change']}: promised {promised['likely']}, costs {price['likely']}"
            raise Broken(told, ask, cured)


def _step(dice: Dice, ask: Ask, statuses: Collection[str] = ("todo",)) -> tuple[Answer, Json]:
    """A plan, and a step on the way to the certificate that could be done on another day."""
    answer = plan(ask)
    assume(answer.feasible)
    steps = [
        step
        for step in answer.document["steps"]
        if step["status"] in statuses
        and step["kind"] in {"task", "milestone"}
        and step["phase"] not in {"renewal", "state", "career"}
        and step["id"] not in {"exam.result", "exam.certified"}
    ]
    assume(steps)
    return answer, dice.pick(steps)


def _dated(dice: Dice) -> Ask:
    ask = life(dice)
    if not dice.once_in(8):
        return ask
    answer = plan(ask)
    assume(answer.feasible)
    last = date.fromisoformat(answer.certified) + timedelta(days=dice.between(0, 300))
    return ask.but(finish_by=last.isoformat())


def is_sure(answer: Answer) -> bool:
    return bool(answer.document["pathway"]["verdict"] == "met")


def _keeps(ask: Ask, answer: Answer, moved: Answer) -> bool:
    last = ask.options.get("finish-by", answer.certified)
    return moved.feasible and moved.certified <= last


@rule(120)
def latest_day_is_safe(dice: Dice) -> None:
    """A step that begins on its latest day keeps the goal."""
    ask = _dated(dice)
    answer, step = _step(dice, ask)
    pinned = ask.being(pins={step["id"]: step["latest_start"]})
    moved = plan(pinned)
    surer = moved.feasible and not is_sure(answer) and is_sure(moved)
    if not _keeps(ask, answer, moved) and not surer:
        told = f"{step['id']} on its latest day {step['latest_start']}"
        raise Broken(f"{told}: {answer.told()} becomes {moved.told()}", ask, pinned)


@rule(80)
def day_after_the_latest_is_late(dice: Dice) -> None:
    """A step that begins a day after its latest day breaks the goal, or the day is `at least`.

    Latest days are counted with the usual times for what no source gives a time for: where these
    are shortened for the step, and the plan says so, the goal may still be kept.
    """
    ask = _dated(dice)
    answer, step = _step(dice, ask)
    assume(not step.get("latest_at_least", False))
    after = (date.fromisoformat(step["latest_start"]) + ONE_DAY).isoformat()
    pinned = ask.being(pins={step["id"]: after})
    moved = plan(pinned)
    times = moved.document["assumptions"] if moved.document else ()
    assume(not any(time["used_days"] < time["usual_days"] for time in times))
    if moved.document and _keeps(ask, answer, moved):
        told = f"{step['id']} on {after}, a day after its latest"
        raise Broken(f"{told}: {answer.told()} is still {moved.told()}", ask, pinned)


@rule(50)
def pins_are_kept(dice: Dice) -> None:
    """A step that is booked for a day is planned on that day, or the plan says what is wrong."""
    ask = life(dice)
    _, step = _step(dice, ask, statuses={"todo", "pinned"})
    day = (date.fromisoformat(step["start"]) + dice.between(0, 90) * ONE_DAY).isoformat()
    pinned = ask.being(pins={step["id"]: day})
    answer = plan(pinned)
    assume(answer.feasible)
    planned = answer.steps.get(step["id"])
    told = (each for each in answer.document["findings"] if each["severity"] != "info")
    if (planned is None or planned["start"] != day) and not any(
        each["step"] == step["id"] or step["id"] in each["message"] for each in told
    ):
        raise Broken(f"{step['id']}: {planned and planned['start']}, pinned on {day}", pinned)
