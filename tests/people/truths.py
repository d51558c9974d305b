"""What one plan says is true: rules that hold a plan against other questions to the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import assume
from hypothesis import strategies as st
from typer.testing import CliRunner

from cma_roadmap.cli.app import app
from cma_roadmap.model.results.assessment import Verdict

from .asking import NOT_ATTAINABLE, Answer, Ask, Broken, Json, doors, eligible_command, plan
from .book import rule
from .lives import Draw, ahead, job, life, odd_life, training
from .worth import RANKS

NONE_FOUND = re.compile(
    r"(no|none|nothing)\b[^.]*\b(found|would|help|change|way out|cure)", re.IGNORECASE
)
"""Words that say that no change was found that would help."""
ONE_DAY = timedelta(days=1)


@rule(200)
def never_a_traceback(draw: Draw) -> None:
    """Whatever is said, the answer is a plan, a no or words, with a status that is documented."""
    ask = odd_life(draw)
    answer = plan(ask)
    if answer.status not in {0, 2, 3, NOT_ATTAINABLE}:
        raise Broken(f"exit status {answer.status}: {answer.said}", ask)


@rule(40)
def same_bytes_twice(draw: Draw) -> None:
    """The same question has the same answer, to the byte."""
    ask = odd_life(draw)
    if plan(ask) != plan(ask):
        raise Broken("two answers", ask)


@rule(15)
def command_says_the_same(draw: Draw) -> None:
    """What is printed here to repeat a failure does repeat it."""
    ask = odd_life(draw)
    answer = plan(ask)
    typed = CliRunner().invoke(
        app, ["plan", *ask.words, "--json", "--profile", "-"], input=ask.profile
    )
    if typed.exit_code != answer.status:
        raise Broken(f"exit status {typed.exit_code}, in process {answer.status}", ask)
    if answer.document and typed.stdout.strip():
        day = f'"certified_on": {_quoted(answer.document["certified_on"])}'
        if day not in typed.stdout:
            raise Broken(f"in process {day}", ask)


def _quoted(day: str | None) -> str:
    return f'"{day}"' if day else "null"


@rule(120)
def enrolled_stays(draw: Draw) -> None:
    """Who is enrolled where the door opens is not sent to another school."""
    ask = life(draw, trainings=(0, 1))
    mine = training(draw, ask.today, ahead_of=True)
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


def _refused(draw: Draw) -> tuple[Ask, Answer]:
    """A person who is told no: asked for too much, or with too little."""
    ask = life(draw, extras=False)
    kind = draw(st.sampled_from(["alone", "alone", "award", "pin", "soon", "poor"]))
    if kind == "alone":
        ask = ask.but(program="none")
    elif kind == "award":
        ask = ask.but(award="apprenticeship")
    elif kind == "pin":
        ask = ask.being(pins={"exam.sit": ahead(draw, ask.today, 300).isoformat()})
    elif kind == "soon":
        ask = ask.but(finish_by=ahead(draw, ask.today, 400).isoformat())
    else:
        ask = ask.but(budget=str(draw(st.integers(50, 4000))))
    answer = plan(ask)
    assume(answer.status == NOT_ATTAINABLE)
    return ask, answer


@rule(40)
def a_no_says_why(draw: Draw) -> None:
    """A no has a reason, and a way out or the word that none was found."""
    ask, answer = _refused(draw)
    found = answer.document["findings"]
    if not any(finding["severity"] == "problem" for finding in found):
        raise Broken("a no without a reason", ask)
    none = any(NONE_FOUND.search(finding["message"]) for finding in found)
    if not answer.document["alternatives"] and not none:
        raise Broken("a no without a way out or a word that there is none", ask)


@rule(40)
def cures_cure(draw: Draw) -> None:
    """Whoever does what a no says would help gets the day and the price that it promised."""
    ask, answer = _refused(draw)
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


def _step(draw: Draw, ask: Ask) -> tuple[Answer, Json]:
    """A plan, and a step on the way to the certificate that could be done on another day."""
    answer = plan(ask)
    assume(answer.feasible)
    steps = [
        step
        for step in answer.document["steps"]
        if step["status"] == "todo"
        and step["kind"] in {"task", "milestone"}
        and step["phase"] not in {"renewal", "state", "career"}
        and step["id"] not in {"exam.result", "exam.certified"}
    ]
    assume(steps)
    return answer, draw(st.sampled_from(steps))


def _dated(draw: Draw) -> Ask:
    ask = life(draw)
    if draw(st.integers(0, 3)) < 3:
        return ask
    answer = plan(ask)
    assume(answer.feasible)
    last = date.fromisoformat(answer.certified) + timedelta(days=draw(st.integers(0, 300)))
    return ask.but(finish_by=last.isoformat())


def _keeps(ask: Ask, answer: Answer, moved: Answer) -> bool:
    last = ask.options.get("finish-by", answer.certified)
    return moved.feasible and moved.certified <= last


@rule(150)
def latest_day_is_safe(draw: Draw) -> None:
    """A step that begins on its latest day keeps the goal."""
    ask = _dated(draw)
    answer, step = _step(draw, ask)
    pinned = ask.being(pins={step["id"]: step["latest_start"]})
    moved = plan(pinned)
    if not _keeps(ask, answer, moved):
        told = f"{step['id']} on its latest day {step['latest_start']}"
        raise Broken(f"{told}: {answer.told()} becomes {moved.told()}", ask, pinned)


@rule(150)
def day_after_the_latest_is_late(draw: Draw) -> None:
    """A step that begins a day after its latest day breaks the goal, or the day is `at least`."""
    ask = _dated(draw)
    answer, step = _step(draw, ask)
    assume(not step.get("latest_at_least", False))
    after = (date.fromisoformat(step["latest_start"]) + ONE_DAY).isoformat()
    pinned = ask.being(pins={step["id"]: after})
    moved = plan(pinned)
    if moved.document and _keeps(ask, answer, moved):
        told = f"{step['id']} on {after}, a day after its latest"
        raise Broken(f"{told}: still {moved.told()}", ask, pinned)


def _ways(draw: Draw) -> Iterator[tuple[Ask, date, bool]]:
    """Every way in that opens as things go on: the question for it, from when, and how surely."""
    ask = life(draw, extras=False)
    if draw(st.booleans()):
        ask = ask.being(experience=[*ask.person.get("experience", []), job(draw, ask.today)])
    for way in doors(ask).pathways:
        opens, _ = way.tree.days(ask.today)
        renewed = way.id == "recertification"
        if opens is not None and not way.early_sitting and not renewed:
            sure = way.tree.verdict(opens) is Verdict.MET
            yield ask.but(pathway=way.id, program="none"), opens, sure


@rule(120)
def what_opens_can_be_planned(draw: Draw) -> None:
    """A way in of which `eligible` says from when it is open can be planned without a school."""
    for ask, opens, sure in _ways(draw):
        if sure and not plan(ask).feasible:
            raise Broken(f"eligible from {opens}, and no plan", ask, eligible_command(ask))


@rule(120)
def nobody_applies_before_the_day(draw: Draw) -> None:
    """No plan applies before the day from which the way in may be open."""
    for ask, opens, _ in _ways(draw):
        answer = plan(ask)
        applies = answer.steps.get("exam.apply") if answer.feasible else None
        if applies and date.fromisoformat(applies["start"]) < opens:
            told = f"eligible from {opens}, applies on {applies['start']}"
            raise Broken(told, ask, eligible_command(ask))


@rule(120)
def nobody_waits_past_the_day(draw: Draw) -> None:
    """Where nothing else is waited for, a plan applies on the day from which the way is open."""
    for ask, opens, sure in _ways(draw):
        answer = plan(ask)
        applies = answer.steps.get("exam.apply") if answer.feasible and sure else None
        if applies is None or "exam.review" in answer.steps:
            continue
        if date.fromisoformat(applies["start"]) > opens:
            told = f"eligible from {opens}, applies on {applies['start']}"
            raise Broken(told, ask, eligible_command(ask))


@rule(80)
def open_until_the_last_way_closes(draw: Draw) -> None:
    """A credential is open until the last way in that is open now closes."""
    ask = life(draw)
    found = doors(ask)
    verdict = found.best(ask.today).tree.verdict(ask.today)
    assume(verdict is not Verdict.UNMET)
    _, until = found.best(ask.today).tree.days(ask.today)
    for way in found.pathways:
        if way.tree.verdict(ask.today) is not verdict:
            continue
        _, last = way.tree.days(ask.today)
        if until is not None and (last is None or last > until):
            told = f"open until {until}, yet {way.id} until {last or 'ever'}"
            raise Broken(told, eligible_command(ask))
