"""More is never worth less: rules on two plans, of which the second has more, or is less bound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from cma_roadmap.model.definitions.program import Award
from cma_roadmap.planning.guesses.class_days import class_days

from .asking import Answer, Ask, Broken, Json, catalog, plan
from .book import add, rule
from .dice import Dice, assume
from .lives import ahead, job, life, past, training

PREPARES = "foundation.diploma"
"""The step at which a person without a diploma has one."""

CHOOSES = 28
"""Days that a plan takes for choosing a school; who names a first day before may have chosen."""


RANKS = ("unmet", "unknown", "met")


def never_worse(before: Ask, after: Ask, change: str) -> None:
    """What is possible stays so, and never later, unless the later way is surer.

    `--help` says that the soonest *sure* way in is planned: a day may be given for certainty. And a
    limit may leave less time than is usual for what no source gives a time for: a day is no gain
    that is won by that alone. And who is enrolled stays: where something more first makes the own
    school lead to the certificate, that road is planned, though another school were sooner.

    Raises:
        Broken: it is lost or later.
    """
    first = plan(before)
    assume(first.feasible)
    compare(before, first, after, plan(after), change)


def compare(before: Ask, first: Answer, after: Ask, second: Answer, change: str) -> None:
    """The same of two answers that are there already."""
    assume(second.document)
    excused = _surer(second, first) or _hurried(first) > _hurried(second)
    excused = excused or (_stays(after, second) and not _stays(before, first))
    if not second.feasible or (_later(second, first) and not excused):
        told = f"{change}: {first.told()} becomes {second.told()}"
        raise Broken(told, before, after)


def _later(one: Answer, other: Answer) -> bool:
    return one.certified > other.certified


def _stays(ask: Ask, answer: Answer) -> bool:
    """Whether somebody who is in school is planned without another one."""
    under_way = [each for each in ask.person.get("training", []) if "expected_on" in each]
    school = (answer.document["program"] or {}).get("id")
    return bool(under_way) and school in {None, *(each.get("program") for each in under_way)}


def _hurried(answer: Answer) -> int:
    """Days less than usual for study, a seat, choosing and enrolling."""
    times = answer.document["assumptions"]
    return sum(time["usual_days"] - time["used_days"] for time in times)


def _surer(one: Answer, other: Answer) -> bool:
    ranks = [RANKS.index(answer.document["pathway"]["verdict"]) for answer in (one, other)]
    return ranks[0] > ranks[1]


def _days(count: int) -> timedelta:
    return timedelta(days=count)


@rule(60)
def diploma_in_hand(dice: Dice) -> None:
    """Who has the diploma is at no disadvantage to one who has it later, or has not said."""
    ask = life(dice)
    today = ask.today
    assume((ask.person.get("diploma") or {}).get("kind") != "none")
    held = {"kind": "high_school", "on": past(dice, today, 4000).isoformat()}
    never_worse(ask, ask.being(diploma=held), "a diploma in hand")


@rule(50)
def diploma_sooner(dice: Dice) -> None:
    """A diploma that is due sooner never makes the certificate later."""
    ask = life(dice)
    late = ahead(dice, ask.today, 900)
    soon = ask.today + _days(dice.between(1, (late - ask.today).days))
    due = {"kind": "high_school", "on": late.isoformat()}
    sooner = ask.being(diploma=due | {"on": soon.isoformat()})
    never_worse(ask.being(diploma=due), sooner, f"the diploma due on {soon}, not {late}")


@rule(40)
def diploma_due_before_a_test(dice: Dice) -> None:
    """A diploma due before a GED could be had is worth no less than none."""
    ask = life(dice).being(diploma={"kind": "none"})
    first = plan(ask)
    assume(first.feasible)
    prepared = first.steps.get(PREPARES)
    most = date.fromisoformat(prepared["start"]) if prepared else ask.today + _days(30)
    due = ask.today + _days(dice.between(1, max(1, (most - ask.today).days)))
    better = ask.being(diploma={"kind": "high_school", "on": due.isoformat()})
    never_worse(ask, better, f"a diploma due on {due}, not none")


def with_one_more(ask: Ask, key: str, entry: Json) -> Ask:
    """The same person with one entry more in a list."""
    return ask.being(**{key: [*ask.person.get(key, []), entry]})


@rule(150)
def one_more_training(dice: Dice) -> None:
    """What somebody learned before never shuts a door: the rules know no `not`."""
    ask = life(dice)
    more = with_one_more(ask, "training", training(dice, ask.today, ahead_of=False))
    never_worse(ask, more, "one more finished training")


@rule(40)
def a_school_under_way(dice: Dice) -> None:
    """Being in school shuts no door, though it may take longer than another school would."""
    ask = life(dice, trainings=(0, 1))
    assume(plan(ask).feasible)
    student = with_one_more(ask, "training", training(dice, ask.today, ahead_of=True))
    answer = plan(student)
    if not answer.feasible:
        raise Broken(f"a school under way: {answer.told()}", ask, student)


@rule(90)
def one_more_job(dice: Dice) -> None:
    """Work that was done or goes on never shuts a door."""
    ask = life(dice)
    never_worse(ask, with_one_more(ask, "experience", job(dice, ask.today)), "one more job")


def _changed_job(dice: Dice, change: Callable[[Json], Json], told: str) -> None:
    ask = life(dice, jobs=(1, 2))
    jobs = list(ask.person["experience"])
    number = dice.between(0, len(jobs) - 1)
    jobs[number] = jobs[number] | change(jobs[number])
    never_worse(ask, ask.being(experience=jobs), told)


@rule(30)
def more_hours_at_work(dice: Dice) -> None:
    """The same job with more hours a week counts for at least as much."""
    hours = dice.pick([1, 4, 16, 32])

    def change(was: Json) -> Json:
        assume("hours_per_week" in was)
        return {"hours_per_week": was["hours_per_week"] + hours}

    _changed_job(dice, change, f"{hours} hours a week more at work")


@rule(30)
def one_more_day_at_work(dice: Dice) -> None:
    """A job that began a day earlier counts for at least as much."""

    def change(was: Json) -> Json:
        return {"from": (date.fromisoformat(was["from"]) - _days(1)).isoformat()}

    _changed_job(dice, change, "a day more at work")


@rule(100)
def program_ends_sooner(dice: Dice) -> None:
    """A program that ends sooner, or ended lately, never makes the certificate later."""
    ask = life(dice, trainings=(0, 1))
    last = training(dice, ask.today, ahead_of=True)
    for name in ("externship_expected_on", "externship_completed_on", "started_on"):
        last.pop(name, None)
    assume("on" not in ask.person.get("diploma", {}))  # one that comes late may miss a window
    end = date.fromisoformat(last["expected_on"])
    soon = end - _days(dice.between(1, (end - ask.today).days + 20))
    sooner = {name: value for name, value in last.items() if name != "expected_on"}
    sooner["expected_on" if soon > ask.today else "completed_on"] = soon.isoformat()
    before, after = (with_one_more(ask, "training", each) for each in (last, sooner))
    never_worse(before, after, f"the program ends on {soon}, not {end}")


@rule(60)
def time_is_not_won_by_waiting(dice: Dice) -> None:
    """A later day on which nothing else has changed never gives an earlier certificate."""
    ask = life(dice)
    later = ask.today + _days(dice.between(1, 45))
    said = str(ask.person)
    assume(not any((ask.today + _days(n)).isoformat() in said for n in range(1, 50)))
    rules = ask.options["today"]
    late = ask.but(today=later.isoformat(), as_of=rules)
    never_worse(late, ask.but(as_of=rules), f"planned on {rules}, not on {later}")


@rule(8)
def larger_budget(dice: Dice) -> None:
    """Who can pay more can do whatever can be done for less."""
    ask = life(dice, trainings=(0, 1), extras=False)
    name = dice.pick(["budget", "max-per-month"])
    small = dice.between(200, 9000)
    more = small + dice.between(1, 20000)
    poor, rich = (ask.but(**{name: str(money)}) for money in (small, more))
    never_worse(poor, rich, f"--{name} {more}, not {small}")


@rule(100)
def free_choice_any_pathway(dice: Dice) -> None:
    """Free choice: no pathway that is forced beats it."""
    wide = life(dice, extras=dice.once_in(3))
    early = dice.once_in(4)
    wide = wide.but(sit_early="") if early else wide
    free = plan(wide)
    enrolled = any("expected_on" in school for school in wide.person.get("training", []))
    for way in catalog().credential(wide.options["credential"]).pathways:
        if way.recertification or (way.early_sitting and not early):
            continue  # a wish to sit early is asked for, not chosen
        narrow = wide.but(pathway=way.id)
        forced = plan(narrow)
        # How early one may sit is no matter for guessing.
        guess = way.early_sitting and forced.document["pathway"]["verdict"] == "unknown"
        away = enrolled and forced.feasible and forced.document["program"]  # who is in stays in
        if (
            forced.feasible and not guess and not away
        ):  # how early one may sit is no matter for guessing
            compare(narrow, forced, wide, free, "any pathway")


def _start(dice: Dice, ask: Ask) -> Ask:
    """On a day on which schools are open: who names another one has asked the school."""
    later = ask.today + _days(dice.between(CHOOSES, 400))
    opens = class_days(catalog(), catalog().typical(Award.CERTIFICATE)).end(later)
    return ask.but(start=opens.isoformat())


def _break(dice: Dice, ask: Ask) -> Ask:
    first = ask.today + _days(dice.between(0, 300))
    last = first + _days(dice.between(1, 90))
    off = {"from": first.isoformat(), "to": last.isoformat()}
    return ask.being(availability={"breaks": [off]})


def _pin(dice: Dice, ask: Ask) -> Ask:
    step = dice.pick(["exam.sit", "exam.apply", "training.program", "training.choose"])
    return ask.being(pins={step: ahead(dice, ask.today, 900).isoformat()})


def _setback(dice: Dice, ask: Ask) -> Ask:
    return ask.but(**{"if": dice.pick(["fail-exam=1", "lapse=bls", "lapse=tb"])})


def _hours(dice: Dice, ask: Ask) -> Ask:
    # How long a test takes is known by hours, or else by the usual months, which may be more.
    assume(ask.person.get("diploma", {}).get("kind") != "none")
    return ask.but(hours_per_week=str(dice.between(4, 39)))


NARROW: dict[str, tuple[int, Callable[[Dice, Ask], Ask], str]] = {
    "any_school": (
        110,
        lambda _, ask: ask.but(program="none"),
        "without another school nobody is sooner than with the choice of one.",
    ),
    "any_start": (30, _start, "a first day of school that is asked for wins no time."),
    "no_break": (30, _break, "a break wins no time."),
    "no_pin": (20, _pin, "a day that is pinned wins no time."),
    "no_setback": (30, _setback, "what goes wrong wins no time."),
    "full_time": (30, _hours, "fewer hours a week win no time."),
}


@rule(30)
def more_hours_for_school(dice: Dice) -> None:
    """More hours a week for school never make the certificate later."""
    ask = life(dice, extras=dice.once_in(3))
    few = dice.between(4, 59)
    more = few + dice.between(1, 60 - few)
    slow, quick = (ask.but(hours_per_week=str(hours)) for hours in (few, more))
    never_worse(slow, quick, f"{more} hours a week, not {few}")


def _widened(narrow: Callable[[Dice, Ask], Ask], name: str, dice: Dice) -> None:
    ask = life(dice, extras=dice.once_in(3))
    wide = ask.but(hours_per_week=None).being(availability=None)
    never_worse(narrow(dice, wide), wide, name.replace("_", " "))


for _name, (_people, _narrow, _why) in NARROW.items():
    add(f"free_choice_{_name}", f"Free choice: {_why}", _people, partial(_widened, _narrow, _name))


@rule(90)
def wish_to_sit_early(dice: Dice) -> None:
    """A wish to sit early is used where it helps, and delays nothing."""
    ask = life(dice, extras=dice.once_in(3))
    never_worse(ask, ask.but(sit_early=""), "--sit-early")
