"""Reading a calendar that was exported before: only what the next one must know of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.fast_start.lazy_classes import dataclass, field
from cma_roadmap.loading.calendar.calendar_lines import (
    EXPORT_HINT,
    Opened,
    Property,
    read_lines,
    unescaped,
)
from cma_roadmap.loading.yaml.located import MOST_PROBLEMS
from cma_roadmap.model.results.exported_calendar import (
    DIGEST,
    PRODUCT,
    STEP,
    PastEntry,
    PreviousCalendar,
    entry_uid,
)
from cma_roadmap.sentences.told import told

MAX_BYTES = 2 * 1024 * 1024
"""Many times the size of the longest plan with all that it ever dropped."""

_CALENDAR, _ENTRY = ("VCALENDAR",), ("VCALENDAR", "VEVENT")
_NEEDED = ("UID", "SEQUENCE", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", STEP, DIGEST)
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_INSTANT = re.compile(r"(\d{4})(\d{2})(\d{2})T\d{6}Z", re.ASCII)
_SEQUENCE = re.compile(r"(\d{1,9})", re.ASCII)
_FINGERPRINT = re.compile(r"([0-9a-f]{32})")


@dataclass(slots=True)
class _Group:
    """The properties read of one component that begins on `line`."""

    line: int
    found: dict[str, Property] = field(default_factory=dict)


def read_previous(
    data: bytes, file: str, plan: str, calendar_uid: str | None = None
) -> PreviousCalendar:
    """Read an earlier calendar of the plan with the UID `plan`.

    Args:
        data: the bytes of the file.
        file: its name, as it should stand in messages.
        plan: the UID that the entries are made from.
        calendar_uid: the UID that the calendar must have; that of the plan where it has all of it.

    Raises:
        BadInputError: it is no calendar of ours, not of this plan, or not whole; all problems.
    """
    reader = _Reader(file)
    calendar, entries = reader.groups(data)
    reader.check_calendar(calendar, calendar_uid or plan)
    past = [reader.entry(group) for group in entries]
    reader.check_uids(entries, plan)
    if reader.problems:
        raise BadInputError(reader.problems[:MOST_PROBLEMS])
    return PreviousCalendar(plan, tuple(entry for entry in past if entry is not None))


class _Reader:
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def groups(self, data: bytes) -> tuple[_Group, list[_Group]]:
        """What the calendar says of itself, and each of its entries."""
        calendar, entries = _Group(1), list[_Group]()
        for item in read_lines(data, self.file, MAX_BYTES):
            if isinstance(item, Opened):
                if item.inside == _ENTRY:
                    entries.append(_Group(item.line))
            elif item.inside == _CALENDAR and item.name in ("PRODID", "UID"):
                self._keep(calendar, item)
            elif item.inside == _ENTRY and item.name in _PARSERS:
                self._keep(entries[-1], item)
        return calendar, entries

    def _keep(self, group: _Group, item: Property) -> None:
        if group.found.setdefault(item.name, item) is not item:
            self._problem("twice", item.line, name=item.name)

    def check_calendar(self, calendar: _Group, plan: str) -> None:
        """Refuse at once what is not of this program or this plan: all else would mislead."""
        product, uid = calendar.found.get("PRODID"), calendar.found.get("UID")
        if product is None or unescaped(product.value) != PRODUCT:
            line = product.line if product else calendar.line
            raise BadInputError([self._said("other_program", line)])
        if uid is None or uid.value != plan:
            line = uid.line if uid else calendar.line
            raise BadInputError([self._said("other_plan", line)])

    def check_uids(self, entries: list[_Group], plan: str) -> None:
        """Each entry must be of this plan, and there once: what is called off must be ours."""
        seen: set[str] = set()
        for group in entries:
            uid, step = group.found.get("UID"), group.found.get(STEP)
            if uid is None or step is None:
                continue
            if uid.value != entry_uid(plan, unescaped(step.value)):
                self._problem("foreign_entry", uid.line)
            elif uid.value in seen:
                self._problem("repeated_entry", uid.line)
            seen.add(uid.value)

    def entry(self, group: _Group) -> PastEntry | None:
        """One entry; `None`, with the problems noted, if it lacks anything that is needed."""
        before = len(self.problems)
        for name in _NEEDED:
            if name not in group.found:
                self._problem("missing", group.line, name=name)
        values = {name: self._value(item) for name, item in group.found.items()}
        if len(self.problems) > before:
            return None
        if values["DTEND"] <= values["DTSTART"]:
            self._problem("ends_too_soon", group.found["DTEND"].line)
        return PastEntry(
            uid=values["UID"],
            step=values[STEP],
            sequence=values["SEQUENCE"],
            digest=values[DIGEST],
            title=values["SUMMARY"],
            first=values["DTSTART"],
            end=values["DTEND"],
            changed=values["LAST-MODIFIED"],
            cancelled=values.get("STATUS") == "CANCELLED",
        )

    def _value(self, item: Property) -> Any:
        try:
            return _PARSERS[item.name](item.value)
        except ValueError:
            value = repr(item.value[:40])
            self._problem("wrong_value", item.line, name=item.name, value=value)
            return None

    def _problem(self, key: str, line: int, **params: object) -> None:
        self.problems.append(self._said(key, line, **params))

    def _said(self, key: str, line: int, **params: object) -> Problem:
        place = SourceLocation(self.file, line)
        return Problem.of(key, place, hint=told(EXPORT_HINT), **params)


def _day(value: str) -> date:
    return date(*map(int, _groups(_DAY, value)))


def _instant(value: str) -> date:
    return date(*map(int, _groups(_INSTANT, value)))


def _sequence(value: str) -> int:
    return int(_groups(_SEQUENCE, value)[0])


def _fingerprint(value: str) -> str:
    return _groups(_FINGERPRINT, value)[0]


def _groups(pattern: re.Pattern[str], value: str) -> tuple[str, ...]:
    found = pattern.fullmatch(value)
    if found is None:
        raise ValueError(value)
    return found.groups()


_PARSERS: dict[str, Callable[[str], Any]] = {
    "UID": str,
    "SEQUENCE": _sequence,
    "LAST-MODIFIED": _instant,
    "DTSTART": _day,
    "DTEND": _day,
    "SUMMARY": unescaped,
    "STATUS": str.upper,
    STEP: unescaped,
    DIGEST: _fingerprint,
}
