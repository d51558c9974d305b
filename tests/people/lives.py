"""Random lives: whole realistic ones, and ones whose days lie around an anniversary or month end.

The lower the dice fall, the fewer words, the smaller numbers and the nearer the days.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from .asking import Ask, Json
from .dice import Dice

CREDENTIALS = ("ccma-nha", "rma-amt", "cma-aama", "ncma-ncct", "cmac-amca")
RARE = ("pmac-aspma", "nrcma-nahp", "rcmas-ncma", "rma-arma")
TODAYS = ("2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2028-02-29")
PROGRAMS = ("ipeds-235149-2", "ipeds-101286-3", "txetpl-31500")
CARDS = ("bls", "flu", "tb", "tdap", "background", "drug-screen")
LIMITS = [
    *(relativedelta(years=years) for years in (1, 2, 3, 4, 5, 7)),
    *(relativedelta(months=months) for months in (1, 18, 36, 60)),
    relativedelta(days=30),
]
ODD = [date(2024, 2, 29), date(2020, 2, 29), date(2026, 1, 31), date(2025, 12, 31)]
ODD_AHEAD = [date(2028, 2, 29), date(2027, 8, 31), date(2027, 12, 31), date(2028, 6, 30)]


def past(dice: Dice, today: date, most: int = 3000) -> date:
    """A day before today or today: any, or one at or around a limit, or at an end of a month."""
    kind = dice.between(0, 5)
    if kind < 2:
        return today - timedelta(days=dice.between(0, most))
    if kind == 5:
        return min(today, dice.pick(ODD))
    off = dice.between(-1, 1) if kind == 2 else dice.between(-150, 150)
    return min(today, today - dice.pick(LIMITS) + timedelta(days=off))


def ahead(dice: Dice, today: date, most: int = 800) -> date:
    """A day after today: any, soon, or at an end of a month."""
    kind = dice.between(0, 5)
    if kind == 5:
        return max(today + timedelta(days=1), dice.pick(ODD_AHEAD))
    return today + timedelta(days=dice.between(1, most if kind < 4 else 60))


def _diploma(dice: Dice, today: date) -> Json | None:
    kind = dice.pick(["undated", "held", "held", "none", "due", "unsaid"])
    if kind == "unsaid":
        return None
    if kind == "none":
        return {"kind": "none"}
    if kind == "undated":
        return {"kind": "high_school"}
    day = past(dice, today, 6000) if kind == "held" else ahead(dice, today)
    return {"kind": dice.pick(["high_school", "ged", "hiset"]), "on": day.isoformat()}


_FULL = {"clock_hours": 900, "externship_hours": 180, "academic_hours": 720}
_HOURS: list[Json] = [
    *({}, _FULL, _FULL, {"clock_hours": 900, "externship_hours": 180}, {"clock_hours": 40}),
    {"clock_hours": 720, "externship_hours": 160, "academic_hours": 560},
    {"clock_hours": 719, "externship_hours": 159, "academic_hours": 559},
]


def training(dice: Dice, today: date, *, ahead_of: bool | None = None) -> Json:
    """A training that is over, or (`ahead_of`) goes on; some name a school of the catalogue."""
    coming = dice.coin() if ahead_of is None else ahead_of
    said: Json = {"name": "My school"}
    if dice.once_in(5):
        said = {"program": dice.pick(PROGRAMS)}
    else:
        whose = dice.pick([["CAAHEP"], ["CAAHEP"], ["ABHES"], [], None])
        said |= {} if whose is None else {"accreditors": whose}
        whole = dice.pick([True, True, None, False])
        said |= {} if whole is None else {"institution_accredited": whole}
        kind = dice.pick(["school", "school", "school", "apprenticeship", "workforce"])
        said |= {} if kind == "school" else {"kind": kind}
    said |= dice.pick(_HOURS)
    end = ahead(dice, today) if coming else past(dice, today)
    if coming and dice.coin():
        said["started_on"] = past(dice, today, 400).isoformat()
    said["expected_on" if coming else "completed_on"] = end.isoformat()
    if dice.once_in(8):
        later = end + timedelta(days=dice.between(-20, 60))
        name = "completed" if later <= today else "expected"
        said[f"externship_{name}_on"] = later.isoformat()
    return said


def job(dice: Dice, today: date) -> Json:
    """Work as a medical assistant: past or going on, full or part time; now and then to come."""
    if dice.once_in(12):
        return {
            "role": "medical_assistant",
            "from": ahead(dice, today, 300).isoformat(),
            "to": "present",
            "hours_per_week": 40,
        }
    hours = dice.pick([40, 40, 36, 35, 20, 8, None])
    kind = dice.between(0, 3)
    last = today - timedelta(days=dice.between(0, 1800)) if kind == 3 else today
    if kind < 2:
        first = past(dice, last)
    else:  # about as long as a rule asks for
        years = relativedelta(years=dice.pick([1, 2, 3]))
        first = min(last, last - years + timedelta(days=dice.between(-90, 90)))
    if kind == 1:
        last = min(today, first + timedelta(days=dice.between(0, 1500)))
    going_on = last == today and dice.coin()
    said = {
        "role": "medical_assistant",
        "from": first.isoformat(),
        "to": "present" if going_on else last.isoformat(),
    }
    return said if hours is None else said | {"hours_per_week": hours}


def _career(dice: Dice, today: date) -> Json:
    """Somebody who learned the work at a good school some years ago and then did it."""
    first = past(dice, today, 2500)
    short = timedelta(days=dice.between(-60, 500))  # of the years that a rule asks for
    began = today - relativedelta(years=dice.pick([1, 2, 3])) + short
    began = min(today, max(began, first)) if dice.coin() else first
    left = "present" if dice.once_in(2) else past(dice, today, (today - began).days).isoformat()
    school = {"name": "My school", "accreditors": ["CAAHEP"], "institution_accredited": True}
    work = {"role": "medical_assistant", "from": began.isoformat(), "to": max(left, str(began))}
    return {
        "diploma": {"kind": "high_school"},
        "training": [school | _FULL | {"completed_on": first.isoformat()}],
        "experience": [work | {"hours_per_week": 40}],
        "clearances": {"bls": past(dice, today, 700).isoformat()},
    }


def _clearances(dice: Dice, today: date) -> Json:
    said: Json = {"bls": past(dice, today, 900).isoformat()} if dice.coin() else {}
    for card in CARDS[1:] if dice.once_in(3) else ():
        if dice.once_in(3):
            said[card] = past(dice, today, 900).isoformat()
    return said


def _extras(dice: Dice, today: date) -> Json:
    said: Json = {}
    if dice.once_in(5):
        hours = dice.pick([10, 20, 25, 40])
        first = ahead(dice, today, 300)
        last = first + timedelta(days=dice.between(1, 40))
        said["availability"] = {"hours_per_week": hours}
        if dice.coin():
            holiday = {"from": first.isoformat(), "to": last.isoformat()}
            said["availability"] = {"breaks": [holiday]}
    if dice.once_in(12):
        day = past(dice, today, 2500).isoformat()
        said["military"] = [{"training": "army-68w", "completed_on": day}]
    if dice.once_in(12):
        earned = min(past(dice, today, 2500), today - timedelta(days=1))
        which = dice.pick(CREDENTIALS[:4])
        said["credentials"] = [{"id": which, "certified_on": earned.isoformat()}]
    if dice.once_in(12):
        said["memberships"] = ["aama"]
    if dice.once_in(6):
        born = today - relativedelta(years=18) + relativedelta(months=dice.between(-24, 24))
        said["born"] = f"{born:%Y-%m}"
    return said


def life(
    dice: Dice,
    *,
    credentials: tuple[str, ...] = CREDENTIALS,
    trainings: tuple[int, int] = (0, 2),
    jobs: tuple[int, int] = (0, 2),
    extras: bool = True,
    career: int = 5,
) -> Ask:
    """One person and a credential; `trainings` and `jobs` say how many at least and at most.

    One in `career` learned the work and then did it.
    """
    options = {"credential": dice.pick(credentials)}
    options["today"] = TODAYS[0] if dice.coin() else dice.pick(TODAYS)
    today = date.fromisoformat(options["today"])
    diploma = _diploma(dice, today)
    person: Json = {"diploma": diploma} if diploma else {}
    if schools := [training(dice, today) for _ in range(dice.between(*trainings))]:
        person["training"] = schools
    if work := [job(dice, today) for _ in range(dice.between(*jobs))]:
        person["experience"] = work
    if cards := _clearances(dice, today):
        person["clearances"] = cards
    if trainings[1] and jobs[1] and dice.once_in(career):
        person = _career(dice, today)
    return Ask(person | (_extras(dice, today) if extras else {}), options)


def odd_life(dice: Dice) -> Ask:
    """One that may be asked anything: pins, what-ifs, days long ago, limits on money and time."""
    ask = life(dice, credentials=CREDENTIALS + RARE, trainings=(0, 3), jobs=(0, 3))
    today = ask.today
    wishes: dict[str, Callable[[], str]] = {
        "sit-early": lambda: "",
        "no-breaks": lambda: "",
        "program": lambda: str(dice.pick(["none", "typical-associate", *PROGRAMS])),
        "award": lambda: str(dice.pick(["certificate", "associate"])),
        "start": lambda: (today + timedelta(days=dice.between(0, 500))).isoformat(),
        "hours-per-week": lambda: str(dice.pick([1, 10, 20, 60])),
        "if": lambda: str(dice.pick(["fail-exam=1", "fail-exam=5", "lapse=bls"])),
        "as-of": lambda: (today - timedelta(days=dice.between(0, 900))).isoformat(),
        "pathway": lambda: str(dice.pick(["education", "experience", "graduate"])),
        "state": lambda: str(dice.pick(["WA", "ND", "CA"])),
        "finish-by": lambda: ahead(dice, today, 900).isoformat(),
        "budget": lambda: str(dice.pick([100, 6000, 20000])),
    }
    rare = ("finish-by", "budget")  # each no costs a search
    chosen = {
        name: make() for name, make in wishes.items() if dice.once_in(8 + 40 * (name in rare))
    }
    if dice.once_in(12):
        step = dice.pick(["exam.sit", "exam.apply", "training.program"])
        ask = ask.being(pins={step: ahead(dice, today, 900).isoformat()})
    return ask.but(**chosen)
