"""Random lives: whole realistic ones, and ones whose days lie around an anniversary or month end.

Strategies shrink toward the day itself, few words and small numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from .asking import Ask, Json

T = TypeVar("T")


class Draw(Protocol):
    """Takes one value of a strategy: the way in which Hypothesis makes a person."""

    def __call__(self, strategy: st.SearchStrategy[T], /) -> T: ...


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


def often(draw: Draw, out_of: int) -> bool:
    """Once in so many times."""
    return bool(draw(st.integers(0, out_of - 1)) == out_of - 1)


def past(draw: Draw, today: date, most: int = 3000) -> date:
    """A day before today or today: any, or one around a limit or at an end of a month."""
    kind = draw(st.integers(0, 5))
    if kind < 4:
        return today - timedelta(days=draw(st.integers(0, most)))
    if kind == 4:
        limit, off = draw(st.sampled_from(LIMITS)), draw(st.integers(-1, 1))
        return min(today, today - limit + timedelta(days=off))
    return min(today, draw(st.sampled_from(ODD)))


def ahead(draw: Draw, today: date, most: int = 800) -> date:
    """A day after today."""
    if often(draw, 6):
        return max(today + timedelta(days=1), draw(st.sampled_from(ODD_AHEAD)))
    return today + timedelta(days=draw(st.integers(1, most)))


def _diploma(draw: Draw, today: date) -> Json | None:
    kind = draw(st.sampled_from(["held", "held", "none", "due", "unsaid"]))
    if kind == "unsaid":
        return None
    if kind == "none":
        return {"kind": "none"}
    if kind == "held" and draw(st.booleans()):
        return {"kind": draw(st.sampled_from(["high_school", "ged"]))}
    day = past(draw, today, 6000) if kind == "held" else ahead(draw, today)
    return {"kind": draw(st.sampled_from(["high_school", "ged", "hiset"])), "on": day.isoformat()}


_FULL = {"clock_hours": 900, "externship_hours": 180, "academic_hours": 720}
_HOURS: list[Json] = [
    *({}, _FULL, _FULL, {"clock_hours": 900, "externship_hours": 180}, {"clock_hours": 40}),
    {"clock_hours": 720, "externship_hours": 160, "academic_hours": 560},
    {"clock_hours": 719, "externship_hours": 159, "academic_hours": 559},
]


def training(draw: Draw, today: date, *, ahead_of: bool | None = None) -> Json:
    """A training that is over, or (`ahead_of`) goes on; some name a school of the catalogue."""
    coming = draw(st.booleans()) if ahead_of is None else ahead_of
    said: Json = {"name": "My school"}
    if often(draw, 5):
        said = {"program": draw(st.sampled_from(PROGRAMS))}
    else:
        whose = draw(st.sampled_from([["CAAHEP"], ["CAAHEP"], ["ABHES"], [], None]))
        said |= {} if whose is None else {"accreditors": whose}
        whole = draw(st.sampled_from([True, True, None, False]))
        said |= {} if whole is None else {"institution_accredited": whole}
        kind = draw(st.sampled_from(["school", "school", "school", "apprenticeship", "workforce"]))
        said |= {} if kind == "school" else {"kind": kind}
    said |= draw(st.sampled_from(_HOURS))
    end = ahead(draw, today) if coming else past(draw, today)
    if coming and draw(st.booleans()):
        said["started_on"] = past(draw, today, 400).isoformat()
    said["expected_on" if coming else "completed_on"] = end.isoformat()
    if often(draw, 8):
        later = end + timedelta(days=draw(st.integers(-20, 60)))
        name = "completed" if later <= today else "expected"
        said[f"externship_{name}_on"] = later.isoformat()
    return said


def job(draw: Draw, today: date) -> Json:
    """Work as a medical assistant: past or going on, full or part time; now and then to come."""
    if often(draw, 12):
        return {
            "role": "medical_assistant",
            "from": ahead(draw, today, 300).isoformat(),
            "to": "present",
            "hours_per_week": 40,
        }
    first = past(draw, today)
    going_on = draw(st.booleans())
    left = min(today, first + timedelta(days=draw(st.integers(0, 1500))))
    hours = draw(st.sampled_from([40, 40, 36, 35, 20, 8, None]))
    said = {
        "role": "medical_assistant",
        "from": first.isoformat(),
        "to": "present" if going_on else left.isoformat(),
    }
    return said if hours is None else said | {"hours_per_week": hours}


def _clearances(draw: Draw, today: date) -> Json:
    said: Json = {"bls": past(draw, today, 900).isoformat()} if draw(st.booleans()) else {}
    for card in CARDS[1:] if often(draw, 3) else ():
        if often(draw, 3):
            said[card] = past(draw, today, 900).isoformat()
    return said


def _extras(draw: Draw, today: date) -> Json:
    said: Json = {}
    if often(draw, 5):
        hours = draw(st.sampled_from([10, 20, 25, 40]))
        first = ahead(draw, today, 300)
        last = first + timedelta(days=draw(st.integers(1, 40)))
        said["availability"] = {"hours_per_week": hours}
        if draw(st.booleans()):
            holiday = {"from": first.isoformat(), "to": last.isoformat()}
            said["availability"] = {"breaks": [holiday]}
    if often(draw, 12):
        day = past(draw, today, 2500).isoformat()
        said["military"] = [{"training": "army-68w", "completed_on": day}]
    if often(draw, 12):
        earned = min(past(draw, today, 2500), today - timedelta(days=1))
        which = draw(st.sampled_from(CREDENTIALS[:4]))
        said["credentials"] = [{"id": which, "certified_on": earned.isoformat()}]
    if often(draw, 12):
        said["memberships"] = ["aama"]
    if often(draw, 6):
        born = today - relativedelta(years=18) + relativedelta(months=draw(st.integers(-24, 24)))
        said["born"] = f"{born:%Y-%m}"
    return said


def life(
    draw: Draw,
    *,
    credentials: tuple[str, ...] = CREDENTIALS,
    trainings: tuple[int, int] = (0, 2),
    jobs: tuple[int, int] = (0, 2),
    extras: bool = True,
) -> Ask:
    """One person and a credential; `trainings` and `jobs` say how many at least and at most."""
    options = {"credential": draw(st.sampled_from(credentials))}
    options["today"] = TODAYS[0] if draw(st.booleans()) else draw(st.sampled_from(TODAYS))
    today = date.fromisoformat(options["today"])
    diploma = _diploma(draw, today)
    person: Json = {"diploma": diploma} if diploma else {}
    if schools := [training(draw, today) for _ in range(draw(st.integers(*trainings)))]:
        person["training"] = schools
    if work := [job(draw, today) for _ in range(draw(st.integers(*jobs)))]:
        person["experience"] = work
    if cards := _clearances(draw, today):
        person["clearances"] = cards
    return Ask(person | (_extras(draw, today) if extras else {}), options)


def odd_life(draw: Draw) -> Ask:
    """One that may be asked anything: pins, what-ifs, days long ago, limits on money and time."""
    ask = life(draw, credentials=CREDENTIALS + RARE, trainings=(0, 3), jobs=(0, 3))
    today = ask.today
    wishes: dict[str, Callable[[], str]] = {
        "sit-early": lambda: "",
        "no-breaks": lambda: "",
        "program": lambda: str(draw(st.sampled_from(["none", "typical-associate", *PROGRAMS]))),
        "award": lambda: str(draw(st.sampled_from(["certificate", "associate"]))),
        "start": lambda: (today + timedelta(days=draw(st.integers(-30, 500)))).isoformat(),
        "hours-per-week": lambda: str(draw(st.sampled_from([1, 10, 20, 60]))),
        "if": lambda: str(draw(st.sampled_from(["fail-exam=1", "fail-exam=5", "lapse=bls"]))),
        "as-of": lambda: (today - timedelta(days=draw(st.integers(0, 900)))).isoformat(),
        "pathway": lambda: str(draw(st.sampled_from(["education", "experience", "graduate"]))),
        "state": lambda: str(draw(st.sampled_from(["WA", "ND", "CA"]))),
        "finish-by": lambda: ahead(draw, today, 900).isoformat(),
        "budget": lambda: str(draw(st.sampled_from([100, 6000, 20000]))),
    }
    rare = ("finish-by", "budget")  # each no costs a search
    chosen = {name: make() for name, make in wishes.items() if often(draw, 8 + 12 * (name in rare))}
    if often(draw, 12):
        step = draw(st.sampled_from(["exam.sit", "exam.apply", "training.program"]))
        ask = ask.being(pins={step: ahead(draw, today, 900).isoformat()})
    return ask.but(**chosen)
