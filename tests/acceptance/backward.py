"""A backward pass of a stranger's own: how late may each step of the examination begin?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from .arithmetic import add

Json = dict[str, Any]

TOLERANCE = 5
"""Days by which a step that lasts business days may differ, as its length moves with weekends."""


def _last_anchor(reached: date, lag: str) -> date:
    """The last day from which `lag` leads to `reached` or earlier."""
    days = (add(reached, lag) - reached).days
    anchor = reached - timedelta(days=days - 4)
    while add(anchor, lag) > reached:
        anchor -= timedelta(days=1)
    return anchor


def _is_to_do(document: Json) -> bool:
    return any(s["id"] == "exam.certified" and s["status"] == "todo" for s in document["steps"])


def latest_starts(document: Json) -> dict[str, date]:
    """The latest start of every step that bears on the day of certification, which is kept."""
    length: dict[str, timedelta] = {}
    latest: dict[str, date] = {}
    still: set[str] = set()
    for step in document["steps"]:
        start, end = date.fromisoformat(step["start"]), date.fromisoformat(step["end"])
        length[step["id"]] = end - start
        fixed = any(driver["code"] == "deadline" for driver in step["drivers"])
        if fixed or step["status"] != "todo" or step["id"] == "exam.certified":
            latest[step["id"]] = start
            still.add(step["id"])
    asked = document["goal"]["finish_by"]
    if asked is not None and _is_to_do(document):
        latest["exam.certified"] = date.fromisoformat(asked)
    moved = True
    while moved:
        moved = False
        for name, bound in _bounds(document, length, latest):
            if name not in still and (name not in latest or bound < latest[name]):
                latest[name] = bound
                moved = True
    return latest


def _bounds(
    document: Json, length: dict[str, timedelta], latest: dict[str, date]
) -> Iterator[tuple[str, date]]:
    none = timedelta()
    for tie in document["dependencies"]:
        before, after = tie["predecessor"], tie["successor"]
        waits = tie["code"] == "intake"  # the wait for a term may shrink to nothing
        lead = length[before] if tie["type"][0] == "F" and not waits else none
        tail = length[after] if tie["type"][1] == "F" else none
        if after in latest:
            yield before, _last_anchor(latest[after] + tail, tie["min_lag"]) - lead
        if before in latest and tie["max_lag"] is not None:
            yield after, add(latest[before] + lead, tie["max_lag"]) - tail


def slack(document: Json) -> Iterator[str]:
    """Steps of the examination have the float that the ties leave them."""
    latest = latest_starts(document)
    for step in document["steps"]:
        mine = step["phase"] == "examination" and step["kind"] == "task"
        if not mine or step["status"] != "todo" or step["id"] not in latest:
            continue
        days = (latest[step["id"]] - date.fromisoformat(step["start"])).days
        # Study pauses in a break, which may make it longer late in the plan, and its float less.
        spare = step["float_days"]
        if step["latest_at_least"]:  # a card that runs out may bound it, too
            continue
        off = max(spare - days, 0) if step["id"] == "exam.study" else abs(spare - days)
        if step["id"] != "exam.result" and off > TOLERANCE:
            yield f"{step['id']}: float_days {step['float_days']}, its ties leave {days}"
