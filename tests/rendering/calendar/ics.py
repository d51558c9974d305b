"""A reader of iCalendar bytes for tests, written from RFC 5545 and nothing else, and an importer.

It trusts nothing: whatever the format asks for and this file does not find is an assertion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

_ONCE = {
    "VCALENDAR": ("PRODID", "VERSION", "CALSCALE", "METHOD", "UID", "NAME", "X-WR-CALNAME"),
    "VEVENT": ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"),
    "VALARM": ("UID", "ACTION", "TRIGGER", "DESCRIPTION"),
}
_INSIDE = {"VEVENT": "VCALENDAR", "VALARM": "VEVENT"}
_LINE = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<params>(;[A-Z0-9-]+=("[^"\x00-\x1f]*"|[^",;:\x00-\x1f]*))*)'
    r":(?P<value>.*)"
)
_TEXT = re.compile(r"(\\[\\;,nN]|[^\\;,\x00-\x1f\x7f])*")
_TEXTS = (
    *("SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "CATEGORIES"),
    *("UID", "RELATED-TO"),
)


@dataclass
class Component:
    """What lies between BEGIN and END."""

    name: str
    properties: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    children: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[tuple[dict[str, str], str]]:
        return [(params, value) for known, params, value in self.properties if known == name]

    def __getitem__(self, name: str) -> str:
        ((_, value),) = self.all(name)
        return plain(value) if name in _TEXTS else value

    def __contains__(self, name: str) -> bool:
        return bool(self.all(name))

    @property
    def cancelled(self) -> bool:
        return self["STATUS"] == "CANCELLED"

    @property
    def first(self) -> date:
        return day(self, "DTSTART")

    @property
    def end(self) -> date:
        return day(self, "DTEND")


def plain(value: str) -> str:
    """What an escaped value says."""
    out, characters = [], iter(value)
    for character in characters:
        if character == "\\":
            escaped = next(characters)
            out.append("\n" if escaped in "nN" else escaped)
        else:
            out.append(character)
    return "".join(out)


def day(component: Component, name: str) -> date:
    ((params, value),) = component.all(name)
    assert params == {"VALUE": "DATE"}
    assert re.fullmatch(r"[0-9]{8}", value)
    return date.fromisoformat(f"{value[:4]}-{value[4:6]}-{value[6:]}")


def lines(data: bytes) -> Iterator[str]:
    """Unfolded lines, after a look at every byte of the folded ones."""
    assert data.endswith(b"\r\n")
    assert data.count(b"\r") == data.count(b"\n") == data.count(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    assert all(physical), "blank line"
    assert max(map(len, physical)) <= 75
    whole: list[str] = []
    for line in physical:
        text = line.decode("utf-8")  # a letter that was split would fail here
        if text[0] in " \t":
            whole[-1] += text[1:]
        else:
            whole.append(text)
    yield from whole


def read(data: bytes) -> Component:
    """The calendar in `data`, checked."""
    root = Component("")
    open_ = [root]
    for text in lines(data):
        found = _LINE.fullmatch(text)
        assert found, text
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            assert open_[-1].name == _INSIDE.get(value, "")
            child = Component(value)
            open_[-1].children.append(child)
            open_.append(child)
        elif name == "END":
            assert open_.pop().name == value
        else:
            open_[-1].properties.append((name, _parameters(found["params"]), value))
    assert open_ == [root]
    (calendar,) = root.children
    check(calendar)
    return calendar


def _parameters(text: str) -> dict[str, str]:
    pairs = re.findall(r';([A-Z0-9-]+)=("[^"]*"|[^";]*)', text)
    assert len({name for name, _ in pairs}) == len(pairs)
    return {name: value.strip('"') for name, value in pairs}


def check(component: Component) -> None:
    """What must stand in each component, once, and what must not stand there at all."""
    for name in _ONCE[component.name]:
        assert len(component.all(name)) == 1, (component.name, name)
    for name, _, value in component.properties:
        assert name not in ("RRULE", "ATTACH", "ATTENDEE", "ORGANIZER", "METHOD") or (
            name == "METHOD" and component.name == "VCALENDAR"
        )
        if name in _TEXTS:
            assert _TEXT.fullmatch(value), (name, value)
    if component.name == "VCALENDAR":
        assert component["VERSION"] == "2.0"
        assert component.children
        uids = [event["UID"] for event in component.children]
        assert len(set(uids)) == len(uids)
    if component.name == "VEVENT":
        assert component.first < component.end
        assert component["STATUS"] in ("CONFIRMED", "CANCELLED")
        assert component["TRANSP"] in ("OPAQUE", "TRANSPARENT")
        alarms = [alarm["UID"] for alarm in component.children]
        assert len(set(alarms)) == len(alarms)
    if component.name == "VALARM":
        assert component["ACTION"] == "DISPLAY"
        assert re.fullmatch(r"-P([0-9]+D)?T[0-9]+H", component["TRIGGER"])
    for child in component.children:
        check(child)


def by_step(calendar: Component) -> dict[str, Component]:
    return {event["X-CMA-ROADMAP-STEP"]: event for event in calendar.children}


def alarm_day(event: Component, alarm: Component) -> date:
    """The day on which an alarm rings, which is relative to the midnight before the entry."""
    found = re.fullmatch(r"-P(?:([0-9]+)D)?T([0-9]+)H", alarm["TRIGGER"])
    assert found
    hours = 24 * int(found[1] or 0) + int(found[2])
    return event.first - timedelta(days=-(-hours // 24))


class Importer:
    """A calendar program that keeps one entry a UID: that with the highest SEQUENCE."""

    def __init__(self) -> None:
        self.kept: dict[str, Component] = {}

    def take(self, calendar: Component) -> None:
        for event in calendar.children:
            old = self.kept.get(event["UID"])
            if old is None or int(event["SEQUENCE"]) > int(old["SEQUENCE"]):
                self.kept[event["UID"]] = event

    @property
    def shown(self) -> list[Component]:
        return [event for event in self.kept.values() if not event.cancelled]
