"""Reading the document that `plan --json` wrote, as far as two plans are compared by it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, DecimalException
from typing import Any

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.model.tracked.moves import (
    OutlinedPoints,
    OutlinedPrice,
    OutlinedStep,
    OutlinedTie,
    PlanOutline,
)

SCHEMA = "urn:cma-roadmap:roadmap:1"
MAX_BYTES = 16 * 1024 * 1024
_OPTIONS = {
    "credential": "--credential",
    "state": "--state",
    "start": "--start",
    "finish_by": "--finish-by",
    "award": "--award",
    "program": "--program",
    "pathway": "--pathway",
    "move_to": "--move-to",
    "what_if": "--if",
    "budget": "--budget",
    "max_per_month": "--max-per-month",
}
"""What a goal says, by the option that asks for it."""


def read_plan(data: bytes, name: str) -> PlanOutline:
    """Read a plan from a file.

    Args:
        data: its bytes.
        name: its name, as it should stand in messages.

    Raises:
        BadInputError: it is no document of `plan --json`.
    """
    place = SourceLocation(name)
    if len(data) > MAX_BYTES:
        raise BadInputError([Problem.of("no_plan", place)])
    try:
        return outline_of(json.loads(data.decode("utf-8")))
    except json.JSONDecodeError as error:
        raise BadInputError([Problem.of("no_plan", place._replace(line=error.lineno))]) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, DecimalException):
        raise BadInputError([Problem.of("no_plan", place)]) from None


def outline_of(document: Mapping[str, Any]) -> PlanOutline:
    """The outline of a document.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is none of a plan.
    """
    if document["schema"] != SCHEMA:
        raise ValueError("no document of a plan")
    goal, program = document["goal"], document["program"]
    steps = [_step(each) for each in document["steps"]]
    return PlanOutline(
        today=date.fromisoformat(document["today"]),
        as_of=_day(document["as_of"]),
        data_version=document["data_version"],
        options={flag: _text(goal[key]) for key, flag in _OPTIONS.items() if goal[key] is not None},
        own={each["id"]: each["used_days"] for each in document["assumptions"] if each["own"]},
        earned=_earned(document),
        feasible=document["feasible"],
        certified_on=_day(document["certified_on"]),
        program=program["id"] if program else None,
        steps={step.id: step for step in steps},
        ties={
            (tie["predecessor"], tie["successor"], tie["type"]): OutlinedTie(
                tie["code"], tie["min_lag"], tie["max_lag"], tie["source"]
            )
            for tie in document["dependencies"]
        },
    )


def _earned(document: Mapping[str, Any]) -> tuple[OutlinedPoints, ...] | None:
    if "earned" not in document:
        return None
    return tuple(
        OutlinedPoints(one["title"], one["on"], one["points"], tuple(one["credentials"]))
        for one in document["earned"]
    )


def _step(said: Mapping[str, Any]) -> OutlinedStep:
    return OutlinedStep(
        id=said["id"],
        title=said["title"],
        status=said["status"],
        start=date.fromisoformat(said["start"]),
        end=date.fromisoformat(said["end"]),
        length=said["duration"],
        drivers=tuple((driver["code"], driver["ref"]) for driver in said["drivers"]),
        prices=tuple(_price(line) for line in said["costs"]),
    )


def _price(said: Mapping[str, Any]) -> OutlinedPrice:
    likely = said["likely"]
    amount = Decimal(likely) if likely is not None else None
    return OutlinedPrice(said["code"], said["label"], amount, said["source"])


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said is not None else None


def _text(said: Any) -> str:
    return said if isinstance(said, str) else json.dumps(said, sort_keys=True)
