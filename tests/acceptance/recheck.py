"""A stranger's re-check of one `plan --json` document, from the document alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from .arithmetic import add, expiry
from .backward import slack
from .paperwork import findings, sources, sums, windows
from .shape import DOCUMENT, PHASES

Json = dict[str, Any]


@dataclass(frozen=True)
class Span:
    """The days of one step in one schedule."""

    start: date
    end: date

    def edge(self, letter: str) -> date:
        return self.start if letter == "S" else self.end


def problems(document: Json) -> list[str]:
    """Everything wrong with a document; empty is good."""
    found = list(DOCUMENT(document, "$"))
    if found:
        return found
    checks = [_ids, _outcome, _order, sources, sums, findings]
    if document["feasible"]:
        checks += [_steps, _ties, _drivers, _critical, slack, windows]
    return [complaint for check in checks for complaint in check(document)]


def _spans(document: Json, prefix: str = "") -> dict[str, Span]:
    return {
        step["id"]: Span(
            date.fromisoformat(step[f"{prefix}start"]), date.fromisoformat(step[f"{prefix}end"])
        )
        for step in document["steps"]
    }


def _ids(document: Json) -> Iterator[str]:
    ids = [step["id"] for step in document["steps"]]
    if len(ids) != len(set(ids)):
        yield "a step id is used twice"
    for tie in document["dependencies"]:
        for end in ("predecessor", "successor"):
            if tie[end] not in ids:
                yield f"dependency names no step: {tie[end]}"


def _outcome(document: Json) -> Iterator[str]:
    if not document["feasible"]:
        for key in ("certified_on", "expires_on"):
            if document[key] is not None:
                yield f"infeasible, yet {key} is {document[key]}"
        if not any(finding["severity"] == "problem" for finding in document["findings"]):
            yield "infeasible without a finding that is a problem"
        return
    if document["alternatives"]:
        yield "feasible, yet alternatives are offered"
    if document["goal"]["credential"] != document["pathway"]["credential"]:
        yield "the pathway belongs to another credential"
    if document["certified_on"] is None:
        yield "feasible without certified_on"
        return
    if document["all_held"] is None:
        yield from _validity(document, date.fromisoformat(document["certified_on"]))


def _validity(document: Json, certified: date) -> Iterator[str]:
    """The last valid day is that of the rule; none where nobody can tell that it was renewed."""
    way = (document["pathway"]["id"], document["pathway"]["verdict"])
    days = {day.isoformat() for day in expiry(document["goal"]["credential"], certified)}
    allowed = {None} if way == ("holder", "unknown") else days
    if document["expires_on"] not in allowed:
        yield f"certified {certified}: expires_on {document['expires_on']}, rule gives {allowed}"


def _steps(document: Json) -> Iterator[str]:
    today = document["today"]
    for step in document["steps"]:
        name = step["id"]
        for prefix in ("", "earliest_", "latest_"):
            start, end = step[f"{prefix}start"], step[f"{prefix}end"]
            if start > end:
                yield f"{name}: {prefix}start {start} is after {prefix}end {end}"
        if add(date.fromisoformat(step["start"]), step["duration"]).isoformat() != step["end"]:
            yield f"{name}: {step['start']} + {step['duration']} is not {step['end']}"
        if step["earliest_start"] > step["latest_start"]:
            yield f"{name}: earliest start is after the latest"
        if step["earliest_end"] > step["latest_end"]:
            yield f"{name}: earliest end is after the latest"
        days = date.fromisoformat(step["latest_start"]) - date.fromisoformat(step["earliest_start"])
        if step["float_days"] != days.days:
            yield f"{name}: float_days {step['float_days']}, dates give {days.days}"
        acted = step["kind"] in {"task", "milestone"}
        if step["status"] == "todo" and acted and step["start"] < today:
            yield f"{name}: still to do, yet starts {step['start']}, before today"
        if step["status"] == "done" and step["start"] > today:
            yield f"{name}: done, yet starts {step['start']}, after today"


def _ties(document: Json) -> Iterator[str]:
    status = {step["id"]: step["status"] for step in document["steps"]}
    for prefix in ("", "latest_"):
        spans = _spans(document, prefix)
        for tie in document["dependencies"]:
            anchor = spans[tie["predecessor"]].edge(tie["type"][0])
            reached = spans[tie["successor"]].edge(tie["type"][1])
            name = f"{prefix}{tie['predecessor']} {tie['type']} {tie['successor']} ({tie['code']})"
            both_done = {status[tie["predecessor"]], status[tie["successor"]]} == {"done"}
            if both_done:
                continue
            if prefix and document["goal"]["finish_by"] and tie["code"] == "counted":
                continue  # what follows the certificate is dated from its earliest day
            if reached < add(anchor, tie["min_lag"]):
                yield f"{name}: {reached} is before {anchor} + {tie['min_lag']}"
            if tie["max_lag"] is not None and reached > add(anchor, tie["max_lag"]):
                yield f"{name}: {reached} is after {anchor} + {tie['max_lag']}"


def _drivers(document: Json) -> Iterator[str]:
    steps = {step["id"]: step for step in document["steps"]}
    for step in document["steps"]:
        if not step["drivers"]:
            yield f"{step['id']}: nothing says why it starts then"
        if step["drivers"] and all(d["date"] != step["start"] for d in step["drivers"]):
            yield f"{step['id']}: starts {step['start']}, drivers say {step['drivers']}"
        for driver in step["drivers"]:
            if driver["code"] in {"predecessor", "window"} and driver["ref"] not in steps:
                yield f"{step['id']}: driver refers to no step: {driver['ref']}"
            if driver["code"] == "today" and driver["date"] != document["today"]:
                yield f"{step['id']}: driver today on {driver['date']}"
            if driver["code"] == "start" and driver["date"] != document["goal"]["start"]:
                yield f"{step['id']}: driver start on {driver['date']}"
            if driver["code"] == "predecessor" and driver["ref"] in steps:
                yield from _tie_gives(document, step, steps[driver["ref"]])


def _tie_gives(document: Json, step: Json, before: Json) -> Iterator[str]:
    ties = [
        tie
        for tie in document["dependencies"]
        if (tie["predecessor"], tie["successor"]) == (before["id"], step["id"])
    ]
    if not ties:
        yield f"{step['id']}: driven by {before['id']}, to which nothing ties it"
    for tie in ties:
        anchor = date.fromisoformat(before["start" if tie["type"][0] == "S" else "end"])
        reached = date.fromisoformat(step["start" if tie["type"][1] == "S" else "end"])
        if reached >= add(anchor, tie["min_lag"]):
            continue
        yield f"{step['id']}: driven by {before['id']}, but its tie does not hold"


def _critical(document: Json) -> Iterator[str]:
    steps = {step["id"]: step for step in document["steps"]}
    path = document["critical_path"]
    flagged = {step["id"] for step in document["steps"] if step["critical"]}
    if flagged != set(path) or len(path) != len(set(path)):
        yield f"critical flags {sorted(flagged)} are not the path {path}"
    if not path and not _is_held(document):
        yield "no critical path"
    missing = [name for name in path if name not in steps]
    if missing:
        yield f"critical path names no step: {missing}"
        return
    if not path:
        return
    starts = [(steps[name]["start"], steps[name]["end"]) for name in path]
    if any(later[1] < earlier[0] for earlier, later in pairwise(starts)):
        yield "the critical path runs backward"
    goal = [step for step in document["steps"] if step["id"] == path[-1]]
    if goal[0]["start"] != document["certified_on"]:
        yield f"the critical path ends on {goal[0]['start']}, not on {document['certified_on']}"
    kept = document["goal"]["finish_by"] if goal[0]["status"] == "todo" else None
    if goal[0]["latest_start"] != (kept or document["certified_on"]):
        yield "the latest dates do not keep certified_on, or the day asked for"
    before = [s["float_days"] for s in document["steps"] if s["critical"]]
    if kept is None and (len(set(before)) > 1 or before[0] != 0):
        yield f"critical steps have float {before}"


def _is_held(document: Json) -> bool:
    """The person holds the credential already: nothing leads up to it."""
    ids = {
        f"{one['credential']}.exam.certified"
        for one in (document["all_held"] or {"credentials": []})["credentials"]
    } or {"exam.certified"}
    return any(s["id"] in ids and s["status"] == "done" for s in document["steps"])


def _order(document: Json) -> Iterator[str]:
    ranks = [PHASES.index(step["phase"]) for step in document["steps"]]
    if ranks != sorted(ranks):
        yield "phases are not in order"
