"""What has happened counts: a true past event shuts no door, an end that is told is no doubt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cma_roadmap.model.results.assessment import Verdict

from .asking import Ask, Broken, Json, doors, eligible_command, plan
from .book import rule
from .dice import Dice, assume
from .lives import CARDS, CREDENTIALS, job, life, past, training
from .worth import with_one_more

ONE_DAY = timedelta(days=1)


def _shot(dice: Dice, ask: Ask) -> Ask:
    card = dice.pick([*CARDS, "mmr", "hepb", "varicella"])
    assume(card not in ask.person.get("clearances", {}))
    cards = ask.person.get("clearances", {}) | {card: past(dice, ask.today, 900).isoformat()}
    return ask.being(clearances=cards)


def _attempt(dice: Dice, ask: Ask) -> Ask:
    """One failure: below the number that any body allows.

    AMCA's attempts must all fall within a year of the first, which is a cap, too.
    """
    assume(ask.options["credential"] != "cmac-amca")
    day = ask.today - dice.between(1, 400) * ONE_DAY
    made = {"credential": ask.options["credential"], "on": day.isoformat(), "passed": False}
    return with_one_more(ask, "attempts", made)


def _training(dice: Dice, ask: Ask) -> Ask:
    return with_one_more(ask, "training", training(dice, ask.today, ahead_of=False))


def _job(dice: Dice, ask: Ask) -> Ask:
    return with_one_more(ask, "experience", job(dice, ask.today))


def _credential(dice: Dice, ask: Ask) -> Ask:
    """Another body's: who holds the one that is asked for is planned as a holder."""
    others = [name for name in CREDENTIALS[:4] if name != ask.options["credential"]]
    day = min(past(dice, ask.today, 2500), ask.today - ONE_DAY)
    return with_one_more(ask, "credentials", {"id": dice.pick(others), "certified_on": str(day)})


def _pin(dice: Dice, ask: Ask) -> Ask:
    """A step of the plan that was done in the days before.

    An application is true only of who could apply: with no step of the plan before it, and after
    school. Study may not begin long before the end of school, which is the planner's own rule: it
    is left out here.
    """
    steps, day = plan(ask).steps, ask.today - dice.between(1, 60) * ONE_DAY
    free = ["training.choose", "foundation.prepare"]
    if steps.get("exam.apply", {}).get("start") == ask.options["today"]:
        schools = ask.person.get("training", [])
        after = all(str(school.get("completed_on", "9")) < day.isoformat() for school in schools)
        free += ["exam.apply"] if after else []
    open_to = [name for name in free if steps.get(name, {}).get("status") == "todo"]
    assume(open_to)
    return ask.being(pins={dice.pick(open_to): day.isoformat()})


EVENTS: dict[str, Callable[[Dice, Ask], Ask]] = {
    "an attempt": _attempt,
    "a pin": _pin,
    "a shot": _shot,
    "a job": _job,
    "a training": _training,
    "a credential": _credential,
}


@rule(160)
def what_happened_shuts_no_door(dice: Dice) -> None:
    """A true past event never makes a plan impossible that was possible without it."""
    ask = life(dice)
    name = dice.pick(list(EVENTS))
    before = plan(ask)
    assume(before.feasible)
    more = EVENTS[name](dice, ask)
    after = plan(more)
    assume(after.document)
    if not after.feasible:
        raise Broken(f"{name}: {before.told()} becomes {after.told()}", ask, more)


@rule(60)
def an_end_that_is_told_is_no_doubt(dice: Dice) -> None:
    """Who tells the last day of a credential is told no less surely what is open."""
    ask = life(dice)
    day = min(past(dice, ask.today, 4000), ask.today - ONE_DAY)
    held: Json = {"id": ask.options["credential"], "certified_on": day.isoformat()}
    silent = ask.being(credentials=[held])
    last = day + dice.between(1, 2600) * ONE_DAY
    told = ask.being(credentials=[held | {"expires_on": last.isoformat()}])
    known = {way.id: way.tree.verdict(ask.today) for way in doors(silent).pathways}
    for way in doors(told).pathways:
        verdict = way.tree.verdict(ask.today)
        if verdict is Verdict.UNKNOWN and known[way.id] is not Verdict.UNKNOWN:
            what = f"{way.id}: {known[way.id]} becomes {verdict}, for it ends on {last}"
            raise Broken(what, eligible_command(silent), eligible_command(told))
    assume(last >= ask.today)  # one that is over is another life: its way back may be a question
    before, after = plan(silent), plan(told)
    sure = before.feasible and before.document["pathway"]["verdict"] == "met"
    if sure and after.document["pathway"]["verdict"] == "unknown":
        raise Broken(f"sure becomes {after.told()}, for it ends on {last}", silent, told)


LISTS = ("training", "experience", "credentials", "attempts", "memberships", "military")


def _turned(dice: Dice, entries: list[Any]) -> list[Any]:
    left, turned = list(entries), []
    while left:
        turned.append(left.pop(dice.between(0, len(left) - 1)))
    return turned


@rule(120)
def the_order_of_a_list_is_nothing(dice: Dice) -> None:
    """Two people who say the same in another order are answered with the same bytes."""
    ask = life(dice, trainings=(1, 3), jobs=(1, 3))
    for _ in range(dice.between(0, 2)):
        ask = _attempt(dice, ask) if dice.coin() else _credential(dice, ask)
    lists = {name: ask.person[name] for name in LISTS if len(ask.person.get(name, [])) > 1}
    assume(lists)
    other = ask.being(**{name: _turned(dice, said) for name, said in lists.items()})
    if plan(ask) != plan(other):
        raise Broken("another answer to another order", ask, other)
