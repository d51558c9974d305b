"""What a person has done already: a list to choose from, and what each choice has to tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from cma_roadmap.cli.interview.answers import day, hours
from cma_roadmap.cli.interview.notepad import LAST, Entry, Notepad
from cma_roadmap.cli.interview.schools import ask_school
from cma_roadmap.loading.person.vocabulary import MILITARY
from cma_roadmap.sentences.told import told

KEYS = (
    *("born", "diploma", "training", "experience", "military", "credentials", "attempts"),
    *("clearances", "licenses"),
)
"""What the first question can tell of."""
_NOTHING = "nothing"


def ask_past(pad: Notepad) -> None:
    """Ask what is done already, then what each of that has to tell."""
    options = [(name, told(f"interview.past.{name}")) for name in (*_ASK, _NOTHING)]
    chosen = pad.talk.several("past", options)
    if chosen is None:
        return
    for name in (one for one in _ASK if one in chosen):
        _ASK[name](pad)
    if "diploma" not in chosen:
        _diploma_to_come(pad)


def _diploma(pad: Notepad) -> None:
    kinds = [(kind, told(f"interview.diploma.{kind}")) for kind in ("high_school", "ged", "hiset")]
    kind = pad.talk.choose("diploma_kind", kinds) or "high_school"
    found: Entry = {"kind": kind}
    while True:
        found["on"] = pad.day("diploma", "diploma_day")
        if kind == "high_school" and "country" not in found:
            found["country"] = pad.talk.named("diploma_country", pad.lookup.country)
        if pad.put("diploma", _without_gaps(found)):
            return


def _diploma_to_come(pad: Notepad) -> None:
    """Who has none yet: when one is due, and the age, which limits ask for."""

    def reads(text: str) -> str:
        if text.casefold() in ("none", "no"):
            return "none"
        return day(text, pad.today).last.isoformat()

    due = pad.talk.until("diploma_due", reads)
    if due is not None:
        pad.put(
            "diploma", {"kind": "none"} if due == "none" else {"kind": "high_school", "on": due}
        )
    while born := pad.talk.until("born", lambda text: day(text, pad.today)):
        said = born.first.isoformat()
        if pad.put("born", said if born.is_day else said[:7]):
            return


def _finished(pad: Notepad) -> None:
    _school(pad, "completed_on", "classes_ended")


def _enrolled(pad: Notepad) -> None:
    _school(pad, "expected_on", "classes_end", LAST, over=False)


def _left(pad: Notepad) -> None:
    _school(pad, "left_on", "left")


def _school(
    pad: Notepad, key: str, code: str, careful: str = "first", *, over: bool = True
) -> None:
    """A school with the day of its end, without which a profile cannot have it."""
    pad.talk.remark(f"about.{key}")
    found = ask_school(pad)
    while found is not None:
        ends = pad.day("training", code, careful, over=over)
        if ends is None:
            program = found.get("program")
            name = pad.catalog.program(program).name if program else found["name"]
            _left_out(pad, "training", name)
            return
        closed = pad.talk.yes("closed") if key == "left_on" else None
        if pad.add("training", _without_gaps({**found, key: ends, "closed": closed or None})):
            return


def _work(pad: Notepad) -> None:
    while True:
        pad.talk.remark("about.work")
        first = pad.day("experience", "work_from", LAST)
        if first is None:
            return
        last = pad.day("experience", "work_to")
        hours = pad.talk.until("work_hours", _hours_of_work)
        entry = {"role": "medical_assistant", "from": first, "to": last or "present"}
        kept = pad.add("experience", _without_gaps({**entry, "hours_per_week": hours}))
        if kept and not pad.talk.yes("work_more"):
            return


def _hours_of_work(text: str) -> int:
    found = hours(text)
    return 40 if found is None else found


def _military(pad: Notepad) -> None:
    pad.talk.remark("about.military", names=", ".join(MILITARY))
    while training := pad.talk.named("military", pad.lookup.training):
        done = pad.day("military", "military_day")
        if done is None:
            _left_out(pad, "military", training)
            return
        if pad.add("military", {"training": training, "completed_on": done}):
            return


def _certificates(pad: Notepad) -> None:
    _list_credentials(pad)
    while id_ := pad.talk.named("certificate", pad.lookup.credential):
        name = pad.catalog.name_of(id_)
        since = pad.day("credentials", "certified", name=name)
        if since is None:
            _left_out(pad, "credentials", name)
            continue
        until = pad.day("credentials", "expires", over=False, name=name)
        entry = {"id": id_, "certified_on": since, "expires_on": until}
        pad.add("credentials", _without_gaps(entry))


def _list_credentials(pad: Notepad) -> None:
    names = ", ".join(listing.name for listing in pad.catalog.index)
    pad.talk.remark("about.credentials", names=names)


def _exams(pad: Notepad) -> None:
    _list_credentials(pad)
    while id_ := pad.talk.named("exam", pad.lookup.credential):
        sat = pad.day("attempts", "sat", LAST, name=pad.catalog.name_of(id_))
        if sat is None:
            _left_out(pad, "attempts", pad.catalog.name_of(id_))
            continue
        passed = pad.talk.yes("passed")
        pad.add("attempts", _without_gaps({"credential": id_, "on": sat, "passed": passed}))


def _cards(pad: Notepad) -> None:
    names = ", ".join(clearance.id for clearance in pad.catalog.clearances)
    pad.talk.remark("about.cards", names=names)
    while id_ := pad.talk.named("card", pad.lookup.clearance):
        days = pad.talk.until("card_days", lambda text: _days(text, pad))
        if days is None:
            _left_out(pad, "clearances", id_)
            continue
        pad.talk.remark("understood", day="; ".join(map(pad.shown, days)))
        told_days: Any = [one.isoformat() for one in days]
        pad.put("clearances", {**pad.said.get("clearances", {}), id_: told_days})


def _days(text: str, pad: Notepad) -> list[Any]:
    """The days of several doses, with `and` or `;` between them; of ISO days a comma will do."""
    parts = re.split(r"\s*(?:;|\band\b|&|,(?=\s*\d{4}-))\s*", text)
    found = [day(part, pad.today) for part in parts if part]
    vague = [one for one in found if not one.is_day]
    if vague or not found:
        raise ValueError(told("interview.whole_days"))
    return sorted({one.first for one in found})


def _licenses(pad: Notepad) -> None:
    while kind := pad.talk.named("license", pad.lookup.license):
        state = pad.talk.named("license_state", pad.lookup.state)
        until = pad.day("licenses", "license_until", over=False)
        pad.add("licenses", _without_gaps({"kind": kind, "state": state, "expires_on": until}))


def _left_out(pad: Notepad, key: str, name: str) -> None:
    pad.note(key, "left_out", name=name)


def _without_gaps(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if value is not None}


_ASK: dict[str, Callable[[Notepad], None]] = {
    "diploma": _diploma,
    "finished": _finished,
    "enrolled": _enrolled,
    "left": _left,
    "work": _work,
    "military": _military,
    "certificate": _certificates,
    "exam": _exams,
    "cards": _cards,
    "license": _licenses,
}
"""What can be chosen, in the order of the list, each with what is asked then."""
