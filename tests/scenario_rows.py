"""What the rows of a scenario's table may say, read from the JSON of its command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

Json = dict[str, Any]
Told = dict[str, Callable[[], list[str]]]
NOT_ATTAINABLE = 4


class Row(NamedTuple):
    """One row of a scenario's table."""

    what: str
    told: str
    because: str


def wrong(rows: Sequence[Row], status: int, document: Json) -> Iterator[str]:
    """Every row that does not hold, with what holds instead."""
    steps = steps_of(document)
    for what, said, _ in rows:
        if what == "absent":
            if said in steps or not steps:
                yield f"{said} is not absent from a plan"
            continue
        found = _found(what, status, document)
        held = any(said in text for text in found) if what == "says" else said in found
        if not held:
            yield f"{what}: {said}, but it is {found}"


def steps_of(document: Json) -> dict[str, Json]:
    """The steps of a plan by their ids; a comparison has none."""
    return {step["id"]: step for step in document.get("steps", ())}


def options_of(document: Json) -> dict[str, Json]:
    """What is compared, by its ids; a plan has none."""
    return {option["id"]: option for option in document.get("options", ())}


def is_refused(document: Json) -> bool:
    """Whether the wish cannot come true as asked, by the document alone."""
    if "options" in document:
        return document["winner"] is None and not document["hangs_on"]
    return document["feasible"] is False


def _found(what: str, status: int, document: Json) -> list[str]:
    """All that a row of this name may say."""
    told = _of_all(status, document)
    is_plan = "options" not in document
    told |= _of_the_plan(document) if is_plan else _of_the_comparison(document)
    if what in told:
        return told[what]()
    name, _, part = what.partition(" ")
    if is_plan and name == "with":
        return _with_another(part, document)
    if name == "threshold":
        return _thresholds(part, document)
    parts = steps_of(document) if is_plan else options_of(document)
    if name not in parts:
        return [f"nothing called {name}"]
    return (_of_a_step if is_plan else _of_an_option)(parts[name])[part]()


def _of_all(status: int, document: Json) -> Told:
    """What is said of any result as a whole."""
    return {
        "exit": lambda: [str(status)],
        "says": lambda: [finding["message"] for finding in document["findings"]],
    }


def _of_the_plan(document: Json) -> Told:
    """What is said of a plan as a whole."""
    return {
        "pathway": lambda: [document["pathway"]["id"]],
        "verdict": lambda: [document["pathway"]["verdict"]],
        "program": lambda: [(document["program"] or {}).get("id", "none")],
        "certified_on": lambda: [document["certified_on"] or "none"],
        "expires_on": lambda: [document["expires_on"] or "none"],
        "cost to certificate": lambda: [_cost_to_certificate(document["cost"])],
        "dearest month": lambda: [_dearest_month(document["cost"])],
        "instead": lambda: [_options(found["applies"]) for found in document["alternatives"]],
        "first instead": lambda: [
            _options(found["applies"]) for found in document["alternatives"][:1]
        ],
    }


def _cost_to_certificate(cost: Json) -> str:
    before = (part for phase, part in cost["by_phase"].items() if phase != "renewal")
    return str(sum((Decimal(part["likely"]) for part in before), Decimal()))


def _dearest_month(cost: Json) -> str:
    """The first month in which the most is left to pay, with the amount."""
    dearest = max(cost["to_pay_by_month"], key=lambda month: Decimal(month["likely"]))
    return f"{dearest['month']}: {dearest['likely']}"


def _with_another(options: str, document: Json) -> list[str]:
    """The day of the certificate with a change that the plan offers."""
    found = document["alternatives"]
    return [one["certified_on"] for one in found if _options(one["applies"]) == options]


def _options(applies: dict[str, str]) -> str:
    """The options as they are typed: one that is only switched on takes no value."""
    pairs = (f"--{name}" + (f" {v}" if v != "true" else "") for name, v in applies.items())
    return " ".join(pairs)


def _of_a_step(step: Json) -> Told:
    return {
        "start": lambda: [step["start"]],
        "latest start": lambda: [step["latest_start"]],
        "last day": lambda: [_day_before(step["end"])],
        "status": lambda: [step["status"]],
        "cost": lambda: [line["likely"] or "unknown" for line in step["costs"]],
    }


def _day_before(end: str) -> str:
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def _of_the_comparison(document: Json) -> Told:
    """What is said of a comparison as a whole."""
    return {
        "winner": lambda: [document["winner"] or "none"],
        "hangs on": lambda: [_turn(one) for one in document["hangs_on"]] or ["none"],
    }


def _turn(found: Json) -> str:
    """`Renewal fee of cma-aama: up to 184 cma-aama, above rma-amt`, where it hangs on that."""
    ends = f"up to {found['value']} {found['winner_below']}, above {found['winner_above']}"
    return f"{found['what']} of {found['option']}: {ends}"


def _thresholds(name: str, document: Json) -> list[str]:
    """Where another option takes over as one weight or figure moves, and which one; or `none`."""
    found = [one for one in document["thresholds"] if one["input"] == name]
    return [_threshold(one, document["winner"]) for one in found] or ["none"]


def _threshold(found: Json, winner: str) -> str:
    """`above 7.12: rma-amt`, if more of it makes the RMA the winner."""
    if found["winner_below"] == winner:
        return f"above {found['value']}: {found['winner_above']}"
    return f"up to {found['value']}: {found['winner_below']}"


def _of_an_option(option: Json) -> Told:
    """What is said of one thing that is compared; a scenario asks only for what is there."""
    return {
        "verdict": lambda: [option["verdict"]],
        "certified_on": lambda: [option["certified_on"] or "none"],
        "may_work_from": lambda: [option["may_work_from"] or "none"],
        "cost": lambda: [option["cost_to_certificate"]["likely"] or "none"],
        "ten years likely": lambda: [option["cost_ten_years"]["likely"] or "none"],
        "unscored": lambda: option["unscored"] or ["none"],
        "score": lambda: [str(option["total"])],
        "accepted": lambda: [option["state"]["accepted"]],
        "missing": lambda: option["missing"] or ["none"],
        "lost pay": lambda: [_span(option["payoff"]["lost"])],
        "months": lambda: [_span(option["payoff"]["months"])],
        "opens": lambda: [_doors(option, verdict="met")],
        "closes": lambda: [_doors(option, closes=True)],
        "miles": lambda: [option["school"]["miles"]],
    }


def _span(found: Json) -> str:
    """`1 to 6`, one figure where both are the same, `never` where there is none."""
    least, most = ("never" if found[name] is None else str(found[name]) for name in ("low", "high"))
    return least if least == most else f"{least} to {most}"


def _doors(option: Json, **like: object) -> str:
    """The credentials whose doors are like this, in the order of the comparison."""
    doors = [door for door in option["school"]["doors"] if like.items() <= door.items()]
    return " ".join(door["credential"] for door in doors) or "none"
